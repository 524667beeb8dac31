import { Dropdown, Field, Input, makeStyles, Option, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../components/FormDialog.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useBillingLetter, useCommand } from "./queries.ts";

const useStyles = makeStyles({ control: { minWidth: 0, width: "100%" } });

type How = "mail" | "file" | "told";

interface Props {
  readonly customerId: number;
  readonly asOf: string;
  /** Currencies in which something is outstanding; at least one. */
  readonly currencies: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** Asks Billing for the CFDI of the interest: by mail, as a mail in the user's own program, or in person. */
export function AskDialog({ customerId, asOf, currencies, onClose, onDone }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [currency, setCurrency] = useState(currencies[0] ?? "MXN");
  const [how, setHow] = useState<How | null>(null);
  const [letter, setLetter] = useState({ to: "", subject: "", body: "" });
  const { data, error } = useBillingLetter(customerId, currency, asOf);
  const asking = useCommand<{ id: number; file: string | null }>();
  useEffect(() => {
    if (data !== undefined) setLetter({ to: data.to, subject: data.subject, body: data.body });
  }, [data]);
  const canSend = data?.canSend ?? false;
  const chosen: How = how ?? (canSend ? "mail" : "file");
  const submit = (): void => {
    const input = { commandId: crypto.randomUUID(), customerId, currency, asOf, how: chosen, ...letter };
    asking.mutate(() => ledger.interest.askBilling({ ...input, lang: currentLang() }), {
      onSuccess: ({ file }) => {
        if (file !== null) void native.openEvidence(file);
        onDone(t("interest.askForm.done"));
      },
    });
  };
  return (
    <FormDialog
      title={t("interest.askForm.title")}
      action={t("interest.askForm.submit")}
      busy={asking.isPending}
      error={asking.error ?? error}
      onSubmit={submit}
      onClose={onClose}
    >
      {currencies.length > 1 && (
        <Field label={t("interest.askForm.currency")}>
          <Dropdown
            className={styles.control}
            value={currency}
            selectedOptions={[currency]}
            onOptionSelect={(_, { optionValue }) => setCurrency(optionValue ?? currency)}
          >
            {currencies.map((each) => (
              <Option key={each} value={each}>
                {each}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      <Field label={t("interest.askForm.how")} {...(canSend ? {} : { hint: t("interest.askForm.noServer") })}>
        <RadioGroup
          value={chosen}
          onChange={(_, { value }) => setHow(value === "mail" || value === "told" ? value : "file")}
        >
          <Radio value="mail" disabled={!canSend} label={t("interest.askForm.mail")} />
          <Radio value="file" label={t("interest.askForm.file")} />
          <Radio value="told" label={t("interest.askForm.told")} />
        </RadioGroup>
      </Field>
      {chosen !== "told" && (
        <>
          <Field label={t("interest.askForm.to")}>
            <Input
              className={styles.control}
              maxLength={500}
              value={letter.to}
              onChange={(_, { value }) => setLetter({ ...letter, to: value })}
            />
          </Field>
          <Field label={t("interest.askForm.subject")}>
            <Input
              className={styles.control}
              maxLength={300}
              value={letter.subject}
              onChange={(_, { value }) => setLetter({ ...letter, subject: value })}
            />
          </Field>
          <Field label={t("interest.askForm.body")}>
            <Textarea
              rows={9}
              maxLength={10_000}
              value={letter.body}
              onChange={(_, { value }) => setLetter({ ...letter, body: value })}
            />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
