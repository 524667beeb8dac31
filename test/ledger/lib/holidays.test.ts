import { describe, expect, onTestFinished, test } from "vitest";
import { readHolidays } from "../../../electron/ledger/lib/holidays.ts";
import { statutoryHolidays } from "../../../electron/ledger/lib/statutory-holidays.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";

const PUBLIC_2026 = [
  "2026-01-01",
  "2026-02-02",
  "2026-03-16",
  "2026-05-01",
  "2026-09-16",
  "2026-11-16",
  "2026-12-25",
] as const;

describe("statutory holidays", () => {
  test("Mexico: those of article 74, moved to Mondays where the law moves them", async () => {
    const days = (await statutoryHolidays("MX", 2026)).filter(({ kind }) => kind === "public");
    expect(days.map(({ day }) => day)).toEqual(PUBLIC_2026);
    expect(days[0]).toEqual({ day: "2026-01-01", kind: "public", es: "Año Nuevo", en: expect.any(String) });
  });

  test("Mexico: the day the presidency is handed over moved from December to October in 2024", async () => {
    const handover = async (year: number): Promise<string[]> =>
      (await statutoryHolidays("MX", year))
        .map(({ day }) => day)
        .filter((day) => day.endsWith("-12-01") || day.endsWith("-10-01"));
    expect(await handover(2018)).toEqual(["2018-12-01"]);
    expect(await handover(2024)).toEqual(["2024-10-01"]);
    expect(await handover(2026)).toEqual([]);
    expect(await handover(2030)).toEqual(["2030-10-01"]);
    expect(await handover(2036)).toEqual(["2036-10-01"]);
  });

  test("Mexico: banks alone rest in Holy Week, on All Souls and on 12 December", async () => {
    const banks = (await statutoryHolidays("MX", 2026)).filter(({ kind }) => kind === "bank");
    expect(banks.map(({ day }) => day)).toEqual(["2026-04-02", "2026-04-03", "2026-11-02", "2026-12-12"]);
  });

  test("other countries have their own, and a country nobody knows has none", async () => {
    expect((await statutoryHolidays("US", 2026)).map(({ day }) => day)).toContain("2026-11-26");
    expect((await statutoryHolidays("CO", 2026)).map(({ day }) => day)).toContain("2026-07-20");
    expect(await statutoryHolidays("ZZ", 2026)).toEqual([]);
  });
});

describe.each(databases)("days off of a ledger, on %s", (database) => {
  test("closing days are added, days worked taken away, and bank holidays count unless the setting says no", async () => {
    const db = await openLedgerOn(database);
    onTestFinished(() => db.close());
    const set_at = "2026-01-01T00:00:00Z";
    await db.write(async (tx) => {
      await tx.bulk.insert("closing_day", [
        { day: "2026-12-24", kind: "closed", name: "Nochebuena", set_at },
        { day: "2026-05-01", kind: "worked", name: "", set_at },
        { day: "2027-12-24", kind: "closed", name: "", set_at },
      ]);
    });
    const days = await readHolidays(db.read, 2026, 2026);
    expect(days.has("2026-12-24")).toBe(true);
    expect(days.has("2026-05-01")).toBe(false);
    expect(days.has("2026-12-12")).toBe(true);
    expect(days.has("2027-12-24")).toBe(false);
    await db.write((tx) => tx.bulk.insert("setting", [{ key: "bankHolidays", value: "false" }]));
    const withoutBanks = await readHolidays(db.read, 2026, 2027);
    expect(withoutBanks.has("2026-12-12")).toBe(false);
    expect(withoutBanks.has("2026-12-25")).toBe(true);
    expect(withoutBanks.has("2027-01-01")).toBe(true);
  });
});
