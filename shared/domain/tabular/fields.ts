/** What a field holds, which decides how its cells are read. */
export type FieldKind = "text" | "amount" | "day" | "currency" | "rfc" | "rate";

/** A field that a file's column can be mapped to. */
export interface FieldSpec {
  readonly key: string;
  readonly kind: FieldKind;
  /** Must be mapped, and every row must have it. */
  readonly required: boolean;
  /** Headers that mean this field, Spanish and English, in search form (lower case, no accents); the best first. */
  readonly words: readonly string[];
}

/** The fields one kind of file can have. */
export interface TableSpec {
  /** Names the kind of file; mappings are remembered by it and the words are `tabular.fields.<use>.<key>`. */
  readonly use: string;
  readonly fields: readonly FieldSpec[];
  /** Sets of fields of which at least one must be mapped in full: a signed amount, or deposits. */
  readonly oneOf: readonly (readonly string[])[];
}

/** How the columns of a file are read. Columns count from 0, rows from 1 as in Excel. */
export interface Mapping {
  /** Sheet of a workbook; "" for text files. */
  readonly sheet: string;
  /** Row with the column names; null when the file has none and columns are called A, B, C. */
  readonly headerRow: number | null;
  readonly columns: Readonly<Record<string, number>>;
  readonly decimal: "point" | "comma";
  readonly dayOrder: "dmy" | "mdy" | "ymd";
}

/** What a mapping lacks before it can be used: required fields, and sets of which one is needed. */
export interface MappingGaps {
  readonly required: readonly string[];
  readonly oneOf: readonly (readonly string[])[];
}

/** Fields no column was given to, though the table cannot be read without them. */
export function mappingGaps(spec: TableSpec, columns: Mapping["columns"]): MappingGaps {
  const has = (key: string): boolean => columns[key] !== undefined;
  const satisfied = spec.oneOf.length === 0 || spec.oneOf.some((set) => set.every(has));
  return {
    required: spec.fields.filter((field) => field.required && !has(field.key)).map((field) => field.key),
    oneOf: satisfied ? [] : spec.oneOf,
  };
}

/** Whether nothing is missing. */
export function isComplete(gaps: MappingGaps): boolean {
  return gaps.required.length === 0 && gaps.oneOf.length === 0;
}
