import type { CustomerPaymentTerms } from "../../../shared/contract/acceptance.ts";

/** How the payment days of one currency are told. */
export type PaymentMode = "none" | "any" | "weekdays" | "monthDays";

/** Payment days of a currency while they are edited. */
export interface PaymentDraft {
  /** "" for currencies without a rule of their own. */
  readonly currency: string;
  readonly mode: PaymentMode;
  readonly weekdays: readonly number[];
  /** As typed: "15, 30". */
  readonly monthDays: string;
}

/** Payment terms while they are edited. */
export interface TermsDraft {
  readonly basis: CustomerPaymentTerms["basis"];
  readonly reviewWeekdays: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly channel: CustomerPaymentTerms["channel"];
  readonly channelDetail: string;
  readonly documents: CustomerPaymentTerms["documents"];
  readonly documentsNote: string;
  /** The common rule first, then those of other currencies. */
  readonly payments: readonly PaymentDraft[];
  readonly holidayShift: CustomerPaymentTerms["holidayShift"];
  readonly closings: CustomerPaymentTerms["closings"];
}

/** What is wrong with a draft, by the field it is wrong in. */
export type DraftProblem = "time" | "monthDays" | "weekdays" | "currency" | "closing";

const COMMON: PaymentDraft = { currency: "", mode: "none", weekdays: [], monthDays: "" };

/** A rule for one more currency, to be filled in. */
export const OTHER_CURRENCY: PaymentDraft = { ...COMMON, mode: "weekdays" };

function paymentDraft(rule: CustomerPaymentTerms["paymentDays"][number]): PaymentDraft {
  const mode = rule.weekdays.length > 0 ? "weekdays" : rule.monthDays.length > 0 ? "monthDays" : "any";
  return { currency: rule.currency, mode, weekdays: rule.weekdays, monthDays: rule.monthDays.join(", ") };
}

/** A draft of the terms; of none, what most customers with a counter have. */
export function draftOf(terms: CustomerPaymentTerms | null): TermsDraft {
  const rules = (terms?.paymentDays ?? []).map(paymentDraft);
  return {
    basis: terms?.basis ?? "invoiceDate",
    reviewWeekdays: terms?.reviewWeekdays ?? [],
    from: terms?.reviewHours?.from ?? "",
    to: terms?.reviewHours?.to ?? "",
    channel: terms?.channel ?? "",
    channelDetail: terms?.channelDetail ?? "",
    documents: terms?.documents ?? [],
    documentsNote: terms?.documentsNote ?? "",
    payments: [
      rules.find(({ currency }) => currency === "") ?? COMMON,
      ...rules.filter(({ currency }) => currency !== ""),
    ],
    holidayShift: terms?.holidayShift ?? "next",
    closings: terms?.closings ?? [],
  };
}

/** Days of the month as typed; null when they are not days. */
export function readMonthDays(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  const days = parts.map(Number);
  return parts.length > 0 && days.every((day) => Number.isInteger(day) && day >= 1 && day <= 31) ? days : null;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A time as typed: `9:00` is `09:00`; null when it is none. */
export function readTime(text: string): string | null {
  const padded = /^\d:/.test(text.trim()) ? `0${text.trim()}` : text.trim();
  return TIME.test(padded) ? padded : null;
}

/** What is wrong with a payment rule; null when nothing is. */
export function paymentProblem(rule: PaymentDraft, other: boolean): "currency" | "weekdays" | "monthDays" | null {
  if (other && !/^[A-Z]{3}$/.test(rule.currency)) return "currency";
  if (rule.mode === "weekdays" && rule.weekdays.length === 0) return "weekdays";
  return rule.mode === "monthDays" && readMonthDays(rule.monthDays) === null ? "monthDays" : null;
}

/** The terms a draft comes to, or what is wrong with it. */
export function termsOfDraft(
  draft: TermsDraft,
):
  | { readonly ok: true; readonly terms: CustomerPaymentTerms }
  | { readonly ok: false; readonly problem: DraftProblem } {
  const timed = draft.from.trim() !== "" || draft.to.trim() !== "";
  const [from, to] = [readTime(draft.from), readTime(draft.to)];
  if (timed && (from === null || to === null)) return { ok: false, problem: "time" };
  for (const [index, rule] of draft.payments.entries()) {
    const problem = paymentProblem(rule, index > 0);
    if (problem !== null) return { ok: false, problem };
  }
  if (draft.closings.some((closing) => closing.from === "" || closing.to === ""))
    return { ok: false, problem: "closing" };
  const paymentDays = draft.payments
    .filter(({ mode }) => mode !== "none")
    .map(({ currency, mode, weekdays, monthDays }) => ({
      currency,
      weekdays: mode === "weekdays" ? [...weekdays] : [],
      monthDays: mode === "monthDays" ? (readMonthDays(monthDays) ?? []) : [],
    }));
  return {
    ok: true,
    terms: {
      basis: draft.basis,
      reviewWeekdays: [...draft.reviewWeekdays],
      reviewHours: timed && from !== null && to !== null ? { from, to } : null,
      channel: draft.channel,
      channelDetail: draft.channel === "" ? "" : draft.channelDetail,
      documents: [...draft.documents],
      documentsNote: draft.documentsNote,
      paymentDays,
      holidayShift: draft.holidayShift,
      closings: [...draft.closings],
    },
  };
}
