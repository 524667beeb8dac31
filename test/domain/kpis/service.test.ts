import { expect, it } from "vitest";
import { type Ratio, toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import {
  type DueFollowUp,
  followUpTimeliness,
  type LedgerEvent,
  shareOf,
  updateTimeliness,
} from "../../../shared/domain/kpis/service.ts";

const text = ({ value }: { value: Ratio | null }) => (value === null ? null : toDecimal(value));
const none = new Set<string>();
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const followUp = (change: Partial<DueFollowUp>): DueFollowUp => ({
  dueOn: "2026-11-18",
  state: "done",
  closedOn: "2026-11-18",
  askedByCustomer: false,
  ...change,
});

it("timely follow-up: 40 due, 3 voided, 35 on time, 1 late, 1 missing is 94.59 %", () => {
  const found = followUpTimeliness(
    [
      ...many(35, followUp({})),
      ...many(3, followUp({ state: "voided", closedOn: "2026-11-17" })),
      followUp({ closedOn: "2026-11-19" }),
      followUp({ state: "open", closedOn: null }),
    ],
    none,
  );
  expect(found).toMatchObject({ numerator: 35n, denominator: 37n });
  expect(text(found)).toBe("94.59");
});

it("a follow-up that falls on a day off has until the next business day", () => {
  const holiday = new Set(["2026-11-16"]);
  expect(text(followUpTimeliness([followUp({ dueOn: "2026-11-14", closedOn: "2026-11-17" })], holiday))).toBe("100.00");
  expect(text(followUpTimeliness([followUp({ dueOn: "2026-11-14", closedOn: "2026-11-17" })], none))).toBe("0.00");
});

it("a move of our own is late, one the customer asked for is on neither side, voiding too late does not help", () => {
  expect(text(followUpTimeliness([followUp({ state: "moved", closedOn: "2026-11-17" })], none))).toBe("0.00");
  expect(followUpTimeliness([followUp({ state: "moved", askedByCustomer: true })], none).value).toBeNull();
  expect(text(followUpTimeliness([followUp({ state: "voided", closedOn: "2026-11-20" })], none))).toBe("0.00");
});

it("ledger updates: 22 the same day, 2 after the cut-off recorded next business day, 1 two days later is 96.00 %", () => {
  const event = (change: Partial<LedgerEvent>): LedgerEvent => ({
    on: "2026-11-18",
    time: "10:30",
    recordedOn: "2026-11-18",
    ...change,
  });
  const events = [
    ...many(22, event({})),
    ...many(2, event({ time: "17:01", recordedOn: "2026-11-19" })),
    event({ recordedOn: "2026-11-20" }),
  ];
  expect(updateTimeliness(events, none)).toMatchObject({ numerator: 24n, denominator: 25n });
  expect(text(updateTimeliness(events, none))).toBe("96.00");
  // On a Saturday nobody records; Monday is in time, Tuesday is not.
  const weekend = (recordedOn: string) => text(updateTimeliness([event({ on: "2026-11-21", recordedOn })], none));
  expect([weekend("2026-11-23"), weekend("2026-11-24")]).toEqual(["100.00", "0.00"]);
});

it("reports on time: 6 of 7 is 85.71 %, and of none n/a", () => {
  expect(text(shareOf(6, 7, "dueInPeriod"))).toBe("85.71");
  expect(shareOf(0, 0, "dueInPeriod").value).toBeNull();
});

it("contacts of KPIS 9: 200 attempts and 50 right parties are 25.00 %, 49 of 56 customers 87.50 %", () => {
  expect(text(shareOf(50, 200, "attempts"))).toBe("25.00");
  expect(text(shareOf(49, 56, "attempts"))).toBe("87.50");
});
