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
import { ArrowDownloadRegular, DocumentPdfRegular, DocumentTableRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { CommandBar } from "../../components/CommandBar.tsx";
import { ConsolidatedLine } from "../../components/ConsolidatedLine.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { SavedFile } from "../../components/SavedFile.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { AgingTable } from "./AgingTable.tsx";
import { Charts } from "./Charts.tsx";
import { KpiRow } from "./KpiRow.tsx";
import { PdfPreview } from "./PdfPreview.tsx";
import { useWeeklyReport } from "./queries.ts";
import { TopTenTable } from "./TopTenTable.tsx";
import { useSaveReport } from "./use-save-report.ts";

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

/** The weekly report: on the screen, as the PDF itself, and saved as PDF or Excel. */
export function WeeklyReportScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day } = useAsOf();
  const { toImport } = useNavigation();
  const { toaster, say } = useCopied();
  const [view, setView] = useState<"figures" | "pdf">("figures");
  const [wanted, setWanted] = useState<string | null>(null);
  const { data: report, error, refetch, dataUpdatedAt } = useWeeklyReport(day);
  const saving = useSaveReport(day);
  const section = report?.sections.find(({ currency }) => currency === wanted) ?? report?.sections[0];
  const busy = saving.state.phase === "running";
  return (
    <div className={styles.screen}>
      <CommandBar
        label={t("reportsScreen.bar")}
        actions={
          <>
            <Button
              icon={<DocumentTableRegular />}
              disabled={busy || section === undefined}
              onClick={() => void saving.save("xlsx")}
            >
              {t("reportsScreen.excel")}
            </Button>
            <Button
              appearance="primary"
              icon={<DocumentPdfRegular />}
              disabled={busy || section === undefined}
              onClick={() => void saving.save("pdf")}
            >
              {t("reportsScreen.pdf")}
            </Button>
          </>
        }
      >
        <TabList
          size="small"
          selectedValue={view}
          aria-label={t("reportsScreen.view")}
          onTabSelect={(_, { value }) => setView(value === "pdf" ? "pdf" : "figures")}
        >
          <Tab value="figures">{t("reportsScreen.figures")}</Tab>
          <Tab value="pdf">{t("reportsScreen.preview")}</Tab>
        </TabList>
        {view === "figures" && report !== undefined && report.sections.length > 1 && (
          <TabList
            size="small"
            selectedValue={section?.currency}
            aria-label={t("reportsScreen.currencies")}
            onTabSelect={(_, { value }) => setWanted(String(value))}
          >
            {report.sections.map(({ currency }) => (
              <Tab key={currency} value={currency}>
                {currency}
              </Tab>
            ))}
          </TabList>
        )}
        {report !== undefined && (
          <span className={styles.week}>
            {t(report.asOf === report.weekTo ? "reports.weekly.week" : "reports.weekly.partialWeek", {
              from: formatDay(report.weekFrom),
              to: formatDay(report.weekTo),
              asOf: formatDay(report.asOf),
            })}
          </span>
        )}
      </CommandBar>
      {busy && <ProgressBar aria-label={t("reportsScreen.saving")} />}
      {saving.state.phase === "done" && <SavedFile file={saving.state.file} onDismiss={saving.dismiss} />}
      {saving.state.phase === "failed" && <ErrorNotice error={saving.state.error} onDismiss={saving.dismiss} />}
      {error !== null && report === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {view === "figures" && report?.consolidated && <ConsolidatedLine data={report.consolidated} />}
      {view === "pdf" ? (
        <div className={styles.preview}>
          <PdfPreview asOf={day} />
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
        <section className={styles.scroll} tabIndex={0} aria-label={t("reports.weekly.title")}>
          {report === undefined && error === null && (
            <Skeleton className={styles.page} aria-label={t("common.loading")}>
              <SkeletonItem size={96} />
              <SkeletonItem size={128} />
            </Skeleton>
          )}
          {report !== undefined && section === undefined && (
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
          {report !== undefined && section !== undefined && (
            <div className={styles.page}>
              <KpiRow report={report} section={section} />
              <Charts section={section} />
              <TopTenTable section={section} />
              <AgingTable
                section={section}
                readAt={dataUpdatedAt}
                onCopied={(count) => say(t("grid.copied", { count }))}
              />
            </div>
          )}
        </section>
      )}
      {toaster}
    </div>
  );
}
