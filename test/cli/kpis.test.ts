import { join } from "node:path";
import { expect, test } from "vitest";
import { openSqliteLedger } from "../../electron/ledger/db/open-sqlite.ts";
import { closeMonth } from "../../electron/ledger/kpis/closes.ts";
import { readKpiRules, saveKpiRules } from "../../electron/ledger/kpis/rules.ts";
import { freezeMonth } from "../../electron/ledger/reports/freeze.ts";
import { temporaryFolder } from "../ledger/support/ledgers.ts";
import { run } from "./run.ts";

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
  expect(await run("kpis", "--from", "octubre", "--ledger", ledger)).toMatchObject({ code: 1, out: "" });
  const none = await run("kpis", "--from", "2026-06-31", "--ledger", ledger);
  expect(none.err).toContain("--from: «2026-06-31» no es un día del calendario");
  expect(await run("kpis", "--from", "2026-10-02", "--to", "2026-10-01", "--ledger", ledger)).toMatchObject({
    code: 1,
    err: "El periodo termina antes de empezar.\n",
  });
});
