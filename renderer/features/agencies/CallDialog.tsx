import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Agency } from "../../../shared/contract/agencies.ts";
import type { AgencyAgent } from "../../../shared/contract/agency-training.ts";
import {
  CALL_CHANNELS,
  CALL_REASONS,
  type CallChannel,
  type CallReason,
} from "../../../shared/domain/agencies/calls.ts";
import { CustomerField } from "../../components/CustomerField.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormChoice } from "./FormChoice.tsx";
import { FormText } from "./FormText.tsx";
import { NEW_SCORE, ScoreFields, scorecardOf, type TypedScore } from "./ScoreFields.tsx";
import { useAgencyStyles } from "./styles.ts";

interface TypedCall {
  readonly agent: string;
  readonly onDay: string;
  readonly channel: CallChannel;
  readonly reason: CallReason;
  readonly reference: string;
}

interface Props {
  readonly agency: Agency;
  /** Gestores whose calls can be scored. */
  readonly agents: readonly AgencyAgent[];
  readonly today: string;
  readonly onClose: () => void;
  readonly onSaved: (id: number) => void;
}

/** Scores a call of a gestor that was listened to. */
export function CallDialog({ agency, agents, today, onClose, onSaved }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const [customer, pick] = useState<{ readonly id: number; readonly name: string } | null>(null);
  const [first] = agents;
  const call = useForm<TypedCall>({
    defaultValues: {
      ...{ agent: String(first?.id ?? ""), onDay: formatDay(today), channel: "phone", reason: "random", reference: "" },
    },
  });
  const score = useForm<TypedScore>({ defaultValues: NEW_SCORE });
  const save = useCommand<{ id: number }>();
  const submit = async (): Promise<void> => {
    const right = [await call.trigger(), await score.trigger(undefined, { shouldFocus: true })];
    if (right.includes(false)) return;
    const { agent, onDay, channel, reason, reference } = call.getValues();
    const fields = {
      ...{ agencyId: agency.id, agentId: Number(agent), customerId: customer?.id ?? null, channel, reason, reference },
      onDay: parseTypedDay(onDay) ?? today,
      ...scorecardOf(score.getValues()),
    };
    save.mutate(() => ledger.agencyCalls.record({ commandId, fields }), { onSuccess: ({ id }) => onSaved(id) });
  };
  const nameOf = (id: string): string => agents.find((agent) => String(agent.id) === id)?.name ?? "";
  return (
    <FormDialog
      title={t("agencyCalls.addTitle", { agency: agency.legalName })}
      action={t("agencyCalls.save")}
      wide
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className={styles.two}>
        <FormChoice
          control={call.control}
          name="agent"
          label={t("agencyCalls.gestor")}
          choices={agents.map(({ id }) => String(id))}
          words={nameOf}
        />
        <FormText
          control={call.control}
          name="onDay"
          label={t("agencyCalls.day")}
          maxLength={20}
          validate={(text) => parseTypedDay(text) !== null || t("agencyCalls.badDay")}
        />
        <FormChoice
          control={call.control}
          name="channel"
          label={t("agencyCalls.channel")}
          choices={CALL_CHANNELS}
          words={(each) => t(`agencyCalls.channels.${each}`)}
        />
        <FormChoice
          control={call.control}
          name="reason"
          label={t("agencyCalls.reason")}
          choices={CALL_REASONS}
          words={(each) => t(`agencyCalls.reasons.${each}`)}
        />
      </div>
      <FormText
        control={call.control}
        name="reference"
        label={t("agencyCalls.reference")}
        hint={t("agencyCalls.referenceHint")}
        maxLength={200}
      />
      <CustomerField
        label={t("agencyCalls.customer")}
        customer={customer}
        onPick={(next) => pick(next === null ? null : { id: next.id, name: next.name })}
      />
      <h3 className={styles.heading}>{t("agencyCalls.scorecard")}</h3>
      <ScoreFields control={score.control} />
    </FormDialog>
  );
}
