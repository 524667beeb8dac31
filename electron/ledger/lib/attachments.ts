import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, mkdir, open, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { EVIDENCE_FOLDER } from "../../../shared/contract/native.ts";
import { isUnreachable, StorageError, storageError } from "../db/db-errors.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerDb, LedgerTx } from "../db/ledger-db.ts";
import { removeWhenFree, renameWhenFree, whenFree } from "../db/rename-when-free.ts";
import type { AttachmentOwner } from "../db/tables/contacts.ts";
import { printable } from "../imports/intake/names.ts";
import { ledgerError, storageAsLedgerError } from "../ledger-error.ts";
import type { Stamp } from "./recording.ts";

/** A file that is kept, by its SHA-256, and the name it came with. */
export interface KeptFile {
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
  readonly name: string;
  /** Bytes that are to go into the ledger itself: on a server, which has no folder beside it. */
  readonly content: Uint8Array | null;
}

/** Media types by ending, of what people attach; all else is bytes. */
const MIME: Readonly<Record<string, string>> = {
  ".pdf": "application/pdf",
  ".xml": "application/xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".heic": "image/heic",
  ".txt": "text/plain",
  ".csv": "text/csv",
  ".eml": "message/rfc822",
  ".msg": "application/vnd.ms-outlook",
  ".zip": "application/zip",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Folder of a ledger's attachments, beside its file. */
function folderOf(db: Pick<LedgerDb, "path">): string {
  return `${db.path}.files`;
}

function placeOf(db: Pick<LedgerDb, "path">, sha256: string): string {
  return join(folderOf(db), sha256.slice(0, 2), sha256);
}

/**
 * Takes files in: their bytes are stored once by their SHA-256 and flushed to the disk before anything refers to them.
 * To be called before the transaction that uses them; a file whose row is never written is stored in vain, and harmless.
 * Throws PATH_NOT_FOUND, FILE_LOCKED, FILE_REFUSED (`attachment-too-large` with the limit in MB, `attachment-empty`,
 * `attachment-no-file`), DISK_FULL, READ_ONLY.
 */
export async function keepFiles(
  db: Pick<LedgerDb, "path">,
  paths: readonly string[],
  limitMb: number,
): Promise<KeptFile[]> {
  const kept: KeptFile[] = [];
  for (const path of paths) kept.push(await keepFile(db, path, limitMb));
  return kept;
}

/**
 * Reads a file that somebody chose, with patience for a program that holds it. Throws FILE_LOCKED where it is held for longer, and
 * PATH_NOT_FOUND where it, or the share it lies on, went away meanwhile.
 */
export async function readChosen(path: string): Promise<Buffer> {
  return whenFree(() => readFile(path)).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw ledgerError(code === "ENOENT" || isUnreachable(code) ? "PATH_NOT_FOUND" : "FILE_LOCKED", { path });
  });
}

async function keepFile(db: Pick<LedgerDb, "path">, path: string, limitMb: number): Promise<KeptFile> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw ledgerError("PATH_NOT_FOUND", { path });
  const refuse = (code: string): Error => ledgerError("FILE_REFUSED", { path, code, detail: String(limitMb) });
  if (!found.isFile()) throw refuse("attachment-no-file");
  if (found.size > limitMb * 1024 * 1024) throw refuse("attachment-too-large");
  if (found.size === 0) throw refuse("attachment-empty");
  // A name that turns around where it is read could pass a program for a picture.
  const name = printable(basename(path));
  const mime = MIME[extname(name).toLowerCase()] ?? "application/octet-stream";
  // Read once: what is hashed is what is stored, even if somebody writes to the file meanwhile.
  const content = await readChosen(path);
  if (content.length > limitMb * 1024 * 1024) throw refuse("attachment-too-large");
  return keepContent(db, { name, mime, content });
}

/** Takes bytes in that were made here (a mail that was sent); as {@link keepFiles}. */
export async function keepContent(
  db: Pick<LedgerDb, "path">,
  file: { name: string; mime: string; content: Uint8Array },
): Promise<KeptFile> {
  const sha256 = createHash("sha256").update(file.content).digest("hex");
  const kept = { sha256, size: file.content.length, mime: file.mime, name: file.name };
  if (db.path === "") return { ...kept, content: file.content };
  const place = placeOf(db, sha256);
  if ((await sha256Of(place)) !== sha256) await writeAtomically(place, file.content);
  return { ...kept, content: null };
}

async function writeAtomically(place: string, content: Uint8Array): Promise<void> {
  const temporary = `${place}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    await mkdir(join(place, ".."), { recursive: true });
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameWhenFree(temporary, place);
  } catch (error) {
    await removeWhenFree(temporary).catch(() => undefined);
    const sorted = storageError(error, place);
    throw sorted instanceof StorageError ? storageAsLedgerError(sorted) : ledgerError("READ_ONLY", { path: place });
  }
}

/** SHA-256 of a file; null when it cannot be read. */
async function sha256Of(path: string): Promise<string | null> {
  try {
    const hash = createHash("sha256");
    for await (const piece of createReadStream(path)) hash.update(piece);
    return hash.digest("hex");
  } catch {
    return null;
  }
}

/** Says what kept files are evidence of, inside the transaction of the command; returns the ids of the uses. */
export async function attachFiles(
  tx: LedgerTx,
  files: readonly KeptFile[],
  owner: { kind: AttachmentOwner; id: number },
  recording: Stamp,
): Promise<number[]> {
  if (files.length === 0) return [];
  for (const { sha256, size, mime, content } of files) {
    const row = { sha256, size, mime, stored_at: recording.at };
    await tx.sql
      .insertInto("attachment")
      .values(row)
      .onConflict((c) => c.column("sha256").doNothing())
      .execute();
    if (content === null) continue;
    await tx.sql
      .insertInto("attachment_content")
      .values({ sha256, content })
      .onConflict((c) => c.column("sha256").doNothing())
      .execute();
  }
  const first = await takeIds(tx, "attachment_use", files.length);
  const uses = files.map(({ sha256, name }, index) => ({
    id: first + index,
    sha256,
    name,
    owner_kind: owner.kind,
    owner_id: owner.id,
    added_at: recording.at,
    actor: recording.actor,
  }));
  await tx.bulk.insert("attachment_use", uses);
  return uses.map((use) => use.id);
}

/** Attachment as screens list it. */
export interface Attachment {
  readonly useId: number;
  readonly name: string;
  readonly size: number;
  readonly mime: string;
  readonly sha256: string;
}

/** Attachments of several owners of one kind, by owner. */
export async function readAttachments(
  db: Pick<LedgerDb, "read">,
  kind: AttachmentOwner,
  ids: readonly number[],
): Promise<Map<number, Attachment[]>> {
  const byOwner = new Map<number, Attachment[]>();
  if (ids.length === 0) return byOwner;
  const rows = await db.read
    .selectFrom("attachment_use as u")
    .innerJoin("attachment as a", "a.sha256", "u.sha256")
    .select(["u.id", "u.name", "u.owner_id", "a.size", "a.mime", "a.sha256"])
    .where("u.owner_kind", "=", kind)
    .where("u.owner_id", "in", [...ids])
    .orderBy("u.id")
    .execute();
  for (const { id, name, owner_id, size, mime, sha256 } of rows) {
    const list = byOwner.get(owner_id) ?? [];
    list.push({ useId: id, name, size, mime, sha256 });
    byOwner.set(owner_id, list);
  }
  return byOwner;
}

/** Bytes of an attachment; null when they are gone or are not what was stored. */
export async function keptContent(db: LedgerDb, sha256: string): Promise<Uint8Array | null> {
  const content =
    db.path === ""
      ? (
          await db.read
            .selectFrom("attachment_content")
            .select("content")
            .where("sha256", "=", sha256)
            .executeTakeFirst()
        )?.content
      : await readFile(placeOf(db, sha256)).catch(() => undefined);
  if (content === undefined) return null;
  return createHash("sha256").update(content).digest("hex") === sha256 ? content : null;
}

/**
 * Writes a copy of an attachment by its own name where main may open it, and returns its path: what is kept is never
 * handed to another program. Throws NOT_FOUND when there is no such attachment or its bytes are gone.
 */
export async function copyToOpen(db: LedgerDb, useId: number): Promise<string> {
  const use = await db.read
    .selectFrom("attachment_use")
    .select(["name", "sha256"])
    .where("id", "=", useId)
    .executeTakeFirst();
  const content = use ? await keptContent(db, use.sha256) : null;
  if (!use || content === null) throw ledgerError("NOT_FOUND", { what: "attachment", id: use?.name ?? String(useId) });
  return writeToOpen(use.name, content);
}

/** Writes a file below the temporary folder that main opens files from. */
export async function writeToOpen(name: string, content: Uint8Array | string): Promise<string> {
  const folder = join(tmpdir(), EVIDENCE_FOLDER, randomUUID());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name.replace(/[\\/:*?"<>|\p{Cc}]/gu, "-").slice(-120));
  await writeFile(path, content, { mode: 0o600 });
  await chmod(path, 0o400);
  return path;
}

/** Attachments whose bytes are gone, or are not what was stored, by the first name they came with (for `verify`). */
export async function brokenAttachments(db: LedgerDb): Promise<{ sha256: string; name: string }[]> {
  const rows = await db.read
    .selectFrom("attachment as a")
    .leftJoin("attachment_use as u", "u.sha256", "a.sha256")
    .select((eb) => ["a.sha256", eb.fn.min("u.name").as("name")])
    // Erased ones have no bytes, and none are kept empty.
    .where("a.size", ">", 0)
    .groupBy("a.sha256")
    .orderBy("a.sha256")
    .execute();
  const broken: { sha256: string; name: string }[] = [];
  for (const { sha256, name } of rows) {
    const intact =
      db.path === "" ? (await keptContent(db, sha256)) !== null : (await sha256Of(placeOf(db, sha256))) === sha256;
    if (!intact) broken.push({ sha256, name: name ?? sha256 });
  }
  return broken;
}
