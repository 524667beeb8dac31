import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ContractRouterClient } from "@orpc/contract";
import { createRouterClient } from "@orpc/server";
import Database from "better-sqlite3";
import type { z } from "zod";
import { createContext } from "../../electron/ledger/context.ts";
import { supportedVersion } from "../../electron/ledger/db/migrator.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import type { contract } from "../../shared/contract/contract.ts";
import type { zReceivableFilter } from "../../shared/contract/receivables.ts";
import { addDays } from "../../shared/domain/days.ts";
import { BIG_LEDGER_DAY, bigLedger } from "./big-ledger.ts";
import { CACHE } from "./corpus.ts";
import { startLedgerProcess } from "./ledger-process.ts";
import { type Finding, finding } from "./report.ts";
import { interleave, type Measured, median, percentile, timed } from "./rounds.ts";

const DAY = BIG_LEDGER_DAY;
const PAGE_ROWS = 200;

/**
 * What a page shows, by hand: one statement with its joins, sorted and cut. It reads the very columns of the page: what is
 * disputed and promised, the expected day and the acceptance with them, and the balance as it is kept, for the day is the last.
 */
const BY_HAND = `select d.uuid, d.series, d.folio, r.customer_id, c.key, c.name, r.issued_on, r.due_on, r.currency, r.total_minor,
    r.open_minor, d.payment_method, d.exchange_rate, p.collector_id, w.name as collector, r.expected_on,
    (select coalesce(min(sum(q.claim_minor), r.open_minor), 0) from dispute_span q
      where q.receivable_id = r.id and q.from_on <= '${DAY}' and q.until_on > '${DAY}') as disputed_minor,
    (select min(case when s.next_due_on <> '' then s.next_due_on
        else (select max(y.due_on) from promise_payment y where y.promise_id = s.promise_id) end)
      from promise_cover v cross join promise_span s
      where v.receivable_id = r.id and s.promise_id = v.promise_id and s.state in ('active', 'verify')
        and s.from_on <= '${DAY}' and s.until_on > '${DAY}') as promised_on,
    a.state, a.provisional, a.contrarecibo, a.po
  from receivable r join document d on d.id = r.document_id join customer c on c.id = r.customer_id
  left join customer_profile p on p.customer_id = r.customer_id left join person w on w.id = p.collector_id
  left join acceptance_standing a on a.document_id = r.document_id
  where r.closed_on > '${DAY}' and r.issued_on <= '${DAY}' and r.open_minor <> 0`;

interface Question {
  readonly name: string;
  readonly bare: string;
  /** What the statement by hand is bound to. */
  readonly bound?: (call: number) => readonly number[];
  readonly ask: (client: Client, call: number) => Promise<{ readonly total: number }>;
  /** A page of the grid, for which a window waits. */
  readonly page: boolean;
}
type Client = Pick<ContractRouterClient<typeof contract>, "receivables">;
type Filter = z.input<typeof zReceivableFilter>;

const page = (input: {
  filters?: Filter[];
  search?: string;
  sort?: { by: "openMinor" | "daysPastDue" | "customerName" | "dueOn"; desc: boolean }[];
  offset?: number;
}) => {
  return (client: Client) => client.receivables.page({ asOf: DAY, limit: PAGE_ROWS, ...input });
};
const rows = (where: string, order: string, offset = 0): string =>
  `${BY_HAND} ${where} order by ${order} limit ${PAGE_ROWS} offset ${offset}`;

const over30 = { column: "daysPastDue", op: "range", from: 31, to: null } satisfies Filter;
const collectors = { column: "collector", op: "in", values: [3, 7, 11, 19] } satisfies Filter;
/** One of a hundred customers, who come one after the other. */
const nextCustomer = (call: number): number => 701 + (call % 100);
const ofCustomer = (id: number) =>
  page({ filters: [{ column: "customerName", op: "in", values: [id] }], sort: [{ by: "dueOn", desc: false }] });

const QUESTIONS: readonly Question[] = [
  {
    name: "everything, oldest first",
    bare: rows("", "r.due_on, r.id"),
    ask: page({ sort: [{ by: "daysPastDue", desc: true }] }),
    page: true,
  },
  {
    name: "more than 30 days overdue, by amount",
    bare: rows(`and r.due_on <= '${addDays(DAY, -31)}'`, "r.open_minor desc, r.due_on, r.id"),
    ask: page({ filters: [over30], sort: [{ by: "openMinor", desc: true }] }),
    page: true,
  },
  {
    name: "one customer",
    bare: rows("and r.customer_id = 777", "r.due_on, r.id"),
    ask: ofCustomer(777),
    page: true,
  },
  {
    // A list that was never asked for before: its statement is made anew, where by hand it is bound to another customer. Into a
    // sum SQLite does not look; a value bound by itself would have the statement by hand planned with every run.
    name: "one customer after another",
    bare: rows("and r.customer_id = 0 + ?", "r.due_on, r.id"),
    bound: (call) => [nextCustomer(call)],
    ask: (client, call) => ofCustomer(nextCustomer(call))(client),
    page: true,
  },
  {
    name: "quick search",
    bare: rows("and (c.search like '%pena 12%' or r.search like '%pena 12%')", "r.due_on, r.id"),
    ask: page({ search: "pena 12" }),
    page: true,
  },
  {
    name: "four collectors, by customer and amount",
    bare: rows("and p.collector_id in (3, 7, 11, 19)", "c.search, r.open_minor desc, r.due_on, r.id"),
    ask: page({
      filters: [collectors],
      sort: [
        { by: "customerName", desc: false },
        { by: "openMinor", desc: true },
      ],
    }),
    page: true,
  },
  {
    name: "a page far down",
    bare: rows("", "r.open_minor desc, r.due_on, r.id", 50_000),
    ask: page({ sort: [{ by: "openMinor", desc: true }], offset: 50_000 }),
    page: true,
  },
  {
    name: "totals by collector",
    bare: `select p.collector_id, w.name, r.currency, count(*), count(distinct r.customer_id), sum(r.open_minor),
        sum(case when r.due_on >= '${DAY}' then r.open_minor else 0 end),
        sum(case when r.due_on < '${DAY}' and r.due_on >= '${addDays(DAY, -30)}' then r.open_minor else 0 end),
        sum(case when r.due_on < '${addDays(DAY, -30)}' and r.due_on >= '${addDays(DAY, -60)}' then r.open_minor else 0 end),
        sum(case when r.due_on < '${addDays(DAY, -60)}' and r.due_on >= '${addDays(DAY, -90)}' then r.open_minor else 0 end),
        sum(case when r.due_on < '${addDays(DAY, -90)}' then r.open_minor else 0 end)
      from receivable r left join customer_profile p on p.customer_id = r.customer_id
      left join person w on w.id = p.collector_id
      where r.closed_on > '${DAY}' and r.issued_on <= '${DAY}' and r.open_minor <> 0 group by p.collector_id, r.currency order by w.search`,
    ask: (client) => client.receivables.groups({ asOf: DAY, by: "collector" }),
    page: false,
  },
  {
    name: "values of the customer column",
    bare: `select r.customer_id, max(c.name), count(*) as n from receivable r join customer c on c.id = r.customer_id
      where r.closed_on > '${DAY}' and r.issued_on <= '${DAY}' and r.open_minor <> 0 group by r.customer_id order by n desc limit 200`,
    ask: (client) => client.receivables.values({ asOf: DAY, column: "customerName" }),
    page: false,
  },
];

/** What one competitor does in a round at most, and for about how long: a page by an index takes less than a clock shows. */
const MOST_CALLS = 200;
const ROUND_MS = 40;
/** For how long a question and its statement are taken in turn at most; a statement over all documents takes seconds. */
const QUESTION_MS = 12_000;
const LEAST_ROUNDS = 3;
/** Pages of each kind asked for through the process, of which the slowest in twenty counts, and for how long at most. */
const PAGES = 40;
const PAGES_MS = 8_000;
const LEAST_PAGES = 5;

/** A filtered, sorted page, grouped totals and a column's values through the contract against the same SQL by hand. */
export async function benchGrid(documents: number, customers: number, rounds: number): Promise<Finding[]> {
  const path = await bigLedger(documents, customers, supportedVersion());
  const database = new Database(path, { readonly: true });
  database.pragma("cache_size = -64000");
  database.pragma("mmap_size = 268435456");
  try {
    const ratios = await ratiosOf(database, path, documents, rounds);
    return [...ratios, await tailOf(database, path, documents)];
  } finally {
    database.close();
  }
}

/** Each question in this process: what the contract and its readers cost beside the bare statement. */
async function ratiosOf(
  database: Database.Database,
  path: string,
  documents: number,
  rounds: number,
): Promise<Finding[]> {
  const { context, close } = createContext({ actor: "bench" });
  try {
    await context.session.open(path, "must-exist");
    const client = createRouterClient(createRouter(), { context });
    const empty = async (): Promise<void> => void (await client.settings.get());
    const findings: Finding[] = [];
    for (const { name, bare, bound = () => [], ask } of QUESTIONS) {
      const statement = database.prepare(bare).raw();
      let total = 0;
      const byHand = (call = 0): void => void statement.all(...bound(call));
      const contract = async (call = 0): Promise<void> => {
        ({ total } = await ask(client, call));
      };
      byHand();
      const once = await timed(() => byHand());
      const calls = Math.max(1, Math.min(MOST_CALLS, Math.floor(ROUND_MS / once)));
      const short = calls === MOST_CALLS;
      const many = (work: (call: number) => Promise<void> | void) => async (): Promise<number> => {
        const ms = await timed(async () => {
          for (let call = 0; call < calls; call++) await work(call);
        });
        return ms / calls;
      };
      const both = async (call: number): Promise<void> => {
        byHand(call);
        await empty();
      };
      const calling = { name: "by hand and an empty call", run: many(both) };
      const pair = [
        { name: "by hand", run: many(byHand) },
        { name: "contract", run: many(contract) },
      ];
      const affordable = Math.floor(QUESTION_MS / (calls * (once + (await timed(() => contract())))));
      const [floor, ours, called] = await interleave(
        short ? [...pair, calling] : pair,
        Math.max(LEAST_ROUNDS, Math.min(rounds, affordable)),
        1,
      );
      if (!floor || !ours) throw new Error("nothing was measured");
      const of = `${documents.toLocaleString("en")} documents, ${name}`;
      const detail = { contract: at(ours), "by hand": at(floor), rows: total.toLocaleString("en") };
      findings.push(
        finding(`grid: ${name}`, of, ours.overFloor, "<=", 2, 1, {
          ...detail,
          "by processor time": ours.cpuOverFloor.toFixed(2),
        }),
      );
      if (called === undefined) continue;
      // A statement so short that being asked at all costs more than it does.
      const ratio = median(ours.ms.map((ms, round) => ms / (called.ms[round] ?? Number.NaN)));
      findings.push(
        finding(`grid: ${name}, with a call`, `${of}, against by hand and an empty call`, ratio, "<=", 2, 1, {
          ...detail,
          "an empty call": `${(called.medianMs - floor.medianMs).toFixed(3)} ms`,
        }),
      );
    }
    return findings;
  } finally {
    await close();
  }
}

const at = ({ medianMs }: Measured): string => `${medianMs.toFixed(medianMs < 1 ? 3 : 1)} ms`;

/** Pages as a window gets them, from the built ledger process over its port: how much longer the slow ones take. */
async function tailOf(database: Database.Database, path: string, documents: number): Promise<Finding> {
  const scratch = await mkdtemp(join(CACHE, "grid-"));
  const { client, stop } = await startLedgerProcess(scratch);
  try {
    await client.ledgers.open({ path });
    const slower: { name: string; ms: number; says: string }[] = [];
    for (const { name, bare, bound = () => [], ask } of QUESTIONS.filter(({ page }) => page)) {
      const statement = database.prepare(bare).raw();
      const byHand = (): void => void statement.all(...bound(0));
      const once = (await timed(() => ask(client, 0))) + (await timed(byHand));
      const [floor, ours] = await interleave(
        [
          { name: "by hand", run: () => timed(byHand) },
          { name: "process", run: () => timed(() => ask(client, 0)) },
        ],
        Math.max(LEAST_PAGES, Math.min(PAGES, Math.floor(PAGES_MS / once))),
        1,
      );
      const [hand, process] = [floor, ours].map((measured) => percentile(measured?.ms ?? [], 0.95));
      const ms = (process ?? Number.NaN) - (hand ?? Number.NaN);
      slower.push({ name, ms, says: `${process?.toFixed(1)} against ${hand?.toFixed(1)} ms` });
    }
    const most = Math.max(...slower.map(({ ms }) => ms));
    const what = `${documents.toLocaleString("en")} documents, a page over the port: ms more than by hand at p95, the worst kind`;
    const detail = Object.fromEntries(slower.map(({ name, says }) => [name, says]));
    return finding("grid: p95 over the port", what, most, "<=", 5, 2, detail);
  } finally {
    await stop();
    await rm(scratch, { recursive: true });
  }
}
