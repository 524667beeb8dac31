import type { Lang } from "../../../../shared/contract/common.ts";
import type { TablePreview } from "../../../../shared/contract/tabular.ts";
import type { Mapping, TableSpec } from "../../../../shared/domain/tabular/fields.ts";
import { refusalWord } from "../../../../shared/i18n/tabular-words.ts";
import type { LedgerContext } from "../../context.ts";
import { openLedger } from "../../context.ts";
import { previewTable, type RowReader } from "./preview.ts";
import type { TableFile } from "./table.ts";

/** A user's table that is looked at or imported, and what was decided of it so far (`zTableRequest`). */
export interface AskedTable {
  readonly file: string;
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly mapping: Mapping | null;
  readonly lang: Lang;
}

/** Why a file cannot be read, in words. */
export interface RefusedTable {
  readonly code: string;
  readonly message: string;
}

/** Notes sent to a screen; a file with more wrong rows than this needs mending first. */
export const MOST_NOTES = 1000;

/** Reads the file as a table, or says in words why it is none. */
export async function readAsked(context: LedgerContext, input: AskedTable): Promise<TableFile | RefusedTable> {
  const read = await context.tables.read(input.file, input.sheet ?? input.mapping?.sheet ?? null);
  if (read.kind === "table") return read;
  const code = read.kind === "refused" ? read.code : "not-expected";
  return { code, message: refusalWord(input.lang, code, read.kind === "refused" ? read.detail : "") };
}

/** Whether the file could not be read. */
export function isRefused(table: TableFile | RefusedTable): table is RefusedTable {
  return "code" in table;
}

/** The table through the mapping given, remembered or guessed. */
export function lookAtAsked(
  context: LedgerContext,
  input: AskedTable,
  { spec, table, readRow }: { readonly spec: TableSpec; readonly table: TableFile; readonly readRow: RowReader },
): Promise<TablePreview> {
  return previewTable(openLedger(context).read, {
    spec,
    file: input.file,
    table,
    mapping: input.mapping,
    ...(input.headerRow === null ? {} : { headerRow: input.headerRow === 0 ? null : input.headerRow }),
    readRow,
  });
}
