import { expect, test } from "vitest";
import { invoice, setUp } from "../interest/scene.ts";
import { uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";

test.each(databases)("an invoice cancelled and issued again is no sooner paid, on %s", async (database) => {
  // Issued on 1 September, again on 1 and on 5 October, paid on the 11th.
  const again = (n: number, day: string, old: number) =>
    invoice(n, { root: { Fecha: `${day}T10:00:00` }, relations: [["04", [old]]] });
  const l = await setUp(database, [invoice(1), again(2, "2026-10-01", 1), again(3, "2026-10-05", 2)]);
  await l.pay("2026-10-11", 10_000_000, [{ invoiceUuid: uuid(3), amountMinor: 10_000_000 }]);
  const october = { from: "2026-10-01", to: "2026-10-31" };
  const board = await l.client.kpis.board(october);
  const found = board.more.find(({ name }) => name === "daysToPay");
  expect(found).toMatchObject({ value: "40.00", numerator: "400000000", denominator: "10000000" });
  const rows = await l.client.kpis.rows({ ...october, name: "daysToPay" });
  expect([rows.rows[0]?.days, rows.numerator]).toEqual([40, "400000000"]);
});

test.each(databases)(
  "without what is disputed the CEI of a quarter is its months added up, on %s",
  async (database) => {
    const l = await setUp(database, [invoice(1), invoice(2)]);
    await l.pay("2026-10-10", 4_000_000, [{ invoiceUuid: uuid(1), amountMinor: 4_000_000 }]);
    l.clock.day = "2026-10-20";
    await l.client.disputes.open({
      ...l.id(),
      draft: {
        customerId: l.customerId,
        invoiceUuid: uuid(2),
        type: "price",
        amountMinor: 7_000_000,
        reason: "Precio",
      },
    });
    l.clock.day = "2026-12-02";
    const without = async (from: string, to: string) => {
      const board = await l.client.kpis.board({ from, to });
      const cei = board.kpis.find(({ name }) => name === "cei");
      const { numerator, denominator } = cei?.second.find(({ kind }) => kind === "exDisputed") ?? {};
      return [Number(numerator), Number(denominator)];
    };
    const october = await without("2026-10-01", "2026-10-31");
    const november = await without("2026-11-01", "2026-11-30");
    expect([october, november]).toEqual([
      [4_000_000, 13_000_000],
      [0, 9_000_000],
    ]);
    expect(await without("2026-10-01", "2026-11-30")).toEqual([4_000_000, 22_000_000]);
  },
);
