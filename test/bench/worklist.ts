import Database from "better-sqlite3";
import { sql } from "kysely";
import { createContext, openLedger } from "../../electron/ledger/context.ts";
import { supportedVersion } from "../../electron/ledger/db/migrator.ts";
import { candidateQueries, type ListOf, scoreQueries } from "../../electron/ledger/worklist/candidates.ts";
import { DEFAULT_RULES } from "../../electron/ledger/worklist/rules.ts";
import { addDays } from "../../shared/domain/days.ts";
import { BIG_LEDGER_DAY, bigLedger } from "./big-ledger.ts";
import { type Finding, finding } from "./report.ts";
import { interleave, median, timed } from "./rounds.ts";

const DAY = BIG_LEDGER_DAY;
const COLLECTOR = 7;

/** What a list begins with, by hand: what each customer in charge has open, what of it is overdue, and since when. */
const BY_HAND = `select r.customer_id, c.name, r.currency, sum(r.open_minor) as open_minor,
    sum(case when r.due_on < '${DAY}' then r.open_minor else 0 end) as overdue, min(r.due_on) as oldest
  from customer_profile p join customer c on c.id = p.customer_id join receivable r on r.customer_id = p.customer_id
  where p.collector_id = ${COLLECTOR} and r.closed_on > '${DAY}' and r.issued_on <= '${DAY}' and r.open_minor > 0
  group by r.customer_id, r.currency order by overdue desc`;

/** The day's list of one collector, reasons and score in parts, against the sums it begins with typed by hand. */
export async function benchWorklist(documents: number, customers: number, rounds: number): Promise<Finding[]> {
  const path = await bigLedger(documents, customers, supportedVersion());
  const database = new Database(path, { readonly: true });
  database.pragma("cache_size = -64000");
  database.pragma("mmap_size = 268435456");
  const { context, close } = createContext({ actor: "bench" });
  try {
    await context.session.open(path, "must-exist");
    const db = openLedger(context);
    const list: ListOf = {
      dialect: db.dialect,
      personId: COLLECTOR,
      day: DAY,
      disputesDueBy: addDays(DAY, 2),
      rules: DEFAULT_RULES,
    };
    const whole = sql<{ customer_id: number }>`with ${candidateQueries(list)}, ${scoreQueries(list)}
      select * from scored order by group_no, score desc, search`;
    const plan = await sql<{ detail: string }>`explain query plan ${whole}`.execute(db.read);
    const walked = plan.rows.flatMap(
      ({ detail }) => /^SCAN (receivable|entry|document|customer|interaction)\b/.exec(detail) ?? [],
    );
    const statement = database.prepare(BY_HAND).raw();
    let rows = 0;
    const ask = async (): Promise<void> => {
      rows = (await whole.execute(db.read)).rows.length;
    };
    const [floor, ours] = await interleave(
      [
        { name: "by hand", run: () => timed(async () => void statement.all()) },
        { name: "list", run: () => timed(ask) },
      ],
      rounds,
      2,
    );
    const ms = (values: readonly number[] | undefined): string => `${median(values ?? []).toFixed(1)} ms`;
    const what = `${documents.toLocaleString("en")} documents, the day's list of one collector`;
    return [
      finding("worklist: one collector", what, ours?.overFloor ?? Number.NaN, "<=", 10, 5, {
        list: ms(ours?.ms),
        "sums by hand": ms(floor?.ms),
        "by processor time": ours?.cpuOverFloor.toFixed(2) ?? "",
        customers: rows.toLocaleString("en"),
        "large tables walked": walked.length === 0 ? "none" : walked.join(", "),
      }),
    ];
  } finally {
    database.close();
    await close();
  }
}
