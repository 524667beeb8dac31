import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../shared/domain/days.ts";
import type { RawCell } from "../../../shared/domain/tabular/cell.ts";
import { type DayOrder, detectDayOrder, readDay } from "../../../shared/domain/tabular/day.ts";

const day = (cell: RawCell, order: DayOrder = "dmy"): string => {
  const read = readDay(cell, order);
  return read.ok ? read.value : read.code;
};

describe("reading a day", () => {
  it("takes what banks and offices write", () => {
    for (const text of [
      "15/01/2026",
      "15-01-2026",
      "15.01.26",
      "15 01 2026",
      "2026-01-15",
      "2026/1/15",
      "2026-01-15T10:20:30Z",
      "15/01/2026 10:23",
      "15/01/2026 10:23:05 a. m.",
      "15-ene-2026",
      "15-ENE-26",
      "15/Ene/2026",
      "15ENE2026",
      "15 de enero de 2026",
      "jueves 15 de enero de 2026",
      "ene 15, 2026",
      "Jan 15 2026",
      "20260115",
      "15012026",
      "46037",
    ]) {
      expect(day(text), text).toBe("2026-01-15");
    }
    expect(day(46037)).toBe("2026-01-15");
    expect(day(46037.75)).toBe("2026-01-15");
    expect(day(20260115)).toBe("2026-01-15");
    expect(day({ day: "2026-01-15", time: "10:00:00" })).toBe("2026-01-15");
    expect(day("3-set-25")).toBe("2025-09-03");
    expect(day("01/02/99")).toBe("1999-02-01");
  });

  it("follows the order of the column", () => {
    expect(day("02/03/2026", "dmy")).toBe("2026-03-02");
    expect(day("02/03/2026", "mdy")).toBe("2026-02-03");
    expect(day("26/02/03", "ymd")).toBe("2026-02-03");
  });

  it("refuses days that do not exist and texts that are none", () => {
    expect(day("31/02/2026")).toBe("no-such-day");
    expect(day("15/13/2026")).toBe("no-such-day");
    expect(day("01/15/2026", "dmy")).toBe("no-such-day");
    expect(day("00/01/2026")).toBe("no-such-day");
    expect(day("")).toBe("missing");
    expect(day("ayer")).toBe("not-a-day");
    expect(day(12)).toBe("not-a-day");
    expect(day(true)).toBe("not-a-day");
    expect(day("15-xyz-2026")).toBe("not-a-day");
  });

  it("reads back every day in every way it may be written", () => {
    const months = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (after) => {
        const iso = addDays("1990-01-01", after);
        const [year = "", month = "", date = ""] = iso.split("-");
        expect(day(iso)).toBe(iso);
        expect(day(`${date}/${month}/${year}`, "dmy")).toBe(iso);
        expect(day(`${month}/${date}/${year}`, "mdy")).toBe(iso);
        expect(day(`${date}-${months[Number(month) - 1] ?? ""}-${year}`)).toBe(iso);
      }),
    );
  });

  it("never throws, whatever the cell holds", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 40 }), fc.double()), (cell) => {
        expect(typeof day(cell)).toBe("string");
      }),
    );
  });
});

describe("the order of a column's dates", () => {
  it("comes from dates that can be read in one way only", () => {
    expect(detectDayOrder(["01/02/2026", "15/02/2026"])).toEqual({ order: "dmy", certain: true });
    expect(detectDayOrder(["01/02/2026", "02/15/2026"])).toEqual({ order: "mdy", certain: true });
    expect(detectDayOrder(["15/02/2026", "31/02/2026"])).toEqual({ order: "dmy", certain: true });
    expect(detectDayOrder(["2026-01-02", 46037])).toEqual({ order: "dmy", certain: true });
    expect(detectDayOrder(["25/06/01", "25/06/15", "26/12/28"])).toEqual({ order: "ymd", certain: true });
  });

  it("is asked about when every date could be both, or when they contradict each other", () => {
    expect(detectDayOrder(["01/02/2026", "03/04/2026"])).toEqual({ order: "dmy", certain: false });
    expect(detectDayOrder(["15/02/2026", "02/15/2026", "16/02/2026"])).toEqual({ order: "dmy", certain: false });
  });
});
