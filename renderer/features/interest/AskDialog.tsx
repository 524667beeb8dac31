import { Dropdown, Field, makeStyles, Option } from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../components/FormDialog.tsx";
import { type AskingHow, OfficeMailFields } from "../../components/OfficeMailFields.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useCommand } from "../../lib/use-command.ts";
import { useBillingLetter } from "./queries.ts";

const useStyles = makeStyles({ control: { minWidth: 0, width: "100%" } });

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
  const [how, setHow] = useState<AskingHow | null>(null);
  const [letter, setLetter] = useState({ to: "", subject: "", body: "" });
  const { data, error } = useBillingLetter(customerId, currency, asOf);
  const asking = useCommand<{ id: number; file: string | null }>();
  useEffect(() => {
    if (data !== undefined) setLetter({ to: data.to, subject: data.subject, body: data.body });
  }, [data]);
  const canSend = data?.canSend ?? false;
  const chosen = how ?? (canSend ? "mail" : "file");
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
      <OfficeMailFields how={chosen} mail={letter} canSend={canSend} onHow={setHow} onMail={setLetter} />
    </FormDialog>
  );
}
