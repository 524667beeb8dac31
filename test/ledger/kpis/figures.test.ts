import { describe, expect, onTestFinished, test } from "vitest";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { readBoard } from "../../../electron/ledger/kpis/board.ts";
import { readRows } from "../../../electron/ledger/kpis/rows.ts";
import { readTrend } from "../../../electron/ledger/kpis/trend.ts";
import type { BoardKpiName } from "../../../shared/contract/kpi-names.ts";
import type { Kpi, KpiBoard } from "../../../shared/contract/kpis.ts";
import { fillLedger } from "../reports/fill.ts";
import { type DatabaseName, databases, openLedgerOn } from "../support/ledgers.ts";
import { d1, K } from "./fill-d1.ts";

const october = { from: "2026-10-01", to: "2026-10-31" };

function kpi(board: KpiBoard, name: BoardKpiName): Kpi {
  const found = [...board.kpis, ...board.more].find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

const rowsOf = (db: LedgerDb, name: BoardKpiName, part: "numerator" | "denominator" = "numerator") =>
  readRows(db.read, {
    ...october,
    name,
    part,
    into: null,
    customerId: null,
    search: "",
    sort: [],
    offset: 0,
    limit: 1000,
  });

/** D1 with 100 k of F7 disputed, and its board of October. */
async function disputedD1(database: DatabaseName): Promise<{ db: LedgerDb; board: KpiBoard }> {
  const db = await openLedgerOn(database);
  onTestFinished(() => db.close());
  await fillLedger(db, d1());
  await db.write(async (tx) => {
    await tx.bulk.insert("dispute", [
      {
        id: 1,
        customer_id: 3,
        contact_id: null,
        interaction_id: null,
        invoice_uuid: "00000000-0000-4000-8000-000000000007",
        line: null,
        line_text: "",
        type: "price",
        currency: "MXN",
        amount_minor: 100 * K,
        reason: "",
        opened_on: "2026-10-25",
        due_on: "2026-11-01",
        sla_days: 5,
        resolver: "sales",
        person_id: null,
        search: "",
        recorded_at: "2026-10-25T16:00:00.000Z",
        actor: "",
      },
    ]);
    await tx.bulk.insert("dispute_span", [
      {
        dispute_id: 1,
        from_on: "2026-10-25",
        until_on: "9999-12-31",
        state: "open",
        receivable_id: 7,
        claim_minor: 100 * K,
        type: "price",
        due_on: "2026-11-01",
        sla_days: 5,
        resolver: "sales",
        resolved_on: "9999-12-31",
        outcome: "",
        effect: "",
        expected_minor: 0,
        root_cause: "",
        closed_by: "",
        cfdi_uuid: "",
      },
    ]);
  });
  return { db, board: await readBoard(db.read, october) };
}

describe.each(databases)("fixture D1 of KPIS.md, from entries, on %s", (database) => {
  test("every figure of sections 2 to 6, with its other methods beside it", async () => {
    const { board } = await disputedD1(database);
    const value = (name: BoardKpiName) => kpi(board, name).value;
    expect({
      recovery: value("recoveryRate"),
      overdue: value("overduePct"),
      current: value("currentPct"),
      dso: value("dso"),
      bpdso: value("bpdso"),
      add: value("add"),
      cei: value("cei"),
      weightedDpd: value("weightedDpd"),
      daysLate: value("daysLate"),
      daysToPay: value("daysToPay"),
    }).toEqual({
      recovery: "74.51",
      overdue: "12.62",
      current: "87.38",
      dso: "27.29",
      bpdso: "23.85",
      add: "3.44",
      cei: "83.95",
      weightedDpd: "49.62",
      daysLate: "4.06",
      daysToPay: "28.76",
    });
    const beside = (name: BoardKpiName, method: string) =>
      kpi(board, name).second.find((each) => each.kind === "method" && each.method === method)?.value;
    expect(beside("recoveryRate", "cashVsDue")).toBe("170.00");
    expect(beside("recoveryRate", "cohort")).toBe("86.49");
    expect(beside("cei", "textbook")).toBe("85.87");
    expect(beside("daysLate", "signed")).toBe("-1.24");

    // The denominator less the numerator of recovery and of CEI is what is overdue at the close.
    for (const name of ["recoveryRate", "cei"] as const) {
      const { numerator, denominator } = kpi(board, name);
      expect(Number(denominator) - Number(numerator), name).toBe(130 * K);
    }
    expect(board.beside).toMatchObject({ overdueMinor: 130 * K, cashMinor: 680 * K, disputedMinor: 100 * K });

    // Without what is disputed only the disputed amount leaves, not its invoice.
    const without = (name: BoardKpiName) => kpi(board, name).second.find((each) => each.kind === "exDisputed");
    expect(without("overduePct")).toMatchObject({ value: "13.98", denominator: String(930 * K) });
    expect(without("currentPct")).toMatchObject({ value: "86.02", numerator: String(800 * K) });
    // F7 is not due: what could be collected of due items is as before.
    expect(without("recoveryRate")?.value).toBe("74.51");
  });

  test("the trend's last point is the board, and a month before the first invoice is n/a", async () => {
    const { db, board } = await disputedD1(database);
    const trend = await readTrend(db.read, october);
    expect(trend.periods.at(0)).toEqual({ from: "2025-10-01", to: "2025-10-31" });
    const line = new Map(trend.kpis.map((each) => [each.name, each.points.map(({ value }) => value)]));
    for (const { name, value } of [...board.kpis, ...board.more]) expect(line.get(name)?.at(-1), name).toBe(value);
    expect(line.get("overduePct")?.at(0)).toBeNull();
  });

  test("the rows behind each figure add up to it, down to their UUIDs", async () => {
    const { db, board } = await disputedD1(database);
    for (const { name, numerator, denominator, of } of [...board.kpis, ...board.more]) {
      const rows = await rowsOf(db, name);
      const days = ["dso", "bpdso", "add"].includes(name);
      expect(rows.numerator, name).toBe(numerator);
      if (!days) expect(rows.denominator, name).toBe(denominator);
      else expect((await rowsOf(db, name, "denominator")).denominator, name).toBe(denominator);
      expect(rows.total, name).toBe(rows.rows.length);
      if (of === "amount")
        for (const row of rows.rows)
          expect(row.uuids.length + Number(row.kind === "group" || row.kind === "customer"), name).toBeGreaterThan(0);
    }
  });
});

test.each(databases)(
  "a write-off on %s helps neither recovery nor CEI, and stands beside the overdue share",
  async (database) => {
    const db = await openLedgerOn(database);
    onTestFinished(() => db.close());
    await fillLedger(db, d1({ 8: [{ kind: "write-off", on: "2026-10-31", minor: -40 * K }] }));
    const board = await readBoard(db.read, october);
    expect(kpi(board, "recoveryRate").value).toBe("74.51");
    expect(kpi(board, "cei")).toMatchObject({
      value: "83.95",
      numerator: String(680 * K),
      denominator: String(810 * K),
    });
    expect(kpi(board, "overduePct")).toMatchObject({ value: "9.09", light: "green" });
    expect(board.beside).toMatchObject({ writtenOffMinor: 40 * K });
  },
);
