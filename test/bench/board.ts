import { createRouterClient } from "@orpc/server";
import Database from "better-sqlite3";
import { createContext } from "../../electron/ledger/context.ts";
import { supportedVersion } from "../../electron/ledger/db/migrator.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import { addDays, addMonths, startOfMonth } from "../../shared/domain/days.ts";
import { BIG_LEDGER_DAY, bigLedger } from "./big-ledger.ts";
import { type Finding, finding } from "./report.ts";
import { interleave, median, timed } from "./rounds.ts";

const FROM = startOfMonth(BIG_LEDGER_DAY);
const TO = BIG_LEDGER_DAY;
const OPENING = addDays(FROM, -1);
const SALES_FROM = addMonths(FROM, -35);

/** Balance of a receivable at a day, typed by hand. */
const openAt = (day: string): string => `case when r.last_entry_on <= '${day}' then r.open_minor else r.open_minor -
  coalesce((select sum(e.amount_minor) from entry e where e.receivable_id = r.id and e.effective_on > '${day}'), 0) end`;
const CASH = `coalesce(o.kind, e.kind) in ('payment', 'bounce') or (coalesce(o.kind, e.kind) = 'application'
  and (select d.kind from document d where d.id = e.document_id) <> 'E')`;

/** What one month's board stands on, by hand: what KPIS.md 2 to 13 divide and count, one statement each. */
const BY_HAND: readonly string[] = [
  // Flows of what was open or came in the month, and of what fell due in it, with all that ever moved the latter.
  `select r.currency, sum(case when e.effective_on <= '${OPENING}' then e.amount_minor else 0 end),
     sum(e.amount_minor), sum(case when r.due_on >= '${TO}' then e.amount_minor else 0 end),
     sum(case when e.effective_on > '${OPENING}' and e.kind = 'charge' then e.amount_minor else 0 end),
     sum(case when e.effective_on > '${OPENING}' and (${CASH}) then e.amount_minor else 0 end),
     sum(case when e.effective_on > '${OPENING}' and (${CASH}) and r.due_on <= '${TO}' then e.amount_minor else 0 end)
   from receivable r join entry e on e.receivable_id = r.id left join entry o on o.id = e.reverses_id
   where r.id in (select id from receivable where closed_on > '${OPENING}' and issued_on <= '${TO}' union all
       select id from receivable where closed_on <= '${OPENING}' and due_on > '${OPENING}' and due_on <= '${TO}')
     and e.effective_on <= '${TO}' group by r.currency`,
  // Net credit sales of three years by month.
  `select currency, substr(issued_on, 1, 7), sum(total_minor) from receivable where settled_at_issue = 0
     and issued_on >= '${SALES_FROM}' and issued_on <= '${TO}' and (ended_as = '' or ended_on > '${TO}') group by 1, 2`,
  `select currency, substr(effective_on, 1, 7), sum(amount_minor) from entry where kind = 'credit'
     and effective_on >= '${SALES_FROM}' and effective_on <= '${TO}' group by 1, 2`,
  `select e.currency, substr(e.effective_on, 1, 7), sum(e.amount_minor) from entry e join entry o on o.id = e.reverses_id
   where e.kind = 'reversal' and o.kind = 'credit' and e.effective_on >= '${SALES_FROM}' and e.effective_on <= '${TO}'
   group by 1, 2`,
  // Open and overdue of every customer, and overdue by the day it fell due.
  `select r.customer_id, r.currency, sum(${openAt(TO)}), sum(case when r.due_on < '${TO}' then ${openAt(TO)} else 0 end)
   from receivable r where r.closed_on > '${TO}' and r.issued_on <= '${TO}' group by 1, 2`,
  `select r.currency, r.due_on, sum(${openAt(TO)}) from receivable r
   where r.closed_on > '${TO}' and r.issued_on <= '${TO}' and r.due_on < '${TO}' group by 1, 2`,
  // How late the cash of the month came.
  `select r.currency, sum(-e.amount_minor), sum(-e.amount_minor * (julianday(e.effective_on) - julianday(r.due_on))),
     sum(-e.amount_minor * (julianday(e.effective_on) - julianday(r.issued_on)))
   from entry e join receivable r on r.id = e.receivable_id left join entry o on o.id = e.reverses_id
   where e.effective_on >= '${FROM}' and e.effective_on <= '${TO}' and r.settled_at_issue = 0 and (${CASH}) group by 1`,
  // What was recorded in time, and whom the desk reached.
  `select count(*), sum(case when substr(recorded_at, 1, 10) <= date(issued_on, '+1 day') then 1 else 0 end) from document
   where kind in ('I', 'E', 'P', 'M') and issued_on >= '${FROM}' and issued_on <= '${TO}'`,
  `select customer_id, count(*), max(right_party) from interaction where direction = 'out'
     and happened_on >= '${FROM}' and happened_on <= '${TO}' group by 1`,
];

/** The board of one month through the contract, against the SQL it stands on typed by hand. */
export async function benchBoard(documents: number, customers: number, rounds: number): Promise<Finding[]> {
  const path = await bigLedger(documents, customers, supportedVersion());
  const database = new Database(path, { readonly: true });
  database.pragma("cache_size = -64000");
  database.pragma("mmap_size = 268435456");
  const statements = BY_HAND.map((text) => database.prepare<[], unknown[]>(text).raw());
  const { context, close } = createContext({ actor: "bench" });
  try {
    await context.session.open(path, "must-exist");
    const client = createRouterClient(createRouter(), { context });
    const period = { from: FROM, to: TO };
    const [floor, ours, trend] = await interleave(
      [
        {
          name: "floor: bare SQL",
          run: () =>
            timed(() => {
              for (const statement of statements) statement.all();
            }),
        },
        { name: "board", run: () => timed(() => client.kpis.board(period)) },
        { name: "trend of 13 periods", run: () => timed(() => client.kpis.trend(period)) },
      ],
      rounds,
      1,
    );
    if (!floor || !ours || !trend) throw new Error("nothing was measured");
    const at = ({ ms }: { ms: readonly number[] }): string => `${median(ms).toFixed(0)} ms`;
    const of = `${documents.toLocaleString("en")} documents`;
    return [
      finding("board", `board of one month, ${of}, contract against bare SQL`, ours.overFloor, "<=", 2, 1.3, {
        ours: at(ours),
        floor: at(floor),
        of,
      }),
      finding("board-trend", `trend of 13 months, ${of}, against the bare SQL of one`, trend.overFloor, "<=", 13, 6, {
        ours: at(trend),
        floor: at(floor),
        of,
      }),
    ];
  } finally {
    await close();
    database.close();
  }
}
