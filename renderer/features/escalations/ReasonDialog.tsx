import { Field, Textarea } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { FormDialog } from "../../components/FormDialog.tsx";
import { useCommand } from "../../lib/use-command.ts";

interface Props {
  readonly title: string;
  readonly label: string;
  readonly action: string;
  /** What is said while nothing is written. */
  readonly missing: string;
  readonly onSend: (reason: string) => Promise<unknown>;
  readonly onClose: (done: boolean) => void;
}

/** Asks for a few words and does something with them. */
export function ReasonDialog({ title, label, action, missing, onSend, onClose }: Props): ReactNode {
  const [reason, write] = useState("");
  const [tried, tryIt] = useState(false);
  const send = useCommand<unknown>();
  const wrong = tried && reason.trim() === "";
  const submit = (): void => {
    tryIt(true);
    if (reason.trim() === "") return;
    send.mutate(() => onSend(reason.trim()), { onSuccess: () => onClose(true) });
  };
  return (
    <FormDialog
      title={title}
      action={action}
      busy={send.isPending}
      error={send.error}
      onSubmit={submit}
      onClose={() => onClose(false)}
    >
      <Field
        label={label}
        required
        {...(wrong ? { validationState: "error" as const, validationMessage: missing } : {})}
      >
        <Textarea autoFocus value={reason} maxLength={2000} rows={3} onChange={(_, { value }) => write(value)} />
      </Field>
    </FormDialog>
  );
}
