import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ReportCell, ReportTable as Table } from "../../../shared/contract/report-document.ts";
import { formatAmountOrDash, formatDay, formatInteger, formatMonth, formatPercent } from "../../lib/format.ts";

const useStyles = makeStyles({
  box: { overflowX: "auto", overflowY: "auto", maxHeight: "520px" },
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  head: {
    position: "sticky",
    top: 0,
    padding: "4px 10px",
    textAlign: "left",
    verticalAlign: "bottom",
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  cell: { padding: "4px 10px", borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, verticalAlign: "top" },
  /** Of many columns, so that fewer lie beyond the edge. */
  dense: { paddingLeft: "6px", paddingRight: "6px", fontSize: tokens.fontSizeBase200 },
  right: { textAlign: "right" },
  /** As wide as its widest value, which is never broken: names have the rest. */
  narrow: { width: "1%", whiteSpace: "nowrap" },
  wide: { minWidth: "180px" },
  center: { textAlign: "center" },
  total: { fontWeight: tokens.fontWeightSemibold, borderTop: `1px solid ${tokens.colorNeutralStroke1}` },
  more: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Columns beyond which a table is set closer. */
const MANY = 7;

function shown(cell: ReportCell): string {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "money":
      return formatAmountOrDash(cell.minor, cell.currency);
    case "count":
      return cell.value === 0 ? "–" : formatInteger(cell.value);
    case "percent":
      return formatPercent(cell.value);
    case "decimal":
      return cell.value ?? "–";
    case "day":
      return formatDay(cell.day);
    case "month":
      return formatMonth(cell.month);
    case "moment":
      return `${formatDay(cell.at.slice(0, 10))} ${cell.at.slice(11)}`;
    case "mix":
    case "empty":
      return "";
  }
}

/** A table of a report with its sums; of a long one its first rows, and how many more the workbook has. */
export function ReportTable({ table, label }: { readonly table: Table; readonly label: string }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const align = (index: number): string => {
    const side = table.columns[index]?.align;
    return side === "right" ? styles.right : side === "center" ? styles.center : "";
  };
  const stretches = table.columns.some(({ stretch }) => stretch);
  const width = (index: number): string | false =>
    table.columns[index]?.stretch === true ? styles.wide : stretches && styles.narrow;
  const dense = table.columns.length > MANY && styles.dense;
  const rest = table.count - table.rows.length;
  const line = (cells: readonly ReportCell[], key: string, total: boolean): ReactNode => (
    <tr key={key}>
      {cells.map((cell, index) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table stay where they are
          key={index}
          className={mergeClasses(styles.cell, dense, align(index), width(index), total && styles.total)}
        >
          {shown(cell)}
        </td>
      ))}
    </tr>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled by keys
    <section className={styles.box} tabIndex={0} aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table stay where they are
                key={index}
                scope="col"
                className={mergeClasses(styles.head, dense, align(index))}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, index) => line(cells, String(index), false))}
          {rest > 0 && (
            <tr>
              <td className={mergeClasses(styles.cell, styles.more)} colSpan={table.columns.length}>
                {t("reportsScreen.more", {
                  shown: formatInteger(table.rows.length),
                  count: table.count,
                  all: formatInteger(table.count),
                })}
              </td>
            </tr>
          )}
          {table.totals.map((cells, index) => line(cells, `total ${index}`, true))}
        </tbody>
      </table>
    </section>
  );
}
