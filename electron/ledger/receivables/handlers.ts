import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Lang } from "../../../shared/contract/common.ts";
import type { DocumentView, GroupBy, GroupColumn, ReceivableFilter } from "../../../shared/contract/receivables.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { decodeXml } from "../imports/intake/decode.ts";
import { valuedAging, valuedDocuments } from "../rates/valued.ts";
import { writeTable } from "../render/renderer.ts";
import { writeFileSafely } from "../render/write-file.ts";
import { agingSheet } from "./aging-columns.ts";
import type { AgingSelection } from "./aging-reader.ts";
import { agingByCustomer, countAging, customerTotals, withOverduePercent } from "./aging-reader.ts";
import { documentList } from "./document-list.ts";
import { documentView, originalFile } from "./document-reader.ts";
import { groupSheet } from "./group-columns.ts";
import { receivableGroups } from "./group-reader.ts";
import { writeReceivables } from "./list-thread.ts";
import type { Selection } from "./page-reader.ts";
import { countReceivables, receivablePage, receivableTotals, receivableValues } from "./page-reader.ts";

/** Rows of a sheet: more groups than any company has customers. */
const MOST_GROUPS = 1_000_000;

type Sort = readonly { by: ReceivableFilter["column"]; desc: boolean }[];

/** The original file, proved by its SHA-256. Throws NOT_FOUND and LEDGER_DAMAGED. */
async function soundFile(context: LedgerContext, uuid: string) {
  const db = openLedger(context);
  const found = await originalFile(db.read, uuid);
  if (!found) throw ledgerError("NOT_FOUND", { what: "document", id: uuid });
  const bytes = Buffer.from(found.bytes);
  if (createHash("sha256").update(bytes).digest("hex") !== found.sha256) {
    throw ledgerError("LEDGER_DAMAGED", { path: db.path, detail: uuid });
  }
  return { path: found.path, sha256: found.sha256, bytes };
}

/** Procedures of the area `receivables`. */
export const receivablesHandlers = {
  async page(context: LedgerContext, input: Selection & { sort: Sort; offset: number; limit: number }) {
    const db = openLedger(context).read;
    const rows = await valuedDocuments(db, input.asOf, await receivablePage(db, input, input.sort, input));
    // A page that is not full is the last one, and says itself how many there are.
    const last = rows.length < input.limit && (rows.length > 0 || input.offset === 0);
    return { rows, total: last ? input.offset + rows.length : await countReceivables(db, input) };
  },

  async totals(context: LedgerContext, input: Selection) {
    const rows = await receivableTotals(openLedger(context).read, input);
    return { rows: rows.map(withOverduePercent) };
  },

  async groups(
    context: LedgerContext,
    input: Selection & {
      by: GroupBy;
      sort: readonly { by: GroupColumn; desc: boolean }[];
      offset: number;
      limit: number;
    },
  ) {
    return receivableGroups(openLedger(context).read, input, input.by, input.sort, input);
  },

  async exportGroups(
    context: LedgerContext,
    input: Selection & {
      by: GroupBy;
      sort: readonly { by: GroupColumn; desc: boolean }[];
      columns: readonly string[];
      file: string;
      lang: Lang;
    },
  ) {
    const window = { offset: 0, limit: MOST_GROUPS };
    const { rows } = await receivableGroups(openLedger(context).read, input, input.by, input.sort, window);
    const { sheet, columns, toRow } = groupSheet(input.lang, input.by, input.columns);
    const written = await writeTable({ file: input.file, sheetName: sheet, columns, rows: rows.map(toRow) });
    return { file: written.file, rows: written.rows };
  },

  async values(
    context: LedgerContext,
    input: Selection & { column: ReceivableFilter["column"]; text: string; limit: number },
  ) {
    return receivableValues(openLedger(context).read, input, input.column, input);
  },

  async aging(context: LedgerContext, input: AgingSelection) {
    const db = openLedger(context).read;
    const rows = await valuedAging(db, input.asOf, await agingByCustomer(db, input));
    const whole = input.limit === null || input.limit === undefined;
    return { rows, total: whole ? rows.length : await countAging(db, input) };
  },

  async exportAging(
    context: LedgerContext,
    input: AgingSelection & { columns: readonly string[]; file: string; lang: Lang },
  ) {
    const db = openLedger(context).read;
    const rows = await valuedAging(db, input.asOf, await agingByCustomer(db, { ...input, limit: null }));
    const { sheet, columns, toRow } = agingSheet(input.lang, input.columns);
    const written = await writeTable({ file: input.file, sheetName: sheet, columns, rows: rows.map(toRow) });
    return { file: written.file, rows: written.rows };
  },

  async agingTotals(context: LedgerContext, input: AgingSelection) {
    return { rows: await customerTotals(openLedger(context).read, input) };
  },

  async documents(context: LedgerContext, input: { asOf: string; customerKey: string | null; all: boolean }) {
    const db = openLedger(context).read;
    return { rows: await valuedDocuments(db, input.asOf, await documentList(db, input)) };
  },

  async document(context: LedgerContext, input: { uuid: string; asOf: string; lang: Lang }): Promise<DocumentView> {
    const view = await documentView(openLedger(context).read, input);
    if (!view) throw ledgerError("NOT_FOUND", { what: "document", id: input.uuid });
    return view;
  },

  async xml(context: LedgerContext, input: { uuid: string }) {
    const { path, sha256, bytes } = await soundFile(context, input.uuid);
    const decoded = decodeXml(bytes);
    const member = path.split("!").at(-1) ?? path;
    return {
      fileName: basename(member.replaceAll("\\", "/")),
      text: decoded.ok ? decoded.text : bytes.toString("latin1"),
      base64: bytes.toString("base64"),
      sha256,
    };
  },

  async saveXml(context: LedgerContext, input: { uuid: string; file: string }) {
    const { bytes } = await soundFile(context, input.uuid);
    await writeFileSafely(input.file, (temporary) => writeFile(temporary, bytes));
    return { file: input.file, bytes: bytes.length };
  },

  async exportPage(
    context: LedgerContext,
    input: Selection & { sort: Sort; columns: readonly string[]; file: string; lang: Lang },
  ) {
    const { file, rows } = await writeReceivables(context, input, input.file);
    return { file, rows };
  },
};
