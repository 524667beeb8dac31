import { join } from "node:path";
import ExcelJS from "exceljs";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { brokenCloses } from "../../../electron/ledger/kpis/closes.ts";
import type { BoardKpiName } from "../../../shared/contract/kpi-names.ts";
import type { KpiBoard } from "../../../shared/contract/kpis.ts";
import { fillLedger } from "../reports/fill.ts";
import { databases, makeLedger, temporaryFolder } from "../support/ledgers.ts";
import { d1, K } from "./fill-d1.ts";

const october = { from: "2026-10-01", to: "2026-10-31" };
const kpi = (board: KpiBoard, name: BoardKpiName) => [...board.kpis, ...board.more].find((one) => one.name === name);

describe.each(databases)("month close on %s", (database) => {
  test("freezes the figures: printed again they are the same, and what comes later is restated beside them", async () => {
    const { db, client } = await makeLedger(database);
    await fillLedger(db, d1(), [{ customer: "A", kind: "payment", on: "2026-10-20", minor: -5 * K }]);
    const plan = await client.kpis.closes.plan({ month: "2026-10" });
    expect(plan).toMatchObject({
      ended: true,
      unfinished: { unapplied: [{ currency: "MXN", minor: 5 * K }], missing: [], deposits: 0, disputes: 0 },
    });
    expect(await client.kpis.closes.list()).toMatchObject({ rows: [] });
    const open = await client.kpis.board(october);
    expect(open.closed).toBeNull();
    const commandId = crypto.randomUUID();
    const closed = await client.kpis.closes.close({ commandId, month: "2026-10" });
    expect(closed).toMatchObject({ month: "2026-10", actor: "test" });
    expect(closed.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await client.kpis.closes.close({ commandId, month: "2026-10" })).toEqual(closed);
    const again = client.kpis.closes.close({ commandId: crypto.randomUUID(), month: "2026-10" });
    await expect(again).rejects.toMatchObject({ code: "MONTH_CLOSED" });
    const before = await client.kpis.closes.get({ month: "2026-10" });
    expect(before.sound).toBe(true);
    expect(before.snapshot?.rules.recoveryMethod).toBe("collectible");
    expect(before.snapshot?.unfinished.unapplied).toEqual([{ currency: "MXN", minor: 5 * K }]);

    // A payment of October that the ledger learns of later.
    await db.write(async (tx) => {
      const [last] = await tx.sql.selectFrom("entry").selectAll().orderBy("id", "desc").limit(1).execute();
      if (last === undefined) throw new Error("no entry");
      const late = { receivable_id: 4, customer_id: 3, effective_on: "2026-10-31", amount_minor: -50 * K };
      await tx.bulk.insert("entry", [{ ...last, ...late, id: last.id + 1, kind: "payment" }]);
      await tx.sql
        .updateTable("receivable")
        .set({ open_minor: 0, closed_on: "2026-10-31", last_entry_on: "2026-10-31" })
        .where("id", "=", 4)
        .execute();
    });
    const restated = await client.kpis.board(october);
    expect(restated.closed).toMatchObject({ actor: "test", hash: closed.hash });
    expect(kpi(restated, "recoveryRate")).toMatchObject({
      value: "84.31",
      frozen: { value: "74.51", numerator: String(380 * K), method: "collectible", light: "red" },
    });
    expect(kpi(restated, "dso")?.frozen?.value).toBe("27.29");
    // What stands beside a figure is frozen with it, and so are the amounts of the month.
    expect(kpi(restated, "recoveryRate")?.frozen?.second).toEqual(kpi(open, "recoveryRate")?.second);
    expect(kpi(restated, "recoveryRate")?.second).not.toEqual(kpi(open, "recoveryRate")?.second);
    expect(restated.closed).toMatchObject({ sound: true, beside: open.beside, unapplied: open.unapplied });
    expect(restated.beside).not.toEqual(open.beside);
    expect(await client.kpis.closes.get({ month: "2026-10" })).toEqual(before);
    // A part of the portfolio was not closed by itself.
    const part = await client.kpis.board({ ...october, filter: { segment: "B" } });
    expect(part.closed).toBeNull();
    expect((await client.kpis.closes.list()).rows).toEqual([closed]);
    // Its report prints what was frozen, and behind it what it comes to now.
    const monthly = JSON.stringify(await client.reports.read({ kind: "monthly", asOf: october.to }));
    expect(monthly).toContain("Tal como se cerró");
    expect(monthly).toContain('{"kind":"percent","value":"74.51"},{"kind":"percent","value":"84.31"}');
    expect(await brokenCloses(db.read)).toEqual({ months: 1, broken: [] });
    const on = database === "sqlite" ? "" : " on month_close";
    await db.write(async (tx) => {
      await sql.raw(`drop trigger month_close_no_update${on}`).execute(tx.sql);
      await sql`update month_close set snapshot = replace(snapshot, '74.51', '94.51')`.execute(tx.sql);
    });
    expect((await client.kpis.closes.get({ month: "2026-10" })).sound).toBe(false);
    const altered = await client.kpis.board(october);
    expect(altered.closed).toMatchObject({ sound: false, beside: null, unapplied: [] });
    expect(kpi(altered, "recoveryRate")).toMatchObject({ value: "84.31", frozen: null });
    // A report prints nothing that was not frozen as if it had been: it says so, and what the ledger gives today.
    const printed = JSON.stringify(await client.reports.read({ kind: "monthly", asOf: october.to }));
    expect(printed).toContain("no coincide con su huella");
    expect(printed).not.toContain("94.51");
    const file = join(temporaryFolder(), "tablero.xlsx");
    await client.kpis.exportBoard({ ...october, file, lang: "es" });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const cells: unknown[] = [];
    book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell(({ value }) => cells.push(value))));
    expect(cells.some((value) => String(value).includes("no coincide con su huella"))).toBe(true);
    expect(cells).not.toContain(94.51);
    const { checks } = await client.ledgers.verify();
    expect(checks.find(({ name }) => name === "closes")).toMatchObject({ ok: false });
  });

  test("of several currencies each is frozen by itself, also where a rate is missing for all of them", async () => {
    const { db, client } = await makeLedger(database);
    const dollars = { customer: "U", issuedOn: "2026-09-01", dueOn: "2026-10-01", minor: 10 * K, currency: "USD" };
    await fillLedger(db, [...d1(), dollars]);
    await client.kpis.closes.close({ commandId: crypto.randomUUID(), month: "2026-10" });
    const recovery = async (currency: string | null) =>
      kpi(await client.kpis.board({ ...october, filter: { currency } }), "recoveryRate");
    expect(await recovery(null)).toMatchObject({ value: null, frozen: { value: null } });
    expect(await recovery("MXN")).toMatchObject({ value: "74.51", frozen: { value: "74.51" } });
    expect(await recovery("USD")).toMatchObject({ value: "0.00", frozen: { value: "0.00" } });
  });

  test("one that was altered so that it cannot be read any more is told in words, and figures and reports go on", async () => {
    const { db, client } = await makeLedger(database);
    await fillLedger(db, d1());
    await client.kpis.closes.close({ commandId: crypto.randomUUID(), month: "2026-10" });
    const on = database === "sqlite" ? "" : " on month_close";
    await db.write(async (tx) => {
      await sql.raw(`drop trigger month_close_no_update${on}`).execute(tx.sql);
      await sql`update month_close set snapshot = '{"format":1,'`.execute(tx.sql);
    });
    const board = await client.kpis.board(october);
    expect(board.closed).toMatchObject({ sound: false, beside: null });
    expect(kpi(board, "recoveryRate")).toMatchObject({ value: "74.51", frozen: null });
    expect(await client.kpis.closes.get({ month: "2026-10" })).toMatchObject({ sound: false, snapshot: null });
    expect((await client.kpis.closes.list()).rows).toHaveLength(1);
    const printed = JSON.stringify(await client.reports.read({ kind: "monthly", asOf: october.to }));
    expect(printed).toContain("no coincide con su huella");
    const file = join(temporaryFolder(), "tablero.xlsx");
    await client.kpis.exportBoard({ ...october, file, lang: "es" });
    const { checks } = await client.ledgers.verify();
    const told = checks.find(({ name }) => name === "closes");
    expect(told).toMatchObject({ ok: false });
    expect(told?.detail).toContain("2026-10");
  });

  test("a month that has not ended is not closed, and a month that was never closed is not found", async () => {
    const { client } = await makeLedger(database);
    const close = client.kpis.closes.close({ commandId: crypto.randomUUID(), month: "2999-01" });
    await expect(close).rejects.toMatchObject({ code: "MONTH_NOT_ENDED" });
    await expect(client.kpis.closes.get({ month: "2026-01" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("rules decide the method and the light; a figure outside them is refused", async () => {
  const { db, client } = await makeLedger("sqlite");
  await fillLedger(db, d1());
  const rules = await client.kpis.rules();
  const own = { ...rules, recoveryMethod: "cohort" as const };
  await client.kpis.saveRules({
    commandId: crypto.randomUUID(),
    rules: { ...own, targets: { ...rules.targets, recovery: { goal: "85", amberUntil: "80" } } },
  });
  const board = await client.kpis.board(october);
  expect(kpi(board, "recoveryRate")).toMatchObject({
    value: "86.49",
    method: "cohort",
    light: "green",
    target: "≥ 85",
  });
  const wrong = { ...rules, dailyCutOff: "25:00" };
  await expect(client.kpis.saveRules({ commandId: crypto.randomUUID(), rules: wrong })).rejects.toMatchObject({
    code: expect.stringMatching(/BAD_REQUEST|INVALID_INPUT/),
  });
});

test("read in a thread of its own, a board is the one read here", async () => {
  const { db, context, client } = await makeLedger("sqlite");
  await fillLedger(db, d1());
  const here = await client.kpis.board(october);
  Object.defineProperty(context, "readsAside", { value: true });
  expect(await client.kpis.board(october)).toEqual(here);
  const rows = await client.kpis.rows({ ...october, name: "overduePct" });
  expect(rows).toMatchObject({ total: 5, numerator: String(130 * K), denominator: String(1030 * K) });
});
