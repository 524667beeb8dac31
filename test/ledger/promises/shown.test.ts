import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { promiseCandidates } from "../../../electron/ledger/promises/candidates.ts";
import { makeDocument, uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";
import { promiseLedger, refusal } from "./set-up.ts";

const command = () => ({ commandId: randomUUID() });

// 2 March 2026 is a Monday; 16 March is a holiday in Mexico.
describe.each(databases)("what is shown and told of promises, on %s", (database) => {
  test("it stands on its invoices until it breaks, and money of its amount finds it", async () => {
    const l = await promiseLedger(database, [makeDocument(1), makeDocument(2, { issuedAt: "2026-01-20T10:00:00" })]);
    const id = await l.make([["2026-03-06", 800]], [2]);
    const promised = async (asOf: string) => {
      const { rows } = await l.client.receivables.page({ asOf, sort: [{ by: "promisedOn", desc: true }] });
      return Object.fromEntries(rows.map((row) => [row.folio, row.promisedOn]));
    };
    expect(await promised("2026-03-01")).toEqual({ 1: null, 2: null });
    expect(await promised("2026-03-10")).toEqual({ 1: null, 2: "2026-03-06" });
    expect(await promised("2026-03-11")).toEqual({ 1: null, 2: null });
    const filters = [{ column: "promisedOn", op: "range", from: "2026-03-01", to: null } as const];
    expect((await l.client.receivables.page({ asOf: "2026-03-05", filters })).total).toBe(1);

    const { rows: owed } = await l.client.payments.appliable({ customerId: l.customerId });
    expect(owed.map((row) => [row.label, row.promise])).toEqual([
      ["F-1", null],
      ["F-2", { id, dueOn: "2026-03-06", missingMinor: 80_000 }],
    ]);
    const question = { currency: "MXN", from: "2026-03-06", to: "2026-03-06", amounts: [80_000], toleranceMinor: 0 };
    expect(await promiseCandidates(l.db.read, question)).toMatchObject([
      { customerId: l.customerId, amountMinor: 80_000, promisedOn: "2026-03-06", invoiceUuids: [uuid(2)] },
    ]);
    expect(await promiseCandidates(l.db.read, { ...question, amounts: [70_000] })).toEqual([]);
    await l.pay("2026-03-06", 800, [[2, 800]]);
    expect(await promiseCandidates(l.db.read, question)).toEqual([]);
  });

  test("a list by its columns, its values and in Excel says the same", async () => {
    const l = await promiseLedger(database, [makeDocument(1), makeDocument(2, { total: "2000.00" })]);
    await l.make([["2026-03-06", 1000]], [1], { note: "paga por SPEI" });
    await l.make([["2026-03-09", 2000]], [2]);
    const asOf = "2026-03-02";
    const { rows } = await l.client.promises.page({
      asOf,
      sort: [{ by: "amountMinor", desc: true }],
      search: "univers",
    });
    expect(rows.map((row) => row.amountMinor)).toEqual([200_000, 100_000]);
    const few = [{ column: "amountMinor", op: "range", from: "1500", to: null } as const];
    expect((await l.client.promises.page({ asOf, filters: few })).total).toBe(1);
    expect((await l.client.promises.page({ asOf, search: "spei f-1" })).total).toBe(1);
    const { values } = await l.client.promises.values({ asOf, column: "state" });
    expect(values).toEqual([{ value: "active", label: "", rows: 2 }]);
    const file = join(temporaryFolder(), "promesas.xlsx");
    expect(await l.client.promises.exportPage({ asOf, file, columns: ["customerName", "amountMinor"] })).toEqual({
      file,
      rows: 2,
    });
  });

  test("rules for new promises: grace, tolerance and how far ahead", async () => {
    const l = await promiseLedger(database, [makeDocument(1), makeDocument(2)]);
    const before = await l.make([["2026-03-06", 1000]], [1]);
    const rules = { graceDays: 0, toleranceBp: 1000, maxDays: 5, maxBroken: 0, brokenDays: 90 };
    await l.client.promises.saveRules({ ...command(), rules });
    expect(await l.client.promises.rules()).toEqual(rules);
    expect(await refusal(l.make([["2026-03-09", 1000]], [2]))).toBe("PROMISE_TOO_FAR");
    const after = await l.make([["2026-03-06", 1000]], [2]);
    await l.pay("2026-03-06", 1800, [
      [1, 900],
      [2, 900],
    ]);
    expect([await l.state(before, "2026-03-07"), await l.state(after, "2026-03-07")]).toEqual(["active", "kept"]);
  });

  test("KPIS 8: kept 66.67 %, partial 11.11 %, broken 22.22 %, by amount 75.96 %", async () => {
    // Six kept for 360,000; one of 50,000 with 35,000; two broken for 110,000; one renegotiated for 45,000.
    const amounts = [60, 60, 60, 60, 60, 60, 50, 60, 50, 45].map((thousands) => thousands * 1000);
    const l = await promiseLedger(
      database,
      amounts.map((pesos, index) => makeDocument(index + 1, { total: `${pesos}.00` })),
    );
    const ids: number[] = [];
    for (const [index, pesos] of amounts.entries()) ids.push(await l.make([["2026-03-06", pesos]], [index + 1]));
    l.clock.day = "2026-03-04";
    await l.make([["2026-03-31", 45_000]], [10], { renegotiates: ids[9] ?? 0, approve: true });
    await l.pay("2026-03-06", 395_000, [...[1, 2, 3, 4, 5, 6].map((n) => [n, 60_000] as const), [7, 35_000]]);
    const period = { from: "2026-03-01", to: "2026-03-31" };
    expect((await l.client.promises.rates({ ...period, asOf: "2026-03-31" })).rows).toEqual([
      {
        currency: "MXN",
        kept: 6,
        partial: 1,
        broken: 2,
        renegotiated: 1,
        verify: 0,
        promisedMinor: 52_000_000,
        keptMinor: 39_500_000,
        keptPercent: "66.67",
        partialPercent: "11.11",
        brokenPercent: "22.22",
        amountPercent: "75.96",
      },
    ]);
    // On the day they mature nothing is late yet: the month to come is not told as broken.
    l.clock.day = "2026-03-10";
    const ahead = await l.client.kpis.board(period);
    for (const name of ["promisesKeptPct", "ptpKeptAmountPct"]) {
      expect(ahead.kpis.find((one) => one.name === name)).toMatchObject({ value: null, denominator: "0" });
    }
    l.clock.day = "2026-03-11";
    const board = await l.client.kpis.board(period);
    const values = Object.fromEntries([...board.kpis, ...board.more].map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({
      promisesKeptPct: "66.67",
      ptpKeptAmountPct: "75.96",
      promisesPartialPct: "11.11",
      promisesBrokenPct: "22.22",
    });
    const rows = await l.client.kpis.rows({ ...period, name: "ptpKeptAmountPct", offset: 0, limit: 100 });
    expect(rows).toMatchObject({ total: 9, numerator: "39500000", denominator: "52000000" });
    l.clock.day = "2026-03-04";
    expect((await l.client.promises.rates({ ...period, to: "2026-03-09", asOf: "2026-03-31" })).rows).toEqual([]);
    expect((await l.client.promises.rates({ ...period, asOf: "2026-03-10" })).rows).toEqual([]);
  });

  test("what the bank takes back after the period changes nothing of it", async () => {
    const l = await promiseLedger(database, [makeDocument(1)]);
    await l.make([["2026-03-06", 1000]], [1]);
    const payment = await l.pay("2026-03-09", 1000, [[1, 1000]]);
    l.clock.day = "2026-03-13";
    await l.client.payments.bounce({ commandId: randomUUID(), paymentUuid: payment, on: "2026-03-13" });
    l.clock.day = "2026-03-20";
    const kept = async (to: string) => {
      const board = await l.client.kpis.board({ from: "2026-03-01", to });
      return board.kpis.find(({ name }) => name === "promisesKeptPct")?.value;
    };
    expect([await kept("2026-03-10"), await kept("2026-03-12"), await kept("2026-03-13")]).toEqual([
      "100.00",
      "100.00",
      "0.00",
    ]);
  });
});
