import { Link } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Agency } from "../../../shared/contract/agencies.ts";
import type { AgencyAudit } from "../../../shared/contract/agency-audits.ts";
import { DayText } from "../../components/DayText.tsx";
import { DASH, formatInteger, formatPercent } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { AuditDetail } from "./AuditDetail.tsx";
import { AuditDialog } from "./AuditDialog.tsx";
import { FindingsTable } from "./FindingsTable.tsx";
import { RecordsPart } from "./RecordsPart.tsx";
import { useAgencyStyles } from "./styles.ts";

interface Props {
  readonly agency: Agency;
  readonly today: string;
}

/** Audits of the agency, and what they found that is still open. */
export function AuditsPart({ agency, today }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data } = useQuery(
    orpc.agencyAudits.page.queryOptions({
      input: { agencyId: agency.id, limit: 1000 },
      placeholderData: keepPreviousData,
    }),
  );
  const { data: findings } = useQuery(orpc.agencyAudits.open.queryOptions({ input: { agencyId: agency.id } }));
  return (
    <RecordsPart
      title={t("agencyAudits.title")}
      hint={t("agencyAudits.hint")}
      add={t("agencyAudits.add")}
      to="agencyAudits.record"
      list={(show) => (
        <>
          {data?.rows.length === 0 && <p className={styles.text}>{t("agencyAudits.none")}</p>}
          {data !== undefined && data.rows.length > 0 && (
            <>
              <h3 className={styles.heading}>{t("agencyAudits.openFindings")}</h3>
              {findings?.rows.length === 0 && <p className={styles.text}>{t("agencyAudits.noOpen")}</p>}
              {findings !== undefined && findings.rows.length > 0 && (
                <FindingsTable label={t("agencyAudits.openFindings")} rows={findings.rows} today={today} />
              )}
              <h3 className={styles.heading}>{t("agencyAudits.title")}</h3>
              <AuditsTable rows={data.rows} onShow={show} />
            </>
          )}
        </>
      )}
      detail={(id, onBack) => <AuditDetail id={id} onBack={onBack} />}
      form={(onClose, onSaved) => <AuditDialog agency={agency} today={today} onClose={onClose} onSaved={onSaved} />}
    />
  );
}

interface TableProps {
  readonly rows: readonly AgencyAudit[];
  readonly onShow: (id: number) => void;
}

function AuditsTable({ rows, onShow }: TableProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t("agencyAudits.title")}>
        <thead>
          <tr>
            <th scope="col">{t("agencyAudits.day")}</th>
            <th scope="col" className={styles.number}>
              {t("agencyAudits.met")}
            </th>
            <th scope="col" className={styles.number}>
              {t("agencyAudits.fails")}
            </th>
            <th scope="col" className={styles.number}>
              {t("agencyAudits.findings")}
            </th>
            <th scope="col" className={styles.number}>
              {t("agencyAudits.open")}
            </th>
            <th scope="col" className={styles.number}>
              {t("agencyAudits.late")}
            </th>
            <th scope="col">{t("agencyAudits.note")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link as="button" onClick={() => onShow(row.id)}>
                  <DayText day={row.onDay} />
                </Link>
                <p className={styles.quiet}>{row.recordedBy}</p>
              </th>
              <td className={styles.number}>{row.metPercent === null ? DASH : formatPercent(row.metPercent)}</td>
              <td className={styles.number}>{formatInteger(row.fails)}</td>
              <td className={styles.number}>{formatInteger(row.findings)}</td>
              <td className={styles.number}>{formatInteger(row.open)}</td>
              <td className={styles.number}>{formatInteger(row.late)}</td>
              <td>{row.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
