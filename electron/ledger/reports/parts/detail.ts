import { type RawBuilder, sql } from "kysely";
import { daysBetween } from "../../../../shared/domain/days.ts";
import { disputedMinor } from "../../disputes/reader.ts";
import { promisedOn } from "../../promises/reader.ts";
import { maybeOpen, openAsOf } from "../../receivables/balance.ts";
import type { Cell, Detail } from "../../render/model.ts";
import {
  amount,
  type Behind,
  columnOf,
  date,
  type Kit,
  listing,
  MOST_PRINTED,
  number,
  type Part,
  type Spec,
  words,
} from "./kit.ts";
import { profilesAtCutOff } from "./profiles.ts";

/** An open invoice as the detail has it. */
export interface OpenInvoice {
  readonly id: number;
  readonly uuid: string;
  readonly series: string;
  readonly folio: string;
  readonly name: string;
  readonly rfc: string;
  readonly collector: string;
  readonly risk: string;
  readonly state: string;
  readonly issued_on: string;
  readonly due_on: string;
  readonly expected_on: string;
  readonly promised_on: string | null;
  readonly payment_method: string;
  readonly currency: string;
  readonly total_minor: number;
  readonly open_minor: number;
  readonly disputed: number;
}

/** Condition on receivables `r` where the report is of one currency or customer. */
function narrowed(kit: Kit): RawBuilder<unknown> {
  const currency = kit.currency === null ? sql`` : sql`and r.currency = ${kit.currency}`;
  const customer = kit.customerId === null ? sql`` : sql`and r.customer_id = ${kit.customerId}`;
  return sql`${currency} ${customer}`;
}

/** Rows read at a time. */
const STEP = 2000;

/** Open invoices as of the cut-off behind the one of an id, in the order of ids. */
async function openAfter(kit: Kit, id: number, limit: number): Promise<OpenInvoice[]> {
  const only = narrowed(kit);
  const profiles = await profilesAtCutOff(kit);
  const result =
    await sql<OpenInvoice>`select o.id, d.uuid, d.series, d.folio, c.name, c.rfc, coalesce(pe.name, '') as collector,
      coalesce(ca.risk_class, 'B') as risk, coalesce(cp.state, '') as state, o.issued_on, o.due_on, o.expected_on,
      ${promisedOn(kit.asOf, "o.id")} as promised_on, d.payment_method, o.currency, o.total_minor, o.open_minor,
      ${disputedMinor(kit.asOf, "o.id", sql`o.open_minor`)} as disputed
    from (select * from (select r.id, r.document_id, r.customer_id, r.currency, r.issued_on, r.due_on, r.expected_on,
        r.total_minor, ${openAsOf(kit.asOf)} as open_minor
      from receivable as r where ${maybeOpen(kit.asOf)} and r.id > ${id} ${only}) as i
      where i.open_minor <> 0 order by i.id limit ${limit}) as o
    join document as d on d.id = o.document_id join customer as c on c.id = o.customer_id
    left join customer_profile as cp on cp.customer_id = c.id left join ${profiles} as ca on ca.customer_id = c.id
    left join person as pe on pe.id = ca.collector_id
    order by o.id`.execute(kit.read);
  return result.rows;
}

/** Columns of an open invoice: a few in print, all on the sheet. */
export function openSpecs(kit: Kit): Spec<OpenInvoice>[] {
  const { columns } = kit.words;
  const late = (row: OpenInvoice): number => daysBetween(row.due_on, kit.asOf);
  return [
    words<OpenInvoice>(columns.customer, (row) => row.name, { stretch: true, print: 150, sheet: 44 }),
    words<OpenInvoice>(columns.rfc, (row) => row.rfc, { print: 0, sheet: 17 }),
    words<OpenInvoice>(columns.collector, (row) => row.collector, { print: 0, sheet: 24 }),
    words<OpenInvoice>(columns.segment, (row) => row.risk, { print: 0, sheet: 9 }),
    words<OpenInvoice>(columns.state, (row) => row.state, { print: 0, sheet: 9 }),
    words<OpenInvoice>(columns.series, (row) => row.series, { print: 26, sheet: 9 }),
    words<OpenInvoice>(columns.folio, (row) => row.folio, { print: 36, sheet: 12 }),
    words<OpenInvoice>(columns.uuid, (row) => row.uuid, { print: 0, sheet: 38 }),
    date<OpenInvoice>(columns.issued, (row) => row.issued_on),
    date<OpenInvoice>(columns.due, (row) => row.due_on),
    number<OpenInvoice>(columns.daysLate, late, { print: 36 }),
    words<OpenInvoice>(columns.bucket, (row) => bucketWord(kit, late(row)), { print: 48, sheet: 14 }),
    date<OpenInvoice>(columns.expected, (row) => row.expected_on, { print: 0 }),
    date<OpenInvoice>(columns.promised, (row) => row.promised_on),
    words<OpenInvoice>(columns.method, (row) => row.payment_method, { print: 0, sheet: 9 }),
    amount<OpenInvoice>(columns.total, (row) => row.total_minor, { print: 56 }),
    amount<OpenInvoice>(columns.open, (row) => row.open_minor, { print: 56 }),
    amount<OpenInvoice>(columns.overdue, (row) => (late(row) > 0 ? row.open_minor : 0), { print: 0 }),
    amount<OpenInvoice>(columns.disputed, (row) => row.disputed, { print: 50 }),
  ];
}

function bucketWord({ common }: Kit, days: number): string {
  const { current, d1to30, d31to60, d61to90, d90plus } = common.columns;
  return days <= 0 ? current : days <= 30 ? d1to30 : days <= 60 ? d31to60 : days <= 90 ? d61to90 : d90plus;
}

/** The open invoices of the report's customer, the most overdue first. */
export async function openOfCustomer(kit: Kit): Promise<OpenInvoice[]> {
  const rows: OpenInvoice[] = [];
  for (let last = 0; ; ) {
    const step = await openAfter(kit, last, STEP);
    rows.push(...step);
    const end = step.at(-1);
    if (end === undefined || step.length < STEP) break;
    last = end.id;
  }
  return rows.sort((a, b) => (a.due_on < b.due_on ? -1 : a.due_on > b.due_on ? 1 : a.id - b.id));
}

/** Every open invoice on a sheet ready for a pivot table, read as it is written. */
export async function openDetail(kit: Kit): Promise<Part> {
  const { detail: own, columns } = kit.words;
  const currency: Spec<OpenInvoice> = words<OpenInvoice>(columns.currency, (row) => row.currency, {
    print: 0,
    sheet: 9,
  });
  const specs = [currency, ...openSpecs(kit)];
  const detail: Detail = {
    kind: "detail",
    sheet: "detail",
    columns: specs.map(columnOf),
    rows: async function* (): AsyncGenerator<readonly Cell[]> {
      let last = 0;
      for (;;) {
        const rows = await openAfter(kit, last, STEP);
        for (const row of rows) yield specs.map((each) => each.cell(row));
        const end = rows.at(-1);
        if (end === undefined || rows.length < STEP) return;
        last = end.id;
      }
    },
  };
  return {
    sections: [{ title: own.title, aside: "", blocks: [detail] }],
    sheets: [{ id: "detail", name: own.title }],
    terms: [],
    items: [{ term: own.title, text: own.note }],
  };
}

/** What the open invoices of a currency come to, those on paper and those that are not. */
interface Sums {
  readonly currency: string;
  readonly documents: number;
  readonly total: number;
  readonly open: number;
  readonly disputed: number;
}

/** Ids of the open invoices of each currency that are worth paper, the most overdue first, and the sums of all. */
async function oldest(kit: Kit): Promise<{ wanted: Set<number>; sums: Map<string, Sums> }> {
  const open = sql`select r.id, r.currency, r.due_on, r.total_minor, ${openAsOf(kit.asOf)} as open_minor
    from receivable as r where ${maybeOpen(kit.asOf)} ${narrowed(kit)}`;
  const first = await sql<{ id: number }>`select p.id from (select o.id, row_number() over (partition by o.currency
        order by o.due_on, o.id) as place from (${open}) as o where o.open_minor <> 0) as p
    where p.place <= ${MOST_PRINTED}`.execute(kit.read);
  const sums = await sql<Sums>`select o.currency, cast(count(*) as bigint) as documents,
      cast(sum(o.total_minor) as bigint) as total, cast(sum(o.open_minor) as bigint) as open,
      cast(sum(${disputedMinor(kit.asOf, "o.id", sql`o.open_minor`)}) as bigint) as disputed
    from (${open}) as o where o.open_minor <> 0 group by o.currency`.execute(kit.read);
  return {
    wanted: new Set(first.rows.map((row) => row.id)),
    sums: new Map(sums.rows.map((row) => [row.currency, row])),
  };
}

/** The invoices of a currency that are not among some, as one row; null: there are none. */
function behindOf(all: Sums | undefined, rows: readonly OpenInvoice[]): Behind<OpenInvoice> | null {
  const [some] = rows;
  if (all === undefined || some === undefined || all.documents <= rows.length) return null;
  const left = (whole: number, of: (row: OpenInvoice) => number): number =>
    rows.reduce((rest, row) => rest - of(row), whole);
  return {
    count: all.documents - rows.length,
    sums: {
      ...some,
      total_minor: left(all.total, (row) => row.total_minor),
      open_minor: left(all.open, (row) => row.open_minor),
      disputed: left(all.disputed, (row) => row.disputed),
    },
  };
}

/** Open invoices in print, the most overdue of each currency first; all of them are on the sheet of the detail. */
export async function agingDetail(kit: Kit): Promise<Part> {
  const { detail: own } = kit.words;
  const { wanted, sums } = await oldest(kit);
  const rows: OpenInvoice[] = [];
  for (let last = 0; rows.length < wanted.size; ) {
    const step = await openAfter(kit, last, STEP);
    rows.push(...step.filter((row) => wanted.has(row.id)));
    const end = step.at(-1);
    if (end === undefined || step.length < STEP) break;
    last = end.id;
  }
  rows.sort((a, b) => (a.due_on < b.due_on ? -1 : a.due_on > b.due_on ? 1 : a.id - b.id));
  const byCurrency = Map.groupBy(rows, (row) => row.currency);
  const printed = listing(kit, {
    id: "oldest",
    title: own.oldest,
    rows,
    behind: (currency) => behindOf(sums.get(currency), byCurrency.get(currency) ?? []),
    currency: (row) => row.currency,
    empty: kit.words.aging.none,
    specs: openSpecs(kit),
  });
  const whole = await openDetail(kit);
  return {
    sections: [...printed.sections, ...whole.sections],
    sheets: whole.sheets,
    terms: ["buckets"],
    items: whole.items ?? [],
  };
}
