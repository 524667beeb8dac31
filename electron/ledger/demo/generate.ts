/**
 * The demo company: a distributor of industrial supplies, its customers and every CFDI of their dealings, drawn from a
 * seed. The same options give the same bytes on every machine. Serves the product's demo, the tests, the screenshots and
 * the benches, in any size: files are made customer by customer, so that memory stays flat.
 */
import { dayNumber, dayText, firstOfMonth } from "./calendar.ts";
import { CAST_SIZE, castCustomer } from "./customers.ts";
import type { DemoFacts, DemoFile } from "./demo-file.ts";
import type { DemoCustomer, DemoDocument } from "./model.ts";
import type { StorySpan } from "./scene.ts";
import { tellStory } from "./story.ts";
import { strayFiles } from "./strays.ts";
import { GENERIC_DOMESTIC, GENERIC_FOREIGN } from "./tax-id.ts";
import { documentXml } from "./xml.ts";
import { createWriter, seriesOf, type Writer } from "./xml-text.ts";

/** Day the demo's figures are about. */
export const DEMO_AS_OF = "2026-10-31";
/** Seed of the demo company. */
export const DEMO_SEED = 57;
/** Months of history the demo has. */
export const DEMO_MONTHS = 24;

export interface DemoOptions {
  /** Same seed, same company. Default {@link DEMO_SEED}. */
  readonly seed?: number;
  /** Months of history up to and with the month of `until`. Default 24. */
  readonly months?: number;
  /** How many customers; the first 60 have written parts, further ones are drawn. Default 60. */
  readonly customers?: number;
  /** Last day of the story. Default {@link DEMO_AS_OF}. Before 2023 the documents are CFDI 3.3 with pagos 1.0. */
  readonly until?: string;
  /** Issue about so many invoices in all, by drawn customers only: a corpus of a given size. Default: the written story. */
  readonly invoices?: number;
  /** Add what lies beside CFDI in real folders: received, transfer, unstamped. Default true unless `invoices` is given. */
  readonly strays?: boolean;
}

interface Plan {
  readonly span: StorySpan;
  readonly customers: number;
  readonly invoices: number | null;
}

function planOf(options: DemoOptions): Plan {
  const lastDay = dayNumber(options.until ?? DEMO_AS_OF);
  const span = {
    seed: options.seed ?? DEMO_SEED,
    firstDay: firstOfMonth(lastDay, 1 - (options.months ?? DEMO_MONTHS)),
    lastDay,
  };
  return { span, customers: options.customers ?? CAST_SIZE, invoices: options.invoices ?? null };
}

function* stories(plan: Plan): Generator<{ customer: DemoCustomer; documents: DemoDocument[] }> {
  for (let index = 0; index < plan.customers; index++) {
    const customer = castCustomer(plan.span.seed, index, plan.invoices === null);
    let count: number | null = null;
    if (plan.invoices !== null) {
      count =
        Math.floor(((index + 1) * plan.invoices) / plan.customers) -
        Math.floor((index * plan.invoices) / plan.customers);
    }
    yield { customer, documents: tellStory(customer, plan.span, count) };
  }
}

/** Place of a document among all of its series, by moment then customer. */
function sortKey(document: DemoDocument): number {
  return document.moment * 131_072 + document.customer.index;
}

/** First folio of each series: the company did not start with the demo. */
const FIRST_FOLIO: Readonly<Record<string, number>> = { F: 20_417, FG: 611, NC: 1_208, P: 9_034 };

/** Folios rise with time over all customers: the story is told once for the moments, and again for the files. */
function numberFolios(plan: Plan): (document: DemoDocument) => string {
  const bySeries = new Map<string, number[]>();
  for (const { documents } of stories(plan)) {
    for (const document of documents) {
      const series = seriesOf(document);
      const keys = bySeries.get(series);
      if (keys === undefined) bySeries.set(series, [sortKey(document)]);
      else keys.push(sortKey(document));
    }
  }
  const sorted = new Map([...bySeries].map(([series, keys]) => [series, Float64Array.from(keys).sort()]));
  return (document) => {
    const series = seriesOf(document);
    const keys = sorted.get(series);
    if (keys === undefined) throw new RangeError(`no document of series ${series} was planned`);
    const key = sortKey(document);
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] ?? 0) < key) low = middle + 1;
      else high = middle;
    }
    return String((FIRST_FOLIO[series] ?? 1) + low);
  };
}

/** Key under which the ledger keeps the customer (RULES 10, 11). */
export function customerKey(customer: DemoCustomer): string {
  const generic = customer.rfc === GENERIC_DOMESTIC || customer.rfc === GENERIC_FOREIGN;
  return generic ? `${customer.rfc}|${customer.name}` : customer.rfc;
}

function factsOf(writer: Writer, document: DemoDocument): DemoFacts {
  const day = dayText(Math.floor(document.moment / 86_400));
  const base = {
    outcome: "posted" as const,
    kind: document.kind,
    uuid: document.uuid,
    series: seriesOf(document),
    folio: writer.folio(document),
    customerKey: customerKey(document.customer),
    issuedOn: day,
  };
  if (document.kind === "P") {
    const unapplied = document.payments
      .filter((payment) => payment.unappliedMinor > 0 && !document.substituted)
      .map(({ day: paid, currency, unappliedMinor }) => ({ on: dayText(paid), currency, amountMinor: unappliedMinor }));
    return { ...base, currency: "XXX", totalMinor: 0, invoice: null, unapplied };
  }
  const { currency, totalMinor } = document;
  if (document.kind === "E") {
    const left = document.unappliedMinor;
    const unapplied = left > 0 ? [{ on: day, currency, amountMinor: left }] : [];
    return { ...base, currency, totalMinor, invoice: null, unapplied };
  }
  const movements = document.movements.map(({ day: on, ...movement }) => ({ on: dayText(on), ...movement }));
  const status = document.substituted ? "substituted" : document.openMinor > 0 ? "open" : "paid";
  const invoice = { dueOn: dayText(document.dueDay), movements, openMinor: document.openMinor, status } as const;
  return { ...base, currency, totalMinor, invoice, unapplied: [] };
}

/** All files of the demo company, customer by customer; see {@link DemoOptions}. */
export function* generateDemo(options: DemoOptions = {}): Generator<DemoFile> {
  const plan = planOf(options);
  const writer = createWriter(plan.span.seed, numberFolios(plan));
  for (const { documents } of stories(plan)) {
    for (const document of documents) {
      const name = `${dayText(Math.floor(document.moment / 86_400)).slice(0, 7)}/${document.uuid}.xml`;
      yield { name, xml: documentXml(writer, document), facts: factsOf(writer, document) };
    }
  }
  if (options.strays ?? plan.invoices === null) yield* strayFiles(writer, plan.span);
}
