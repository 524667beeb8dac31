import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerSums } from "../../../shared/contract/customer-list.ts";
import { Money } from "../../components/Money.tsx";
import { useTotalsStyles } from "../../components/totals-styles.ts";
import { formatInteger } from "../../lib/format.ts";

const SUMS = [
  "currentMinor",
  "d1to30Minor",
  "d31to60Minor",
  "d61to90Minor",
  "d90plusMinor",
  "overdueMinor",
  "unappliedMinor",
  "balanceMinor",
] as const;

/** Sums of the customers shown, one line a currency. */
export function CustomerTotals({ rows }: { readonly rows: readonly CustomerSums[] | undefined }): ReactNode {
  const styles = useTotalsStyles();
  const { t } = useTranslation();
  if (rows === undefined || rows.length === 0) return <p className={styles.none}>{t("customerList.totals.none")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow window scrolls it, and keys must reach it
    <section className={styles.scroll} aria-label={t("customerList.totals.label")} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("customerList.columns.currency")}</th>
            <th scope="col">{t("customerList.totals.customers")}</th>
            {SUMS.map((sum) => (
              <th key={sum} scope="col">
                {t(`customerList.columns.${sum}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.currency} data-currency={row.currency}>
              <th scope="row" className={styles.currency}>
                {row.currency}
              </th>
              <td>{formatInteger(row.customers)}</td>
              {SUMS.map((sum) => (
                <td key={sum} {...(sum === "balanceMinor" ? { className: styles.strong } : {})}>
                  <Money minor={row[sum]} currency={row.currency} dashForZero />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
