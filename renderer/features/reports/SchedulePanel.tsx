import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { PlayRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportDelivery, ScheduleView } from "../../../shared/contract/reports.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatDay, formatInstant } from "../../lib/format.ts";
import { ledger } from "../../lib/ledger.ts";
import { useDeliveries, useSchedules } from "../../lib/report-deliveries.ts";
import { ScheduleDialog } from "./ScheduleDialog.tsx";

const useStyles = makeStyles({
  scroll: {
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  page: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    maxWidth: "1240px",
    margin: "0 auto",
    padding: "12px 16px 24px",
  },
  card: {
    padding: "12px 16px 14px",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowX: "auto",
  },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM, marginBottom: "4px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  push: { marginLeft: "auto" },
  quiet: { color: tokens.colorNeutralForeground3, margin: "0 0 8px", maxWidth: "96ch" },
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  cell: {
    padding: "6px 10px",
    textAlign: "left",
    verticalAlign: "top",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  /** Days, hours and buttons stay whole. */
  whole: { whiteSpace: "nowrap" },
  /** Folders and addresses have no blanks to break at. */
  long: { overflowWrap: "anywhere", minWidth: "160px" },
  headCell: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** When each report is due and where it goes, and what was delivered. */
export function SchedulePanel(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = useSchedules();
  const { data: deliveries } = useDeliveries();
  const [edited, setEdited] = useState<ScheduleView | null>(null);
  const run = useMutation({ mutationFn: () => ledger.reports.runDue() });
  const busy = run.isPending || (data?.running ?? null) !== null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section className={styles.scroll} tabIndex={0} aria-label={t("reportsScreen.schedule")}>
      <div className={styles.page}>
        {error !== null && data === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {run.error !== null && <ErrorNotice error={run.error} onDismiss={run.reset} />}
        <section className={styles.card} aria-label={t("reportsScreen.scheduleTitle")}>
          <div className={styles.head}>
            <h2 className={styles.title}>{t("reportsScreen.scheduleTitle")}</h2>
            <Allowed to="reports.runDue">
              <Button className={styles.push} icon={<PlayRegular />} disabled={busy} onClick={() => run.mutate()}>
                {busy ? t("reportsScreen.running") : t("reportsScreen.runDue")}
              </Button>
            </Allowed>
          </div>
          <p className={styles.quiet}>{t("reportsScreen.scheduleHint")}</p>
          <table className={styles.table}>
            <Head names={["reportColumn", "when", "where", "last", "next", "edit"]} />
            <tbody>
              {(data?.rows ?? []).map((row) => (
                <ScheduleRow key={row.kind} row={row} onEdit={() => setEdited(row)} />
              ))}
            </tbody>
          </table>
        </section>
        <section className={styles.card} aria-label={t("reportsScreen.deliveredTitle")}>
          <h2 className={styles.title}>{t("reportsScreen.deliveredTitle")}</h2>
          {deliveries !== undefined && deliveries.rows.length === 0 && (
            <p className={styles.quiet}>{t("reportsScreen.noDeliveries")}</p>
          )}
          {deliveries !== undefined && deliveries.rows.length > 0 && (
            <table className={styles.table}>
              <Head names={["reportColumn", "covers", "delivered", "state", "how", "who"]} />
              <tbody>
                {deliveries.rows.map((row) => (
                  <DeliveryRow key={row.id} row={row} />
                ))}
              </tbody>
            </table>
          )}
        </section>
      </div>
      {edited !== null && <ScheduleDialog schedule={edited} onClose={() => setEdited(null)} />}
    </section>
  );
}

type HeadName =
  | "reportColumn"
  | "when"
  | "where"
  | "last"
  | "next"
  | "edit"
  | "covers"
  | "delivered"
  | "state"
  | "how"
  | "who";

function Head({ names }: { readonly names: readonly HeadName[] }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col" className={mergeClasses(styles.cell, styles.headCell)}>
            {t(`reportsScreen.${name}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const WEEKDAYS = ["d1", "d2", "d3", "d4", "d5", "d6", "d7"] as const;

function ScheduleRow({ row, onEdit }: { readonly row: ScheduleView; readonly onEdit: () => void }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const time = row.atTime;
  const when = (): string => {
    if (!row.active) return t("reportsScreen.inactive");
    const day = t(`reportsScreen.weekdays.${WEEKDAYS[row.weekday - 1] ?? "d1"}`);
    if (row.kind === "daily") return t("reportsScreen.daily", { time });
    if (row.kind === "weekly") return t("reportsScreen.weekly", { day, time });
    return t(row.kind === "monthly" ? "reportsScreen.businessDay" : "reportsScreen.quarterDay", {
      n: row.businessDay,
      time,
    });
  };
  const last = (): string => {
    if (row.last === null) return t("reportsScreen.lastNone");
    const covers = formatDay(row.last.covers);
    const { deliveredAt, dueAt } = row.last;
    if (deliveredAt === null) return t("reportsScreen.lastMissing", { covers });
    const at = formatInstant(deliveredAt);
    return t(deliveredAt > dueAt ? "reportsScreen.lastLate" : "reportsScreen.lastDone", { covers, at });
  };
  const name = t(`reports.kinds.${row.kind}`);
  return (
    <tr>
      <td className={styles.cell}>{name}</td>
      <td className={styles.cell}>{when()}</td>
      <td className={mergeClasses(styles.cell, styles.long)}>
        {[row.savedTo, ...row.recipients].filter((each) => each !== "").join(", ")}
      </td>
      <td className={styles.cell}>{last()}</td>
      <td className={mergeClasses(styles.cell, styles.whole)}>
        {row.nextDueAt === null ? "" : formatInstant(row.nextDueAt)}
      </td>
      <td className={mergeClasses(styles.cell, styles.whole)}>
        <Allowed to="reports.saveSchedule">
          <Button size="small" aria-label={`${t("reportsScreen.edit")}: ${name}`} onClick={onEdit}>
            {t("reportsScreen.edit")}
          </Button>
        </Allowed>
      </td>
    </tr>
  );
}

function DeliveryRow({ row }: { readonly row: ReportDelivery }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = row.dueAt === null ? "unscheduled" : row.late ? "late" : "onTime";
  return (
    <tr>
      <td className={styles.cell}>{t(`reports.kinds.${row.kind}`)}</td>
      <td className={mergeClasses(styles.cell, styles.whole)}>{formatDay(row.covers)}</td>
      <td className={mergeClasses(styles.cell, styles.whole)}>{formatInstant(row.deliveredAt)}</td>
      <td className={styles.cell}>{t(`reportsScreen.${state}`)}</td>
      <td className={mergeClasses(styles.cell, styles.long)} title={row.sha256}>
        {row.how === "mailed"
          ? t("reportsScreen.mailed", { to: row.sentTo.join(", ") })
          : t("reportsScreen.saved", { file: row.file })}
      </td>
      <td className={styles.cell}>{row.actor}</td>
    </tr>
  );
}
