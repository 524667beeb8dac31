import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { release, totalmem } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { z } from "zod";
import type { LedgerContext } from "../context.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { tableSpecs } from "../db/tables/specs.ts";
import { writeFileSafely } from "../render/write-file.ts";
import { readHealth } from "./reader.ts";

/** Logs of the program's processes, and the older half of each. */
const LOGS = ["main", "ledger"].flatMap((name) => [`${name}.old.log`, `${name}.log`]);

/** Details that name only what the program itself is made of. */
const OWN_DETAILS: ReadonlySet<string> = new Set(["procedure", "origin", "node", "electron", "kind", "state", "code"]);
/** What such a name looks like: no blanks, no signs, no run of digits that could be somebody's. */
const OWN_NAME = /^[A-Za-z][A-Za-z._-]{0,60}$|^v?\d{1,3}(\.\d{1,3}){1,3}$/;
/** A frame of a stack inside the program: the name of a function of ours, a file without its folder, line and column. */
const FRAME =
  /^\s*at (?:(?:async |new )?([\w.<>#$ [\]]{1,80}) \()?(?:.*[/\\])?([\w.-]{1,60}\.(?:ts|tsx|js|cjs|mjs)):(\d+):(\d+)\)?$/;

const zLine = z.object({
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
  level: z.enum(["info", "error"]),
  event: z.string(),
  errors: z
    .array(z.object({ name: z.string(), code: z.string().optional(), stack: z.string().optional() }))
    .default([]),
});

const ownName = (text: string | undefined): string => (text !== undefined && OWN_NAME.test(text) ? text : "");

function frames(stack: string): string[] {
  return stack.split("\n").flatMap((line) => {
    const found = FRAME.exec(line);
    return found === null ? [] : [`${found[1] ?? ""} ${found[2]}:${found[3]}:${found[4]}`.trim()];
  });
}

/**
 * A line of the log as it may leave the office: when, what happened, numbers, and names of our own code. What an error says
 * in words stays behind, because it may quote a file, a customer or what somebody typed. Null for a line that is none.
 */
export function withoutPersons(line: string): string | null {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = zLine.safeParse(read);
  if (!parsed.success) return null;
  const { at, level, event, errors } = parsed.data;
  const details = Object.entries(read as Record<string, unknown>).filter(
    ([key, value]) =>
      !(key in zLine.shape) &&
      /^[A-Za-z]{1,40}$/.test(key) &&
      (typeof value === "number" ||
        typeof value === "boolean" ||
        (typeof value === "string" && OWN_DETAILS.has(key) && OWN_NAME.test(value))),
  );
  return JSON.stringify({
    at,
    level,
    // Events are sentences of our own; anything else is not told.
    event: /^[a-z ,'-]{1,80}$/i.test(event) ? event : "",
    ...Object.fromEntries(details),
    ...(errors.length === 0
      ? {}
      : {
          errors: errors.map(({ name, code, stack }) => ({
            name: ownName(name),
            code: ownName(code),
            stack: frames(stack ?? ""),
          })),
        }),
  });
}

async function logOf(folder: string, name: string): Promise<string> {
  const file = join(folder, name);
  if (!existsSync(file)) return "";
  const lines: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    const kept = withoutPersons(line);
    if (kept !== null) lines.push(kept);
  }
  return lines.join("\n");
}

/** What could not be told, by the code of why: support is asked when something is broken. */
interface Untold {
  readonly untold: string;
}

async function orUntold<T>(work: () => Promise<T>): Promise<T | Untold> {
  try {
    return await work();
  } catch (error) {
    const { code } = zCoded.safeParse(error).data ?? {};
    return { untold: ownName(code) || "unknown" };
  }
}
const zCoded = z.object({ code: z.string() });

/** How many rows each table of the ledger has. */
async function rowCounts(db: LedgerDb): Promise<Record<string, number | Untold>> {
  const counts: Record<string, number | Untold> = {};
  for (const table of Object.keys(tableSpecs) as (keyof typeof tableSpecs)[]) {
    counts[table] = await orUntold(async () => {
      const row = await db.read
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as("n"))
        .executeTakeFirst();
      return Number(row?.n ?? 0);
    });
  }
  return counts;
}

/** Keys of settings of the ledger; those of one PC bear its name and its user's. */
const OWN_KEY = /^[A-Za-z]{1,40}$/;

/** Settings whose value is a number or a switch, by key. */
async function plainSettings(db: LedgerDb): Promise<Record<string, number | boolean>> {
  const rows = await db.read.selectFrom("setting").select(["key", "value"]).orderBy("key").execute();
  return Object.fromEntries(
    rows.flatMap(({ key, value }) => {
      if (!OWN_KEY.test(key)) return [];
      const read: unknown = JSON.parse(value);
      return typeof read === "number" || typeof read === "boolean" ? [[key, read]] : [];
    }),
  );
}

/** How the open ledger is, as far as it can be read; without one, that there is none. */
async function ledgerState(context: LedgerContext): Promise<object> {
  const db = context.session.current;
  if (db === null) return { database: null };
  const health = await orUntold(async () => {
    const { logFolder: _here, ...told } = await readHealth(context);
    return told;
  });
  return {
    database: db.dialect,
    ...("untold" in health ? { health } : health),
    rows: await rowCounts(db),
    settings: await orUntold(() => plainSettings(db)),
  };
}

/**
 * Writes what support needs and nothing about persons: versions, sizes, numbers of rows, when backups and proofs were made,
 * and the log without words that could quote anything. No names, no RFC, no paths. Made also of a ledger that is damaged, and
 * without one that is open: then it says so. Returns the size of the ZIP.
 */
export async function packForSupport(context: LedgerContext, file: string, version: string): Promise<number> {
  const { logFolder } = context;
  const about = {
    program: version,
    node: process.versions.node,
    sqlite: process.versions["sqlite"] ?? "",
    platform: process.platform,
    arch: process.arch,
    system: release(),
    memoryBytes: totalmem(),
    at: context.now().toISOString(),
    ...(await ledgerState(context)),
  };
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(`${JSON.stringify(about, null, 2)}\n`), "estado.json");
  if (logFolder !== null) {
    for (const name of LOGS) {
      const text = await logOf(logFolder, name);
      if (text !== "") zip.addBuffer(Buffer.from(`${text}\n`), `bitacora/${name}`);
    }
  }
  zip.end();
  return writeFileSafely(file, (temporary) => pipeline(zip.outputStream, createWriteStream(temporary)));
}
