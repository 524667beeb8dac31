import {
  Button,
  makeStyles,
  ProgressBar,
  Skeleton,
  SkeletonItem,
  Tab,
  TabList,
  tokens,
} from "@fluentui/react-components";
import { ArrowDownloadRegular, DocumentPdfRegular, DocumentTableRegular, MailRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { ConsolidatedLine } from "../../components/ConsolidatedLine.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { CustomerField } from "../../components/CustomerField.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { OneOrAll } from "../../components/OneOrAll.tsx";
import { SavedFile } from "../../components/SavedFile.tsx";
import { ScheduleNotices } from "../../components/ScheduleNotices.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { useDarkMode } from "../../lib/dark-mode.ts";
import { formatDay } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useStatus } from "../../lib/status.ts";
import { PdfPreview } from "./PdfPreview.tsx";
import { type Looked, useCurrencies, useReport, useWeeklyReport } from "./queries.ts";
import { ReportBody } from "./ReportBody.tsx";
import { ReportChoice } from "./ReportChoice.tsx";
import { changeReports, useReportsState } from "./reports-state.ts";
import { SchedulePanel } from "./SchedulePanel.tsx";
import { SendDialog } from "./SendDialog.tsx";
import { useSaveReport } from "./use-save-report.ts";
import { WeeklyFigures } from "./WeeklyFigures.tsx";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  scroll: {
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    maxWidth: "1440px",
    margin: "0 auto",
    padding: `12px ${tokens.spacingHorizontalL} 24px`,
  },
  week: { color: tokens.colorNeutralForeground2, whiteSpace: "nowrap" },
  preview: { flex: 1, minHeight: 0, display: "flex", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** Every report: on the screen, as the PDF itself, saved as PDF or Excel, sent to a list, and due by a schedule. */
export function ReportsScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day, today } = useAsOf();
  const { toImport } = useNavigation();
  const { toaster, say } = useCopied();
  const dark = useDarkMode();
  const { view, kind, customer, paper, currency: wanted, only } = useReportsState();
  const currencies = useCurrencies(day);
  const { data: status } = useStatus();
  const [sending, setSending] = useState(false);
  const isWeekly = kind === "weekly";
  const looked: Looked = {
    kind,
    asOf: day,
    currency: only,
    customerId: kind === "statement" ? (customer?.id ?? null) : null,
    paper,
  };
  const weekly = useWeeklyReport(day, isWeekly);
  const report = useReport(looked, dark);
  const saving = useSaveReport(looked);
  const week = isWeekly ? weekly.data : undefined;
  const section =
    week?.sections.find(({ currency }) => currency === (only ?? wanted)) ??
    (only === null ? week?.sections[0] : undefined);
  // Before the first document every figure of every report would be n/a.
  const empty = status?.documents === 0 || (isWeekly && week !== undefined && week.sections.length === 0);
  const busy = saving.state.phase === "running";
  const off = busy || empty || (kind === "statement" && customer === null);
  // Slashes of a day would be folders in a file's name.
  const name = [t(`reports.kinds.${kind}`), only ?? [], formatDay(day).replaceAll("/", "-")].flat().join(" ");
  const failed = isWeekly ? (weekly.error ?? report.error) : report.error;
  const waiting = failed === null && (isWeekly ? week === undefined : report.data === undefined);
  return (
    <div className={styles.screen}>
      <CommandBar
        label={t("reportsScreen.bar")}
        actions={
          <>
            <Allowed to="reports.send">
              <Button icon={<MailRegular />} disabled={off} onClick={() => setSending(true)}>
                {t("reportsScreen.send")}
              </Button>
            </Allowed>
            <Button icon={<DocumentTableRegular />} disabled={off} onClick={() => void saving.save("xlsx", name)}>
              {t("reportsScreen.excel")}
            </Button>
            <Button
              appearance="primary"
              icon={<DocumentPdfRegular />}
              disabled={off}
              onClick={() => void saving.save("pdf", name)}
            >
              {t("reportsScreen.pdf")}
            </Button>
          </>
        }
      >
        <ReportChoice
          kind={kind}
          paper={paper}
          onKind={(next) => {
            // What became of the report before says nothing of this one.
            saving.dismiss();
            changeReports({ kind: next });
          }}
          onPaper={(next) => changeReports({ paper: next })}
        />
        {(currencies.length > 1 || only !== null) && (
          <OneOrAll
            label={t("reportsScreen.only")}
            all={t("reportsScreen.allCurrencies")}
            chosen={only}
            choices={[...new Set([...currencies, only ?? []].flat())].map((each) => [each, each])}
            onChoose={(next) => {
              saving.dismiss();
              changeReports({ only: next });
            }}
          />
        )}
        {kind === "statement" && (
          <CustomerField
            inBar
            label={t("reportsScreen.customer")}
            hint={t("reportsScreen.customerHint")}
            customer={customer}
            onPick={(picked) =>
              changeReports({
                customer: picked === null ? null : { id: picked.id, name: picked.name || picked.rfc || picked.key },
              })
            }
          />
        )}
        <TabList
          size="small"
          selectedValue={view}
          aria-label={t("reportsScreen.view")}
          onTabSelect={(_, { value }) =>
            changeReports({ view: value === "pdf" || value === "schedule" ? value : "figures" })
          }
        >
          <Tab value="figures">{t("reportsScreen.figures")}</Tab>
          <Tab value="pdf">{t("reportsScreen.preview")}</Tab>
          <Tab value="schedule">{t("reportsScreen.schedule")}</Tab>
        </TabList>
        {view === "figures" && only === null && week !== undefined && week.sections.length > 1 && (
          <TabList
            size="small"
            selectedValue={section?.currency}
            aria-label={t("reportsScreen.currencies")}
            onTabSelect={(_, { value }) => changeReports({ currency: String(value) })}
          >
            {week.sections.map(({ currency }) => (
              <Tab key={currency} value={currency}>
                {currency}
              </Tab>
            ))}
          </TabList>
        )}
        {week !== undefined && (
          <span className={styles.week}>
            {t(week.asOf === week.weekTo ? "reports.weekly.week" : "reports.weekly.partialWeek", {
              from: formatDay(week.weekFrom),
              to: formatDay(week.weekTo),
              asOf: formatDay(week.asOf),
            })}
          </span>
        )}
      </CommandBar>
      {busy && <ProgressBar aria-label={t("reportsScreen.saving")} />}
      <ScheduleNotices />
      {saving.state.phase === "done" && <SavedFile file={saving.state.file} onDismiss={saving.dismiss} />}
      {saving.state.phase === "done" && saving.state.future && (
        <Notice intent="warning">{t("reportsScreen.future")}</Notice>
      )}
      {saving.state.phase === "sent" && (
        <Notice intent="success" onDismiss={saving.dismiss}>
          {t("reportsScreen.sent", { to: saving.state.to.join(", ") })}
        </Notice>
      )}
      {saving.state.phase === "failed" && <ErrorNotice error={saving.state.error} onDismiss={saving.dismiss} />}
      {failed !== null && <ErrorNotice error={failed} onRetry={() => void (isWeekly ? weekly : report).refetch()} />}
      {/* The others say so in their first section, which of the weekly one only the paper has. */}
      {view === "figures" && isWeekly && day > today && <Notice intent="warning">{t("reportsScreen.future")}</Notice>}
      {view === "figures" && only === null && week?.consolidated && <ConsolidatedLine data={week.consolidated} />}
      {view === "schedule" && <SchedulePanel />}
      {view === "pdf" && (
        <div className={styles.preview}>
          <PdfPreview looked={looked} />
        </div>
      )}
      {view === "figures" && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
        <section className={styles.scroll} tabIndex={0} aria-label={t(`reports.kinds.${kind}`)}>
          {waiting && (
            <Skeleton className={styles.page} aria-label={t("common.loading")}>
              <SkeletonItem size={96} />
              <SkeletonItem size={128} />
            </Skeleton>
          )}
          {empty && (
            <EmptyState
              icon={<DocumentTableRegular />}
              title={t("reportsScreen.emptyTitle")}
              body={t("reportsScreen.emptyBody")}
            >
              <Button appearance="primary" icon={<ArrowDownloadRegular />} onClick={() => toImport()}>
                {t("reportsScreen.import")}
              </Button>
            </EmptyState>
          )}
          {!waiting && !empty && (
            <div className={styles.page}>
              {week !== undefined && section !== undefined && (
                <WeeklyFigures report={week} section={section} readAt={weekly.dataUpdatedAt} onCopied={say} />
              )}
              {report.data !== undefined && <ReportBody report={report.data} />}
            </div>
          )}
        </section>
      )}
      {sending && (
        <SendDialog
          onClose={() => setSending(false)}
          onSend={(format, to) => {
            setSending(false);
            void saving.send(format, to);
          }}
        />
      )}
      {toaster}
    </div>
  );
}
