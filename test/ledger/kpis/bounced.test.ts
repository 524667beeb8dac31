import { expect, test } from "vitest";
import type { BoardKpiName } from "../../../shared/contract/kpi-names.ts";
import { invoice, setUp } from "../interest/scene.ts";
import { uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";

const october = { from: "2026-10-01", to: "2026-10-31" };
const november = { from: "2026-11-01", to: "2026-11-30" };

/** One invoice of 100,000.00 issued on 1 September and due on 1 October, paid on a day and returned on another. */
async function returned(database: (typeof databases)[number], paidOn: string, on: string, ...later: string[]) {
  const l = await setUp(database, [invoice(1)]);
  l.clock.day = "2026-11-30";
  const applications = [{ invoiceUuid: uuid(1), amountMinor: 10_000_000 }];
  const { payments } = await l.pay(paidOn, 10_000_000, applications);
  if (later.length > 0) await l.post(...later);
  await l.client.payments.bounce({ ...l.id(), paymentUuid: payments[0]?.uuid ?? "", on, note: "" });
  return {
    ...l,
    async kpi(name: BoardKpiName, days: typeof october) {
      const board = await l.client.kpis.board(days);
      const found = [...board.kpis, ...board.more].find((each) => each.name === name);
      const rows = await l.client.kpis.rows({ ...days, name });
      expect([rows.numerator, rows.denominator], name).toEqual([found?.numerator, found?.denominator]);
      return [found?.value, found?.numerator, found?.denominator];
    },
  };
}

test.each(databases)(
  "money returned a month later is to be collected again: no rate falls below nothing, on %s",
  async (database) => {
    const l = await returned(database, "2026-10-05", "2026-11-10");
    for (const name of ["recoveryRate", "cei"] as const) {
      expect(await l.kpi(name, october), name).toEqual(["100.00", "10000000", "10000000"]);
      expect(await l.kpi(name, november), name).toEqual(["0.00", "0", "10000000"]);
    }
    expect(await l.kpi("daysLate", october)).toEqual(["4.00", "40000000", "10000000"]);
    expect(await l.kpi("daysLate", november)).toEqual([null, "0", "0"]);
    const { periods, kpis } = await l.client.kpis.trend(november);
    const points = kpis.find(({ name }) => name === "recoveryRate")?.points ?? [];
    expect(points.slice(-2).map(({ value }) => value)).toEqual(["100.00", "0.00"]);
    expect(periods).toHaveLength(13);
  },
);

test.each(databases)(
  "money returned in the month it came in was never late and never cash, on %s",
  async (database) => {
    const l = await returned(database, "2026-10-05", "2026-10-25");
    // Paid again on time: the days of what was returned are those of its own day, not of the day it was returned on.
    await l.pay("2026-10-28", 10_000_000, [{ invoiceUuid: uuid(1), amountMinor: 10_000_000 }]);
    expect(await l.kpi("recoveryRate", october)).toEqual(["100.00", "10000000", "10000000"]);
    expect(await l.kpi("daysLate", october)).toEqual(["27.00", "270000000", "10000000"]);
    expect(await l.kpi("daysToPay", october)).toEqual(["57.00", "570000000", "10000000"]);
  },
);

test.each(databases)(
  "money returned from what replaced the invoice is of the month it came in, on %s",
  async (database) => {
    const again = invoice(2, { root: { Fecha: "2026-10-20T10:00:00" }, relations: [["04", [1]]] });
    const l = await returned(database, "2026-10-05", "2026-11-10", again);
    expect(await l.kpi("recoveryRate", october)).toEqual(["100.00", "10000000", "10000000"]);
    expect(await l.kpi("recoveryRate", november)).toEqual(["0.00", "0", "10000000"]);
  },
);

const september = { from: "2026-09-01", to: "2026-09-30" };
const both = { from: "2026-10-01", to: "2026-11-30" };

/** The invoice of 100,000.00, paid on 5 October, cancelled on a day and its money returned on another. */
async function cancelled(database: (typeof databases)[number], cancelledOn: string, on: string) {
  const l = await returned(database, "2026-10-05", on);
  await l.client.review.cancel({ ...l.id(), uuid: uuid(1), on: cancelledOn, motive: "02" });
  return l;
}

test.each(databases)(
  "money returned after its invoice was cancelled is not collected in the month it came in, on %s",
  async (database) => {
    // Returned on the day before the cancellation, on that day and after it: nothing was received, and nothing is to be collected.
    for (const [cancelledOn, on] of [
      ["2026-10-20", "2026-10-19"],
      ["2026-10-20", "2026-10-20"],
      ["2026-10-20", "2026-10-25"],
    ] as const) {
      const l = await cancelled(database, cancelledOn, on);
      for (const name of ["recoveryRate", "cei"] as const) {
        expect(await l.kpi(name, october), `${name}, returned on ${on}`).toEqual([null, "0", "0"]);
      }
      expect((await l.kpi("daysLate", october))[2], on).toBe("0");
      const { beside, kpis } = await l.client.kpis.board(october);
      expect(beside?.cashMinor, on).toBe(0);
      const second = kpis.find(({ name }) => name === "recoveryRate")?.second ?? [];
      expect(
        second.filter(({ kind }) => kind === "method").map(({ method, numerator }) => [method, numerator]),
        on,
      ).toEqual([
        ["cashVsDue", "0"],
        ["cohort", "0"],
      ]);
    }
  },
);

test.each(databases)(
  "money returned a month after its invoice was cancelled was collected, and is not to be collected again, on %s",
  async (database) => {
    const l = await cancelled(database, "2026-10-20", "2026-11-10");
    for (const name of ["recoveryRate", "cei"] as const) {
      expect(await l.kpi(name, october), name).toEqual(["100.00", "10000000", "10000000"]);
      expect(await l.kpi(name, november), name).toEqual([null, "0", "0"]);
      // Of both months together it never came.
      expect((await l.kpi("recoveryRate", both)).slice(1)).toEqual(["0", "0"]);
    }
    expect(await l.kpi("daysLate", november)).toEqual([null, "0", "0"]);
    const { unapplied } = await l.client.kpis.board(november);
    expect(unapplied).toEqual([]);
    expect((await l.kpi("overduePct", september)).slice(1)).toEqual(["0", "10000000"]);
  },
);

test.each(databases)(
  "money that goes on to a smaller invoice in the place of its own is cash once, on %s",
  async (database) => {
    // 60,000 and 40,000 came in October; what replaced the invoice has room for 70,000, until the bank returns the 60,000.
    const l = await setUp(database, [invoice(1)]);
    l.clock.day = "2026-11-30";
    const applied = (minor: number) => [{ invoiceUuid: uuid(1), amountMinor: minor }];
    const { payments } = await l.pay("2026-10-05", 6_000_000, applied(6_000_000));
    await l.pay("2026-10-06", 4_000_000, applied(4_000_000));
    const smaller = { Fecha: "2026-10-20T10:00:00", Total: "70000.00", SubTotal: "56206.90" };
    await l.post(invoice(2, { root: smaller, relations: [["04", [1]]] }));
    await l.client.payments.bounce({ ...l.id(), paymentUuid: payments[0]?.uuid ?? "", on: "2026-11-10", note: "" });
    const recovery = async (days: typeof october) => {
      const { numerator, denominator } = (await l.client.kpis.board(days)).kpis[0] ?? {};
      return [numerator, denominator];
    };
    expect(await recovery(october)).toEqual(["10000000", "10000000"]);
    expect(await recovery(november)).toEqual(["0", "3000000"]);
    expect(await recovery(both)).toEqual(["4000000", "7000000"]);
  },
);
