import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Lang } from "../../../shared/contract/common.ts";
import type { DocumentView, ReceivableFilter, ReceivableRow } from "../../../shared/contract/receivables.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { decodeXml } from "../imports/intake/decode.ts";
import { writeTable } from "../render/write-table.ts";
import type { AgingSelection } from "./aging-reader.ts";
import { agingByCustomer, countAging } from "./aging-reader.ts";
import { documentView, originalFile } from "./document-reader.ts";
import { receivableColumns } from "./export-columns.ts";
import type { Selection } from "./page-reader.ts";
import { countReceivables, documentList, receivablePage, receivableTotals } from "./page-reader.ts";

type Sort = readonly { by: ReceivableFilter["column"]; desc: boolean }[];

/** Rows read at a time for an export. */
const EXPORT_STEP = 1000;

async function file(context: LedgerContext, uuid: string) {
  const found = await originalFile(openLedger(context).read, uuid);
  if (!found) throw ledgerError("NOT_FOUND", { what: "document", id: uuid });
  return found;
}

/** Procedures of the area `receivables`. */
export const receivablesHandlers = {
  async page(context: LedgerContext, input: Selection & { sort: Sort; offset: number; limit: number }) {
    const db = openLedger(context).read;
    return { rows: await receivablePage(db, input, input.sort, input), total: await countReceivables(db, input) };
  },

  async totals(context: LedgerContext, input: Selection) {
    return { rows: await receivableTotals(openLedger(context).read, input) };
  },

  async aging(context: LedgerContext, input: AgingSelection) {
    const db = openLedger(context).read;
    const rows = await agingByCustomer(db, input);
    const whole = input.limit === null || input.limit === undefined;
    return { rows, total: whole ? rows.length : await countAging(db, input) };
  },

  async documents(context: LedgerContext, input: { asOf: string; customerKey: string | null; all: boolean }) {
    return { rows: await documentList(openLedger(context).read, input) };
  },

  async document(context: LedgerContext, input: { uuid: string; asOf: string; lang: Lang }): Promise<DocumentView> {
    const view = await documentView(openLedger(context).read, input);
    if (!view) throw ledgerError("NOT_FOUND", { what: "document", id: input.uuid });
    return view;
  },

  async xml(context: LedgerContext, input: { uuid: string }) {
    const { path, sha256, bytes } = await file(context, input.uuid);
    const buffer = Buffer.from(bytes);
    if (createHash("sha256").update(buffer).digest("hex") !== sha256) {
      throw ledgerError("LEDGER_DAMAGED", { path: openLedger(context).path, detail: input.uuid });
    }
    const decoded = decodeXml(buffer);
    const member = path.split("!").at(-1) ?? path;
    return {
      fileName: basename(member.replaceAll("\\", "/")),
      text: decoded.ok ? decoded.text : buffer.toString("latin1"),
      base64: buffer.toString("base64"),
      sha256,
    };
  },

  async exportPage(context: LedgerContext, input: Selection & { sort: Sort; file: string; lang: Lang }) {
    const db = openLedger(context).read;
    const { sheet, columns, toRow } = receivableColumns(input.lang);
    async function* rows(): AsyncGenerator<ReturnType<typeof toRow>> {
      for (let offset = 0; ; offset += EXPORT_STEP) {
        const page: ReceivableRow[] = await receivablePage(db, input, input.sort, { offset, limit: EXPORT_STEP });
        for (const row of page) yield toRow(row);
        if (page.length < EXPORT_STEP) return;
      }
    }
    return { file: input.file, rows: await writeTable({ file: input.file, sheetName: sheet, columns, rows: rows() }) };
  },
};
