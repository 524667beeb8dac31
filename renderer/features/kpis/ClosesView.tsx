import { Button, mergeClasses } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Allowed } from "../../components/Allowed.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { formatDay, formatInstant } from "../../lib/format.ts";
import { orpc } from "../../lib/ledger.ts";
import { CloseDialog } from "./CloseDialog.tsx";
import { changeKpis, NO_FILTER } from "./kpis-state.ts";
import { useTableStyles } from "./table-styles.ts";

/** A month as people write it: `oct/2026`. */
export function monthWords(month: string): string {
  return formatDay(`${month}-01`).slice(3);
}

/** Closed months, and the way to close the next one. */
export function ClosesView(): ReactNode {
  const styles = useTableStyles();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(orpc.kpis.closes.list.queryOptions());
  const [closing, setClosing] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const next = data?.next ?? null;
  const closed = useRef<HTMLButtonElement | null>(null);
  const isThere = closing === null && data?.rows.some(({ month }) => month === done) === true;
  // The button that was pressed is of another month now, or gone: the keyboard goes on at the month that was closed.
  useEffect(() => {
    if (isThere) closed.current?.focus();
  }, [isThere]);
  const see = (month: string): void => {
    const [year, number] = month.split("-").map(Number);
    const last = new Date(Date.UTC(year ?? 0, number ?? 1, 0)).toISOString().slice(0, 10);
    changeKpis({
      view: "board",
      choice: "other",
      typed: { from: `${month}-01`, to: last },
      filter: NO_FILTER,
      opened: null,
    });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section className={styles.scroll} tabIndex={0} aria-label={t("kpis.tabs.closes")}>
      <div className={styles.page}>
        {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {done !== null && (
          <Notice intent="success" onDismiss={() => setDone(null)}>
            {t("kpis.closes.done", { month: monthWords(done) })}
          </Notice>
        )}
        {data !== undefined && (
          <section className={styles.card}>
            <h2 className={styles.title}>{t("kpis.closes.title")}</h2>
            <p className={styles.hint}>{t("kpis.closes.hint")}</p>
            {next === null ? (
              <p className={styles.hint}>{t("kpis.closes.nothingToClose")}</p>
            ) : (
              <Allowed to="kpis.closes.close">
                <Button appearance="primary" onClick={() => setClosing(next)}>
                  {t("kpis.closes.close", { month: monthWords(next) })}
                </Button>
              </Allowed>
            )}
            {data.rows.length === 0 ? (
              <EmptyState title={t("kpis.closes.none")} />
            ) : (
              <table className={styles.table} aria-label={t("kpis.closes.title")}>
                <thead>
                  <tr>
                    {(["month", "closedAt", "by", "hash"] as const).map((column) => (
                      <th key={column} scope="col" className={mergeClasses(styles.head, styles.first)}>
                        {t(`kpis.closes.${column}`)}
                      </th>
                    ))}
                    <td className={styles.head} />
                  </tr>
                </thead>
                <tbody>
                  {data.rows.map((row) => (
                    <tr key={row.month}>
                      <th scope="row" className={mergeClasses(styles.cell, styles.first)}>
                        {monthWords(row.month)}
                      </th>
                      <td className={mergeClasses(styles.cell, styles.first)}>{formatInstant(row.closedAt)}</td>
                      <td className={mergeClasses(styles.cell, styles.first)}>
                        {row.actor || t("kpis.closes.erased")}
                      </td>
                      <td className={mergeClasses(styles.cell, styles.first, styles.code)} title={row.hash}>
                        {row.hash.slice(0, 16)}
                      </td>
                      <td className={styles.cell}>
                        <Button
                          size="small"
                          ref={(button: HTMLButtonElement | null) => {
                            if (row.month === done) closed.current = button;
                          }}
                          aria-label={`${t("kpis.closes.see")}: ${monthWords(row.month)}`}
                          onClick={() => see(row.month)}
                        >
                          {t("kpis.closes.see")}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
        )}
      </div>
      {closing !== null && (
        <CloseDialog
          month={closing}
          onDone={() => {
            setDone(closing);
            setClosing(null);
          }}
          onCancel={() => setClosing(null)}
        />
      )}
    </section>
  );
}
