import type { Lang } from "../../../shared/contract/common.ts";
import type { EscalationRow } from "../../../shared/contract/escalation-list.ts";
import type {
  Escalable,
  EscalationCase,
  EscalationProposal,
  EscalationRules,
  EscalationStands,
  TriggerTold,
} from "../../../shared/contract/escalations.ts";
import type { Decision, FileItem } from "../../../shared/domain/escalations/codes.ts";
import { answered } from "../contacts/commanding.ts";
import { keptCustomer } from "../contacts/people.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { keepFiles } from "../lib/attachments.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { listHandlers } from "../lib/list-handlers.ts";
import type { CommandProgress } from "../lib/told-command.ts";
import { readSettings } from "../settings/reader.ts";
import { caseList, everyCase } from "./case-list.ts";
import { casesWaiting, caseView } from "./case-reader.ts";
import { escalableInvoices } from "./escalable-reader.ts";
import { packCase } from "./pack.ts";
import { attachPaper, markPaper } from "./paper-writer.ts";
import { proposalsOf } from "./proposals-reader.ts";
import { readEscalationRules, saveEscalationRules } from "./rules.ts";
import { decideCase, noteCase, putOffProposal, raiseCase } from "./writer.ts";

/** Carries out a command of the area once and tells the screens: a decision may hold credit or leave something to do. */
const command = commandsOf("escalations", ["escalations", "approvals", "customers", "contacts", "worklist"]);

async function opened(context: LedgerContext) {
  const db = openLedger(context);
  return { db, today: await companyToday({ sql: db.read }, context.now()) };
}

interface Paper {
  readonly commandId: string;
  readonly escalationId: number;
  readonly item: FileItem;
  readonly uuid: string | null;
}

/** Procedures of the area `escalations`. */
export const escalationsHandlers = {
  ...listHandlers(caseList),

  async proposals(
    context: LedgerContext,
    { search, offset, limit }: { search: string; offset: number; limit: number },
  ): Promise<{ rows: EscalationProposal[]; total: number; today: string }> {
    const { db, today } = await opened(context);
    const { thresholds } = await readEscalationRules(db.read);
    const rows = await proposalsOf(db.read, { today, thresholds, search });
    return { rows: rows.slice(offset, offset + limit), total: rows.length, today };
  },

  async escalable(
    context: LedgerContext,
    { customerId }: { customerId: number },
  ): Promise<{ rows: Escalable[]; triggers: { currency: string; triggers: TriggerTold[] }[]; today: string }> {
    const { db, today } = await opened(context);
    const customer = await keptCustomer(db.read, customerId);
    if (customer === null) throw ledgerError("NOT_FOUND", { what: "customer", id: String(customerId) });
    const { thresholds } = await readEscalationRules(db.read);
    const rows = await escalableInvoices(db.read, { today, customerId: customer.id });
    const proposed = await proposalsOf(db.read, { today, thresholds, customerId: customer.id });
    return {
      rows: rows.map(({ receivableId: _, customerId: __, ...row }) => row),
      triggers: proposed.map(({ currency, triggers }) => ({ currency, triggers })),
      today,
    };
  },

  async get(context: LedgerContext, { id }: { id: number }): Promise<EscalationCase> {
    const { db, today } = await opened(context);
    return caseView(db, { id, today, personId: context.personId() });
  },

  async ofCustomer(context: LedgerContext, { customerId }: { customerId: number }): Promise<{ rows: EscalationRow[] }> {
    const { db, today } = await opened(context);
    const customer = await keptCustomer(db.read, customerId);
    return { rows: customer === null ? [] : await everyCase(db, { asOf: today, customerId: customer.id }) };
  },

  async waiting(context: LedgerContext): Promise<{ rows: EscalationRow[]; late: number; today: string }> {
    const { db, today } = await opened(context);
    const rows = await casesWaiting(db, { today, personId: context.personId() });
    return { rows, late: rows.filter(({ state }) => state === "late").length, today };
  },

  raise(
    context: LedgerContext,
    input: { commandId: string; customerId: number; invoices: readonly string[]; reason: string },
  ): Promise<EscalationStands> {
    return command(context, input.commandId, "raise", (tx, recording) => raiseCase(tx, input, recording));
  },

  putOff(
    context: LedgerContext,
    input: { commandId: string; customerId: number; currency: string; untilOn: string; reason: string },
  ): Promise<{ id: number }> {
    return command(context, input.commandId, "putOff", (tx, recording) => putOffProposal(tx, input, recording));
  },

  decide(
    context: LedgerContext,
    input: { commandId: string; escalationId: number; decision: Decision; reason: string },
  ): Promise<EscalationStands> {
    return command(context, input.commandId, "decide", (tx, recording) => decideCase(tx, input, recording));
  },

  note(context: LedgerContext, input: { commandId: string; escalationId: number; note: string }) {
    return command(context, input.commandId, "note", (tx, recording) => noteCase(tx, input, recording));
  },

  async attach(context: LedgerContext, input: Paper & { files: readonly string[] }): Promise<{ id: number }> {
    const db = openLedger(context);
    const limit = (await readSettings(db.read)).attachmentLimitMb;
    const files = (await answered(context, input.commandId)) ? [] : await keepFiles(db, input.files, limit);
    return command(context, input.commandId, "attach", (tx, recording) => attachPaper(tx, input, files, recording));
  },

  mark(context: LedgerContext, input: Paper & { reason: string | null }): Promise<{ id: number }> {
    return command(context, input.commandId, "mark", (tx, recording) => markPaper(tx, input, recording));
  },

  packFile(
    context: LedgerContext,
    input: { id: number; file: string; lang: Lang },
    signal: AbortSignal | undefined,
  ): AsyncGenerator<CommandProgress, void, void> {
    return packCase(context, input, signal);
  },

  rules(context: LedgerContext): Promise<EscalationRules> {
    return readEscalationRules(openLedger(context).read);
  },

  saveRules(context: LedgerContext, input: { commandId: string; rules: EscalationRules }): Promise<EscalationRules> {
    return command(context, input.commandId, "saveRules", (tx, recording) =>
      saveEscalationRules(tx, input.rules, recording),
    );
  },
};
