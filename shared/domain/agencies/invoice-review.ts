import { addMonths } from "../days.ts";
import type { PlacedBucket } from "./codes.ts";
import { type Earned, NOT_EARNED } from "./earned.ts";
import { shareBp } from "./recovery.ts";

/**
 * The monthly review of what an agency charges (COLLECTIONS 15): each line of its invoice against what the app says that the
 * payment earned, and each payment that earned something against the invoice.
 */

/** A line as the agency charges it. Minor units of the invoice's currency. */
export interface ChargedLine {
  /** Its place in the invoice, from 1. */
  readonly place: number;
  /** Invoice it is for: its UUID, or its series and folio. */
  readonly invoice: string;
  /** Payment it is for: its UUID or folio; "" where only the day is told. */
  readonly payment: string;
  /** Day of the payment; null where it is not told. */
  readonly paidOn: string | null;
  readonly baseMinor: number;
  readonly rateBp: number;
  readonly commissionMinor: number;
}

/** A payment of an invoice that is or was with the agency, with what it earned in the month of the review. */
export interface EarnedLine extends Earned {
  readonly itemId: number;
  readonly invoiceUuid: string;
  readonly invoiceLabel: string;
  readonly customerName: string;
  readonly paymentUuid: string;
  readonly paymentLabel: string;
  /** Value date. */
  readonly paidOn: string;
  readonly placedOn: string;
  readonly bucket: PlacedBucket;
  readonly rateBp: number;
}

/** Why a line does not stand as it was charged, or what is missing in the invoice. */
export const REVIEW_CAUSES = [
  "not-placed",
  "no-payment",
  "repeated",
  "charged-before",
  ...NOT_EARNED,
  "date",
  "base",
  "rate",
  "arithmetic",
  "missing",
  "clawback",
] as const;
export type ReviewCause = (typeof REVIEW_CAUSES)[number];

/** What does not stand of the invoice as a whole. */
export const SUM_CAUSES = ["lines", "vat"] as const;
export type SumCause = (typeof SUM_CAUSES)[number];

/** A line of the review: charged, earned, or both. */
export interface ReviewLine {
  readonly charged: ChargedLine | null;
  readonly earned: EarnedLine | null;
  /** Empty: it stands. */
  readonly causes: readonly ReviewCause[];
  /** Charged less what stands. */
  readonly differenceMinor: number;
}

/** The review of an invoice. */
export interface Review {
  readonly lines: readonly ReviewLine[];
  /** Sum of the lines, and of what the app says. */
  readonly chargedMinor: number;
  readonly expectedMinor: number;
  readonly sums: readonly { readonly cause: SumCause; readonly differenceMinor: number }[];
}

/** A reference as it is compared: letters and digits alone, so that `F-12`, `f 12` and `F12` are one. */
export function referenceKey(text: string): string {
  return text
    .normalize("NFKD")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
}

/** Items of the agency by what an invoice is called: its own names, and those of what replaced it ({@link referenceKey}). */
export type ItemsByName = ReadonlyMap<string, ReadonlySet<number>>;

function isOfPayment(charged: ChargedLine, earned: EarnedLine): boolean {
  const key = referenceKey(charged.payment);
  return key !== "" && (key === referenceKey(earned.paymentUuid) || key === referenceKey(earned.paymentLabel));
}

/** How a line tells which payment of its invoice it is for, the surest first. One that names its payment is for no other. */
const TELLS: readonly ((charged: ChargedLine, earned: EarnedLine) => boolean)[] = [
  isOfPayment,
  (charged, earned) => charged.payment === "" && charged.paidOn === earned.paidOn,
  (charged, earned) => charged.payment === "" && earned.why === null && charged.baseMinor === earned.baseMinor,
  (charged) => charged.payment === "" && charged.paidOn === null,
];

/** Payments a line may be for, those that earned something first. */
function candidates(earned: readonly EarnedLine[], names: ItemsByName) {
  const byItem = Map.groupBy(
    earned.toSorted((a, b) => Number(a.why !== null) - Number(b.why !== null)),
    ({ itemId }) => itemId,
  );
  return (line: ChargedLine): EarnedLine[] =>
    [...(names.get(referenceKey(line.invoice)) ?? [])].flatMap((item) => byItem.get(item) ?? []);
}

/** Which payment each line is for; lines that name none that is known, or one that another line has, are not in it. */
export function matchLines(
  charged: readonly ChargedLine[],
  earned: readonly EarnedLine[],
  names: ItemsByName,
): ReadonlyMap<ChargedLine, EarnedLine> {
  const found = new Map<ChargedLine, EarnedLine>();
  const taken = new Set<EarnedLine>();
  const of = candidates(earned, names);
  for (const tells of TELLS) {
    for (const line of charged) {
      if (found.has(line)) continue;
      const match = of(line).find((each) => !taken.has(each) && tells(line, each));
      if (match === undefined) continue;
      found.set(line, match);
      taken.add(match);
    }
  }
  return found;
}

/** What of a line and the payment it is for does not agree. */
function disagreements(charged: ChargedLine, earned: EarnedLine): ReviewCause[] {
  const causes: ReviewCause[] = [];
  if (charged.paidOn !== null && charged.paidOn !== earned.paidOn) causes.push("date");
  if (charged.baseMinor !== earned.baseMinor) causes.push("base");
  if (charged.rateBp !== earned.rateBp) causes.push("rate");
  if (charged.commissionMinor !== shareBp(charged.baseMinor, charged.rateBp)) causes.push("arithmetic");
  const same = causes.length === 0 && charged.commissionMinor !== earned.commissionMinor;
  return same ? ["arithmetic"] : causes;
}

/** Why a line names no payment that it could be for. */
function whyUnmatched(line: ChargedLine, of: (line: ChargedLine) => EarnedLine[], names: ItemsByName): ReviewCause {
  if (!names.has(referenceKey(line.invoice))) return "not-placed";
  return of(line).some((each) => TELLS.some((tells) => tells(line, each))) ? "repeated" : "no-payment";
}

/**
 * Reviews an invoice. `before` are the payments that earlier invoices of the agency charge ({@link earnedKey}), and `vatBp` is the
 * VAT of the terms.
 */
export function reviewInvoice(input: {
  readonly charged: readonly ChargedLine[];
  readonly earned: readonly EarnedLine[];
  readonly names: ItemsByName;
  readonly before: ReadonlySet<string>;
  readonly netMinor: number;
  readonly vatMinor: number;
  readonly vatBp: number;
}): Review {
  const { charged, earned, names, before } = input;
  const matches = matchLines(charged, earned, names);
  const of = candidates(earned, names);
  const own = charged.map((line): ReviewLine => {
    const match = matches.get(line) ?? null;
    const none = (causes: readonly ReviewCause[]): ReviewLine => ({
      charged: line,
      earned: match,
      causes,
      differenceMinor: line.commissionMinor,
    });
    if (match === null) return none([whyUnmatched(line, of, names)]);
    if (before.has(earnedKey(match))) return none(["charged-before"]);
    if (match.why !== null) return none([match.why]);
    const differenceMinor = line.commissionMinor - match.commissionMinor;
    return { charged: line, earned: match, causes: disagreements(line, match), differenceMinor };
  });
  const taken = new Set([...matches.values()].map(earnedKey));
  const missing = earned
    .filter((each) => each.commissionMinor !== 0 && !taken.has(earnedKey(each)) && !before.has(earnedKey(each)))
    .map(
      (each): ReviewLine => ({
        charged: null,
        earned: each,
        causes: [each.commissionMinor > 0 ? "missing" : "clawback"],
        differenceMinor: -each.commissionMinor,
      }),
    );
  const lines = [...own, ...missing];
  const chargedMinor = charged.reduce((sum, line) => sum + line.commissionMinor, 0);
  const differenceMinor = lines.reduce((sum, line) => sum + line.differenceMinor, 0);
  const sums: { cause: SumCause; differenceMinor: number }[] = [];
  if (charged.length > 0 && chargedMinor !== input.netMinor) {
    sums.push({ cause: "lines", differenceMinor: input.netMinor - chargedMinor });
  }
  const vat = input.vatMinor - shareBp(input.netMinor, input.vatBp);
  // VAT is rounded by line or as a whole: a minor unit a line is no difference.
  if (Math.abs(vat) > Math.max(1, charged.length)) sums.push({ cause: "vat", differenceMinor: vat });
  return { lines, chargedMinor, expectedMinor: chargedMinor - differenceMinor, sums };
}

/** Names the payment of an item. */
export function earnedKey({ itemId, key }: Pick<EarnedLine, "itemId" | "key">): string {
  return `${itemId}.${key}`;
}

/** Whether nothing is left to clear up. */
export function isMatched({ lines, sums }: Review): boolean {
  return sums.length === 0 && lines.every(({ causes }) => causes.length === 0);
}

/** Where an invoice stands (COLLECTIONS 15); `withdrawn` is one that was entered by mistake. */
export const INVOICE_STATES = [
  "received",
  "matched",
  "differences",
  "disputed",
  "approved",
  "paid",
  "withdrawn",
] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

/** Last day on which the invoice of a month is to be approved: the review closes before day 10 of the next (COLLECTIONS 15). */
export function closeBy(month: string): string {
  return `${addMonths(`${month}-01`, 1).slice(0, 7)}-09`;
}

/** Why an invoice of an agency is not taken, or cannot go on so. */
export const INVOICE_REFUSALS = [
  "closed",
  "asked",
  "disputed",
  "no-lines",
  "note",
  "not-approved",
  "day",
  "total",
  "known",
  "xml",
  "not-a-cfdi",
  "not-invoice",
  "not-issuer",
  "not-ours",
  "cancelled",
] as const;
