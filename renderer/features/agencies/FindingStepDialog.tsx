import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { AuditFinding } from "../../../shared/contract/agency-audits.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormText } from "./FormText.tsx";

/** What can be done with a finding. */
export type FindingAct = "finish" | "verify" | "giveBack" | "withdraw";

const NOTES = { finish: "proof", verify: "stepNote", giveBack: "reason", withdraw: "reason" } as const;

interface Props {
  readonly act: FindingAct;
  readonly finding: AuditFinding;
  readonly today: string;
  readonly onClose: () => void;
}

/** Moves a finding on: it was mended, another person saw it, it was not after all, or it was none. */
export function FindingStepDialog({ act, finding, today, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const { control, handleSubmit } = useForm({ defaultValues: { on: formatDay(today), note: "" } });
  const save = useCommand<unknown>();
  const submit = handleSubmit((typed) => {
    const one = { commandId, id: finding.id, note: typed.note.trim() };
    const send = {
      finish: () => ledger.agencyAudits.finish({ ...one, on: parseTypedDay(typed.on) ?? today }),
      verify: () => ledger.agencyAudits.verify(one),
      giveBack: () => ledger.agencyAudits.giveBack(one),
      withdraw: () => ledger.agencyAudits.withdraw(one),
    }[act];
    save.mutate(send, { onSuccess: onClose });
  });
  return (
    <FormDialog
      title={t(`agencyAudits.steps.${act}.title`)}
      body={t(`agencyAudits.steps.${act}.body`)}
      action={t(`agencyAudits.steps.${act}.action`)}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {act === "finish" && (
        <FormText
          control={control}
          name="on"
          label={t("agencyAudits.on")}
          maxLength={20}
          validate={(text) => parseTypedDay(text) !== null || t("agencyAudits.badDay")}
        />
      )}
      <FormText
        control={control}
        name="note"
        label={t(`agencyAudits.${NOTES[act]}`)}
        maxLength={2000}
        long
        autoFocus
        required={act !== "verify"}
        validate={(text) => act === "verify" || text.trim() !== "" || t("agencyAudits.noteMissing")}
      />
    </FormDialog>
  );
}
