import { Button, Checkbox, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RateRow } from "../../../shared/contract/rates.ts";
import { shownRate } from "../../../shared/domain/rates/exchange-rate.ts";
import { rateSource } from "../../../shared/i18n/rate-reasons.ts";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatDay, formatInstant, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { useRates } from "./rates-queries.ts";
import { useScrolledTable } from "./scrolled-table.ts";

const useStyles = makeStyles({
  // A long source is cut, and told whole by its tooltip, rather than the last column pushed out of sight.
  source: { "& td[data-source]": { maxWidth: "132px", overflow: "hidden", textOverflow: "ellipsis" } },
  old: { color: tokens.colorNeutralForeground3 },
  foot: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const STEP = 100;

/** Rates latest first; with the history also those that were corrected or taken back. */
export function RateTable({ say }: { readonly say: (words: string) => void }): ReactNode {
  const styles = useStyles();
  const table = useScrolledTable();
  const { t } = useTranslation();
  const [history, setHistory] = useState(false);
  const [limit, setLimit] = useState(STEP);
  const { data, error, refetch } = useRates(history, limit);
  const remove = useMutation({
    mutationFn: ({ currency, day, source }: RateRow) =>
      ledger.rates.remove({ commandId: crypto.randomUUID(), currency, day, source }),
    onSuccess: (_, { currency, day }) => say(t("rates.removed", { currency, day: formatDay(day) })),
  });
  if (error !== null && data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <>
      {remove.isError && <ErrorNotice error={remove.error} onDismiss={remove.reset} />}
      {data.total === 0 && !history ? (
        <p className={styles.quiet}>{t("rates.empty")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={table.scroll} tabIndex={0} aria-label={t("rates.title")}>
          <table className={mergeClasses(table.table, styles.source)}>
            <thead>
              <tr>
                <th scope="col">{t("rates.columns.day")}</th>
                <th scope="col">{t("rates.columns.currency")}</th>
                <th scope="col" data-number="">
                  {t("rates.columns.rate")}
                </th>
                <th scope="col">{t("rates.columns.source")}</th>
                <th scope="col">{t("rates.columns.recordedAt")}</th>
                <th scope="col" aria-label={t("rates.columns.actions")} />
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr
                  key={`${row.currency} ${row.day} ${row.source} ${row.recordedAt} ${row.rate}`}
                  className={row.inForce ? "" : styles.old}
                >
                  <td>{formatDay(row.day)}</td>
                  <td>{row.currency}</td>
                  <td className={table.number}>{row.rate === "" ? t("rates.withdrawn") : shownRate(row.rate)}</td>
                  <td
                    data-source=""
                    title={[rateSource(currentLang(), row.source), row.origin]
                      .filter((text) => text !== "")
                      .join(" · ")}
                  >
                    {rateSource(currentLang(), row.source)}
                  </td>
                  <td>{formatInstant(row.recordedAt)}</td>
                  <td>
                    {row.inForce ? (
                      <Button
                        appearance="subtle"
                        size="small"
                        icon={<DeleteRegular />}
                        disabled={remove.isPending}
                        aria-label={t("rates.remove", { currency: row.currency, day: formatDay(row.day) })}
                        onClick={() => remove.mutate(row)}
                      />
                    ) : (
                      row.rate !== "" && t("rates.superseded")
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <div className={styles.foot}>
        <Checkbox
          label={t("rates.history")}
          checked={history}
          onChange={(_, { checked }) => setHistory(checked === true)}
        />
        {data.rows.length < data.total && (
          <>
            <span className={styles.quiet}>
              {t("rates.shown", { shown: formatInteger(data.rows.length), total: formatInteger(data.total) })}
            </span>
            <Button size="small" onClick={() => setLimit(Math.min(limit * 3, 1000))}>
              {t("rates.more")}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
