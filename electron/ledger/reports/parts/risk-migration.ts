import { sql } from "kysely";
import { zRiskClass } from "../../../../shared/contract/customer-profile.ts";
import { addDays } from "../../../../shared/domain/days.ts";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { type RiskClass, readRiskHistory } from "../../customers/risk-history.ts";
import { openItems } from "../../receivables/balance.ts";
import { amount, date, type Kit, listing, number, ofCurrency, type Part, together, words } from "./kit.ts";

const CLASSES = zRiskClass.options;

/** Balance of a customer in one currency at the cut-off. */
interface Owing {
  readonly id: number;
  readonly name: string;
  readonly rfc: string;
  readonly currency: string;
  readonly open: number;
  readonly overdue: number;
}

interface Classed extends Owing {
  readonly before: RiskClass | null;
  readonly after: RiskClass | null;
  readonly on: string;
  readonly by: string;
}

interface Moved {
  readonly from: RiskClass | null;
  readonly currency: string;
  readonly own: readonly Classed[];
}

/** Customers with a balance at the end of the day before the quarter or at the cut-off, with what they owe at the latter. */
async function owing(kit: Kit, opening: string): Promise<Owing[]> {
  const { rows } = await sql<Owing>`select c.id, c.name, c.rfc, x.currency, cast(sum(x.open) as bigint) as open,
      cast(sum(x.overdue) as bigint) as overdue
    from (select o.customer_id, o.currency, 0 as open, 0 as overdue from (${openItems(opening)}) as o
        where o.open_minor > 0
      union all select o.customer_id, o.currency, o.open_minor,
        case when o.due_on < ${kit.asOf} then o.open_minor else 0 end
        from (${openItems(kit.asOf)}) as o where o.open_minor > 0) as x
    join customer as c on c.id = x.customer_id
    group by c.id, c.name, c.rfc, c.search, x.currency order by c.search, x.currency`.execute(kit.read);
  return ofCurrency(kit, rows);
}

/** Whether a customer's class got worse: A is the best and D the worst. */
const isWorse = ({ before, after }: Classed): boolean => before !== null && after !== null && after > before;

/**
 * Customers by their risk class before the quarter and at its end, and each that has another one than then (COLLECTIONS 18,
 * quarterly). What cannot be told, because the words of a change were erased, says so.
 */
export async function riskMigration(kit: Kit): Promise<Part> {
  const { columns, riskMigration: own } = kit.words;
  const opening = addDays(kit.from, -1);
  const history = await readRiskHistory(kit.read, [opening, kit.asOf], kit.calendar.timeZone);
  const customers = (await owing(kit, opening)).map((customer): Classed => {
    const [before, after] = history.of(customer.id);
    const change = history.changeOf(customer.id);
    return { ...customer, before, after, on: change?.on ?? "", by: change?.actor ?? "" };
  });
  const unknown = customers.some(({ before, after }) => before === null || after === null);
  const rows = [...Map.groupBy(customers, ({ currency }) => currency)].flatMap(([currency, all]) =>
    [...CLASSES, ...(unknown ? [null] : [])].map(
      (from): Moved => ({ from, currency, own: all.filter(({ before }) => before === from) }),
    ),
  );
  const counted = (to: RiskClass | null) =>
    number<Moved>(to ?? own.unknown, (row) => row.own.filter(({ after }) => after === to).length, {
      print: to === null ? 60 : 44,
      sum: true,
    });
  const days = { from: kit.format.day(opening), to: kit.format.day(kit.asOf) };
  const lost = history.erased === 0 ? "" : ` ${fillWords(own.erased, { count: kit.format.integer(history.erased) })}`;
  const moves = listing(kit, {
    id: "riskMigration",
    title: own.title,
    rows,
    currency: (row) => row.currency,
    note: `${fillWords(own.note, days)}${lost}`,
    empty: own.none,
    terms: ["riskMigration"],
    specs: [
      words<Moved>(own.before, (row) => row.from ?? own.unknown, { stretch: true, print: 90, sheet: 16 }),
      number<Moved>(columns.customers, (row) => row.own.length, { print: 60, sum: true }),
      ...CLASSES.map(counted),
      ...(unknown ? [counted(null)] : []),
      amount<Moved>(own.worseOpen, (row) => row.own.filter(isWorse).reduce((sum, each) => sum + each.open, 0), {
        print: 110,
      }),
    ],
  });
  const changed = customers
    .filter(({ before, after }) => before !== null && after !== null && before !== after)
    .sort((a, b) => Number(isWorse(b)) - Number(isWorse(a)) || b.open - a.open);
  const who = listing(kit, {
    id: "riskChanges",
    title: own.changes,
    rows: changed,
    currency: (row) => row.currency,
    empty: own.noChanges,
    specs: [
      words<Classed>(columns.customer, (row) => row.name, { stretch: true, print: 150, sheet: 44 }),
      words<Classed>(columns.rfc, (row) => row.rfc, { print: 76, sheet: 17 }),
      words<Classed>(own.before, (row) => row.before ?? "", { print: 44, sheet: 10 }),
      words<Classed>(own.after, (row) => row.after ?? "", { print: 44, sheet: 10 }),
      date<Classed>(own.on, (row) => row.on, { print: 64 }),
      words<Classed>(columns.person, (row) => row.by, { print: 90, sheet: 26 }),
      amount<Classed>(columns.open, (row) => row.open, { print: 84 }),
      amount<Classed>(columns.overdue, (row) => row.overdue, { print: 84 }),
    ],
  });
  return together([moves, who]);
}
