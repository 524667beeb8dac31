import { Field, Input, makeStyles } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { zUuid } from "../../../shared/contract/common.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";

const useStyles = makeStyles({ control: { minWidth: 0 } });

/** Says which CFDI invoiced the interest that Billing was asked for. */
export function ChargeDialog(props: {
  readonly requestId: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const saving = useCommand<{ id: number }>();
  const uuid = zUuid.safeParse(text.trim().toUpperCase());
  const submit = (): void => {
    setTried(true);
    if (!uuid.success) return;
    const input = { commandId: crypto.randomUUID(), requestId: props.requestId, cfdiUuid: uuid.data };
    saving.mutate(() => ledger.interest.charge(input), { onSuccess: props.onDone });
  };
  return (
    <FormDialog
      title={t("interest.chargeForm.title")}
      action={t("interest.chargeForm.submit")}
      busy={saving.isPending}
      error={saving.error}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <Field
        label={t("interest.chargeForm.uuid")}
        hint={t("interest.chargeForm.hint")}
        {...(tried && !uuid.success
          ? { validationState: "error" as const, validationMessage: t("interest.chargeForm.uuidBad") }
          : {})}
      >
        <Input className={styles.control} maxLength={40} value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
    </FormDialog>
  );
}
