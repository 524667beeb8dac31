import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Backup, BackupStatus } from "../../../shared/contract/backup.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import type { LedgerStatus, VerifyReport } from "../../../shared/contract/ledgers.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerContext } from "../context.ts";
import { ledgerError, openLedger } from "../context.ts";
import { ledgersHandlers, lookWhatIsMissing } from "../ledgers/handlers.ts";
import { runCommand } from "../lib/commands.ts";
import { backupFolder, listBackups } from "./catalog.ts";
import type { BackupSettings } from "./reader.ts";
import { drillBackup, restoreBackup } from "./restorer.ts";
import { configureBackups } from "./writer.ts";

/** Procedures of the area `backup`. */
export const backupHandlers = {
  status: (context: LedgerContext): Promise<BackupStatus> => context.backups.status(openLedger(context)),

  /** A copy of everything, by somebody: the audit says who made it and where it lies. */
  async make(context: LedgerContext): Promise<Backup> {
    const db = openLedger(context);
    const made = await context.backups.make(db, "manual");
    const at = context.now().toISOString();
    const detail = { file: made.file };
    await db.write((tx) => appendAudit(tx, { at, actor: context.actor, action: "backup.make", detail }));
    return made;
  },

  cancel: async (context: LedgerContext): Promise<{ cancelled: boolean }> => ({
    cancelled: await context.backups.stop(),
  }),

  async configure(context: LedgerContext, input: BackupSettings & { commandId: string }): Promise<BackupStatus> {
    const { commandId, secondFolder, everyMinutes } = input;
    if (secondFolder !== null && statSync(secondFolder, { throwIfNoEntry: false })?.isDirectory() !== true) {
      throw ledgerError("PATH_NOT_FOUND", { path: secondFolder });
    }
    const at = context.now().toISOString();
    await runCommand(
      openLedger(context),
      { id: commandId, procedure: "backup.configure", recordedAt: at },
      async (tx) => {
        await configureBackups(tx, { secondFolder, everyMinutes }, { at, actor: context.actor });
        return true;
      },
    );
    context.changes.publish("backup");
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

  async restore(
    context: LedgerContext,
    input: { file: string; ledger: string | null; stopImport: boolean },
  ): Promise<{ status: LedgerStatus; kept: string | null }> {
    const ledger = input.ledger === null ? openLedger(context).path : resolve(input.ledger);
    const open = context.session.current;
    const own = open !== null && open.path === ledger;
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
      appendAudit(tx, { at, actor: context.actor, action: "backup.restore", detail: { from: input.file, kept } }),
    );
    // The event just written says why what came after the backup is not there.
    await lookWhatIsMissing(context);
    return { status: { ...status, missing: context.session.missing }, kept };
  },

  beside: async (input: { ledger: string }): Promise<{ backups: Backup[] }> => ({
    backups: await listBackups(backupFolder(resolve(input.ledger)), null),
  }),
};
