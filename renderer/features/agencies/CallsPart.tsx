import { Badge, Button, Link } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Agency } from "../../../shared/contract/agencies.ts";
import type { CallReview } from "../../../shared/contract/agency-calls.ts";
import { DayText } from "../../components/DayText.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatInteger } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { CallDetail } from "./CallDetail.tsx";
import { CallDialog } from "./CallDialog.tsx";
import { CallSample } from "./CallSample.tsx";
import { CallStateBadge } from "./CallStateBadge.tsx";
import { RecordsPart } from "./RecordsPart.tsx";
import { useAgencyStyles } from "./styles.ts";

interface Props {
  readonly agency: Agency;
  readonly today: string;
  /** Leads to where gestores are added. */
  readonly onTraining: () => void;
}

/** Calls of the agency that were listened to and scored, and how many are owed. */
export function CallsPart({ agency, today, onTraining }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data } = useQuery(
    orpc.agencyCalls.page.queryOptions({
      input: { agencyId: agency.id, limit: 1000 },
      placeholderData: keepPreviousData,
    }),
  );
  const { data: known } = useQuery(orpc.agencyTraining.agents.queryOptions({ input: { agencyId: agency.id } }));
  const agents = known?.rows ?? [];
  return (
    <RecordsPart
      title={t("agencyCalls.title")}
      hint={t("agencyCalls.hint")}
      add={t("agencyCalls.add")}
      to={agents.length === 0 ? null : "agencyCalls.record"}
      list={(show) => (
        <>
          {known !== undefined && agents.length === 0 && (
            <Notice
              intent="info"
              actions={
                <Button size="small" onClick={onTraining}>
                  {t("agencyCalls.toTraining")}
                </Button>
              }
            >
              {t("agencyCalls.noAgents")}
            </Notice>
          )}
          {agents.length > 0 && <CallSample agencyId={agency.id} today={today} />}
          {agents.length > 0 && data?.rows.length === 0 && <p className={styles.text}>{t("agencyCalls.none")}</p>}
          {data !== undefined && data.rows.length > 0 && (
            <>
              <h3 className={styles.heading}>{t("agencyCalls.title")}</h3>
              <CallsTable rows={data.rows} onShow={show} />
            </>
          )}
        </>
      )}
      detail={(id, onBack) => <CallDetail id={id} onBack={onBack} />}
      form={(onClose, onSaved) => (
        <CallDialog agency={agency} agents={agents} today={today} onClose={onClose} onSaved={onSaved} />
      )}
    />
  );
}

interface TableProps {
  readonly rows: readonly CallReview[];
  readonly onShow: (id: number) => void;
}

function CallsTable({ rows, onShow }: TableProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t("agencyCalls.title")}>
        <thead>
          <tr>
            <th scope="col">{t("agencyCalls.dayShort")}</th>
            <th scope="col">{t("agencyCalls.gestor")}</th>
            <th scope="col">{t("agencyCalls.customerShort")}</th>
            <th scope="col">{t("agencyCalls.reason")}</th>
            <th scope="col" className={styles.number}>
              {t("agencyCalls.score")}
            </th>
            <th scope="col">{t("agencyCalls.errorsLegend")}</th>
            <th scope="col">{t("agencyCalls.state")}</th>
            <th scope="col">{t("agencyCalls.calibration")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.state === "withdrawn" ? styles.struck : undefined}>
              <th scope="row">
                <Link as="button" onClick={() => onShow(row.id)}>
                  <DayText day={row.onDay} />
                </Link>
                <p className={styles.quiet}>{row.scoredBy}</p>
              </th>
              <td>{row.agentName}</td>
              <td>{row.customerName}</td>
              <td>{t(`agencyCalls.reasons.${row.reason}`)}</td>
              <td className={styles.number}>{formatInteger(row.score)}</td>
              <td>
                {row.errors.map((error) => (
                  <div key={error}>
                    <Badge appearance="tint" color="danger">
                      {t(`agencyCalls.errors.${error}`)}
                    </Badge>
                  </div>
                ))}
              </td>
              <td>
                <CallStateBadge call={row} />
              </td>
              <td>
                {row.gap === null
                  ? t("agencyCalls.notCalibrated")
                  : t("agencyCalls.gap", { points: formatInteger(row.gap) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
