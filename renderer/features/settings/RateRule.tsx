import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { useSaveSettings } from "./queries.ts";

const useStyles = makeStyles({
  form: { display: "flex", alignItems: "flex-end", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  days: { width: "110px" },
  group: { marginLeft: "-8px" },
});

const MOST_DAYS = 31;
/** Offered first: it bridges a weekend with a holiday at its side. */
const OFFERED = 5;

/** Which rate values the balances of a day: its own only, or the last known one of a few days before. */
export function RateRule({ daysBack }: { readonly daysBack: number }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const save = useSaveSettings();
  const [lastKnown, setLastKnown] = useState(daysBack > 0);
  const [text, setText] = useState(String(daysBack > 0 ? daysBack : OFFERED));
  const days = /^\d{1,2}$/.test(text.trim()) ? Number(text) : Number.NaN;
  const valid = !lastKnown || (days >= 1 && days <= MOST_DAYS);
  const wanted = lastKnown ? days : 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (valid && wanted !== daysBack) save.mutate({ rateDaysBack: wanted });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {save.isError && <ErrorNotice error={save.error} onDismiss={save.reset} />}
      <Field label={t("rates.rule.title")} hint={t("rates.rule.hint")}>
        <RadioGroup
          className={styles.group}
          value={lastKnown ? "last" : "exact"}
          onChange={(_, { value }) => setLastKnown(value === "last")}
        >
          <Radio value="exact" label={t("rates.rule.exact")} />
          <Radio value="last" label={t("rates.rule.lastKnown")} />
        </RadioGroup>
      </Field>
      <Field
        label={t("rates.rule.daysLabel")}
        {...(valid ? {} : { validationState: "error" as const, validationMessage: t("rates.rule.invalid") })}
      >
        <Input
          className={styles.days}
          inputMode="numeric"
          maxLength={2}
          disabled={!lastKnown}
          value={text}
          contentAfter={t("rates.rule.days")}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      <Button type="submit" disabled={save.isPending || !valid || wanted === daysBack}>
        {t("rates.rule.save")}
      </Button>
    </form>
  );
}
