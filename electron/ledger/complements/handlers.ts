import type { Lang } from "../../../shared/contract/common.ts";
import type { ChainAuditView, ComplementColumn } from "../../../shared/contract/complements.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { writeTable } from "../render/renderer.ts";
import { chainAudit } from "./audit-reader.ts";
import { recordsMoneySince } from "./complement-loader.ts";
import { exportColumns } from "./export-columns.ts";
import { auditPending, pendingChains } from "./keeper.ts";
import type { ListSelection } from "./list-reader.ts";
import { complementCounts, complementPage, complementValues, countComplements, customerAlerts } from "./list-reader.ts";

/** Rows read at a time for an export. */
const EXPORT_STEP = 1000;
/** Queue rows a question works off before it is answered; what is left it says. */
const MOST_AT_ONCE = 2000;
/** Alerts a customer's page shows; their number it always says. */
const MOST_ALERTS = 20;

/** Brings the lists up to date as far as one answer may take; an import is not kept waiting. Returns what still waits. */
async function catchUp(context: LedgerContext): Promise<number> {
  const db = openLedger(context);
  if (context.importing.busy) return pendingChains(db);
  return (await auditPending(db, MOST_AT_ONCE)).pending;
}

/** Procedures of the area `complements`. */
export const complementsHandlers = {
  async audit(context: LedgerContext, input: { uuid: string; asOf: string; lang: Lang }): Promise<ChainAuditView> {
    const view = await chainAudit(openLedger(context), input);
    if (!view) throw ledgerError("NOT_FOUND", { what: "document", id: input.uuid });
    return view;
  },

  async counts(context: LedgerContext) {
    const pending = await catchUp(context);
    const { read } = openLedger(context);
    return { counts: await complementCounts(read), pending, recordsMoneySince: await recordsMoneySince(read) };
  },

  async page(context: LedgerContext, input: ListSelection & { offset: number; limit: number }) {
    await catchUp(context);
    const { read } = openLedger(context);
    return { rows: await complementPage(read, input, input), total: await countComplements(read, input) };
  },

  async values(
    context: LedgerContext,
    input: ListSelection & { column: ComplementColumn; text: string; limit: number },
  ) {
    await catchUp(context);
    return complementValues(openLedger(context).read, input, input.column, input);
  },

  async exportList(context: LedgerContext, input: ListSelection & { file: string }) {
    const db = openLedger(context);
    await auditPending(db, Number.POSITIVE_INFINITY);
    const { sheet, columns, toRow } = exportColumns(input.lang, input.list);
    async function* rows(): AsyncGenerator<ReturnType<typeof toRow>> {
      for (let offset = 0; ; offset += EXPORT_STEP) {
        const page = await complementPage(db.read, input, { offset, limit: EXPORT_STEP });
        for (const row of page) yield toRow(row);
        if (page.length < EXPORT_STEP) return;
      }
    }
    const written = await writeTable({ file: input.file, sheetName: sheet, columns, rows: rows() });
    return { file: written.file, rows: written.rows };
  },

  async alerts(context: LedgerContext, input: { customerId: number; lang: Lang }) {
    await catchUp(context);
    return customerAlerts(openLedger(context).read, input, MOST_ALERTS);
  },
};
