import { sql } from "kysely";
import { bucketAmounts } from "../../../../shared/charts/aging-bar.ts";
import { addDays, daysBetween } from "../../../../shared/domain/days.ts";
import { percentOf } from "../../../../shared/domain/kpis/concentration.ts";
import { toDecimal } from "../../../../shared/domain/kpis/ratio.ts";
import { inCurrencyOrder } from "../../../../shared/domain/rates/exchange-rate.ts";
import type { agingTotals } from "../../receivables/aging-reader.ts";
import { bucketSums, openItems } from "../../receivables/balance.ts";
import { documentLabel } from "../../receivables/document-reader.ts";
import { amount, date, type Kit, listing, number, ofCurrency, type Part, type Spec, share, words } from "./kit.ts";
import { profilesAtCutOff } from "./profiles.ts";

/** Sums by bucket of some part of the portfolio. */
interface Aged {
  readonly name: string;
  readonly currency: string;
  readonly documents: number;
  readonly b0: number;
  readonly b1: number;
  readonly b31: number;
  readonly b61: number;
  readonly b91: number;
  readonly open_minor: number;
}

/** Columns of the five buckets. */
export function bucketSpecs<Row extends Pick<Aged, "currency" | "b0" | "b1" | "b31" | "b61" | "b91">>(
  kit: Kit,
): Spec<Row>[] {
  const { current, d1to30, d31to60, d61to90, d90plus } = kit.common.columns;
  return [
    amount<Row>(current, (row) => row.b0, { bucket: 0, print: 60 }),
    amount<Row>(d1to30, (row) => row.b1, { bucket: 1, print: 60 }),
    amount<Row>(d31to60, (row) => row.b31, { bucket: 2, print: 60 }),
    amount<Row>(d61to90, (row) => row.b61, { bucket: 3, print: 60 }),
    amount<Row>(d90plus, (row) => row.b91, { bucket: 4, print: 60 }),
  ];
}

const SUMS = ["documents", "b0", "b1", "b31", "b61", "b91", "open_minor"] as const;
type AgedByBoth = Aged & { readonly collector: string; readonly segment: string };

const agings = new WeakMap<object, Map<string, Promise<readonly AgedByBoth[]>>>();

/** Sums by collector and segment on a day, read once a report. */
function agedByBoth(kit: Kit, day: string): Promise<readonly AgedByBoth[]> {
  const known = agings.get(kit.readings) ?? new Map<string, Promise<readonly AgedByBoth[]>>();
  agings.set(kit.readings, known);
  const read = known.get(day) ?? readAged(kit, day);
  known.set(day, read);
  return read;
}

async function readAged(kit: Kit, day: string): Promise<readonly AgedByBoth[]> {
  // Of both days by who has the customers at the cut-off: a customer handed over is no change of a collector's balance.
  const profiles = await profilesAtCutOff(kit);
  const { rows } =
    await sql<AgedByBoth>`select coalesce(pe.name, '') as collector, coalesce(cp.risk_class, 'B') as segment,
      o.currency, ${bucketSums(day)} from (${openItems(day)}) as o
    left join ${profiles} as cp on cp.customer_id = o.customer_id
    left join person as pe on pe.id = cp.collector_id
    group by coalesce(pe.name, ''), coalesce(cp.risk_class, 'B'), o.currency order by 1, 2, 3`.execute(kit.read);
  return rows;
}

async function agedBy(kit: Kit, by: "collector" | "segment", day: string): Promise<Aged[]> {
  const groups = Map.groupBy(await agedByBoth(kit, day), (row) => `${row[by]} ${row.currency}`);
  const summed = [...groups.values()].flatMap((own): Aged[] => {
    const [first] = own;
    if (first === undefined) return [];
    const sums = Object.fromEntries(SUMS.map((name) => [name, own.reduce((sum, row) => sum + row[name], 0)]));
    return [{ ...first, ...sums, name: first[by] }];
  });
  const order = (row: Aged): string => `${row.name} ${row.currency}`;
  return ofCurrency(
    kit,
    summed.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
  );
}

/** Aging by who is in charge or by risk class, with what changed since the day before the period (COLLECTIONS 18, weekly). */
async function agedWithChange(kit: Kit, by: "collector" | "segment"): Promise<Part> {
  const { columns, aging } = kit.words;
  const before = new Map(
    (await agedBy(kit, by, addDays(kit.from, -1))).map((row) => [`${row.name} ${row.currency}`, row]),
  );
  const change = (row: Aged): number => row.open_minor - (before.get(`${row.name} ${row.currency}`)?.open_minor ?? 0);
  const nameOf = (row: Aged): string => (row.name === "" ? aging.nobody : row.name);
  return listing(kit, {
    id: by === "collector" ? "byCollector" : "bySegment",
    title: by === "collector" ? aging.byCollector : aging.bySegment,
    rows: await agedBy(kit, by, kit.asOf),
    currency: (row) => row.currency,
    empty: aging.none,
    specs: [
      words<Aged>(by === "collector" ? columns.collector : columns.segment, nameOf, {
        stretch: true,
        print: 90,
        sheet: 28,
      }),
      number<Aged>(columns.documents, (row) => row.documents, { sum: true, print: 32 }),
      ...bucketSpecs<Aged>(kit),
      amount<Aged>(columns.open, (row) => row.open_minor, { print: 66 }),
      amount<Aged>(columns.change, change, { print: 62 }),
      share<Aged>(columns.overdueShare, (row) => shareText(row.open_minor - row.b0, row.open_minor), { print: 44 }),
    ],
  });
}

/** Aging by who is in charge, with the change since the period before. */
export const agingByCollector = (kit: Kit): Promise<Part> => agedWithChange(kit, "collector");

/** The same by segment of the customers. */
export const agingBySegment = (kit: Kit): Promise<Part> => agedWithChange(kit, "segment");

/** A part of a whole in percent, as a decimal text; null where the whole is nothing. Both in minor units of one currency. */
export function shareText(part: number, whole: number): string | null {
  const found = percentOf(part, whole);
  return found === null ? null : toDecimal(found);
}

/** Aging of every customer, with the chart of each currency. */
export async function agingByCustomer(kit: Kit): Promise<Part> {
  const { columns, aging } = kit.words;
  const result = await sql<Aged & { rfc: string }>`select c.name, c.rfc, o.currency, ${bucketSums(kit.asOf)}
    from (${openItems(kit.asOf)}) as o join customer as c on c.id = o.customer_id
    group by c.id, c.name, c.rfc, c.search, o.currency order by open_minor desc, c.search`.execute(kit.read);
  const part = listing(kit, {
    id: "aging",
    title: kit.common.sections.aging,
    rows: ofCurrency(kit, result.rows),
    currency: (row) => row.currency,
    empty: aging.none,
    terms: ["buckets"],
    specs: [
      words<Aged>(columns.customer, (row) => row.name, { stretch: true, print: 110, sheet: 44 }),
      words<Aged & { rfc: string }>(columns.rfc, (row) => row.rfc, { print: 72, sheet: 17 }),
      number<Aged>(columns.documents, (row) => row.documents, { sum: true, print: 30 }),
      ...bucketSpecs<Aged & { rfc: string }>(kit),
      amount<Aged>(columns.open, (row) => row.open_minor, { print: 66 }),
    ],
  });
  return part;
}

type Totals = Awaited<ReturnType<typeof agingTotals>>[number];

/** Open balance of a currency by bucket, and which one of several it is. */
interface Restated extends Pick<Aged, "currency" | "b0" | "b1" | "b31" | "b61" | "b91"> {
  readonly which: string;
  readonly open: number;
}

/** Aging of the currencies that come to something else than at the close: then, now and the difference. */
export function restatedAging(kit: Kit, then: readonly Totals[], now: readonly Totals[]): Part | null {
  const { restated: own, columns } = kit.words;
  const of = (all: readonly Totals[], currency: string): readonly number[] => {
    const row = all.find((each) => each.currency === currency);
    return row === undefined ? [0, 0, 0, 0, 0] : bucketAmounts(row);
  };
  const line = (which: string, currency: string, amounts: readonly number[]): Restated => {
    const [b0 = 0, b1 = 0, b31 = 0, b61 = 0, b91 = 0] = amounts;
    return { which, currency, b0, b1, b31, b61, b91, open: b0 + b1 + b31 + b61 + b91 };
  };
  const rows = inCurrencyOrder(new Set([...then, ...now].map(({ currency }) => currency))).flatMap((currency) => {
    const [was, is] = [of(then, currency), of(now, currency)];
    const difference = is.map((amount, bucket) => amount - (was[bucket] ?? 0));
    return difference.every((amount) => amount === 0)
      ? []
      : [line(own.atClose, currency, was), line(own.now, currency, is), line(own.difference, currency, difference)];
  });
  if (rows.length === 0) return null;
  const plain = bucketSpecs<Restated>(kit).map((each) => ({ ...each, sum: false }));
  const part = listing(kit, {
    id: "restatedAging",
    title: own.aging,
    rows,
    empty: "",
    terms: ["buckets"],
    specs: [
      words<Restated>(kit.common.columns.currency, (row) => row.currency, { print: 50, sheet: 9 }),
      words<Restated>(own.which, (row) => row.which, { stretch: true, print: 90, sheet: 20 }),
      ...plain,
      amount<Restated>(columns.open, (row) => row.open, { print: 66, sum: false }),
    ],
  });
  return { ...part, items: [{ term: own.title, text: own.note }] };
}

interface Item {
  readonly uuid: string;
  readonly series: string;
  readonly folio: string;
  readonly name: string;
  readonly collector: string;
  readonly currency: string;
  readonly due_on: string;
  readonly open_minor: number;
}

/** Invoices whose due day passed in the period and that are still open (COLLECTIONS 18, daily). */
export async function newOverdue(kit: Kit): Promise<Part> {
  const { columns, aging } = kit.words;
  const profiles = await profilesAtCutOff(kit);
  const rows = await sql<Item>`select d.uuid, d.series, d.folio, c.name, coalesce(pe.name, '') as collector, o.currency,
      o.due_on, o.open_minor
    from (${openItems(kit.asOf)}) as o join receivable as r on r.id = o.id join document as d on d.id = r.document_id
    join customer as c on c.id = o.customer_id left join ${profiles} as cp on cp.customer_id = c.id
    left join person as pe on pe.id = cp.collector_id
    where o.due_on >= ${addDays(kit.from, -1)} and o.due_on < ${kit.asOf} order by o.open_minor desc, d.id`.execute(
    kit.read,
  );
  return listing(kit, {
    id: "newOverdue",
    title: aging.newOverdue,
    rows: ofCurrency(kit, rows.rows),
    currency: (row) => row.currency,
    empty: aging.noNewOverdue,
    specs: [
      words<Item>(columns.invoice, documentLabel, { print: 70, sheet: 14 }),
      words<Item>(columns.uuid, (row) => row.uuid, { print: 0, sheet: 38 }),
      words<Item>(columns.customer, (row) => row.name, { stretch: true, print: 160, sheet: 44 }),
      words<Item>(columns.collector, (row) => row.collector, { print: 90, sheet: 24 }),
      date<Item>(columns.due, (row) => row.due_on),
      number<Item>(columns.daysLate, (row) => daysBetween(row.due_on, kit.asOf)),
      amount<Item>(columns.open, (row) => row.open_minor, { print: 80 }),
    ],
  });
}
