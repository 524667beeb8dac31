import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { createRouterClient } from "@orpc/server";
import Database from "better-sqlite3";
import { expect, onTestFinished, test, vi } from "vitest";
import { createContext } from "../../electron/ledger/context.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import { temporaryFolder } from "../ledger/support/ledgers.ts";
import { run } from "./run.ts";

const SCENARIO = join(import.meta.dirname, "../fixtures/cfdi/scenarios/07-pagos10-y-33");

async function ledgerFile(): Promise<{ folder: string; ledger: string }> {
  const folder = temporaryFolder();
  const ledger = join(folder, "Cartera ñ 2026.alcorriente");
  await run("import", SCENARIO, "--ledger", ledger, "--company", "EKU9003173C9");
  return { folder, ledger };
}

async function aging(ledger: string): Promise<string> {
  return (await run("aging", "--as-of", "2026-11-22", "--ledger", ledger, "--json")).out;
}

test("a ledger is backed up, lost, and restored with the same figures", async () => {
  const { folder, ledger } = await ledgerFile();
  const before = await aging(ledger);
  const out = join(folder, "respaldo.alcbak");
  const made = await run("backup", "--ledger", ledger, "--out", out, "--json");
  expect(made.code).toBe(0);
  expect(JSON.parse(made.out)).toMatchObject({ file: out, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const other = join(folder, "otra.alcorriente");
  const restored = await run("restore", "--from", out, "--ledger", other, "--json");
  expect(restored.code).toBe(0);
  expect(JSON.parse(restored.out)).toMatchObject({ ledger: other, kept: null });
  expect(await aging(other)).toBe(before);
  expect((await run("verify", "--ledger", other, "--json")).code).toBe(0);
});

test("restoring over a ledger is refused without --force, which keeps what was there", async () => {
  const { folder, ledger } = await ledgerFile();
  const out = join(folder, "respaldo.alcbak");
  await run("backup", "--ledger", ledger, "--out", out);
  await run("rates", "add", "--currency", "USD", "--day", "2026-11-22", "--rate", "18.2", "--ledger", ledger);
  const refused = await run("restore", "--from", out, "--ledger", ledger);
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toContain("--force");
  const rates = async (file: string) => JSON.parse((await run("rates", "list", "--ledger", file, "--json")).out);
  expect(await rates(ledger)).toHaveLength(1);
  const done = JSON.parse((await run("restore", "--from", out, "--ledger", ledger, "--force", "--json")).out);
  expect(await rates(ledger)).toHaveLength(0);
  expect(await rates(done.kept)).toHaveLength(1);
});

test("where a ledger's name is a link, what it points to is what is restored, and the link stays", async () => {
  const { folder, ledger } = await ledgerFile();
  const out = join(folder, "respaldo.alcbak");
  await run("backup", "--ledger", ledger, "--out", out);
  await run("rates", "add", "--currency", "USD", "--day", "2026-11-22", "--rate", "18.2", "--ledger", ledger);
  const rates = async (file: string) => JSON.parse((await run("rates", "list", "--ledger", file, "--json")).out);
  const elsewhere = join(folder, "otro disco");
  mkdirSync(elsewhere);
  const real = join(elsewhere, basename(ledger));
  renameSync(ledger, real);
  symlinkSync(join("otro disco", basename(ledger)), join(folder, "medio"));
  symlinkSync(join(folder, "medio"), ledger);

  const over = await run("restore", "--from", out, "--ledger", ledger, "--force", "--json");
  const { kept } = JSON.parse(over.out);
  expect(dirname(kept)).toBe(elsewhere);
  expect([lstatSync(ledger).isSymbolicLink(), lstatSync(real).isFile()]).toEqual([true, true]);
  expect([await rates(kept), await rates(real), await rates(ledger)]).toMatchObject([[{}], [], []]);

  // What it points to may be lost: it is made anew there.
  rmSync(real);
  const anew = await run("restore", "--from", out, "--ledger", ledger, "--json");
  expect(JSON.parse(anew.out)).toMatchObject({ ledger, kept: null });
  expect([lstatSync(ledger).isSymbolicLink(), lstatSync(real).isFile()]).toEqual([true, true]);

  rmSync(real);
  rmSync(ledger);
  symlinkSync(ledger, ledger);
  const round = await run("restore", "--from", out, "--ledger", ledger, "--force");
  expect(round).toMatchObject({ code: 1, out: "" });
  symlinkSync(join(folder, "no hay", "x.alcorriente"), join(folder, "a ninguna parte"));
  const nowhere = await run("restore", "--from", out, "--ledger", join(folder, "a ninguna parte"));
  expect(nowhere).toMatchObject({ code: 1, out: "" });
  expect(nowhere.err).toContain(join(folder, "no hay"));
  expect(lstatSync(join(folder, "a ninguna parte")).isSymbolicLink()).toBe(true);
});

test("a backup that exists is replaced only when told to, and never by one that failed", async () => {
  const { folder, ledger } = await ledgerFile();
  const out = join(folder, "respaldo.alcbak");
  expect((await run("backup", "--ledger", ledger, "--out", out)).code).toBe(0);
  const bytes = readFileSync(out);
  expect(await run("backup", "--ledger", ledger, "--out", out)).toMatchObject({ code: 1, out: "" });
  expect(readFileSync(out).equals(bytes)).toBe(true);
  expect((await run("backup", "--ledger", ledger, "--out", out, "--force")).code).toBe(0);
  expect(await run("backup", "--ledger", ledger, "--out", join(folder, "no", "hay.alcbak"))).toMatchObject({ code: 1 });
  expect(readdirSync(folder).filter((name) => name.includes("parcial"))).toEqual([]);
});

test("a backup takes the place of no ledger, told to or not", async () => {
  const { folder, ledger } = await ledgerFile();
  const other = join(folder, "otra.alcorriente");
  await run("import", SCENARIO, "--ledger", other, "--company", "EKU9003173C9");
  symlinkSync(ledger, join(folder, "la misma"));
  const before = [readFileSync(ledger), readFileSync(other)];
  const names = readdirSync(folder);
  writeFileSync(`${other}-wal`, "");
  for (const out of [ledger, join(folder, "la misma"), other, `${other}-wal`]) {
    const refused = await run("backup", "--ledger", ledger, "--out", out, "--force");
    expect(refused, out).toMatchObject({ code: 1, out: "" });
    expect(refused.err, out).toContain("Elija otro nombre");
  }
  rmSync(`${other}-wal`);
  expect([readFileSync(ledger), readFileSync(other)].map((bytes, at) => before[at]?.equals(bytes))).toEqual([
    true,
    true,
  ]);
  expect(readdirSync(folder).sort()).toEqual(names.sort());
  // What is no ledger was told to go.
  writeFileSync(join(folder, "nota.txt"), "nota");
  expect((await run("backup", "--ledger", ledger, "--out", join(folder, "nota.txt"), "--force")).code).toBe(0);
});

test("a word too many is refused before anything is done", async () => {
  const { folder, ledger } = await ledgerFile();
  const names = readdirSync(folder);
  for (const words of [["verify"], ["backup", "--out", join(folder, "r")], ["restore", "--from", ledger, "--force"]]) {
    const refused = await run(...words, "otra.alcorriente", "--ledger", ledger, "--json");
    expect(refused, words[0]).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain("Sobra «otra.alcorriente»");
  }
  expect(readdirSync(folder)).toEqual(names);
});

test("what is no sound backup is refused, and the ledger stays byte for byte", async () => {
  const { folder, ledger } = await ledgerFile();
  const good = join(folder, "bueno.alcbak");
  await run("backup", "--ledger", ledger, "--out", good);
  const whole = readFileSync(good);
  const bad = (name: string, bytes: Buffer): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const hostile = join(folder, "trampa.alcbak");
  copyFileSync(good, hostile);
  const database = new Database(hostile);
  database.exec("create trigger trampa after insert on audit begin delete from own_rfc; end");
  database.close();
  const edited = join(folder, "editado.alcbak");
  copyFileSync(good, edited);
  const editor = new Database(edited);
  editor.exec("drop trigger audit_no_update");
  editor.exec("update audit set detail = '{}' where seq = 1");
  editor.close();
  const newer = Buffer.from(whole);
  newer.writeUInt32BE(99_999, 60);
  const unfit = [
    bad("texto.alcbak", Buffer.from("no es una cartera")),
    bad("vacio.alcbak", Buffer.alloc(0)),
    bad("cortado.alcbak", whole.subarray(0, whole.length / 2)),
    bad("danado.alcbak", Buffer.concat([whole.subarray(0, 40_960), Buffer.alloc(8192, 7), whole.subarray(49_152)])),
    bad("nuevo.alcbak", newer),
    hostile,
    edited,
    join(folder, "no-esta.alcbak"),
  ];
  const before = readFileSync(ledger);
  for (const file of unfit) {
    const result = await run("restore", "--from", file, "--ledger", ledger, "--force");
    expect(result, file).toMatchObject({ code: 1, out: "" });
    expect(result.err.length, file).toBeGreaterThan(10);
    expect(readFileSync(ledger).equals(before), file).toBe(true);
  }
  expect(readdirSync(folder).filter((name) => name.includes("restaurando"))).toEqual([]);
});

test("a ledger that is open elsewhere is not replaced", async () => {
  const { folder, ledger } = await ledgerFile();
  const out = join(folder, "respaldo.alcbak");
  await run("backup", "--ledger", ledger, "--out", out);
  const elsewhere = new Database(ledger);
  elsewhere.prepare("select count(*) from audit").get();
  try {
    const result = await run("restore", "--from", out, "--ledger", ledger, "--force");
    expect(result).toMatchObject({ code: 1, out: "" });
    expect(existsSync(ledger)).toBe(true);
  } finally {
    elsewhere.close();
  }
  expect((await run("restore", "--from", out, "--ledger", ledger, "--force")).code).toBe(0);
});

test("a ledger that lacks operations says so before anything is added to it", async () => {
  const { folder, ledger } = await ledgerFile();
  const heads = join(folder, "extremos.json");
  vi.stubEnv("AL_CORRIENTE_AUDIT_HEADS", heads);
  onTestFinished(() => void vi.unstubAllEnvs());
  const older = readFileSync(ledger);
  const { context, close } = createContext({ heads: { file: heads, notes: true } });
  const client = createRouterClient(createRouter(), { context });
  await client.ledgers.open({ path: ledger });
  await client.users.skipFirst();
  await close();
  expect((await run("rates", "list", "--ledger", ledger)).err).toBe("");
  writeFileSync(ledger, older);
  for (const words of [
    ["rates", "list"],
    ["import", SCENARIO],
  ]) {
    expect((await run(...words, "--ledger", ledger)).err, words[0]).toContain("le faltan operaciones");
  }
});
