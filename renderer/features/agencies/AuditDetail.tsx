import { Button } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatDay, formatPercent } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { FindingsTable } from "./FindingsTable.tsx";
import { useAgencyStyles } from "./styles.ts";

/** An audit of the agency: the checklist with its results, and what was found. */
export function AuditDetail({ id, onBack }: { readonly id: number; readonly onBack: () => void }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(
    orpc.agencyAudits.get.queryOptions({ input: { id }, placeholderData: keepPreviousData }),
  );
  const met = data?.audit.metPercent ?? null;
  return (
    <section className={styles.fields} aria-label={t("agencyAudits.checklist")}>
      <div className={styles.buttons}>
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
          {t("agencyAudits.back")}
        </Button>
      </div>
      {error !== null && data === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <div>
            <h3 className={styles.heading}>{t("agencyAudits.ofDay", { day: formatDay(data.audit.onDay) })}</h3>
            <p className={styles.quiet}>
              {data.audit.recordedBy}
              {met !== null &&
                ` · ${t("agencyAudits.met")}: ${t("agencyAudits.metOf", { percent: formatPercent(met) })}`}
            </p>
            {data.audit.note !== "" && <p className={styles.text}>{data.audit.note}</p>}
          </div>
          {data.findings.length > 0 && (
            <>
              <h4 className={styles.heading}>{t("agencyAudits.findings")}</h4>
              <FindingsTable label={t("agencyAudits.findings")} rows={data.findings} today={data.today} />
            </>
          )}
          <h4 className={styles.heading}>{t("agencyAudits.checklist")}</h4>
          <div className={styles.scroll}>
            <table className={styles.table} aria-label={t("agencyAudits.checklist")}>
              <thead>
                <tr>
                  <th scope="col">{t("agencyAudits.point")}</th>
                  <th scope="col">{t("agencyAudits.result")}</th>
                  <th scope="col">{t("agencyAudits.pointNote")}</th>
                </tr>
              </thead>
              <tbody>
                {data.points.map(({ point, result, note }) => (
                  <tr key={point}>
                    <th scope="row">
                      {t(`agencyAudits.points.${point}`)}
                      <p className={styles.quiet}>{t(`agencyAudits.pointHints.${point}`)}</p>
                    </th>
                    <td className={result === "fails" ? styles.strong : undefined}>
                      {t(`agencyAudits.results.${result}`)}
                    </td>
                    <td>{note}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
