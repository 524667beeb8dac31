import { describe, expect, test } from "vitest";
import { capRefuses, type PastContact } from "../../../shared/domain/contact-hours/caps.ts";
import type { LoggedContact, PlannedContact } from "../../../shared/domain/contact-hours/engine.ts";
import { judgeContact } from "../../../shared/domain/contact-hours/engine.ts";
import type { Cap, ContactRule } from "../../../shared/domain/contact-hours/rule.ts";
import { isLimited, rulesFor } from "../../../shared/domain/contact-hours/rule.ts";
import { instantOf, isZone, localTime } from "../../../shared/domain/contact-hours/zone-time.ts";
import { zoneOfPlace, zonesOfCountry } from "../../../shared/domain/contact-hours/zones.ts";

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const RULE: ContactRule = {
  code: "OWN",
  version: 1,
  country: "MX",
  state: "",
  debtorTypes: ["company"],
  channels: ["call", "visit", "mail", "whatsapp", "sms"],
  slots: [{ days: WEEK, from: "00:00", to: "24:00" }],
  onHolidays: true,
  caps: [],
  law: false,
  validFrom: "2020-01-01",
  validTo: "",
};
const rule = (changes: Partial<ContactRule>): ContactRule => ({ ...RULE, ...changes });
const count = (changes: Partial<Extract<Cap, { kind: "count" }>> = {}): Cap => ({
  kind: "count",
  channels: ["call", "visit", "mail"],
  per: "week",
  max: 1,
  attempts: false,
  ...changes,
});

/** Judged in a place whose clocks show UTC, so that instants are local times. */
const planned = (at: string, changes: Partial<PlannedContact> = {}): PlannedContact => ({
  debtor: { country: "MX", state: "", debtorType: "company" },
  zone: "UTC",
  channel: "call",
  at: `${at}:00.000Z`,
  log: [],
  holidays: new Set(),
  ...changes,
});
const contact = (at: string, changes: Partial<LoggedContact> = {}): LoggedContact => ({
  at: `${at}:00.000Z`,
  direction: "out",
  channel: "call",
  connected: true,
  ...changes,
});
/** `allowed`, or why not, the hours that are told and the next moment. */
function judged(rules: readonly ContactRule[], what: PlannedContact): string {
  const found = judgeContact(rules, what);
  if (found.allowed) return "allowed";
  const told = found.refusals.map(({ rule: { code }, why, hours }) => `${code} ${why} [${hours}]`).join(" + ");
  return `${told} -> ${found.nextAt?.slice(0, 16) ?? "never"}`;
}

describe("hours of a rule", () => {
  // 2026-11-20 is a Friday.
  const office = rule({
    slots: [
      { days: [1, 2, 3, 4, 5], from: "15:00", to: "18:30" },
      { days: [1, 2, 3, 4, 5], from: "09:05", to: "13:30" },
    ],
  });

  test.each([
    ["2026-11-20T09:04", "OWN hours [09:05-13:30, 15:00-18:30] -> 2026-11-20T09:05"],
    ["2026-11-20T09:05", "allowed"],
    ["2026-11-20T13:29", "allowed"],
    ["2026-11-20T13:30", "OWN hours [09:05-13:30, 15:00-18:30] -> 2026-11-20T15:00"],
    ["2026-11-20T15:00", "allowed"],
    ["2026-11-20T18:29", "allowed"],
    ["2026-11-20T18:30", "OWN hours [09:05-13:30, 15:00-18:30] -> 2026-11-23T09:05"],
    ["2026-11-21T10:00", "OWN weekday [] -> 2026-11-23T09:05"],
  ])("with a pause at noon, at %s: %s", (at, expected) => {
    expect(judged([office], planned(at))).toBe(expected);
  });

  test("hours that end before they begin are none, and no day is longer than itself", () => {
    const turned = rule({
      slots: [
        { days: [5], from: "18:00", to: "09:00" },
        { days: [6], from: "12:00", to: "12:00" },
        { days: [7], from: "20:00", to: "26:00" },
      ],
    });
    expect(judged([turned], planned("2026-11-20T10:00"))).toBe("OWN weekday [] -> 2026-11-22T20:00");
    expect(judged([turned], planned("2026-11-21T12:00"))).toBe("OWN weekday [] -> 2026-11-22T20:00");
    expect(judged([turned], planned("2026-11-22T10:00"))).toBe("OWN hours [20:00-24:00] -> 2026-11-22T20:00");
  });

  test("of two rules the next moment is one that both leave open", () => {
    const early = rule({ code: "A", slots: [{ days: WEEK, from: "07:00", to: "12:00" }] });
    const late = rule({ code: "B", slots: [{ days: [5, 7], from: "10:00", to: "19:00" }] });
    const touching = rule({ code: "C", slots: [{ days: WEEK, from: "12:00", to: "14:00" }] });
    expect(judged([early, late], planned("2026-11-20T08:00"))).toBe("B hours [10:00-19:00] -> 2026-11-20T10:00");
    expect(judged([early, late], planned("2026-11-20T13:00"))).toBe("A hours [07:00-12:00] -> 2026-11-22T10:00");
    expect(judged([early, touching], planned("2026-11-20T08:00"))).toBe("C hours [12:00-14:00] -> never");
    const split = rule({
      code: "D",
      slots: [
        { days: WEEK, from: "16:00", to: "18:00" },
        { days: WEEK, from: "08:00", to: "11:00" },
      ],
    });
    expect(judged([split, late], planned("2026-11-20T07:00"))).toBe(
      "B hours [10:00-19:00] + D hours [08:00-11:00, 16:00-18:00] -> 2026-11-20T10:00",
    );
  });

  test("a place nobody made a rule for has none", () => {
    expect(judged([], planned("2026-11-22T03:00"))).toBe("allowed");
    expect(
      judged(
        [office],
        planned("2026-11-22T03:00", { channel: "sms", debtor: { country: "ES", state: "", debtorType: "company" } }),
      ),
    ).toBe("allowed");
  });
});

describe("which rules hold", () => {
  const debtor = { country: "MX", state: "JAL", debtorType: "company" } as const;
  const holding = (rules: readonly ContactRule[], day = "2026-11-20") =>
    rulesFor(rules, debtor, "call", day).map(({ code }) => code);

  test("from their first day to their last, both included", () => {
    const passing = rule({ validFrom: "2026-11-10", validTo: "2026-11-20" });
    const days = ["2026-11-09", "2026-11-10", "2026-11-20", "2026-11-21"];
    expect(days.map((day) => holding([passing], day).length)).toEqual([0, 1, 1, 0]);
  });

  test("law before the company's own, each in the order of its code", () => {
    const rules = [
      rule({ code: "B-OWN" }),
      rule({ code: "Z-LAW", law: true }),
      rule({ code: "A-OWN" }),
      rule({ code: "C-LAW", law: true }),
      rule({ code: "C-OWN" }),
    ];
    const expected = ["C-LAW", "Z-LAW", "A-OWN", "B-OWN", "C-OWN"];
    expect(holding(rules)).toEqual(expected);
    expect(holding([...rules].reverse())).toEqual(expected);
  });

  test("those of the country and of the state, of the kind of debtor and of the channel", () => {
    const rules = [
      rule({ code: "STATE", state: "JAL" }),
      rule({ code: "OTHER-STATE", state: "NLE" }),
      rule({ code: "CONSUMERS", debtorTypes: ["consumer"] }),
      rule({ code: "MAIL", channels: ["mail"] }),
      rule({ code: "ANYWHERE", country: "*" }),
    ];
    expect(holding(rules)).toEqual(["STATE"]);
    expect(rulesFor(rules, { ...debtor, country: "ES" }, "call", "2026-11-20").map(({ code }) => code)).toEqual([
      "ANYWHERE",
    ]);
  });

  test("a new version takes the place of the old one on its day, also for the next moment that is offered", () => {
    const shut = rule({ code: "OLD", slots: [], validTo: "2026-11-30" });
    const open = rule({ code: "NEW", validFrom: "2026-12-01" });
    expect(judged([shut, open], planned("2026-11-20T10:00"))).toBe("OLD weekday [] -> 2026-12-01T00:00");
  });

  test("a next moment is looked for a year ahead, and no further", () => {
    const shutUntil = (validTo: string) => judged([rule({ slots: [], validTo })], planned("2026-01-01T10:00"));
    expect(shutUntil("2026-12-31")).toBe("OWN weekday [] -> 2027-01-01T00:00");
    expect(shutUntil("2028-12-31")).toBe("OWN weekday [] -> never");
  });

  test("letters, portals and notes are never limited", () => {
    expect(["call", "visit", "mail", "whatsapp", "sms"].every(isLimited)).toBe(true);
    expect(["letter", "portal", "note", ""].some(isLimited)).toBe(false);
  });
});

describe("limits", () => {
  const past = (day: string, changes: Partial<PastContact> = {}): PastContact => ({
    day,
    channel: "call",
    connected: true,
    ...changes,
  });

  test("a call or visit that reached nobody is only an attempt; a message counts whether it is read or not", () => {
    const unanswered = (channel: PastContact["channel"]) => [past("2026-11-18", { channel, connected: false })];
    for (const channel of ["call", "visit"] as const) {
      expect(capRefuses(count(), unanswered(channel), "call", "2026-11-20"), channel).toBeNull();
      expect(capRefuses(count({ attempts: true }), unanswered(channel), "call", "2026-11-20"), channel).toBe("week");
    }
    expect(capRefuses(count(), unanswered("mail"), "call", "2026-11-20")).toBe("week");
  });

  test("a limit on calls holds back no message, however many calls there were", () => {
    const calls = [past("2026-11-20"), past("2026-11-20")];
    expect(capRefuses(count({ channels: ["call"] }), calls, "mail", "2026-11-20")).toBeNull();
    expect(capRefuses(count({ channels: ["call"], per: "day" }), calls, "mail", "2026-11-20")).toBeNull();
    expect(capRefuses(count({ channels: ["call"], per: "day" }), calls, "call", "2026-11-20")).toBe("day");
  });

  test("a week is any seven days", () => {
    const on = (day: string) => capRefuses(count(), [past("2026-11-18")], "call", day);
    expect([on("2026-11-18"), on("2026-11-22"), on("2026-11-24"), on("2026-11-25")]).toEqual([
      "week",
      "week",
      "week",
      null,
    ]);
  });

  test("a day is the debtor's", () => {
    const daily = rule({ caps: [count({ per: "day" })] });
    // 23:30 of the 19th in Mexico City is 05:30 of the 20th in UTC.
    const log = [contact("2026-11-20T05:30")];
    expect(judged([daily], planned("2026-11-20T16:00", { zone: "America/Mexico_City", log }))).toBe("allowed");
    expect(judged([daily], planned("2026-11-20T05:45", { zone: "America/Mexico_City", log }))).toBe(
      "OWN day [00:00-24:00] -> 2026-11-20T06:00",
    );
  });

  test("days between two contacts are those of the channels the limit names, whatever else was done", () => {
    const gap: Cap = { kind: "gap", channels: ["mail", "sms"], days: 2 };
    const log = [past("2026-11-10", { channel: "mail" }), past("2026-11-18", { channel: "mail" }), past("2026-11-19")];
    expect(capRefuses(gap, log, "sms", "2026-11-19")).toBe("gap");
    expect(capRefuses(gap, log, "sms", "2026-11-20")).toBeNull();
    expect(capRefuses(gap, log, "call", "2026-11-19")).toBeNull();
  });

  test("one channel a week is that on which somebody was reached", () => {
    const one: Cap = { kind: "one-channel" };
    const reached = [past("2026-11-10", { channel: "sms" }), past("2026-11-17", { channel: "mail" })];
    expect(capRefuses(one, reached, "mail", "2026-11-20")).toBeNull();
    expect(capRefuses(one, reached, "call", "2026-11-20")).toBe("one-channel");
    expect(capRefuses(one, reached, "call", "2026-11-24")).toBeNull();
    expect(
      capRefuses(one, [past("2026-11-19", { channel: "mail", connected: false })], "call", "2026-11-20"),
    ).toBeNull();
  });

  test("a rule that refuses holds back the next moment, though another would not", () => {
    const limited = rule({ code: "LIMITED", caps: [count()] });
    const log = [contact("2026-11-18T10:00")];
    expect(judged([limited, rule({ code: "FREE" })], planned("2026-11-20T10:00", { log }))).toBe(
      "LIMITED week [00:00-24:00] -> 2026-11-25T00:00",
    );
  });
});

describe("what counts against limits", () => {
  const once = rule({ caps: [count()] });
  const at = "2026-11-20T10:00";
  const judgedAfter = (...log: LoggedContact[]) => judged([once], planned(at, { log }));

  test("what was made up to this moment, in whatever order it was logged, and not what is logged for later", () => {
    expect(judgedAfter(contact(at))).toMatch(/^OWN week/);
    expect(judgedAfter(contact("2026-11-20T10:01"))).toBe("allowed");
    // The debtor's question came between two calls: the second answered it, the first counts.
    const [first, asked, answer] = [
      contact("2026-11-18T10:00"),
      contact("2026-11-18T11:00", { direction: "in" }),
      contact("2026-11-18T12:00"),
    ] as const;
    const twice = rule({ caps: [count({ max: 2 })] });
    for (const log of [
      [first, asked, answer],
      [answer, asked, first],
      [asked, answer, first],
      [answer, first, asked],
    ]) {
      expect(judged([twice], planned(at, { log }))).toBe("allowed");
    }
    for (const log of [
      [first, answer, asked],
      [asked, first, answer],
    ]) {
      expect(judged([rule({ caps: [count()] })], planned(at, { log }))).toMatch(/^OWN week/);
    }
  });

  test("the first answer within seven days does not; one that comes later does", () => {
    const asked = (when: string) => contact(when, { direction: "in", channel: "mail" });
    expect(judgedAfter(asked("2026-11-10T09:00"), contact("2026-11-17T09:00"))).toBe("allowed");
    expect(judgedAfter(asked("2026-11-10T08:59"), contact("2026-11-17T09:00"))).toMatch(/^OWN week/);
    // One question is answered once.
    expect(judgedAfter(asked("2026-11-16T09:00"), contact("2026-11-16T10:00"), contact("2026-11-17T09:00"))).toMatch(
      /^OWN week/,
    );
  });

  test("a question that waits may be answered for seven days, whatever was done before, and then no more", () => {
    const office = [{ days: WEEK, from: "09:00", to: "18:00" }];
    const nineDays = rule({ caps: [{ kind: "gap", channels: ["call", "visit"], days: 9 }], slots: office });
    const waits = [contact("2026-11-12T10:00", { channel: "visit" }), contact("2026-11-13T10:00", { direction: "in" })];
    expect(judged([nineDays], planned("2026-11-20T10:00", { log: waits }))).toBe("allowed");
    // Half an hour too late there is no going back to nine o'clock.
    expect(judged([nineDays], planned("2026-11-20T10:30", { log: waits }))).toBe(
      "OWN gap [09:00-18:00] -> 2026-11-21T09:00",
    );
  });
});

describe("clocks", () => {
  test.each([
    // Tijuana puts its clocks forward on 2026-03-08 at two and back on 2026-11-01 at two.
    ["America/Tijuana", "2026-03-08", "01:59", "2026-03-08T09:59"],
    ["America/Tijuana", "2026-03-08", "03:00", "2026-03-08T10:00"],
    ["America/Tijuana", "2026-03-08", "12:00", "2026-03-08T19:00"],
    ["America/Tijuana", "2026-11-01", "00:59", "2026-11-01T07:59"],
    ["America/Tijuana", "2026-11-01", "02:00", "2026-11-01T10:00"],
    ["America/Tijuana", "2026-11-01", "09:00", "2026-11-01T17:00"],
    // A customer abroad, east of Greenwich: forward on 2026-03-29, back on 2026-10-25.
    ["Europe/Madrid", "2026-03-29", "01:30", "2026-03-29T00:30"],
    ["Europe/Madrid", "2026-03-29", "03:30", "2026-03-29T01:30"],
    ["Europe/Madrid", "2026-10-25", "01:30", "2026-10-24T23:30"],
    ["Europe/Madrid", "2026-10-25", "02:30", "2026-10-25T00:30"],
    ["Europe/Madrid", "2026-10-25", "03:30", "2026-10-25T02:30"],
    ["America/Mexico_City", "2026-07-01", "24:00", "2026-07-02T06:00"],
  ])("in %s on %s at %s it is %s in UTC", (zone, day, time, expected) => {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    const instant = instantOf({ day, minute: hours * 60 + minutes }, zone);
    expect(instant.slice(0, 16)).toBe(expected);
    if (time !== "24:00") expect(localTime(instant, zone)).toEqual({ day, minute: hours * 60 + minutes });
  });

  test("midnight is the first minute of a day", () => {
    expect(localTime("2026-11-20T06:00:00Z", "America/Mexico_City")).toEqual({ day: "2026-11-20", minute: 0 });
    expect(localTime("2026-11-20T05:59:59Z", "America/Mexico_City")).toEqual({ day: "2026-11-19", minute: 1439 });
  });

  test("a zone nobody knows is none, and a country without a table offers no choice", () => {
    expect(isZone("America/Tijuana")).toBe(true);
    expect(isZone("America/Atlantis")).toBe(false);
    expect(zonesOfCountry("US")).toEqual([]);
    expect(zonesOfCountry("PE")).toEqual(["America/Lima"]);
    expect(zoneOfPlace("CO", "ANT")).toBe("America/Bogota");
  });
});
