import { Field, Select } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { zStage } from "../../../shared/contract/customer-credit.ts";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import { DayField } from "../../components/DayField.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { Notice } from "../../components/Notice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { formatDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { PastCutOff } from "./PastCutOff.tsx";

/** Stages somebody can put a customer in; nothing owed is no decision. */
const CHOICES = zStage.exclude(["none"]).options;

interface Props {
  readonly ficha: Ficha;
  readonly onClose: () => void;
}

/** Decides the stage of collection of a customer, with why and until when (COLLECTIONS 2). */
export function StageDialog({ ficha, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const { stage, customer } = ficha;
  const { decided } = stage;
  const [wanted, setWanted] = useState<string>(decided === null ? "middle" : "");
  const [reason, setReason] = useState("");
  const [untilOn, setUntilOn] = useState("");
  const save = useMutation({
    mutationFn: () => {
      const chosen = CHOICES.find((each) => each === wanted) ?? null;
      const until = chosen === null || untilOn === "" ? null : untilOn;
      const command = { commandId: crypto.randomUUID(), customerId: customer.id };
      return ledger.customers.setStage({ ...command, stage: chosen, reason: reason.trim(), untilOn: until });
    },
    onSuccess: onClose,
  });
  const byHand = wanted !== "";
  const word = (code: Ficha["stage"]["code"]): string => t(`customerList.stages.${code}`);
  return (
    <FormDialog
      title={t("credit.stage.title", { name: customer.name })}
      body={t("credit.stage.body")}
      action={t("credit.stage.save")}
      busy={reason.trim().length < 3 || (!byHand && decided === null) || save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <PastCutOff />
      {decided !== null && (
        <Notice intent="info">
          {t("credit.stage.standing", {
            name: decided.actor,
            stage: word(stage.code),
            day: formatDay(decided.untilOn),
            reason: decided.reason,
          })}
        </Notice>
      )}
      <Field label={t("credit.stage.stage")}>
        <Select value={wanted} onChange={(_, { value }) => setWanted(value)}>
          {decided !== null && <option value="">{t("credit.stage.byAge", { stage: word(stage.byAge) })}</option>}
          {CHOICES.map((code) => (
            <option key={code} value={code}>
              {word(code)}
            </option>
          ))}
        </Select>
      </Field>
      <TextField label={t("credit.stage.reason")} value={reason} maxLength={300} onValue={setReason} />
      {byHand && (
        <DayField label={t("credit.stage.until")} day={untilOn} invalid={t("shell.asOf.invalid")} onDay={setUntilOn} />
      )}
    </FormDialog>
  );
}
