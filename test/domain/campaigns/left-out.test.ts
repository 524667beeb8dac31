import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LEFT_OUT } from "../../../shared/domain/campaigns/codes.ts";
import { type AudienceFacts, waitsForHours, whyLeftOut } from "../../../shared/domain/campaigns/left-out.ts";

const CAPS = { dayCap: 1, weekCap: 3 };
const FREE: AudienceFacts = {
  legal: false,
  doNotContact: false,
  placed: false,
  disputed: false,
  promised: false,
  verifying: false,
  openMinor: 100,
  freeMinor: 100,
  reach: "ok",
  text: true,
  unfit: null,
  complete: true,
  rule: null,
  contactedToday: false,
  messagesToday: 0,
  messagesInWeek: 0,
};

describe("who of a segment is left out", () => {
  test("is nobody whom nothing stands against", () => {
    expect(whyLeftOut(FREE, CAPS)).toBeNull();
    expect(whyLeftOut({ ...FREE, messagesInWeek: 2 }, CAPS)).toBeNull();
  });

  test.each<[Partial<AudienceFacts>, string]>([
    [{ legal: true }, "legal"],
    [{ doNotContact: true }, "do-not-contact"],
    [{ placed: true }, "placed"],
    [{ openMinor: 0, freeMinor: 0 }, "paid"],
    [{ disputed: true }, "dispute"],
    [{ promised: true }, "promise"],
    [{ verifying: true }, "payment"],
    [{ freeMinor: 0 }, "agreement"],
    [{ reach: "no-address" }, "no-address"],
    [{ reach: "address-incomplete" }, "address-incomplete"],
    [{ reach: "bad-channel" }, "bad-channel"],
    [{ reach: "opted-out" }, "opted-out"],
    [{ text: false }, "template"],
    [{ unfit: "letterhead" }, "letterhead"],
    [{ unfit: "nothing-due" }, "nothing-due"],
    [{ complete: false }, "variable"],
    [{ rule: "holiday" }, "holiday"],
    [{ contactedToday: true }, "contacted-today"],
    [{ messagesToday: 1 }, "cap"],
    [{ messagesInWeek: 3 }, "cap"],
    [{ rule: "cap" }, "cap"],
  ])("is told by one reason: %j is %s", (changes, why) => {
    expect(whyLeftOut({ ...FREE, ...changes }, CAPS)).toBe(why);
  });

  test("is told by the first reason of the list, whatever else stands against it", () => {
    const facts = fc.record({
      ...{ legal: fc.boolean(), doNotContact: fc.boolean(), placed: fc.boolean(), disputed: fc.boolean() },
      ...{ promised: fc.boolean(), verifying: fc.boolean(), text: fc.boolean(), complete: fc.boolean() },
      openMinor: fc.nat(2),
      freeMinor: fc.nat(2),
      reach: fc.constantFrom(
        "ok" as const,
        "no-address" as const,
        "address-incomplete" as const,
        "bad-channel" as const,
        "opted-out" as const,
      ),
      rule: fc.constantFrom(null, "hours" as const, "holiday" as const, "cap" as const),
      unfit: fc.constantFrom(null, "letterhead" as const, "nothing-due" as const),
      contactedToday: fc.boolean(),
      messagesToday: fc.nat(2),
      messagesInWeek: fc.nat(4),
    });
    fc.assert(
      fc.property(facts, (of) => {
        const why = whyLeftOut(of, CAPS);
        // With what is told taken away, the next reason stands behind it in the list.
        const without: Partial<Record<string, Partial<AudienceFacts>>> = {
          ...{ legal: { legal: false }, "do-not-contact": { doNotContact: false }, placed: { placed: false } },
          ...{ paid: { openMinor: 1 }, dispute: { disputed: false }, promise: { promised: false } },
          ...{ payment: { verifying: false }, agreement: { freeMinor: 1 }, template: { text: true } },
          ...{
            "no-address": { reach: "ok" },
            "address-incomplete": { reach: "ok" },
            "bad-channel": { reach: "ok" },
            "opted-out": { reach: "ok" },
          },
          ...{ variable: { complete: true }, holiday: { rule: null }, "contacted-today": { contactedToday: false } },
          ...{ letterhead: { unfit: null }, "nothing-due": { unfit: null } },
          cap: { messagesToday: 0, messagesInWeek: 0, rule: null },
        };
        if (why === null) return;
        const next = whyLeftOut({ ...of, ...without[why] }, CAPS);
        if (next !== null) expect(LEFT_OUT.indexOf(next)).toBeGreaterThan(LEFT_OUT.indexOf(why));
      }),
    );
  });

  test("outside the hours is not left out: the message waits, unless something else stands against it", () => {
    const late = { ...FREE, rule: "hours" } as const;
    expect(whyLeftOut(late, CAPS)).toBeNull();
    expect(waitsForHours(late, CAPS)).toBe(true);
    expect(waitsForHours({ ...late, disputed: true }, CAPS)).toBe(false);
    expect(waitsForHours(FREE, CAPS)).toBe(false);
  });
});
