import type { DemoCustomer, DemoDocument, DemoSale } from "./model.ts";
import { createRandom, type Random } from "./random.ts";

/** The time the story takes and the seed it is drawn from. */
export interface StorySpan {
  readonly seed: number;
  readonly firstDay: number;
  readonly lastDay: number;
}

/** An invoice to be paid; `named` differs from `owed` where the receipt names an invoice that was replaced. */
export interface Payable {
  readonly named: DemoSale;
  readonly owed: DemoSale;
}

/** Money that will come in on a day; `keepMinor` is what the customer leaves open of each invoice. */
export interface PlannedPayment {
  readonly day: number;
  readonly payables: readonly (Payable & { readonly keepMinor: number })[];
}

/** One customer's story while it is told. */
export interface Scene {
  readonly customer: DemoCustomer;
  readonly span: StorySpan;
  readonly random: Random;
  readonly documents: DemoDocument[];
  readonly planned: PlannedPayment[];
  /** Credit notes wait here until their day, because they lower what a later payment finds open. */
  readonly notes: { readonly note: DemoSale; readonly targets: readonly DemoSale[] }[];
  /** A moment of a day between two hours, different from every other moment of this customer. */
  moment(day: number, firstHour: number, lastHour: number): number;
}

/** The stage of one customer's story, drawn from the seed: the same seed and customer, the same dice. */
export function createScene(customer: DemoCustomer, span: StorySpan): Scene {
  const random = createRandom(span.seed, "story", customer.index);
  const taken = new Set<number>();
  return {
    customer,
    span,
    random,
    documents: [],
    planned: [],
    notes: [],
    moment: (day, firstHour, lastHour) => {
      let moment = day * 86_400 + random.int(firstHour * 3600, lastHour * 3600 - 1);
      while (taken.has(moment)) moment++;
      taken.add(moment);
      return moment;
    },
  };
}
