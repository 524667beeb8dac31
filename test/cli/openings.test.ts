import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../ledger/support/ledgers.ts";
import { run } from "./run.ts";

const SCENARIO = join(import.meta.dirname, "../fixtures/cfdi/scenarios/07-pagos10-y-33");

test("opening balances are tried, imported, listed and undone", async () => {
  const folder = temporaryFolder();
  const ledger = join(folder, "cli.alcorriente");
  await run("import", SCENARIO, "--ledger", ledger, "--company", "EKU9003173C9");
  const file = join(folder, "saldos.csv");
  writeFileSync(
    file,
    "RFC,Cliente,Factura,Fecha,Total,Saldo\nIIA040805DZ4,ILUMINADORA,A-1,15/06/2021,1000,400\nIIA040805DZ4,ILUMINADORA,A-2,mañana,5,5\n",
  );
  const words = ["openings", "import", file, "--cutoff", "2021-12-31", "--ledger", ledger];
  const tried = await run(...words, "--dry-run", "--json");
  expect(tried.code).toBe(2);
  expect(JSON.parse(tried.out)).toMatchObject({ batchId: null, counts: { new: 1, refused: 1 } });
  const done = await run(...words);
  expect(done.code).toBe(2);
  expect(done.out).toBe(
    "Renglón 3: Fecha de emisión: no es una fecha\nsaldos.csv: 1 nuevos, 0 coinciden con su CFDI, 0 lo ajustan, 0 ya estaban, 1 no se importan.\n",
  );
  const documents = await run("documents", "--as-of", "2022-12-31", "--ledger", ledger, "--json");
  expect(JSON.parse(documents.out)).toContainEqual(
    expect.objectContaining({ kind: "O", folio: "1", open: "400.00", total: "1000.00", due: "2021-07-15" }),
  );
  const [batch] = JSON.parse((await run("openings", "list", "--ledger", ledger, "--json")).out);
  expect(batch).toMatchObject({ file: "saldos.csv", cutoff: "2021-12-31", lines: 1, undoneAt: null });
  const undo = ["openings", "undo", String(batch.id), "--ledger", ledger];
  expect((await run(...undo)).code).toBe(0);
  expect(await run(...undo)).toEqual({
    code: 1,
    out: "",
    err: `No hay nada que deshacer con el número ${String(batch.id)}. Vea openings list.\n`,
  });
  expect(await run("verify", "--ledger", ledger)).toMatchObject({ code: 0 });
});

test.each([
  [["openings"], "openings import"],
  [["openings", "import", "x.csv"], "--cutoff"],
  [["openings", "undo", "todo"], "openings undo"],
])("%j is refused naming what is wrong", async (words, named) => {
  const ledger = join(temporaryFolder(), "cli.alcorriente");
  await run("import", SCENARIO, "--ledger", ledger, "--company", "EKU9003173C9");
  const result = await run(...words, "--ledger", ledger);
  expect(result).toMatchObject({ code: 1, out: "" });
  expect(result.err).toContain(named);
});
