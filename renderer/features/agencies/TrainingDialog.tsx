import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Agency } from "../../../shared/contract/agencies.ts";
import type { AgencyAgent } from "../../../shared/contract/agency-training.ts";
import { TRAINING_TOPICS, type TrainingTopic } from "../../../shared/domain/agencies/training.ts";
import { monthsLater } from "../../../shared/domain/customers/credit.ts";
import { FormDialog } from "../../components/FormDialog.tsx";
import { formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormChoice } from "./FormChoice.tsx";
import { FormText } from "./FormText.tsx";
import { parseScore } from "./ScoreFields.tsx";
import { useAgencyStyles } from "./styles.ts";
import { parseTypedHours } from "./typed.ts";

interface Typed {
  readonly topic: TrainingTopic;
  readonly onDay: string;
  readonly version: string;
  readonly trainer: string;
  readonly hours: string;
  readonly validUntil: string;
  readonly evidence: string;
  /** In the order of the gestores; "" of who did not attend. */
  readonly scores: readonly string[];
}

/** Months a training is good for, until another day is typed. */
const MONTHS_VALID = 12;

interface Props {
  readonly agency: Agency;
  readonly agents: readonly AgencyAgent[];
  readonly today: string;
  readonly onClose: () => void;
  readonly onSaved: (id: number) => void;
}

/** Writes a training down: what was taught, by whom, and what each gestor who attended scored. */
export function TrainingDialog({ agency, agents, today, onClose, onSaved }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const { control, handleSubmit, getValues } = useForm<Typed>({
    defaultValues: {
      ...{ topic: "product", onDay: formatDay(today), version: "", trainer: "", hours: "" },
      ...{ validUntil: formatDay(monthsLater(today, MONTHS_VALID)), evidence: "", scores: agents.map(() => "") },
    },
  });
  const save = useCommand<{ id: number }>();
  const submit = handleSubmit((typed) => {
    const { topic, version, trainer, evidence, scores } = typed;
    const fields = {
      ...{ agencyId: agency.id, topic, version, trainer: trainer.trim(), evidence },
      onDay: parseTypedDay(typed.onDay) ?? today,
      validUntil: parseTypedDay(typed.validUntil) ?? today,
      minutes: parseTypedHours(typed.hours) ?? 0,
      marks: agents.flatMap(({ id: agentId }, index) => {
        const score = parseScore(scores[index] ?? "", 100);
        return score === null ? [] : [{ agentId, score }];
      }),
    };
    save.mutate(() => ledger.agencyTraining.record({ commandId, fields }), { onSuccess: ({ id }) => onSaved(id) });
  });
  const nobody = (): boolean => getValues("scores").every((text) => text.trim() === "");
  const dayRight = (text: string): true | string => parseTypedDay(text) !== null || t("agencyTraining.badDay");
  return (
    <FormDialog
      title={t("agencyTraining.addTitle", { agency: agency.legalName })}
      action={t("agencyTraining.save")}
      wide
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className={styles.two}>
        <FormChoice
          control={control}
          name="topic"
          label={t("agencyTraining.topic")}
          choices={TRAINING_TOPICS}
          words={(each) => t(`agencyTraining.topics.${each}`)}
        />
        <FormText control={control} name="version" label={t("agencyTraining.version")} maxLength={200} />
        <FormText
          control={control}
          name="trainer"
          label={t("agencyTraining.trainer")}
          maxLength={200}
          required
          validate={(text) => text.trim() !== "" || t("agencyTraining.trainerMissing")}
        />
        <FormText
          control={control}
          name="hours"
          label={t("agencyTraining.hours")}
          maxLength={6}
          required
          validate={(text) => parseTypedHours(text) !== null || t("agencyTraining.hoursWrong")}
        />
        <FormText control={control} name="onDay" label={t("agencyTraining.day")} maxLength={20} validate={dayRight} />
        <FormText
          control={control}
          name="validUntil"
          label={t("agencyTraining.validUntil")}
          maxLength={20}
          validate={dayRight}
        />
      </div>
      <FormText
        control={control}
        name="evidence"
        label={t("agencyTraining.evidence")}
        hint={t("agencyTraining.evidenceHint")}
        maxLength={2000}
        long
      />
      <div>
        <h3 className={styles.heading}>{t("agencyTraining.attendees")}</h3>
        <p className={styles.quiet}>{t("agencyTraining.attendeesHint")}</p>
      </div>
      <div className={styles.two}>
        {agents.map(({ id, name }, index) => (
          <FormText
            key={id}
            control={control}
            name={`scores.${index}`}
            label={t("agencyTraining.scoreOf", { name })}
            maxLength={3}
            validate={(text) => {
              if (text.trim() !== "") return parseScore(text, 100) !== null || t("agencyTraining.scoreWrong");
              return index > 0 || !nobody() || t("agencyTraining.nobody");
            }}
          />
        ))}
      </div>
    </FormDialog>
  );
}
