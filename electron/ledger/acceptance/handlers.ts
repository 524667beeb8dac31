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
import { commandsOf } from "../lib/carry-out.ts";
import { companyToday } from "../lib/company-today.ts";
import type { Telling } from "../lib/told-command.ts";
import { toldCommand } from "../lib/told-command.ts";
import { readSettings } from "../settings/reader.ts";
import { acceptanceAlertCounts, acceptanceAlerts } from "./alert-reader.ts";
import { calendarOf, setDays, setRules } from "./calendar.ts";
import { acceptanceInvoices, acceptanceOfInvoice } from "./reader.ts";
import type { Accepting } from "./recorder.ts";
import { recordAcceptance, undoAcceptance } from "./recorder.ts";
import { termsView } from "./terms-reader.ts";
import { saveTerms } from "./terms-writer.ts";

/** Areas whose figures depend on due and expected days. */
const AREAS = ["receivables", "customers", "reports"] as const;

async function recordingOf(context: LedgerContext, tx: LedgerTx, at: string): Promise<Accepting> {
  const settings = await readSettings(tx.sql);
  return { at, actor: context.actor, today: await companyToday(tx, new Date(at)), settings };
}

const command = commandsOf("acceptance", AREAS);

/** A command that changes days, which goes by the settings, too. */
const decide = <T>(
  context: LedgerContext,
  commandId: string,
  procedure: string,
  work: (tx: LedgerTx, recording: Accepting) => Promise<T>,
): Promise<T> =>
  command(context, commandId, procedure, async (tx, recording) =>
    work(tx, { ...recording, settings: await readSettings(tx.sql) }),
  );

/** As {@link decide}, telling how many invoices were posted again. */
async function* decideTold(
  context: LedgerContext,
  procedure: string,
  commandId: string,
  signal: AbortSignal | undefined,
  work: (tx: LedgerTx, recording: Accepting, telling: Telling) => Promise<void>,
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
    decideTold(context, "acceptance.saveTerms", input.commandId, signal, (tx, recording, telling) =>
      saveTerms(tx, input, recording.settings, recording, telling),
    ),

  invoices: (
    context: LedgerContext,
    input: { customerId: number; asOf: string; uuids: string[]; search: string; limit: number },
  ) => acceptanceInvoices(openLedger(context).read, input),

  async record(context: LedgerContext, input: { commandId: string; draft: AcceptanceDraft }) {
    const db = openLedger(context);
    const { draft } = input;
    const files = await keepFiles(db, draft.files, (await readSettings(db.read)).attachmentLimitMb);
    return decide(context, input.commandId, "record", async (tx, recording) => {
      const { batch, invoices, problems } = await recordAcceptance(tx, draft, files, recording);
      return { batch, invoices, problems: [...problems] };
    });
  },

  undo: (context: LedgerContext, input: { commandId: string; batch: number }) =>
    decide(context, input.commandId, "undo", async (tx, recording) => ({
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
    decideTold(context, "acceptance.setRules", input.commandId, signal, (tx, recording, telling) =>
      setRules(tx, input, recording.settings, recording, telling),
    ),

  setDays: (context: LedgerContext, input: Days & { commandId: string }, signal: Signal) =>
    decideTold(context, "acceptance.setDays", input.commandId, signal, (tx, recording, telling) =>
      setDays(tx, input, recording.settings, recording, telling),
    ),
};
