import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentTotals as Totals } from "../../../shared/contract/payments.ts";
import { Money } from "../../components/Money.tsx";
import { formatInteger } from "../../lib/format.ts";

const useStyles = makeStyles({
  scroll: {
    flexShrink: 0,
    overflowX: "auto",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  table: {
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    "& th, & td": { padding: "0 12px", whiteSpace: "nowrap", textAlign: "right", height: "24px" },
    "& thead th": { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3, height: "20px" },
    "& th:first-child": { textAlign: "left" },
    "& td": { fontSize: tokens.fontSizeBase300 },
  },
  currency: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  none: {
    flexShrink: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    margin: 0,
    padding: "6px 12px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** Totals of the payments shown, one line a currency. */
export function PaymentTotals({ rows }: { readonly rows: readonly Totals[] | undefined }): ReactNode {
  const styles = useStyles();
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
