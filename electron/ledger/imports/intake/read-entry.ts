import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { CfdiRefusal } from "../../../../shared/domain/cfdi/document.ts";
import { rejected, skipped } from "../../../../shared/domain/cfdi/recognize.ts";
import { isSatMetadata } from "../../../../shared/domain/sat-metadata/read.ts";
import { type Found, refusalOf } from "./find.ts";
import { baseName, isPackageName } from "./names.ts";
import { FILE_BYTES, METADATA_BYTES } from "./protocol.ts";
import { isZip, recognizeBytes } from "./sniff.ts";
import { type Member, type MemberGuard, readArchiveBytes, readArchiveFile } from "./zip.ts";

/** Bytes of one file or member, or why they are not to be had (both: bytes of something that is known to be no CFDI). */
export interface RawItem {
  readonly path: string;
  readonly bytes: Buffer | null;
  readonly refusal: CfdiRefusal | null;
  /** When the file was last written, in milliseconds since 1970; 0 when unknown, as for members. */
  readonly writtenAt: number;
}

/** An archive instead of a file: its members, to be read one after the other. */
export interface RawArchive {
  members(guard: MemberGuard): AsyncGenerator<Member>;
}

/** Reads what was found in one go, or opens it when it is an archive. Never throws. */
export function readEntry(found: Found): RawItem | RawArchive {
  if (found.refusal !== null) return refused(found.path, found.refusal);
  let fd: number | null = null;
  try {
    fd = openSync(found.path, "r");
    const before = fstatSync(fd);
    // Above the limit only the first bytes are looked at, to open archives and to name pictures and the like.
    if (before.size > FILE_BYTES) {
      const large = readLarge(fd, found.path, before.size);
      if (large !== "metadata") {
        if ("members" in large) fd = null;
        return large;
      }
    }
    const bytes = readBytes(fd, before.size);
    const after = fstatSync(fd);
    if (bytes === null || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
      return refused(found.path, rejected("being-written", ""));
    }
    if (!isZip(bytes)) return { path: found.path, bytes, refusal: recognizeBytes(bytes), writtenAt: after.mtimeMs };
    return isPackageName(baseName(found.path))
      ? refused(found.path, skipped("office", ""))
      : { members: (guard) => readArchiveBytes(bytes, found.path, guard) };
  } catch (error) {
    return refused(found.path, refusalOf(error));
  } finally {
    if (fd !== null) closeSync(fd);
  }
}

/** Keeps the descriptor open when it is an archive; the generator closes it. Metadata may be larger than a CFDI. */
function readLarge(fd: number, path: string, size: number): RawItem | RawArchive | "metadata" {
  const head = readBytes(fd, 512) ?? Buffer.alloc(0);
  if (isZip(head)) {
    return isPackageName(baseName(path))
      ? refused(path, skipped("office", ""))
      : { members: (guard) => membersOf(fd, path, guard) };
  }
  if (isSatMetadata(head.toString("utf8"))) {
    return size <= METADATA_BYTES ? "metadata" : refused(path, rejected("sat-metadata-too-large", ""));
  }
  return refused(path, recognizeBytes(head) ?? rejected("too-large", ""));
}

async function* membersOf(fd: number, path: string, guard: MemberGuard): AsyncGenerator<Member> {
  try {
    yield* readArchiveFile(fd, path, guard);
  } finally {
    closeSync(fd);
  }
}

/** Small files share blocks of memory: one allocation for hundreds of them instead of one each. */
const BLOCK_BYTES = 2 * 1024 * 1024;
let block = Buffer.alloc(0);
let used = 0;

function allocate(size: number): Buffer {
  if (size > BLOCK_BYTES / 8) return Buffer.allocUnsafeSlow(size);
  if (used + size > block.length) {
    block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    used = 0;
  }
  used += size;
  return block.subarray(used - size, used);
}

/** Exactly `size` bytes from the beginning; null when the file turned out shorter. */
function readBytes(fd: number, size: number): Buffer | null {
  const bytes = allocate(size);
  let got = 0;
  while (got < size) {
    const more = readSync(fd, bytes, got, size - got, got);
    if (more === 0) return null;
    got += more;
  }
  return bytes;
}

/** An item without bytes. */
export function refused(path: string, refusal: CfdiRefusal): RawItem {
  return { path, bytes: null, refusal, writtenAt: 0 };
}
