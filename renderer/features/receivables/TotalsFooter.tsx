import { mergeClasses } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerTotals, SelectionTotals } from "../../../shared/contract/receivables.ts";
import { Money } from "../../components/Money.tsx";
import { useTotalsStyles } from "../../components/totals-styles.ts";
import { formatInteger, formatPercent } from "../../lib/format.ts";

const BUCKETS = ["current", "d1to30", "d31to60", "d61to90", "d90plus"] as const;

interface Props {
  readonly rows: readonly (SelectionTotals | CustomerTotals)[] | undefined;
}

/** Totals of what is filtered, one line a currency: counts, buckets, what is open and the overdue share. */
export function TotalsFooter({ rows }: Props): ReactNode {
  const styles = useTotalsStyles();
  const { t } = useTranslation();
  if (rows === undefined || rows.length === 0) return <p className={styles.none}>{t("receivables.totals.none")}</p>;
  const byCustomer = rows.some((row) => "customers" in row);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow window scrolls it, and keys must reach it
    <section className={styles.scroll} aria-label={t("receivables.totals.label")} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("receivables.currency")}</th>
            {byCustomer && <th scope="col">{t("receivables.totals.customers")}</th>}
            <th scope="col">{t("receivables.totals.documents")}</th>
            {BUCKETS.map((bucket) => (
              <th key={bucket} scope="col">
                {t(`common.buckets.${bucket}`)}
              </th>
            ))}
            <th scope="col">{t("receivables.totals.open")}</th>
            <th scope="col">{t("receivables.totals.overdueShare")}</th>
            {byCustomer && <th scope="col">{t("receivables.totals.unapplied")}</th>}
            {byCustomer && <th scope="col">{t("receivables.totals.balance")}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.currency} data-currency={row.currency}>
              <th scope="row" className={styles.currency}>
                {row.currency}
              </th>
              {"customers" in row && <td>{formatInteger(row.customers)}</td>}
              <td>{formatInteger(row.documents)}</td>
              {BUCKETS.map((bucket) => (
                <td key={bucket}>
                  <Money minor={row[`${bucket}Minor`]} currency={row.currency} dashForZero />
                </td>
              ))}
              <td className={mergeClasses("total-open", styles.strong)}>
                <Money minor={row.openMinor} currency={row.currency} />
              </td>
              <td className={styles.strong}>{formatPercent(row.overduePercent)}</td>
              {"customers" in row && (
                <>
                  <td>
                    <Money minor={-row.unappliedMinor} currency={row.currency} dashForZero />
                  </td>
                  <td className={styles.strong}>
                    <Money minor={row.balanceMinor} currency={row.currency} />
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
