import { createRouterClient } from "@orpc/server";
import Database from "better-sqlite3";
import { createContext } from "../../electron/ledger/context.ts";
import { supportedVersion } from "../../electron/ledger/db/migrator.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import { addDays, addMonths, startOfMonth } from "../../shared/domain/days.ts";
import { type Period, trendPeriods } from "../../shared/domain/kpis/periods.ts";
import { BIG_LEDGER_DAY, bigLedger } from "./big-ledger.ts";
import { type Finding, finding } from "./report.ts";
import { interleave, timed } from "./rounds.ts";

const MONTH = { from: startOfMonth(BIG_LEDGER_DAY), to: BIG_LEDGER_DAY };
/** Two years to the day everything is asked for. */
const YEARS = { from: addMonths(MONTH.from, -23), to: MONTH.to };

/** Balance of a receivable at a day, typed by hand. */
const openAt = (day: string): string => `case when r.last_entry_on <= '${day}' then r.open_minor else r.open_minor -
  coalesce((select sum(e.amount_minor) from entry e where e.receivable_id = r.id and e.effective_on > '${day}'), 0) end`;
const CASH = `coalesce(o.kind, e.kind) in ('payment', 'bounce') or (coalesce(o.kind, e.kind) = 'application'
  and (select d.kind from document d where d.id = e.document_id) <> 'E')`;

/** What a period's board stands on, by hand: what KPIS.md 2 to 13 divide and count, one statement each. */
function byHand({ from, to }: Period): string[] {
  const opening = addDays(from, -1);
  return [
    // Flows of what was open or came in the month, and of what fell due in it, with all that ever moved the latter.
    `select r.currency, sum(case when e.effective_on <= '${opening}' then e.amount_minor else 0 end),
       sum(e.amount_minor), sum(case when r.due_on >= '${to}' then e.amount_minor else 0 end),
       sum(case when e.effective_on > '${opening}' and e.kind = 'charge' then e.amount_minor else 0 end),
       sum(case when e.effective_on > '${opening}' and (${CASH}) then e.amount_minor else 0 end),
       sum(case when e.effective_on > '${opening}' and (${CASH}) and r.due_on <= '${to}' then e.amount_minor else 0 end)
     from receivable r join entry e on e.receivable_id = r.id left join entry o on o.id = e.reverses_id
     where r.id in (select id from receivable where closed_on > '${opening}' and issued_on <= '${to}' union all
         select id from receivable where closed_on <= '${opening}' and due_on > '${opening}' and due_on <= '${to}')
       and e.effective_on <= '${to}' group by r.currency`,
    // Net credit sales of the whole history by month.
    `select currency, substr(issued_on, 1, 7), sum(total_minor) from receivable where settled_at_issue = 0
       and issued_on <= '${to}' and (ended_as = '' or ended_on > '${to}') group by 1, 2`,
    `select currency, substr(effective_on, 1, 7), sum(amount_minor) from entry where kind = 'credit'
       and effective_on <= '${to}' group by 1, 2`,
    `select e.currency, substr(e.effective_on, 1, 7), sum(e.amount_minor) from entry e join entry o on o.id = e.reverses_id
     where e.kind = 'reversal' and o.kind = 'credit' and e.effective_on <= '${to}'
     group by 1, 2`,
    // Open and overdue of every customer, and overdue by the day it fell due.
    `select r.customer_id, r.currency, sum(${openAt(to)}), sum(case when r.due_on < '${to}' then ${openAt(to)} else 0 end)
     from receivable r where r.closed_on > '${to}' and r.issued_on <= '${to}' group by 1, 2`,
    `select r.currency, r.due_on, sum(${openAt(to)}) from receivable r
     where r.closed_on > '${to}' and r.issued_on <= '${to}' and r.due_on < '${to}' group by 1, 2`,
    // How late the cash of the month came.
    `select r.currency, sum(-e.amount_minor), sum(-e.amount_minor * (julianday(e.effective_on) - julianday(r.due_on))),
       sum(-e.amount_minor * (julianday(e.effective_on) - julianday(r.issued_on)))
     from entry e join receivable r on r.id = e.receivable_id left join entry o on o.id = e.reverses_id
     where e.effective_on >= '${from}' and e.effective_on <= '${to}' and r.settled_at_issue = 0 and (${CASH}) group by 1`,
    // What was recorded in time, and whom the desk reached.
    `select count(*), sum(case when substr(recorded_at, 1, 10) <= date(issued_on, '+1 day') then 1 else 0 end) from document
     where kind in ('I', 'E', 'P', 'M') and issued_on >= '${from}' and issued_on <= '${to}'`,
    `select customer_id, count(*), max(right_party) from interaction where direction = 'out'
       and happened_on >= '${from}' and happened_on <= '${to}' group by 1`,
  ];
}

/** The board of one month, of two years and of each of thirteen months through the contract, against their SQL by hand. */
export async function benchBoard(documents: number, customers: number, rounds: number): Promise<Finding[]> {
  const path = await bigLedger(documents, customers, supportedVersion());
  const database = new Database(path, { readonly: true });
  database.pragma("cache_size = -64000");
  database.pragma("mmap_size = 268435456");
  const { context, close } = createContext({ actor: "bench" });
  try {
    await context.session.open(path, "must-exist");
    const client = createRouterClient(createRouter(), { context });
    const of = `${documents.toLocaleString("en")} documents`;
    const asked = async (
      id: string,
      what: string,
      periods: readonly Period[],
      ask: () => Promise<unknown>,
      [target, stretch]: readonly [number, number],
    ): Promise<Finding> => {
      const statements = periods.flatMap(byHand).map((text) => database.prepare<[], unknown[]>(text).raw());
      const bare = (): void => {
        for (const statement of statements) statement.all();
      };
      const [floor, ours] = await interleave(
        [
          { name: "floor: bare SQL", run: () => timed(bare) },
          { name: what, run: () => timed(ask) },
        ],
        rounds,
        1,
      );
      if (!floor || !ours) throw new Error("nothing was measured");
      return finding(id, `${what}, ${of}, contract against bare SQL`, ours.overFloor, "<=", target, stretch, {
        ours: `${ours.medianMs.toFixed(0)} ms`,
        floor: `${floor.medianMs.toFixed(0)} ms`,
        "by processor time": ours.cpuOverFloor.toFixed(2),
      });
    };
    return [
      await asked("board", "board of one month", [MONTH], () => client.kpis.board(MONTH), [2, 1.3]),
      await asked("board-years", "KPIs of 24 months", [YEARS], () => client.kpis.board(YEARS), [1.3, 0.1]),
      await asked("board-trend", "trend of 13 months", trendPeriods(MONTH), () => client.kpis.trend(MONTH), [1.3, 0.5]),
    ];
  } finally {
    await close();
    database.close();
  }
}
