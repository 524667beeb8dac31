import type {
  ContactDraft,
  InteractionSelection,
  NextStep,
  Outcome,
  TakenBack,
} from "../../../shared/contract/contacts.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { attachFiles, copyToOpen, keepFiles, readAttachments } from "../lib/attachments.ts";
import { companyToday } from "../lib/company-today.ts";
import { listHandlers } from "../lib/list-handlers.ts";
import { readSettings } from "../settings/reader.ts";
import { contactBriefing } from "./briefing-reader.ts";
import { answered, command } from "./commanding.ts";
import { moveFollowUp, openFollowUp } from "./follow-ups.ts";
import { contactMoment, ruleOfLog } from "./hours.ts";
import { correctContact, logContact, withdrawContact } from "./log-writer.ts";
import { readOutcomes, saveOutcome } from "./outcomes.ts";
import { interactionById, interactionList, interactionTotals } from "./page-reader.ts";
import { collectorOf, keptCustomer } from "./people.ts";
import { openFollowUps, timeline, withDetails } from "./timeline-reader.ts";

interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** Tells the screens of the areas that a next step reaches besides the log. */
export function publishNext(context: LedgerContext, next: NextStep): void {
  if (next.kind === "promise") context.changes.publish("promises");
  if (next.kind === "dispute") context.changes.publish("disputes");
}

function publishTakenBack(context: LedgerContext, takenBack: readonly TakenBack[]): void {
  for (const { what } of takenBack) {
    if (what === "promise") context.changes.publish("promises");
    if (what === "promise-asked") context.changes.publish("approvals");
    if (what === "dispute") context.changes.publish("disputes");
  }
}

/** Files of a draft, kept before the transaction; none when the command was carried out before. */
async function filesOf(context: LedgerContext, commandId: string, paths: readonly string[]) {
  if (paths.length === 0 || (await answered(context, commandId))) return [];
  const db = openLedger(context);
  return keepFiles(db, paths, (await readSettings(db.read)).attachmentLimitMb);
}

async function unknownCustomer(context: LedgerContext, id: number): Promise<number> {
  const customer = await keptCustomer(openLedger(context).read, id);
  if (customer === null) throw ledgerError("NOT_FOUND", { what: "customer", id: String(id) });
  return customer.id;
}

/** Procedures of the area `contacts`. */
export const contactsHandlers = {
  async outcomes(context: LedgerContext) {
    return { rows: await readOutcomes(openLedger(context).read) };
  },

  async saveOutcome(context: LedgerContext, input: { commandId: string; outcome: Omit<Outcome, "position"> }) {
    return command(context, input.commandId, "contacts.saveOutcome", async (tx, recording) => {
      await saveOutcome(tx, input.outcome, recording);
      return { rows: await readOutcomes(tx.sql) };
    });
  },

  async briefing(context: LedgerContext, input: { customerId: number }) {
    const db = openLedger(context).read;
    const today = await companyToday({ sql: db }, context.now());
    const briefing = await contactBriefing(db, input.customerId, today);
    if (briefing === null) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
    return briefing;
  },

  check(
    context: LedgerContext,
    input: Pick<ContactDraft, "customerId" | "contactId" | "channelId" | "channel" | "address"> & { at: string | null },
  ) {
    return contactMoment(context, input, input.at ?? context.now().toISOString());
  },

  async log(context: LedgerContext, input: ContactDraft & { commandId: string }) {
    const { commandId, ...draft } = input;
    const files = await filesOf(context, commandId, draft.files);
    const logged = await command(context, commandId, "contacts.log", async (tx, recording) => {
      const rule = await ruleOfLog(tx.sql, draft, recording.at);
      return logContact(tx, draft, { files, rule }, recording);
    });
    publishNext(context, draft.next);
    return logged;
  },

  async correct(
    context: LedgerContext,
    input: ContactDraft & { commandId: string; correctsId: number; reason: string },
  ) {
    const { commandId, correctsId, reason, ...draft } = input;
    const files = await filesOf(context, commandId, draft.files);
    // What happened is being told rightly: the hours were judged when it was logged first.
    const rule = { id: "", version: "" };
    const logged = await command(context, commandId, "contacts.correct", (tx, recording) =>
      correctContact(tx, { draft, correctsId, reason }, { files, rule }, recording),
    );
    publishNext(context, draft.next);
    publishTakenBack(context, logged.takenBack);
    return logged;
  },

  async withdraw(context: LedgerContext, input: { commandId: string; interactionId: number; reason: string }) {
    const withdrawn = await command(context, input.commandId, "contacts.withdraw", (tx, recording) =>
      withdrawContact(tx, input.interactionId, input.reason, recording),
    );
    publishTakenBack(context, withdrawn.takenBack);
    return withdrawn;
  },

  async attach(context: LedgerContext, input: { commandId: string; interactionId: number; files: readonly string[] }) {
    const db = openLedger(context);
    if ((await interactionById(db.read, input.interactionId)) === null) {
      throw ledgerError("NOT_FOUND", { what: "interaction", id: String(input.interactionId) });
    }
    const files = await filesOf(context, input.commandId, input.files);
    const owner = { kind: "interaction", id: input.interactionId } as const;
    await command(context, input.commandId, "contacts.attach", async (tx, recording) => {
      return { uses: await attachFiles(tx, files, owner, recording) };
    });
    return { files: (await readAttachments(db, "interaction", [owner.id])).get(owner.id) ?? [] };
  },

  async copyAttachment(context: LedgerContext, input: { useId: number }) {
    return { path: await copyToOpen(openLedger(context), input.useId) };
  },

  async timeline(context: LedgerContext, input: { customerId: number } & Window) {
    const db = openLedger(context);
    const customerId = await unknownCustomer(context, input.customerId);
    return { ...(await timeline(db, customerId, input)), followUps: await openFollowUps(db.read, customerId) };
  },

  async get(context: LedgerContext, input: { id: number }) {
    const db = openLedger(context);
    const row = await interactionById(db.read, input.id);
    const [detailed] = row === null ? [] : await withDetails(db, [row]);
    if (detailed === undefined) throw ledgerError("NOT_FOUND", { what: "interaction", id: String(input.id) });
    return detailed;
  },

  ...listHandlers(interactionList),

  totals(context: LedgerContext, input: InteractionSelection) {
    return interactionTotals(openLedger(context).read, input);
  },

  async addFollowUp(
    context: LedgerContext,
    input: { commandId: string; customerId: number; dueOn: string; dueAt: string | null; note: string },
  ) {
    return command(context, input.commandId, "contacts.addFollowUp", async (tx, recording) => {
      const customer = await keptCustomer(tx.sql, input.customerId);
      if (customer === null) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
      if (input.dueOn < recording.today) {
        throw ledgerError("DAY_TOO_EARLY", { day: input.dueOn, first: recording.today });
      }
      const personId = recording.personId ?? (await collectorOf(tx.sql, customer.id));
      const { dueOn, dueAt, note } = input;
      const followUp = { customerId: customer.id, kind: "manual", dueOn, dueAt, note, personId } as const;
      return { id: await openFollowUp(tx, { ...followUp, sourceKind: "manual", sourceId: null }, recording) };
    });
  },

  async moveFollowUp(
    context: LedgerContext,
    input: { commandId: string; id: number; dueOn: string; dueAt: string | null; reason: string },
  ) {
    return command(context, input.commandId, "contacts.moveFollowUp", async (tx, recording) => {
      if (input.dueOn < recording.today) {
        throw ledgerError("DAY_TOO_EARLY", { day: input.dueOn, first: recording.today });
      }
      const id = await moveFollowUp(tx, input.id, input, recording);
      if (id === null) throw ledgerError("NOT_FOUND", { what: "follow-up", id: String(input.id) });
      return { id };
    });
  },
};
