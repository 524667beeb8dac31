import { type Amount, type Decimal, readAmount, readDecimal } from "./amount.ts";
import { isBlank, type RawCell, type RawRow, type Read, type ReadProblem, value } from "./cell.ts";
import { readCurrency } from "./currency.ts";
import { readDay } from "./day.ts";
import type { FieldSpec, Mapping, TableSpec } from "./fields.ts";
import { readRfc, readText } from "./words.ts";

/** What stands beside a row: the field whose cell could not be read and why. */
export interface RowProblem {
  readonly field: string;
  readonly code: ReadProblem;
}

/** A row read through a mapping: fields by key, those that are empty or wrong left out. */
export interface ReadRow {
  readonly row: number;
  readonly texts: Readonly<Record<string, string>>;
  /** Amounts in minor units of the row's currency. */
  readonly amounts: Readonly<Record<string, number>>;
  /** Days, `YYYY-MM-DD`. */
  readonly days: Readonly<Record<string, string>>;
  /** Decimals of any precision, as plain text. */
  readonly rates: Readonly<Record<string, string>>;
  readonly currency: string;
  readonly problems: readonly RowProblem[];
}

/** What a row is read with. */
export interface RowContext {
  /** Currency of the row's amounts when no column says it. */
  readonly currency: string;
}

/**
 * Reads one row. Every problem is told, not only the first, so that a file is mended in one go. A field that is empty
 * and not required is no problem. The row's currency is that of its currency column, else of the context; an amount
 * whose cell names another one is `other-currency`.
 */
export function readRow(spec: TableSpec, mapping: Mapping, raw: RawRow, context: RowContext): ReadRow {
  const problems: RowProblem[] = [];
  const texts: Record<string, string> = {};
  const amounts: Record<string, number> = {};
  const days: Record<string, string> = {};
  const rates: Record<string, string> = {};
  let currency = context.currency;
  const cellOf = (field: FieldSpec): RawCell => raw.cells[mapping.columns[field.key] ?? -1] ?? null;
  const take = <T>(kept: Record<string, T>, field: FieldSpec, read: Read<T>): void => {
    if (read.ok) kept[field.key] = read.value;
    else problems.push({ field: field.key, code: read.code });
  };
  const filled = spec.fields.filter((field) => {
    if (!isBlank(cellOf(field))) return true;
    if (field.required) problems.push({ field: field.key, code: "missing" });
    return false;
  });
  for (const field of filled.filter(({ kind }) => kind === "currency")) {
    take(texts, field, readCurrency(cellOf(field)));
    currency = texts[field.key] ?? currency;
  }
  for (const field of filled) {
    const cell = cellOf(field);
    if (field.kind === "text") take(texts, field, readText(cell));
    if (field.kind === "rfc") take(texts, field, readRfc(cell));
    if (field.kind === "day") take(days, field, readDay(cell, mapping.dayOrder));
    if (field.kind === "amount") take(amounts, field, minorOf(readAmount(cell, mapping.decimal, currency)));
    if (field.kind === "rate") take(rates, field, textOf(readDecimal(cell, mapping.decimal)));
  }
  return { row: raw.row, texts, amounts, days, rates, currency, problems };
}

const minorOf = (read: Read<Amount>): Read<number> => (read.ok ? value(read.value.minor) : read);
const textOf = (read: Read<Decimal>): Read<string> => (read.ok ? value(read.value.text) : read);
