import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { StorageError } from "./db-errors.ts";
import { supportedVersion } from "./migrator.ts";

/** "ACR1" in the file header: tells a ledger from any other SQLite file. */
export const APPLICATION_ID = 0x41435231;

/** As much of a file's beginning as is looked at, and where in it the version and the id of the application stand. */
const HEADER = 72;
const VERSION_AT = 60;
const ID_AT = 68;

/** Layout of the engine's log: a header, then frames of a header and a page each. */
const LOG_MAGIC = [0x377f0682, 0x377f0683];
const LOG_HEADER = 32;
const FRAME_HEADER = 24;

/** Whether the file begins as a ledger of a version we know, read without opening it as a database. Throws {@link StorageError}. */
export function assertLedgerHeader(path: string): void {
  const header = readAt(path, 0, HEADER);
  const found = isOurs(header) ? header : headerInLog(`${path}-wal`);
  if (found === null) throw new StorageError("NOT_A_LEDGER", { path });
  const version = found.readUInt32BE(VERSION_AT);
  // Read from the header, so that a newer ledger is not touched at all: no -wal, no -shm beside it.
  if (version > supportedVersion()) {
    throw new StorageError("LEDGER_NEWER", { path, found: version, supported: supportedVersion() });
  }
}

function isOurs(header: Buffer): boolean {
  return (
    header.length === HEADER &&
    header.toString("latin1", 0, 16) === "SQLite format 3\0" &&
    header.readUInt32BE(ID_AT) === APPLICATION_ID
  );
}

/**
 * The first page as it last stands in a ledger's log; null when there is none that is ours. Power that failed while the log was
 * written into the file can leave the file's own first sector garbled, and the engine then reads that page from the log.
 */
function headerInLog(log: string): Buffer | null {
  if (!existsSync(log)) return null;
  const start = readAt(log, 0, LOG_HEADER);
  if (start.length < LOG_HEADER || !LOG_MAGIC.includes(start.readUInt32BE(0))) return null;
  const step = FRAME_HEADER + start.readUInt32BE(8);
  let last: Buffer | null = null;
  for (let at = LOG_HEADER; ; at += step) {
    const frame = readAt(log, at, FRAME_HEADER + HEADER);
    // Frames of before bear other salts.
    if (frame.length < FRAME_HEADER + HEADER || !frame.subarray(8, 16).equals(start.subarray(16, 24))) return last;
    const page = frame.subarray(FRAME_HEADER);
    if (frame.readUInt32BE(0) === 1 && isOurs(page)) last = page;
  }
}

/** So many bytes of a file, or as many as there are. */
function readAt(path: string, at: number, length: number): Buffer {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, at));
  } finally {
    closeSync(file);
  }
}
