import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { z } from "zod";
import { type Backup, zBackup } from "../../../shared/contract/backup.ts";

/** Ending of a backup and of the manifest beside it. A backup without manifest was never proved and does not count. */
export const BACKUP_ENDING = ".alcbak";
const MANIFEST_ENDING = ".json";

/** What the manifest says; the path is where it lies. */
export const zManifest = zBackup.omit({ file: true, second: true }).extend({ ledger: z.string(), name: z.string() });
export type Manifest = z.infer<typeof zManifest>;

/** Name of a ledger without its ending. */
export function ledgerName(ledger: string): string {
  return basename(ledger, extname(ledger));
}

/** Folder of a ledger's own backups, beside it. */
export function backupFolder(ledger: string): string {
  return join(dirname(ledger), `Respaldos de ${ledgerName(ledger)}`);
}

/** File in which the manifest of a backup stands, beside it. */
export function manifestOf(file: string): string {
  return `${file}${MANIFEST_ENDING}`;
}

/** The manifest of a backup; null when it has none that can be read. */
export async function readManifest(file: string): Promise<Manifest | null> {
  try {
    const parsed = zManifest.safeParse(JSON.parse(await readFile(manifestOf(file), "utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Backups in a folder, newest first; a folder that is not there has none. Whether a second folder has them is not looked at. */
export async function listBackups(folder: string): Promise<Backup[]> {
  const names = await readdir(folder).catch(() => []);
  const found: Backup[] = [];
  for (const name of names) {
    if (!name.endsWith(BACKUP_ENDING)) continue;
    const file = join(folder, name);
    const manifest = await readManifest(file);
    if (manifest === null || (await stat(file).catch(() => null))?.size !== manifest.bytes) continue;
    const { ledger: _ledger, name: _name, ...facts } = manifest;
    found.push({ ...facts, file, second: false });
  }
  return found.sort((a, b) => b.sequence - a.sequence);
}

/** Number for the next backup: one more than any file of the folder bears, proved or not, so that none is ever reused. */
export async function nextSequence(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const numbers = names.map((name) => Number(/ (\d{5,}) /.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}
