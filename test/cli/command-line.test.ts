import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { temporaryFolder } from "../ledger/support/ledgers.ts";
import { run } from "./run.ts";

const FIXTURES = join(import.meta.dirname, "../fixtures/cfdi");
const OWN = "EKU9003173C9";

const zImport = z.strictObject({
  files: z.number(),
  posted: z.number(),
  duplicate: z.number(),
  skipped: z.number(),
  rejected: z.number(),
  items: z.array(
    z.strictObject({
      path: z.string(),
      outcome: z.enum(["posted", "duplicate", "skipped", "rejected"]),
      code: z.string(),
      message: z.string().min(1),
      uuid: z.string().nullable(),
    }),
  ),
});

function ledgerFile(): string {
  return join(temporaryFolder(), "cli.alcorriente");
}

async function importJson(...words: string[]) {
  const result = await run("import", ...words, "--json");
  return { ...result, json: zImport.parse(JSON.parse(result.out)) };
}

test("import makes the ledger, says what happened to each file, and twice changes nothing", async () => {
  const ledger = ledgerFile();
  const folder = join(FIXTURES, "scenarios/01-ppd-parcialidades");
  const first = await importJson(folder, "--ledger", ledger, "--company", OWN);
  expect(first.code).toBe(0);
  expect(first.json).toMatchObject({ posted: 4, duplicate: 0, rejected: 0 });
  const again = await importJson(folder, "--ledger", ledger);
  expect(again.json).toMatchObject({ posted: 0, duplicate: 4 });
  expect(again.json.items.filter((item) => item.outcome === "duplicate").map((item) => item.uuid)).not.toContain(null);
});

test("rejected files do not stop the rest and end in exit code 2", async () => {
  const ledger = ledgerFile();
  const result = await importJson(join(FIXTURES, "bad"), join(FIXTURES, "odd"), "--ledger", ledger, "--company", OWN);
  expect(result.code).toBe(2);
  expect(result.json.posted).toBeGreaterThan(8);
  const codes = Object.fromEntries(result.json.items.map((item) => [item.path.split("/").at(-1), item.outcome]));
  expect(codes["billion-laughs.xml"]).toBe("rejected");
  expect(codes["truncado-en-atributo.xml"]).toBe("rejected");
  expect(codes["pagina-de-login.xml"]).toBe("skipped");
});

test("the company is found by its invoices and said on standard error", async () => {
  const result = await importJson(join(FIXTURES, "scenarios/01-ppd-parcialidades"), "--ledger", ledgerFile());
  expect(result.err).toContain(OWN);
  expect(result.json.posted).toBe(4);
});

test("an empty folder and a path that does not exist each end in a row with its reason", async () => {
  const folder = join(temporaryFolder(), "vacía ñ");
  mkdirSync(folder);
  const result = await importJson(folder, join(folder, "no está"), "--ledger", ledgerFile(), "--company", OWN);
  expect(result.code).toBe(2);
  expect(result.json.items.map((item) => item.code)).toEqual(["empty-folder", "not-found"]);
});

test("without --json each file that was not posted says why in words", async () => {
  const folder = join(temporaryFolder(), "vacía");
  mkdirSync(folder);
  const { out } = await run("import", folder, "--ledger", ledgerFile(), "--company", OWN);
  const [line] = out.split("\n");
  expect(line).toMatch(/vacía: La carpeta/);
});

test("what stands in the table of documents is in the reader's language", async () => {
  const ledger = ledgerFile();
  await run("import", join(FIXTURES, "scenarios/01-ppd-parcialidades"), "--ledger", ledger, "--company", OWN);
  const words = ["documents", "--all", "--as-of", "2025-06-30", "--ledger", ledger];
  expect((await run(...words)).out).toContain("pagada");
  expect((await run(...words, "--lang", "en")).out).toContain("paid");
});

test("a statement is made of a customer who owes nothing; nobody's is refused", async () => {
  const ledger = ledgerFile();
  await run("import", join(FIXTURES, "scenarios/01-ppd-parcialidades"), "--ledger", ledger, "--company", OWN);
  const [paid] = JSON.parse(
    (await run("documents", "--all", "--as-of", "2025-06-30", "--ledger", ledger, "--json")).out,
  );
  expect(paid).toMatchObject({ status: "paid" });
  const out = join(temporaryFolder(), "estado.pdf");
  const words = ["report", "statement", "--as-of", "2025-02-28", "--format", "pdf", "--out", out, "--ledger", ledger];
  expect(await run(...words, "--as-of", "2025-01-01", "--customer", paid.customer)).toMatchObject({ code: 0 });
  expect(await run(...words, "--customer", "NADA010101AB1")).toMatchObject({ code: 1, out: "" });
  // Of nobody, or with a word too many, nothing is written.
  const nobody = join(temporaryFolder(), "nadie.pdf");
  const refused = [
    [["statement"], "Falta --customer"],
    [["weekly", "2025-02-28"], "Sobra «2025-02-28»"],
  ] as const;
  for (const [kind, said] of refused) {
    const result = await run("report", ...kind, "--format", "pdf", "--out", nobody, "--ledger", ledger);
    expect(result).toMatchObject({ code: 1, out: "" });
    expect(result.err).toContain(said);
  }
  expect(existsSync(nobody)).toBe(false);
});

test("a ZIP member is named archive!member", async () => {
  const zip = join(FIXTURES, "zips/carpetas-y-anidado.zip");
  const result = await importJson(zip, "--ledger", ledgerFile(), "--company", OWN);
  const posted = result.json.items.filter((item) => item.outcome === "posted");
  expect(posted.length).toBeGreaterThan(0);
  for (const item of posted) expect(item.path).toMatch(/carpetas-y-anidado\.zip!./);
});

test("aging gives decimal strings by customer and currency", async () => {
  const ledger = ledgerFile();
  await run("import", join(FIXTURES, "scenarios/07-pagos10-y-33"), "--ledger", ledger, "--company", OWN);
  const result = await run("aging", "--as-of", "2022-12-31", "--ledger", ledger, "--json");
  expect(result.code).toBe(0);
  expect(JSON.parse(result.out)).toEqual([
    {
      customer: "URE180429TM6",
      name: "UNIVERSIDAD ROBOTICA ESPAÑOLA",
      currency: "MXN",
      current: "0.00",
      d1_30: "0.00",
      d31_60: "0.00",
      d61_90: "0.00",
      d90_plus: "6000.00",
      balance: "3500.00",
      unapplied: "2500.00",
    },
    {
      customer: "URE180429TM6",
      name: "UNIVERSIDAD ROBOTICA ESPAÑOLA",
      currency: "USD",
      current: "0.00",
      d1_30: "0.00",
      d31_60: "0.00",
      d61_90: "0.00",
      d90_plus: "560.00",
      balance: "560.00",
      unapplied: "0.00",
    },
  ]);
});

test("documents lists open ones, with --all every one, of one customer when asked", async () => {
  const ledger = ledgerFile();
  await run("import", join(FIXTURES, "scenarios/09-rfc-genericos"), "--ledger", ledger, "--company", OWN);
  const common = ["--as-of", "2025-06-30", "--ledger", ledger, "--json"];
  const open = JSON.parse((await run("documents", ...common)).out);
  const all = JSON.parse((await run("documents", "--all", ...common)).out);
  expect(open).toHaveLength(3);
  expect(all.length).toBeGreaterThan(open.length);
  const one = await run("documents", "--customer", " xaxx010101000|Juana Ñandú Pérez", ...common);
  expect(JSON.parse(one.out)).toEqual([
    {
      uuid: "67484F96-4CC9-4F29-8E1D-A32FBEBAEC53",
      kind: "I",
      series: expect.any(String),
      folio: expect.any(String),
      customer: "XAXX010101000|JUANA ÑANDÚ PÉREZ",
      name: "JUANA ÑANDÚ PÉREZ",
      issued: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      due: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      currency: "MXN",
      total: "1740.00",
      open: "1740.00",
      status: "open",
      daysPastDue: expect.any(Number),
      bucket: expect.any(String),
    },
  ]);
});

test("an invoice settled at issue is paid", async () => {
  const ledger = ledgerFile();
  await run("import", join(FIXTURES, "scenarios/06-anticipos"), "--ledger", ledger, "--company", OWN);
  const { out } = await run("documents", "--all", "--as-of", "2025-06-30", "--ledger", ledger, "--json");
  const rows: { uuid: string; status: string }[] = JSON.parse(out);
  expect(rows.find((row) => row.uuid === "7AAF4542-E6AE-4C3C-8A6B-B9C4B5EF5E70")?.status).toBe("paid");
});

test("the weekly report is written as PDF and as Excel", async () => {
  const ledger = ledgerFile();
  await run("import", join(FIXTURES, "scenarios/12-antiguedad-bordes"), "--ledger", ledger, "--company", OWN);
  for (const [format, magic] of [
    ["pdf", "%PDF"],
    ["xlsx", "PK"],
  ] as const) {
    const file = join(temporaryFolder(), `semanal.${format}`);
    const result = await run(
      "report",
      "weekly",
      "--as-of",
      "2025-06-30",
      "--format",
      format,
      "--out",
      file,
      "--ledger",
      ledger,
    );
    expect(result).toMatchObject({ code: 0 });
    expect(readFileSync(file).toString("latin1", 0, magic.length)).toBe(magic);
  }
});

test("verify answers ok with its checks", async () => {
  const ledger = ledgerFile();
  await run("import", join(FIXTURES, "scenarios/01-ppd-parcialidades"), "--ledger", ledger, "--company", OWN);
  const result = await run("verify", "--ledger", ledger, "--json");
  expect(result.code).toBe(0);
  const json = JSON.parse(result.out);
  expect(json.ok).toBe(true);
  expect(Object.keys(json.checks[0])).toEqual(["name", "ok", "detail"]);
});

test.each([["aging"], ["documents"], ["verify"], ["report", "weekly", "--format", "pdf", "--out", "x.pdf"]])(
  "%s on a ledger that is missing fails on standard error and makes none",
  async (...words) => {
    const ledger = ledgerFile();
    const result = await run(...words, "--ledger", ledger, "--json");
    expect(result).toMatchObject({ code: 1, out: "" });
    expect(result.err).toContain(ledger);
    expect(existsSync(ledger)).toBe(false);
  },
);

test.each([
  [["aging"], "--ledger"],
  [["vender", "--ledger", "x"], "vender"],
  [["aging", "--ledger", "x", "--as-of", "31/12/2025"], "--as-of: «31/12/2025» no es un día"],
  [["aging", "--ledger", "x", "--as-of", "2025-06-31"], "«2025-06-31» no es un día del calendario"],
  [["documents", "--ledger", "x", "--audit", "zzz"], "«zzz» no es un UUID"],
  [["import", "x", "--ledger", "x", "--company", "EKU"], "«EKU» no es un RFC"],
  [["import", "x", "--ledger", "x", "--pue", "no"], "«no» no es una de sus opciones: settled, open"],
  [["payments", "add", "--amount", "-5"], "--amount=VALOR"],
  [["aging", "--json=yes"], "--json no lleva valor"],
  [["aging", "--ledger"], "Falta el valor de --ledger"],
  [["report", "annual", "--ledger", "x"], "x"],
  [["import", "--ledger", "x"], "importar"],
  [["aging", "--color"], "No existe la opción --color"],
  [["aging", "--colour", "--lang=en"], "There is no option --colour"],
])("%j is refused naming what is wrong", async (words, named) => {
  const result = await run(...words);
  expect(result.code).toBe(1);
  expect(result.out).toBe("");
  expect(result.err).toContain(named);
});

test("words come in English when asked", async () => {
  const file = join(temporaryFolder(), "nota.alcorriente");
  writeFileSync(file, "not a ledger, only some text that is long enough to be read as a header of a file".repeat(2));
  const result = await run("verify", "--ledger", file, "--lang", "en");
  expect(result.err).toMatch(/is not an Al Corriente ledger/i);
});

test("import says in words why a ledger cannot be opened, as every command does", async () => {
  const file = join(temporaryFolder(), "nota.alcorriente");
  writeFileSync(file, "not a ledger, only some text that is long enough to be read as a header of a file".repeat(2));
  const result = await run("import", FIXTURES, "--ledger", file);
  expect(result).toMatchObject({ code: 1, out: "" });
  expect(result.err).toMatch(/no es una cartera de Al Corriente/);
});

test("metadata of the tax authority cancels what it calls cancelled", async () => {
  const ledger = ledgerFile();
  const folder = join(FIXTURES, "scenarios/05-sustitucion-y-cancelacion");
  const metadata = await importJson(join(folder, "metadata.txt"), "--ledger", ledger);
  expect(metadata.err).toContain(OWN);
  expect(metadata.json.items).toMatchObject([{ outcome: "posted", code: "sat-metadata", uuid: null }]);
  await importJson(folder, "--ledger", ledger);
  const { out } = await run("documents", "--all", "--json", "--ledger", ledger, "--as-of", "2025-06-30");
  const status = (JSON.parse(out) as { uuid: string; status: string; open: string }[]).map(
    (row) => `${row.uuid.slice(0, 4)} ${row.status} ${row.open}`,
  );
  expect(status).toEqual(["94AA substituted 0.00", "7082 open 9860.00", "634E cancelled 0.00", "ED8C open 1044.00"]);
});

test("--pue sets whether PUE invoices stay open, for good and both ways", async () => {
  const ledger = ledgerFile();
  const folder = join(FIXTURES, "scenarios/06-anticipos");
  const open = async (): Promise<number> => {
    const { out } = await run("documents", "--json", "--ledger", ledger, "--as-of", "2025-06-30");
    return (JSON.parse(out) as unknown[]).length;
  };
  await importJson(folder, "--ledger", ledger, "--company", OWN);
  const settled = await open();
  await importJson(folder, "--ledger", ledger, "--pue", "open");
  expect(await open()).toBeGreaterThan(settled);
  await importJson(folder, "--ledger", ledger);
  expect(await open()).toBeGreaterThan(settled);
  await importJson(folder, "--ledger", ledger, "--pue", "settled");
  expect(await open()).toBe(settled);
  const { code, err } = await run("import", folder, "--ledger", ledger, "--pue", "tal-vez");
  expect(code).toBe(1);
  expect(err).toContain("--pue");
});
