import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import type { DemoFacts, DemoFile } from "../../../electron/ledger/demo/demo-file.ts";
import { generateDemo } from "../../../electron/ledger/demo/generate.ts";
import { createRandom } from "../../../electron/ledger/demo/random.ts";
import type { IncomingDocument } from "../../../electron/ledger/receivables/store.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { parseCfdi } from "../../../shared/domain/cfdi/parse.ts";
import { addDays } from "../../../shared/domain/days.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

function incoming(file: DemoFile): IncomingDocument {
  const result = parseCfdi(file.xml, sha256);
  if (!result.ok) throw new Error(`${file.name}: ${result.refusal.code}`);
  const bytes = Buffer.byteLength(file.xml);
  return { document: result.document, path: file.name, sha256: sha256(file.xml), bytes, deflated: new Uint8Array() };
}

async function post(db: LedgerDb, files: readonly DemoFile[], batchSize: number): Promise<void> {
  await db.write((tx) =>
    tx.sql
      .insertInto("import_run")
      .values({ id: 1, command_id: "", started_at: "", finished_at: null, state: "running", sources: "[]" })
      .execute(),
  );
  const context = { runId: 1, recordedAt: "2026-11-01T00:00:00Z", actor: "test" };
  for (let at = 0; at < files.length; at += batchSize) {
    const batch = files.slice(at, at + batchSize).map(incoming);
    await db.write((tx) => postDocuments(tx, batch, context, { defaultCreditDays: 30, puePolicy: "settled" }));
  }
}

/** Open balance of an invoice on a day as the generator knows it. */
function openOn(facts: DemoFacts, day: string): number {
  if (facts.invoice === null || facts.issuedOn > day) return 0;
  return facts.invoice.movements
    .filter((movement) => movement.on <= day)
    .reduce((open, movement) => open - movement.amountMinor, facts.totalMinor);
}

interface Balance {
  uuid: string;
  open: number;
}

async function ledgerOn(db: LedgerDb, day: string): Promise<Map<string, number>> {
  const rows: Balance[] = await db.read
    .selectFrom("entry")
    .innerJoin("receivable", "receivable.id", "entry.receivable_id")
    .innerJoin("document", "document.id", "receivable.document_id")
    .where("entry.effective_on", "<=", day)
    .groupBy("document.uuid")
    .select(["document.uuid", (eb) => eb.fn.sum<number>("entry.amount_minor").as("open")])
    .execute();
  return new Map(rows.map((row) => [row.uuid, Number(row.open)]));
}

/** Days are compared away from replacements: there the ledger may date a change by the wrong or the right document. */
function plain(files: readonly DemoFile[]): DemoFile[] {
  const replacing = new Set(
    files
      .filter((file) => /TipoRelacion="04"/.test(file.xml))
      .flatMap((file) => file.xml.match(/[0-9A-F-]{36}/g) ?? []),
  );
  return files.filter((file) => !replacing.has(file.facts.uuid));
}

function shuffled(files: readonly DemoFile[], seed: number): DemoFile[] {
  const random = createRandom(seed, "shuffle");
  return files
    .map((file) => ({ file, at: random.uint32() }))
    .sort((a, b) => a.at - b.at)
    .map(({ file }) => file);
}

describe("the ledger against what the demo's generator knows", () => {
  let folder: string;
  let db: LedgerDb;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "truth-"));
    db = await openSqliteLedger(join(folder, "truth.alcorriente"), { mode: "must-not-exist" });
  });
  afterEach(async () => {
    await db.close();
    await rm(folder, { recursive: true });
  });

  async function expectTruth(files: readonly DemoFile[]): Promise<void> {
    const rows = await db.read
      .selectFrom("receivable")
      .innerJoin("document", "document.id", "receivable.document_id")
      .innerJoin("customer", "customer.id", "receivable.customer_id")
      .select(["document.uuid", "open_minor", "due_on", "ended_as", "customer.key"])
      .execute();
    const said = new Map(
      rows.map((row) => {
        const status = row.ended_as === "" ? (row.open_minor > 0 ? "open" : "paid") : row.ended_as;
        return [row.uuid, { openMinor: row.open_minor, dueOn: row.due_on, status, key: row.key }];
      }),
    );
    const invoices = files.filter((file) => file.facts.invoice !== null);
    expect(said.size).toBe(invoices.length);
    for (const { facts } of invoices) {
      const { openMinor, dueOn, status } = facts.invoice ?? {};
      expect(said.get(facts.uuid), facts.uuid).toEqual({ openMinor, dueOn, status, key: facts.customerKey });
    }
    const onAccount = await db.read
      .selectFrom("entry")
      .innerJoin("customer", "customer.id", "entry.customer_id")
      .where("receivable_id", "is", null)
      .groupBy(["customer.key", "currency"])
      .select(["customer.key", "currency", (eb) => eb.fn.sum<number>("amount_minor").as("sum")])
      .execute();
    const unapplied = new Map<string, number>();
    for (const { facts } of files) {
      for (const { currency, amountMinor } of facts.unapplied) {
        const key = `${facts.customerKey} ${currency}`;
        unapplied.set(key, (unapplied.get(key) ?? 0) - amountMinor);
      }
    }
    const found = onAccount.filter((row) => Number(row.sum) !== 0);
    expect(new Map(found.map((row) => [`${row.key} ${row.currency}`, Number(row.sum)]))).toEqual(unapplied);
  }

  it("agrees on every invoice, due day, state and unapplied amount of the demo, in any order of arrival", async () => {
    const files = shuffled(
      [...generateDemo()].filter((file) => file.facts.outcome === "posted"),
      7,
    );
    await post(db, files, 500);
    await expectTruth(files);
  });

  it("agrees on past days too", async () => {
    const files = [...generateDemo({ customers: 58, months: 12 })].filter((file) => file.facts.outcome === "posted");
    await post(db, files, 400);
    const compared = plain(files).filter((file) => file.facts.invoice !== null);
    for (const day of ["2026-01-31", "2026-05-14", addDays("2026-10-31", -1)]) {
      const said = await ledgerOn(db, day);
      for (const { facts } of compared) expect(said.get(facts.uuid) ?? 0, facts.uuid).toBe(openOn(facts, day));
    }
  });

  it("agrees on a corpus of drawn customers and on CFDI 3.3 with pagos 1.0", async () => {
    const files = [
      ...generateDemo({ customers: 120, invoices: 1500, seed: 3 }),
      ...generateDemo({ months: 8, until: "2022-10-31", seed: 4, customers: 40, strays: false }),
    ];
    await post(db, files, 333);
    const old = await db.read.selectFrom("document").where("version", "=", "3.3").select("uuid").execute();
    expect(old.length).toBeGreaterThan(500);
    await expectTruth(files);
  });
});
