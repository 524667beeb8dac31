/**
 * What happened at a small desk: only what somebody who was there could tell, in the order it was told. Amounts in centavos,
 * days as `YYYY-MM-DD`; `told` is the place of a fact among all of them.
 */

/** First day of every story, a Monday, and the last on which anything is done. */
export const START = "2026-03-02";
export const LAST = "2026-04-30";
/** Days of these weeks on which nobody works in Mexico besides weekends, written down by hand. */
export const HOLIDAYS: ReadonlySet<string> = new Set(["2026-03-16", "2026-04-02", "2026-04-03", "2026-05-01"]);
/** Customers by whose they are: 1, 2, or 0, nobody's. */
export const COLLECTORS = [1, 2, 0] as const;
/** People of each customer who may be reached, by role; of these the first alone is a right party (KPIS 9). */
export const ROLES = ["accounts-payable", "reception"] as const;

/** What a contact ended with: whether somebody answered, and whether it may be the right party. */
export const OUTCOMES = {
  PP: { connected: true, titular: true },
  "RP-INFO": { connected: true, titular: true },
  NP: { connected: true, titular: true },
  MT: { connected: true, titular: false },
  NA: { connected: false, titular: false },
  BZ: { connected: false, titular: false },
} as const;
export type OutcomeCode = keyof typeof OUTCOMES;

interface Told {
  readonly told: number;
  readonly n: number;
}
export interface Invoice extends Told {
  readonly customer: number;
  readonly minor: number;
  readonly issuedOn: string;
  /** After the daily cut-off. */
  readonly evening: boolean;
  readonly dueOn: string;
  readonly recordedOn: string;
}
export interface Payment extends Told {
  readonly customer: number;
  readonly minor: number;
  /** The bank's value date. */
  readonly paidOn: string;
  readonly recordedOn: string;
  /** Day on which the bank took it back. */
  bouncedOn: string | null;
}
/** Money that was applied to an invoice. */
export interface Applied extends Told {
  readonly payment: Payment;
  readonly invoice: Invoice;
  readonly minor: number;
}
export interface Contact extends Told {
  readonly customer: number;
  /** Which of the people was reached; null: somebody else. */
  readonly person: 0 | 1 | null;
  readonly channel: "call" | "visit" | "whatsapp" | "note";
  readonly direction: "out" | "in";
  readonly outcome: OutcomeCode | null;
  readonly on: string;
  /** It ended in a promise. */
  readonly promised: boolean;
  /** Another row took its place, or it was withdrawn. */
  holds: boolean;
}
export interface Promised extends Told {
  readonly customer: number;
  readonly madeOn: string;
  readonly payments: readonly { readonly dueOn: string; readonly maturesOn: string; readonly minor: number }[];
  readonly covers: readonly { readonly invoice: Invoice; readonly minor: number }[];
  /** Promise whose place it took. */
  readonly replaces: Promised | null;
  /** Contact that it began in. */
  contact: number | null;
  calledOffOn: string | null;
  /** It was taken back on its own day: it never was. */
  never: boolean;
}
interface Dispute extends Told {
  readonly invoice: Invoice;
  readonly minor: number;
  readonly openedOn: string;
  /** Days on which it was answered and opened again, in turn. */
  readonly turns: string[];
}
/** A customer nobody was to call, from a day on until another. */
interface Bar {
  readonly customer: number;
  readonly from: string;
  until: string | null;
}
export interface World {
  readonly invoices: Invoice[];
  readonly payments: Payment[];
  readonly applied: Applied[];
  readonly contacts: Contact[];
  readonly promises: Promised[];
  readonly disputes: Dispute[];
  readonly bars: Bar[];
}
export const nothingYet = (): World => ({
  invoices: [],
  payments: [],
  applied: [],
  contacts: [],
  promises: [],
  disputes: [],
  bars: [],
});

/** Day from which money on an invoice counts: the bank's, and never before there was an invoice. */
export const valueOn = ({ payment, invoice }: Applied): string =>
  payment.paidOn < invoice.issuedOn ? invoice.issuedOn : payment.paidOn;

/** Money that is on invoices at the end of a day. */
export const onInvoices = (world: World, day: string): Applied[] =>
  world.applied.filter(
    (each) => valueOn(each) <= day && !(each.payment.bouncedOn !== null && each.payment.bouncedOn <= day),
  );

/** What is open of an invoice at the end of a day. */
export function openOf(world: World, invoice: Invoice, day: string): number {
  if (invoice.issuedOn > day) return 0;
  const own = onInvoices(world, day).filter((each) => each.invoice === invoice);
  return own.reduce((left, { minor }) => left - minor, invoice.minor);
}

/** What of a payment is applied to nothing at the end of a day. */
export function waitingOf(world: World, payment: Payment, day: string): number {
  if (payment.paidOn > day || (payment.bouncedOn !== null && payment.bouncedOn <= day)) return 0;
  const own = world.applied.filter((each) => each.payment === payment && valueOn(each) <= day);
  return own.reduce((left, { minor }) => left - minor, payment.minor);
}

/** Whether a dispute is to be answered at the end of a day. */
export const isOpen = ({ openedOn, turns }: Dispute, day: string): boolean =>
  openedOn <= day && turns.filter((turn) => turn <= day).length % 2 === 0;

/** What of an invoice is disputed at the end of a day. */
export function disputedOf(world: World, invoice: Invoice, day: string): number {
  const claims = world.disputes.filter((each) => each.invoice === invoice && isOpen(each, day));
  const sum = claims.reduce((all, { minor }) => all + minor, 0);
  return Math.min(sum, openOf(world, invoice, day));
}
