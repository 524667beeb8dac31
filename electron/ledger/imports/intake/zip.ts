import { readSync } from "node:fs";
import { crc32, inflateRawSync } from "node:zlib";
import { type Entry, fromBufferPromise, fromFdPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import type { CfdiRefusal } from "../../../../shared/domain/cfdi/document.ts";
import { rejected, skipped } from "../../../../shared/domain/cfdi/recognize.ts";
import { isJunkMember, isPackageName, printable } from "./names.ts";
import { isZip } from "./sniff.ts";

/** Counted on the bytes that really come out, never on what the archive says about itself (RULES 68). */
export const ZIP_LIMITS = {
  entryBytes: 20 * 1024 * 1024,
  totalBytes: 1024 * 1024 * 1024,
  entries: 50_000,
  /** Times an entry above a megabyte may grow; XML of repeated lines reaches 60, a bomb 1,000. */
  ratio: 200,
  /** Archives inside an archive that are still opened. */
  nesting: 1,
} as const;

/** A member of an archive by its display path `archive.zip!member`: its bytes, or why they are not to be had. */
export type Member =
  | { readonly path: string; readonly bytes: Buffer; readonly refusal: null }
  | { readonly path: string; readonly bytes: null; readonly refusal: CfdiRefusal };

/** What is used up, shared by an archive and the archives in it. */
interface Budget {
  bytes: number;
  entries: number;
}

/** Asked before the work on each member; true leaves the member out as one that stopped a worker before. */
export type MemberGuard = () => boolean;

interface Source {
  /** Exactly `length` bytes; null when the archive ends before. */
  read(position: number, length: number): Buffer | null;
}

/** Members of an archive on disk, read through an open descriptor that stays the caller's. */
export async function* readArchiveFile(fd: number, path: string, guard: MemberGuard): AsyncGenerator<Member> {
  const source: Source = {
    read(position, length) {
      const bytes = Buffer.allocUnsafeSlow(length);
      let got = 0;
      while (got < length) {
        const more = readSync(fd, bytes, got, length - got, position + got);
        if (more === 0) return null;
        got += more;
      }
      return bytes;
    },
  };
  const open = () => fromFdPromise(fd, { autoClose: false, decodeStrings: false, validateEntrySizes: false });
  yield* readArchive(open, source, path, 0, { bytes: 0, entries: 0 }, guard);
}

/** Members of an archive in memory. */
export async function* readArchiveBytes(bytes: Buffer, path: string, guard: MemberGuard): AsyncGenerator<Member> {
  yield* readNested(bytes, path, 0, { bytes: 0, entries: 0 }, guard);
}

async function* readNested(
  bytes: Buffer,
  path: string,
  nesting: number,
  budget: Budget,
  guard: MemberGuard,
): AsyncGenerator<Member> {
  const source: Source = {
    read: (position, length) =>
      position + length <= bytes.length ? bytes.subarray(position, position + length) : null,
  };
  const open = () => fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false });
  yield* readArchive(open, source, path, nesting, budget, guard);
}

async function* readArchive(
  open: () => Promise<ZipFile>,
  source: Source,
  path: string,
  nesting: number,
  budget: Budget,
  guard: MemberGuard,
): AsyncGenerator<Member> {
  let archive: ZipFile;
  try {
    archive = await open();
  } catch {
    yield refused(path, skipped("archive-unreadable", ""));
    return;
  }
  // Folders alone are nothing to read either, and everything that is found has to end in a reason.
  let empty = true;
  try {
    for await (const entry of archive.eachEntry()) {
      const name = nameOf(entry);
      if (name.endsWith("/")) continue;
      empty = false;
      const display = `${path}!${printable(name)}`;
      budget.entries++;
      if (budget.entries > ZIP_LIMITS.entries) {
        yield refused(path, rejected("archive-too-many", String(ZIP_LIMITS.entries)));
        return;
      }
      if (guard()) {
        yield refused(display, rejected("parser-stopped", ""));
        continue;
      }
      const member = isJunkMember(name)
        ? refused(display, skipped("junk-file", ""))
        : await readMember(archive, entry, source, display, budget);
      if (budget.bytes > ZIP_LIMITS.totalBytes) {
        yield refused(path, rejected("archive-too-large", ""));
        return;
      }
      if (member.bytes === null || !isZip(member.bytes)) yield member;
      else if (isPackageName(name)) yield refused(display, skipped("office", ""));
      else if (nesting >= ZIP_LIMITS.nesting) yield refused(display, rejected("archive-too-deep", ""));
      else yield* readNested(member.bytes, display, nesting + 1, budget, guard);
    }
  } catch {
    yield refused(path, rejected("archive-damaged", ""));
    return;
  }
  if (empty) yield refused(path, skipped("archive-empty", ""));
}

function nameOf(entry: Entry): string {
  try {
    return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  } catch {
    return entry.fileNameRaw.toString("latin1");
  }
}

async function readMember(
  archive: ZipFile,
  entry: Entry,
  source: Source,
  path: string,
  budget: Budget,
): Promise<Member> {
  if (entry.isEncrypted()) return refused(path, rejected("archive-encrypted", ""));
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    return refused(path, rejected("archive-method", String(entry.compressionMethod)));
  }
  if (entry.compressedSize > ZIP_LIMITS.entryBytes) return refused(path, rejected("too-large", ""));
  let packed: Buffer | null;
  try {
    const { fileDataStart } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
    packed = source.read(fileDataStart, entry.compressedSize);
  } catch {
    packed = null;
  }
  if (packed === null) return refused(path, rejected("archive-member-damaged", ""));
  return unpack(packed, entry, path, budget);
}

function unpack(packed: Buffer, entry: Entry, path: string, budget: Budget): Member {
  let bytes: Buffer;
  try {
    bytes = entry.compressionMethod === 0 ? packed : inflateRawSync(packed, { maxOutputLength: ZIP_LIMITS.entryBytes });
  } catch (error) {
    const tooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    if (tooLarge) budget.bytes += ZIP_LIMITS.entryBytes;
    return refused(path, rejected(tooLarge ? "too-large" : "archive-member-damaged", ""));
  }
  budget.bytes += bytes.length;
  if (bytes.length > 1024 * 1024 && bytes.length > packed.length * ZIP_LIMITS.ratio) {
    return refused(path, rejected("archive-ratio", ""));
  }
  // The sum proves the bytes; the size beside it is checked because a wrong one is a sign of a forged archive.
  if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) {
    return refused(path, rejected("archive-member-damaged", ""));
  }
  return { path, bytes, refusal: null };
}

function refused(path: string, refusal: CfdiRefusal): Member {
  return { path, bytes: null, refusal };
}
