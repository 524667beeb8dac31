import type { Lang } from "../../../shared/contract/common.ts";
import type { DisputeType, Resolver } from "../../../shared/contract/dispute-terms.ts";
import type {
  DisputeDraft,
  DisputeStands,
  DisputeTypeRule,
  DisputeView,
  ResolverRule,
} from "../../../shared/contract/disputes.ts";
import { answered } from "../contacts/commanding.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { attachFiles, keepFiles } from "../lib/attachments.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import { listHandlers } from "../lib/list-handlers.ts";
import { readSettings } from "../settings/reader.ts";
import { disputableInvoices } from "./disputable-reader.ts";
import { fileHandOver, sendHandOver } from "./hand-over.ts";
import { disputeKpis } from "./kpi-reader.ts";
import { handOverLetter } from "./letter.ts";
import { disputeList } from "./page-reader.ts";
import { openDisputedMinor } from "./reader.ts";
import { readDisputeRules, saveDisputeRules } from "./rules.ts";
import { disputeView } from "./view-reader.ts";
import type { Decision } from "./writer.ts";
import {
  addNote,
  amend,
  checkHandOver,
  decide,
  handOver,
  openDispute,
  reopen,
  standsNow,
  undo,
  waitFor,
} from "./writer.ts";

/** Areas whose screens ask again: what is disputed stands on the rows of the Cartera and of customers. */
const TOUCHED = ["disputes", "receivables", "customers", "contacts"] as const;

const command = commandsOf("disputes", TOUCHED);

interface One {
  readonly commandId: string;
  readonly disputeId: number;
}

/** Files of a command, kept before its transaction; none when it was carried out before. */
async function filesOf(context: LedgerContext, commandId: string, paths: readonly string[]) {
  if (paths.length === 0 || (await answered(context, commandId))) return [];
  const db = openLedger(context);
  return keepFiles(db, paths, (await readSettings(db.read)).attachmentLimitMb);
}

/** Procedures of the area `disputes`. */
export const disputesHandlers = {
  ...listHandlers(disputeList),

  async get(context: LedgerContext, input: { id: number; asOf: string }): Promise<DisputeView> {
    const view = await disputeView(openLedger(context), input.id, input.asOf);
    if (!view) throw ledgerError("NOT_FOUND", { what: "dispute", id: String(input.id) });
    return view;
  },

  async ofInvoice(context: LedgerContext, input: { uuid: string; asOf: string }) {
    const db = openLedger(context);
    const filters = [{ column: "uuid", op: "equals", value: input.uuid } as const];
    const selection = { asOf: input.asOf, search: "", show: "active", customerId: null, filters } as const;
    const rows = await disputeList.page(db, { ...selection, filters }, [], { offset: 0, limit: 100 });
    const [disputed] = await openDisputedMinor(db.read, { asOf: input.asOf, uuids: [input.uuid] });
    return { rows, disputedMinor: disputed?.disputedMinor ?? 0 };
  },

  async disputable(
    context: LedgerContext,
    input: { customerId: number; search: string; invoiceUuid: string | null; asOf: string },
  ) {
    return { rows: await disputableInvoices(openLedger(context).read, input) };
  },

  kpis(context: LedgerContext, input: { from: string; to: string }) {
    return disputeKpis(openLedger(context).read, input);
  },

  rules(context: LedgerContext) {
    return readDisputeRules(openLedger(context).read);
  },

  async saveRules(
    context: LedgerContext,
    input: {
      commandId: string;
      types: readonly DisputeTypeRule[];
      resolvers: readonly ResolverRule[];
      kpiDays: number | null;
    },
  ) {
    return command(context, input.commandId, "saveRules", async (tx, recording) => ({
      saved: await saveDisputeRules(tx, input, recording),
    }));
  },

  async open(
    context: LedgerContext,
    input: { commandId: string; draft: DisputeDraft; files: readonly string[] },
  ): Promise<DisputeStands> {
    const files = await filesOf(context, input.commandId, input.files);
    return command(context, input.commandId, "open", async (tx, recording) => {
      const { id } = await openDispute(tx, input.draft, recording);
      await attachFiles(tx, files, { kind: "dispute", id }, recording);
      return standsNow(tx, id);
    });
  },

  async openMany(
    context: LedgerContext,
    input: {
      commandId: string;
      customerId: number;
      invoiceUuids: readonly string[];
      type: DisputeType;
      reason: string;
      files: readonly string[];
    },
  ): Promise<{ ids: number[]; disputedMinor: number }> {
    const files = await filesOf(context, input.commandId, input.files);
    return command(context, input.commandId, "openMany", async (tx, recording) => {
      const { customerId, type, reason } = input;
      const stands: DisputeStands[] = [];
      for (const invoiceUuid of new Set(input.invoiceUuids)) {
        const draft = {
          customerId,
          contactId: null,
          invoiceUuid,
          line: null,
          type,
          amountMinor: null,
          currency: null,
          reason,
        };
        const { id } = await openDispute(tx, draft, recording);
        await attachFiles(tx, files, { kind: "dispute", id }, recording);
        stands.push(await standsNow(tx, id));
      }
      const ids = stands.map(({ id }) => id);
      return { ids, disputedMinor: stands.reduce((sum, each) => sum + each.disputedMinor, 0) };
    });
  },

  async handOverLetter(context: LedgerContext, input: { disputeId: number; resolver: Resolver | null; lang: Lang }) {
    const db = openLedger(context).read;
    return handOverLetter(db, { ...input, today: await companyToday({ sql: db }, context.now()) });
  },

  /** The mail goes first: a hand-over that is in the log was sent. Asked again with the same id, it is not sent again. */
  async handOver(
    context: LedgerContext,
    input: One & {
      resolver: Resolver;
      how: "mail" | "file" | "told";
      to: string;
      cc: string;
      subject: string;
      body: string;
      note: string;
      lang: Lang;
      attachments: readonly number[];
    },
  ) {
    const before = await answered(context, input.commandId);
    if (!before) await checkHandOver(openLedger(context).read, input.disputeId);
    let to = "";
    let file: string | null = null;
    if (!before && input.how === "mail") to = await sendHandOver(context, input);
    else if (!before && input.how === "file") ({ to, file } = await fileHandOver(context, input));
    return command(context, input.commandId, "handOver", async (tx, recording) => ({
      ...(await handOver(tx, { ...input, to }, recording)),
      file,
    }));
  },

  wait(context: LedgerContext, input: One & { for: "customer" | "internal"; note: string }) {
    return command(context, input.commandId, "wait", (tx, recording) => waitFor(tx, input, recording));
  },

  decide(context: LedgerContext, input: Decision & { commandId: string }) {
    return command(context, input.commandId, "decide", (tx, recording) => decide(tx, input, recording));
  },

  reopen(context: LedgerContext, input: One & { note: string }) {
    return command(context, input.commandId, "reopen", (tx, recording) => reopen(tx, input, recording));
  },

  amend(context: LedgerContext, input: One & { type: DisputeType; amountMinor: number | null; note: string }) {
    return command(context, input.commandId, "amend", (tx, recording) => amend(tx, input, recording));
  },

  note(context: LedgerContext, input: One & { note: string }) {
    return command(context, input.commandId, "note", (tx, recording) =>
      addNote(tx, { ...input, kind: "note" }, recording),
    );
  },

  async attach(context: LedgerContext, input: One & { files: readonly string[]; note: string }) {
    const files = await filesOf(context, input.commandId, input.files);
    return command(context, input.commandId, "attach", async (tx, recording) => {
      await attachFiles(tx, files, { kind: "dispute", id: input.disputeId }, recording);
      const names = files.map((file) => file.name).join(", ");
      const note = [names, input.note].filter((text) => text !== "").join(". ");
      return addNote(tx, { disputeId: input.disputeId, kind: "evidence", note }, recording);
    });
  },

  undo(context: LedgerContext, input: One & { eventId: number | null }) {
    return command(context, input.commandId, "undo", (tx, recording) => undo(tx, input, recording));
  },
};
