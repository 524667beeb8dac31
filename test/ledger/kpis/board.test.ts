import { join } from "node:path";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import type { BoardKpiName } from "../../../shared/contract/kpi-names.ts";
import type { KpiBoard } from "../../../shared/contract/kpis.ts";
import { kpisEn } from "../../../shared/i18n/kpis.en.ts";
import { kpisEs } from "../../../shared/i18n/kpis.es.ts";
import { cutOff, items, opening } from "../../domain/kpis/fixture-d1.ts";
import { type FilledInvoice, fillLedger } from "../reports/fill.ts";
import { databases, makeLedger, temporaryFolder } from "../support/ledgers.ts";

type Cell = string | number | Date | undefined;

const K = 100_000;
const period = { from: "2026-10-01", to: cutOff };

/** Fixture D1 as posting would leave it: entries, not sums. */
const d1: FilledInvoice[] = items.map((item) => ({
  customer: item.customer,
  issuedOn: item.issuedOn,
  dueOn: item.dueOn,
  minor: item.total * K,
  entries: [
    ...item.cash.map(([on, k]) => ({ kind: "payment", on, minor: -k * K })),
    ...item.reduced.map(([on, k]) => ({ kind: item.customer === "E" ? "cancellation" : "credit", on, minor: -k * K })),
  ],
  ...(item.customer === "E" ? { ended: { as: "cancelled" as const, on: "2026-10-12" } } : {}),
}));

function kpi(board: KpiBoard, name: BoardKpiName) {
  const found = board.kpis.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

test.each(databases)("fixture D1 on %s gives the numbers of KPIS 2 to 6 from its entries", async (database) => {
  expect(opening).toBe("2026-09-30");
  const { db, client } = await makeLedger(database);
  await fillLedger(db, d1);
  const board = await client.kpis.board(period);
  expect(board).toMatchObject({ currency: "MXN", missing: [] });
  const values = Object.fromEntries(board.kpis.map(({ name, value }) => [name, value]));
  expect(values).toMatchObject({
    recoveryRate: "74.51",
    overduePct: "12.62",
    currentPct: "87.38",
    dso: "27.29",
    bpdso: "23.85",
    add: "3.44",
    cei: "83.95",
  });
  expect(kpi(board, "recoveryRate")).toMatchObject({
    numerator: String(380 * K),
    denominator: String(510 * K),
    light: "red",
  });
  expect(kpi(board, "overduePct")).toMatchObject({
    numerator: String(130 * K),
    denominator: String(1030 * K),
    light: "amber",
    target: "< 10",
  });
  expect(kpi(board, "currentPct").light).toBe("amber");
  expect(kpi(board, "dso").light).toBe("green");
  expect(kpi(board, "cei")).toMatchObject({ numerator: String(680 * K), denominator: String(810 * K) });
});

test.each(databases)("an empty ledger on %s shows n/a and no light anywhere", async (database) => {
  const { client } = await makeLedger(database);
  const board = await client.kpis.board(period);
  expect(board.kpis).toHaveLength(15);
  for (const one of board.kpis) expect(one, one.name).toMatchObject({ value: null, light: "none" });
});

test.each(databases)(
  "what the bank returned on %s was never collected, and a reversal takes its kind back",
  async (database) => {
    const { db, client } = await makeLedger(database);
    const entries = [
      { kind: "payment", on: "2026-10-10", minor: -60 * K },
      { kind: "bounce", on: "2026-10-12", minor: 60 * K },
      { kind: "credit", on: "2026-10-14", minor: -20 * K },
      { kind: "reversal", on: "2026-10-14", minor: 20 * K, reverses: 3 },
      { kind: "payment", on: "2026-10-20", minor: -30 * K },
    ];
    await fillLedger(db, [{ customer: "A", issuedOn: "2026-09-01", dueOn: "2026-10-01", minor: 100 * K, entries }]);
    const board = await client.kpis.board(period);
    expect(kpi(board, "recoveryRate")).toMatchObject({
      value: "30.00",
      numerator: String(30 * K),
      denominator: String(100 * K),
    });
  },
);

test.each(databases)(
  "money waiting on account on %s counts once it is applied; a credit note never does",
  async (database) => {
    const { db, client } = await makeLedger(database);
    await fillLedger(
      db,
      [
        {
          customer: "A",
          issuedOn: "2026-09-01",
          dueOn: "2026-10-01",
          minor: 100 * K,
          entries: [{ kind: "application", on: "2026-10-09", minor: -40 * K }],
        },
      ],
      [
        { customer: "A", kind: "payment", on: "2026-10-05", minor: -40 * K },
        { customer: "A", kind: "application", on: "2026-10-09", minor: 40 * K },
        { customer: "A", kind: "payment", on: "2026-10-20", minor: -7 * K },
      ],
    );
    const waiting = async (company: string) => (await client.kpis.board({ ...period, filter: { company } })).unapplied;
    expect(await waiting("DNI150203QX7")).toEqual([{ currency: "MXN", minor: 7 * K }]);
    expect(await waiting("EKU9003173C9")).toEqual([]);
    expect(kpi(await client.kpis.board(period), "recoveryRate").value).toBe("40.00");
  },
);

test.each(databases)("an invoice paid when it was issued on %s is no credit sale and no recovery", async (database) => {
  const { db, client } = await makeLedger(database);
  await fillLedger(db, [
    ...d1,
    { customer: "Z", issuedOn: "2026-10-05", dueOn: "2026-10-05", minor: 900 * K, pue: true },
  ]);
  const board = await client.kpis.board(period);
  expect([kpi(board, "recoveryRate").value, kpi(board, "cei").value, kpi(board, "dso").value]).toEqual([
    "74.51",
    "83.95",
    "27.29",
  ]);
});

test.each(databases)(
  "USD collected at another rate on %s: one rate for both sides, 90.00 % and not 100.00 %",
  async (database) => {
    const { db, client } = await makeLedger(database);
    await fillLedger(db, [
      {
        customer: "U",
        issuedOn: "2026-09-01",
        dueOn: "2026-10-01",
        minor: 1_000_000,
        currency: "USD",
        entries: [{ kind: "payment", on: "2026-10-20", minor: -900_000 }],
      },
      { customer: "M", issuedOn: "2026-09-01", dueOn: "2026-12-01", minor: 5 * K },
    ]);
    const before = await client.kpis.board(period);
    expect(before.missing).toEqual([
      { currency: "USD", day: "2026-09-30" },
      { currency: "USD", day: "2026-10-31" },
    ]);
    expect(kpi(before, "recoveryRate")).toMatchObject({ value: null, light: "none" });
    const rate = (day: string, value: string) =>
      client.rates.add({ commandId: crypto.randomUUID(), currency: "USD", day, rate: value, source: "typed" });
    await rate("2026-09-30", "18.00");
    await rate("2026-10-20", "20.00");
    await rate("2026-10-31", "19.00");
    const board = await client.kpis.board(period);
    expect(board).toMatchObject({ currency: "MXN", missing: [] });
    expect(kpi(board, "recoveryRate")).toMatchObject({
      value: "90.00",
      numerator: "16200000",
      denominator: "18000000",
    });
    // The stock of the cut-off is worth the rate of the cut-off.
    expect(kpi(board, "overduePct")).toMatchObject({ numerator: "1900000", denominator: String(1_900_000 + 5 * K) });
    const dollars = await client.kpis.board({ ...period, filter: { currency: "USD" } });
    expect(dollars.currency).toBe("USD");
    expect(kpi(dollars, "recoveryRate")).toMatchObject({ value: "90.00", denominator: "1000000" });
  },
);

test.each([kpisEs, kpisEn])("no name of a sheet of the board is cut", ({ names, sheets }) => {
  const short: Readonly<Record<string, string>> = sheets;
  const all = Object.entries(names).map(([name, long]) => short[name] ?? long);
  expect(all.filter((name) => name.length > 31)).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
});

test("the board's workbook holds every figure, its trend, and a sheet of the rows behind each that add up to it", async () => {
  const { db, client } = await makeLedger("sqlite");
  await fillLedger(db, d1, [{ customer: "A", kind: "payment", on: "2026-10-20", minor: -500 }]);
  const file = join(temporaryFolder(), "tablero.xlsx");
  await client.kpis.exportBoard({ ...period, file, lang: "es" });
  const board = await client.kpis.board(period);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const shown = [...board.kpis, ...board.more].filter(({ value }) => value !== null);
  const short: Readonly<Record<string, string>> = kpisEs.sheets;
  const names = shown.map(({ name }) => (short[name] ?? kpisEs.names[name]).replace(":", " "));
  expect(book.worksheets.map(({ name }) => name)).toEqual([
    "Tablero",
    "Junto a los indicadores",
    "Tendencia",
    ...names,
    "Definiciones",
  ]);
  const cells = (sheet: string): Cell[][] => {
    const rows: Cell[][] = [];
    book.getWorksheet(sheet)?.eachRow((row) => rows.push(row.values as Cell[]));
    return rows;
  };
  // The amounts beside the figures, with what waits to be applied taken off.
  const beside = cells("Junto a los indicadores").slice(3);
  expect(beside.map((row) => row[3])).toEqual([
    ...[board.beside?.openMinor, board.beside?.overdueMinor, board.beside?.dueOnCutOffMinor].map(
      (minor) => (minor ?? 0) / 100,
    ),
    ...[board.beside?.disputedMinor, board.beside?.cashMinor, board.beside?.writtenOffMinor].map(
      (minor) => (minor ?? 0) / 100,
    ),
    -5,
  ]);
  // What cannot be reckoned says so.
  const none = board.kpis.find(({ value }) => value === null);
  expect(cells("Tablero").find((row) => row[1] === kpisEs.names[none?.name ?? "rpcRate"])?.[2]).toBe("n/d");
  for (const [index, one] of shown.entries()) {
    const figure = cells("Tablero").find((row) => row[1] === kpisEs.names[one.name]);
    expect(figure?.[2], one.name).toBe(Number(one.value));
    const rows = cells(names[index] ?? "");
    const head = rows.findIndex((row) => row.includes("Numerador"));
    const at = (column: string): number => rows[head]?.indexOf(column) ?? -1;
    const sum = (column: string): number =>
      rows.slice(head + 1).reduce((total, row) => total + Math.round(Number(row[at(column)] ?? 0) * 100), 0);
    const scale = one.of === "amount" ? 1 : 100;
    expect([sum("Numerador"), sum("Denominador")], one.name).toEqual([
      Number(one.numerator) * scale,
      Number(one.denominator) * scale,
    ]);
    const uuids = rows.slice(head + 1).filter((row) => String(row[at("UUID")]).length === 36);
    // Groups and customers have none of their own.
    expect(uuids.length > 0, one.name).toBe(one.of === "amount" && !["hhi", "coverageAmountPct"].includes(one.name));
  }
  expect(
    cells("Tendencia")
      .find((row) => row[1] === kpisEs.names.overduePct)
      ?.at(-1),
  ).toBe(12.62);
  const nowhere = client.kpis.exportBoard({ ...period, file: join(temporaryFolder(), "no", "such.xlsx"), lang: "es" });
  await expect(nowhere).rejects.toMatchObject({ code: "PATH_NOT_FOUND" });
});

test("a period that ends before it begins, or begins in a year that is a slip, is refused", async () => {
  const { client } = await makeLedger("sqlite");
  for (const [from, to] of [
    ["2026-10-31", "2026-10-01"],
    ["0026-10-01", "2026-10-31"],
  ] as const) {
    await expect(client.kpis.board({ from, to })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  }
});
