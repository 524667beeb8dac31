import { Badge, makeStyles, mergeClasses, ProgressBar, tokens } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { ImportProgress } from "../../shared/contract/imports.ts";
import type { LedgerStatus } from "../../shared/contract/ledgers.ts";
import { formatInstant, formatInteger } from "../lib/format.ts";
import { useImportProgress } from "../lib/import-run.ts";
import { useLedgerProcessState } from "../lib/process-state.ts";
import { useStatus } from "../lib/status.ts";

/** After the first rows: nothing of it is needed to begin work. */
const LastBackup = lazy(async () => ({ default: (await import("./LastBackup.tsx")).LastBackup }));

const useStyles = makeStyles({
  line: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalL,
    height: "26px",
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: "nowrap",
    overflow: "hidden",
    fontVariantNumeric: "tabular-nums",
  },
  name: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  clip: { overflow: "hidden", textOverflow: "ellipsis", minWidth: 0 },
  right: { marginLeft: "auto", display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM },
  work: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    color: "inherit",
    textDecorationLine: "none",
    borderRadius: tokens.borderRadiusSmall,
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  bar: { width: "120px" },
  dot: { width: "8px", height: "8px", borderRadius: "50%", backgroundColor: tokens.colorStatusSuccessForeground1 },
  dotWait: { backgroundColor: tokens.colorStatusWarningForeground1 },
  dotBad: { backgroundColor: tokens.colorStatusDangerForeground1 },
  state: { display: "flex", alignItems: "center", gap: "6px" },
});

/** The window's last line: which ledger, whose, how fresh, and what works in the background. */
export function StatusLine(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data: status } = useStatus();
  const progress = useImportProgress();
  const state = useLedgerProcessState();
  const [company] = status?.ownRfcs ?? [];
  return (
    <section className={styles.line} aria-label={t("shell.status.label")}>
      {status?.open === true && (
        <>
          <span className={styles.name} title={status.path ?? ""}>
            {status.name}
          </span>
          {status.demo ? (
            <Badge size="small" appearance="tint" color="informative">
              {t("shell.status.demo")}
            </Badge>
          ) : (
            <span className={styles.clip}>
              {company === undefined ? t("shell.status.noCompany") : companyWords(company)}
            </span>
          )}
          <span>
            {t("shell.status.documents", { count: status.documents, formatted: formatInteger(status.documents) })}
          </span>
          <span>
            {status.lastImportAt === null
              ? t("shell.status.neverImported")
              : t("shell.status.lastImport", { when: formatInstant(status.lastImportAt) })}
          </span>
          <Suspense>
            <LastBackup />
          </Suspense>
        </>
      )}
      <span className={styles.right}>
        {progress?.state === "running" && <RunningImport progress={progress} />}
        <span className={styles.state} role="status">
          <span
            aria-hidden="true"
            className={mergeClasses(
              styles.dot,
              (state === "starting" || state === "restarting") && styles.dotWait,
              state === "failed" && styles.dotBad,
            )}
          />
          {t(`shell.status.process.${state}`)}
        </span>
      </span>
    </section>
  );
}

function companyWords({ name, rfc }: LedgerStatus["ownRfcs"][number]): string {
  return name === "" ? rfc : `${name} · ${rfc}`;
}

function RunningImport({ progress }: { readonly progress: ImportProgress }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { searching, found, counts } = progress;
  const words = t("shell.status.importing", { done: formatInteger(counts.files), found: formatInteger(found) });
  return (
    <Link to="/importar" className={styles.work} title={t("shell.status.openImport")}>
      <span>
        {searching && counts.files === 0 ? t("shell.status.searching", { found: formatInteger(found) }) : words}
      </span>
      <ProgressBar
        className={styles.bar}
        thickness="medium"
        aria-label={words}
        {...(searching || found === 0 ? {} : { value: counts.files, max: found })}
      />
    </Link>
  );
}
