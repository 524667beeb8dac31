import type { Evidence, MissingColumn, Motive, PueColumn } from "../../../shared/contract/review.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { readSettings } from "../settings/reader.ts";
import { documentEvidence } from "./evidence-reader.ts";
import { missingFiles, pueToConfirm, pueTotals } from "./list-reader.ts";
import type { Deciding } from "./writer.ts";
import { cancelDocument, keepInForce, markPue, noteRequest, undoDecisions } from "./writer.ts";

/** Decisions on documents may change the figures of all these. */
const command = commandsOf("review", ["receivables", "customers", "payments", "complements", "reports"]);

/** A command whose work goes by the settings, too. */
const decide = <T>(
  context: LedgerContext,
  commandId: string,
  procedure: string,
  work: (tx: LedgerTx, deciding: Deciding) => Promise<T>,
): Promise<T> =>
  command(context, commandId, procedure, async (tx, recording) =>
    work(tx, { ...recording, settings: await readSettings(tx.sql) }),
  );

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
    decide(context, input.commandId, "cancel", async (tx, recording) => ({
      decisionIds: await cancelDocument(tx, input, recording),
    })),

  request: (context: LedgerContext, input: One & { motive: Motive }) =>
    decide(context, input.commandId, "request", async (tx, recording) => ({
      decisionIds: await noteRequest(tx, input, recording),
    })),

  keep: (context: LedgerContext, input: One & { cancelSubstitute: boolean }) =>
    decide(context, input.commandId, "keep", async (tx, recording) => ({
      decisionIds: await keepInForce(tx, input, recording),
    })),

  markPue: (
    context: LedgerContext,
    input: { commandId: string; uuids: string[]; as: "open" | "settled"; on: string; note: string },
  ) =>
    decide(context, input.commandId, "markPue", async (tx, recording) => ({
      decisionIds: await markPue(tx, input, recording),
    })),

  undo: (context: LedgerContext, input: { commandId: string; decisionIds: number[] }) =>
    decide(context, input.commandId, "undo", async (tx, recording) => ({
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
