import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Judgement, LoggedContact, PlannedContact } from "../../../shared/domain/contact-hours/engine.ts";
import { judgeContact } from "../../../shared/domain/contact-hours/engine.ts";
import type { LimitedChannel } from "../../../shared/domain/contact-hours/rule.ts";
import { DEBTOR_TYPES, LIMITED_CHANNELS } from "../../../shared/domain/contact-hours/rule.ts";
import { instantOf, localTime } from "../../../shared/domain/contact-hours/zone-time.ts";
import { zoneOfPlace, zonesOfCountry } from "../../../shared/domain/contact-hours/zones.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { seedRules } from "./rules.ts";

const NO_HOLIDAYS = new Set<string>();

interface Place {
  readonly country: string;
  readonly state?: string;
  readonly debtorType?: PlannedContact["debtor"]["debtorType"];
  readonly channel?: LimitedChannel;
  readonly log?: readonly LoggedContact[];
  readonly holidays?: ReadonlySet<string>;
}

/** Judges a contact at the debtor's local day and time. */
function judge(day: string, time: string, place: Place): Judgement {
  const zone = zoneOfPlace(place.country, place.state ?? "") ?? "UTC";
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return judgeContact(seedRules, {
    debtor: { country: place.country, state: place.state ?? "", debtorType: place.debtorType ?? "company" },
    zone,
    channel: place.channel ?? "call",
    at: instantOf({ day, minute: hours * 60 + minutes }, zone),
    log: place.log ?? [],
    holidays: place.holidays ?? NO_HOLIDAYS,
  });
}

/** Code and reason of the first refusal, and the next slot in the debtor's time. */
function refusal(judgement: Judgement, zone: string): string {
  if (judgement.allowed) return "allowed";
  const [{ rule, why }] = judgement.refusals;
  const next = judgement.nextAt === null ? null : localTime(judgement.nextAt, zone);
  const minute = next === null ? 0 : next.minute;
  const two = (n: number): string => String(n).padStart(2, "0");
  const when = next === null ? "never" : `${next.day} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  return `${rule.code} ${why} -> ${when}`;
}

function called(day: string, time: string, zone: string, parts: Partial<LoggedContact> = {}): LoggedContact {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const at = instantOf({ day, minute: hours * 60 + minutes }, zone);
  return { at, direction: "out", channel: "call", connected: true, ...parts };
}

const MEXICO = "America/Mexico_City";
const CONSUMER = { debtorType: "consumer" } as const;

describe("contact hours", () => {
  // 2026-11-20 is a Friday.
  test("a Mexican company is called in office hours; a message of the evening waits for Monday", () => {
    expect(refusal(judge("2026-11-20", "09:00", { country: "MX" }), MEXICO)).toBe("allowed");
    expect(refusal(judge("2026-11-20", "08:59", { country: "MX" }), MEXICO)).toBe("MX-B2B hours -> 2026-11-20 09:00");
    expect(refusal(judge("2026-11-20", "18:30", { country: "MX" }), MEXICO)).toBe("MX-B2B hours -> 2026-11-23 09:00");
    expect(refusal(judge("2026-11-21", "11:00", { country: "MX" }), MEXICO)).toBe("MX-B2B weekday -> 2026-11-23 09:00");
    expect(refusal(judge("2026-11-20", "20:00", { country: "MX", channel: "mail" }), MEXICO)).toBe("allowed");
  });

  test("the company's own hours may be overridden, the law may not", () => {
    const evening = judge("2026-11-20", "20:00", { country: "MX", ...CONSUMER });
    expect(evening).toMatchObject({ allowed: false, law: false });
    const night = judge("2026-11-20", "22:00", { country: "MX", ...CONSUMER });
    expect(night).toMatchObject({ allowed: false, law: true });
    expect(refusal(night, MEXICO)).toBe("MX-CONDUSEF hours -> 2026-11-23 09:00");
  });

  test("a holiday is closed, with the days off around it", () => {
    const holidays = new Set(["2026-12-25"]);
    expect(refusal(judge("2026-12-25", "10:00", { country: "MX", holidays }), MEXICO)).toBe(
      "MX-B2B holiday -> 2026-12-28 09:00",
    );
  });

  test.each([
    ["CO", "2026-11-21", "14:59", "allowed"],
    ["CO", "2026-11-21", "15:00", "CO-2300 hours -> 2026-11-23 07:00"],
    ["CO", "2026-11-22", "10:00", "CO-2300 weekday -> 2026-11-23 07:00"],
    ["PE", "2026-11-21", "10:00", "PE-62 weekday -> 2026-11-23 07:00"],
    ["CL", "2026-11-21", "19:59", "allowed"],
    ["CL", "2026-11-22", "19:59", "CL-37 weekday -> 2026-11-23 08:00"],
    ["BR", "2026-11-21", "13:59", "allowed"],
  ])("consumers of %s on %s at %s: %s", (country, day, time, expected) => {
    const zone = zoneOfPlace(country, "") ?? "";
    expect(refusal(judge(day, time, { country, ...CONSUMER }), zone)).toBe(expected);
  });

  test("a state's law binds beside its country's: Rio closes at seven and on Saturdays", () => {
    const rio = { country: "BR", state: "RJ", ...CONSUMER };
    expect(refusal(judge("2026-11-20", "18:59", rio), "America/Sao_Paulo")).toBe("allowed");
    expect(refusal(judge("2026-11-20", "19:30", rio), "America/Sao_Paulo")).toBe("BR-RJ hours -> 2026-11-23 09:00");
    expect(refusal(judge("2026-11-21", "10:00", rio), "America/Sao_Paulo")).toBe("BR-RJ weekday -> 2026-11-23 09:00");
    expect(refusal(judge("2026-11-21", "10:00", { ...rio, channel: "whatsapp" }), "America/Sao_Paulo")).toBe("allowed");
  });

  test("hours are the debtor's: at nine in the capital it is seven in Tijuana", () => {
    const at = instantOf({ day: "2026-11-20", minute: 9 * 60 }, MEXICO);
    const zone = zoneOfPlace("MX", "BCN") ?? "";
    const judgement = judgeContact(seedRules, {
      debtor: { country: "MX", state: "BCN", debtorType: "company" },
      zone,
      channel: "call",
      at,
      log: [],
      holidays: NO_HOLIDAYS,
    });
    expect(refusal(judgement, zone)).toBe("MX-B2B hours -> 2026-11-20 09:00");
    expect(judgement.allowed ? "" : judgement.nextAt).toBe("2026-11-20T17:00:00.000Z");
  });

  test("a country without rules of its own has the company's hours", () => {
    expect(refusal(judge("2026-11-20", "08:00", { country: "ES" }), "UTC")).toBe("B2B hours -> 2026-11-20 09:00");
  });
});

describe("limits", () => {
  test("one call a day that reached somebody, and three contacts in a week, however it is counted", () => {
    const once = [called("2026-11-20", "09:30", MEXICO)];
    expect(refusal(judge("2026-11-20", "12:00", { country: "MX", log: once }), MEXICO)).toBe(
      "MX-B2B day -> 2026-11-23 09:00",
    );
    const nobody = [called("2026-11-20", "09:30", MEXICO, { connected: false })];
    expect(refusal(judge("2026-11-20", "12:00", { country: "MX", log: nobody }), MEXICO)).toBe("allowed");
    // Wednesday, Thursday, Friday: the calendar week ends on Sunday, the seven days on Wednesday.
    const thrice = ["2026-11-18", "2026-11-19", "2026-11-20"].map((day) => called(day, "10:00", MEXICO));
    expect(refusal(judge("2026-11-23", "12:00", { country: "MX", log: thrice }), MEXICO)).toBe(
      "MX-B2B week -> 2026-11-25 09:00",
    );
  });

  test("Chile: a call a week, attempts included; two messages with two days between", () => {
    const zone = "America/Santiago";
    const chile = { country: "CL", ...CONSUMER };
    const tried = [called("2026-11-16", "10:00", zone, { connected: false })];
    expect(refusal(judge("2026-11-18", "12:00", { ...chile, log: tried }), zone)).toBe(
      "CL-37 week -> 2026-11-23 08:00",
    );
    const wrote = [called("2026-11-17", "10:00", zone, { channel: "mail" })];
    expect(refusal(judge("2026-11-18", "12:00", { ...chile, channel: "sms", log: wrote }), zone)).toBe(
      "CL-37 gap -> 2026-11-19 08:00",
    );
    expect(refusal(judge("2026-11-18", "12:00", { ...chile, log: wrote }), zone)).toBe("allowed");
  });

  test("Colombia: once somebody was reached, the week stays on that channel", () => {
    const zone = "America/Bogota";
    const reached = [called("2026-11-17", "10:00", zone, { channel: "whatsapp" })];
    const colombia = { country: "CO", ...CONSUMER, log: reached };
    expect(refusal(judge("2026-11-18", "12:00", { ...colombia, channel: "whatsapp" }), zone)).toBe("allowed");
    expect(refusal(judge("2026-11-18", "12:00", colombia), zone)).toBe("CO-2300 one-channel -> 2026-11-24 07:00");
  });

  test("what the debtor began, and our answer to it, use up nothing", () => {
    const zone = "America/Santiago";
    const asked = [
      called("2026-11-16", "10:00", zone),
      called("2026-11-17", "11:00", zone, { direction: "in", channel: "mail" }),
    ];
    const chile = { country: "CL", ...CONSUMER };
    expect(refusal(judge("2026-11-17", "12:00", { ...chile, log: asked }), zone)).toBe("allowed");
    const answered = [called("2026-11-16", "09:00", zone, { direction: "in" }), called("2026-11-16", "10:00", zone)];
    expect(refusal(judge("2026-11-17", "12:00", { ...chile, log: answered }), zone)).toBe("allowed");
  });
});

describe("any rule, any moment", () => {
  const place = fc.constantFrom(
    ...["MX", "CO", "PE", "CL", "BR", "ES"].flatMap((country) =>
      ["", "SP", "RJ", "AM", "BCN", "ROO"].map((state) => ({ country, state })),
    ),
  );
  const start = Date.parse("2026-10-01T00:00:00Z");
  const instant = fc.integer({ min: 0, max: 120 * 24 * 60 }).map((minute) => start + minute * 60_000);
  const contact = fc.record({
    back: fc.integer({ min: 1, max: 9 * 24 * 60 }),
    direction: fc.constantFrom("out", "out", "out", "in"),
    channel: fc.constantFrom(...LIMITED_CHANNELS),
    connected: fc.boolean(),
  });
  const planned = fc
    .record({
      place,
      debtorType: fc.constantFrom(...DEBTOR_TYPES),
      channel: fc.constantFrom(...LIMITED_CHANNELS),
      at: instant,
      log: fc.array(contact, { maxLength: 6 }),
      holidays: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 5 }),
    })
    .map(
      ({ place: { country, state }, debtorType, channel, at, log, holidays }): PlannedContact => ({
        debtor: { country, state, debtorType },
        zone: zoneOfPlace(country, state) ?? "Europe/Madrid",
        channel,
        at: new Date(at).toISOString(),
        log: log.map(
          ({ back, ...rest }): LoggedContact => ({ ...rest, at: new Date(at - back * 60_000).toISOString() }),
        ),
        holidays: new Set(holidays.map((days) => addDays("2026-10-01", days))),
      }),
    );

  test("the next slot that is offered is one in which the contact is allowed, and nothing before it was", () => {
    fc.assert(
      fc.property(planned, fc.double({ min: 0, max: 1, noNaN: true }), (what, share) => {
        const judgement = judgeContact(seedRules, what);
        if (judgement.allowed) return;
        const { nextAt } = judgement;
        if (nextAt === null) throw new Error("there is always a next slot");
        expect(nextAt > what.at).toBe(true);
        expect(judgeContact(seedRules, { ...what, at: nextAt }).allowed).toBe(true);
        const span = Date.parse(nextAt) - Date.parse(what.at);
        const between = new Date(Date.parse(what.at) + Math.floor((span - 60_000) * share)).toISOString();
        if (between > what.at) expect(judgeContact(seedRules, { ...what, at: between }).allowed).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test("another rule never opens what one closes", () => {
    fc.assert(
      fc.property(planned, fc.nat({ max: seedRules.length - 1 }), (what, drop) => {
        const fewer = seedRules.filter((_, index) => index !== drop);
        const country = seedRules[drop]?.country ?? "";
        // Without any rule a country falls back to the general one.
        fc.pre(fewer.some((rule) => rule.country === country));
        if (judgeContact(seedRules, what).allowed) expect(judgeContact(fewer, what).allowed).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("time zones", () => {
  test("a local time is found again, whatever clocks do", () => {
    const zones = ["MX", "BR", "CL", "CO", "PE"].flatMap(zonesOfCountry);
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }).map((n) => Date.parse("2025-01-01T00:00:00Z") + n * 60_000),
        (zone, ms) => {
          const local = localTime(new Date(ms).toISOString(), zone);
          expect(localTime(instantOf(local, zone), zone)).toEqual(local);
        },
      ),
    );
  });

  test("a time that clocks jump over becomes one that exists, and of one shown twice it is the first", () => {
    // Tijuana follows the United States: 2026-03-08 from 02:00 to 03:00, 2026-11-01 from 02:00 back to 01:00.
    expect(instantOf({ day: "2026-03-08", minute: 150 }, "America/Tijuana")).toBe("2026-03-08T10:30:00.000Z");
    expect(instantOf({ day: "2026-11-01", minute: 90 }, "America/Tijuana")).toBe("2026-11-01T08:30:00.000Z");
  });

  test("the zone is that of the state; Mexico keeps one time all year but on its northern border", () => {
    expect(zoneOfPlace("MX", "ROO")).toBe("America/Cancun");
    expect(zoneOfPlace("MX", "SON")).toBe("America/Hermosillo");
    expect(zoneOfPlace("MX", "")).toBe("America/Mexico_City");
    expect(zoneOfPlace("BR", "AM")).toBe("America/Manaus");
    expect(zoneOfPlace("CL", "MA")).toBe("America/Punta_Arenas");
    expect(zoneOfPlace("US", "TX")).toBeNull();
    expect(zonesOfCountry("MX")).toContain("America/Ciudad_Juarez");
  });
});
