import type { RawRow } from "../../../../shared/domain/tabular/cell.ts";

/** Limits on what users' files may cost. Counted on the bytes that really come out, never on what a file says of itself. */
export const TABLE_LIMITS = {
  fileBytes: 32 * 1024 * 1024,
  /** All parts of a workbook together once unpacked. */
  unpackedBytes: 400 * 1024 * 1024,
  /** One part that is no sheet: sheets are streamed, these are read whole. The texts of 100,000 rows take a quarter of it. */
  wholePartBytes: 64 * 1024 * 1024,
  packageEntries: 5_000,
  rows: 100_000,
  columns: 200,
  cellCharacters: 4_000,
  sheets: 200,
  heapMiB: 512,
  timeoutMs: 30_000,
} as const;

/** Why a file could not be read; the words are `tabular.refusals.<code>` in shared/i18n. */
export type TableRefusal =
  | "not-found"
  | "no-permission"
  | "being-written"
  | "read-error"
  | "empty"
  | "too-large"
  | "too-many-rows"
  | "too-slow"
  | "not-a-table"
  | "not-a-workbook"
  | "encrypted"
  | "damaged"
  | "html"
  | "no-such-sheet"
  | "odd-quotes";

/** A file's rows as they are, before anybody says what they mean. */
export interface TableFile {
  readonly kind: "table";
  readonly format: "csv" | "xlsx" | "xls";
  /** Hex, of the whole file. */
  readonly sha256: string;
  readonly bytes: number;
  /** Sheets of a workbook in its order, hidden ones left out; empty for text files. */
  readonly sheets: readonly string[];
  /** Sheet that was read; "" for text files. */
  readonly sheet: string;
  /** Rows from the first to the last with a cell, in order; blank rows between them are left out. */
  readonly rows: readonly RawRow[];
}

/** A file that is no table but something a caller may know how to read (OFX): its text. */
export interface TextFile {
  readonly kind: "text";
  readonly format: "ofx";
  readonly sha256: string;
  readonly bytes: number;
  readonly text: string;
}

export type FileRead =
  | TableFile
  | TextFile
  | { readonly kind: "refused"; readonly code: TableRefusal; readonly detail: string };

/** Thrown inside the reader, told to the caller as a refusal. */
export class Refused extends Error {
  readonly code: TableRefusal;
  readonly detail: string;

  constructor(code: TableRefusal, detail = "") {
    super(`${code} ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}
