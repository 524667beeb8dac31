/** Kinds of storage trouble a user can act on; their words are the errors of the contract (RELIABILITY 6.3). */
export type StorageErrorCode =
  | "LEDGER_NOT_FOUND"
  | "LEDGER_EXISTS"
  | "LEDGER_NEWER"
  | "LEDGER_DAMAGED"
  | "NOT_A_LEDGER"
  | "LEDGER_NETWORK_PATH"
  | "LEDGER_IN_USE"
  | "READ_ONLY"
  | "DISK_FULL"
  | "DISK_FAILED"
  | "FILE_LOCKED"
  | "PATH_NOT_FOUND";

/** Storage error sorted at its source; `data` is what the contract declares for the code. */
export class StorageError extends Error {
  readonly code: StorageErrorCode;
  readonly data: Readonly<Record<string, string | number>>;

  constructor(code: StorageErrorCode, data: Readonly<Record<string, string | number>>, cause?: unknown) {
    super(`${code} ${JSON.stringify(data)}`, cause === undefined ? {} : { cause });
    this.name = "StorageError";
    this.code = code;
    this.data = data;
  }
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}

const UNREACHABLE = /^(EIO|ENXIO|ENODEV|ESTALE|EHOSTDOWN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ENOTCONN|ETIMEDOUT)$/;
/** Whether a disk, or a share, does not answer as it should, by the system's word for it. */
export function isUnreachable(code: string): boolean {
  return UNREACHABLE.test(code);
}

/** What the engine calls an error of reading or writing, and is one of what was read. */
const UNREADABLE = /^SQLITE_(CORRUPT|IOERR_(SHORT_READ|CORRUPTFS|DATA))/;

/**
 * Sorts an error of the engine or the file system into a {@link StorageError}; anything else comes back as it is. A full
 * disk shows as SQLITE_FULL or as IOERR_WRITE (RELIABILITY E4).
 */
export function storageError(error: unknown, path: string): unknown {
  if (error instanceof StorageError) return error;
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (["SQLITE_FULL", "SQLITE_IOERR_WRITE", "ENOSPC", "EDQUOT", "EFBIG"].includes(code)) {
    return new StorageError("DISK_FULL", { path }, error);
  }
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
    return new StorageError("LEDGER_IN_USE", { path }, error);
  }
  if (code === "SQLITE_NOTADB") return new StorageError("NOT_A_LEDGER", { path }, error);
  if (UNREADABLE.test(code)) return new StorageError("LEDGER_DAMAGED", { path, detail }, error);
  if (code.startsWith("SQLITE_IOERR") || isUnreachable(code)) {
    return new StorageError("DISK_FAILED", { path, detail: code }, error);
  }
  // A name longer than the disk takes, links in a circle, a file where a folder should be: no such place.
  if (["ENAMETOOLONG", "ELOOP", "ENOTDIR"].includes(code)) return new StorageError("PATH_NOT_FOUND", { path }, error);
  if (code === "EBUSY" || code === "ETXTBSY") return new StorageError("FILE_LOCKED", { path }, error);
  if (code.startsWith("SQLITE_READONLY") || code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new StorageError("READ_ONLY", { path }, error);
  }
  if (code.startsWith("SQLITE_CANTOPEN")) return new StorageError("READ_ONLY", { path }, error);
  return error;
}

/** Errors of the engine about what stands in the file: a statement of ours that does not fit its tables, or their rows. */
const OF_CONTENT = /^SQLITE_(ERROR|CORRUPT|CONSTRAINT|MISMATCH|SCHEMA|FORMAT|NOTADB|INTERNAL)/;

/**
 * An error that opening a ledger met, sorted. A page in the place of another can leave tables that the schema no longer knows,
 * or columns that are not there; the engine calls that an error of the statement. In a file whose schema is of this version
 * (`current`) the statements fit, so that the file is what does not.
 */
export function openingError(error: unknown, path: string, current: boolean): unknown {
  const sorted = storageError(error, path);
  if (sorted instanceof StorageError || !current || !OF_CONTENT.test(codeOf(error))) return sorted;
  return new StorageError("LEDGER_DAMAGED", { path, detail: error instanceof Error ? error.message : "" }, error);
}
