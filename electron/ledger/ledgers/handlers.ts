import { isAbsolute } from "node:path";
import type { Lang } from "../../../shared/contract/common.ts";
import type { LedgerStatus, VerifyReport } from "../../../shared/contract/ledgers.ts";
import { subjectsInWords } from "../audit/subject-words.ts";
import { BEGAN_ANEW, WENT_ON_WITHOUT } from "../audit/verify.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { isNetworkPath } from "../db/open-sqlite.ts";
import { keepVerified } from "../health/reader.ts";
import { carryOut } from "../lib/carry-out.ts";
import { eraseAgain } from "../privacy/erasures.ts";
import { createDemo } from "./demo.ts";
import { ledgerStatus } from "./reader.ts";
import { verifyLedger } from "./verify.ts";

async function changed(context: LedgerContext): Promise<LedgerStatus> {
  context.changes.publish("ledgers", "settings", "imports", "receivables", "customers", "reports");
  return ledgerStatus(context.session, context.now());
}

/** What would be cut off is asked about first: a click on another ledger must not end an import of an hour. */
interface Leaving {
  readonly stopImport?: boolean | undefined;
}

/**
 * Ends what runs on the open ledger, changes which one is open, and begins to watch the folders of the one that is then
 * open: the new one, or the old one when the change failed. Throws IMPORT_RUNNING when a person's import would be cut
 * off and nobody has said that it may.
 */
async function change<T>(context: LedgerContext, { stopImport }: Leaving, work: () => Promise<T>): Promise<T> {
  const running = context.importing.begunByPerson;
  if (running !== undefined && stopImport !== true) {
    throw ledgerError("IMPORT_RUNNING", { files: running.counts.files, found: running.found });
  }
  await Promise.all([context.watching.stop(), context.importing.stopAll(), context.backups.stop()]);
  try {
    return await work();
  } finally {
    const { current } = context.session;
    if (current) await context.watching.start(current);
  }
}

/** Compares the ledger that was opened with what is known of it outside, so that what it lacks is told at once. */
export async function lookWhatIsMissing({ session, heads }: LedgerContext): Promise<void> {
  if (session.current !== null) session.lacks(await heads.missing(session.current));
}

/**
 * Sets a new ledger apart from one that was at its path before: its noted end is forgotten, and what its backups know of is not
 * missing here.
 */
async function beginAnew(context: LedgerContext): Promise<void> {
  const db = openLedger(context);
  context.heads.forget(db.path);
  if ((await context.heads.missing(db)) === null) return;
  const at = context.now().toISOString();
  await db.write((tx) => appendAudit(tx, { at, actor: context.actor, action: BEGAN_ANEW, detail: {} }));
}

/** A path that names no place of its own would end up wherever the process was started. Throws PATH_NOT_FOUND. */
export function ownPlace(path: string): string {
  if (path.includes("\0") || !(isAbsolute(path) || isNetworkPath(path))) throw ledgerError("PATH_NOT_FOUND", { path });
  return path;
}

/** Procedures of the area `ledgers`. */
export const ledgersHandlers = {
  status: (context: LedgerContext): Promise<LedgerStatus> => ledgerStatus(context.session, context.now()),

  async open(context: LedgerContext, input: Leaving & { path: string }): Promise<LedgerStatus> {
    await change(context, input, async () => {
      await context.session.open(ownPlace(input.path), "must-exist");
      await eraseAgain(openLedger(context), context);
      await lookWhatIsMissing(context);
    });
    return changed(context);
  },

  async create(context: LedgerContext, input: Leaving & { path: string }): Promise<LedgerStatus> {
    await change(context, input, () => context.session.open(ownPlace(input.path), "must-not-exist"));
    await beginAnew(context);
    return changed(context);
  },

  async createDemo(
    context: LedgerContext,
    input: Leaving & { path: string; commandId: string },
  ): Promise<{ status: LedgerStatus; runId: number }> {
    const { runId } = await change(context, input, () => createDemo(context, { ...input, path: ownPlace(input.path) }));
    await beginAnew(context);
    return { status: await changed(context), runId };
  },

  /**
   * Closes the open ledger, lets `work` put another file in its place, and opens what is there then, whether that went well
   * or not. No screen hears of it before the ledger is open again.
   */
  async replace(
    context: LedgerContext,
    input: Leaving & { path: string },
    work: () => Promise<void>,
  ): Promise<LedgerStatus> {
    try {
      await change(context, input, async () => {
        await context.session.close();
        try {
          await work();
        } finally {
          await context.session.open(input.path, "must-exist");
          await eraseAgain(openLedger(context), context);
        }
      });
    } finally {
      await changed(context);
    }
    return ledgerStatus(context.session, context.now());
  },

  async close(context: LedgerContext, input: Leaving = {}): Promise<LedgerStatus> {
    await change(context, input, () => context.session.close());
    return changed(context);
  },

  async missing(context: LedgerContext) {
    const all = openLedger(context);
    const known = context.session.missing === null ? [] : await context.heads.operationsMissing(all);
    const names = await subjectsInWords(
      all.read,
      known.map(({ subject }) => subject),
    );
    return { rows: known.map((row) => ({ ...row, subject: names.get(row.subject)?.label ?? "" })) };
  },

  async goOnWithout(context: LedgerContext, input: { commandId: string }): Promise<LedgerStatus> {
    const { missing } = context.session;
    await carryOut(context, input.commandId, "ledgers.goOnWithout", [], async (tx, { at, actor }) => {
      if (missing !== null) await appendAudit(tx, { at, actor, action: WENT_ON_WITHOUT, detail: missing });
      return true;
    });
    context.session.lacks(null);
    await context.heads.note();
    return changed(context);
  },

  async verify(context: LedgerContext, input: { lang: Lang }): Promise<VerifyReport> {
    const db = openLedger(context);
    const report = await verifyLedger(db, input.lang, await context.heads.of(db));
    const failed = report.checks.flatMap(({ name, ok }) => (ok ? [] : [name]));
    // A ledger that can only be read is proved all the same, and keeps no word of it.
    await keepVerified(db, { at: context.now().toISOString(), ok: report.ok, failed }).catch(() => undefined);
    return report;
  },
};
