import { Dropdown, Field, Input, Option } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { zApproverRole } from "../../../shared/contract/approvals.ts";
import type { EscalationRules } from "../../../shared/contract/escalations.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { useCaseStyles } from "./styles.ts";

/** Thresholds that may be left empty, and those that may not. */
const OPTIONAL = [
  "daysPastDue",
  "brokenPromises",
  "refusalDays",
  "bouncedDays",
  "riskDays",
  "unreachableDays",
] as const;
const NEEDED = ["brokenWithinDays", "unreachableAttempts"] as const;
type Name = (typeof OPTIONAL)[number] | (typeof NEEDED)[number];
const ORDER: readonly Name[] = [
  ...(["daysPastDue", "brokenPromises", "brokenWithinDays", "unreachableDays", "unreachableAttempts"] as const),
  ...(["refusalDays", "bouncedDays", "riskDays"] as const),
];

/** A whole number above zero as it was typed; null where it is none. */
function wholeOf(text: string): number | null {
  const number = Number(text.trim());
  return /^\d{1,10}$/.test(text.trim()) && number > 0 ? number : null;
}

/** The rules of escalation: from when customers are proposed, who answers at each level and within how long. */
export function RulesDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { data } = useQuery(orpc.escalations.rules.queryOptions());
  return data === undefined ? null : <Form rules={data} onClose={onClose} />;
}

function Form({ rules, onClose }: { readonly rules: EscalationRules; readonly onClose: () => void }): ReactNode {
  const styles = useCaseStyles();
  const { t } = useTranslation();
  const { data: people } = useQuery(orpc.users.list.queryOptions());
  const [typed, type] = useState<Readonly<Record<string, string>>>(() => ({
    ...Object.fromEntries(ORDER.map((name) => [name, String(rules.thresholds[name] ?? "")])),
    ...Object.fromEntries(rules.thresholds.amounts.map(({ currency, minMinor }) => [currency, String(minMinor / 100)])),
    ...Object.fromEntries(rules.levels.map(({ level, slaDays }) => [level, String(slaDays)])),
  }));
  const [levels, setLevels] = useState(rules.levels);
  const [tried, tryIt] = useState(false);
  const send = useCommand<unknown>();
  const text = (name: string): string => typed[name] ?? "";
  const optional = (name: string): boolean =>
    OPTIONAL.some((each) => each === name) || rules.thresholds.amounts.some(({ currency }) => currency === name);
  const bad = (name: string): boolean => !(optional(name) && text(name).trim() === "") && wholeOf(text(name)) === null;
  const currencies = rules.thresholds.amounts.map(({ currency }) => currency);
  const names = [...ORDER, ...currencies, ...levels.map(({ level }) => level)];
  const submit = (): void => {
    tryIt(true);
    if (names.some(bad)) return;
    const needed = (name: string): number => wholeOf(text(name)) ?? 1;
    const thresholds = {
      ...Object.fromEntries(OPTIONAL.map((name) => [name, wholeOf(text(name))])),
      ...Object.fromEntries(NEEDED.map((name) => [name, needed(name)])),
      amounts: currencies.flatMap((currency) => {
        const units = wholeOf(text(currency));
        return units === null ? [] : [{ currency, minMinor: units * 100 }];
      }),
    } as EscalationRules["thresholds"];
    const kept = { thresholds, levels: levels.map((rule) => ({ ...rule, slaDays: needed(rule.level) })) };
    send.mutate(() => ledger.escalations.saveRules({ commandId: crypto.randomUUID(), rules: kept }), {
      onSuccess: onClose,
    });
  };
  const field = (name: string, label: string): ReactNode => (
    <Field
      key={name}
      label={label}
      {...(tried && bad(name)
        ? { validationState: "error" as const, validationMessage: t("escalations.rules.wrong") }
        : {})}
    >
      <Input
        className={styles.control}
        inputMode="numeric"
        maxLength={12}
        value={text(name)}
        onChange={(_, { value }) => type({ ...typed, [name]: value })}
      />
    </Field>
  );
  const change = (level: string, changes: Partial<EscalationRules["levels"][number]>): void =>
    setLevels(levels.map((rule) => (rule.level === level ? { ...rule, ...changes } : rule)));
  const anybody = t("escalations.rules.anybody");
  return (
    <FormDialog
      wide
      title={t("escalations.rules.title")}
      action={t("escalations.rules.save")}
      busy={send.isPending}
      error={send.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <h3 className={styles.heading}>{t("escalations.rules.thresholds")}</h3>
      <p className={styles.quiet}>{t("escalations.rules.never")}</p>
      <div className={styles.two}>
        {ORDER.map((name) => field(name, t(`escalations.rules.${name}`)))}
        {currencies.map((currency) => field(currency, t("escalations.rules.amount", { currency })))}
      </div>
      <h3 className={styles.heading}>{t("escalations.rules.levels")}</h3>
      {levels.map(({ level, role, personId }) => {
        const name = t(`escalationCodes.levels.${level}`);
        return (
          <div key={level} className={styles.three}>
            <Field label={`${name}: ${t("escalations.rules.role")}`}>
              <Dropdown
                className={styles.control}
                value={t(`escalationCodes.roles.${role}`)}
                selectedOptions={[role]}
                onOptionSelect={(_, { optionValue }) => {
                  const known = zApproverRole.safeParse(optionValue);
                  if (known.success) change(level, { role: known.data });
                }}
              >
                {zApproverRole.options.map((each) => (
                  <Option key={each} value={each}>
                    {t(`escalationCodes.roles.${each}`)}
                  </Option>
                ))}
              </Dropdown>
            </Field>
            <Field label={`${name}: ${t("escalations.rules.person")}`}>
              <Dropdown
                className={styles.control}
                value={people?.rows.find(({ id }) => id === personId)?.name ?? anybody}
                selectedOptions={[personId === null ? "" : String(personId)]}
                onOptionSelect={(_, { optionValue }) =>
                  change(level, { personId: optionValue ? Number(optionValue) : null })
                }
              >
                <Option value="">{anybody}</Option>
                {(people?.rows ?? [])
                  .filter(({ active }) => active)
                  .map(({ id, name: who }) => (
                    <Option key={id} value={String(id)}>
                      {who}
                    </Option>
                  ))}
              </Dropdown>
            </Field>
            {field(level, t("escalations.rules.sla"))}
          </div>
        );
      })}
    </FormDialog>
  );
}
