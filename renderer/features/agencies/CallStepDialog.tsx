import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { CallReview } from "../../../shared/contract/agency-calls.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormText } from "./FormText.tsx";
import { NEW_SCORE, ScoreFields, scorecardOf, type TypedScore } from "./ScoreFields.tsx";

/** What can be done with a scored call. */
export type CallAct = "sign" | "calibrate" | "withdraw";

interface Props {
  readonly act: CallAct;
  readonly call: CallReview;
  readonly today: string;
  readonly onClose: () => void;
}

/** Moves a scored call on: its feedback was signed, another person scores it, or it is taken out. */
export function CallStepDialog({ act, ...rest }: Props): ReactNode {
  return act === "calibrate" ? <Calibrate {...rest} /> : <Step act={act} {...rest} />;
}

function Calibrate({ call, onClose }: Omit<Props, "act">): ReactNode {
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const { control, handleSubmit } = useForm<TypedScore>({ defaultValues: NEW_SCORE });
  const save = useCommand<unknown>();
  const submit = handleSubmit((typed) => {
    const input = { commandId, id: call.id, scorecard: scorecardOf(typed) };
    save.mutate(() => ledger.agencyCalls.calibrate(input), { onSuccess: onClose });
  });
  return (
    <FormDialog
      title={t("agencyCalls.steps.calibrate.title")}
      body={t("agencyCalls.steps.calibrate.body")}
      action={t("agencyCalls.steps.calibrate.action")}
      wide
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ScoreFields control={control} autoFocus />
    </FormDialog>
  );
}

function Step({ act, call, today, onClose }: Props & { readonly act: "sign" | "withdraw" }): ReactNode {
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const { control, handleSubmit } = useForm({ defaultValues: { on: formatDay(today), note: "" } });
  const save = useCommand<unknown>();
  const submit = handleSubmit((typed) => {
    const one = { commandId, id: call.id, note: typed.note.trim() };
    const send = {
      sign: () => ledger.agencyCalls.sign({ ...one, on: parseTypedDay(typed.on) ?? today }),
      withdraw: () => ledger.agencyCalls.withdraw(one),
    }[act];
    save.mutate(send, { onSuccess: onClose });
  });
  return (
    <FormDialog
      title={t(`agencyCalls.steps.${act}.title`)}
      body={t(`agencyCalls.steps.${act}.body`)}
      action={t(`agencyCalls.steps.${act}.action`)}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {act === "sign" && (
        <FormText
          control={control}
          name="on"
          label={t("agencyCalls.on")}
          maxLength={20}
          validate={(text) => parseTypedDay(text) !== null || t("agencyCalls.badDay")}
        />
      )}
      <FormText
        control={control}
        name="note"
        label={t(act === "sign" ? "agencyCalls.note" : "agencyCalls.reasonWhy")}
        maxLength={2000}
        long
        autoFocus
        required={act === "withdraw"}
        validate={(text) => act === "sign" || text.trim() !== "" || t("agencyCalls.noteMissing")}
      />
    </FormDialog>
  );
}
