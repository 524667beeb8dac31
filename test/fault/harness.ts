import { createHash, randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import Database from "better-sqlite3";
import { z } from "zod";
import { type ContextOptions, createContext } from "../../electron/ledger/context.ts";
import type { LedgerDb } from "../../electron/ledger/db/ledger-db.ts";
import { openSqliteLedger } from "../../electron/ledger/db/open-sqlite.ts";
import { writeDemoFolder } from "../../electron/ledger/demo/write.ts";
import { verifyLedger } from "../../electron/ledger/ledgers/verify.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import { run } from "../cli/run.ts";
import { signAgreements } from "./sign-agreements.ts";

/** What a fault campaign found, by name; printed as one line of JSON when it held. */
export type Figures = Readonly<Record<string, number | string>>;

/** Small, quick and repeatable; nothing here has to be hard to foresee. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 to 1, without 1. */
  share(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    return Math.floor(this.share() * limit);
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }
}

/** Files of a small company, the ledger they make, and the same with signed agreements that are all in default. */
export interface Template {
  readonly cfdi: string;
  readonly company: string;
  readonly full: string;
  readonly signed: string;
}

/** Makes the template of so many invoices in an empty folder. */
export async function makeTemplate(folder: string, invoices: number): Promise<Template> {
  const cfdi = join(folder, "cfdi");
  const full = join(folder, "entera.alcorriente");
  const signed = join(folder, "firmada.alcorriente");
  mkdirSync(cfdi, { recursive: true });
  const { ownRfcs } = await writeDemoFolder(cfdi, { invoices });
  const company = ownRfcs[0]?.rfc ?? "";
  await run("import", cfdi, "--ledger", full, "--company", company);
  copyFileSync(full, signed);
  await signAgreements(signed, 12);
  const template = { cfdi, company, full, signed };
  writeFileSync(join(folder, TEMPLATE), JSON.stringify(template));
  return template;
}

const TEMPLATE = "template.json";
const zTemplate = z.object({ cfdi: z.string(), company: z.string(), full: z.string(), signed: z.string() });

function readTemplate(folder: string): Template {
  return zTemplate.parse(JSON.parse(readFileSync(join(folder, TEMPLATE), "utf8")));
}

/** Puts a fresh copy of a ledger in a place, without anything an earlier one left beside it. */
export function freshCopy(from: string, to: string): string {
  for (const ending of ["", "-wal", "-shm", "-journal"]) rmSync(`${to}${ending}`, { force: true });
  copyFileSync(from, to);
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
  return to;
}

/** A ledger process without ports: its client, its context, and the way out. */
export function office(options: ContextOptions = {}) {
  const { context, close } = createContext({ actor: "fault", ...options });
  return { context, close, client: createRouterClient(createRouter(), { context }) };
}
export type Office = ReturnType<typeof office>;

export async function withLedger<T>(path: string, work: (db: LedgerDb) => Promise<T>): Promise<T> {
  const db = await openSqliteLedger(path, { mode: "must-exist" });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** Nothing is broken, and every command that was acknowledged is there. Throws what is not so. */
export async function assertSound(db: LedgerDb, acknowledged: readonly string[] = []): Promise<void> {
  const { checks } = await verifyLedger(db, "en");
  const broken = checks.filter(({ ok }) => !ok);
  if (broken.length > 0) throw new Error(`the ledger is not sound: ${JSON.stringify(broken)}`);
  if (acknowledged.length === 0) return;
  const ids = new Set((await db.read.selectFrom("command").select("id").execute()).map(({ id }) => id));
  const lost = acknowledged.filter((id) => !ids.has(id));
  if (lost.length > 0) throw new Error(`${lost.length} acknowledged commands are lost: ${lost.join(" ")}`);
}

/** Rows of each table, so that half a command shows whatever it writes. Tables named are left out. */
export function rowCounts(path: string, without: readonly string[] = []): string {
  const database = new Database(path, { readonly: true });
  try {
    const tables = database
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
      .pluck()
      .all() as string[];
    const counts = tables
      .filter((table) => !without.includes(table))
      .map((table) => [table, Number(database.prepare(`select count(*) from "${table}"`).pluck().get())] as const);
    return JSON.stringify(Object.fromEntries(counts));
  } finally {
    database.close();
  }
}

/** What is in each table, as a reader gets it; null when it cannot be read. */
export function contents(path: string): Map<string, string> | null {
  const database = new Database(path, { readonly: true });
  try {
    const names = database.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
    return new Map(
      (names as string[]).map((name) => {
        const hash = createHash("sha256");
        for (const row of database.prepare(`select * from "${name}"`).raw().iterate()) {
          for (const cell of row as unknown[]) hash.update(cell instanceof Uint8Array ? cell : `${String(cell)}\u0000`);
        }
        return [name, hash.digest("hex")];
      }),
    );
  } catch {
    return null;
  } finally {
    database.close();
  }
}

/** Throws unless the two are the same text. */
export function same(found: string, wanted: string, where: string): void {
  if (found !== wanted) throw new Error(`${where}: ${difference(found, wanted)}`);
}

function difference(found: string, wanted: string): string {
  const [a, b] = [found, wanted].map((text) => JSON.parse(text) as Record<string, unknown>);
  const keys = Object.keys(b ?? {}).filter((key) => JSON.stringify(a?.[key]) !== JSON.stringify(b?.[key]));
  return keys.map((key) => `${key} ${JSON.stringify(a?.[key])} instead of ${JSON.stringify(b?.[key])}`).join(", ");
}

/** Code of an error of the contract or of the storage; its text where it has none. */
export function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : String(error);
}

/** Names in AL_CORRIENTE_ONLY, with commas between them; null where it names none. */
function askedNames(): readonly string[] | null {
  return process.env["AL_CORRIENTE_ONLY"]?.split(",") ?? null;
}

/**
 * Whether a part of a campaign is to be made: all are, unless AL_CORRIENTE_ONLY names some. A name stands for all that begins with
 * its words: `schema`, or `schema sync` of it.
 */
export function isAsked(part: string): boolean {
  return askedNames()?.some((name) => `${part} `.startsWith(`${name} `) || name.startsWith(`${part} `)) ?? true;
}

/**
 * Which faults of a part are to be made, by their numbers: all of them, unless AL_CORRIENTE_ONLY names some behind the part,
 * `schema write ever 500` for those from there on, `schema write ever 1..499` for those before.
 */
export function askedNumbers(part: string): readonly { readonly from: number; readonly to: number }[] {
  if (!isAsked(part)) return [];
  const names = askedNames()?.filter((name) => name.startsWith(`${part} `)) ?? [];
  if (names.length === 0) return [{ from: 1, to: Number.POSITIVE_INFINITY }];
  return names.map((name) => {
    const [from, to] = name.slice(part.length + 1).split("..");
    return { from: Number(from), to: to === undefined ? Number.POSITIVE_INFINITY : Number(to) };
  });
}

/** What a campaign is told. */
export interface Order {
  readonly template: Template;
  /** How many faults. */
  readonly count: number;
  readonly seed: number;
  readonly chance: Chance;
  /** A folder of its own, removed at the end. */
  readonly folder: string;
  /** Says how far it is. */
  readonly tell: (text: string) => void;
}

/**
 * A program of its own that makes faults and judges what is left: `node <campaign>.ts <template folder> <count> <seed>`. What
 * does not hold ends it with exit code 1 and its reason and seed; otherwise it prints its figures as JSON.
 */
export async function campaign(work: (order: Order) => Promise<Figures>): Promise<void> {
  const [place, count, seed] = process.argv.slice(2);
  if (place === undefined) throw new Error("Usage: node <campaign>.ts <template folder> <count> [<seed>]");
  const chosen = seed === undefined ? randomBytes(4).readUInt32LE() % 1_000_000 : Number(seed);
  const folder = process.env["FAULT_PREFIX"] ?? mkdtempSync(join(tmpdir(), "al-corriente-fault-"));
  const tell = (text: string): void => void process.stderr.write(`${text}\n`);
  try {
    const order = { template: readTemplate(place), count: Number(count), seed: chosen, folder, tell };
    const figures = await work({ ...order, chance: new Chance(chosen) });
    console.log(JSON.stringify({ ...figures, seed: chosen }));
  } catch (error) {
    tell(`seed ${chosen}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = 1;
  } finally {
    if (process.env["FAULT_PREFIX"] === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
