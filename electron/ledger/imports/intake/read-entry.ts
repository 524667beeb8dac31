import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from "node:fs";
import type { CfdiRefusal } from "../../../../shared/domain/cfdi/document.ts";
import { rejected, skipped } from "../../../../shared/domain/cfdi/recognize.ts";
import { isSatMetadata } from "../../../../shared/domain/sat-metadata/read.ts";
import type { Found } from "./find.ts";
import { baseName, isPackageName } from "./names.ts";
import { FILE_BYTES, METADATA_BYTES } from "./protocol.ts";
import type { ReadMemory } from "./read-memory.ts";
import { isZip, recognizeBytes } from "./sniff.ts";
import { systemRefusal } from "./system-refusal.ts";
import type { Member, MemberGuard } from "./zip.ts";

/** Bytes of one file or member, or why they are not to be had (both: bytes of something that is known to be no CFDI). */
export interface RawItem {
  readonly path: string;
  readonly bytes: Buffer | null;
  readonly refusal: CfdiRefusal | null;
  /** When the file was last written, in milliseconds since 1970; 0 when unknown, as for members. */
  readonly writtenAt: number;
}

const BEING_WRITTEN = rejected("being-written", "");

/** An archive instead of a file: its members, to be read one after the other. */
export interface RawArchive {
  members(guard: MemberGuard): AsyncGenerator<Member>;
}

/**
 * Reads what was found in one go, or opens it when it is an archive. Never throws. The bytes lie in `memory` and are good
 * until that is let go.
 */
export function readEntry(found: Found, memory: ReadMemory): RawItem | RawArchive {
  if (found.refusal !== null) return refused(found.path, found.refusal);
  let fd: number | null = null;
  try {
    fd = openSync(found.path, "r");
    const before = fstatSync(fd);
    // Above the limit only the first bytes are looked at, to open archives and to name pictures and the like.
    if (before.size > FILE_BYTES) {
      const large = readLarge(fd, found.path, before.size, memory);
      if (large !== "metadata") {
        if ("members" in large) fd = null;
        return large;
      }
    }
    const bytes = readBytes(fd, before.size, memory);
    if (bytes === null) return refused(found.path, BEING_WRITTEN);
    if (!isZip(bytes)) return { path: found.path, bytes, refusal: recognizeBytes(bytes), writtenAt: before.mtimeMs };
    if (differs(before, fstatSync(fd))) return refused(found.path, BEING_WRITTEN);
    return isPackageName(baseName(found.path))
      ? refused(found.path, skipped("office", ""))
      : { members: (guard) => membersIn(Buffer.from(bytes), found.path, guard) };
  } catch (error) {
    return refused(found.path, systemRefusal(error));
  } finally {
    if (fd !== null) closeSync(fd);
  }
}

/**
 * Why a file that was read is not to be used after all: it has been written since. Asked of new files alone, for what the
 * ledger has byte for byte is whole. A file that is gone by now was read whole.
 */
export function writtenSince({ path, bytes, writtenAt }: RawItem): CfdiRefusal | null {
  if (bytes === null || writtenAt === 0) return null;
  try {
    const now = statSync(path, { throwIfNoEntry: false });
    return now !== undefined && differs({ size: bytes.length, mtimeMs: writtenAt }, now) ? BEING_WRITTEN : null;
  } catch (error) {
    return systemRefusal(error);
  }
}

function differs(before: Pick<Stats, "size" | "mtimeMs">, now: Stats): boolean {
  return now.size !== before.size || now.mtimeMs !== before.mtimeMs;
}

/** Keeps the descriptor open when it is an archive; the generator closes it. Metadata may be larger than a CFDI. */
function readLarge(fd: number, path: string, size: number, memory: ReadMemory): RawItem | RawArchive | "metadata" {
  const head = readBytes(fd, 512, memory) ?? Buffer.alloc(0);
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
    const { readArchiveFile } = await import("./zip.ts");
    yield* readArchiveFile(fd, path, guard);
  } finally {
    closeSync(fd);
  }
}

async function* membersIn(bytes: Buffer, path: string, guard: MemberGuard): AsyncGenerator<Member> {
  const { readArchiveBytes } = await import("./zip.ts");
  yield* readArchiveBytes(bytes, path, guard);
}

/** Exactly `size` bytes from the beginning; null when the file turned out shorter. */
function readBytes(fd: number, size: number, memory: ReadMemory): Buffer | null {
  const bytes = memory.take(size);
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
