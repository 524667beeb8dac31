import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementTotals as Totals } from "../../../shared/contract/agreements.ts";
import { Money } from "../../components/Money.tsx";
import { useTotalsStyles } from "../../components/totals-styles.ts";
import { formatInteger } from "../../lib/format.ts";

/** Totals of the agreements shown, one line a currency. */
export function AgreementTotals({ rows }: { readonly rows: readonly Totals[] | undefined }): ReactNode {
  const styles = useTotalsStyles();
  const { t } = useTranslation();
  if (rows === undefined || rows.length === 0) return <p className={styles.none}>{t("agreements.totals.none")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow window scrolls it, and keys must reach it
    <section className={styles.scroll} aria-label={t("agreements.totals.label")} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("agreements.columns.currency")}</th>
            <th scope="col">{t("agreements.totals.agreements")}</th>
            <th scope="col">{t("agreements.totals.total")}</th>
            <th scope="col">{t("agreements.totals.paid")}</th>
            <th scope="col">{t("agreements.totals.overdue")}</th>
            <th scope="col">{t("agreements.totals.rest")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.currency} data-currency={row.currency}>
              <th scope="row" className={styles.currency}>
                {row.currency}
              </th>
              <td>{formatInteger(row.agreements)}</td>
              <td>
                <Money minor={row.totalMinor} currency={row.currency} />
              </td>
              <td>
                <Money minor={row.paidMinor} currency={row.currency} dashForZero />
              </td>
              <td>
                <Money minor={row.overdueMinor} currency={row.currency} dashForZero />
              </td>
              <td className={styles.strong}>
                <Money minor={row.restMinor} currency={row.currency} dashForZero />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
