import { createRouterClient } from "@orpc/server";
import Database from "better-sqlite3";
import type { z } from "zod";
import { createContext } from "../../electron/ledger/context.ts";
import { supportedVersion } from "../../electron/ledger/db/migrator.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import type { zReceivableFilter } from "../../shared/contract/receivables.ts";
import { addDays } from "../../shared/domain/days.ts";
import { BIG_LEDGER_DAY, bigLedger } from "./big-ledger.ts";
import { type Finding, finding } from "./report.ts";
import { interleave, median, timed } from "./rounds.ts";

const DAY = BIG_LEDGER_DAY;
const PAGE_ROWS = 200;

/** What a page shows, by hand: one statement with its joins, sorted and cut. */
const BY_HAND = `select d.uuid, d.series, d.folio, r.customer_id, c.key, c.name, r.issued_on, r.due_on, r.currency, r.total_minor,
    r.open_minor, d.payment_method, d.exchange_rate, p.collector_id, w.name as collector
  from receivable r join document d on d.id = r.document_id join customer c on c.id = r.customer_id
  left join customer_profile p on p.customer_id = r.customer_id left join person w on w.id = p.collector_id
  where r.closed_on > '${DAY}' and r.issued_on <= '${DAY}' and r.open_minor <> 0`;

interface Question {
  readonly name: string;
  readonly bare: string;
  readonly ask: (client: Client) => Promise<{ readonly total: number }>;
}
type Client = ReturnType<typeof clientOf>;
type Filter = z.input<typeof zReceivableFilter>;

function clientOf(context: ReturnType<typeof createContext>["context"]) {
  return createRouterClient(createRouter(), { context });
}

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
const QUESTIONS: readonly Question[] = [
  {
    name: "everything, oldest first",
    bare: rows("", "r.due_on, r.id"),
    ask: page({ sort: [{ by: "daysPastDue", desc: true }] }),
  },
  {
    name: "more than 30 days overdue, by amount",
    bare: rows(`and r.due_on <= '${addDays(DAY, -31)}'`, "r.open_minor desc, r.due_on, r.id"),
    ask: page({ filters: [over30], sort: [{ by: "openMinor", desc: true }] }),
  },
  {
    name: "one customer",
    bare: rows("and r.customer_id = 777", "r.due_on, r.id"),
    ask: page({ filters: [{ column: "customerName", op: "in", values: [777] }], sort: [{ by: "dueOn", desc: false }] }),
  },
  {
    name: "quick search",
    bare: rows("and (c.search like '%pena 12%' or r.search like '%pena 12%')", "r.due_on, r.id"),
    ask: page({ search: "pena 12" }),
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
  },
  {
    name: "a page far down",
    bare: rows("", "r.open_minor desc, r.due_on, r.id", 50_000),
    ask: page({ sort: [{ by: "openMinor", desc: true }], offset: 50_000 }),
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
  },
  {
    name: "values of the customer column",
    bare: `select r.customer_id, max(c.name), count(*) as n from receivable r join customer c on c.id = r.customer_id
      where r.closed_on > '${DAY}' and r.issued_on <= '${DAY}' and r.open_minor <> 0 group by r.customer_id order by n desc limit 200`,
    ask: (client) => client.receivables.values({ asOf: DAY, column: "customerName" }),
  },
];

/** A filtered, sorted page, grouped totals and a column's values through the contract against the same SQL by hand. */
export async function benchGrid(documents: number, customers: number, rounds: number): Promise<Finding[]> {
  const path = await bigLedger(documents, customers, supportedVersion());
  const database = new Database(path, { readonly: true });
  database.pragma("cache_size = -64000");
  database.pragma("mmap_size = 268435456");
  const { context, close } = createContext({ actor: "bench" });
  try {
    await context.session.open(path, "must-exist");
    const client = clientOf(context);
    const findings: Finding[] = [];
    for (const { name, bare, ask } of QUESTIONS) {
      const statement = database.prepare(bare).raw();
      let total = 0;
      const [floor, ours] = await interleave(
        [
          {
            name: "by hand",
            run: () => timed(async () => void statement.all()),
          },
          { name: "contract", run: () => timed(async () => ({ total } = await ask(client))) },
        ],
        rounds,
        2,
      );
      const ms = (values: readonly number[] | undefined): string => `${median(values ?? []).toFixed(1)} ms`;
      findings.push(
        finding(
          `grid: ${name}`,
          `${documents.toLocaleString("en")} documents, ${name}`,
          ours?.overFloor ?? Number.NaN,
          "<=",
          2,
          1,
          {
            contract: ms(ours?.ms),
            "by hand": ms(floor?.ms),
            rows: total.toLocaleString("en"),
          },
        ),
      );
    }
    return findings;
  } finally {
    database.close();
    await close();
  }
}
