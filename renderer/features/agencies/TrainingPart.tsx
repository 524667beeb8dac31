import { Button, Link } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Agency } from "../../../shared/contract/agencies.ts";
import type { Training } from "../../../shared/contract/agency-training.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { DayText } from "../../components/DayText.tsx";
import { formatInteger } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { AgentDialog } from "./AgentDialog.tsx";
import { AgentsTable } from "./AgentsTable.tsx";
import { RecordsPart } from "./RecordsPart.tsx";
import { useAgencyStyles } from "./styles.ts";
import { TrainingDetail } from "./TrainingDetail.tsx";
import { TrainingDialog } from "./TrainingDialog.tsx";
import { hoursText } from "./typed.ts";
import { trainedWords } from "./words.ts";

interface Props {
  readonly agency: Agency;
  readonly today: string;
}

/** Who works the accounts at the agency, how the training of each stands, and what they were taught. */
export function TrainingPart({ agency, today }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data } = useQuery(
    orpc.agencyTraining.page.queryOptions({
      input: { agencyId: agency.id, limit: 1000 },
      placeholderData: keepPreviousData,
    }),
  );
  const { data: known } = useQuery(
    orpc.agencyTraining.agents.queryOptions({ input: { agencyId: agency.id }, placeholderData: keepPreviousData }),
  );
  const [adding, add] = useState(false);
  const agents = known?.rows ?? [];
  const active = agents.filter((agent) => agent.active);
  return (
    <>
      <RecordsPart
        title={t("agencyTraining.title")}
        hint={t("agencyTraining.hint")}
        add={t("agencyTraining.add")}
        to={active.length === 0 ? null : "agencyTraining.record"}
        list={(show) => (
          <>
            <div className={styles.head}>
              <div>
                <h3 className={styles.heading}>{t("agencyTraining.agents")}</h3>
                {active.length > 0 && <p className={styles.text}>{trainedWords(active, t)}</p>}
              </div>
              <Allowed to="agencyTraining.addAgent">
                <Button icon={<AddRegular />} className={styles.whole} onClick={() => add(true)}>
                  {t("agencyTraining.addAgent")}
                </Button>
              </Allowed>
            </div>
            {known !== undefined && agents.length === 0 && (
              <p className={styles.text}>{t("agencyTraining.noAgents")}</p>
            )}
            {agents.length > 0 && <AgentsTable rows={agents} today={today} />}
            <h3 className={styles.heading}>{t("agencyTraining.log")}</h3>
            {data?.rows.length === 0 && (
              <p className={styles.text}>
                {t("agencyTraining.none")} {t("agencyTraining.noneHint")}
              </p>
            )}
            {data !== undefined && data.rows.length > 0 && <TrainingsTable rows={data.rows} onShow={show} />}
          </>
        )}
        detail={(id, onBack) => <TrainingDetail id={id} onBack={onBack} />}
        form={(onClose, onSaved) => (
          <TrainingDialog agency={agency} agents={active} today={today} onClose={onClose} onSaved={onSaved} />
        )}
      />
      {adding && <AgentDialog agency={agency} today={today} onClose={() => add(false)} />}
    </>
  );
}

interface TableProps {
  readonly rows: readonly Training[];
  readonly onShow: (id: number) => void;
}

function TrainingsTable({ rows, onShow }: TableProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t("agencyTraining.log")}>
        <thead>
          <tr>
            <th scope="col">{t("agencyTraining.day")}</th>
            <th scope="col">{t("agencyTraining.topic")}</th>
            <th scope="col">{t("agencyTraining.versionShort")}</th>
            <th scope="col">{t("agencyTraining.trainer")}</th>
            <th scope="col" className={styles.number}>
              {t("agencyTraining.hours")}
            </th>
            <th scope="col" className={styles.number}>
              {t("agencyTraining.passed")}
            </th>
            <th scope="col">{t("agencyTraining.validUntil")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.withdrawn ? styles.struck : undefined}>
              <th scope="row">
                <Link as="button" onClick={() => onShow(row.id)}>
                  <DayText day={row.onDay} />
                </Link>
                <p className={styles.quiet}>{row.withdrawn ? t("agencyTraining.withdrawn") : row.recordedBy}</p>
              </th>
              <td>{t(`agencyTraining.topics.${row.topic}`)}</td>
              <td>{row.version}</td>
              <td>{row.trainer}</td>
              <td className={styles.number}>{hoursText(row.minutes)}</td>
              <td className={styles.number}>
                {t("agencyTraining.passedOf", {
                  passed: formatInteger(row.passed),
                  attendees: formatInteger(row.attendees),
                })}
              </td>
              <td>
                <DayText day={row.validUntil} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
