import { spawnSync } from "node:child_process";
import { createWriteStream, existsSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import Database from "better-sqlite3";
import { addDays } from "../../shared/domain/days.ts";
import { timed } from "./rounds.ts";

/** A plain-text accounting program asked for balances by customer at a day. */
export interface Peer {
  readonly name: string;
  readonly target: number;
  readonly stretch: number;
  run(): Promise<number>;
}

interface Entry {
  readonly customer: number;
  readonly kind: string;
  readonly currency: string;
  readonly minor: number;
  readonly day: string;
}

/** The ledger's entries, oldest first, as a journal both `ledger` and `hledger` read. */
function* journal(database: Database.Database): Generator<string> {
  const rows = database.prepare<[], Entry>(
    `select customer_id as customer, kind, currency, amount_minor as minor, effective_on as day from entry
     order by effective_on, id`,
  );
  for (const { customer, kind, currency, minor, day } of rows.iterate()) {
    const amount = (minor / 100).toFixed(2);
    yield `${day} ${kind}\n    Receivable:C${customer}  ${amount} ${currency}\n    Other:${kind}\n\n`;
  }
}

/** The same for beancount, with its accounts opened first. */
function* beancountJournal(database: Database.Database): Generator<string> {
  const accounts = database.prepare<[], { id: number }>("select distinct customer_id as id from entry").all();
  for (const { id } of accounts) yield `2000-01-01 open Assets:Receivable:C${id}\n`;
  yield "2000-01-01 open Income:Other\n\n";
  for (const transaction of journal(database)) {
    yield transaction
      .replace(/^(\S+) (.*)$/m, '$1 * "$2"')
      .replace("    Receivable:", "  Assets:Receivable:")
      .replace(/ {4}Other:.*/, "  Income:Other");
  }
}

async function writeOnce(path: string, text: Iterable<string>): Promise<void> {
  if (!existsSync(path)) await pipeline(text, createWriteStream(path));
}

const installed = (program: string): boolean => spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;

function asking(name: string, target: number, stretch: number, words: readonly string[]): Peer {
  const [program = "", ...rest] = words;
  return {
    name,
    target,
    stretch,
    run: () =>
      timed(() => {
        const { status, stderr } = spawnSync(program, rest, {
          stdio: ["ignore", "ignore", "pipe"],
          // Beancount keeps what it parsed unless told otherwise; the question is what a call costs.
          env: { ...process.env, BEANCOUNT_DISABLE_LOAD_CACHE: "1" },
        });
        if (status !== 0) throw new Error(`${name}: ${stderr.toString().slice(0, 500)}`);
      }),
  };
}

/** Peers found on this machine, with the ledger's entries exported to their text form beside the ledger. */
export async function balancePeers(ledger: string, invoices: number, day: string): Promise<Peer[]> {
  const database = new Database(ledger, { readonly: true });
  const next = addDays(day, 1);
  const peers: Peer[] = [];
  try {
    const text = `${ledger}.journal`;
    if (installed("ledger")) {
      await writeOnce(text, journal(database));
      peers.push(asking("ledger", 15, 25, ["ledger", "-f", text, "balance", "Receivable", "-e", next]));
    }
    if (installed("hledger")) {
      await writeOnce(text, journal(database));
      peers.push(asking("hledger", 40, 65, ["hledger", "-f", text, "balance", "Receivable", "-e", next]));
    }
    if (installed("bean-query")) {
      const beans = `${ledger}.beancount`;
      await writeOnce(beans, beancountJournal(database));
      const query = `select account, sum(position) from close on ${next} where account ~ "Receivable" group by account`;
      peers.push(asking("beancount", 80, 140, ["bean-query", beans, query]));
    }
  } finally {
    database.close();
  }
  const missing = ["ledger", "hledger", "bean-query"].filter((program) => !installed(program));
  if (missing.length > 0) console.log(`not installed, not compared at ${invoices} invoices: ${missing.join(", ")}`);
  return peers;
}
