// @vitest-environment jsdom
import { ORPCError } from "@orpc/client";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellText } from "../../../renderer/grid/copy.ts";
import { errorWords } from "../../../renderer/lib/error-words.ts";
import {
  formatAmount,
  formatAmountOrDash,
  formatDay,
  formatInstant,
  formatInteger,
  formatMoney,
  formatPercent,
  formatTime,
  parseTypedDay,
  plainInstant,
} from "../../../renderer/lib/format.ts";
import { i18n, pickLanguage, startI18n } from "../../../renderer/lib/i18n.ts";
import { orpc } from "../../../renderer/lib/ledger.ts";
import { queryClient } from "../../../renderer/lib/query-client.ts";
import type { LedgerStatus } from "../../../shared/contract/ledgers.ts";
import { formatMinor } from "../../../shared/domain/money.ts";

const anyDay = fc
  .date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

beforeAll(() => startI18n("es"));
afterAll(() => i18n.changeLanguage("es"));

describe("amounts", () => {
  it("are written as Mexico does, with the currency's own decimals", () => {
    expect(formatMoney(1_220_178_053, "MXN")).toBe("MXN 12,201,780.53");
    expect(formatAmount(1_234_567, "JPY")).toBe("1,234,567");
    expect(formatAmount(1_234_567, "KWD")).toBe("1,234.567");
    expect(formatAmount(-5, "USD")).toBe("-0.05");
  });

  it("show a zero as a dash in tables only", () => {
    expect(formatAmountOrDash(0, "MXN")).toBe("–");
    expect(formatAmount(0, "MXN")).toBe("0.00");
  });

  it("keep every digit up to the largest amount there is", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom("MXN", "JPY", "KWD"), (minor, currency) => {
        expect(formatAmount(minor, currency).replaceAll(",", "")).toBe(formatMinor(minor, currency));
      }),
    );
  });

  it("write percents with one decimal and nothing as a dash", () => {
    expect(formatPercent("31.44")).toBe("31.44 %");
    expect(formatPercent("31.4")).toBe("31.40 %");
    expect(formatPercent(null)).toBe("–");
    expect(formatInteger(1284)).toBe("1,284");
  });
});

describe("days", () => {
  it("are written dd/mmm/aaaa in the language in use", async () => {
    expect(formatDay("2026-11-22")).toBe("22/nov/2026");
    expect(formatDay("2026-01-05")).toBe("05/ene/2026");
    await i18n.changeLanguage("en");
    expect(formatDay("2026-01-05")).toBe("05/Jan/2026");
    await i18n.changeLanguage("es");
  });

  it("may be typed the ways people type them", () => {
    for (const typed of ["22/11/2026", "22-11-2026", "22/nov/2026", "22/11/26", "2026-11-22", " 22/Nov/2026 "]) {
      expect(parseTypedDay(typed)).toBe("2026-11-22");
    }
  });

  it("that do not exist are refused", () => {
    for (const typed of ["31/02/2026", "00/01/2026", "12/13/2026", "ayer", "", "22/xyz/2026", "2026"]) {
      expect(parseTypedDay(typed)).toBeNull();
    }
  });

  it("read back what was written, in both languages", async () => {
    for (const language of ["es", "en"]) {
      await i18n.changeLanguage(language);
      fc.assert(fc.property(anyDay, (day) => parseTypedDay(formatDay(day)) === day));
    }
    await i18n.changeLanguage("es");
  });
});

describe("the language of a first start", () => {
  it("is Spanish unless the system speaks English first", () => {
    expect(pickLanguage(null, ["es-MX", "en-US"])).toBe("es");
    expect(pickLanguage(null, ["en-US", "es-MX"])).toBe("en");
    expect(pickLanguage(null, ["fr-FR", "en-GB"])).toBe("en");
    expect(pickLanguage(null, [])).toBe("es");
  });

  it("is the person's choice once there is one", () => {
    expect(pickLanguage("es", ["en-US"])).toBe("es");
  });
});

describe("words of an error", () => {
  it("name days as the rest of the screen does", () => {
    const error = new ORPCError("DAY_IN_FUTURE", { defined: true, data: { day: "2026-11-23", today: "2026-11-22" } });
    expect(errorWords(error, i18n.t)).toBe(
      "La fecha 23/nov/2026 aún no llega (hoy es 22/nov/2026). Escriba el día en que entró o salió el dinero.",
    );
  });
});

describe("times", () => {
  const at = "2026-11-05T01:30:00.000Z";

  it("are the company's, whatever the zone of this PC is, from the moment its ledger is known", () => {
    for (const [timeZone, shown] of [
      ["America/Mexico_City", "04/nov/2026 19:30"],
      ["America/Tijuana", "04/nov/2026 17:30"],
      ["Asia/Tokyo", "05/nov/2026 10:30"],
    ] as const) {
      queryClient.setQueryData<Pick<LedgerStatus, "timeZone">>(orpc.ledgers.status.queryKey(), { timeZone });
      expect([formatInstant(at), formatTime(at)]).toEqual([shown, shown.slice(-5)]);
    }
    expect(plainInstant(at)).toBe("2026-11-05 10:30");
    expect(cellText({ id: "at", title: "Hora", kind: "instant", value: () => at, width: 100 }, {})).toBe(
      "2026-11-05 10:30",
    );
  });

  it("leave a text that is none as it came", () => {
    expect([formatInstant("ayer"), formatTime("ayer"), plainInstant("ayer")]).toEqual(["ayer", "", null]);
  });
});
