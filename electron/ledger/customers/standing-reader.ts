import { sql } from "kysely";
import type { Lang } from "../../../shared/contract/common.ts";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import type { ReadHandle } from "../db/ledger-db.ts";

/** What was last done with the customer up to a day; notes and what was corrected later do not count. */
export async function lastContactOf(
  db: ReadHandle,
  ids: readonly number[],
  asOf: string,
  lang: Lang,
): Promise<Ficha["lastContact"]> {
  const label = sql.ref(lang === "es" ? "o.label_es" : "o.label_en");
  const { rows } = await sql<NonNullable<Ficha["lastContact"]>>`select i.id, i.happened_on as "happenedOn", i.channel,
      i.direction, coalesce(${label}, '') as outcome, i.note, i.actor
    from interaction as i left join outcome as o on o.code = i.outcome
    where i.customer_id in (${sql.join([...ids])}) and i.happened_on <= ${asOf} and i.channel <> 'note' and i.withdrawn = 0
      and not exists (select 1 from interaction as later where later.corrects_id = i.id)
    order by i.happened_at desc, i.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The next thing to be done with the customer. */
export async function nextFollowUpOf(db: ReadHandle, ids: readonly number[]): Promise<Ficha["nextFollowUp"]> {
  const row = await db
    .selectFrom("follow_up")
    .select(["due_on", "kind", "note"])
    .where("customer_id", "in", [...ids])
    .where("state", "=", "open")
    .orderBy("due_on")
    .orderBy("id")
    .executeTakeFirst();
  return row === undefined ? null : { dueOn: row.due_on, kind: row.kind, note: row.note };
}

/** Where the customer's promises stand as of a day. */
export async function promisesOf(db: ReadHandle, customerId: number, asOf: string): Promise<Ficha["promises"]> {
  const { rows } = await sql<{
    currency: string;
    state: string;
    n: number;
    due_on: string | null;
    rest: number;
  }>`select p.currency, s.state, cast(count(*) as bigint) as n,
      min(case when s.next_due_on = '' then null else s.next_due_on end) as due_on,
      cast(sum(s.promised_minor - s.kept_minor) as bigint) as rest
    from promise_span as s join promise as p on p.id = s.promise_id
    where s.customer_id = ${customerId} and s.from_on <= ${asOf} and s.until_on > ${asOf} and s.replaced = 0
    group by p.currency, s.state`.execute(db);
  const isOpen = (row: { state: string }): boolean => row.state === "active" || row.state === "verify";
  const count = (...states: string[]): number =>
    rows.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + row.n, 0);
  const open = Map.groupBy(rows.filter(isOpen), (row) => row.currency);
  return {
    open: count("active", "verify"),
    verify: count("verify"),
    nextDueOn: earliest(rows.filter(isOpen).map((row) => row.due_on)),
    openByCurrency: [...open].map(([currency, own]) => ({
      currency,
      minor: own.reduce((sum, row) => sum + row.rest, 0),
    })),
    kept: count("kept"),
    broken: count("broken", "partial"),
  };
}

/** What the customer disputes as of a day. */
export async function disputesOf(db: ReadHandle, customerId: number, asOf: string): Promise<Ficha["disputes"]> {
  const { rows } = await sql<{ currency: string; n: number; late: number; due_on: string | null; minor: number }>`
    select r.currency, cast(count(*) as bigint) as n, cast(sum(case when s.due_on < ${asOf} then 1 else 0 end) as bigint) as late,
      min(s.due_on) as due_on, cast(sum(s.claim_minor) as bigint) as minor
    from dispute_span as s join receivable as r on r.id = s.receivable_id
    where r.customer_id = ${customerId} and s.from_on <= ${asOf} and s.until_on > ${asOf}
      and s.state not in ('resolved', 'rejected')
    group by r.currency order by r.currency`.execute(db);
  return {
    open: rows.reduce((sum, row) => sum + row.n, 0),
    overdue: rows.reduce((sum, row) => sum + row.late, 0),
    nextDueOn: earliest(rows.map((row) => row.due_on)),
    byCurrency: rows.map(({ currency, minor }) => ({ currency, minor })),
  };
}

function earliest(days: readonly (string | null)[]): string | null {
  return days.filter((day) => day !== null).sort()[0] ?? null;
}
