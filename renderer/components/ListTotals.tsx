import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatInteger } from "../lib/format.ts";
import { Money } from "./Money.tsx";
import { useTotalsStyles } from "./totals-styles.ts";

/** A total: an amount, or a count of things. */
interface ListTotal<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly kind: "money" | "count";
  readonly strong?: boolean;
}

interface Props<Id extends string> {
  /** What is totalled, for screen readers. */
  readonly label: string;
  /** What is said when there is nothing to add up. */
  readonly none: string;
  readonly rows: readonly (Readonly<Record<NoInfer<Id>, number>> & { readonly currency?: string })[] | undefined;
  readonly totals: readonly ListTotal<Id>[];
}

/** Totals of the rows of a list, one line a currency; one line where what is counted has none. */
export function ListTotals<const Id extends string>(props: Props<Id>): ReactNode {
  const { label, none, rows, totals } = props;
  const styles = useTotalsStyles();
  const { t } = useTranslation();
  if (rows === undefined || rows.length === 0) return <p className={styles.none}>{none}</p>;
  const money = rows.some(({ currency }) => currency !== undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a narrow window scrolls it, and keys must reach it
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {money && <th scope="col">{t("grid.group.currency")}</th>}
            {totals.map(({ id, title }) => (
              <th key={id} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.currency ?? ""} data-currency={row.currency}>
              {row.currency !== undefined && (
                <th scope="row" className={styles.currency}>
                  {row.currency}
                </th>
              )}
              {totals.map(({ id, kind, strong }) => (
                <td key={id} {...(strong === true ? { className: styles.strong } : {})}>
                  {kind === "count" ? (
                    formatInteger(row[id])
                  ) : (
                    <Money minor={row[id]} currency={row.currency ?? ""} dashForZero />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
