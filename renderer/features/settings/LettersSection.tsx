import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Letterhead, zLetterhead } from "../../../shared/contract/letters.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { ledger, orpc } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { queryClient } from "../../lib/query-client.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    alignItems: "start",
  },
  logo: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM },
  picture: { maxWidth: "180px", maxHeight: "60px", border: `1px solid ${tokens.colorNeutralStroke2}` },
  small: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  save: { alignSelf: "flex-start" },
});

/** Cartas: the letterhead, who signs, how to pay and the terms of demands. */
export function LettersSection(): ReactNode {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(orpc.letters.letterhead.queryOptions());
  return (
    <Section title={t("letters.letterhead.title")} hint={t("letters.letterhead.intro")}>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          {data.missing.length > 0 && (
            <Notice intent="warning">
              {t("letters.letterhead.missing", {
                names: data.missing.map((name) => t(`letters.letterhead.fields.${name}`)).join(", "),
              })}
            </Notice>
          )}
          <Logo logo={data.logo} />
          <LetterheadForm before={data.letterhead} />
        </>
      )}
    </Section>
  );
}

const refresh = (): void => void queryClient.invalidateQueries({ queryKey: orpc.letters.key() });

function Logo({ logo }: { readonly logo: { readonly base64: string; readonly mime: string } | null }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const choosing = useMutation({
    mutationFn: async (remove: boolean) => {
      const [file] = remove ? [null] : await native.chooseEvidence();
      if (file === undefined) return;
      await ledger.letters.setLogo({ commandId: crypto.randomUUID(), file });
    },
    onSuccess: refresh,
  });
  return (
    <Field label={t("letters.letterhead.logo")} hint={t("letters.letterhead.logoHint")}>
      <div className={styles.logo}>
        {logo !== null && (
          <img
            className={styles.picture}
            src={`data:${logo.mime};base64,${logo.base64}`}
            alt={t("letters.letterhead.logoAlt")}
          />
        )}
        <Button disabledFocusable={choosing.isPending} onClick={() => choosing.mutate(false)}>
          {t("letters.letterhead.chooseLogo")}
        </Button>
        {logo !== null && <Button onClick={() => choosing.mutate(true)}>{t("letters.letterhead.removeLogo")}</Button>}
      </div>
      {choosing.isError && <ErrorNotice error={choosing.error} onDismiss={choosing.reset} />}
    </Field>
  );
}

const SHORT = ["series", "name", "address", "phone", "email", "website", "place", "signer", "position"] as const;
const LONG = ["payTo", "complaints", "privacy"] as const;
const TERMS = [
  ["first", "termFirst"],
  ["second", "termSecond"],
  ["final", "termFinal"],
] as const;
const LENGTH: Readonly<Record<(typeof SHORT)[number], number>> = {
  series: 10,
  name: 200,
  address: 300,
  phone: 60,
  email: 254,
  website: 200,
  place: 120,
  signer: 120,
  position: 120,
};

/** Nothing is changed; fields may stand in another order. */
function same(wanted: Letterhead, before: Letterhead): boolean {
  return JSON.stringify(wanted) === JSON.stringify(zLetterhead.parse(before));
}

function LetterheadForm({ before }: { readonly before: Letterhead }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [typed, setTyped] = useDraft(before, () => before);
  const [numbers, setNumbers] = useDraft(before, () => ({
    first: String(before.termDays.first),
    second: String(before.termDays.second),
    final: String(before.termDays.final),
    daysAhead: String(before.daysAhead),
  }));
  const wanted = zLetterhead.safeParse({
    ...typed,
    termDays: { first: Number(numbers.first), second: Number(numbers.second), final: Number(numbers.final) },
    daysAhead: Number(numbers.daysAhead),
  });
  const saving = useMutation({
    mutationFn: async (letterhead: Letterhead) =>
      ledger.letters.saveLetterhead({ commandId: crypto.randomUUID(), letterhead }),
    onSuccess: ({ letterhead: { payTo, complaints, privacy } }) => {
      // What waits for another person is not kept yet.
      setTyped((now) => ({ ...now, payTo, complaints, privacy }));
      refresh();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted.success && !same(wanted.data, before)) saving.mutate(wanted.data);
  };
  const wrong = (path: string): string | null =>
    !wanted.success && wanted.error.issues.some((issue) => issue.path.join(".") === path)
      ? t("letters.letterhead.invalid")
      : null;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.pair}>
        {SHORT.map((name) => (
          <TextField
            key={name}
            label={t(`letters.letterhead.fields.${name}`)}
            {...(name === "name" ? { hint: t("letters.letterhead.hints.name") } : {})}
            maxLength={LENGTH[name]}
            value={typed[name]}
            problem={wrong(name)}
            onValue={(value) => setTyped({ ...typed, [name]: name === "series" ? value.toUpperCase() : value })}
          />
        ))}
        <TextField
          label={t("letters.letterhead.fields.jurisdiction")}
          maxLength={200}
          value={typed.jurisdiction}
          onValue={(jurisdiction) => setTyped({ ...typed, jurisdiction })}
        />
      </div>
      {LONG.map((name) => (
        <Field key={name} label={t(`letters.letterhead.fields.${name}`)} hint={t(`letters.letterhead.hints.${name}`)}>
          <Textarea
            rows={2}
            maxLength={name === "payTo" ? 1000 : 500}
            value={typed[name]}
            onChange={(_, { value }) => setTyped({ ...typed, [name]: value })}
          />
        </Field>
      ))}
      <div className={styles.pair}>
        {TERMS.map(([key, label]) => (
          <TextField
            key={key}
            label={t(`letters.letterhead.${label}`)}
            maxLength={2}
            value={numbers[key]}
            problem={wrong(`termDays.${key}`)}
            onValue={(value) => setNumbers({ ...numbers, [key]: value })}
          />
        ))}
        <TextField
          label={t("letters.letterhead.fields.daysAhead")}
          maxLength={2}
          value={numbers.daysAhead}
          problem={wrong("daysAhead")}
          onValue={(daysAhead) => setNumbers({ ...numbers, daysAhead })}
        />
      </div>
      {saving.isError && <ErrorNotice error={saving.error} onDismiss={saving.reset} />}
      {saving.isSuccess && (
        <Notice intent={saving.data.asked ? "warning" : "success"} onDismiss={saving.reset}>
          {saving.data.asked ? t("approvals.bankDetailsWait") : t("letters.letterhead.saved")}
        </Notice>
      )}
      <Button
        className={styles.save}
        appearance="primary"
        type="submit"
        disabledFocusable={!wanted.success || same(wanted.data, before)}
      >
        {t("letters.letterhead.save")}
      </Button>
    </form>
  );
}
