import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAction, readChannel, readHour, readOutcome } from "../../../shared/domain/agencies/report-lines.ts";
import { reportState, reportsOnTime, reportsOwed } from "../../../shared/domain/agencies/reports.ts";
import { weekday } from "../../../shared/domain/business-days.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { RawCell } from "../../../shared/domain/tabular/cell.ts";

const HAD = [{ from: "2026-06-01", to: null }];
const owed = (
  days: Parameters<typeof reportsOwed>[0]["days"],
  until: string,
  changes: Partial<Parameters<typeof reportsOwed>[0]> = {},
  holidays: string[] = [],
) => reportsOwed({ days, toldOn: "2026-07-01", had: HAD, ...changes }, until, new Set(holidays));

describe("reports that an agency owes", () => {
  test("one every Friday after it was told, each from the one before", () => {
    // 2026-07-01 is a Wednesday.
    expect(owed([], "2026-07-16")).toEqual([
      { forOn: "2026-07-03", fromOn: "2026-07-01", dueOn: "2026-07-03" },
      { forOn: "2026-07-10", fromOn: "2026-07-04", dueOn: "2026-07-10" },
    ]);
    expect(owed([], "2026-07-02")).toEqual([]);
  });

  test("on a day off it is on time on the next business day", () => {
    expect(owed([], "2026-07-03", {}, ["2026-07-03"])).toEqual([
      { forOn: "2026-07-03", fromOn: "2026-07-01", dueOn: "2026-07-06" },
    ]);
  });

  test("other days hold from their own day on; a month that has fewer days reports on its last", () => {
    const days = [
      { fromOn: "2026-07-08", every: "month", day: 31 },
      { fromOn: "2026-07-01", every: "week", day: 2 },
    ] as const;
    expect(owed(days, "2026-09-30").map(({ forOn, fromOn }) => [forOn, fromOn])).toEqual([
      ["2026-07-07", "2026-07-01"],
      ["2026-07-31", "2026-07-08"],
      ["2026-08-31", "2026-08-01"],
      ["2026-09-30", "2026-09-01"],
    ]);
  });

  test("none for a span in which it had nothing", () => {
    const had = [
      { from: "2026-07-01", to: "2026-07-06" },
      { from: "2026-07-20", to: null },
    ];
    expect(owed([], "2026-07-24", { had }).map(({ forOn }) => forOn)).toEqual([
      "2026-07-03",
      "2026-07-10",
      "2026-07-24",
    ]);
  });

  test("their spans follow each other without a gap, whatever the days are", () => {
    const versions = fc.array(
      fc.record({
        fromOn: fc.integer({ min: 0, max: 200 }).map((n) => addDays("2026-07-01", n)),
        every: fc.constantFrom("week" as const, "month" as const),
        day: fc.integer({ min: 1, max: 5 }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(versions, fc.integer({ min: 0, max: 300 }), (days, ahead) => {
        const all = owed(days, addDays("2026-07-01", ahead));
        all.forEach((each, index) => {
          expect(each.fromOn).toBe(index === 0 ? "2026-07-01" : addDays(all[index - 1]?.forOn ?? "", 1));
          expect(each.dueOn >= each.forOn).toBe(true);
          expect(weekday(each.dueOn)).toBeLessThanOrEqual(5);
        });
      }),
    );
  });

  test("on time until the end of its day; missing once that is over", () => {
    const one = { forOn: "2026-07-03", fromOn: "2026-07-01", dueOn: "2026-07-06" };
    expect(reportState(one, null, "2026-07-06")).toBe("due");
    expect(reportState(one, null, "2026-07-07")).toBe("missing");
    expect(reportState(one, "2026-07-06", "2026-07-09")).toBe("on-time");
    expect(reportState(one, "2026-07-07", "2026-07-09")).toBe("late");
    const period = { from: "2026-07-01", to: "2026-07-31" };
    const rows = [
      { dueOn: "2026-07-06", receivedOn: "2026-07-06" },
      { dueOn: "2026-07-13", receivedOn: "2026-07-14" },
      { dueOn: "2026-07-20", receivedOn: null },
      { dueOn: "2026-08-03", receivedOn: null },
    ];
    expect(reportsOnTime(rows, period)).toEqual({ due: 3, onTime: 1, percent: "33.33" });
    expect(reportsOnTime([], period)).toEqual({ due: 0, onTime: 0, percent: null });
  });
});

describe("what an agency reports", () => {
  test.each([
    ["9:05", "09:05"],
    ["21.30", "21:30"],
    ["09:05:59", "09:05"],
    ["9:05 p. m.", "21:05"],
    ["12:10 AM", "00:10"],
    ["18:00 hrs", "18:00"],
    ["2026-07-01 18:00:00", "18:00"],
    ["0.5", "12:00"],
    ["0.4375", "10:30"],
    ["0.30", "00:30"],
  ])("an hour written %s is %s", (text, hour) => expect(readHour(text)).toBe(hour));

  test.each(["", "25:00", "9", "9:60", "13:00 pm", "ayer", "1.5"])("no hour is %j", (text) => {
    expect(readHour(text)).toBeNull();
  });

  test("words of either language, whatever their accents and case", () => {
    expect(readOutcome("PROMESA DE PAGO")).toBe("promise");
    expect(readOutcome("Número equivocado")).toBe("wrong-number");
    expect(readOutcome("third-party")).toBe("third-party");
    expect(readOutcome("quién sabe")).toBeNull();
    expect(readChannel("Correo electrónico")).toBe("mail");
    expect(readChannel("fax")).toBeNull();
  });

  const KEYS = ["invoice", "customer", "on", "at", "channel", "outcome", "amount", "promisedFor", "gestor", "note"];
  const mapping = {
    ...({ sheet: "", headerRow: 1, decimal: "point", dayOrder: "dmy" } as const),
    columns: Object.fromEntries(KEYS.map((key, index) => [key, index])),
  } as const;
  const read = (...cells: RawCell[]) => readAction(mapping, { row: 7, cells }, () => "MXN");

  test("a promise has its amount and its day", () => {
    expect(
      read("A-1", "", "01/07/2026", "10:30", "Llamada", "Promesa", "1,500.00", "10/07/2026", "Saúl", "x").line,
    ).toEqual({
      ...{ row: 7, invoice: "A-1", customer: "", on: "2026-07-01", at: "10:30", channel: "call", outcome: "promise" },
      ...{ promisedMinor: 150_000, promisedFor: "2026-07-10", gestor: "Saúl", note: "x" },
    });
  });

  test.each([
    [["A-1", "", "01/07/2026", "10:30", "Llamada", "Promesa", "", "", "S", ""], "promise-incomplete"],
    [["A-1", "", "02/07/2026", "10:30", "Llamada", "Promesa", 10, "01/07/2026", "S", ""], "promise-past"],
    [["A-1", "", "02/07/2026", "10:30", "Llamada", "No contesta", 10, "", "S", ""], "no-promise"],
    [["", "", "02/07/2026", "10:30", "Llamada", "No contesta", "", "", "S", ""], "no-account-named"],
    [["A-1", "", "02/07/2026", "tarde", "Llamada", "No contesta", "", "", "S", ""], "not-an-hour"],
    [["A-1", "", "02/07/2026", "10:30", "Fax", "No contesta", "", "", "S", ""], "not-a-channel"],
    [["A-1", "", "02/07/2026", "10:30", "Llamada", "Nada", "", "", "S", ""], "not-an-outcome"],
    [["A-1", "", "02/07/2026", "10:30", "Llamada", "No contesta", "", "", "", ""], "missing"],
  ] as const)("a wrong row is told: %j", (cells, code) => {
    const { line, cells: said } = read(...cells);
    expect(line).toBeNull();
    expect(said.problems.map((problem) => problem.code)).toEqual([code]);
  });
});
