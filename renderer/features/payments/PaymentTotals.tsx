import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentTotals as Totals } from "../../../shared/contract/payments.ts";
import { Money } from "../../components/Money.tsx";
import { useTotalsStyles } from "../../components/totals-styles.ts";
import { formatInteger } from "../../lib/format.ts";

/** Totals of the payments shown, one line a currency. */
export function PaymentTotals({ rows }: { readonly rows: readonly Totals[] | undefined }): ReactNode {
  const styles = useTotalsStyles();
  const { t } = useTranslation();
  if (rows === undefined || rows.length === 0) return <p className={styles.none}>{t("payments.totals.none")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow window scrolls it, and keys must reach it
    <section className={styles.scroll} aria-label={t("payments.totals.label")} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("payments.columns.currency")}</th>
            <th scope="col">{t("payments.totals.payments")}</th>
            <th scope="col">{t("payments.columns.amount")}</th>
            <th scope="col">{t("payments.columns.applied")}</th>
            <th scope="col">{t("payments.page.refunded")}</th>
            <th scope="col">{t("payments.columns.unapplied")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.currency} data-currency={row.currency}>
              <th scope="row" className={styles.currency}>
                {row.currency}
              </th>
              <td>{formatInteger(row.payments)}</td>
              <td>
                <Money minor={row.amountMinor} currency={row.currency} />
              </td>
              <td>
                <Money minor={row.appliedMinor} currency={row.currency} dashForZero />
              </td>
              <td>
                <Money minor={row.refundedMinor} currency={row.currency} dashForZero />
              </td>
              <td className={styles.strong}>
                <Money minor={row.unappliedMinor} currency={row.currency} dashForZero />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
