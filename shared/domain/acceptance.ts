import type { Holidays } from "./business-days.ts";
import { addDays, endOfMonth } from "./days.ts";
import type { PaymentTerms } from "./payment-terms.ts";
import { expectedDay, needsAcceptance, PLAIN_TERMS, reviewDayFrom } from "./payment-terms.ts";

/** What can be recorded of an invoice at its customer's counter. */
export type AcceptanceEventKind = "po" | "received" | "submitted" | "accepted" | "rejected" | "agreed";

/** One thing recorded, and not taken back. */
export interface AcceptanceEvent {
  /** Orders the events: what was recorded last counts. */
  readonly order: number;
  readonly kind: AcceptanceEventKind;
  /** Day it happened; of `agreed`, the due day agreed on, "" when there is none any more. */
  readonly on: string;
  /** Number of the purchase order, goods receipt or contrarecibo. */
  readonly reference: string;
  readonly reason: string;
}

/** What holds of an invoice after all that was recorded. Days and numbers are "" when there are none. */
export interface AcceptanceRecord {
  readonly state: "" | "submitted" | "accepted" | "rejected";
  readonly po: string;
  readonly receipt: string;
  readonly receivedOn: string;
  readonly submittedOn: string;
  readonly acceptedOn: string;
  readonly contrarecibo: string;
  readonly rejectedOn: string;
  readonly rejectReason: string;
  readonly agreedOn: string;
}

export const NOTHING_RECORDED: AcceptanceRecord = {
  state: "",
  po: "",
  receipt: "",
  receivedOn: "",
  submittedOn: "",
  acceptedOn: "",
  contrarecibo: "",
  rejectedOn: "",
  rejectReason: "",
  agreedOn: "",
};

const NO_ANSWER = { acceptedOn: "", contrarecibo: "", rejectedOn: "", rejectReason: "" } as const;

function after(record: AcceptanceRecord, event: AcceptanceEvent): AcceptanceRecord {
  const { on, reference, reason } = event;
  switch (event.kind) {
    case "po":
      return { ...record, po: reference };
    case "received":
      return { ...record, receivedOn: on, receipt: reference };
    case "submitted":
      return { ...record, ...NO_ANSWER, state: "submitted", submittedOn: on };
    case "accepted":
      return { ...record, ...NO_ANSWER, state: "accepted", acceptedOn: on, contrarecibo: reference };
    case "rejected":
      return { ...record, ...NO_ANSWER, state: "rejected", rejectedOn: on, rejectReason: reason };
    case "agreed":
      return { ...record, agreedOn: on };
  }
}

/** What holds after all events, in whatever order they are given. */
export function recordOf(events: readonly AcceptanceEvent[]): AcceptanceRecord {
  return [...events].sort((a, b) => a.order - b.order).reduce(after, NOTHING_RECORDED);
}

/** What posting knows of an invoice besides its documents: its customer's terms and what was recorded. */
export interface CounterFact {
  readonly terms: PaymentTerms | null;
  /** Credit days by the invoice's own terms, its customer's, or the ledger's (RULES 54, 57). */
  readonly creditDays: number;
  /** Due day that a person stated (opening balances): no basis moves it; null where the rule counts. */
  readonly statedDueOn: string | null;
  readonly record: AcceptanceRecord;
  readonly holidays: Holidays;
}

export type DueSource = "invoice" | "receipt" | "acceptance" | "end-of-month" | "agreed" | "stated";

/** When an invoice is due and expected to be paid, and why. */
export interface DueState {
  /** Where it stands at the counter: as recorded, or `pending` where it has to be taken in; "" where it has not. */
  readonly state: AcceptanceRecord["state"] | "pending";
  /** What is recorded of it, with what it has from the invoice it replaces. */
  readonly record: AcceptanceRecord;
  /** Issue day of the first invoice of its chain of replacements. */
  readonly firstIssuedOn: string;
  readonly dueOn: string;
  readonly source: DueSource;
  /** The due day counts from a day nobody has recorded yet: as if it were taken in on the next review day. */
  readonly provisional: boolean;
  /** Review day on which it can be taken in next, counted from its last event; "" when none is awaited. */
  readonly reviewOn: string;
  readonly expectedOn: string;
  /** UUID of the invoice it has its acceptance or order from; "" when nothing is inherited. */
  readonly inheritedFrom: string;
}

/** What a customer's terms make of an invoice of which nothing is recorded; with a stated due day nothing is awaited. */
function stateOf(record: AcceptanceRecord, fact: CounterFact): DueState["state"] {
  if (record.state !== "") return record.state;
  return fact.statedDueOn === null && needsAcceptance(fact.terms ?? PLAIN_TERMS) ? "pending" : "";
}

/** Review day after the last thing that happened; "" when the invoice is at the counter, taken in or needs neither. */
function nextReview(firstIssuedOn: string, record: AcceptanceRecord, fact: CounterFact): string {
  const terms = fact.terms ?? PLAIN_TERMS;
  const state = stateOf(record, fact);
  if (state !== "pending" && state !== "rejected") return "";
  const since = record.state === "rejected" ? record.rejectedOn : firstIssuedOn;
  return reviewDayFrom(addDays(since, 1), terms, fact.holidays) ?? "";
}

/** Day credit is counted from while the real one is not known: the next on which the customer can take the invoice in. */
function assumedDay(firstIssuedOn: string, record: AcceptanceRecord, fact: CounterFact): string {
  const terms = fact.terms ?? PLAIN_TERMS;
  if (record.state === "submitted") {
    return reviewDayFrom(record.submittedOn, terms, fact.holidays) ?? record.submittedOn;
  }
  const since = record.state === "rejected" ? record.rejectedOn : firstIssuedOn;
  return reviewDayFrom(addDays(since, 1), terms, fact.holidays) ?? addDays(since, 1);
}

interface Counted {
  readonly dueOn: string;
  readonly source: DueSource;
  readonly provisional: boolean;
}

function counted(firstIssuedOn: string, record: AcceptanceRecord, fact: CounterFact): Counted {
  const { creditDays } = fact;
  const later = (day: string): string => (day > firstIssuedOn ? day : firstIssuedOn);
  const from = (day: string, source: DueSource, provisional: boolean): Counted => ({
    dueOn: addDays(later(day), creditDays),
    source,
    provisional,
  });
  if (record.agreedOn !== "") return { dueOn: record.agreedOn, source: "agreed", provisional: false };
  if (fact.statedDueOn !== null) return { dueOn: fact.statedDueOn, source: "stated", provisional: false };
  switch ((fact.terms ?? PLAIN_TERMS).basis) {
    case "invoiceDate":
      return from(firstIssuedOn, "invoice", false);
    case "endOfMonth":
      return from(endOfMonth(firstIssuedOn), "end-of-month", false);
    case "receiptDate": {
      // Without a goods receipt, the day the invoice was handed in is the day it was received.
      const received = record.receivedOn || record.submittedOn || record.acceptedOn;
      if (received !== "") return from(received, "receipt", false);
      return from(assumedDay(firstIssuedOn, record, fact), "receipt", true);
    }
    case "acceptanceDate":
      if (record.state === "accepted") return from(record.acceptedOn, "acceptance", false);
      return from(assumedDay(firstIssuedOn, record, fact), "acceptance", true);
  }
}

/** Joins what is recorded of a replacement with what its predecessor had: its own answers outrank inherited ones. */
function inherit(own: AcceptanceRecord, theirs: AcceptanceRecord): AcceptanceRecord {
  const answered = own.state !== "" ? own : theirs;
  const received = own.receivedOn !== "" ? own : theirs;
  return {
    ...answered,
    po: own.po || theirs.po,
    receipt: received.receipt,
    receivedOn: received.receivedOn,
    agreedOn: own.agreedOn || theirs.agreedOn,
  };
}

/**
 * When an invoice is due by contract, and when it is expected to be paid (COLLECTIONS 6, RULES 54-57): two days, the
 * second the customer's first payment day on or after the first. `before` is the invoice it replaces: what was recorded
 * of that holds for its replacement, and so does its due day unless that was provisional or another one is agreed on, so
 * that reissuing never resets the aging (KPIS 0). Pure: the same facts give the same days.
 */
export function dueState(
  invoice: { readonly issuedOn: string; readonly currency: string },
  fact: CounterFact,
  before: { readonly uuid: string; readonly due: DueState } | null,
): DueState {
  const record = before ? inherit(fact.record, before.due.record) : fact.record;
  const firstIssuedOn = before?.due.firstIssuedOn ?? invoice.issuedOn;
  const settled = before !== null && !before.due.provisional && fact.record.agreedOn === "";
  const due = settled ? before.due : counted(firstIssuedOn, record, fact);
  const { dueOn, source, provisional } = due;
  const inherited = before !== null && JSON.stringify(record) !== JSON.stringify(fact.record);
  return {
    state: stateOf(record, fact),
    record,
    firstIssuedOn,
    dueOn,
    source,
    provisional,
    reviewOn: nextReview(firstIssuedOn, record, fact),
    expectedOn: expectedDay(dueOn, invoice.currency, fact.terms ?? PLAIN_TERMS, fact.holidays),
    inheritedFrom: inherited ? before.uuid : "",
  };
}
