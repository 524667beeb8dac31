import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ColumnMapping as Mapping, TablePreview } from "../../shared/contract/tabular.ts";
import { fieldWord } from "../../shared/i18n/tabular-words.ts";
import { currentLang } from "../lib/i18n.ts";
import { MappingPreview } from "./MappingPreview.tsx";
import { Notice } from "./Notice.tsx";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minHeight: 0 },
  choices: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalL, alignItems: "flex-start" },
  choice: { minWidth: "180px", maxWidth: "260px" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  scroll: { overflow: "auto", maxHeight: "38vh", border: `1px solid ${tokens.colorNeutralStroke2}` },
  table: { borderCollapse: "collapse", width: "100%" },
  head: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    textAlign: "left",
    padding: "4px 8px",
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  cell: { padding: "3px 8px", borderTop: `1px solid ${tokens.colorNeutralStroke3}`, verticalAlign: "middle" },
  samples: {
    maxWidth: "360px",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground2,
  },
  used: { backgroundColor: tokens.colorNeutralBackground1Selected },
});

/** What a person decided about the file; the screen asks the ledger again with it. */
export interface MappingDecision {
  readonly sheet: string | null;
  /** Null: look for it; 0: there is none. */
  readonly headerRow: number | null;
  readonly mapping: Mapping | null;
}

interface Props {
  readonly preview: TablePreview;
  readonly onDecide: (decision: MappingDecision) => void;
}

/** Rows offered as header beside the one that was found. */
const OFFERED_ROWS = 30;

/**
 * Says what each column of a user's file means: columns with samples on the left, the field they stand for on the right,
 * the conventions a file does not say itself above, and below the first rows as they would be read, with what is wrong
 * beside each. It holds nothing: every choice goes to the screen, which asks the ledger for a new preview.
 */
export function ColumnMapping({ preview, onDecide }: Props): ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const { mapping, use } = preview;
  const name = (key: string): string => fieldWord(currentLang(), use, key);
  const change = (changes: Partial<Mapping>): void =>
    onDecide({ sheet: mapping.sheet, headerRow: mapping.headerRow ?? 0, mapping: { ...mapping, ...changes } });
  const meaningOf = (index: number): string =>
    Object.entries(mapping.columns).find(([, column]) => column === index)?.[0] ?? "";
  const assign = (index: number, key: string): void => {
    const kept = Object.entries(mapping.columns).filter(([field, column]) => field !== key && column !== index);
    change({ columns: Object.fromEntries(key === "" ? kept : [...kept, [key, index]]) });
  };
  const rows = [...new Set([...Array.from({ length: OFFERED_ROWS }, (_, at) => at + 1), mapping.headerRow ?? 1])];
  const amounts = preview.fields.some(({ kind }) => kind === "amount" || kind === "rate");
  const days = preview.fields.some(({ kind }) => kind === "day");

  return (
    <section className={styles.box} aria-label={t("tabular.mapping.title")}>
      <div className={styles.choices}>
        {preview.sheets.length > 1 && (
          <Field className={styles.choice} label={t("tabular.mapping.sheet")}>
            <Select
              value={mapping.sheet}
              onChange={(_, { value }) => onDecide({ sheet: value, headerRow: null, mapping: null })}
            >
              {preview.sheets.map((sheet) => (
                <option key={sheet}>{sheet}</option>
              ))}
            </Select>
          </Field>
        )}
        <Field className={styles.choice} label={t("tabular.mapping.headerRow")}>
          <Select
            value={String(mapping.headerRow ?? 0)}
            onChange={(_, { value }) => onDecide({ sheet: mapping.sheet, headerRow: Number(value), mapping: null })}
          >
            <option value="0">{t("tabular.mapping.noHeader")}</option>
            {rows
              .sort((a, b) => a - b)
              .map((row) => (
                <option key={row} value={String(row)}>
                  {t("tabular.mapping.row", { row })}
                </option>
              ))}
          </Select>
        </Field>
        {amounts && (
          <Field
            className={styles.choice}
            label={t("tabular.mapping.decimal")}
            {...uncertain(preview.decimalCertain, t("tabular.mapping.uncertain"))}
          >
            <Select
              value={mapping.decimal}
              onChange={(_, { value }) => change({ decimal: value === "comma" ? "comma" : "point" })}
            >
              <option value="point">{t("tabular.mapping.decimalPoint")}</option>
              <option value="comma">{t("tabular.mapping.decimalComma")}</option>
            </Select>
          </Field>
        )}
        {days && (
          <Field
            className={styles.choice}
            label={t("tabular.mapping.dayOrder")}
            {...uncertain(preview.dayOrderCertain, t("tabular.mapping.uncertain"))}
          >
            <Select
              value={mapping.dayOrder}
              onChange={(_, { value }) => change({ dayOrder: value === "mdy" || value === "ymd" ? value : "dmy" })}
            >
              <option value="dmy">{t("tabular.mapping.dmy")}</option>
              <option value="mdy">{t("tabular.mapping.mdy")}</option>
              <option value="ymd">{t("tabular.mapping.ymd")}</option>
            </Select>
          </Field>
        )}
      </div>
      {preview.origin === "remembered" && <Notice intent="info">{t("tabular.mapping.remembered")}</Notice>}
      <MissingNotice preview={preview} name={name} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={t("tabular.mapping.column")}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.head}>{t("tabular.mapping.column")}</th>
              <th className={styles.head}>{t("tabular.mapping.samples")}</th>
              <th className={styles.head}>{t("tabular.mapping.meaning")}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column) => (
              <tr key={column.index} className={meaningOf(column.index) === "" ? "" : styles.used}>
                <th scope="row" className={styles.cell}>
                  {column.name}
                </th>
                <td className={`${styles.cell} ${styles.samples}`} title={column.samples.join(" · ")}>
                  {column.samples.join(" · ")}
                </td>
                <td className={styles.cell}>
                  <Select
                    size="small"
                    aria-label={`${t("tabular.mapping.meaning")}: ${column.name}`}
                    value={meaningOf(column.index)}
                    onChange={(_, { value }) => assign(column.index, value)}
                  >
                    <option value="">{t("tabular.mapping.unused")}</option>
                    {preview.fields.map((field) => (
                      <option key={field.key} value={field.key}>
                        {field.required ? `${name(field.key)} (${t("tabular.mapping.required")})` : name(field.key)}
                      </option>
                    ))}
                  </Select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <MappingPreview preview={preview} name={name} />
    </section>
  );
}

function uncertain(certain: boolean, words: string): { validationState?: "warning"; validationMessage?: string } {
  return certain ? {} : { validationState: "warning", validationMessage: words };
}

/** What the mapping lacks before the file can be imported. */
function MissingNotice({
  preview: { missing },
  name,
}: {
  readonly preview: TablePreview;
  readonly name: (key: string) => string;
}): ReactNode {
  const { t } = useTranslation();
  if (missing.required.length === 0 && missing.oneOf.length === 0) return null;
  const and = ` ${t("tabular.mapping.and")} `;
  const sets = missing.oneOf.map((set) => set.map(name).join(and)).join(`; ${t("tabular.mapping.or")} `);
  return (
    <Notice intent="warning">
      {missing.required.length > 0 && t("tabular.mapping.missing", { fields: missing.required.map(name).join(", ") })}{" "}
      {missing.oneOf.length > 0 && t("tabular.mapping.missingOneOf", { sets })}
    </Notice>
  );
}
