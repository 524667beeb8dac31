import { describe, expect, test } from "vitest";
import { cashOn, waitingOn } from "../../../shared/domain/promises/cash.ts";
import type { Movement } from "../../../shared/domain/promises/facts.ts";
import { paid } from "./facts.ts";

const LATER = "2026-12-31";
/** What a document takes back or moves away; positive as in the ledger. */
const back = (on: string, amountMinor: number, receivable = 1, source = 1): Movement =>
  paid(on, -amountMinor, receivable, source);
const moved = (movement: Movement): Movement => ({ ...movement, moved: true });
/** Cash as `day invoice amount`, in the order in which promises are paid out of it. */
const told = (movements: readonly Movement[], day = LATER): string[] =>
  cashOn(movements, day).map(({ on, receivable, amountMinor }) => `${on} ${receivable} ${amountMinor}`);

describe("cash on invoices by its value date", () => {
  test("is one sum a day and invoice, the earliest day first, whatever order it is told in", () => {
    const movements = [
      paid("2026-03-06", 500, 2, 1),
      paid("2026-03-05", 100, 2, 2),
      paid("2026-03-05", 30, 1, 3),
      paid("2026-03-06", 20, 1, 4),
      paid("2026-03-05", 7, 1, 5),
    ];
    const days = ["2026-03-05 1 37", "2026-03-05 2 100", "2026-03-06 1 20", "2026-03-06 2 500"];
    expect(told(movements)).toEqual(days);
    expect(told(movements.toReversed())).toEqual(days);
  });

  test("is known from its value date on; what is no cash is none", () => {
    const movements = [paid("2026-03-05", 100), { ...paid("2026-03-05", 40), cash: false }];
    expect(told(movements, "2026-03-05")).toEqual(["2026-03-05 1 100"]);
    expect(told(movements, "2026-03-04")).toEqual([]);
  });

  test("of one document may have several days and invoices", () => {
    expect(told([paid("2026-03-05", 100), paid("2026-03-06", 50), paid("2026-03-06", 25, 2)])).toEqual([
      "2026-03-05 1 100",
      "2026-03-06 1 50",
      "2026-03-06 2 25",
    ]);
  });
});

describe("cash that goes again", () => {
  test("leaves nothing when all of it does, and the rest with its own day when a part does", () => {
    expect(told([paid("2026-03-05", 100), back("2026-03-09", 100)])).toEqual([]);
    expect(told([paid("2026-03-05", 100), back("2026-03-09", 40)])).toEqual(["2026-03-05 1 60"]);
  });

  test("is that of the document the bank returned, not of another one that came later", () => {
    const other = paid("2026-03-06", 100, 1, 2);
    expect(told([paid("2026-03-05", 100), other, back("2026-03-09", 100)])).toEqual(["2026-03-06 1 100"]);
  });

  test("is the latest of that document on that invoice, day by day back", () => {
    const three = [paid("2026-03-05", 100), paid("2026-03-06", 50), paid("2026-03-07", 30, 2)];
    expect(told([...three, back("2026-03-09", 70)])).toEqual(["2026-03-05 1 80", "2026-03-07 2 30"]);
    expect(told([...three, back("2026-03-09", 20)])).toEqual([
      "2026-03-05 1 100",
      "2026-03-06 1 30",
      "2026-03-07 2 30",
    ]);
  });
});

describe("cash that moves to what replaced its invoice", () => {
  test("keeps the day it was paid on; what comes new on that day has that day", () => {
    const replaced = [
      paid("2026-03-05", 60),
      moved(back("2026-03-20", 60)),
      moved(paid("2026-03-20", 60, 2)),
      paid("2026-03-20", 15, 2),
    ];
    expect(told(replaced)).toEqual(["2026-03-05 2 60", "2026-03-20 2 15"]);
  });

  test("is not what a person takes off and applies elsewhere: that counts from the day of doing so", () => {
    const applied = [
      paid("2026-03-05", 60),
      paid("2026-03-06", 40),
      back("2026-03-20", 40),
      moved(back("2026-03-20", 60)),
      moved(paid("2026-03-20", 60, 2)),
      paid("2026-03-20", 40, 3),
    ];
    expect(told(applied)).toEqual(["2026-03-05 2 60", "2026-03-20 3 40"]);
  });

  test("is shared over several replacements, the latest day first, and no peso twice", () => {
    const split = [
      paid("2026-03-05", 60),
      paid("2026-03-06", 40),
      moved(back("2026-03-20", 100)),
      moved(paid("2026-03-20", 70, 2)),
      moved(paid("2026-03-20", 30, 3)),
    ];
    expect(told(split)).toEqual(["2026-03-05 2 30", "2026-03-05 3 30", "2026-03-06 2 40"]);
  });

  test("has the day of the move where the ledger does not know where it came from", () => {
    expect(told([paid("2026-03-05", 60), moved(back("2026-03-20", 60)), moved(paid("2026-03-20", 80, 2))])).toEqual([
      "2026-03-05 2 60",
      "2026-03-20 2 20",
    ]);
  });
});

describe("money of the customer that waits to be applied", () => {
  const waits = (source: number, on: string, amountMinor: number) => ({ source, on, amountMinor: -amountMinor });

  test("waits since its value date, until it is applied or returned", () => {
    const account = [waits(7, "2026-03-09", 100), waits(7, "2026-03-15", -100)];
    expect(waitingOn(account, "2026-03-08")).toEqual([]);
    expect(waitingOn(account, "2026-03-14")).toEqual(["2026-03-09"]);
    expect(waitingOn(account, "2026-03-15")).toEqual([]);
  });

  test("is told document by document, however its movements come", () => {
    const account = [
      waits(7, "2026-03-15", -40),
      waits(8, "2026-02-01", 50),
      waits(7, "2026-03-09", 100),
      waits(8, "2026-02-20", -50),
    ];
    expect(waitingOn(account, LATER)).toEqual(["2026-03-09"]);
  });
});

test.each(["2026-03-09", "2026-03-12"])(
  "money that its cancelled invoice freed on the 9th stands nowhere when the bank returns it on %s by way of that invoice",
  (day) => {
    const movements = [paid("2026-03-05", 100), moved(back("2026-03-09", 100)), back(day, 100), moved(paid(day, 100))];
    expect(told(movements)).toEqual([]);
    expect(told(movements.toReversed())).toEqual([]);
    expect(told(movements, "2026-03-08")).toEqual(["2026-03-05 1 100"]);
  },
);

test("money that the bank returns on its own value date has stood nowhere", () => {
  const movements = [paid("2026-03-05", 100), back("2026-03-05", 100), paid("2026-03-06", 40, 1, 2)];
  expect(told(movements)).toEqual(["2026-03-06 1 40"]);
  expect(told(movements.toReversed())).toEqual(["2026-03-06 1 40"]);
});
