/**
 * Words of the demo company's generator: who buys, how they pay, and the documents of their story before they become
 * XML. Amounts are minor units, days are day numbers, moments are seconds since 1970-01-01 local time.
 */
import type { Product } from "./products.ts";

export type DemoCurrency = "MXN" | "USD" | "EUR";

/** How a customer pays; the plan of payments follows from it. */
export type Behaviour =
  /** On the due day or a few days before. */
  | { readonly kind: "prompt" }
  /** So many days after the due day, give or take three. */
  | { readonly kind: "late"; readonly days: number }
  /** In so many parts, three weeks apart, the first when due. */
  | { readonly kind: "parts"; readonly parts: number }
  /** On fixed days of the month (15 and last), everything due by then at once. */
  | { readonly kind: "payday" }
  /** Late, then nothing more: the last payment is so many days before the end of the story. */
  | { readonly kind: "silent"; readonly daysBeforeEnd: number }
  /** Late, keeping back a tenth of every fifth invoice over a dispute. */
  | { readonly kind: "short" }
  /** Paid when issued (PUE). */
  | { readonly kind: "cash" };

/** Turns of the story that only some customers have. */
export type Turn =
  | "advance-with-note"
  | "advance-with-remainder"
  | "overpaid"
  | "rebate-after-payment"
  | "note-over-several"
  | "replaced-receipt"
  | "receipt-on-replaced-invoice"
  | "monthly-receipt"
  | "pays-usd-in-pesos"
  | "old-debt";

export interface DemoCustomer {
  /** Position in the cast, from 0; seeds the customer's own random numbers. */
  readonly index: number;
  readonly rfc: string;
  /** As CFDI 4.0 asks for it: upper case, without the kind of company. */
  readonly name: string;
  /** As written on CFDI 3.3. */
  readonly longName: string;
  readonly foreignTaxId: string;
  /** ISO 3166 alpha-3 of a foreign customer, else "". */
  readonly country: string;
  readonly postalCode: string;
  /** c_RegimenFiscal. */
  readonly regime: string;
  readonly currency: DemoCurrency;
  /** VAT in percent: 16, or 0 for exports. */
  readonly vat: 16 | 0;
  readonly creditDays: number;
  /** Spellings of CondicionesDePago this customer's invoices carry; "" writes none. */
  readonly terms: readonly string[];
  /** Deliveries invoiced in an ordinary month. */
  readonly ordersPerMonth: number;
  /** Branches a delivery is split over, one invoice each. */
  readonly branches: number;
  /** Ordinary size of an invoice before VAT, minor units of `currency`. */
  readonly invoiceMinor: number;
  readonly behaviour: Behaviour;
  readonly turns: readonly Turn[];
  /** Buys at the counter: global invoices of the general public. */
  readonly generalPublic: boolean;
}

export interface SaleLine {
  readonly product: Product;
  readonly quantity: number;
  readonly priceMinor: number;
  readonly amountMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
}

export interface Relation {
  /** c_TipoRelacion. */
  readonly kind: string;
  readonly uuids: readonly string[];
}

/** What lowered an invoice, as the generator meant it. */
export interface Movement {
  readonly day: number;
  readonly kind: "settled" | "payment" | "credit" | "substituted";
  readonly amountMinor: number;
  readonly sourceUuid: string;
}

interface DemoBase {
  readonly uuid: string;
  readonly moment: number;
  readonly customer: DemoCustomer;
  readonly relations: readonly Relation[];
}

/** An invoice (I) and, with the same shape, a credit note (E). */
export interface DemoSale extends DemoBase {
  readonly kind: "I" | "E";
  readonly currency: DemoCurrency;
  /** Ten-thousandths of a peso for one unit of `currency`. */
  readonly rate: number;
  readonly lines: readonly SaleLine[];
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
  readonly method: "PUE" | "PPD";
  readonly form: string;
  readonly terms: string;
  readonly dueDay: number;
  readonly movements: Movement[];
  /** Open balance so far; falls as the story goes on. */
  openMinor: number;
  /** Instalments named by payment receipts so far. */
  instalments: number;
  substituted: boolean;
  /** Of a credit note: what found no open invoice and stays on the customer's account. */
  unappliedMinor: number;
}

export interface DemoPaymentLine {
  readonly sale: DemoSale;
  readonly instalment: number;
  readonly priorMinor: number;
  readonly paidMinor: number;
}

export interface DemoPayment {
  readonly day: number;
  readonly form: string;
  readonly currency: DemoCurrency;
  /** Ten-thousandths of a peso for one unit of `currency`. */
  readonly rate: number;
  /** The same for the currency of the invoices paid. */
  readonly saleRate: number;
  readonly amountMinor: number;
  readonly operation: string;
  readonly lines: readonly DemoPaymentLine[];
  /** Money above its documents, in `currency`. */
  readonly unappliedMinor: number;
}

/** A complemento de pago (P). */
export interface DemoReceipt extends DemoBase {
  readonly kind: "P";
  readonly payments: readonly DemoPayment[];
  /** Replaced by a later receipt: counts for nothing. */
  readonly substituted: boolean;
}

export type DemoDocument = DemoSale | DemoReceipt;
