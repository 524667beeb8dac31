import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseTotals as Totals } from "../../../shared/contract/promises.ts";
import { Money } from "../../components/Money.tsx";
import { useTotalsStyles } from "../../components/totals-styles.ts";
import { formatInteger } from "../../lib/format.ts";

/** Totals of the promises shown, one line a currency. */
export function PromiseTotals({ rows }: { readonly rows: readonly Totals[] | undefined }): ReactNode {
  const styles = useTotalsStyles();
  const { t } = useTranslation();
  if (rows === undefined || rows.length === 0) return <p className={styles.none}>{t("promises.totals.none")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow window scrolls it, and keys must reach it
    <section className={styles.scroll} aria-label={t("promises.totals.label")} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("promises.columns.currency")}</th>
            <th scope="col">{t("promises.totals.promises")}</th>
            <th scope="col">{t("promises.columns.promised")}</th>
            <th scope="col">{t("promises.columns.kept")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.currency} data-currency={row.currency}>
              <th scope="row" className={styles.currency}>
                {row.currency}
              </th>
              <td>{formatInteger(row.promises)}</td>
              <td>
                <Money minor={row.promisedMinor} currency={row.currency} />
              </td>
              <td className={styles.strong}>
                <Money minor={row.keptMinor} currency={row.currency} dashForZero />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
