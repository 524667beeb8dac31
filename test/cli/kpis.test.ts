import { existsSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openSqliteLedger } from "../../electron/ledger/db/open-sqlite.ts";
import { closeMonth } from "../../electron/ledger/kpis/closes.ts";
import { readKpiRules, saveKpiRules } from "../../electron/ledger/kpis/rules.ts";
import { freezeMonth } from "../../electron/ledger/reports/freeze.ts";
import { enterD1 } from "../ledger/kpis/d1-scene.ts";
import { temporaryFolder } from "../ledger/support/ledgers.ts";
import { run } from "./run.ts";

type Printed = readonly [
  value: string | null,
  part: string,
  whole: string,
  method: string,
  target: string,
  light: string,
];

const SCENARIO = join(import.meta.dirname, "../fixtures/cfdi/scenarios/07-pagos10-y-33");
const NAMES = [
  "recoveryRate",
  "overduePct",
  "currentPct",
  "dso",
  "bpdso",
  "add",
  "cei",
  "followUpPct",
  "ledgerUpdatesPct",
  "reportsOnTimePct",
  "promisesKeptPct",
  "ptpKeptAmountPct",
  "rpcRate",
  "coveragePct",
  "top10SharePct",
];

async function ledgerFile(): Promise<string> {
  const ledger = join(temporaryFolder(), "cli.alcorriente");
  await run("import", SCENARIO, "--ledger", ledger, "--company", "EKU9003173C9");
  return ledger;
}

test("kpis prints every KPI of a period by name, as text decimals or null", async () => {
  const ledger = await ledgerFile();
  const days = ["--from", "2022-01-01", "--to", "2026-11-22"];
  const json = JSON.parse((await run("kpis", ...days, "--ledger", ledger, "--json")).out);
  expect(Object.keys(json).toSorted()).toEqual(NAMES.toSorted());
  for (const one of Object.values<Record<string, unknown>>(json)) {
    expect(Object.keys(one)).toEqual(["value", "numerator", "denominator", "method", "target", "light"]);
    expect(one["value"] === null || /^-?\d+\.\d\d$/.test(String(one["value"]))).toBe(true);
    expect(["green", "amber", "red", "none"]).toContain(one["light"]);
  }
  // The scenario has pesos and dollars and no rate: each currency alone has its figures, together they are n/a.
  expect(json.overduePct.value).toBeNull();
  const told = await run("kpis", ...days, "--ledger", ledger);
  expect(told.err).toBe(
    "Falta el tipo de cambio de USD (2021-12-31, 2026-11-22). Lo que depende de él queda en n/d.\n",
  );
  const rows: Record<string, string>[] = JSON.parse(
    (await run("aging", "--as-of", "2026-11-22", "--ledger", ledger, "--json")).out,
  );
  for (const currency of new Set(rows.map((row) => row["currency"] ?? ""))) {
    const overdue = rows
      .filter((row) => row["currency"] === currency)
      .reduce((sum, row) => sum + Number(row["balance"]) + Number(row["unapplied"]) - Number(row["current"]), 0);
    const own = JSON.parse((await run("kpis", ...days, "--currency", currency, "--ledger", ledger, "--json")).out);
    expect(Number(own.overduePct.numerator), currency).toBeCloseTo(overdue, 2);
  }
  expect(json.followUpPct).toMatchObject({ value: null, light: "none", target: "≥ 100" });
});

test("a last known rate is used where the setting allows, and the command says of which day it is", async () => {
  const ledger = await ledgerFile();
  const days = ["--from", "2022-03-01", "--to", "2022-03-31", "--ledger", ledger];
  for (const [day, rate] of [
    ["2022-02-25", "20.50"],
    ["2022-03-31", "19.90"],
  ]) {
    const given = ["--currency", "USD", "--day", day ?? "", "--rate", rate ?? ""];
    expect((await run("rates", "add", ...given, "--ledger", ledger)).code).toBe(0);
  }
  const db = await openSqliteLedger(ledger, { mode: "must-exist" });
  const allow = async (value: string): Promise<void> => {
    await db.write((tx) => tx.sql.deleteFrom("setting").where("key", "=", "rateDaysBack").execute());
    await db.write((tx) => tx.sql.insertInto("setting").values({ key: "rateDaysBack", value }).execute());
  };
  await allow("0");
  const strict = await run("kpis", ...days, "--lang", "en");
  expect(strict.err).toBe("No exchange rate for USD (2022-02-28). What hangs on it is n/a.\n");
  await allow("5");
  const lenient = await run("kpis", ...days, "--lang", "en");
  expect(lenient.err).toBe("USD at 20.5: last known rate, of 2022-02-25, used for 2022-02-28.\n");
  await db.close();
});

test("kpis reads in words too, and refuses a period that is none", async () => {
  const ledger = await ledgerFile();
  const text = await run("kpis", "--from", "2026-10-01", "--ledger", ledger);
  expect(text.code).toBe(0);
  expect(text.out).toContain("Indicadores del 2026-10-01 al 2026-10-31");
  expect(text.out).toContain("Índice de recuperación");
  // Of a closed month the figures are those of its close, by the method of then.
  const db = await openSqliteLedger(ledger, { mode: "must-exist" });
  await db.write(async (tx) => {
    const recording = { at: "2026-11-03T16:00:00.000Z", actor: "test" };
    const maker = { version: "", timeZone: "America/Mexico_City", by: "" };
    const frozen = await freezeMonth(tx.sql, { month: "2026-10", at: recording.at, maker });
    await closeMonth(tx, "2026-10", frozen, { ...recording, personId: null, today: "2026-11-03" });
    await saveKpiRules(tx, { ...(await readKpiRules(tx.sql)), recoveryMethod: "cohort" }, recording);
  });
  await db.close();
  const month = async (from: string) =>
    JSON.parse((await run("kpis", "--from", from, "--ledger", ledger, "--json")).out);
  expect((await month("2026-10-01")).recoveryRate.method).toBe("collectible");
  expect((await month("2026-09-01")).recoveryRate.method).toBe("cohort");
  // Of a close that somebody altered nothing is printed, and it is said.
  const tampered = await openSqliteLedger(ledger, { mode: "must-exist" });
  await tampered.write(async (tx) => {
    await sql`drop trigger month_close_no_update`.execute(tx.sql);
    await sql`update month_close set snapshot = replace(snapshot, '"value":null', '"value":"95.00"')`.execute(tx.sql);
  });
  await tampered.close();
  const altered = await run("kpis", "--from", "2026-10-01", "--ledger", ledger, "--json");
  expect(altered.err).toContain("no coincide con su huella");
  expect(altered.out).not.toContain("95.00");
  expect(JSON.parse(altered.out).recoveryRate.method).toBe("cohort");
  expect(await run("kpis", "--from", "octubre", "--ledger", ledger)).toMatchObject({ code: 1, out: "" });
  const none = await run("kpis", "--from", "2026-06-31", "--ledger", ledger);
  expect(none.err).toContain("--from: «2026-06-31» no es un día del calendario");
  expect(await run("kpis", "--from", "2026-10-02", "--to", "2026-10-01", "--ledger", ledger)).toMatchObject({
    code: 1,
    err: "El periodo termina antes de empezar.\n",
  });
});

test("of fixture D1 every key has the figures of KPIS, part and whole in pesos, and n/a where nothing was to be done", async () => {
  const ledger = join(temporaryFolder(), "d1.alcorriente");
  const db = await openSqliteLedger(ledger, { mode: "must-not-exist" });
  const { close } = await enterD1(db, { clock: { at: "2026-11-03T18:00:00.000Z" } });
  await close();
  const days = ["--from", "2026-10-01", "--to", "2026-10-31"];
  const { code, out, err } = await run("kpis", ...days, "--ledger", ledger, "--json");
  expect([code, err]).toEqual([0, ""]);
  const expected: Readonly<Record<string, Printed>> = {
    recoveryRate: ["74.51", "380000.00", "510000.00", "collectible", "≥ 95", "red"],
    overduePct: ["12.62", "130000.00", "1030000.00", "openBalance", "< 10", "amber"],
    currentPct: ["87.38", "900000.00", "1030000.00", "openBalance", "≥ 90", "amber"],
    dso: ["27.29", "1030000.00", "1170000.00", "countBack", "< 30", "green"],
    bpdso: ["23.85", "900000.00", "1170000.00", "countBack", "", "none"],
    add: ["3.44", "130000.00", "1170000.00", "difference", "", "none"],
    cei: ["83.95", "680000.00", "810000.00", "netOfNonCash", "", "none"],
    followUpPct: [null, "0", "0", "dueInPeriod", "≥ 100", "none"],
    ledgerUpdatesPct: [null, "0", "0", "dueInPeriod", "≥ 100", "none"],
    reportsOnTimePct: [null, "0", "0", "dueInPeriod", "≥ 100", "none"],
    promisesKeptPct: [null, "0", "0", "maturity", "", "none"],
    ptpKeptAmountPct: [null, "0.00", "0.00", "maturity", "", "none"],
    rpcRate: [null, "0", "0", "attempts", "", "none"],
    // A, C and D owe something past due, and nobody tried any of them.
    coveragePct: ["0.00", "0", "3", "customers", "", "none"],
    top10SharePct: ["100.00", "1030000.00", "1030000.00", "topFew", "", "none"],
  };
  const told: Record<string, unknown> = JSON.parse(out);
  expect(Object.keys(told)).toEqual(NAMES);
  // Of days that are still to come the figures stand, and it is said what they are.
  const ahead = await run("kpis", "--from", "2199-01-01", "--to", "2199-01-31", "--ledger", ledger, "--json");
  expect([ahead.code, JSON.parse(ahead.out).overduePct.value]).toEqual([0, "100.00"]);
  expect(ahead.err).toContain("días que todavía no llegan");
  expect(told).toEqual(
    Object.fromEntries(
      Object.entries(expected).map(([name, [value, numerator, denominator, method, target, light]]) => [
        name,
        { value, numerator, denominator, method, target, light },
      ]),
    ),
  );
});

test("an argument that no figure can come of is refused with what to write instead, and no report is made for it", async () => {
  const folder = temporaryFolder();
  const ledger = join(folder, "args.alcorriente");
  await run("import", SCENARIO, "--ledger", ledger, "--company", "EKU9003173C9");
  const out = join(folder, "r.pdf");
  const report = ["report", "monthly", "--as-of", "2022-03-31", "--ledger", ledger];
  const told = async (...words: string[]) => {
    const { code, out: printed, err } = await run(...words);
    expect([code, printed], words.join(" ")).toEqual([1, ""]);
    return err.trim();
  };
  const kpis = ["kpis", "--ledger", ledger, "--json"];
  expect(await told(...kpis, "--currency", "xyz")).toBe(
    "--currency: en esta cartera no hay nada en XYZ. Tiene: MXN, USD.",
  );
  expect(await told(...report, "--currency", "XYZ", "--format", "pdf", "--out", out, "--lang", "en")).toBe(
    "--currency: this ledger has nothing in XYZ. It has: MXN, USD.",
  );
  // The company's own currency is one of any ledger, and others that the ledger knows go on as before.
  for (const currency of ["MXN", "usd"]) expect((await run(...kpis, "--currency", currency)).code, currency).toBe(0);
  const year = "--from: «1890-01-01» no es un año que se use aquí. Escriba un día de 1900 a 2199.";
  expect(await told(...kpis, "--from", "1890-01-01")).toBe(year);
  expect(await told(...kpis, "--from", "2022-01-01", "--to", "2200-01-01", "--lang", "en")).toBe(
    "--to: “2200-01-01” lies in no year that is used here. Write a day from 1900 to 2199.",
  );
  expect(
    await told("report", "daily", "--as-of", "2300-01-31", "--format", "pdf", "--out", out, "--ledger", ledger),
  ).toBe("--as-of: «2300-01-31» no es un año que se use aquí. Escriba un día de 1900 a 2199.");
  expect(await told(...kpis, "--from", "2026-02-30")).toContain("«2026-02-30» no es un día del calendario");
  expect(await told(...kpis, "--as-of", "2026-10-31")).toContain("diga el periodo con --from y --to");
  expect(await told(...kpis, "octubre")).toContain("Sobra «octubre»");
  expect(await told(...report, "--from", "2022-03-01", "--format", "pdf", "--out", out)).toContain("--as-of");
  expect(await told(...report, "--format", "doc", "--out", out)).toContain("pdf, xlsx");
  expect(await told("report", "--ledger", ledger)).toContain("Falta decir qué reporte. Existen: daily, weekly");
  const absent = join(folder, "no está");
  expect(await told(...report, "--format", "pdf", "--out", join(absent, "r.pdf"))).toBe(
    `--out: no existe la carpeta ${absent}. Créela o elija otra.`,
  );
  expect(await told(...report, "--format", "pdf", "--out", folder)).toContain("es una carpeta");
  expect(await told(...report, "--format", "pdf", "--out", join(folder, "r.xlsx"))).toContain("termina en .xlsx");
  expect(existsSync(out)).toBe(false);
  expect((await run(...report, "--format", "pdf", "--out", out)).code).toBe(0);
});
