import { Link } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgencyScore } from "../../../shared/contract/agency-scores.ts";
import { formatInteger, formatMoney, formatPercent } from "../../lib/format.ts";
import { changeActions } from "./agencies-state.ts";
import { useAgencyStyles } from "./styles.ts";

interface Props {
  readonly score: AgencyScore;
  readonly period: { readonly from: string; readonly to: string };
  readonly onReports: () => void;
}

/** How an agency reported in a period and whom it reached, each with the way to the rows behind it. */
export function ReportedLines({ score, period, onReports }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const seeActions = (
    <Link
      as="button"
      onClick={() => {
        changeActions({ what: "all", reportId: null, period });
        onReports();
      }}
    >
      {t("agencyReports.results.rows")}
    </Link>
  );
  return (
    <>
      <p className={styles.text}>
        {t("agencyReports.results.reports", { percent: formatPercent(score.reportsPercent) })}{" "}
        {score.reportsDue > 0 && (
          <span className={styles.quiet}>
            {t("agencyReports.results.reportsOf", {
              onTime: formatInteger(score.reportsOnTime),
              due: formatInteger(score.reportsDue),
            })}{" "}
          </span>
        )}
        <Link as="button" onClick={onReports}>
          {t("agencyReports.results.reportRows")}
        </Link>
      </p>
      <p className={styles.text}>
        {t("agencyReports.results.contact", {
          percent: formatPercent(score.rpcPercent),
          right: formatInteger(score.rightParty),
          attempts: formatInteger(score.attempts),
        })}{" "}
        {seeActions}
      </p>
      <p className={styles.text}>
        {t("agencyReports.results.coverage", {
          percent: formatPercent(score.coveragePercent),
          covered: formatInteger(score.covered),
          accounts: formatInteger(score.accounts),
        })}
      </p>
    </>
  );
}

/** Which of the promises an agency reported were kept, in one currency; nothing where none matured. */
export function PromisedLine({ score, period, onReports }: Props): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const all = score.promisesKept + score.promisesPartial + score.promisesBroken;
  if (all === 0) return null;
  return (
    <p className={styles.text}>
      {t("agencyReports.results.promises", {
        percent: formatPercent(score.promisesKeptPercent),
        kept: formatInteger(score.promisesKept),
        all: formatInteger(all),
        amountPercent: formatPercent(score.promiseAmountPercent),
        amount: formatMoney(score.promiseKeptMinor, score.currency),
        promised: formatMoney(score.promisedMinor, score.currency),
      })}{" "}
      <Link
        as="button"
        onClick={() => {
          changeActions({ what: "promises", reportId: null, period });
          onReports();
        }}
      >
        {t("agencyReports.results.promiseRows")}
      </Link>
    </p>
  );
}
