import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerSettings } from "../../../shared/contract/settings.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { OwnRfcs } from "./OwnRfcs.tsx";
import { useSaveSettings } from "./queries.ts";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  label: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightRegular },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  block: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  days: { display: "grid", gridTemplateColumns: "96px max-content", columnGap: tokens.spacingHorizontalM },
  daysInput: { width: "96px", minWidth: 0 },
  save: { marginTop: "24px", alignSelf: "start", justifySelf: "start" },
  daysHint: { gridColumn: "1 / 3", marginTop: "4px" },
});

const MAX_DAYS = 365;

/** What holds for the whole ledger: whose it is, and the credit days when an invoice does not say. */
export function CompanySection({ settings }: { readonly settings: LedgerSettings }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const save = useSaveSettings();
  return (
    <Section title={t("settings.company.title")} hint={t("settings.company.body")}>
      {save.isError && <ErrorNotice error={save.error} onDismiss={save.reset} />}
      {save.isSuccess && (
        <Notice intent="success" onDismiss={save.reset}>
          {t("settings.company.saved")}
        </Notice>
      )}
      <div className={styles.block}>
        <h3 className={styles.label}>{t("settings.company.ownRfcs")}</h3>
        <p className={styles.hint}>{t("settings.company.ownRfcsHint")}</p>
        <OwnRfcs ownRfcs={settings.ownRfcs} busy={save.isPending} onChange={(ownRfcs) => save.mutate({ ownRfcs })} />
      </div>
      <CreditDays
        key={settings.defaultCreditDays}
        days={settings.defaultCreditDays}
        busy={save.isPending}
        onSave={(defaultCreditDays) => save.mutate({ defaultCreditDays })}
      />
      <p className={styles.hint}>{t("settings.company.timeZone", { zone: settings.timeZone })}</p>
    </Section>
  );
}

interface CreditDaysProps {
  readonly days: number;
  readonly busy: boolean;
  readonly onSave: (days: number) => void;
}

function CreditDays({ days, busy, onSave }: CreditDaysProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const hintId = useId();
  const [text, setText] = useState(String(days));
  const typed = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
  const valid = typed <= MAX_DAYS;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (valid && typed !== days) onSave(typed);
  };
  return (
    <form className={styles.days} onSubmit={submit} noValidate>
      <Field
        label={t("settings.company.creditDays")}
        {...(valid
          ? {}
          : { validationState: "error" as const, validationMessage: t("settings.company.creditDaysInvalid") })}
      >
        <Input
          className={styles.daysInput}
          aria-describedby={hintId}
          inputMode="numeric"
          maxLength={3}
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      <Button className={styles.save} type="submit" disabled={busy || !valid || typed === days}>
        {t("common.save")}
      </Button>
      <p id={hintId} className={`${styles.hint} ${styles.daysHint}`}>
        {t("settings.company.creditDaysHint")}
      </p>
    </form>
  );
}
