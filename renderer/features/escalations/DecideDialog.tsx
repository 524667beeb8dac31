import { Field, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { zEscalationDecision } from "../../../shared/contract/escalation-list.ts";
import type { EscalationCase } from "../../../shared/contract/escalations.ts";
import { nextLevel } from "../../../shared/domain/escalations/path.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";

interface Props {
  readonly found: EscalationCase;
  readonly onClose: (done: boolean) => void;
}

/** Answers a case: what is decided, what that does, and why. */
export function DecideDialog({ found, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const { row, decisions } = found;
  const offered = decisions.filter((each) => each !== "settled" || row.openMinor === 0);
  const [decision, choose] = useState(offered[0] ?? null);
  const [reason, write] = useState("");
  const [tried, tryIt] = useState(false);
  const send = useCommand<unknown>();
  const wrong = tried && reason.trim() === "";
  const above = nextLevel(row.level);
  const submit = (): void => {
    tryIt(true);
    if (decision === null || reason.trim() === "") return;
    send.mutate(
      () =>
        ledger.escalations.decide({
          commandId: crypto.randomUUID(),
          escalationId: row.id,
          decision,
          reason: reason.trim(),
        }),
      { onSuccess: () => onClose(true) },
    );
  };
  return (
    <FormDialog
      title={t("escalations.deciding.title", { id: row.id })}
      action={t("escalations.deciding.submit")}
      busy={send.isPending || decision === null}
      error={send.error}
      onSubmit={submit}
      onClose={() => onClose(false)}
    >
      <Field
        label={t("escalations.deciding.decision")}
        hint={
          decision === null
            ? ""
            : t(`escalations.deciding.what.${decision}`, {
                level: above === null ? "" : t(`escalationCodes.levels.${above}`),
              })
        }
      >
        <RadioGroup
          value={decision ?? ""}
          onChange={(_, { value }) => {
            const known = zEscalationDecision.safeParse(value);
            if (known.success) choose(known.data);
          }}
        >
          {offered.map((each) => (
            <Radio key={each} value={each} label={t(`escalationCodes.decisions.${each}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Field
        label={t(decision === "return" ? "escalations.deciding.instructions" : "escalations.deciding.reason")}
        required
        {...(wrong
          ? { validationState: "error" as const, validationMessage: t("escalations.deciding.needsReason") }
          : {})}
      >
        <Textarea value={reason} maxLength={2000} rows={3} onChange={(_, { value }) => write(value)} />
      </Field>
    </FormDialog>
  );
}
