import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AuditFilter } from "../../../shared/contract/audit.ts";
import { auditActionWords, auditSubjectWords } from "../../../shared/i18n/audit-words.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useStatus } from "../../lib/status.ts";
import { useExport } from "../../lib/use-export.ts";
import { AuditBar } from "./AuditBar.tsx";
import { AuditEvent } from "./AuditEvent.tsx";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
  list: { flex: 1, minWidth: 0, overflow: "auto" },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    "& th": {
      position: "sticky",
      top: 0,
      zIndex: 1,
      textAlign: "left",
      padding: "7px 12px",
      fontWeight: tokens.fontWeightSemibold,
      backgroundColor: tokens.colorNeutralBackground2,
      boxShadow: `inset 0 -1px ${tokens.colorNeutralStroke2}`,
    },
    "& td": {
      padding: "5px 12px",
      maxWidth: "320px",
      overflow: "hidden",
      textOverflow: "ellipsis",
      whiteSpace: "nowrap",
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
  },
  row: {
    cursor: "default",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  chosen: { backgroundColor: tokens.colorSubtleBackgroundSelected },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums" },
  time: { fontVariantNumeric: "tabular-nums" },
  foot: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalL,
    padding: "8px 16px",
    flexShrink: 0,
    color: tokens.colorNeutralForeground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { marginLeft: "auto", fontSize: tokens.fontSizeBase200 },
});

const PAGE = 200;
const NOTHING: AuditFilter = { from: null, to: null, actors: [], actions: [], pcs: [], subject: "", search: "" };

/** Bitácora: who did what, when, from which PC and about what; with what was before and after. */
export function AuditScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data: status } = useStatus();
  const [filter, setFilter] = useState<AuditFilter>(NOTHING);
  const [shown, show] = useState<number | null>(null);
  const choices = useQuery(orpc.audit.choices.queryOptions());
  const pages = useInfiniteQuery(
    orpc.audit.page.infiniteOptions({
      input: (offset: number) => ({ ...filter, offset, limit: PAGE }),
      initialPageParam: 0,
      getNextPageParam: (last, all) => {
        const seen = all.reduce((sum, { rows }) => sum + rows.length, 0);
        return seen < last.total ? seen : undefined;
      },
    }),
  );
  const exporting = useExport();
  const toExcel = (): void =>
    void exporting.run(t("audit.exportName", { day: formatDay(status?.today ?? "") }), (file) =>
      ledger.audit.exportPage({ ...filter, file, lang: currentLang() }),
    );
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = pages.data?.pages[0]?.total ?? 0;
  const lang = currentLang();
  const head = choices.data?.head;
  return (
    <div className={styles.screen}>
      <AuditBar
        filter={filter}
        today={status?.today ?? ""}
        choices={choices.data}
        onFilter={(changes) => setFilter({ ...filter, ...changes })}
        onClear={() => setFilter(NOTHING)}
        exporting={exporting}
        onExport={toExcel}
      />
      <ExportNotice exporting={exporting} />
      {pages.isError && <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      <div className={styles.body}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
        <section className={styles.list} aria-label={t("audit.grid")} tabIndex={0}>
          {pages.isSuccess && rows.length === 0 ? (
            <EmptyState title={t("audit.empty")} body={t("audit.emptyHint")}>
              <Button onClick={() => setFilter(NOTHING)}>{t("audit.clear")}</Button>
            </EmptyState>
          ) : (
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col" className={styles.number}>
                    {t("audit.columns.seq")}
                  </th>
                  <th scope="col">{t("audit.columns.at")}</th>
                  <th scope="col">{t("audit.columns.actor")}</th>
                  <th scope="col">{t("audit.columns.action")}</th>
                  <th scope="col">{t("audit.columns.subject")}</th>
                  <th scope="col">{t("audit.columns.pc")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr
                    key={row.seq}
                    tabIndex={0}
                    aria-selected={row.seq === shown}
                    className={mergeClasses(styles.row, row.seq === shown && styles.chosen)}
                    onClick={() => show(row.seq)}
                    onKeyDown={(event) => moveOrOpen(event, () => show(row.seq))}
                  >
                    <td className={styles.number}>{formatInteger(row.seq)}</td>
                    <td className={styles.time}>{`${formatDay(row.local.slice(0, 10))} ${row.local.slice(11)}`}</td>
                    <td>{row.actor}</td>
                    <td>{auditActionWords(row.action, lang)}</td>
                    <td>{auditSubjectWords(row.subjectLabel, lang)}</td>
                    <td>{row.pc}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        {shown !== null && (
          <AuditEvent
            seq={shown}
            onClose={() => show(null)}
            onSubject={(subject) => setFilter({ ...NOTHING, subject })}
          />
        )}
      </div>
      <div className={styles.foot}>
        <span aria-live="polite">{t("audit.total", { count: total, formatted: formatInteger(total) })}</span>
        {pages.hasNextPage && (
          <Button size="small" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t("audit.more")}
          </Button>
        )}
        {head !== undefined && head.seq > 0 && (
          <span className={styles.head} title={head.hash}>
            {t("audit.head", { seq: formatInteger(head.seq), hash: head.hash.slice(0, 12) })}
          </span>
        )}
      </div>
    </div>
  );
}

/** Arrows go from row to row, Enter and space open the one that has the focus. */
function moveOrOpen(event: KeyboardEvent<HTMLTableRowElement>, open: () => void): void {
  const row = event.currentTarget;
  const next = event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling;
  if (event.key === "Enter" || event.key === " ") open();
  else if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  else if (next instanceof HTMLElement) next.focus();
  event.preventDefault();
}
