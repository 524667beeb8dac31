import type { DemoFile, DemoMovement } from "../demo-file.ts";

/** An invoice as the desk sees it: what lowers it, and when, is known from the story. */
export interface DeskInvoice {
  readonly uuid: string;
  readonly currency: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly totalMinor: number;
  readonly movements: readonly DemoMovement[];
}

/** A customer with its invoices in the order they fall due. */
export interface DeskCustomer {
  /** Key under which the ledger keeps it. */
  readonly key: string;
  readonly invoices: DeskInvoice[];
}

/** Gathers, file by file, what the desk has to know of the story it works in. */
export class DeskCases {
  readonly #customers = new Map<string, DeskInvoice[]>();

  /** Takes a file of the story in; what is no invoice is left out. */
  add({ facts }: DemoFile): void {
    const { invoice, uuid, currency, issuedOn, totalMinor, customerKey: key } = facts;
    if (invoice === null) return;
    const invoices = this.#customers.get(key) ?? [];
    if (invoices.length === 0) this.#customers.set(key, invoices);
    invoices.push({ uuid, currency, issuedOn, dueOn: invoice.dueOn, totalMinor, movements: invoice.movements });
  }

  /** All customers in the order of the cast. */
  all(): DeskCustomer[] {
    return [...this.#customers].map(([key, invoices]) => ({
      key,
      invoices: invoices.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
    }));
  }
}

/** What is open of an invoice at the end of a day; 0 before it is issued. */
export function openOn(invoice: DeskInvoice, day: string): number {
  if (invoice.issuedOn > day) return 0;
  return invoice.movements.reduce(
    (open, { on, amountMinor }) => (on <= day ? open - amountMinor : open),
    invoice.totalMinor,
  );
}

/** First day after `day` on which money comes for an invoice; null when none does. */
export function nextPayment(invoice: DeskInvoice, day: string): string | null {
  const later = invoice.movements.filter(({ on, kind }) => on > day && kind === "payment").map(({ on }) => on);
  return later.length === 0 ? null : later.reduce((first, on) => (on < first ? on : first));
}
