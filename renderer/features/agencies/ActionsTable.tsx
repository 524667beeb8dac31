import { Badge, Button, Link, makeStyles } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgencyAction, AgencyReport } from "../../../shared/contract/agency-reports.ts";
import { ChoiceFilter } from "../../components/ChoiceFilter.tsx";
import { DayText } from "../../components/DayText.tsx";
import { formatDay, formatInteger, formatMoney } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { ACTION_CHOICES, changeActions, useActionsState } from "./agencies-state.ts";
import { useAgencyStyles } from "./styles.ts";

const useStyles = makeStyles({ choice: { minWidth: 0, width: "220px" } });

/** Actions shown at once. */
const MOST_SHOWN = 200;

interface Props {
  readonly agencyId: number;
  readonly reports: readonly AgencyReport[];
}

/** What an agency did, action by action: of one report, or of a period that a figure was followed from. */
export function ActionsTable({ agencyId, reports }: Props): ReactNode {
  const styles = useAgencyStyles();
  const own = useStyles();
  const { t } = useTranslation();
  const { what, reportId: asked, period } = useActionsState();
  const report = reports.find(({ id }) => id === asked) ?? null;
  const span = report !== null || period === null ? {} : period;
  const { data } = useQuery(
    orpc.agencyReports.actions.queryOptions({
      input: { agencyId, reportId: report?.id ?? null, what, limit: MOST_SHOWN, ...span },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <section className={styles.fields} aria-label={t("agencyReports.actionsTitle")}>
      <h3 className={styles.heading}>{t("agencyReports.actionsTitle")}</h3>
      <div className={styles.buttons}>
        <ChoiceFilter
          className={own.choice}
          label={t("agencyReports.what")}
          choices={ACTION_CHOICES}
          chosen={what}
          words={(each) => t(`agencyReports.whats.${each}`)}
          onChoose={(next) => changeActions({ what: next })}
        />
        {(report !== null || period !== null) && (
          <>
            <Badge appearance="tint" size="large">
              {report !== null
                ? t("agencyReports.ofReport", { file: report.fileName })
                : t("agencyReports.covers", { from: formatDay(period?.from ?? ""), to: formatDay(period?.to ?? "") })}
            </Badge>
            <Button size="small" onClick={() => changeActions({ reportId: null, period: null })}>
              {t("agencyReports.allReports")}
            </Button>
          </>
        )}
      </div>
      {data !== undefined && data.rows.length === 0 && <p className={styles.text}>{t("agencyReports.actionsNone")}</p>}
      {data !== undefined && data.total > data.rows.length && (
        <p className={styles.quiet}>
          {t("agencyReports.actionsMore", { shown: formatInteger(data.rows.length), total: formatInteger(data.total) })}
        </p>
      )}
      {data !== undefined && data.rows.length > 0 && <Rows rows={data.rows} />}
    </section>
  );
}

const STATE_COLORS = {
  ...({ active: "informative", verify: "warning", kept: "success", partial: "warning", broken: "danger" } as const),
  ...({ renegotiated: "informative", cancelled: "subtle", superseded: "subtle" } as const),
};

function Rows({ rows }: { readonly rows: readonly AgencyAction[] }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { toCustomer } = useNavigation();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t("agencyReports.actionsTitle")}>
        <thead>
          <tr>
            <th scope="col">{t("agencyReports.when")}</th>
            <th scope="col">{t("agencyReports.customer")}</th>
            <th scope="col">{t("agencyReports.channel")}</th>
            <th scope="col">{t("agencyReports.outcome")}</th>
            <th scope="col">{t("agencyReports.gestor")}</th>
            <th scope="col">{t("agencyReports.findingsColumn")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <DayText day={row.on} /> {row.at}
              </th>
              <td>
                <Link as="button" onClick={() => toCustomer(row.customerId)}>
                  {row.customerName}
                </Link>
                <p className={styles.quiet}>{row.invoices.join(", ")}</p>
              </td>
              <td>{t(`agencyReports.channels.${row.channel}`)}</td>
              <td>
                {t(`agencyReports.outcomes.${row.outcome}`)}
                <Promised row={row} />
                {row.note !== "" && <p className={styles.quiet}>{row.note}</p>}
              </td>
              <td>{row.gestor}</td>
              <td>
                {row.findings.map((finding) => (
                  <div key={finding}>
                    <Badge appearance="tint" color="warning">
                      {t(`agencyReports.findings.${finding}`, { rule: row.hoursRule })}
                    </Badge>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Promised({ row }: { readonly row: AgencyAction }): ReactNode {
  const styles = useAgencyStyles();
  const { t } = useTranslation();
  const { promise, currency } = row;
  if (promise === null) return null;
  return (
    <>
      <p className={styles.quiet}>
        {t("agencyReports.promised", {
          amount: formatMoney(promise.amountMinor, currency),
          day: formatDay(promise.dueOn),
        })}
        {promise.keptMinor > 0 && ` · ${t("agencyReports.kept", { amount: formatMoney(promise.keptMinor, currency) })}`}
      </p>
      <Badge appearance="tint" color={STATE_COLORS[promise.state]}>
        {t(`agencyReports.promiseStates.${promise.state}`)}
      </Badge>
    </>
  );
}
