import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { formatMinor } from "../../../shared/domain/money.ts";
import type { TestLedger } from "../support/ledgers.ts";
import { databases, makeLedger } from "../support/ledgers.ts";

const SCENARIOS = join(import.meta.dirname, "../../fixtures/cfdi/scenarios");

const zExpected = z.object({
  own_rfc: z.array(z.string()),
  as_of: z.string(),
  invoices: z.record(
    z.string(),
    z.object({
      open: z.string(),
      currency: z.string(),
      status: z.enum(["open", "paid", "cancelled", "substituted", "not_ours"]),
      due: z.string().optional(),
      bucket: z.string().optional(),
      days_past_due: z.number().optional(),
      without_metadata: z.string().optional(),
    }),
  ),
  customers: z.record(z.string(), z.record(z.string(), z.string())),
  unapplied: z.union([z.string(), z.record(z.string(), z.record(z.string(), z.string()))]).optional(),
  aging: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  duplicates: z.number().optional(),
  conflicts: z.number().optional(),
});

/** Files of a scenario by the end of their names. */
function filesOf(folder: string, ends: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => ends.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** The same files in the orders a folder may give them, cut into runs. */
function orders(files: readonly string[]): Record<string, string[][]> {
  const shuffled = [...files];
  let seed = 20261122;
  for (let i = shuffled.length - 1; i > 0; i--) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const j = seed % (i + 1);
    const a = shuffled[i];
    const b = shuffled[j];
    if (a !== undefined && b !== undefined) [shuffled[i], shuffled[j]] = [b, a];
  }
  const middle = Math.ceil(shuffled.length / 2);
  return {
    "as given": [[...files]],
    "reversed in one run": [[...files].reverse()],
    "shuffled in two runs": [shuffled.slice(0, middle), shuffled.slice(middle)],
    "one run each, last first": [...files].reverse().map((file) => [file]),
  };
}

async function standing(ledger: TestLedger, asOf: string) {
  const { rows } = await ledger.client.receivables.documents({ asOf, all: true });
  return new Map(rows.map((row) => [row.uuid, row]));
}

describe.each(databases)("scenarios on %s", (database) => {
  describe.each(readdirSync(SCENARIOS))("%s", (name) => {
    const folder = join(SCENARIOS, name);
    const expected = zExpected.parse(JSON.parse(readFileSync(join(folder, "EXPECTED.json"), "utf8")));

    test.each(Object.entries(orders(filesOf(folder, /\.(xml|txt)$/i))))("files and metadata %s", async (_, runs) => {
      const ledger = await makeLedger(database);
      for (const files of runs) await ledger.importPaths(files, expected.own_rfc);
      await expectScenario(ledger, expected, true);
    });

    test("the folder in one run", async () => {
      const ledger = await makeLedger(database);
      const counts = await ledger.importPaths([folder], expected.own_rfc);
      await expectScenario(ledger, expected, true);
      if (expected.duplicates !== undefined) expect(counts.duplicate).toBe(expected.duplicates);
      if (expected.conflicts !== undefined) expect(counts.rejected).toBe(expected.conflicts);
    });

    const metadata = filesOf(folder, /\.txt$/i);
    if (metadata.length > 0) {
      test("without its metadata, which then tells the rest", async () => {
        const ledger = await makeLedger(database);
        await ledger.importPaths(filesOf(folder, /\.xml$/i), expected.own_rfc);
        await expectScenario(ledger, expected, false);
        await ledger.importPaths(metadata, expected.own_rfc);
        await expectScenario(ledger, expected, true);
      });
    }
  });
});

/** @param told whether the metadata has been imported; what only it tells is not known before */
async function expectScenario(ledger: TestLedger, expected: z.infer<typeof zExpected>, told: boolean): Promise<void> {
  const documents = await standing(ledger, expected.as_of);
  for (const [uuid, invoice] of Object.entries(expected.invoices)) {
    const row = documents.get(uuid);
    if (invoice.status === "not_ours") {
      expect(row).toBeUndefined();
      continue;
    }
    const known = told || invoice.without_metadata === undefined;
    expect(row && formatMinor(row.openMinor, row.currency), uuid).toBe(known ? invoice.open : invoice.without_metadata);
    expect(row?.status, uuid).toBe(known ? invoice.status : "open");
    expect(row?.currency).toBe(invoice.currency);
    if (invoice.due !== undefined) expect(row?.dueOn).toBe(invoice.due);
    if (invoice.bucket !== undefined) expect(row?.bucket).toBe(invoice.bucket);
    if (invoice.days_past_due !== undefined) expect(row?.daysPastDue).toBe(invoice.days_past_due);
  }
  await expectCustomers(ledger, expected, told);
  const verified = await ledger.client.ledgers.verify();
  expect(verified.checks.filter((check) => !check.ok)).toEqual([]);
}

async function expectCustomers(ledger: TestLedger, expected: z.infer<typeof zExpected>, told: boolean): Promise<void> {
  const { rows } = await ledger.client.receivables.aging({ asOf: expected.as_of });
  const open: Record<string, Record<string, string>> = {};
  const unapplied: Record<string, Record<string, string>> = {};
  for (const row of rows) {
    const sum = row.currentMinor + row.d1to30Minor + row.d31to60Minor + row.d61to90Minor + row.d90plusMinor;
    expect(row.balanceMinor).toBe(sum - row.unappliedMinor);
    if (sum !== 0) open[row.customerKey] = { ...open[row.customerKey], [row.currency]: formatMinor(sum, row.currency) };
    if (row.unappliedMinor !== 0) {
      const amount = formatMinor(row.unappliedMinor, row.currency);
      unapplied[row.customerKey] = { ...unapplied[row.customerKey], [row.currency]: amount };
    }
  }
  const wanted = structuredClone(expected.customers);
  for (const invoice of Object.values(expected.invoices)) {
    if (told || invoice.without_metadata === undefined) continue;
    const customer = Object.values(wanted)[0];
    const before = Number(customer?.[invoice.currency] ?? 0);
    if (customer) customer[invoice.currency] = (before + Number(invoice.without_metadata)).toFixed(2);
  }
  expect(open).toEqual(wanted);
  expect(unapplied).toEqual(typeof expected.unapplied === "object" ? expected.unapplied : {});
  if (expected.aging) {
    for (const [currency, buckets] of Object.entries(expected.aging)) {
      const row = rows.find((candidate) => candidate.currency === currency);
      const amount = (minor: number | undefined): string => formatMinor(minor ?? 0, currency);
      expect({
        current: amount(row?.currentMinor),
        "1-30": amount(row?.d1to30Minor),
        "31-60": amount(row?.d31to60Minor),
        "61-90": amount(row?.d61to90Minor),
        "90+": amount(row?.d90plusMinor),
      }).toEqual(buckets);
    }
  }
}
