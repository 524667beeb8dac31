import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { z } from "zod";
import {
  type LetterBlocked,
  type LetterDraft,
  type LetterProgress,
  zLetterDraft,
} from "../../../shared/contract/letters.ts";
import type { LetterKind } from "../../../shared/domain/letters/kinds.ts";
import { recordingOf } from "../contacts/commanding.ts";
import { keptCustomer } from "../contacts/people.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { answerBefore, runCommand } from "../lib/commands.ts";
import { mergePdfs } from "../render/renderer.ts";
import { WriteFileError, writeFileSafely } from "../render/write-file.ts";
import { recordOutgoing } from "./deliveries.ts";
import { letterFile, printLetter, readyLetter, recordLetter } from "./issuer.ts";
import { logoBytes, readLogo } from "./letterhead.ts";

/** Letters under way at a time: while one is printed, the next is read and the one before is written down. */
const LANES = 3;

/** Where letters of one run go. */
export interface LetterFolder {
  readonly kind: LetterKind;
  readonly folder: string;
  readonly merge: boolean;
  readonly today: string;
}

/** What is to be written to whom. */
export interface LetterBatch extends LetterFolder {
  readonly commandId: string;
  readonly lang: "es" | "en" | null;
  readonly customers: readonly number[];
  readonly fields: LetterDraft["fields"];
}

/** What a step of a run brought: a letter, or none. */
interface Brought {
  readonly letterId: number | null;
  /** Code of what stood in the way of its file; "" where it was saved. */
  readonly error: string;
  readonly path: string;
}

/** Where a run of letters stands. */
export interface LetterRunStep<L extends Brought> extends Omit<LetterProgress, "last"> {
  readonly last: L | null;
}

type Last = NonNullable<LetterProgress["last"]>;

/** Throws WriteFileError unless files can be written into the folder: asked before any folio is taken. */
async function probeFolder(folder: string): Promise<void> {
  const path = join(folder, `.${randomUUID()}.tmp`);
  await writeFileSafely(path, (temporary) => writeFile(temporary, ""));
  await rm(path, { force: true });
}

const zDone = z.object({ id: z.number(), folio: z.string(), fileName: z.string() });

/** The letter to one customer: issued unless a run of the same command did that before, and saved in the folder. */
async function one(
  context: LedgerContext,
  db: LedgerDb,
  batch: LetterBatch,
  customerId: number,
  logo: Uint8Array | null,
): Promise<Last> {
  const customer = await keptCustomer(db.read, customerId);
  const blank = { customerId, customerName: customer?.name ?? "", folio: null, letterId: null, error: "", path: "" };
  const call = { id: `${batch.commandId} ${customerId}`, procedure: "letters.issueMany" };
  const before = await answerBefore(db.read, call);
  try {
    let issued: z.infer<typeof zDone>;
    let bytes: Uint8Array;
    if (before === null) {
      const draft = zLetterDraft.parse({ kind: batch.kind, lang: batch.lang, customerId, fields: batch.fields });
      const found = await readyLetter(db, draft, batch.today);
      if (found.ready === null) return { ...blank, blocked: found.blocked satisfies LetterBlocked };
      const printed = await printLetter(db, found.ready, context.now().toISOString(), logo);
      bytes = printed.bytes;
      const recordedAt = context.now().toISOString();
      // By hand, not by carryOut: the ledger is that of the whole batch, which tells the screens once, at its end.
      const { answer } = await runCommand(db, { ...call, recordedAt }, async (tx) =>
        recordLetter(tx, printed, await recordingOf(context, tx, recordedAt)),
      );
      issued = answer;
    } else {
      issued = zDone.parse(before.answer);
      ({ bytes } = await letterFile(db, issued.id));
    }
    const done = { ...blank, folio: issued.folio, letterId: issued.id, blocked: null };
    const path = join(batch.folder, issued.fileName);
    try {
      await saveCopy(context, db, issued.id, bytes, path);
    } catch (error) {
      // The letter is issued; only its copy in the folder is missing, and the list of letters can make it again.
      if (error instanceof WriteFileError) return { ...done, error: error.code, path: error.path };
      throw error;
    }
    return { ...done, path };
  } catch (error) {
    if (isCoded(error)) return { ...blank, blocked: null, error: error.code };
    throw error;
  }
}

/** Whether an error is one of the ledger's, with a code. */
export const isCoded = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && "code" in error && typeof error.code === "string" && /^[A-Z_]+$/.test(error.code);

/** Writes a copy of an issued letter to a file and logs that it went out. Throws WriteFileError. */
export async function saveCopy(
  context: LedgerContext,
  db: LedgerDb,
  letterId: number,
  bytes: Uint8Array,
  path: string,
  commandId: string = randomUUID(),
): Promise<void> {
  await writeFileSafely(path, (temporary) => writeFile(temporary, bytes));
  const at = context.now().toISOString();
  await runCommand(db, { id: commandId, procedure: "letters.save", recordedAt: at }, async (tx) => {
    const letter = await tx.sql.selectFrom("letter").selectAll().where("id", "=", letterId).executeTakeFirstOrThrow();
    return recordOutgoing(tx, letter, "saved", path, await recordingOf(context, tx, at));
  });
}

/** Writes letters to many customers, as {@link runLetters}; the same command id goes on where a run was given up. */
export function issueBatch(context: LedgerContext, batch: LetterBatch): AsyncGenerator<LetterProgress> {
  const db = openLedger(context);
  return runLetters(context, batch, batch.customers, (customerId, logo) => one(context, db, batch, customerId, logo));
}

/**
 * Writes a letter for each of `targets`, a few at a time, and tells of each. Who reads the stream and gives up ends it: the
 * letters at hand are finished, and the rest is not begun. Throws WriteFileError when the folder cannot be written to, before the
 * first folio.
 */
export async function* runLetters<T, L extends Brought>(
  context: LedgerContext,
  batch: LetterFolder,
  targets: readonly T[],
  each: (target: T, logo: Uint8Array | null) => Promise<L>,
): AsyncGenerator<LetterRunStep<L>> {
  const db = openLedger(context);
  // One that names no place of its own would be made wherever the process was started.
  if (!isAbsolute(batch.folder)) throw new WriteFileError("PATH_NOT_FOUND", batch.folder, null);
  await mkdir(batch.folder, { recursive: true }).catch(() => undefined);
  await probeFolder(batch.folder);
  const logo = await logoBytes(db, await readLogo(db.read));
  const begun = performance.now();
  const total = targets.length;
  const paths: string[] = [];
  let next = 0;
  let done = 0;
  let issued = 0;
  const progress = (state: LetterProgress["state"], last: L | null, merged: string | null): LetterRunStep<L> => ({
    state,
    done,
    total,
    issued,
    secondsLeft: done === 0 ? null : Math.round(((performance.now() - begun) / 1000 / done) * (total - done)),
    last,
    merged,
  });
  const lanes = new Map<number, Promise<{ lane: number; last: L }>>();
  const start = (lane: number): void => {
    const target = targets[next];
    if (target === undefined) return;
    next += 1;
    lanes.set(
      lane,
      each(target, logo).then((last) => ({ lane, last })),
    );
  };
  try {
    for (let lane = 0; lane < LANES; lane += 1) start(lane);
    while (lanes.size > 0) {
      const { lane, last } = await Promise.race(lanes.values());
      lanes.delete(lane);
      done += 1;
      if (last.letterId !== null) issued += 1;
      if (last.letterId !== null && last.error === "") paths.push(last.path);
      yield progress("running", last, null);
      start(lane);
    }
    const merged = batch.merge && paths.length > 0 ? await mergeInto(batch, paths.toSorted()) : null;
    yield progress("done", null, merged);
  } finally {
    next = total;
    await Promise.allSettled(lanes.values());
    if (issued > 0) context.changes.publish("letters", "contacts", "customers");
  }
}

/** One file of all letters, in the order of their folios. */
async function mergeInto(batch: LetterFolder, paths: readonly string[]): Promise<string> {
  const path = join(batch.folder, `${batch.kind} ${batch.today} (${paths.length}).pdf`);
  const bytes = await mergePdfs(paths);
  await writeFileSafely(path, (temporary) => writeFile(temporary, bytes));
  return path;
}
