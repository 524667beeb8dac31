import type {
  AgencyInvoice,
  AgencyInvoiceFields,
  ChargedInput,
  InvoiceDue,
  InvoiceView,
} from "../../../shared/contract/agency-invoices.ts";
import type { InvoiceState, ReviewCause } from "../../../shared/domain/agencies/invoice-review.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { type AskedTable, isRefused, readAsked } from "../lib/tabular/asked-table.ts";
import { invoicesDue } from "./invoice-due.ts";
import { previewLines, rememberLines } from "./invoice-file.ts";
import { invoiceView, keptInvoices, reviewOf } from "./invoice-reader.ts";
import {
  askInvoice,
  disputeInvoice,
  existingInvoice,
  payInvoice,
  recordInvoice,
  setInvoiceLines,
  withdrawInvoice,
} from "./invoice-writer.ts";
import { keepInvoiceXml, readInvoiceXml } from "./invoice-xml.ts";

/** Carries out a command of the area once and tells the screens. */
const command = commandsOf("agencyInvoices", ["agencies", "approvals"]);

interface One {
  readonly commandId: string;
  readonly id: number;
}

async function opened(context: LedgerContext) {
  const db = openLedger(context).read;
  return { db, today: await companyToday({ sql: db }, context.now()) };
}

async function rfcOf(context: LedgerContext, agencyId: number): Promise<string> {
  const row = await openLedger(context)
    .read.selectFrom("agency")
    .select("rfc")
    .where("id", "=", agencyId)
    .executeTakeFirst();
  if (row === undefined) throw ledgerError("NOT_FOUND", { what: "agency", id: String(agencyId) });
  return row.rfc;
}

/** Differences of a review by cause, the dearest first; a line counts for its first cause. */
function byCause(lines: InvoiceView["review"]["lines"]): InvoiceView["review"]["causes"] {
  const sums = new Map<ReviewCause, { lines: number; differenceMinor: number }>();
  for (const { causes, differenceMinor } of lines) {
    const [cause] = causes;
    if (cause === undefined) continue;
    const sum = sums.get(cause) ?? { lines: 0, differenceMinor: 0 };
    sums.set(cause, { lines: sum.lines + 1, differenceMinor: sum.differenceMinor + differenceMinor });
  }
  return [...sums]
    .map(([cause, sum]) => ({ cause, ...sum }))
    .sort((a, b) => Math.abs(b.differenceMinor) - Math.abs(a.differenceMinor));
}

/** Procedures of the area `agencyInvoices`. */
export const agencyInvoicesHandlers = {
  async page(
    context: LedgerContext,
    input: { agencyId: number | null; states: readonly InvoiceState[]; offset: number; limit: number },
  ): Promise<{ rows: AgencyInvoice[]; total: number; today: string }> {
    const { db, today } = await opened(context);
    const rows: AgencyInvoice[] = [];
    for (const kept of await keptInvoices(db, input)) rows.push(await invoiceView(db, kept, today));
    const own = rows.filter(({ state }) => input.states.length === 0 || input.states.includes(state));
    return { rows: own.slice(input.offset, input.offset + input.limit), total: own.length, today };
  },

  async get(context: LedgerContext, { id }: { id: number }): Promise<InvoiceView> {
    const { db, today } = await opened(context);
    const kept = await existingInvoice({ sql: db }, id);
    const { lines, chargedMinor, expectedMinor, sums } = await reviewOf(db, kept);
    const shown = lines.map(({ charged, earned, causes, differenceMinor }) => ({
      charged: charged === null ? null : { ...charged },
      earned: earned === null ? null : { ...earned },
      causes: [...causes],
      differenceMinor,
    }));
    return {
      invoice: await invoiceView(db, kept, today),
      review: {
        lines: shown,
        chargedMinor,
        expectedMinor,
        sums: sums.map((sum) => ({ ...sum })),
        causes: byCause(shown),
      },
      events: kept.events
        .map((event) => ({
          id: event.id,
          kind: event.kind,
          on: event.on_day,
          actor: event.actor,
          reference: event.reference,
          note: event.note,
        }))
        .reverse(),
      today,
    };
  },

  async due(context: LedgerContext): Promise<{ rows: InvoiceDue[]; today: string }> {
    const { db, today } = await opened(context);
    return { rows: await invoicesDue(db, today), today };
  },

  async readXml(context: LedgerContext, { agencyId, file }: { agencyId: number; file: string }) {
    return readInvoiceXml(openLedger(context).read, await rfcOf(context, agencyId), file);
  },

  async record(
    context: LedgerContext,
    input: { commandId: string; agencyId: number; fields: AgencyInvoiceFields; file: string | null },
  ): Promise<{ id: number }> {
    const { agencyId, fields, file } = input;
    const db = openLedger(context);
    if (file !== null) {
      const read = await readInvoiceXml(db.read, await rfcOf(context, agencyId), file);
      // What is known already is told by the writer, after a repeated command was answered as before.
      const [problem] = read.problems.filter((each) => each !== "known");
      if (problem !== undefined) throw ledgerError("AGENCY_INVOICE_REFUSED", { why: problem });
      const same = (["uuid", "currency", "netMinor", "vatMinor", "withheldMinor", "totalMinor"] as const).every(
        (name) => read.fields?.[name] === fields[name],
      );
      if (!same) throw ledgerError("AGENCY_INVOICE_REFUSED", { why: "xml" });
    }
    const files = file === null ? [] : await keepInvoiceXml(db, file);
    return command(context, input.commandId, "record", (tx, recording) =>
      recordInvoice(tx, { agencyId, fields, files }, recording),
    );
  },

  setLines(
    context: LedgerContext,
    input: One & { lines: readonly ChargedInput[]; note: string },
  ): Promise<{ id: number }> {
    const { id, lines, note } = input;
    return command(context, input.commandId, "setLines", (tx, recording) =>
      setInvoiceLines(tx, { id, lines, reference: "", note }, recording),
    );
  },

  async previewLines(context: LedgerContext, input: AskedTable & { id: number }) {
    const { row } = await existingInvoice({ sql: openLedger(context).read }, input.id);
    const table = await readAsked(context, input);
    if (isRefused(table)) return { refused: table, table: null, counts: null, notes: [] };
    const { lines: _, name: __, ...preview } = await previewLines(context, input, row.currency, table);
    return { refused: null, ...preview };
  },

  async importLines(context: LedgerContext, input: AskedTable & One) {
    const { row } = await existingInvoice({ sql: openLedger(context).read }, input.id);
    const file = await readAsked(context, input);
    if (isRefused(file)) return { refused: file, counts: null, notes: [] };
    const { table, lines, counts, notes, name } = await previewLines(context, input, row.currency, file);
    if (lines === null) return { refused: null, counts, notes };
    await command(context, input.commandId, "importLines", async (tx, recording) => {
      await rememberLines(tx, file, table.mapping);
      return setInvoiceLines(tx, { id: input.id, lines, reference: name, note: "" }, recording);
    });
    return { refused: null, counts, notes };
  },

  dispute(context: LedgerContext, input: One & { note: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "dispute", (tx, recording) => disputeInvoice(tx, input, recording));
  },

  ask(context: LedgerContext, input: One & { note: string }): Promise<{ id: number; approvalId: number }> {
    return command(context, input.commandId, "ask", (tx, recording) => askInvoice(tx, input, recording));
  },

  pay(context: LedgerContext, input: One & { on: string; reference: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "pay", (tx, recording) => payInvoice(tx, input, recording));
  },

  withdraw(context: LedgerContext, input: One & { note: string }): Promise<{ id: number }> {
    return command(context, input.commandId, "withdraw", (tx, recording) => withdrawInvoice(tx, input, recording));
  },
};
