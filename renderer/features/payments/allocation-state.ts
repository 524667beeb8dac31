import type { Appliable, ApplyTo } from "../../../shared/contract/payments.ts";
import { minorToMicros, parseMicros } from "../../../shared/domain/money.ts";
import { formatAmount } from "../../lib/format.ts";
import { parseTypedAmount } from "../../lib/typed-amount.ts";

/** What is typed for one invoice. */
export interface TypedLine {
  readonly amount: string;
  /** Only for an invoice in another currency. */
  readonly rate: string;
  readonly other: string;
}
export type TypedLines = Readonly<Record<string, TypedLine>>;

/** An invoice nothing is typed for. */
export const BLANK: TypedLine = { amount: "", rate: "", other: "" };

/** What the typed lines say, or why they cannot be sent. */
export interface Reading {
  readonly applications: readonly ApplyTo[];
  /** Sum of the amounts in the payment's currency. */
  readonly usedMinor: number;
  /** Invoices whose line is wrong: not an amount, or more than they owe. */
  readonly wrong: ReadonlySet<string>;
}

/** Invoices of a promise the amount keeps to the cent come first: it is what the customer said it would pay. */
function promisedFirst(invoices: readonly Appliable[], amountMinor: number): readonly Appliable[] {
  const kept = invoices.find(({ promise }) => promise?.missingMinor === amountMinor)?.promise?.id;
  if (kept === undefined) return invoices;
  const ofPromise = (invoice: Appliable): boolean => invoice.promise?.id === kept;
  return [...invoices.filter(ofPromise), ...invoices.filter((invoice) => !ofPromise(invoice))];
}

/**
 * Spreads an amount over the invoices in their order, oldest due first, as far as it reaches; those of an open promise of
 * that very amount before the others.
 */
export function suggestLines(invoices: readonly Appliable[], currency: string, amountMinor: number): TypedLines {
  const lines: Record<string, TypedLine> = {};
  let left = amountMinor;
  for (const invoice of promisedFirst(invoices, amountMinor)) {
    if (left <= 0) break;
    if (invoice.currency !== currency || invoice.settledByRule) continue;
    const take = Math.min(left, invoice.appliableMinor);
    lines[invoice.uuid] = { ...BLANK, amount: formatAmount(take, currency) };
    left -= take;
  }
  return lines;
}

/** Reads what is typed for a payment in `currency`; empty lines say nothing. */
export function readLines(invoices: readonly Appliable[], currency: string, lines: TypedLines): Reading {
  const applications: ApplyTo[] = [];
  const wrong = new Set<string>();
  let usedMinor = 0;
  for (const invoice of invoices) {
    const line = lines[invoice.uuid];
    if (line === undefined || line.amount.trim() === "") continue;
    const amountMinor = parseTypedAmount(line.amount, currency);
    const same = invoice.currency === currency;
    const invoiceMinor = same ? amountMinor : parseTypedAmount(line.other, invoice.currency);
    const rateGiven = same || /^\d{1,12}(\.\d{1,10})?$/.test(line.rate.trim());
    if (amountMinor === null || invoiceMinor === null || !rateGiven || invoiceMinor > invoice.appliableMinor) {
      wrong.add(invoice.uuid);
      usedMinor += amountMinor ?? 0;
      continue;
    }
    usedMinor += amountMinor;
    const exchange = same ? null : { invoiceMinor, rate: line.rate.trim() };
    applications.push({ invoiceUuid: invoice.uuid, amountMinor, exchange });
  }
  return { applications, usedMinor, wrong };
}

/** The amount in the invoice's currency that an amount and a rate make, as text; "" while either is missing. */
export function exchanged(line: TypedLine, currency: string, invoiceCurrency: string): string {
  const amountMinor = parseTypedAmount(line.amount, currency);
  if (amountMinor === null || !/^\d{1,12}(\.\d{1,10})?$/.test(line.rate.trim())) return "";
  const rate = parseMicros(line.rate.trim());
  if (rate === 0n) return "";
  const unit = minorToMicros(1, invoiceCurrency);
  const micros = (minorToMicros(amountMinor, currency) * 1_000_000n) / rate;
  return formatAmount(Number((micros + unit / 2n) / unit), invoiceCurrency);
}
