import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../ledger/support/ledgers.ts";
import { run } from "./run.ts";

const SCENARIO = join(import.meta.dirname, "../fixtures/cfdi/scenarios/01-ppd-parcialidades");

async function ledgerWithInvoice() {
  const ledger = join(temporaryFolder(), "cli.alcorriente");
  await run("import", SCENARIO, "--ledger", ledger, "--company", "EKU9003173C9");
  const json = async (...words: string[]) => {
    const result = await run(...words, "--ledger", ledger, "--json");
    return { ...result, json: result.out === "" ? null : JSON.parse(result.out) };
  };
  const { json: documents } = await json("documents");
  const [invoice] = documents;
  return { ledger, json, invoice };
}

test("money is recorded and applied, listed, and the rest applied later", async () => {
  const { json, invoice } = await ledgerWithInvoice();
  const added = await json(
    ...["payments", "add", "--customer", invoice.customer, "--amount", "1,000.50", "--day", "2026-09-15"],
    ...["--reference", "SPEI 4711", "--to", `${invoice.uuid.toLowerCase()}=600.00`],
  );
  expect(added).toMatchObject({ code: 0, json: { state: "partly", unapplied: "400.50", linked: 0, doubles: 0 } });
  const { json: after } = await json("documents");
  expect(Number(after[0].open)).toBeCloseTo(Number(invoice.open) - 600, 2);

  const { json: listed } = await json("payments", "list", "--state", "partly");
  expect(listed).toEqual([
    {
      uuid: added.json.uuid,
      customer: invoice.customer,
      name: invoice.name,
      paid: "2026-09-15",
      effective: "2026-09-15",
      currency: "MXN",
      amount: "1000.50",
      applied: "600.00",
      unapplied: "400.50",
      refunded: "0.00",
      form: "03",
      reference: "SPEI 4711",
      account: "",
      note: "",
      origin: "hand",
      state: "partly",
      complements: 0,
      doubles: 0,
    },
  ]);
  expect((await json("payments", "list", "--as-of", "2026-09-14")).json).toEqual([]);

  const applied = await json("payments", "apply", "--payment", added.json.uuid, "--to", `${invoice.uuid}=400.50`);
  expect(applied.json).toEqual({ payments: [{ uuid: added.json.uuid, state: "applied", unapplied: "0.00" }] });
  expect((await json("verify")).json.ok).toBe(true);
});

test("a person reads a table and words", async () => {
  const { ledger, invoice } = await ledgerWithInvoice();
  const words = ["payments", "add", "--customer", invoice.customer, "--amount", "100", "--day", "2026-09-15"];
  const added = await run(...words, "--form", "02", "--ledger", ledger);
  expect(added.out).toMatch(/^Registrado el pago [0-9A-F-]{36}: salvo buen cobro; por aplicar 0\.00 MXN\.\n$/);
  const list = await run("payments", "list", "--ledger", ledger, "--lang", "en");
  expect(list.out).toMatch(/Reference[\s\S]*2026-09-15[\s\S]*100\.00[\s\S]*not cleared/);
});

test.each([
  [["payments"], "payments add"],
  [["payments", "add", "--amount", "10"], "--customer"],
  [["payments", "add", "--customer", "NADIE", "--amount", "10"], "NADIE"],
  [["payments", "add", "--customer", "URE180429TM6", "--amount", "10.005"], "10.005"],
  [["payments", "add", "--customer", "URE180429TM6", "--amount", "10", "--day", "2100-01-01"], "2100-01-01"],
  [["payments", "add", "--customer", "URE180429TM6", "--amount", "10", "--to", "F-1=10"], "F-1=10"],
  [["payments", "apply", "--payment", "5D3C0000-0000-4000-8000-000000000001"], "--to"],
  [["payments", "list", "--state", "perdido"], "perdido"],
])("%j is refused naming what is wrong", async (words, named) => {
  const { ledger } = await ledgerWithInvoice();
  const result = await run(...words, "--ledger", ledger);
  expect(result).toMatchObject({ code: 1, out: "" });
  expect(result.err).toContain(named);
});
