import { Link } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Agency } from "../../../shared/contract/agencies.ts";
import type { Complaint } from "../../../shared/contract/agency-complaints.ts";
import { DayText } from "../../components/DayText.tsx";
import { orpc } from "../../lib/ledger.ts";
import { ComplaintDetail } from "./ComplaintDetail.tsx";
import { ComplaintDialog } from "./ComplaintDialog.tsx";
import { ComplaintStateBadge } from "./ComplaintStateBadge.tsx";
import { RecordsPart } from "./RecordsPart.tsx";
import { useAgencyStyles } from "./styles.ts";

interface Props {
  readonly agency: Agency;
  readonly today: string;
}

/** What customers complained of about the agency, and each complaint with its steps. */
export function ComplaintsPart({ agency, today }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data } = useQuery(
    orpc.agencyComplaints.page.queryOptions({
      input: { agencyId: agency.id, limit: 1000 },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <RecordsPart
      title={t("agencyOversight.complaints.title")}
      hint={t("agencyOversight.complaints.hint")}
      add={t("agencyOversight.complaints.add")}
      to="agencyComplaints.record"
      list={(show) => (
        <>
          {data?.rows.length === 0 && <p className={styles.text}>{t("agencyOversight.complaints.none")}</p>}
          {data !== undefined && data.rows.length > 0 && <ComplaintsTable rows={data.rows} onShow={show} />}
        </>
      )}
      detail={(id, onBack) => <ComplaintDetail id={id} onBack={onBack} />}
      form={(onClose, onSaved) => (
        <ComplaintDialog
          agencyId={agency.id}
          agencyName={agency.legalName}
          customer={null}
          today={today}
          onClose={onClose}
          onSaved={onSaved}
        />
      )}
    />
  );
}

interface TableProps {
  readonly rows: readonly Complaint[];
  readonly onShow: (id: number) => void;
}

function ComplaintsTable({ rows, onShow }: TableProps): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t("agencyOversight.complaints.title")}>
        <thead>
          <tr>
            <th scope="col">{t("agencyOversight.complaints.customer")}</th>
            <th scope="col">{t("agencyOversight.complaints.state")}</th>
            <th scope="col">{t("agencyOversight.complaints.type")}</th>
            <th scope="col">{t("agencyOversight.complaints.agent")}</th>
            <th scope="col">{t("agencyOversight.complaints.received")}</th>
            <th scope="col">{t("agencyOversight.complaints.answerBy")}</th>
            <th scope="col">{t("agencyOversight.complaints.finding")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link as="button" onClick={() => onShow(row.id)}>
                  {row.customerName}
                </Link>
                {row.complainant !== "" && <p className={styles.quiet}>{row.complainant}</p>}
              </th>
              <td>
                <ComplaintStateBadge complaint={row} />
              </td>
              <td>
                {t(`agencyOversight.complaintTypes.${row.type}`)}
                <p className={styles.quiet}>{t(`agencyOversight.complaintChannels.${row.channel}`)}</p>
              </td>
              <td>{row.agent === "" ? t("agencyOversight.complaints.noAgent") : row.agent}</td>
              <td>
                <DayText day={row.receivedOn} />
                <p className={styles.quiet}>{row.recordedBy}</p>
              </td>
              <td>
                <DayText day={row.answerBy} />
                {row.byAuthority && <p className={styles.quiet}>{t("agencyOversight.complaints.byAuthority")}</p>}
              </td>
              <td>
                {row.finding !== null && row.state === "answered" && (
                  <>
                    {t(`agencyOversight.findings.${row.finding}`)}
                    {row.sanction !== null && (
                      <p className={styles.quiet}>{t(`agencyOversight.sanctions.${row.sanction}`)}</p>
                    )}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
