import { sql } from "kysely";
import { daysBetween } from "../../../../shared/domain/days.ts";
import { placedOn } from "../../agencies/placed.ts";
import { promisedOn } from "../../promises/reader.ts";
import { openItems } from "../../receivables/balance.ts";
import type { Block } from "../../render/model.ts";
import { amount, columnOf, type Kit, listing, number, ofCurrency, onPage, type Part, words } from "./kit.ts";
import { profilesAtCutOff } from "./profiles.ts";

interface Priority {
  readonly name: string;
  readonly collector: string;
  readonly risk: string;
  readonly currency: string;
  readonly overdue: number;
  readonly oldest: string;
  /** 1 where an open promise covers all of it, its days of grace included, or one in doubt: nobody asks meanwhile (COLLECTIONS 7). */
  readonly promised: number;
  /** 1 where all of it is with an agency. */
  readonly placed: number;
}

/** Customers of each currency on the list. */
const MOST = 10;

const readings = new WeakMap<object, Promise<readonly Priority[]>>();

/** The ten customers of each currency to see to first, by overdue amount; read once for first page, list and languages. */
function prioritiesOf(kit: Kit): Promise<readonly Priority[]> {
  const known = readings.get(kit.readings) ?? readPriorities(kit);
  readings.set(kit.readings, known);
  return known;
}

async function readPriorities(kit: Kit): Promise<Priority[]> {
  const profiles = await profilesAtCutOff(kit);
  const result =
    await sql<Priority>`select c.name, coalesce(pe.name, '') as collector, coalesce(cp.risk_class, 'B') as risk,
      x.currency, x.overdue, x.oldest, x.promised, x.placed
    from (select o.customer_id, o.currency, cast(sum(o.open_minor - o.b0) as bigint) as overdue, min(o.due_on) as oldest,
        min(case when ${promisedOn(kit.asOf, "o.id")} is null then 0 else 1 end) as promised,
        min(case when ${placedOn(kit.asOf, "o.id")} then 1 else 0 end) as placed
      from (${openItems(kit.asOf)}) as o where o.due_on < ${kit.asOf} group by o.customer_id, o.currency) as x
    join customer as c on c.id = x.customer_id left join ${profiles} as cp on cp.customer_id = c.id
    left join person as pe on pe.id = cp.collector_id where x.overdue > 0 order by x.overdue desc, c.id`.execute(
      kit.read,
    );
  return [...Map.groupBy(ofCurrency(kit, result.rows), (row) => row.currency).values()].flatMap((own) =>
    own.slice(0, MOST),
  );
}

const daysOf = (kit: Kit, row: Priority): number => daysBetween(row.oldest, kit.asOf);

/** What there is to do about a customer, by who has it, what it promised and how late its oldest invoice is. */
function actionOf(kit: Kit, row: Priority): keyof Kit["words"]["priorities"]["actions"] {
  if (row.placed === 1) return "placed";
  if (row.promised === 1) return "promise";
  const late = daysOf(kit, row);
  return late > 90 ? "extrajudicial" : late > 60 ? "late" : late > 30 ? "middle" : "early";
}

/** The ten customers to see to first, by overdue amount, with age, risk and what to do (COLLECTIONS 18, daily). */
export async function priorities(kit: Kit): Promise<Part> {
  const { columns, priorities: own } = kit.words;
  return listing(kit, {
    id: "priorities",
    title: own.title,
    rows: await prioritiesOf(kit),
    currency: (row) => row.currency,
    empty: own.none,
    terms: ["priorities"],
    specs: [
      words<Priority>(columns.customer, (row) => row.name, { stretch: true, print: 150, sheet: 44 }),
      words<Priority>(columns.collector, (row) => row.collector, { print: 90, sheet: 24 }),
      words<Priority>(columns.risk, (row) => row.risk, { print: 36, sheet: 8 }),
      number<Priority>(columns.oldest, (row) => daysOf(kit, row), { print: 56, sheet: 12 }),
      amount<Priority>(columns.overdue, (row) => row.overdue, { print: 80 }),
      words<Priority>(columns.action, (row) => own.actions[actionOf(kit, row)], {
        stretch: true,
        print: 190,
        sheet: 60,
      }),
    ],
  });
}

/** Those of one currency as the first page has them, beside its chart: a line each, with the action in few words. */
export async function topPriorities(kit: Kit, currency: string): Promise<Block[]> {
  const { columns, priorities: own } = kit.words;
  const rows = (await prioritiesOf(kit)).filter((row) => row.currency === currency);
  if (rows.length === 0) return [{ kind: "note", text: own.none, printOnly: true }];
  const specs = [
    words<Priority>(columns.customer, (row) => row.name, { stretch: true, print: 110 }),
    number<Priority>(columns.days, (row) => daysOf(kit, row), { print: 34 }),
    amount<Priority>(columns.overdue, (row) => row.overdue, { print: 62 }),
    words<Priority>(columns.action, (row) => own.brief[actionOf(kit, row)], { print: 132 }),
  ];
  const cells = rows.map((row) => specs.map((each) => each.cell(row)));
  return [onPage(specs.map(columnOf), cells)];
}
