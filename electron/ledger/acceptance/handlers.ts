import type {
  AcceptanceAlert,
  AcceptanceDraft,
  AlertColumn,
  CustomerPaymentTerms,
  Reposting,
  TermsView,
} from "../../../shared/contract/acceptance.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { keepFiles } from "../lib/attachments.ts";
import { runCommand } from "../lib/commands.ts";
import { companyToday } from "../lib/company-today.ts";
import type { Telling } from "../lib/told-command.ts";
import { toldCommand } from "../lib/told-command.ts";
import { readSettings } from "../settings/reader.ts";
import { acceptanceAlertCounts, acceptanceAlerts } from "./alert-reader.ts";
import { calendarOf, setDays, setRules } from "./calendar.ts";
import { acceptanceInvoices, acceptanceOfInvoice } from "./reader.ts";
import type { Recording } from "./recorder.ts";
import { recordAcceptance, undoAcceptance } from "./recorder.ts";
import { termsView } from "./terms-reader.ts";
import { saveTerms } from "./terms-writer.ts";

/** Areas whose figures depend on due and expected days. */
const AREAS = ["receivables", "customers", "reports"] as const;

async function recordingOf(context: LedgerContext, tx: LedgerTx, at: string): Promise<Recording> {
  const settings = await readSettings(tx.sql);
  return { at, actor: context.actor, today: await companyToday(tx, new Date(at)), settings };
}

/** Carries out a command that changes days, and tells the screens that show them. */
async function carryOut<T>(
  context: LedgerContext,
  procedure: string,
  commandId: string,
  work: (tx: LedgerTx, recording: Recording) => Promise<T>,
): Promise<T> {
  const at = context.now().toISOString();
  const call = { id: commandId, procedure, recordedAt: at };
  const { answer } = await runCommand(openLedger(context), call, async (tx) =>
    work(tx, await recordingOf(context, tx, at)),
  );
  context.changes.publish(...AREAS);
  return answer;
}

/** As {@link carryOut}, telling how many invoices were posted again. */
async function* carryOutTold(
  context: LedgerContext,
  procedure: string,
  commandId: string,
  signal: AbortSignal | undefined,
  work: (tx: LedgerTx, recording: Recording, telling: Telling) => Promise<void>,
): AsyncGenerator<Reposting, void, void> {
  const at = context.now().toISOString();
  const call = { id: commandId, procedure, recordedAt: at };
  yield* toldCommand(openLedger(context), call, signal, async (tx, telling) =>
    work(tx, await recordingOf(context, tx, at), telling),
  );
  context.changes.publish(...AREAS);
}

type Signal = AbortSignal | undefined;
type Days = { from: string; to: string; kind: "closed" | "worked" | null; name: string };
type Alerts = { asOf: string; search: string; alert: AcceptanceAlert | null; customerId: number | null };

/** Procedures of the area `acceptance`. */
export const acceptanceHandlers = {
  async terms(context: LedgerContext, input: { customerId: number; asOf: string }): Promise<TermsView> {
    const view = await termsView(openLedger(context).read, input.customerId, input.asOf);
    if (!view) throw ledgerError("NOT_FOUND", { what: "customer", id: String(input.customerId) });
    return view;
  },

  saveTerms: (
    context: LedgerContext,
    input: { commandId: string; customerId: number; terms: CustomerPaymentTerms | null },
    signal: Signal,
  ) =>
    carryOutTold(context, "acceptance.saveTerms", input.commandId, signal, (tx, recording, telling) =>
      saveTerms(tx, input, recording.settings, { at: recording.at, actor: recording.actor }, telling),
    ),

  invoices: (
    context: LedgerContext,
    input: { customerId: number; asOf: string; uuids: string[]; search: string; limit: number },
  ) => acceptanceInvoices(openLedger(context).read, input),

  async record(context: LedgerContext, input: { commandId: string; draft: AcceptanceDraft }) {
    const db = openLedger(context);
    const { draft } = input;
    const files = await keepFiles(db, draft.files, (await readSettings(db.read)).attachmentLimitMb);
    return carryOut(context, "acceptance.record", input.commandId, async (tx, recording) => {
      const { batch, invoices, problems } = await recordAcceptance(tx, draft, files, recording);
      return { batch, invoices, problems: [...problems] };
    });
  },

  undo: (context: LedgerContext, input: { commandId: string; batch: number }) =>
    carryOut(context, "acceptance.undo", input.commandId, async (tx, recording) => ({
      undone: await undoAcceptance(tx, input.batch, recording),
    })),

  async ofInvoice(context: LedgerContext, input: { uuid: string }) {
    const found = await acceptanceOfInvoice(openLedger(context), input.uuid);
    if (!found) throw ledgerError("NOT_FOUND", { what: "document", id: input.uuid });
    return found;
  },

  alerts: (
    context: LedgerContext,
    input: Alerts & { sort: { by: AlertColumn; desc: boolean }[]; offset: number; limit: number },
  ) => acceptanceAlerts(openLedger(context).read, input, input.sort, input),

  async alertCounts(context: LedgerContext, input: { asOf: string }) {
    return { rows: await acceptanceAlertCounts(openLedger(context).read, input.asOf) };
  },

  calendar: (context: LedgerContext, input: { year: number }) => calendarOf(openLedger(context).read, input.year),

  setRules: (
    context: LedgerContext,
    input: { commandId: string; bankHolidays?: boolean | undefined; alertDays?: number | undefined },
    signal: Signal,
  ) =>
    carryOutTold(context, "acceptance.setRules", input.commandId, signal, (tx, recording, telling) =>
      setRules(tx, input, recording.settings, { at: recording.at, actor: recording.actor }, telling),
    ),

  setDays: (context: LedgerContext, input: Days & { commandId: string }, signal: Signal) =>
    carryOutTold(context, "acceptance.setDays", input.commandId, signal, (tx, recording, telling) =>
      setDays(tx, input, recording.settings, { at: recording.at, actor: recording.actor }, telling),
    ),
};
