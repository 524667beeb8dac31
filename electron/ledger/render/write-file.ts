import { randomUUID } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join } from "node:path";
import { isUnreachable } from "../db/db-errors.ts";
import { removeWhenFree, renameWhenFree, whenFree } from "../db/rename-when-free.ts";

/** Why a file could not be written, as the contract names it. */
export type WriteFailure = "FILE_LOCKED" | "PATH_NOT_FOUND" | "DISK_FULL" | "READ_ONLY";

/** A file could not be written; what stood there before is untouched. */
export class WriteFileError extends Error {
  readonly code: WriteFailure;
  readonly path: string;

  constructor(code: WriteFailure, path: string, cause: unknown) {
    super(`${code}: ${path}`, { cause });
    this.name = "WriteFileError";
    this.code = code;
    this.path = path;
  }
}

/** Files that SQLite keeps beside a ledger, and the folder of its evidence, which is named after it. */
const BESIDE_A_LEDGER = /-(wal|shm|journal)$/;
const EVIDENCE = /\.files$/;
/** How a ledger or backup begins, and what the program notes of itself: manifests, heads of chains, preferences, logs. */
const OWN_BEGINNINGS = ["SQLite format 3\0", "{", "["];

/**
 * Whether a file of the program's own stands at the path: whatever a page asks for, an export takes the place of another export,
 * never of a ledger, its log, a backup or kept evidence.
 */
async function isOwn(path: string): Promise<boolean> {
  const [name = "", ...folders] = path.split(/[\\/]/).reverse();
  if (BESIDE_A_LEDGER.test(name) || folders.some((folder) => EVIDENCE.test(folder))) return true;
  // What is no file is not opened: a pipe would wait for ever. A folder is told when it comes to writing.
  const file = (await stat(path).catch(() => null))?.isFile() ? await open(path, "r").catch(() => null) : null;
  if (file === null) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    const beginning = buffer.toString("latin1", 0, bytesRead);
    return OWN_BEGINNINGS.some((own) => beginning.startsWith(own));
  } catch {
    // What comes of writing there says why it cannot be read.
    return false;
  } finally {
    await file.close();
  }
}

/**
 * Writes a file beside its place and renames it there, so that nobody ever sees half of it and an old file survives a
 * failure. `fill` writes to the path it is given. Throws {@link WriteFileError}.
 *
 * @returns bytes written
 */
export async function writeFileSafely(path: string, fill: (temporary: string) => Promise<void>): Promise<number> {
  // A path that names no place of its own would end up wherever the process was started.
  if (!isAbsolute(path)) throw new WriteFileError("PATH_NOT_FOUND", path, null);
  if (await isOwn(path)) throw new WriteFileError("READ_ONLY", path, null);
  const temporary = join(dirname(path), `.${basename(path).slice(0, 40)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    await fill(temporary);
    await flush(temporary);
    const { size } = await stat(temporary);
    await renameWhenFree(temporary, path);
    return size;
  } catch (error) {
    await removeWhenFree(temporary).catch(() => {});
    throw asWriteError(error, path);
  }
}

async function flush(path: string): Promise<void> {
  // What has just been written is what an antivirus looks at.
  const file = await whenFree(() => open(path, "r+"));
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

function isBusy(code: string): boolean {
  return code === "EBUSY" || code === "EPERM";
}

function asWriteError(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (isBusy(code) || code === "ETXTBSY") return new WriteFileError("FILE_LOCKED", path, error);
  // The file was about to be made: what is missing is its folder. A share that went away is as little there as a removed one.
  if (["ENOENT", "ENOTDIR"].includes(code) || isUnreachable(code)) {
    return new WriteFileError("PATH_NOT_FOUND", dirname(path), error);
  }
  if (code === "ENAMETOOLONG") return new WriteFileError("PATH_NOT_FOUND", path, error);
  if (code === "ENOSPC" || code === "EDQUOT") return new WriteFileError("DISK_FULL", path, error);
  // A directory of the file's name is as little writable as a protected one.
  if (code === "EACCES" || code === "EROFS" || code === "EISDIR") return new WriteFileError("READ_ONLY", path, error);
  return error;
}
