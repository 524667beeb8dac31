import { existsSync, lstatSync, readlinkSync, realpathSync } from "node:fs";
import { copyFile, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { VerifyReport } from "../../../shared/contract/ledgers.ts";
import { StorageError, storageError } from "../db/db-errors.ts";
import { assertLedgerFree, isNetworkPath, openSqliteLedger } from "../db/open-sqlite.ts";
import { renameWhenFree } from "../db/rename-when-free.ts";
import { verifyLedger } from "../ledgers/verify.ts";
import { copyErasures } from "../privacy/erasures.ts";
import { attachmentsOf, copyAttachments, shareAttachments, sharedAttachments } from "./attached-files.ts";
import { backupFolder, readManifest } from "./catalog.ts";
import { fileHash, prove } from "./proof.ts";

/** The files SQLite keeps beside a ledger. */
const COMPANIONS = ["", "-wal", "-shm"] as const;

/** A copy of the backup in a place of our own, proved. Throws {@link StorageError}; a backup is taken as hostile. */
async function provedCopy(file: string, target: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found === null) throw new StorageError("LEDGER_NOT_FOUND", { path: file });
  // Copying a device would never end, and opening a pipe neither.
  if (!found.isFile()) throw new StorageError("NOT_A_LEDGER", { path: file });
  const manifest = await readManifest(file);
  try {
    await copyFile(file, target);
    if (manifest !== null && (await fileHash(target)) !== manifest.sha256) {
      throw new StorageError("LEDGER_DAMAGED", {
        path: file,
        detail: "the file is not the one its manifest describes",
      });
    }
    await prove(target);
  } catch (error) {
    await rm(target, { force: true });
    const sorted = storageError(error, file);
    throw sorted instanceof StorageError && "path" in sorted.data
      ? new StorageError(sorted.code, { ...sorted.data, path: file }, sorted)
      : sorted;
  }
}

/** Links followed before one is taken to lead round in a circle. */
const LINKS = 40;

/** The file a path stands for: itself or, where it is a link, what it points to, also when that is not there. */
function behindLinks(path: string): string {
  let file = path;
  try {
    for (let followed = 0; followed < LINKS; followed++) {
      if (!existsSync(dirname(file))) throw new StorageError("PATH_NOT_FOUND", { path: dirname(file) });
      if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return file;
      file = resolve(realpathSync(dirname(file)), readlinkSync(file));
    }
  } catch (error) {
    throw storageError(error, file);
  }
  throw new StorageError("PATH_NOT_FOUND", { path });
}

/**
 * Puts a backup in the place of a ledger. The ledger must be closed here and everywhere else; what was there, whole or
 * damaged, is kept beside it under a dated name, log and all. A link stays one: what it points to is what is replaced.
 * Answers with the name of what was kept, null when nothing was there. Throws {@link StorageError} (LEDGER_IN_USE, LEDGER_DAMAGED, LEDGER_NEWER, NOT_A_LEDGER, DISK_FULL...) and the ledger is as it was.
 */
export async function restoreBackup(file: string, ledger: string, now: Date): Promise<{ kept: string | null }> {
  const named = resolve(ledger);
  if (isNetworkPath(ledger)) throw new StorageError("LEDGER_NETWORK_PATH", { path: ledger });
  const target = behindLinks(named);
  if (isNetworkPath(target)) throw new StorageError("LEDGER_NETWORK_PATH", { path: target });
  const partial = `${target}.restaurando`;
  await provedCopy(resolve(file), partial);
  try {
    // Attachments and backups of a ledger lie beside the name it is opened by.
    await copyAttachments(attachmentsFor(resolve(file)), attachmentsOf(named));
    // What was erased since this backup was made is erased again when it is opened.
    await copyErasures(dirname(resolve(file)), backupFolder(named));
    const kept = existsSync(target) ? await setAside(target, attachmentsOf(named), now) : null;
    await renameWhenFree(partial, target);
    return { kept };
  } catch (error) {
    await rm(partial, { force: true });
    throw storageError(error, target);
  }
}

/** Attachments of a backup: its own, or those that the backups of its folder share. */
function attachmentsFor(file: string): string {
  const own = attachmentsOf(file);
  return existsSync(own) ? own : sharedAttachments(dirname(file));
}

/** Renames a ledger and its log; a name that is taken gets a number. */
async function setAside(ledger: string, attachments: string, now: Date): Promise<string> {
  assertLedgerFree(ledger);
  const ending = extname(ledger);
  const stamp = now.toISOString().slice(0, 19).replace("T", " ").replaceAll(":", "");
  const stem = join(dirname(ledger), `${basename(ledger, ending)} antes de restaurar ${stamp}`);
  let kept = `${stem}${ending}`;
  for (let number = 2; existsSync(kept); number++) kept = `${stem} (${number})${ending}`;
  // The log goes first: a ledger without its log opens, and lacks what was in it without saying so.
  for (const companion of [...COMPANIONS].reverse()) {
    if (existsSync(`${ledger}${companion}`)) await renameWhenFree(`${ledger}${companion}`, `${kept}${companion}`);
  }
  await shareAttachments(attachments, attachmentsOf(kept));
  return kept;
}

/**
 * Restores a backup into a temporary folder, opens it as the app would, brings it up to date and runs every check of
 * `verify`. Nothing of it stays. Throws {@link StorageError} when it does not even open.
 */
export async function drillBackup(file: string, lang: "es" | "en"): Promise<VerifyReport> {
  const folder = await mkdtemp(join(tmpdir(), "al-corriente-drill-"));
  try {
    const ledger = join(folder, "drill.alc");
    await provedCopy(resolve(file), ledger);
    await copyAttachments(attachmentsFor(resolve(file)), attachmentsOf(ledger));
    const db = await openSqliteLedger(ledger, { mode: "must-exist" });
    try {
      return await verifyLedger(db, lang);
    } finally {
      await db.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
