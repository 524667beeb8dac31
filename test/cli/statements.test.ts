import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../ledger/support/ledgers.ts";
import { run } from "./run.ts";

const BANK = join(import.meta.dirname, "../fixtures/bank");

async function newLedger(): Promise<string> {
  const ledger = join(temporaryFolder(), "cli.alcorriente");
  const scenario = join(import.meta.dirname, "../fixtures/cfdi/scenarios/01-ppd-parcialidades");
  await run("import", scenario, "--ledger", ledger, "--company", "EKU9003173C9");
  return ledger;
}

test("a bank statement comes in once, however often it is given", async () => {
  const ledger = await newLedger();
  const file = join(BANK, "banco-del-valle-enero.csv");
  const unknown = await run("payments", "import", file, "--account", "Principal", "--ledger", ledger);
  expect(unknown.code).toBe(1);
  expect(unknown.err).toContain("No hay una cuenta bancaria con el nombre Principal");
  const words = ["payments", "import", file, "--account", "Principal", "--ledger", ledger, "--json"];
  const first = await run(...words, "--currency", "MXN");
  expect(first.code).toBe(0);
  expect(JSON.parse(first.out)).toMatchObject({
    account: "Principal",
    new: 5,
    known: 0,
    refused: 0,
    deposits: 3,
    depositsAmount: "6777.77",
  });
  expect(JSON.parse((await run(...words)).out)).toMatchObject({ new: 0, known: 5 });
});

test("refused rows are named with their reason and end in exit code 2", async () => {
  const ledger = await newLedger();
  const file = join(BANK, "banco-del-norte-signo.csv");
  const result = await run("payments", "import", file, "--account", "Norte", "--currency", "MXN", "--ledger", ledger);
  expect(result.code).toBe(2);
  expect(result.out).toContain("Renglón 5: Cargo o abono (signo): no dice si es cargo o abono");
});

test("a mapping may be told outright, and one that is none is refused", async () => {
  const ledger = await newLedger();
  const file = join(temporaryFolder(), "raro.csv");
  writeFileSync(file, "uno,dos,tres\n2026-01-05,PAGO,1000.00\n");
  const words = ["payments", "import", file, "--account", "X", "--currency", "MXN", "--ledger", ledger];
  expect((await run(...words)).err).toContain("No se reconocieron todas las columnas");
  expect((await run(...words, "--mapping", "{no")).err).toContain("--mapping");
  const mapping = JSON.stringify({ columns: { day: 0, description: 1, amount: 2 } });
  expect((await run(...words, "--mapping", mapping)).out).toContain("1 movimientos nuevos");
});

test("a file that cannot be read is refused in words", async () => {
  const ledger = await newLedger();
  const file = join(temporaryFolder(), "foto.csv");
  writeFileSync(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]));
  const result = await run("payments", "import", file, "--account", "X", "--currency", "MXN", "--ledger", ledger);
  expect(result.code).toBe(1);
  expect(result.err).toContain("El archivo no es una tabla");
});
