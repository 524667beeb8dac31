import { Badge, Button } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { AgencyAgent } from "../../../shared/contract/agency-training.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { DayText } from "../../components/DayText.tsx";
import { FormDialog } from "../../components/FormDialog.tsx";
import { DASH, formatDay, parseTypedDay } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useCommand } from "../../lib/use-command.ts";
import { FormText } from "./FormText.tsx";
import { useAgencyStyles } from "./styles.ts";

const COLORS = {
  none: "danger",
  failed: "danger",
  expired: "danger",
  soon: "warning",
  valid: "success",
} as const satisfies Record<AgencyAgent["state"], string>;

interface Props {
  readonly rows: readonly AgencyAgent[];
  readonly today: string;
}

/** Gestores of an agency with how the training of each stands. */
export function AgentsTable({ rows, today }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const [ending, end] = useState<AgencyAgent | null>(null);
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t("agencyTraining.agents")}>
        <thead>
          <tr>
            <th scope="col">{t("agencyTraining.gestor")}</th>
            <th scope="col">{t("agencyTraining.state")}</th>
            <th scope="col">{t("agencyTraining.validUntil")}</th>
            <th scope="col">{t("agencyTraining.topicsTaught")}</th>
            <th scope="col">{t("agencyTraining.from")}</th>
            <Allowed to="agencyTraining.endAgent">
              <th />
            </Allowed>
          </tr>
        </thead>
        <tbody>
          {rows.map((agent) => (
            <tr key={agent.id}>
              <th scope="row">{agent.name}</th>
              <td>
                {agent.leftOn === null ? (
                  <Badge className={styles.line} appearance="tint" color={COLORS[agent.state]}>
                    {t(`agencyTraining.states.${agent.state}`)}
                  </Badge>
                ) : (
                  <span className={styles.quiet}>{t("agencyTraining.left", { day: formatDay(agent.leftOn) })}</span>
                )}
              </td>
              <td>
                {agent.validUntil === null ? DASH : <DayText day={agent.validUntil} />}
                <Left agent={agent} />
              </td>
              <td>
                {agent.topics
                  .map(({ topic, score }) =>
                    t("agencyTraining.topicScore", { topic: t(`agencyTraining.topics.${topic}`), score }),
                  )
                  .join(" · ")}
              </td>
              <td>
                <DayText day={agent.fromOn} />
              </td>
              <Allowed to="agencyTraining.endAgent">
                <td className={styles.end}>
                  {agent.leftOn === null && (
                    <Button
                      size="small"
                      aria-label={t("agencyTraining.endAgentOf", { name: agent.name })}
                      onClick={() => end(agent)}
                    >
                      {t("agencyTraining.endAgent")}
                    </Button>
                  )}
                </td>
              </Allowed>
            </tr>
          ))}
        </tbody>
      </table>
      {ending !== null && <EndDialog agent={ending} today={today} onClose={() => end(null)} />}
    </div>
  );
}

/** How long what a gestor was taught is still good, where that is short. */
function Left({ agent: { active, state, daysLeft } }: { readonly agent: AgencyAgent }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  if (!active || daysLeft === null || state === "valid") return null;
  const words =
    daysLeft === 0
      ? t("agencyTraining.today")
      : t(daysLeft < 0 ? "agencyTraining.lateDays" : "agencyTraining.leftDays", { count: Math.abs(daysLeft) });
  return <p className={styles.quiet}>{words}</p>;
}

interface EndProps {
  readonly agent: AgencyAgent;
  readonly today: string;
  readonly onClose: () => void;
}

function EndDialog({ agent, today, onClose }: EndProps): ReactNode {
  const { t } = useTranslation();
  const [commandId] = useState(() => crypto.randomUUID());
  const { control, handleSubmit } = useForm({ defaultValues: { on: formatDay(today), note: "" } });
  const save = useCommand<unknown>();
  const submit = handleSubmit(({ on, note }) => {
    const input = { commandId, id: agent.id, on: parseTypedDay(on) ?? today, note: note.trim() };
    save.mutate(() => ledger.agencyTraining.endAgent(input), { onSuccess: onClose });
  });
  return (
    <FormDialog
      title={t("agencyTraining.endAgentTitle", { name: agent.name })}
      body={t("agencyTraining.endAgentBody")}
      action={t("agencyTraining.endAgent")}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormText
        control={control}
        name="on"
        label={t("agencyTraining.lastDay")}
        maxLength={20}
        autoFocus
        validate={(text) => parseTypedDay(text) !== null || t("agencyTraining.badDay")}
      />
      <FormText control={control} name="note" label={t("agencyTraining.note")} maxLength={2000} long />
    </FormDialog>
  );
}
