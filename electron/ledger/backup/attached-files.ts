import { constants } from "node:fs";
import { copyFile, link, mkdir, open, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StorageError, storageError } from "../db/db-errors.ts";
import { removeWhenFree, renameWhenFree } from "../db/rename-when-free.ts";
import { fileHash } from "./proof.ts";

/** Folder of a ledger's attachments, beside it: files named by their SHA-256, two characters a subfolder. */
export function attachmentsOf(ledger: string): string {
  return `${ledger}.files`;
}

/** Folder in which all backups of one place share their attachments: a file is kept once however many backups need it. */
export function sharedAttachments(folder: string): string {
  return join(folder, "archivos");
}

/**
 * Copies what the target lacks, each file proved by its name, which is its SHA-256; one that is sound there already is not
 * copied again, even if it was damaged here since. Throws {@link StorageError}; LEDGER_DAMAGED names the file whose content differs.
 */
export async function copyAttachments(
  from: string,
  to: string,
  { signal, alive = () => {} }: { readonly signal?: AbortSignal; readonly alive?: () => void } = {},
): Promise<number> {
  let copied = 0;
  for await (const { name, path } of attachmentsIn(from)) {
    signal?.throwIfAborted();
    alive();
    const target = join(to, name.slice(0, 2), name);
    const there = await sizeOf(target);
    if (there !== null && (there === (await sizeOf(path)) || (await fileHash(target)) === name)) continue;
    const partial = `${target}.parcial`;
    try {
      await mkdir(dirname(target), { recursive: true });
      await copyFile(path, partial);
      if ((await fileHash(partial)) !== name) {
        throw new StorageError("LEDGER_DAMAGED", { path, detail: "the content is not the one the name stands for" });
      }
      await synced(partial);
      await renameWhenFree(partial, target);
    } catch (error) {
      await removeWhenFree(partial).catch(() => undefined);
      throw storageError(error, target);
    }
    copied++;
  }
  return copied;
}

/** A file of the right size is taken for whole from its name on, so that a power cut may not leave less under it. */
async function synced(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Gives a second ledger the same attachments without a second copy of them where the disk can. */
export async function shareAttachments(from: string, to: string): Promise<void> {
  for await (const { name, path } of attachmentsIn(from)) {
    const target = join(to, name.slice(0, 2), name);
    await mkdir(dirname(target), { recursive: true });
    await link(path, target).catch(() => copyFile(path, target, constants.COPYFILE_EXCL).catch(() => undefined));
  }
}

async function* attachmentsIn(folder: string): AsyncGenerator<{ name: string; path: string }> {
  for (const prefix of await readdir(folder).catch(() => [])) {
    if (!/^[0-9a-f]{2}$/.test(prefix)) continue;
    for (const name of await readdir(join(folder, prefix))) {
      if (/^[0-9a-f]{64}$/.test(name)) yield { name, path: join(folder, prefix, name) };
    }
  }
}

async function sizeOf(path: string): Promise<number | null> {
  return (await stat(path).catch(() => null))?.size ?? null;
}
