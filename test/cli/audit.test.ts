import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../ledger/support/ledgers.ts";
import { run } from "./run.ts";

const SCENARIOS = join(import.meta.dirname, "../fixtures/cfdi/scenarios");
const OWN = "EKU9003173C9";

/** A ledger with one scenario in it, and the audit of one of its invoices. */
async function auditOf(scenario: string, uuid: string, ...words: string[]) {
  const ledger = join(temporaryFolder(), "cli.alcorriente");
  await run("import", join(SCENARIOS, scenario), "--ledger", ledger, "--company", OWN);
  return run("documents", "--audit", uuid, "--as-of", "2025-06-30", "--ledger", ledger, ...words);
}

test("a replaced complement is struck out and not counted; the chain holds", async () => {
  const { code, out } = await auditOf("08-rep-sustituido", "15bf60ec-d0cd-49f3-871e-45122169c619", "--json");
  expect(code).toBe(0);
  const chain = JSON.parse(out);
  expect(chain).toMatchObject({
    uuid: "15BF60EC-D0CD-49F3-871E-45122169C619",
    currency: "MXN",
    balance: "1000.00",
    issuerBalance: "1000.00",
    difference: "0.00",
    firstBroken: null,
    notice: null,
  });
  expect(chain.chain.map((row: { struck: { as: string } | null }) => row.struck?.as ?? null)).toEqual([
    "replaced",
    null,
  ]);
  expect(chain.chain.map((row: { number: string }) => row.number)).toEqual(["1", "1"]);
});

test("RULES 22: both habits with a credit note are explained and neither is blamed", async () => {
  const netted = JSON.parse(
    (await auditOf("04-nota-de-credito", "32A7CAE9-DF32-4560-8500-2635F5BFFFFB", "--json")).out,
  );
  expect(netted.findings.map(({ code }: { code: string }) => code)).toEqual(["prior-net-of-credit"]);
  expect(netted).toMatchObject({ balance: "0.00", issuerBalance: "0.00", firstBroken: null });
  const ignored = JSON.parse(
    (await auditOf("04-nota-de-credito", "CFC04F2C-409B-4FFB-8EAB-1204D3F05F7A", "--json")).out,
  );
  expect(ignored.findings.map(({ code }: { code: string }) => code)).toEqual(["credit-not-netted"]);
  expect(ignored).toMatchObject({ balance: "5440.00", issuerBalance: "6600.00", difference: "-1160.00" });
});

test("people read a table, and what is wrong with who mends it", async () => {
  const { out } = await auditOf("04-nota-de-credito", "CFC04F2C-409B-4FFB-8EAB-1204D3F05F7A");
  expect(out).toContain("Insoluto");
  expect(out).toMatch(/no descuenta .* \[Facturación\]/);
  const english = await auditOf("04-nota-de-credito", "CFC04F2C-409B-4FFB-8EAB-1204D3F05F7A", "--lang", "en");
  expect(english.out).toContain("The right balance is the ledger's");
});

test("a UUID that is no invoice of the ledger, or no UUID, is said so", async () => {
  expect((await auditOf("08-rep-sustituido", "00000000-0000-4000-8000-000000000000")).code).toBe(1);
  const wrong = await auditOf("08-rep-sustituido", "F-12");
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain("--audit");
});
