import { sql } from "kysely";
import { addDays, addMonths, daysBetween, endOfMonth } from "../../../../shared/domain/days.ts";
import { figure } from "../../../../shared/domain/kpis/figure.ts";
import { overdueShare } from "../../../../shared/domain/kpis/portfolio.ts";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { readKpiRules, targetOf } from "../../kpis/rules.ts";
import { agingTotals } from "../../receivables/aging-reader.ts";
import { openItems } from "../../receivables/balance.ts";
import { bucketSpecs } from "./aging.ts";
import {
  amount,
  cellOf,
  date,
  type Kit,
  listing,
  monthly,
  number,
  ofCurrency,
  type Part,
  share,
  words,
} from "./kit.ts";

interface Goal {
  readonly day: string;
  readonly currency: string;
  readonly open: number;
  readonly overdue: number;
  readonly value: string | null;
  readonly target: string;
  readonly light: "green" | "amber" | "red" | "none";
}

/** Overdue share against its goal at each end of month of the quarter (COLLECTIONS 18, quarterly; KPIS 3, 15). */
export async function overdueGoal(kit: Kit): Promise<Part> {
  const { columns, goal: own } = kit.words;
  const target = targetOf(await readKpiRules(kit.read), "overdue");
  const rows: Goal[] = [];
  for (let month = kit.from; month <= kit.asOf; month = addMonths(month, 1)) {
    const day = endOfMonth(month) < kit.asOf ? endOfMonth(month) : kit.asOf;
    for (const totals of await agingTotals(kit.read, day)) {
      const { value, target: goal, light } = figure(overdueShare(totals), target);
      rows.push({
        day,
        currency: totals.currency,
        open: totals.openMinor,
        overdue: totals.overdueMinor,
        value,
        target: goal,
        light,
      });
    }
  }
  return listing(kit, {
    id: "goal",
    title: own.title,
    rows: ofCurrency(kit, rows),
    currency: (row) => row.currency,
    empty: kit.words.aging.none,
    terms: ["goal"],
    specs: [
      date<Goal>(columns.cutOff, (row) => row.day, { print: 80 }),
      amount<Goal>(columns.open, (row) => row.open, { sum: false, print: 100 }),
      amount<Goal>(columns.overdue, (row) => row.overdue, { sum: false, print: 100 }),
      share<Goal>(columns.overdueShare, (row) => row.value, { print: 70 }),
      words<Goal>(kit.common.columns.target, (row) => `${row.target} %`, { print: 60, sheet: 12 }),
      words<Goal>(kit.common.columns.light, (row) => kit.common.lights[row.light], { print: 110, sheet: 20 }),
    ],
  });
}

interface Proposed {
  readonly name: string;
  readonly rfc: string;
  readonly currency: string;
  readonly invoices: number;
  readonly oldest: string;
  readonly open: number;
  readonly contacted: string | null;
}

/** Days past due from which a balance is proposed to be written off (choice). */
const WRITE_OFF_DAYS = 365;

/** Balances a year overdue, for somebody to decide on; nothing is written off by a report. */
export async function writeOffProposal(kit: Kit): Promise<Part> {
  const { columns, writeOff: own } = kit.words;
  const last = addDays(kit.asOf, -WRITE_OFF_DAYS);
  const result = await sql<Proposed>`select c.name, c.rfc, o.currency, cast(count(*) as bigint) as invoices,
      min(o.due_on) as oldest, cast(sum(o.open_minor) as bigint) as open,
      (select max(i.happened_on) from interaction as i where i.customer_id = c.id and i.happened_on <= ${kit.asOf}
        and i.withdrawn = 0 and i.channel <> 'note'
        and not exists (select 1 from interaction as z where z.corrects_id = i.id)) as contacted
    from (${openItems(kit.asOf)}) as o join customer as c on c.id = o.customer_id where o.due_on <= ${last}
    group by c.id, c.name, c.rfc, c.search, o.currency order by open desc, c.search`.execute(kit.read);
  return listing(kit, {
    id: "writeOff",
    title: own.title,
    rows: ofCurrency(kit, result.rows),
    currency: (row) => row.currency,
    empty: own.none,
    terms: ["writeOff"],
    specs: [
      words<Proposed>(columns.customer, (row) => row.name, { stretch: true, print: 170, sheet: 44 }),
      words<Proposed>(columns.rfc, (row) => row.rfc, { print: 76, sheet: 17 }),
      number<Proposed>(columns.invoices, (row) => row.invoices, { sum: true, print: 44 }),
      date<Proposed>(columns.since, (row) => row.oldest),
      number<Proposed>(columns.daysLate, (row) => daysBetween(row.oldest, kit.asOf), { print: 50 }),
      date<Proposed>(columns.lastContact, (row) => row.contacted),
      amount<Proposed>(columns.open, (row) => row.open, { print: 90 }),
    ],
  });
}

/** Share of each bucket that is provided for, in percent (choice; the definitions say so). */
const PROVISION = [1, 3, 10, 25, 50] as const;

interface Provided {
  readonly bucket: string;
  readonly currency: string;
  readonly open: number;
  readonly rate: number;
  readonly provision: number;
}

/** What would be provided for each bucket at the program's rates: an estimate for the accountant. */
export async function provision(kit: Kit): Promise<Part> {
  const { columns, provision: own } = kit.words;
  const { current, d1to30, d31to60, d61to90, d90plus } = kit.common.columns;
  const names = [current, d1to30, d31to60, d61to90, d90plus];
  const rows = ofCurrency(kit, await agingTotals(kit.read, kit.asOf)).flatMap((totals) =>
    [totals.currentMinor, totals.d1to30Minor, totals.d31to60Minor, totals.d61to90Minor, totals.d90plusMinor].map(
      (open, index): Provided => {
        const rate = PROVISION[index] ?? 0;
        return {
          bucket: names[index] ?? "",
          currency: totals.currency,
          open,
          rate,
          provision: Math.round((open * rate) / 100),
        };
      },
    ),
  );
  return listing(kit, {
    id: "provision",
    title: own.title,
    rows,
    currency: (row) => row.currency,
    note: own.note,
    empty: kit.words.aging.none,
    terms: ["provision"],
    specs: [
      words<Provided>(columns.bucket, (row) => row.bucket, { stretch: true, print: 120, sheet: 20 }),
      amount<Provided>(columns.open, (row) => row.open, { print: 110 }),
      cellOf<Provided>(columns.rate, (row) => ({ kind: "percent", value: row.rate.toFixed(2) }), { print: 80 }),
      amount<Provided>(columns.provision, (row) => row.provision, { print: 110 }),
    ],
  });
}

interface Moved {
  readonly from: string;
  readonly currency: string;
  readonly customers: number;
  readonly b0: number;
  readonly b1: number;
  readonly b31: number;
  readonly b61: number;
  readonly b91: number;
  readonly none: number;
}

/** Worst bucket of each customer before the quarter and at its end: who got better and who got worse, in customers. */
export async function migration(kit: Kit): Promise<Part> {
  const { columns, migration: own } = kit.words;
  const { current, d1to30, d31to60, d61to90, d90plus } = kit.common.columns;
  const names = [current, d1to30, d31to60, d61to90, d90plus];
  const worst = async (day: string): Promise<Map<string, number>> => {
    const rows = await sql<{ customer_id: number; currency: string; oldest: string }>`select o.customer_id, o.currency,
        min(o.due_on) as oldest from (${openItems(day)}) as o where o.open_minor > 0
      group by o.customer_id, o.currency`.execute(kit.read);
    return new Map(
      ofCurrency(kit, rows.rows).map(({ customer_id, currency, oldest }) => {
        const late = daysBetween(oldest, day);
        return [`${currency} ${customer_id}`, late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : 4];
      }),
    );
  };
  const [before, after] = [await worst(addDays(kit.from, -1)), await worst(kit.asOf)];
  const cells = new Map<string, number>();
  for (const [key, from] of before) {
    const cell = `${key.slice(0, 3)} ${from} ${after.get(key) ?? "-"}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  const currencies = [...new Set([...before.keys()].map((key) => key.slice(0, 3)))];
  const rows = currencies.flatMap((currency) =>
    names.map((from, index): Moved => {
      const of = (to: number | "-"): number => cells.get(`${currency} ${index} ${to}`) ?? 0;
      const [b0, b1, b31, b61, b91, none] = [of(0), of(1), of(2), of(3), of(4), of("-")];
      return { from, currency, customers: b0 + b1 + b31 + b61 + b91 + none, b0, b1, b31, b61, b91, none };
    }),
  );
  const counted = (header: string, of: (row: Moved) => number, bucket: number | null) =>
    number<Moved>(header, of, { print: 76, sum: true, bucket });
  return listing(kit, {
    id: "migration",
    title: own.title,
    rows,
    currency: (row) => row.currency,
    note: fillWords(own.note, { from: kit.format.day(addDays(kit.from, -1)), to: kit.format.day(kit.asOf) }),
    empty: own.none,
    terms: ["migration"],
    specs: [
      words<Moved>(own.before, (row) => row.from, { stretch: true, print: 90, sheet: 16 }),
      counted(columns.customers, (row) => row.customers, null),
      counted(current, (row) => row.b0, 0),
      counted(d1to30, (row) => row.b1, 1),
      counted(d31to60, (row) => row.b31, 2),
      counted(d61to90, (row) => row.b61, 3),
      counted(d90plus, (row) => row.b91, 4),
      counted(own.paid, (row) => row.none, null),
    ],
  });
}

interface Vintage {
  readonly month: string;
  readonly currency: string;
  readonly issued: number;
  readonly b0: number;
  readonly b1: number;
  readonly b31: number;
  readonly b61: number;
  readonly b91: number;
  readonly open: number;
}

/** What is still open of each month of issue, by its age: the months of a year, and all before them in one row. */
export async function openByMonth(kit: Kit): Promise<Part> {
  const { columns, vintages: own } = kit.words;
  const since = addMonths(kit.asOf, -11);
  const month = sql`case when r.issued_on < ${since} then '' else substr(r.issued_on, 1, 7) end`;
  // Of the months before those of the year, in one row, what is still open: the rows make the whole balance.
  const result = await sql<Vintage>`select ${month} as month, r.currency,
      cast(sum(r.total_minor) as bigint) as issued, cast(sum(coalesce(o.b0, 0)) as bigint) as b0,
      cast(sum(coalesce(o.b1, 0)) as bigint) as b1, cast(sum(coalesce(o.b31, 0)) as bigint) as b31,
      cast(sum(coalesce(o.b61, 0)) as bigint) as b61, cast(sum(coalesce(o.b91, 0)) as bigint) as b91,
      cast(sum(coalesce(o.open_minor, 0)) as bigint) as open
    from receivable as r left join (${openItems(kit.asOf)}) as o on o.id = r.id
    where r.issued_on <= ${kit.asOf} and (o.id is not null or (r.issued_on >= ${since} and r.settled_at_issue = 0))
    group by 1, r.currency order by 1, r.currency`.execute(kit.read);
  return listing(kit, {
    id: "vintages",
    title: own.title,
    rows: ofCurrency(kit, result.rows),
    currency: (row) => row.currency,
    empty: own.none,
    specs: [
      monthly<Vintage>(columns.month, (row) => row.month || own.before, { stretch: true, print: 60 }),
      amount<Vintage>(columns.issuedAmount, (row) => row.issued, { print: 74 }),
      ...bucketSpecs<Vintage>(kit),
      amount<Vintage>(columns.open, (row) => row.open, { print: 74 }),
    ],
  });
}
