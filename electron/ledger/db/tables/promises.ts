import type { PromiseState } from "../../../../shared/domain/promises/facts.ts";
import type { TableSpec } from "./spec.ts";

/**
 * What a customer promised, as it was taken down, with the rules it is judged by. Append-only. A promise whose
 * `renegotiates_id` names another took its place.
 */
export interface PromiseRow {
  id: number;
  customer_id: number;
  /** Who promised; null when nobody registered did. */
  contact_id: number | null;
  currency: string;
  /** Sum of its payments. */
  amount_minor: number;
  /** Day at the company. */
  made_on: string;
  made_at: string;
  /** Business days after a due day within which cash still counts. */
  grace_days: number;
  /** Ten-thousandths of a payment that may lack of it. */
  tolerance_bp: number;
  /** Logged contact in which it was made. */
  interaction_id: number | null;
  person_id: number | null;
  renegotiates_id: number | null;
  /** Who allowed what the rules refuse to a collector; "" when nothing had to be allowed. */
  approved_by: string;
  note: string;
  /** Search form of its invoices and note. */
  search: string;
  actor: string;
}
export const promiseSpec: TableSpec<PromiseRow> = {
  id: "int",
  customer_id: "int",
  contact_id: "int",
  currency: "text",
  amount_minor: "int",
  made_on: "text",
  made_at: "text",
  grace_days: "int",
  tolerance_bp: "int",
  interaction_id: "int",
  person_id: "int",
  renegotiates_id: "int",
  approved_by: "text",
  note: "text",
  search: "text",
  actor: "text",
};

/** A payment promised for a day; a promise has one or more, the earliest first. Append-only. */
export interface PromisePaymentRow {
  id: number;
  promise_id: number;
  /** 1 for the earliest. */
  seq: number;
  due_on: string;
  /** Last day whose cash counts: `due_on` and the grace, by the calendar at the time of promising. */
  matures_on: string;
  amount_minor: number;
}
export const promisePaymentSpec: TableSpec<PromisePaymentRow> = {
  id: "int",
  promise_id: "int",
  seq: "int",
  due_on: "text",
  matures_on: "text",
  amount_minor: "int",
};

/** An invoice a promise covers, with the part of the promised sum that is for it. Append-only. */
export interface PromiseInvoiceRow {
  id: number;
  promise_id: number;
  invoice_uuid: string;
  receivable_id: number;
  amount_minor: number;
}
export const promiseInvoiceSpec: TableSpec<PromiseInvoiceRow> = {
  id: "int",
  promise_id: "int",
  invoice_uuid: "text",
  receivable_id: "int",
  amount_minor: "int",
};

/**
 * Cash that stood on a promised invoice when it was promised although its value date is that day or later: it was there
 * before, and does not count. Append-only.
 */
export interface PromiseBeforeRow {
  id: number;
  promise_id: number;
  receivable_id: number;
  /** Value date of the cash. */
  effective_on: string;
  amount_minor: number;
}
export const promiseBeforeSpec: TableSpec<PromiseBeforeRow> = {
  id: "int",
  promise_id: "int",
  receivable_id: "int",
  effective_on: "text",
  amount_minor: "int",
};

export type PromiseEventKind = "cancelled" | "superseded" | "undo";

/** What was decided about a promise. Append-only; `undo` takes back the event it names, or the whole promise without one. */
export interface PromiseEventRow {
  id: number;
  promise_id: number;
  kind: PromiseEventKind;
  on_day: string;
  reason: string;
  undoes_id: number | null;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const promiseEventSpec: TableSpec<PromiseEventRow> = {
  id: "int",
  promise_id: "int",
  kind: "text",
  on_day: "text",
  reason: "text",
  undoes_id: "int",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/**
 * Where a promise stood from one day until before another; the last span reaches to NEVER, so that days yet to come are
 * answered too. Derived from promises, events and entries, and kept by the transaction that changes any of them. Ask for a
 * day with `from_on <= day and until_on > day`. A promise that was taken back has none.
 */
export interface PromiseSpanRow {
  promise_id: number;
  from_on: string;
  until_on: string;
  /** Whose its invoices are now: another than the promise's own after a merge. */
  customer_id: number;
  state: PromiseState;
  /** What is promised: less than at first when invoices were cancelled or credited. */
  promised_minor: number;
  /** Cash credited to it, at most what is promised. */
  kept_minor: number;
  /** Due day of the first payment still to come; "" when there is none. */
  next_due_on: string;
  /** Last day whose cash counts for that payment; "" when there is none. */
  matures_on: string;
  /** Day from which it is broken or kept in part; "" while it is not. */
  broken_on: string;
  /** 1: another promise took its place. */
  replaced: number;
}
export const promiseSpanSpec: TableSpec<PromiseSpanRow> = {
  promise_id: "int",
  from_on: "text",
  until_on: "text",
  customer_id: "int",
  state: "text",
  promised_minor: "int",
  kept_minor: "int",
  next_due_on: "text",
  matures_on: "text",
  broken_on: "text",
  replaced: "int",
};

/** As {@link PromiseSpanRow}, of one payment of a promise. */
export interface PromisePaymentSpanRow {
  promise_id: number;
  seq: number;
  from_on: string;
  until_on: string;
  state: PromiseState;
  promised_minor: number;
  kept_minor: number;
}
export const promisePaymentSpanSpec: TableSpec<PromisePaymentSpanRow> = {
  promise_id: "int",
  seq: "int",
  from_on: "text",
  until_on: "text",
  state: "text",
  promised_minor: "int",
  kept_minor: "int",
};

/**
 * Receivables a promise stands on: its invoices and, where one was replaced, what replaced it. Derived and kept with the
 * spans; whether it pauses chasing on a day is in the promise's span of that day.
 */
export interface PromiseCoverRow {
  promise_id: number;
  receivable_id: number;
}
export const promiseCoverSpec: TableSpec<PromiseCoverRow> = { promise_id: "int", receivable_id: "int" };
