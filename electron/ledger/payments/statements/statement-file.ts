import { lineIdentities, type StatementLine } from "../../../../shared/domain/bank/line.ts";
import { type OfxStatement, readOfx } from "../../../../shared/domain/bank/ofx.ts";
import {
  BANK_STATEMENT,
  isSummaryRow,
  readStatementRow,
  type StatementRow,
  signLetters,
} from "../../../../shared/domain/bank/statement-table.ts";
import { isComplete, type Mapping, mappingGaps } from "../../../../shared/domain/tabular/fields.ts";
import { dataRows, guessMapping } from "../../../../shared/domain/tabular/guess.ts";
import type { SourceColumn } from "../../../../shared/domain/tabular/header.ts";
import type { ReadHandle } from "../../db/ledger-db.ts";
import { ledgerError } from "../../ledger-error.ts";
import { fileRefused, openFile, openTable } from "../../lib/tabular/open-table.ts";
import { rememberedMapping } from "../../lib/tabular/remembered.ts";
import type { TableFile, TextFile } from "../../lib/tabular/table.ts";
import type { TabularReader } from "../../lib/tabular/tabular-reader.ts";

/** The account a statement belongs to, as far as reading it goes. */
export interface StatementAccount {
  readonly currency: string;
  readonly tail: string;
}

/** Movements of a file, each with its identity, and the rows that are none. */
export interface StatementRead {
  readonly format: "csv" | "xlsx" | "xls" | "ofx";
  readonly sha256: string;
  readonly bytes: number;
  readonly lines: readonly StatementLine[];
  /** One for each line. */
  readonly identities: readonly string[];
  readonly refused: readonly { readonly row: number; readonly problems: readonly { field: string; code: string }[] }[];
  /** Mapping used, to be remembered; null for OFX. */
  readonly used: { readonly mapping: Mapping; readonly columns: readonly SourceColumn[] } | null;
}

/** Rows of a table that are movements or should be: opening and closing balances are passed over. */
export function statementRows(table: TableFile, mapping: Mapping, currency: string): StatementRow[] {
  const data = dataRows(table.rows, mapping.headerRow);
  const letters = signLetters(data, mapping);
  return data.flatMap((raw) => {
    const row = readStatementRow(mapping, raw, currency, letters);
    return isSummaryRow(row, raw) ? [] : [row];
  });
}

/** The statement of an OFX file that is of the account: the only one, or the one whose account ends like ours. */
export function ofxStatementOf(statements: readonly OfxStatement[], account: StatementAccount): OfxStatement | null {
  if (statements.length === 1) return statements[0] ?? null;
  const digits = (text: string): string => text.replace(/\D/g, "");
  const same = statements.filter(
    (statement) => account.tail !== "" && digits(statement.account).endsWith(digits(account.tail)),
  );
  return same.length === 1 ? (same[0] ?? null) : null;
}

/** Reads the OFX text for an account. Throws FILE_REFUSED and STATEMENT_CURRENCY. */
export function readOfxFor(file: string, text: TextFile, account: StatementAccount): OfxStatement {
  const read = readOfx(text.text);
  if (!read.ok) throw fileRefused(file, "not-ofx", read.detail);
  const statement = ofxStatementOf(read.statements, account);
  if (statement === null) {
    throw fileRefused(file, "not-ofx", read.statements.map((one) => one.account).join(", "));
  }
  return statement;
}

/**
 * Reads a statement whole: through the mapping given, else the one remembered for files with these columns, else a guess
 * that lacks nothing. Throws FILE_REFUSED, STATEMENT_CURRENCY and MAPPING_INCOMPLETE.
 */
export async function readStatement(
  db: ReadHandle,
  tables: TabularReader,
  file: string,
  mapping: Mapping | null,
  account: StatementAccount,
): Promise<StatementRead> {
  const opened = await openFile(tables, file, mapping?.sheet ?? null);
  const { sha256, bytes, format } = opened;
  if (opened.kind === "text") {
    const statement = readOfxFor(file, opened, account);
    if (statement.currency !== "" && statement.currency !== account.currency) {
      throw ledgerError("STATEMENT_CURRENCY", { found: statement.currency, currency: account.currency });
    }
    const { lines } = statement;
    const refused = statement.refused.map(({ row, field, code }) => ({ row, problems: [{ field, code }] }));
    return { format, sha256, bytes, lines, identities: lineIdentities(lines), refused, used: null };
  }
  const used = await mappingFor(db, opened, mapping);
  const table = used.mapping.sheet === opened.sheet ? opened : await openTable(tables, file, used.mapping.sheet);
  const rows = statementRows(table, used.mapping, account.currency);
  const lines = rows.flatMap((row) => row.line ?? []);
  const refused = rows
    .filter((row) => row.line === null)
    .map(({ row, problems }) => ({ row, problems: problems.map((one) => ({ ...one })) }));
  return { format, sha256, bytes, lines, identities: lineIdentities(lines), refused, used };
}

async function mappingFor(
  db: ReadHandle,
  table: TableFile,
  given: Mapping | null,
): Promise<{ mapping: Mapping; columns: readonly SourceColumn[] }> {
  const guess = guessMapping(BANK_STATEMENT, table.sheet, table.rows, given === null ? undefined : given.headerRow);
  const remembered = given === null ? await rememberedMapping(db, BANK_STATEMENT.use, guess.columns) : null;
  const { sheet, headerRow } = guess.mapping;
  const mapping = given ?? (remembered === null ? guess.mapping : { ...remembered, sheet, headerRow });
  const gaps = mappingGaps(BANK_STATEMENT, mapping.columns);
  if (!isComplete(gaps)) {
    const missing = [...gaps.required, ...gaps.oneOf.map((set) => set.join("+"))];
    throw ledgerError("MAPPING_INCOMPLETE", { missing });
  }
  return { mapping, columns: guess.columns };
}
