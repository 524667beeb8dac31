import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { databases, makeLedger } from "../support/ledgers.ts";

const FOLDER = join(import.meta.dirname, "../../fixtures/cfdi/scenarios/01-ppd-parcialidades");

describe.each(databases)("on %s", (database) => {
  test("a company given by its RFC alone is called what its own invoices call it", async () => {
    const ledger = await makeLedger(database);
    await ledger.importPaths([FOLDER], ["EKU9003173C9"]);
    expect((await ledger.client.ledgers.status()).ownRfcs).toEqual([
      { rfc: "EKU9003173C9", name: "ESCUELA KEMPER URGATE" },
    ]);
  });

  test("documents of others are left out with the reason until their RFC is ours", async () => {
    const ledger = await makeLedger(database);
    const first = await ledger.importPaths([FOLDER], ["XIA190128J61"]);
    expect(first).toMatchObject({ posted: 0, rejected: 0 });
    const { rows } = await ledger.client.imports.items({ runId: first.runId });
    expect(new Set(rows.filter((row) => row.path.endsWith(".xml")).map((row) => row.code))).toEqual(
      new Set(["not-ours-third-party"]),
    );
    const second = await ledger.importPaths([FOLDER], ["EKU9003173C9"]);
    expect(second.posted).toBe(4);
  });
});
