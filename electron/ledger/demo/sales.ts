import type { DemoCustomer, DemoSale, Relation, SaleLine } from "./model.ts";
import { COUNTER_SALE, PRODUCTS, type Product } from "./products.ts";
import type { Random } from "./random.ts";
import { exchangeRate } from "./rates.ts";

/** VAT of a base, rounded half up to the minor unit. */
export function vatOf(baseMinor: number, percent: number): number {
  return Math.floor((baseMinor * percent + 50) / 100);
}

/** A line with its discount (percent of the amount) and its VAT. */
export function saleLine(
  product: Product,
  quantity: number,
  priceMinor: number,
  vat: number,
  discountPercent = 0,
): SaleLine {
  const amountMinor = quantity * priceMinor;
  const discountMinor = Math.floor((amountMinor * discountPercent + 50) / 100);
  const taxMinor = vatOf(amountMinor - discountMinor, vat);
  return { product, quantity, priceMinor, amountMinor, discountMinor, taxMinor };
}

/** Fills an order of about `targetMinor` with goods. */
export function orderLines(random: Random, customer: DemoCustomer, day: number, targetMinor: number): SaleLine[] {
  const rate = exchangeRate(customer.currency, day);
  const count = random.int(1, 6);
  const share = targetMinor / count;
  const discountPercent = random.chance(0.1) ? 5 : 0;
  const lines: SaleLine[] = [];
  for (let i = 0; i < count; i++) {
    let product = random.pick(PRODUCTS);
    let price = Math.max(1, Math.round((product.priceMinor * 10_000) / rate));
    for (let tries = 0; price > share * 1.6 && tries < 6; tries++) {
      product = random.pick(PRODUCTS);
      price = Math.max(1, Math.round((product.priceMinor * 10_000) / rate));
    }
    lines.push(saleLine(product, Math.max(1, Math.round(share / price)), price, customer.vat, discountPercent));
  }
  return lines;
}

/** Tickets of a month at the counter, as the global invoice lists them. */
export function counterLines(random: Random, count: number): SaleLine[] {
  const lines: SaleLine[] = [];
  for (let i = 0; i < count; i++) lines.push(saleLine(COUNTER_SALE, 1, random.int(180, 9_400) * 100, 16));
  return lines;
}

/** What an invoice or a credit note says beyond its lines. */
export interface SaleTerms {
  readonly kind: "I" | "E";
  readonly uuid: string;
  readonly moment: number;
  readonly customer: DemoCustomer;
  readonly lines: readonly SaleLine[];
  readonly method: "PUE" | "PPD";
  readonly form: string;
  readonly terms: string;
  readonly dueDay: number;
  readonly relations: readonly Relation[];
}

/** Adds the lines up: SubTotal - Descuento + IVA = Total, exactly. */
export function makeSale(terms: SaleTerms): DemoSale {
  let subtotalMinor = 0;
  let discountMinor = 0;
  let taxMinor = 0;
  for (const line of terms.lines) {
    subtotalMinor += line.amountMinor;
    discountMinor += line.discountMinor;
    taxMinor += line.taxMinor;
  }
  const day = Math.floor(terms.moment / 86_400);
  const totalMinor = subtotalMinor - discountMinor + taxMinor;
  return {
    ...terms,
    currency: terms.customer.currency,
    rate: exchangeRate(terms.customer.currency, day),
    subtotalMinor,
    discountMinor,
    taxMinor,
    totalMinor,
    movements: [],
    openMinor: terms.kind === "I" ? totalMinor : 0,
    instalments: 0,
    substituted: false,
    unappliedMinor: 0,
  };
}

/** Lowers the open balance of an invoice by at most `amountMinor`; returns what was really taken. */
export function lower(
  sale: DemoSale,
  day: number,
  kind: "settled" | "payment" | "credit" | "substituted",
  amountMinor: number,
  sourceUuid: string,
): number {
  const taken = Math.min(sale.openMinor, amountMinor);
  if (taken > 0) {
    sale.openMinor -= taken;
    sale.movements.push({ day, kind, amountMinor: taken, sourceUuid });
  }
  return taken;
}
