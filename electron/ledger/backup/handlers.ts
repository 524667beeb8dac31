import { existsSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Backup, BackupStatus } from "../../../shared/contract/backup.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import type { LedgerStatus, VerifyReport } from "../../../shared/contract/ledgers.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { ledgersHandlers, lookWhatIsMissing, ownPlace } from "../ledgers/handlers.ts";
import { openForReading } from "../ledgers/open-for-reading.ts";
import { carryOut } from "../lib/carry-out.ts";
import { hasAccounts } from "../users/accounts.ts";
import { backupFolder, listBackups } from "./catalog.ts";
import type { BackupSettings } from "./reader.ts";
import { drillBackup, restoreBackup } from "./restorer.ts";
import { configureBackups } from "./writer.ts";

interface Restoring {
  readonly file: string;
  readonly ledger: string | null;
  readonly stopImport: boolean;
}

interface Restored {
  readonly status: LedgerStatus;
  readonly kept: string | null;
}

/** Notes who took a copy of everything, and where it lies. */
export async function noteBackup(
  db: LedgerDb,
  { file, ...told }: { readonly file: string; readonly actor: string; readonly at: string },
): Promise<void> {
  await db.write((tx) => appendAudit(tx, { ...told, action: "backup.make", detail: { file } }));
}

/** Puts a backup in a ledger's place, opens it and tells the audit who did it. Whether they may was asked before. */
export async function restoreLedger(context: LedgerContext, input: Restoring, actor: string): Promise<Restored> {
  const ledger = input.ledger === null ? openLedger(context).path : resolve(ownPlace(input.ledger));
  const own = context.session.current?.path === ledger;
  let kept: string | null = null;
  const restore = async (): Promise<void> => {
    ({ kept } = await restoreBackup(input.file, ledger, context.now()));
  };
  if (!own) await restore();
  const status = own
    ? await ledgersHandlers.replace(context, { path: ledger, stopImport: input.stopImport }, restore)
    : await ledgersHandlers.open(context, { path: ledger });
  const at = context.now().toISOString();
  await openLedger(context).write((tx) =>
    appendAudit(tx, { at, actor, action: "backup.restore", detail: { from: input.file, kept } }),
  );
  // The event just written says why what came after the backup is not there.
  await lookWhatIsMissing(context);
  return { status: { ...status, missing: context.session.missing }, kept };
}

/**
 * Whether a ledger asks for a password before anybody puts another file in its place. One that does not open, or is damaged,
 * cannot be asked: its way out is its backup.
 */
async function asksWhoMay(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const db = await openForReading(path).catch(() => null);
  if (db === null) return false;
  try {
    return (await hasAccounts(db.read)) && (await db.integrityProblems()).length === 0;
  } catch {
    return false;
  } finally {
    await db.close();
  }
}

/** Whether a folder is another one or lies in it: a second copy there would be lost with the first. */
function liesIn(folder: string, other: string): boolean {
  const way = relative(resolve(other), resolve(folder));
  return way === "" || !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
}

/** Procedures of the area `backup`. */
export const backupHandlers = {
  status: (context: LedgerContext): Promise<BackupStatus> => context.backups.status(openLedger(context)),

  /** A copy of everything, by somebody: the audit says who made it and where it lies. */
  async make(context: LedgerContext): Promise<Backup> {
    const db = openLedger(context);
    const made = await context.backups.make(db, "manual");
    await noteBackup(db, { file: made.file, actor: context.actor, at: context.now().toISOString() });
    return made;
  },

  cancel: async (context: LedgerContext): Promise<{ cancelled: boolean }> => ({
    cancelled: await context.backups.stop(),
  }),

  async configure(context: LedgerContext, input: BackupSettings & { commandId: string }): Promise<BackupStatus> {
    const { commandId, secondFolder, everyMinutes } = input;
    if (secondFolder !== null && !(await context.backups.second.isThere(secondFolder))) {
      throw ledgerError("PATH_NOT_FOUND", { path: secondFolder });
    }
    const { path } = openLedger(context);
    if (secondFolder !== null && liesIn(secondFolder, backupFolder(path))) {
      throw ledgerError("FIELD_REFUSED", { field: "secondFolder", code: "own-backups", value: secondFolder });
    }
    await carryOut(context, commandId, "backup.configure", ["backup"], async (tx, recording) => {
      await configureBackups(tx, { secondFolder, everyMinutes }, recording);
      return true;
    });
    return context.backups.status(openLedger(context));
  },

  async drill(
    context: LedgerContext,
    input: { file: string; lang: Lang },
  ): Promise<{ report: VerifyReport; milliseconds: number }> {
    const before = context.now().getTime();
    const report = await drillBackup(input.file, input.lang);
    return { report, milliseconds: context.now().getTime() - before };
  },

  async restore(context: LedgerContext, input: Restoring): Promise<Restored> {
    const open = context.session.current;
    const ledger = input.ledger === null ? openLedger(context).path : resolve(input.ledger);
    // The one that is open was asked who may; any other one is somebody's, too.
    if (open?.path !== ledger && (await asksWhoMay(ledger))) throw ledgerError("NOT_SIGNED_IN");
    return restoreLedger(context, input, context.actor);
  },

  beside: async (input: { ledger: string }): Promise<{ backups: Backup[] }> => ({
    backups: await listBackups(backupFolder(resolve(input.ledger))),
  }),
};
