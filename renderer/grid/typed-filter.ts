import { formatAmount, formatDay, formatInteger, parseTypedDay } from "../lib/format.ts";
import type { ColumnKind, GridColumn } from "./column.ts";
import type { Condition } from "./filters.ts";

/** Condition of one column that a person typed; null: none; undefined: it cannot be read. */
export type Typed = Condition | null | undefined;

const BETWEEN = /^(.*?)\s*(?:\.\.|…|\s(?:a|to)\s)\s*(.*)$/i;
const SIGN = /^(>=|<=|=|>|<|≥|≤)\s*(.+)$/;
const MONTH = /^(?:(\d{1,2})[/-](\d{4})|(\d{4})-(\d{1,2}))$/;

interface Bounds {
  readonly from: string | number | null;
  readonly to: string | number | null;
}

/** A whole month typed as `10/2026` or `2026-10`. */
function monthBounds(text: string): Bounds | null {
  const match = MONTH.exec(text);
  if (match === null) return null;
  const [month, year] = [Number(match[1] ?? match[4]), Number(match[2] ?? match[3])];
  if (month < 1 || month > 12) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const start = `${year}-${String(month).padStart(2, "0")}`;
  return { from: `${start}-01`, to: `${start}-${last}` };
}

/** Instants are narrowed by their day. */
const byDay = (kind: ColumnKind): boolean => kind === "day" || kind === "instant";

/** Amounts stay in units, as text: how many decimals a row's currency has is the ledger's to know. */
function typedValue(kind: ColumnKind, text: string): string | number | null {
  if (byDay(kind)) return parseTypedDay(text);
  const plain = text.replaceAll(/[$,\s]/g, "");
  if (!/^-?\d+(\.\d*)?$|^-?\.\d+$/.test(plain)) return null;
  return kind === "money" ? plain : Math.trunc(Number(plain));
}

/**
 * Reads what was typed into a column's filter. Words are looked for; of numbers and days one alone means from there on,
 * `<=` up to it, `=` itself, `a..b` between two; `10/2026` is a whole month.
 */
export function typedCondition(column: string, kind: ColumnKind, typed: string): Typed {
  const text = typed.trim();
  if (text === "") return null;
  if (kind === "text" || kind === "code") return { column, op: "contains", value: text };
  const month = byDay(kind) ? monthBounds(text) : null;
  if (month !== null) return { column, op: "range", ...month };
  const between = BETWEEN.exec(text);
  if (between !== null) {
    const ends = [between[1] ?? "", between[2] ?? ""].map((end) => (end === "" ? null : typedValue(kind, end)));
    const [from = null, to = null] = ends;
    const unread = (between[1] !== "" && from === null) || (between[2] !== "" && to === null);
    return unread || (from === null && to === null) ? undefined : { column, op: "range", from, to };
  }
  const [sign, rest] = SIGN.exec(text)?.slice(1, 3) ?? [">=", text];
  const value = typedValue(kind, rest ?? "");
  if (value === null) return undefined;
  if (sign === "=")
    return byDay(kind) ? { column, op: "range", from: value, to: value } : { column, op: "equals", value };
  const upTo = sign === "<=" || sign === "<" || sign === "≤";
  return { column, op: "range", from: upTo ? null : value, to: upTo ? value : null };
}

/** Text of one value as the list of a column's values writes it; `label` is what the ledger calls it. */
export function valueWords<Row>(
  column: Pick<GridColumn<Row>, "kind" | "words">,
  value: string | number,
  label: string,
): string {
  if (column.words !== undefined) return column.words(value);
  // Of an amount the ledger says the currency, which decides its decimals.
  if (column.kind === "money") return formatAmount(Number(value), label === "" ? "MXN" : label);
  if (label !== "") return label;
  if (byDay(column.kind)) return formatDay(String(value));
  return typeof value === "number" && column.kind !== "text" ? formatInteger(value) : String(value);
}

/** What stands in the column's filter for a condition; several values are named, the first ones. */
export function conditionText<Row>(column: GridColumn<Row>, condition: Condition | null): string {
  if (condition === null) return "";
  const end = (value: string | number | null): string =>
    value === null ? "" : byDay(column.kind) ? formatDay(String(value)) : String(value);
  switch (condition.op) {
    case "contains":
      return condition.value;
    case "equals":
      return `=${end(condition.value)}`;
    case "range":
      if (condition.from !== null && condition.from === condition.to) return `=${end(condition.from)}`;
      if (condition.to === null) return byDay(column.kind) ? `${end(condition.from)}..` : end(condition.from);
      return condition.from === null ? `<=${end(condition.to)}` : `${end(condition.from)}..${end(condition.to)}`;
    case "in": {
      const words = condition.values.map((value, index) => condition.labels?.[index] ?? valueWords(column, value, ""));
      return words.length === 1 ? (words[0] ?? "") : `(${words.length}) ${words.slice(0, 5).join(", ")}`;
    }
  }
}
