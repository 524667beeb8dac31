import { daysBetween } from "../../../shared/domain/days.ts";

/** Fixture D1 of KPIS 1, in thousands of MXN: October 2026, opening 30 September, cut-off 31 October. */
interface Item {
  readonly customer: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly total: number;
  readonly cash: readonly (readonly [day: string, amount: number])[];
  readonly reduced: readonly (readonly [day: string, amount: number])[];
}

export const opening = "2026-09-30";
export const cutOff = "2026-10-31";

export const items: readonly Item[] = [
  { customer: "A", issuedOn: "2026-08-10", dueOn: "2026-09-09", total: 100, cash: [["2026-10-15", 60]], reduced: [] },
  { customer: "B", issuedOn: "2026-09-05", dueOn: "2026-10-05", total: 200, cash: [["2026-10-05", 200]], reduced: [] },
  {
    customer: "B",
    issuedOn: "2026-09-20",
    dueOn: "2026-10-20",
    total: 150,
    cash: [["2026-10-25", 120]],
    reduced: [["2026-10-18", 30]],
  },
  { customer: "C", issuedOn: "2026-09-30", dueOn: "2026-10-30", total: 50, cash: [], reduced: [] },
  { customer: "A", issuedOn: "2026-10-10", dueOn: "2026-11-09", total: 300, cash: [["2026-10-28", 300]], reduced: [] },
  { customer: "D", issuedOn: "2026-10-15", dueOn: "2026-11-14", total: 400, cash: [], reduced: [] },
  { customer: "C", issuedOn: "2026-10-20", dueOn: "2026-11-19", total: 500, cash: [], reduced: [] },
  { customer: "E", issuedOn: "2026-07-01", dueOn: "2026-07-31", total: 80, cash: [], reduced: [["2026-10-12", 80]] },
  { customer: "D", issuedOn: "2026-06-15", dueOn: "2026-07-15", total: 40, cash: [], reduced: [] },
];

/** Open items at a day, with their days past due. */
export function openItems(day: string): { openMinor: number; daysPastDue: number }[] {
  return items
    .filter((item) => item.issuedOn <= day)
    .map((item) => {
      const gone = [...item.cash, ...item.reduced].filter(([on]) => on <= day).reduce((sum, [, k]) => sum + k, 0);
      return { openMinor: item.total - gone, daysPastDue: daysBetween(item.dueOn, day) };
    })
    .filter((item) => item.openMinor > 0);
}

/** Open and overdue sums at a day. */
export function portfolio(day: string): { openMinor: number; overdueMinor: number } {
  const open = openItems(day);
  return {
    openMinor: open.reduce((sum, item) => sum + item.openMinor, 0),
    overdueMinor: open.reduce((sum, item) => sum + (item.daysPastDue >= 1 ? item.openMinor : 0), 0),
  };
}
