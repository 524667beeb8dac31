import { constants, createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, open, readdir, realpath, rm, stat, statfs } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Backup } from "../../../shared/contract/backup.ts";
import type { BackupReason } from "../../../shared/domain/backups/retention.ts";
import { StorageError, storageError } from "../db/db-errors.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { assertLedgerHeader } from "../db/ledger-header.ts";
import { removeWhenFree, renameWhenFree } from "../db/rename-when-free.ts";
import { copyErasures } from "../privacy/erasures.ts";
import { attachmentsOf, copyAttachments, sharedAttachments } from "./attached-files.ts";
import {
  BACKUP_ENDING,
  backupFolder,
  ledgerName,
  type Manifest,
  manifestOf,
  nextSequence,
  readManifest,
} from "./catalog.ts";
import { fileHash, prove } from "./proof.ts";

/** Name of what is not proved yet: never taken for a backup. */
const PARTIAL = ".parcial";
/** A copy, its manifest, or what the engine keeps beside a copy, not proved yet. */
const LEFT = /\.alcbak(\.json)?\.parcial(-\w+)?$/;

/** What a backup is made of and where it goes. */
export interface BackupOrder {
  /** Path of the ledger, for the names. */
  readonly ledger: string;
  readonly copyTo: NonNullable<LedgerDb["copyTo"]>;
  readonly folder: string;
  readonly reason: BackupReason;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  readonly progress?: (share: number) => void;
}

/**
 * Copies the ledger while work goes on, proves the copy, and only then gives it its name and its manifest: a file that
 * looks like a backup is one. Names bear a number that is never reused. Throws {@link StorageError}, or what the signal was
 * aborted with; nothing is left behind then.
 */
export async function makeBackup(order: BackupOrder): Promise<Backup> {
  const { ledger, folder, now } = order;
  const sequence = await prepareFolder(folder, ledger);
  const madeAt = now().toISOString();
  const label = `${madeAt.slice(0, 10)} ${madeAt.slice(11, 16).replace(":", "")}`;
  const file = join(folder, `${ledgerName(ledger)} ${String(sequence).padStart(5, "0")} ${label}${BACKUP_ENDING}`);
  return writeBackup(order, { file, sequence, madeAt, attachments: sharedAttachments(folder) });
}

/**
 * The same into a file of the user's choosing; what is there is replaced only once the new one is proved. Throws
 * {@link StorageError}: LEDGER_EXISTS when something is there and may not be replaced, a ledger even when told to.
 */
export async function makeBackupFile(
  order: Omit<BackupOrder, "folder">,
  file: string,
  options: { readonly replace: boolean },
): Promise<Backup> {
  if (!existsSync(dirname(file))) throw new StorageError("PATH_NOT_FOUND", { path: dirname(file) });
  if (existsSync(file) && !(options.replace && (await mayReplace(file, order.ledger)))) {
    throw new StorageError("LEDGER_EXISTS", { path: file });
  }
  const madeAt = order.now().toISOString();
  return writeBackup(order, { file, sequence: 0, madeAt, attachments: attachmentsOf(file) });
}

/** Files that SQLite keeps beside a ledger. */
const BESIDE_A_LEDGER = /-(wal|shm|journal)$/;

/** Whether a backup may take the place of a file: never that of the ledger it is made of, of another one, or of a log. */
async function mayReplace(file: string, ledger: string): Promise<boolean> {
  if (BESIDE_A_LEDGER.test(file) || (await realpath(file)) === (await realpath(ledger))) return false;
  if ((await readManifest(file)) !== null) return true;
  try {
    assertLedgerHeader(file);
    return false;
  } catch {
    return true;
  }
}

async function writeBackup(
  order: Omit<BackupOrder, "folder">,
  label: { readonly file: string; readonly sequence: number; readonly madeAt: string; readonly attachments: string },
): Promise<Backup> {
  const { ledger, copyTo, reason, signal, progress } = order;
  const { file, sequence, madeAt, attachments } = label;
  const partial = `${file}${PARTIAL}`;
  try {
    await copyTo(partial, { ...(signal ? { signal } : {}), ...(progress ? { progress } : {}) });
    signal?.throwIfAborted();
    const facts = await prove(partial);
    signal?.throwIfAborted();
    // Before the manifest: a backup that counts has all that its rows refer to.
    await copyAttachments(attachmentsOf(ledger), attachments, signal ? { signal } : {});
    const manifest: Manifest = { ledger, name: basename(file), sequence, madeAt, reason, ...facts };
    await renameWhenFree(partial, file);
    await writeManifest(manifestOf(file), manifest);
    await syncFolder(dirname(file));
    const { ledger: _ledger, name: _name, ...told } = manifest;
    return { ...told, file, second: false };
  } catch (error) {
    await clear([partial, `${partial}-wal`, `${partial}-shm`, `${partial}-journal`]);
    throw await troubleWith(file, error);
  }
}

/** A backup of a ledger whose schema is about to change; it is proved, so a damaged ledger is not migrated. */
export async function backupBeforeMigration(
  ledger: string,
  copyTo: BackupOrder["copyTo"],
  now: () => Date,
): Promise<void> {
  const path = resolve(ledger);
  await makeBackup({ ledger: path, copyTo, folder: backupFolder(path), reason: "migration", now });
}

/**
 * Copies a proved backup into a second folder and reads it back; the hash must be that of the manifest. `alive` is called as
 * the folder takes and gives its pieces. Throws
 * {@link StorageError}: PATH_NOT_FOUND when the folder (a share, a stick) is not there, LEDGER_EXISTS when another backup has the name.
 */
export async function copyBackup(
  file: string,
  manifest: Manifest,
  folder: string,
  alive: () => void = () => {},
): Promise<void> {
  if (!(await isThere(folder))) throw new StorageError("PATH_NOT_FOUND", { path: folder });
  const target = join(folder, basename(file));
  if (await isThere(manifestOf(target))) {
    // A ledger of the same name on another PC may have put its own there.
    if ((await readManifest(target))?.sha256 === manifest.sha256) return;
    throw new StorageError("LEDGER_EXISTS", { path: target });
  }
  const partial = `${target}${PARTIAL}`;
  await removeLeftovers(folder).catch(() => undefined);
  try {
    await assertRoom(folder, manifest.bytes);
    await copyAttachments(sharedAttachments(dirname(file)), sharedAttachments(folder), { alive });
    await copyErasures(dirname(file), folder);
    await pipeline(createReadStream(file), beat(alive), createWriteStream(partial, { flush: true }));
    const sha256 = await fileHash(partial, alive);
    if (sha256 !== manifest.sha256) {
      throw new StorageError("LEDGER_DAMAGED", { path: target, detail: "the copy differs from what was copied" });
    }
    await renameWhenFree(partial, target);
    await writeManifest(manifestOf(target), manifest);
    // Some shares do not write a folder down when asked; the copy itself is.
    await syncFolder(folder).catch(() => undefined);
  } catch (error) {
    await clear([partial]);
    throw await troubleWith(target, error);
  }
}

/** What kept a file from being written, sorted; a folder that went away in the middle of it is said to be gone. */
async function troubleWith(file: string, error: unknown): Promise<unknown> {
  const folder = dirname(file);
  return (await isThere(folder))
    ? storageError(error, file)
    : new StorageError("PATH_NOT_FOUND", { path: folder }, error);
}

/** Hands pieces on, each a sign of life. */
function beat(alive: () => void) {
  return async function* passed(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      alive();
      yield piece;
    }
  };
}

/** Asked without holding up this thread: the folder may be a share. */
async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

/** Removes a backup: first what makes it count, then the file. */
export async function removeBackup(file: string): Promise<void> {
  await removeAll([manifestOf(file), file]);
}

async function prepareFolder(folder: string, ledger: string): Promise<number> {
  try {
    await mkdir(folder, { recursive: true });
    await removeLeftovers(folder);
    const { size } = await stat(ledger);
    await assertRoom(folder, size);
    return await nextSequence(folder);
  } catch (error) {
    const sorted = storageError(error, folder);
    // Whatever else keeps a folder from being made or read (a file of that name, a path that is too long).
    throw sorted instanceof StorageError ? sorted : new StorageError("READ_ONLY", { path: folder }, error);
  }
}

/** A copy that was cut off, by the end of its process or of its share, leaves its unproved file; nobody works on one for a day. */
async function removeLeftovers(folder: string): Promise<void> {
  const dayAgo = Date.now() - 86_400_000;
  for (const name of await readdir(folder)) {
    if (!LEFT.test(name)) continue;
    const path = join(folder, name);
    if ((await stat(path)).mtimeMs < dayAgo) await rm(path, { force: true });
  }
}

/** Throws DISK_FULL before a copy that cannot fit is begun. */
async function assertRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes * 1.1) throw new StorageError("DISK_FULL", { path: folder });
}

/** Written under another name, synced and renamed: a manifest is whole or not there. */
async function writeManifest(path: string, manifest: Manifest): Promise<void> {
  const partial = `${path}${PARTIAL}`;
  const file = await open(partial, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC);
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 1)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await renameWhenFree(partial, path);
}

/** Names survive a power cut only once their folder is written; Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Takes away what a copy left that failed. What cannot go now goes before a later one; why it failed is what is told. */
async function clear(paths: readonly string[]): Promise<void> {
  await removeAll(paths).catch(() => undefined);
}

async function removeAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) await removeWhenFree(path);
}
