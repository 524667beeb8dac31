import { Button, Checkbox, Dropdown, Input, makeStyles, Option, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Resolver } from "../../../shared/contract/dispute-terms.ts";
import { zResolver } from "../../../shared/contract/dispute-terms.ts";
import type { DisputeTypeRule, ResolverRule } from "../../../shared/contract/disputes.ts";
import { zResolverRule } from "../../../shared/contract/disputes.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { NumberInput, wholeOf } from "./NumberInput.tsx";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  form: { display: "grid", gap: tokens.spacingVerticalL },
  scroll: { overflowX: "auto" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    "& th": { textAlign: "left", fontWeight: tokens.fontWeightRegular, padding: "2px 8px 2px 0" },
    "& thead th": { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
    "& tbody th": { minWidth: "120px" },
    "& td": { padding: "2px 6px 2px 0" },
  },
  choice: { minWidth: "112px", width: "112px" },
  days: { width: "48px", minWidth: 0 },
  evidence: { width: "100%", minWidth: "110px" },
  address: { width: "100%", minWidth: "220px" },
});

/** Most business days that can be given to answer. */
const MOST_DAYS = 250;

type TypedRule = Omit<DisputeTypeRule, "slaDays"> & { readonly days: string };

const asTyped = (types: readonly DisputeTypeRule[]): TypedRule[] =>
  types.map(({ slaDays, ...rule }) => ({ ...rule, days: String(slaDays) }));

/** Ajustes: who resolves each kind of dispute, in how many business days, and by which addresses they are reached. */
export function DisputesSection(): ReactNode {
  const { data } = useQuery(orpc.disputes.rules.queryOptions());
  return data === undefined ? null : <Rules {...data} />;
}

interface Props {
  readonly types: readonly DisputeTypeRule[];
  readonly resolvers: readonly ResolverRule[];
  readonly kpiDays: number;
}

function Rules({ types, resolvers, kpiDays }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [rules, setRules] = useDraft<readonly TypedRule[]>(types, () => asTyped(types));
  const [people, setPeople] = useDraft(resolvers, () => resolvers);
  const [limit, setLimit] = useDraft(kpiDays, () => String(kpiDays));
  const saving = useMutation({
    mutationFn: (input: Parameters<typeof ledger.disputes.saveRules>[0]) => ledger.disputes.saveRules(input),
  });
  const change = (code: string, what: Partial<TypedRule>): void =>
    setRules(rules.map((rule) => (rule.code === code ? { ...rule, ...what } : rule)));
  const changePerson = (code: string, what: Partial<ResolverRule>): void =>
    setPeople(people.map((each) => (each.code === code ? { ...each, ...what } : each)));
  const name = (code: Resolver): string =>
    people.find((each) => each.code === code)?.name || t(`disputes.resolvers.${code}`);
  const badDays = rules.some((rule) => wholeOf(rule.days, 1, MOST_DAYS) === null);
  const badMail = people.some((each) => !zResolverRule.shape.email.safeParse(each.email).success);
  const days = wholeOf(limit, 1, MOST_DAYS);
  const changed =
    JSON.stringify([rules, people, limit]) !== JSON.stringify([asTyped(types), resolvers, String(kpiDays)]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!changed || badDays || badMail || days === null || saving.isPending) return;
    saving.mutate({
      commandId: crypto.randomUUID(),
      types: rules.map(({ days: typed, ...rule }) => ({ ...rule, slaDays: Number(typed) })),
      resolvers: [...people],
      kpiDays: days,
    });
  };
  return (
    <Section title={t("disputes.settings.title")} hint={t("disputes.settings.intro")}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <h3 className={styles.heading}>{t("disputes.settings.types")}</h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow window scrolls it, and keys must reach it */}
        <section className={styles.scroll} tabIndex={0} aria-label={t("disputes.settings.types")}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t("disputes.settings.type")}</th>
                <th scope="col">{t("disputes.settings.resolver")}</th>
                <th scope="col">{t("disputes.settings.copyTo")}</th>
                <th scope="col">{t("disputes.settings.days")}</th>
                <th scope="col">{t("disputes.settings.evidence")}</th>
                <th scope="col">{t("disputes.settings.active")}</th>
              </tr>
            </thead>
            <tbody>
              {rules.map((rule) => {
                const kind = t(`disputes.types.${rule.code}`);
                return (
                  <tr key={rule.code}>
                    <th scope="row">{kind}</th>
                    <td>
                      <ResolverChoice
                        label={`${t("disputes.settings.resolver")}: ${kind}`}
                        value={rule.resolver}
                        name={name}
                        nobody={null}
                        onChoose={(resolver) => resolver !== null && change(rule.code, { resolver })}
                      />
                    </td>
                    <td>
                      <ResolverChoice
                        label={`${t("disputes.settings.copyTo")}: ${kind}`}
                        value={rule.copyTo}
                        name={name}
                        nobody={t("disputes.settings.nobody")}
                        onChoose={(copyTo) => change(rule.code, { copyTo })}
                      />
                    </td>
                    <td>
                      <Input
                        size="small"
                        className={styles.days}
                        inputMode="numeric"
                        aria-label={`${t("disputes.settings.days")}: ${kind}`}
                        aria-invalid={wholeOf(rule.days, 1, MOST_DAYS) === null}
                        maxLength={3}
                        value={rule.days}
                        onChange={(_, { value }) => change(rule.code, { days: value })}
                      />
                    </td>
                    <td>
                      <Input
                        size="small"
                        className={styles.evidence}
                        aria-label={`${t("disputes.settings.evidence")}: ${kind}`}
                        placeholder={t(`disputes.evidence.${rule.code}`)}
                        maxLength={500}
                        value={rule.evidence}
                        onChange={(_, { value }) => change(rule.code, { evidence: value })}
                      />
                    </td>
                    <td>
                      <Checkbox
                        aria-label={`${t("disputes.settings.active")}: ${kind}`}
                        checked={rule.active}
                        onChange={(_, { checked }) => change(rule.code, { active: checked === true })}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
        <h3 className={styles.heading}>{t("disputes.settings.resolvers")}</h3>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("disputes.settings.resolver")}</th>
              <th scope="col">{t("disputes.settings.resolverName")}</th>
              <th scope="col">{t("disputes.settings.email")}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((each) => {
              const kind = t(`disputes.resolvers.${each.code}`);
              return (
                <tr key={each.code}>
                  <th scope="row">{kind}</th>
                  <td>
                    <Input
                      size="small"
                      aria-label={`${t("disputes.settings.resolverName")}: ${kind}`}
                      placeholder={kind}
                      maxLength={80}
                      value={each.name}
                      onChange={(_, { value }) => changePerson(each.code, { name: value })}
                    />
                  </td>
                  <td>
                    <Input
                      size="small"
                      className={styles.address}
                      aria-label={`${t("disputes.settings.email")}: ${kind}`}
                      maxLength={500}
                      value={each.email}
                      onChange={(_, { value }) => changePerson(each.code, { email: value })}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <NumberInput label={t("disputes.settings.kpiDays")} from={1} to={MOST_DAYS} text={limit} onText={setLimit} />
        {badDays && <Notice intent="error">{t("disputes.settings.daysInvalid")}</Notice>}
        {badMail && <Notice intent="error">{t("disputes.settings.emailInvalid")}</Notice>}
        {saving.isError && <ErrorNotice error={saving.error} onDismiss={saving.reset} />}
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={!changed || saving.isPending}>
            {t("disputes.settings.save")}
          </Button>
        </div>
      </form>
    </Section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: Resolver | null;
  readonly name: (code: Resolver) => string;
  /** Words of "nobody" where that can be chosen. */
  readonly nobody: string | null;
  readonly onChoose: (code: Resolver | null) => void;
}

function ResolverChoice({ label, value, name, nobody, onChoose }: ChoiceProps): ReactNode {
  const styles = useStyles();
  return (
    <Dropdown
      size="small"
      className={styles.choice}
      aria-label={label}
      value={value === null ? (nobody ?? "") : name(value)}
      selectedOptions={[value ?? ""]}
      onOptionSelect={(_, { optionValue }) => {
        const known = zResolver.safeParse(optionValue);
        if (known.success) onChoose(known.data);
        else if (nobody !== null) onChoose(null);
      }}
    >
      {nobody !== null && <Option value="">{nobody}</Option>}
      {zResolver.options.map((code) => (
        <Option key={code} value={code} text={name(code)}>
          {name(code)}
        </Option>
      ))}
    </Dropdown>
  );
}
