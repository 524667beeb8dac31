import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import Database from "better-sqlite3";
import { appRoot } from "../../electron/ledger/app-root.ts";
import { createContext } from "../../electron/ledger/context.ts";
import { supportedVersion } from "../../electron/ledger/db/migrator.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import { addDays } from "../../shared/domain/days.ts";
import { ledgerOf } from "./corpus.ts";
import { balancePeers } from "./peers.ts";
import { type Finding, finding } from "./report.ts";
import { interleave, median, percentile, timed } from "./rounds.ts";

/** Days asked for: the last one of the corpus and others through its two years. */
const DAYS = ["2026-10-31", "2026-09-17", "2026-06-30", "2026-01-31", "2025-09-30", "2025-04-15"] as const;

/**
 * The floor: what the aging needs, by hand. One range of the covering index finds what was open (closed_on), entries are
 * read only where something happened later, customers and account money are joined at the end; rows come as arrays.
 */
const BARE_SQL = `
  select c.key, c.name, t.currency, sum(t.n), sum(t.b0), sum(t.b1), sum(t.b31), sum(t.b61), sum(t.b91), sum(t.unapplied)
  from (
    select customer_id, currency, 1 as n,
      case when due_on >= @d0 then open else 0 end as b0,
      case when due_on < @d0 and due_on >= @d30 then open else 0 end as b1,
      case when due_on < @d30 and due_on >= @d60 then open else 0 end as b31,
      case when due_on < @d60 and due_on >= @d90 then open else 0 end as b61,
      case when due_on < @d90 then open else 0 end as b91, 0 as unapplied
    from (
      select customer_id, currency, due_on, case when last_entry_on <= @d0 then open_minor
        else open_minor - coalesce((select sum(amount_minor) from entry
          where receivable_id = r.id and effective_on > @d0), 0) end as open
      from receivable r where closed_on > @d0 and issued_on <= @d0)
    where open <> 0
    union all
    select customer_id, currency, 0, 0, 0, 0, 0, 0, -amount_minor from entry
    where receivable_id is null and effective_on <= @d0
  ) t join customer c on c.id = t.customer_id
  group by t.customer_id, t.currency having sum(t.n) > 0 or sum(t.unapplied) <> 0 order by c.search, t.currency`;

/** Aging as of any date at 100,000 invoices: through the contract against the bare SQL, and as a whole process. */
export async function benchAging(invoices: number, rounds: number): Promise<Finding[]> {
  const path = await ledgerOf(invoices, supportedVersion());
  const database = new Database(path, { readonly: true });
  database.pragma("cache_size = -64000");
  database.pragma("mmap_size = 268435456");
  const statement = database.prepare<[Record<string, string>], unknown[]>(BARE_SQL).raw();
  const { context, close } = createContext({ actor: "bench" });
  try {
    await context.session.open(path, "must-exist");
    const client = createRouterClient(createRouter(), { context });
    let bareRows = 0;
    let contractRows = 0;
    const sweep = async (ask: (day: string) => Promise<void> | void): Promise<number> => {
      const times: number[] = [];
      for (const day of DAYS) times.push(await timed(() => ask(day)));
      return times.reduce((sum, ms) => sum + ms, 0) / DAYS.length;
    };
    const measured = await interleave(
      [
        {
          name: "floor: bare SQL",
          run: () =>
            sweep((d0) => {
              bareRows = statement.all({
                d0,
                d30: addDays(d0, -30),
                d60: addDays(d0, -60),
                d90: addDays(d0, -90),
              }).length;
            }),
        },
        {
          name: "contract",
          run: () =>
            sweep(async (asOf) => {
              contractRows = (await client.receivables.aging({ asOf })).rows.length;
            }),
        },
      ],
      rounds,
      3,
    );
    if (bareRows !== contractRows) throw new Error(`${contractRows} rows through the contract, ${bareRows} by hand`);
    const [floor, ours] = measured;
    if (!floor || !ours) throw new Error("nothing was measured");
    const at = ({ ms }: { ms: readonly number[] }): string =>
      `${median(ms).toFixed(1)} ms (p95 ${percentile(ms, 0.95).toFixed(1)})`;
    const rows = `${contractRows.toLocaleString("en")} rows`;
    const detail = { ours: at(ours), floor: at(floor), of: rows };
    const findings = [
      finding(
        "aging",
        `aging as of any date, ${invoices.toLocaleString("en")} invoices, contract against bare SQL`,
        ours.overFloor,
        "<=",
        1.5,
        1.2,
        detail,
      ),
    ];
    return [...findings, ...(await wholeProcess(path, invoices))];
  } finally {
    await close();
    database.close();
  }
}

/** `alcorriente aging` from start to end, and the peers that are installed here in turn with it. */
async function wholeProcess(path: string, invoices: number): Promise<Finding[]> {
  const cli = join(appRoot, "dist", "cli", "alcorriente.js");
  const run = async (day: string): Promise<number> =>
    timed(() => {
      const words = [cli, "aging", "--as-of", day, "--json", "--ledger", path];
      const { status, stderr } = spawnSync(process.execPath, words, { stdio: ["ignore", "ignore", "pipe"] });
      if (status !== 0) throw new Error(`alcorriente aging: ${stderr.toString()}`);
    });
  const day = "2026-06-30";
  const peers = await balancePeers(path, invoices, day);
  const measured = await interleave(
    [{ name: "alcorriente aging", run: () => run(day) }, ...peers.map(({ name, run: ask }) => ({ name, run: ask }))],
    3,
    1,
  );
  const [ours, ...theirs] = measured;
  if (!ours) throw new Error("nothing was measured");
  console.log(`alcorriente aging as a whole process: ${Math.round(ours.medianMs)} ms`);
  return theirs.map((their, index) => {
    const { target = 1, stretch = 1 } = peers[index] ?? {};
    const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
    const detail = { ours: seconds(ours.medianMs), [their.name]: seconds(their.medianMs) };
    return finding(
      `aging-${their.name}`,
      `alcorriente aging against ${their.name}, whole process`,
      their.overFloor,
      ">=",
      target,
      stretch,
      detail,
    );
  });
}
