import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PreviewRow, TablePreview, TargetField } from "../../shared/contract/tabular.ts";
import { problemWord } from "../../shared/i18n/tabular-words.ts";
import { formatAmount, formatDay, formatInteger } from "../lib/format.ts";
import { currentLang } from "../lib/i18n.ts";

const useStyles = makeStyles({
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    display: "flex",
    gap: tokens.spacingHorizontalM,
    alignItems: "baseline",
  },
  counts: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  scroll: { overflow: "auto", maxHeight: "42vh", border: `1px solid ${tokens.colorNeutralStroke2}` },
  table: { borderCollapse: "collapse", minWidth: "100%", fontVariantNumeric: "tabular-nums" },
  head: {
    position: "sticky",
    top: 0,
    textAlign: "left",
    whiteSpace: "nowrap",
    padding: "4px 8px",
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  cell: { padding: "2px 8px", borderTop: `1px solid ${tokens.colorNeutralStroke3}`, whiteSpace: "nowrap" },
  text: { maxWidth: "320px", overflow: "hidden", textOverflow: "ellipsis" },
  number: { textAlign: "right" },
  bad: { backgroundColor: tokens.colorPaletteRedBackground1 },
  problem: { color: tokens.colorPaletteRedForeground1, whiteSpace: "normal", minWidth: "200px" },
  empty: { margin: 0, padding: "8px", color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly preview: TablePreview;
  readonly name: (key: string) => string;
}

const isNumber = (field: TargetField): boolean => field.kind === "amount" || field.kind === "rate";

function shown(field: TargetField, row: PreviewRow): string {
  if (field.kind === "amount") {
    const minor = row.amounts[field.key];
    return minor === undefined ? "" : formatAmount(minor, row.currency);
  }
  if (field.kind === "day") return formatDay(row.days[field.key] ?? "");
  return (field.kind === "rate" ? row.rates[field.key] : row.texts[field.key]) ?? "";
}

/** The first rows of a file as the mapping reads them, and the first ones with errors, each with its reasons beside it. */
export function MappingPreview({ preview, name }: Props): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const fields = preview.fields.filter(({ key }) => preview.mapping.columns[key] !== undefined);
  const values = { rows: formatInteger(preview.rows), bad: formatInteger(preview.badRows) };
  return (
    <>
      <h3 className={styles.heading}>
        {t("tabular.mapping.previewTitle")}
        <span className={styles.counts} role="status">
          {preview.badRows === 0 ? t("tabular.mapping.countsClean", values) : t("tabular.mapping.counts", values)}
        </span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={t("tabular.mapping.previewTitle")}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.head}>{t("tabular.mapping.rowHead")}</th>
              {fields.map((field) => (
                <th key={field.key} className={mergeClasses(styles.head, isNumber(field) && styles.number)}>
                  {name(field.key)}
                </th>
              ))}
              <th className={styles.head}>{t("tabular.mapping.problemHead")}</th>
            </tr>
          </thead>
          <tbody>
            {preview.preview.map((row) => (
              <tr key={row.row} className={row.problems.length > 0 ? styles.bad : ""}>
                <td className={mergeClasses(styles.cell, styles.number)}>{formatInteger(row.row)}</td>
                {fields.map((field) => (
                  <td
                    key={field.key}
                    className={mergeClasses(styles.cell, isNumber(field) ? styles.number : styles.text)}
                    title={shown(field, row)}
                  >
                    {shown(field, row)}
                  </td>
                ))}
                <td className={mergeClasses(styles.cell, styles.problem)}>
                  {row.problems.map((problem) => problemWord(currentLang(), preview.use, problem)).join("; ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {preview.rows === 0 && <p className={styles.empty}>{t("tabular.mapping.noRows")}</p>}
      </section>
    </>
  );
}
