import { describe, expect, test } from "vitest";
import {
  draftFor,
  EMPTY_FIELDS,
  fieldsProblem,
  withDay,
} from "../../../renderer/features/acceptance/acceptance-draft.ts";
import { draftOf, OTHER_CURRENCY, readTime, termsOfDraft } from "../../../renderer/features/acceptance/terms-draft.ts";
import type { CustomerPaymentTerms } from "../../../shared/contract/acceptance.ts";

const TERMS: CustomerPaymentTerms = {
  basis: "acceptanceDate",
  reviewWeekdays: [3],
  reviewHours: { from: "09:00", to: "13:00" },
  channel: "portal",
  channelDetail: "https://proveedores.example.mx",
  documents: ["xml", "po"],
  documentsNote: "Sellado",
  paymentDays: [
    { currency: "", weekdays: [4], monthDays: [] },
    { currency: "USD", weekdays: [], monthDays: [15, 31] },
  ],
  holidayShift: "previous",
  closings: [{ from: "2026-12-20", to: "2027-01-05", name: "Fin de año" }],
};

describe("payment terms being edited", () => {
  test("come back as they were when nothing is typed, and none begin as the invoice's own day", () => {
    expect(termsOfDraft(draftOf(TERMS))).toEqual({ ok: true, terms: TERMS });
    const fresh = termsOfDraft(draftOf(null));
    expect(fresh).toMatchObject({ ok: true, terms: { basis: "invoiceDate", paymentDays: [], reviewHours: null } });
  });

  test("any business day is a rule without days, and not knowing is no rule", () => {
    const any = { ...draftOf(null), payments: [{ ...OTHER_CURRENCY, mode: "any" as const }] };
    expect(termsOfDraft(any)).toMatchObject({
      terms: { paymentDays: [{ currency: "", weekdays: [], monthDays: [] }] },
    });
  });

  test("a time is read as people write it, and half a range is refused", () => {
    expect(readTime("9:00")).toBe("09:00");
    expect(readTime("24:00")).toBe(null);
    expect(termsOfDraft({ ...draftOf(null), from: "9:00" })).toEqual({ ok: false, problem: "time" });
  });

  test("what is missing is named", () => {
    const rule = { currency: "", mode: "monthDays" as const, weekdays: [], monthDays: "15, 32" };
    expect(termsOfDraft({ ...draftOf(null), payments: [rule] })).toEqual({ ok: false, problem: "monthDays" });
    const other = [{ ...rule, monthDays: "15 y 30" }];
    expect(termsOfDraft({ ...draftOf(null), payments: other })).toEqual({ ok: false, problem: "monthDays" });
    const weekless = [{ ...rule, mode: "weekdays" as const }];
    expect(termsOfDraft({ ...draftOf(null), payments: weekless })).toEqual({ ok: false, problem: "weekdays" });
    const nameless = [...draftOf(TERMS).payments, OTHER_CURRENCY];
    expect(termsOfDraft({ ...draftOf(TERMS), payments: nameless })).toEqual({ ok: false, problem: "currency" });
    const closings = [{ from: "2026-12-20", to: "", name: "" }];
    expect(termsOfDraft({ ...draftOf(TERMS), closings })).toEqual({ ok: false, problem: "closing" });
  });
});

describe("what a counter said, being typed", () => {
  const fields = { ...EMPTY_FIELDS, submittedOn: "2026-11-22", answeredOn: "2026-11-22" };

  test("an answer of an earlier day takes the day of handing in along", () => {
    expect(withDay(fields, "answeredOn", "2026-10-07")).toEqual({
      answeredOn: "2026-10-07",
      submittedOn: "2026-10-07",
    });
    expect(withDay(fields, "submittedOn", "2026-10-07")).toEqual({ submittedOn: "2026-10-07" });
  });

  test("only what was chosen is recorded, and what is empty is not touched", () => {
    const typed = { ...fields, number: " CR-1 ", reason: "x", po: " OC-1 " };
    const form = { customerId: 1, uuids: ["A"], fields: typed, leaveOut: false };
    expect(draftFor({ ...form, act: "accepted" })).toMatchObject({
      accepted: { on: "2026-11-22", number: "CR-1" },
      rejected: null,
      po: "OC-1",
      agreedDueOn: null,
    });
    expect(draftFor({ ...form, act: "data" })).toMatchObject({ submittedOn: null, accepted: null, rejected: null });
  });

  test("a rejection needs its reason, an answer its day, and a number of goods the day they came", () => {
    expect(fieldsProblem("rejected", fields)).toBe("reason");
    expect(fieldsProblem("accepted", { ...fields, answeredOn: "" })).toBe("day");
    expect(fieldsProblem("accepted", { ...fields, receipt: "EM-1" })).toBe("day");
    expect(fieldsProblem("data", fields)).toBe("nothing");
    expect(fieldsProblem("data", { ...fields, agreedOn: "2026-12-01" })).toBe(null);
  });
});
