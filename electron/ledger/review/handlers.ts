import type { Evidence, MissingColumn, Motive, PueColumn } from "../../../shared/contract/review.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { runCommand } from "../lib/commands.ts";
import { companyToday } from "../lib/company-today.ts";
import { readSettings } from "../settings/reader.ts";
import { documentEvidence } from "./evidence-reader.ts";
import { missingFiles, pueToConfirm, pueTotals } from "./list-reader.ts";
import type { Recording } from "./writer.ts";
import { cancelDocument, keepInForce, markPue, noteRequest, undoDecisions } from "./writer.ts";

/** Carries out a command that decides something, and tells every screen whose figures it may have changed. */
async function carryOut<T>(
  context: LedgerContext,
  procedure: string,
  commandId: string,
  work: (tx: LedgerTx, recording: Recording) => Promise<T>,
): Promise<T> {
  const now = context.now();
  const { actor } = context;
  const call = { id: commandId, procedure, recordedAt: now.toISOString() };
  const { answer } = await runCommand(openLedger(context), call, async (tx) => {
    const settings = await readSettings(tx.sql);
    return work(tx, { at: call.recordedAt, actor, today: await companyToday(tx, now), settings });
  });
  context.changes.publish("receivables", "customers", "payments", "complements", "reports");
  return answer;
}

type Window = { readonly offset: number; readonly limit: number };
type Sort<Column> = readonly { readonly by: Column; readonly desc: boolean }[];
type One = { commandId: string; uuid: string; on: string; note: string };

/** Procedures of the area `review`. */
export const reviewHandlers = {
  async evidence(context: LedgerContext, input: { uuid: string }): Promise<Evidence> {
    const evidence = await documentEvidence(openLedger(context).read, input.uuid);
    if (!evidence) throw ledgerError("NOT_FOUND", { what: "document", id: input.uuid });
    return evidence;
  },

  cancel: (context: LedgerContext, input: One & { motive: Motive; substitute: string | null }) =>
    carryOut(context, "review.cancel", input.commandId, async (tx, recording) => ({
      decisionIds: await cancelDocument(tx, input, recording),
    })),

  request: (context: LedgerContext, input: One & { motive: Motive }) =>
    carryOut(context, "review.request", input.commandId, async (tx, recording) => ({
      decisionIds: await noteRequest(tx, input, recording),
    })),

  keep: (context: LedgerContext, input: One & { cancelSubstitute: boolean }) =>
    carryOut(context, "review.keep", input.commandId, async (tx, recording) => ({
      decisionIds: await keepInForce(tx, input, recording),
    })),

  markPue: (
    context: LedgerContext,
    input: { commandId: string; uuids: string[]; as: "open" | "settled"; on: string; note: string },
  ) =>
    carryOut(context, "review.markPue", input.commandId, async (tx, recording) => ({
      decisionIds: await markPue(tx, input, recording),
    })),

  undo: (context: LedgerContext, input: { commandId: string; decisionIds: number[] }) =>
    carryOut(context, "review.undo", input.commandId, async (tx, recording) => ({
      undone: await undoDecisions(tx, input.decisionIds, recording),
    })),

  pueToConfirm: (context: LedgerContext, input: { asOf: string; search: string; sort: Sort<PueColumn> } & Window) =>
    pueToConfirm(openLedger(context).read, input),

  async pueTotals(context: LedgerContext, input: { asOf: string; search: string }) {
    return { rows: await pueTotals(openLedger(context).read, input) };
  },

  missingFiles: (context: LedgerContext, input: { search: string; sort: Sort<MissingColumn> } & Window) =>
    missingFiles(openLedger(context).read, input),
};
