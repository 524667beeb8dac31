/**
 * What a random small office is: who there is, what was done on which day, and what of it an invoice knows.
 */

/** First day of every story; a Monday. */
export const START = "2025-09-01";
export const COMPANIES = ["EKU9003173C9", "DNI150203QX7"] as const;
export const CURRENCIES = ["MXN", "USD", "EUR"] as const;
export const SEGMENTS = ["A", "B", "C", "D"] as const;

export interface Customer {
  readonly n: number;
  /** Customer above it. */
  readonly parent: number | null;
  /** 1, 2, or 0: nobody. */
  readonly collector: number;
  readonly segment: (typeof SEGMENTS)[number];
}

type EntryKind = "charge" | "cash" | "credit" | "cancel" | "writeOff";
/** What moves the balance of an invoice on a day; cash, credits and endings are negative, what takes them back is not. */
export interface Entry {
  readonly day: string;
  readonly kind: EntryKind;
  readonly minor: number;
  /** Cash: the bank's value date of the money, also where it is taken back on a later day. */
  readonly valueOn: string;
}
export interface Dispute {
  readonly n: number;
  readonly openedOn: string;
  readonly minor: number;
  /** Days on which it was answered and, after each but the last, opened again. */
  readonly turns: string[];
}
/** An invoice on credit with what replaced it. */
export interface Item {
  readonly n: number;
  /** Document that stands for it now. */
  document: number;
  readonly customer: number;
  readonly company: number;
  readonly currency: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly entries: Entry[];
  readonly disputes: Dispute[];
  /** Day before which nothing more happens to it: of its last bounce, write-off, replacement. */
  floor: string;
  /** Day on which it was cancelled for good. */
  endedOn: string | null;
  /** Cheques that wait for it. */
  reserved: number;
  touched: boolean;
  writtenOff: number;
  writeOffPlace: number;
  credited: number;
}
/** What was sold or credited on a document: counts from a day on, until it is cancelled. */
export interface Sale {
  readonly day: string;
  readonly customer: number;
  readonly company: number;
  readonly currency: string;
  readonly minor: number;
  readonly credit: boolean;
  readonly from: string;
  until: string | null;
  readonly document: number;
}
export interface Payment {
  readonly n: number;
  readonly customer: number;
  readonly currency: string;
  readonly minor: number;
  readonly paidOn: string;
  /** Null: a cheque that has not cleared. */
  countsOn: string | null;
  bouncedOn: string | null;
  /** Money of a cancelled or replaced invoice came back to it: nobody decides about it any more. */
  frozen: boolean;
  readonly applications: { readonly item: number; readonly minor: number }[];
}
/** Movement of what waits on a customer's account. */
export interface Account {
  readonly day: string;
  readonly customer: number;
  readonly currency: string;
  readonly minor: number;
}

export type Step = { readonly day: string } & (
  | {
      readonly do: "invoice";
      readonly n: number;
      readonly item: { customer: number; company: number; currency: string };
      readonly issuedOn: string;
      readonly days: number;
      readonly minor: number;
      readonly pue: boolean;
      readonly replaces: number | null;
    }
  | {
      readonly do: "credit";
      readonly n: number;
      readonly item: { customer: number; company: number; currency: string };
      readonly issuedOn: string;
      readonly minor: number;
      readonly target: number | null;
    }
  | {
      readonly do: "pay";
      readonly payment: Payment;
      readonly cheque: boolean;
      readonly apply: readonly [number, number][];
    }
  | { readonly do: "apply"; readonly payment: number; readonly document: number; readonly minor: number }
  | { readonly do: "bounce" | "clear"; readonly payment: number }
  | { readonly do: "cancel" | "request"; readonly document: number; readonly on: string }
  | { readonly do: "writeOff" | "writeBack"; readonly document: number }
  | {
      readonly do: "dispute";
      readonly dispute: number;
      readonly document: number;
      readonly customer: number;
      readonly minor: number;
    }
  | { readonly do: "answer" | "reopen"; readonly dispute: number }
);

export interface Office {
  readonly customers: readonly Customer[];
  readonly steps: readonly Step[];
  readonly items: readonly Item[];
  readonly sales: readonly Sale[];
  readonly payments: readonly Payment[];
  readonly account: readonly Account[];
  /** Day the story is told on. */
  readonly last: string;
  readonly rates: Rates;
  readonly rules: Rules;
}
/** Rates are known every so many days; one may be used for so many days after its own. */
export interface Rates {
  readonly every: number;
  readonly back: number;
}
export interface Rules {
  readonly recovery: "collectible" | "cashVsDue" | "cohort";
  readonly dso: "countBack" | "simple";
  readonly window: number;
}

/** Balance after every entry up to the end of a day. */
export function openOn(item: Item, day: string): number {
  return item.entries.reduce((sum, entry) => (entry.day <= day ? sum + entry.minor : sum), 0);
}

/** Rate of a day as the story has it: pesos for one unit in hundredths of a centavo; null where none is told. */
export function rateTold(currency: string, day: number, { every }: Rates): number | null {
  if (day % every !== 0) return null;
  return currency === "USD" ? 170_000 + ((day * 3737) % 40_000) : 190_000 + ((day * 7177) % 40_000);
}
