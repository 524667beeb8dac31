/**
 * Damage to a closed ledger's file (RELIABILITY T5): a flipped bit, a zeroed sector, a random page, a page in the place of
 * another, a cut file, so many of each. A whole page, and anything that is proved by a hash, must be told, either when the ledger
 * is opened or by `verify`; the rest is counted: told, harmless because nothing that is read has changed, or untold.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openSqliteLedger } from "../../electron/ledger/db/open-sqlite.ts";
import { SEALED, type SealedName, sealedTable } from "../../electron/ledger/db/sealed-tables.ts";
import { verifyLedger } from "../../electron/ledger/ledgers/verify.ts";
import { type Chance, campaign, codeOf, contents, type Figures, freshCopy } from "./harness.ts";

const PAGE = 4096;
const SECTOR = 512;

/** Tables all of whose columns are sealed. */
const FACTS = (Object.keys(SEALED) as SealedName[]).filter((table) => sealedTable(table).without === undefined);

/** Tables whose rows are proved by a hash: no change in them may go unseen, however small. */
const PROVED = ["audit", "document_file", ...FACTS];
/** SQLite keeps no sums of its pages, but what fills a whole one shows. */
const WHOLE_PAGES = ["randomPage", "swappedPage", "cutFile"];

/** Each changes the bytes and answers what is left of them. */
const KINDS: Readonly<Record<string, (bytes: Buffer, chance: Chance) => Buffer>> = {
  bitFlip: (bytes, chance) => {
    const at = chance.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
    return bytes;
  },
  zeroedSector: (bytes, chance) => bytes.fill(0, ...within(bytes, chance, SECTOR)),
  randomPage: (bytes, chance) => {
    const [from] = within(bytes, chance, PAGE);
    chance.bytes(PAGE).copy(bytes, from);
    return bytes;
  },
  swappedPage: (bytes, chance) => {
    const [from] = within(bytes, chance, PAGE);
    const [to] = within(bytes, chance, PAGE);
    const page = Buffer.from(bytes.subarray(from, from + PAGE));
    bytes.copy(bytes, from, to, to + PAGE);
    page.copy(bytes, to);
    return bytes;
  },
  cutFile: (bytes, chance) => bytes.subarray(0, chance.below(bytes.length)),
};

function within(bytes: Buffer, chance: Chance, size: number): [number, number] {
  const from = chance.below(Math.floor(bytes.length / size)) * size;
  return [from, from + size];
}

/** Codes a damaged ledger may be refused with. */
const REFUSALS = ["LEDGER_DAMAGED", "NOT_A_LEDGER", "LEDGER_NEWER"];

/** Whether damage is told, by opening or by `verify`. */
async function isTold(path: string): Promise<boolean> {
  try {
    const db = await openSqliteLedger(path, { mode: "must-exist" });
    try {
      return !(await verifyLedger(db, "en")).ok;
    } finally {
      await db.close();
    }
  } catch (error) {
    if (REFUSALS.includes(codeOf(error))) return true;
    throw error;
  }
}

await campaign(async ({ template, folder, count, chance, tell, seed }) => {
  const path = freshCopy(template.signed, join(folder, "cartera.alcorriente"));
  const packed = new Database(path);
  packed.pragma("journal_mode = DELETE");
  packed.exec("vacuum");
  packed.close();
  const whole = readFileSync(path);
  const before = contents(path);
  const figures: Record<string, number> = {};
  for (const [kind, damage] of Object.entries(KINDS)) {
    let told = 0;
    let harmless = 0;
    const untold: string[] = [];
    for (let n = 0; n < count; n++) {
      for (const ending of ["-wal", "-shm", "-journal"]) rmSync(`${path}${ending}`, { force: true });
      const bytes = damage(Buffer.from(whole), chance);
      if (bytes.equals(whole)) {
        harmless++;
        continue;
      }
      writeFileSync(path, bytes);
      const after = contents(path);
      if (await isTold(path)) {
        told++;
        continue;
      }
      const changed = [...(before ?? [])].filter(([name, hash]) => after?.get(name) !== hash).map(([name]) => name);
      const proved = changed.filter((table) => PROVED.includes(table) || WHOLE_PAGES.includes(kind));
      if (proved.length > 0) throw new Error(`${kind} ${n}: nobody tells that ${proved.join(", ")} changed`);
      if (changed.length === 0) harmless++;
      else untold.push(...changed);
    }
    figures[kind] = told;
    figures[`${kind}Harmless`] = harmless;
    figures[`${kind}Untold`] = count - told - harmless;
    tell(
      `${kind}: ${told} of ${count} told, ${harmless} changed nothing that is read; untold: ${untold.join(" ") || "none"}`,
    );
  }
  writeFileSync(path, whole);
  return { images: count * Object.keys(KINDS).length, ...figures, bytes: whole.length, seed } satisfies Figures;
});
