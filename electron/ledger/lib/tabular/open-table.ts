import { ledgerError } from "../../ledger-error.ts";
import type { FileRead, TableFile, TableRefusal } from "./table.ts";
import type { TabularReader } from "./tabular-reader.ts";

/** What a reading is refused with; OFX has reasons of its own. */
export type RefusalCode = TableRefusal | "not-ofx" | "not-expected";

/** The contract's error for a file that cannot be read. */
export function fileRefused(path: string, code: RefusalCode, detail = ""): ReturnType<typeof ledgerError> {
  return ledgerError("FILE_REFUSED", { path, code, detail });
}

/** A file as a table or text. Throws FILE_REFUSED. */
export async function openFile(
  tables: TabularReader,
  path: string,
  sheet: string | null,
): Promise<Exclude<FileRead, { kind: "refused" }>> {
  const read = await tables.read(path, sheet);
  if (read.kind === "refused") throw fileRefused(path, read.code, read.detail);
  return read;
}

/** A file as a table, the sheet asked for or the first with rows. Throws FILE_REFUSED. */
export async function openTable(tables: TabularReader, path: string, sheet: string | null): Promise<TableFile> {
  const read = await openFile(tables, path, sheet);
  if (read.kind !== "table") throw fileRefused(path, "not-expected");
  return read;
}
