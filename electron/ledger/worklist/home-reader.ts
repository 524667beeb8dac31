import { sql } from "kysely";
import type { Home, ReasonCode } from "../../../shared/contract/worklist.ts";
import { previousBusinessDay } from "../../../shared/domain/business-days.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { readHolidays } from "../lib/holidays.ts";
import type { Asking } from "./asking.ts";
import { countOrphans } from "./orphans-reader.ts";
import { countItems, itemPage } from "./page-reader.ts";
import { listProgress } from "./progress-reader.ts";
import { readRules } from "./rules.ts";

/** Next actions that are named. */
const NEXT = 5;

/** What Hoy shows of a person's list and of the ledger, on the day of the lists. */
export async function readHome(db: ReadHandle, personId: number, day: string, asking: Asking): Promise<Home> {
  const [progress] = await listProgress(db, day, personId);
  if (progress === undefined) throw new Error("a list has its progress");
  const selection = { personId, day, state: "pending", reason: null } as const;
  const waiting = (reason: ReasonCode): Promise<number> => countItems(db, { ...selection, reason });
  const money = await moneyIn(db, day);
  const lastImport = await db
    .selectFrom("import_run")
    .select("finished_at")
    .where("finished_at", "is not", null)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const { skipLimit } = await readRules(db);
  return {
    day,
    personId,
    name: progress.name,
    progress,
    next: await itemPage(db, selection, { offset: 0, limit: NEXT }, asking),
    promisesDue: await waiting("promise-due"),
    promisesBroken: await waiting("promise-broken"),
    followUps: await waiting("follow-up"),
    disputes: await waiting("dispute-sla"),
    replies: await waiting("reply"),
    orphans: await countOrphans(db, day, skipLimit),
    lastImportAt: lastImport?.finished_at ?? null,
    ...money,
  };
}

/** Money of the last business day before and of the days off behind it: on a Monday that is Friday to Sunday. */
async function moneyIn(
  db: ReadHandle,
  day: string,
): Promise<Pick<Home, "lastPaymentOn" | "moneyFrom" | "moneyTo" | "money">> {
  const year = Number(day.slice(0, 4));
  const to = addDays(day, -1);
  const from = previousBusinessDay(to, await readHolidays(db, year - 1, year));
  const { rows } = await sql<{ currency: string; minor: number; count: number }>`select e.currency,
      cast(-sum(e.amount_minor) as bigint) as minor, cast(count(distinct e.document_id) as bigint) as count
    from entry as e left join entry as o on o.id = e.reverses_id
    where e.effective_on >= ${from} and e.effective_on <= ${to} and coalesce(o.kind, e.kind) = 'payment'
    group by e.currency having sum(e.amount_minor) <> 0 order by e.currency`.execute(db);
  const last = await db
    .selectFrom("entry")
    .select("effective_on")
    .where("effective_on", "<=", day)
    .where("kind", "=", "payment")
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("entry as back").select("back.id").whereRef("back.reverses_id", "=", "entry.id"))),
    )
    .orderBy("effective_on", "desc")
    .limit(1)
    .executeTakeFirst();
  return { lastPaymentOn: last?.effective_on ?? null, moneyFrom: from, moneyTo: to, money: rows };
}
