import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { MissingOperations } from "../../../shared/contract/ledgers.ts";
import { backupFolder, listBackups } from "../backup/catalog.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { trust0190 } from "../db/migrations/0190-trust.ts";
import type { LedgerSession } from "../ledgers/session.ts";
import type { ChangeFeed } from "../lib/change-feed.ts";
import { EXPLAINED, type OutsideHead } from "./verify.ts";

/** What was done lately, so that it can be told if the ledger lacks it: codes and numbers, nobody's words. */
const zOperation = z.object({ seq: z.number().int(), at: z.string(), action: z.string(), subject: z.string() });
type Operation = z.infer<typeof zOperation>;

const zHeads = z.record(
  z.string(),
  z.object({
    seq: z.number().int(),
    hash: z.string(),
    at: z.string(),
    lately: z.array(zOperation).default([]),
  }),
);

/** Name of that file, beside the app's own settings. */
export const AUDIT_HEADS = "audit-heads.json";

/** How often the end of the open ledger's chain is noted at least. */
const NOTE_MS = 60_000;
/** So long after a change it is noted too, and what else was changed meanwhile with it. */
const NOTE_SOON_MS = 3_000;
/** Operations kept by name. */
const LATELY = 200;

interface Parts {
  readonly session: LedgerSession;
  readonly now: () => Date;
  /** File of this PC that keeps the ends, by the ledger's path; null: none is kept. */
  readonly file: string | null;
  /** Whether ends are noted here too, or only read. */
  readonly notes: boolean;
  /** Tells when something was changed. */
  readonly changes: ChangeFeed;
}

/**
 * Keeps the end of each ledger's audit chain outside the ledger, in a file of this PC: who cuts the chain, makes it anew or
 * puts last week's file in its place does not reach it (RELIABILITY rule 5).
 */
export class HeadKeeper {
  readonly #parts: Parts;
  readonly #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    if (!parts.notes) return;
    this.#timer = setInterval(() => void this.note(), NOTE_MS);
    this.#timer.unref();
    parts.changes.listen(() => this.#noteSoon());
  }

  /** Ends of a ledger's chain that are kept outside it: here, and in the manifests of its backups. */
  async of(db: LedgerDb): Promise<OutsideHead[]> {
    if (db.path === "") return [];
    const backups = await listBackups(backupFolder(db.path));
    const manifests = backups
      .filter(({ schemaVersion }) => schemaVersion >= trust0190.version)
      .map(({ auditSeq, auditHash, madeAt }) => ({ seq: auditSeq, hash: auditHash, at: madeAt }));
    const kept = this.#read()[db.path];
    return kept === undefined ? manifests : [...manifests, kept];
  }

  /** What a ledger lacks by the ends kept outside it; null where it reaches all of them, or says why not. */
  async missing(db: LedgerDb): Promise<MissingOperations | null> {
    const heads = (await this.of(db)).filter(({ seq }) => seq > 0).sort((a, b) => b.seq - a.seq);
    for (const head of heads) {
      if (await holds(db, head)) continue;
      const last = await db.read.selectFrom("audit").select(["seq", "at"]).orderBy("seq", "desc").executeTakeFirst();
      const operations = head.seq - (last?.seq ?? 0);
      const kind = operations > 0 ? "cut" : "other";
      return { kind, operations: Math.max(0, operations), since: last?.at ?? "", until: head.at };
    }
    return null;
  }

  /** Operations noted outside that a ledger does not have, newest first. */
  async operationsMissing(db: LedgerDb): Promise<Operation[]> {
    const last = await db.read.selectFrom("audit").select("seq").orderBy("seq", "desc").executeTakeFirst();
    const lately = this.#read()[db.path]?.lately ?? [];
    return lately.filter(({ seq }) => seq > (last?.seq ?? 0));
  }

  #noteSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      void this.note();
    }, NOTE_SOON_MS).unref();
  }

  /** Notes how far the open ledger's chain is. An end that does not hold any more stays noted: it is the proof. */
  async note(): Promise<void> {
    const db = this.#parts.session.current;
    if (!this.#parts.notes || db === null || db.path === "") return;
    try {
      const all = this.#read();
      const before = all[db.path];
      const head = await db.read.selectFrom("audit").select(["seq", "hash"]).orderBy("seq", "desc").executeTakeFirst();
      if (head === undefined || (before !== undefined && !(await holds(db, before)))) return;
      if (before?.seq === head.seq) return;
      const lately = await db.read
        .selectFrom("audit")
        .select(["seq", "at", "action", "subject"])
        .orderBy("seq", "desc")
        .limit(LATELY)
        .execute();
      this.#write({ ...all, [db.path]: { ...head, at: this.#parts.now().toISOString(), lately } });
    } catch {
      // A full disk or a ledger being closed: it is noted the next time.
    }
  }

  /** Forgets the end noted for a path at which a new ledger was made. */
  forget(path: string): void {
    const { [path]: gone, ...rest } = this.#read();
    if (gone !== undefined && this.#parts.notes) this.#write(rest);
  }

  /** Keeps no more heads; what waits to be kept is let go. */
  close(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
  }

  #read(): z.infer<typeof zHeads> {
    if (this.#parts.file === null) return {};
    try {
      return zHeads.parse(JSON.parse(readFileSync(this.#parts.file, "utf8")));
    } catch {
      return {};
    }
  }

  #write(heads: z.infer<typeof zHeads>): void {
    const { file } = this.#parts;
    if (file === null) return;
    const partial = `${file}.parcial`;
    try {
      writeFileSync(partial, `${JSON.stringify(heads, null, 1)}\n`, { flush: true });
      renameSync(partial, file);
    } catch {
      // Windows' virus scanner may hold the file for a moment; the next minute notes it.
      rmSync(partial, { force: true });
    }
  }
}

async function holds(db: LedgerDb, head: OutsideHead): Promise<boolean> {
  const row = await db.read.selectFrom("audit").select("hash").where("seq", "=", head.seq).executeTakeFirst();
  if (row?.hash === head.hash) return true;
  const explained = await db.read
    .selectFrom("audit")
    .select("seq")
    .where("action", "in", EXPLAINED)
    .where("at", ">", head.at)
    .limit(1)
    .executeTakeFirst();
  return explained !== undefined;
}
