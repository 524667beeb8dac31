import { expect, onTestFinished, test } from "vitest";
import type { BoardKpiName } from "../../../shared/contract/kpi-names.ts";
import type { KpiBoard, KpiFilter } from "../../../shared/contract/kpis.ts";
import { uuid } from "../support/documents.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";
import { enterD1 } from "./d1-scene.ts";
import { K } from "./fill-d1.ts";

const october = { from: "2026-10-01", to: "2026-10-31" };

function kpi(board: KpiBoard, name: BoardKpiName) {
  const found = [...board.kpis, ...board.more].find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

test.each(databases)("D1 entered on %s as users enter it gives every figure of KPIS 2 to 6", async (database) => {
  const db = await openLedgerOn(database);
  const { client, close, idOf } = await enterD1(db, { clock: { at: "2026-11-03T18:00:00.000Z" } });
  onTestFinished(close);
  const board = await client.kpis.board(october);
  expect(Object.fromEntries([...board.kpis, ...board.more].map(({ name, value }) => [name, value]))).toMatchObject({
    recoveryRate: "74.51",
    overduePct: "12.62",
    currentPct: "87.38",
    dso: "27.29",
    bpdso: "23.85",
    add: "3.44",
    cei: "83.95",
    weightedDpd: "49.62",
    daysLate: "4.06",
    daysToPay: "28.76",
  });
  const second = (name: BoardKpiName, method: string) =>
    kpi(board, name).second.find((each) => each.kind === "method" && each.method === method)?.value;
  expect([
    second("recoveryRate", "cashVsDue"),
    second("recoveryRate", "cohort"),
    second("cei", "textbook"),
    second("daysLate", "signed"),
  ]).toEqual(["170.00", "86.49", "85.87", "-1.24"]);
  expect(board.beside).toEqual({
    openMinor: 1030 * K,
    overdueMinor: 130 * K,
    disputedMinor: 100 * K,
    cashMinor: 680 * K,
    writtenOffMinor: 0,
    dueOnCutOffMinor: 0,
  });
  // The rows behind the overdue share are the five open invoices, by their UUIDs.
  const rows = await client.kpis.rows({ ...october, name: "overduePct" });
  expect(rows.rows.map((row) => [row.uuids, row.numerator / K]).sort()).toEqual([
    [[uuid(1)], 40],
    [[uuid(4)], 50],
    [[uuid(6)], 0],
    [[uuid(7)], 0],
    [[uuid(9)], 40],
  ]);
  // Of a part of the portfolio, the figures of that part: of D, F6 and F9; of C, F4 and F7.
  const of = async (filter: Partial<KpiFilter>) => client.kpis.board({ ...october, filter });
  const d = await of({ groupId: idOf("D") });
  expect([kpi(d, "overduePct").numerator, kpi(d, "overduePct").denominator]).toEqual([String(40 * K), String(440 * K)]);
  expect(kpi(await of({ groupId: idOf("C") }), "overduePct").value).toBe("9.09");
  expect(kpi(await of({ company: "DNI150203QX7" }), "overduePct").value).toBeNull();
});
