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

  it.each<[RawCell | undefined, string]>([
    ["15 - ene - 2026", "2026-01-15"],
    ["15 de enero del 2026", "2026-01-15"],
    ["15/enero/26", "2026-01-15"],
    ["Thu, 15 Jan 2026", "2026-01-15"],
    ["ene. 15,2026", "2026-01-15"],
    ["Jan-15-26", "2026-01-15"],
    ["January  - 15 -  2026", "2026-01-15"],
    ["15 abr 2026", "2026-04-15"],
    ["Apr 15, 2026", "2026-04-15"],
    ["15 Aug 2026", "2026-08-15"],
    ["Dec 31, 2026", "2026-12-31"],
    ["15 septiembre 2026", "2026-09-15"],
    ["15 setiembre 2026", "2026-09-15"],
    ["2026/1/5", "2026-01-05"],
    ["15/01/2026 10:23:05.123", "2026-01-15"],
    ["15/01/2026 10:23 p.m.", "2026-01-15"],
    ["2026-01-15T10:20:30-06:00", "2026-01-15"],
    ["46037.5", "2026-01-15"],
    ["46037.25", "2026-01-15"],
    ["01/02/80", "1980-02-01"],
    ["01/02/79", "2079-02-01"],
    ["01/01/1900", "1900-01-01"],
    ["2199-12-31", "2199-12-31"],
    [25_569, "1970-01-01"],
    [80_352.9, "2119-12-29"],
    ["31/12/1899", "no-such-day"],
    ["2200-01-01", "no-such-day"],
    ["01/01/0026", "no-such-day"],
    [{ day: "2026-02-30", time: "" }, "no-such-day"],
    [20_261_301, "no-such-day"],
    [25_568, "not-a-day"],
    [80_353, "not-a-day"],
    [20_260_115.5, "not-a-day"],
    [2_026_011, "not-a-day"],
    [false, "not-a-day"],
    [null, "missing"],
    [undefined, "missing"],
    ["x2026-01-15", "not-a-day"],
    ["2026-01-15x", "not-a-day"],
    ["2026-01-151", "not-a-day"],
    ["120260115", "not-a-day"],
    ["202601151", "not-a-day"],
    ["x15/01/2026", "not-a-day"],
    ["115/01/2026", "not-a-day"],
    ["15/01/20261", "not-a-day"],
    ["15/01/202", "not-a-day"],
    ["115012026", "not-a-day"],
    ["150120261", "not-a-day"],
    ["dia 15 enero 2026", "not-a-day"],
    ["15 enero 20261", "not-a-day"],
    ["15 foo 2026", "not-a-day"],
    ["15 de foo de 2026", "not-a-day"],
    ["el ene 15, 2026", "not-a-day"],
    ["ene 15, 20261", "not-a-day"],
    ["ene 15, x6", "not-a-day"],
    ["146037", "not-a-day"],
    ["46037.", "not-a-day"],
    ["4603", "not-a-day"],
  ])("reads %j as %s", (cell, told) => {
    const read = readDay(cell, "dmy");
    expect(read.ok ? read.value : read.code).toBe(told);
  });

  it.each([
    ["26/1/15", "2026-01-15"],
    ["6/01/15", "2006-01-15"],
    ["26/13/15", "no-such-day"],
    ["15/01/2026", "not-a-day"],
  ])("reads %j with the year in front as %s", (text, told) => expect(day(text, "ymd")).toBe(told));

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

  it.each<[readonly RawCell[], DayOrder, boolean]>([
    [[], "dmy", true],
    [[46_037, null, true, { day: "2026-01-15", time: "" }], "dmy", true],
    [["2026-02-13", "13 feb 2026", "20260213"], "dmy", true],
    [["ayer", ""], "dmy", true],
    [["ayer", "02/13/2026"], "mdy", true],
    [["31/02/2026"], "dmy", false],
    [["12/31/26", "11/30/26"], "mdy", true],
    [["26/12/31", "26/11/30"], "ymd", true],
    [["13/02/26", "02/13/26"], "dmy", false],
    [["01/02/26 10:00", "13/02/26 11:00"], "dmy", true],
    [["13022026", "14022026"], "dmy", true],
    [[20_260_213, "02/13/2026"], "mdy", true],
  ])("of %j is %s, certain: %j", (cells, order, certain) => {
    expect(detectDayOrder(cells)).toEqual({ order, certain });
  });
});
