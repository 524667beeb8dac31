import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerSettings } from "../../../shared/contract/settings.ts";
import { readAmount } from "../../../shared/domain/tabular/amount.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatAmount } from "../../lib/format.ts";
import { useSaveSettings } from "./queries.ts";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  form: { display: "flex", alignItems: "flex-end", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  amount: { width: "130px" },
});

/** A thousand units: more is no rounding any more. */
const MOST_MINOR = 100_000;

/** Bancos: how far a deposit may be from what it pays and still be suggested for it. */
export function BankSection({ settings }: { readonly settings: LedgerSettings }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const save = useSaveSettings();
  const before = settings.bankToleranceMinor;
  const [text, setText] = useState(formatAmount(before, "MXN"));
  const read = readAmount(text, "point", "MXN");
  const wanted = read.ok && read.value.minor >= 0 && read.value.minor <= MOST_MINOR ? read.value.minor : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted !== null && wanted !== before) save.mutate({ bankToleranceMinor: wanted });
  };
  return (
    <Section title={t("bank.setting.title")} hint={t("bank.setting.body")}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {save.isError && <ErrorNotice error={save.error} onDismiss={save.reset} />}
        <Field
          label={t("bank.setting.tolerance")}
          {...(wanted === null
            ? { validationState: "error" as const, validationMessage: t("bank.setting.invalid") }
            : {})}
        >
          <Input
            className={styles.amount}
            inputMode="decimal"
            value={text}
            onChange={(_, { value }) => setText(value)}
          />
        </Field>
        <Button type="submit" disabled={save.isPending || wanted === null || wanted === before}>
          {t("common.save")}
        </Button>
      </form>
    </Section>
  );
}
