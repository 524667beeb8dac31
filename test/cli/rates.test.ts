import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../ledger/support/ledgers.ts";
import { run } from "./run.ts";

const SCENARIO = join(import.meta.dirname, "../fixtures/cfdi/scenarios/07-pagos10-y-33");
const BANXICO = join(import.meta.dirname, "../fixtures/rates/banxico-fix.csv");

async function ledgerFile(): Promise<string> {
  const ledger = join(temporaryFolder(), "cli.alcorriente");
  await run("import", SCENARIO, "--ledger", ledger, "--company", "EKU9003173C9");
  return ledger;
}

test("rates are typed, imported twice without harm and listed", async () => {
  const ledger = await ledgerFile();
  const add = await run(
    ...["rates", "add", "--currency", "USD", "--day", "2026-11-22", "--rate", "18.2000", "--ledger", ledger],
  );
  expect(add).toMatchObject({ code: 0, out: "Registrado: USD 18.2 del 2026-11-22 (Capturado)\n" });
  const first = await run("rates", "import", BANXICO, "--ledger", ledger, "--json");
  expect(first.code).toBe(0);
  expect(JSON.parse(first.out)).toMatchObject({ added: 10, unchanged: 0, notQuoted: 2 });
  const again = await run("rates", "import", BANXICO, "--ledger", ledger, "--lang", "en");
  expect(again.out).toBe("banxico-fix.csv: 0 new, 0 corrected, 10 already there, 2 days without quotation.\n");
  const list = JSON.parse((await run("rates", "list", "--currency", "USD", "--ledger", ledger, "--json")).out);
  expect(list.map((row: { day: string; rate: string }) => `${row.day} ${row.rate}`).slice(0, 2)).toEqual([
    "2026-11-22 18.2",
    "2026-11-20 18.1234",
  ]);
});

test.each([
  [["rates"], "rates add"],
  [["rates", "add", "--currency", "USD", "--day", "2026-11-22"], "--rate"],
  [["rates", "add", "--currency", "dolar", "--day", "2026-11-22", "--rate", "18"], "--currency"],
  [["rates", "import"], "rates import"],
])("%j is refused naming what is wrong", async (words, named) => {
  const result = await run(...words, "--ledger", await ledgerFile());
  expect(result).toMatchObject({ code: 1, out: "" });
  expect(result.err).toContain(named);
});

test("a file that cannot be read is said in words and ends in 1", async () => {
  const result = await run("rates", "import", "no-esta.csv", "--ledger", await ledgerFile());
  expect(result.code).toBe(1);
  expect(result.out).toBe("");
  expect(result.err).toContain("no-esta.csv");
});

test("a file that holds no rates is refused on standard error, and told as JSON besides", async () => {
  const ledger = await ledgerFile();
  const file = join(temporaryFolder(), "lista.csv");
  writeFileSync(file, "fruta,precio\npera,12\n");
  const result = await run("rates", "import", file, "--ledger", ledger);
  expect(result).toMatchObject({ code: 1, out: "" });
  expect(result.err).toContain("lista.csv: ");
  const asJson = await run("rates", "import", file, "--ledger", ledger, "--json");
  expect(asJson.code).toBe(1);
  expect(JSON.parse(asJson.out)).toMatchObject({ refused: { message: expect.any(String) } });
});
