import { randomUUID } from "node:crypto";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { expect, onTestFinished, test } from "vitest";
import type { BoardKpiName } from "../../../shared/contract/kpi-names.ts";
import type { KpiBoard, KpiFilter } from "../../../shared/contract/kpis.ts";
import { uuid } from "../support/documents.ts";
import { databases, openLedgerOn, temporaryFolder } from "../support/ledgers.ts";
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
  // Behind a rate of what was to be done, what is missing stands first.
  const recovery = await client.kpis.rows({ ...october, name: "recoveryRate" });
  expect(recovery.rows.map((row) => [row.uuids[0], row.numerator / K, row.denominator / K])).toEqual([
    [uuid(4), 0, 50],
    [uuid(1), 60, 100],
    [uuid(9), 0, 40],
    [uuid(2), 200, 200],
    [uuid(3), 120, 120],
  ]);
  const covered = await client.kpis.rows({ ...october, name: "coverageAmountPct" });
  expect(covered.rows.map((row) => row.denominator / K)).toEqual([50, 40, 40]);
  // Of a part of the portfolio, the figures of that part: of D, F6 and F9; of C, F4 and F7.
  const of = async (filter: Partial<KpiFilter>) => client.kpis.board({ ...october, filter });
  const d = await of({ groupId: idOf("D") });
  expect([kpi(d, "overduePct").numerator, kpi(d, "overduePct").denominator]).toEqual([String(40 * K), String(440 * K)]);
  expect(kpi(await of({ groupId: idOf("C") }), "overduePct").value).toBe("9.09");
  expect(kpi(await of({ company: "DNI150203QX7" }), "overduePct").value).toBeNull();
});

test("rows in Excel are called what they are on the screen, in both languages, and never by a code", async () => {
  const db = await openLedgerOn("sqlite");
  const clock = { at: "2026-11-03T18:00:00.000Z" };
  const { client, close, idOf } = await enterD1(db, { clock });
  onTestFinished(close);
  const payments = [{ dueOn: "2026-11-05", amountMinor: 40 * K }];
  await client.promises.make({
    commandId: randomUUID(),
    draft: { customerId: idOf("D"), currency: "MXN", payments, invoices: [uuid(9)] },
  });
  clock.at = "2026-11-13T18:00:00.000Z";
  const november = { from: "2026-11-01", to: "2026-11-12" };
  const labels = async (name: BoardKpiName, lang: "es" | "en"): Promise<string[]> => {
    const file = join(temporaryFolder(), "renglones.xlsx");
    await client.kpis.exportRows({ ...november, name, sort: [], file, lang });
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const found: string[] = [];
    book.worksheets[0]?.getColumn(1).eachCell((cell) => found.push(String(cell.value)));
    return [...new Set(found.slice(1))].sort();
  };
  expect(await labels("reportsOnTimePct", "es")).toEqual(["Diario", "Mensual", "Semanal"]);
  expect(await labels("reportsOnTimePct", "en")).toEqual(["Daily", "Monthly", "Weekly"]);
  expect(await labels("followUpPct", "es")).toEqual(["comprobar que pagó", "recordar el pago prometido"]);
  expect(await labels("promisesKeptPct", "es")).toEqual(["Promesa 1"]);
  expect(await labels("coverageAmountPct", "en")).toEqual(["Customer"]);
});
