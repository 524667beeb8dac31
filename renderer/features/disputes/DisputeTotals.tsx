import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeTotals as Totals } from "../../../shared/contract/disputes.ts";
import { Money } from "../../components/Money.tsx";
import { useTotalsStyles } from "../../components/totals-styles.ts";
import { formatInteger } from "../../lib/format.ts";

/** Totals of the disputes shown, one line a currency. */
export function DisputeTotals({ rows }: { readonly rows: readonly Totals[] | undefined }): ReactNode {
  const styles = useTotalsStyles();
  const { t } = useTranslation();
  if (rows === undefined || rows.length === 0) return <p className={styles.none}>{t("disputes.totals.none")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow window scrolls it, and keys must reach it
    <section className={styles.scroll} aria-label={t("disputes.totals.label")} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("disputes.columns.currency")}</th>
            <th scope="col">{t("disputes.totals.disputes")}</th>
            <th scope="col">{t("disputes.totals.active")}</th>
            <th scope="col">{t("disputes.totals.late")}</th>
            <th scope="col">{t("disputes.totals.disputed")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.currency} data-currency={row.currency}>
              <th scope="row" className={styles.currency}>
                {row.currency}
              </th>
              <td>{formatInteger(row.disputes)}</td>
              <td>{formatInteger(row.active)}</td>
              <td>{formatInteger(row.late)}</td>
              <td className={styles.strong}>
                <Money minor={row.disputedMinor} currency={row.currency} dashForZero />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
