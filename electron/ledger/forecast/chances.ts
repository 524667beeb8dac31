import { sql } from "kysely";
import type { Chance, ForecastMethod } from "../../../shared/contract/forecast.ts";
import { type AgingBucket, BUCKETS } from "../../../shared/domain/aging.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { bucketStep, openItems } from "../receivables/balance.ts";

/** What is taken where a ledger is too young to measure (KPIS 14, the example's rates first). */
const ASSUMED: Readonly<Record<AgingBucket | "promise" | "plan", number>> = {
  promise: 8000,
  plan: 8500,
  current: 9700,
  "1-30": 9000,
  "31-60": 6000,
  "61-90": 3500,
  "90+": 1500,
};
/** Cases below which a rate says nothing: promises of a customer or of all (KPIS 14), items of a bucket. */
const LEAST_PROMISES = 5;
const LEAST_ITEMS = 20;
/** Days back that rates are measured on. */
const MEASURED_DAYS = 365;

/** Cash on receivables: payments, money from an account, and against them what the bank returned or was taken back. */
export const IS_CASH = sql`(coalesce(o.kind, e.kind) in ('payment', 'bounce')
  or (coalesce(o.kind, e.kind) = 'application' and d.kind <> 'E'))`;

function chance(part: number, whole: number, cases: number, least: number, assumed: number): Chance {
  if (cases < least || whole <= 0) return { bp: assumed, cases: 0 };
  const bp = Number((2n * 10_000n * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole)));
  return { bp: Math.max(0, Math.min(10_000, bp)), cases };
}

/** Rates a forecast counts with, measured on what the ledger knew by the day, and the kept rate of each customer. */
export interface Chances {
  readonly method: ForecastMethod;
  /** Rate of customers with enough promises; the others have the portfolio's. */
  readonly ofCustomer: ReadonlyMap<number, number>;
  readonly buckets: ReadonlyMap<string, Readonly<Record<AgingBucket, number>>>;
}

/** Chances that what is open comes in, as measured in this ledger up to the day. */
export async function readChances(db: ReadHandle, asOf: string, currencies: readonly string[]): Promise<Chances> {
  const promises = await promisesKept(db, asOf);
  const sum = (value: (row: { kept: number; n: number }) => number): number =>
    [...promises.values()].reduce((all, row) => all + value(row), 0);
  const matured = sum((row) => row.n);
  const measured = await bucketChances(db, asOf);
  const method: ForecastMethod = {
    promise: chance(
      sum((row) => row.kept),
      matured,
      matured,
      LEAST_PROMISES,
      ASSUMED.promise,
    ),
    plan: await planKept(db, asOf),
    buckets: {},
  };
  const buckets = new Map<string, Record<AgingBucket, number>>();
  for (const currency of currencies) {
    const own = BUCKETS.map((bucket) => {
      const found = measured.get(`${currency} ${bucket}`) ?? { paid: 0, open: 0, n: 0 };
      return [bucket, chance(found.paid, found.open, found.n, LEAST_ITEMS, ASSUMED[bucket])] as const;
    });
    method.buckets[currency] = Object.fromEntries(own) as Record<AgingBucket, Chance>;
    buckets.set(
      currency,
      Object.fromEntries(own.map(([bucket, { bp }]) => [bucket, bp])) as Record<AgingBucket, number>,
    );
  }
  const ofCustomer = new Map<number, number>();
  for (const [customer, { kept, n }] of promises) {
    if (n >= LEAST_PROMISES) ofCustomer.set(customer, chance(kept, n, n, LEAST_PROMISES, 0).bp);
  }
  return { method, ofCustomer, buckets };
}

/** Promised payments that matured in the year before the day, and how many of them were kept, by customer (KPIS 8). */
async function promisesKept(db: ReadHandle, asOf: string): Promise<Map<number, { kept: number; n: number }>> {
  const { rows } = await sql<{ customer_id: number; kept: number; n: number }>`select w.customer_id,
      cast(sum(case when s.state = 'kept' then 1 else 0 end) as bigint) as kept, cast(count(*) as bigint) as n
    from promise_payment as y
    join promise_payment_span as s on s.promise_id = y.promise_id and s.seq = y.seq
      and s.from_on <= ${asOf} and s.until_on > ${asOf}
    join promise_span as w on w.promise_id = y.promise_id and w.from_on <= ${asOf} and w.until_on > ${asOf}
    where y.matures_on >= ${addDays(asOf, -MEASURED_DAYS)} and y.matures_on < ${asOf}
      and s.state in ('kept', 'partial', 'broken')
    group by w.customer_id`.execute(db);
  return new Map(rows.map(({ customer_id: id, kept, n }) => [id, { kept, n }]));
}

/** Instalments whose days of grace are over, and how many had been filled by then. */
async function planKept(db: ReadHandle, asOf: string): Promise<Chance> {
  const from = addDays(asOf, -MEASURED_DAYS);
  const { rows } = await sql<{ agreement_id: number; currency: string; due_on: string; grace: number; sum: number }>`
    select i.agreement_id, i.currency, i.due_on, a.grace_days as grace,
      (select cast(sum(b.amount_minor) as bigint) from agreement_instalment as b
        where b.agreement_id = i.agreement_id and b.currency = i.currency and b.seq <= i.seq) as sum
    from agreement_instalment as i join agreement as a on a.id = i.agreement_id
    where i.due_on >= ${from} and i.due_on < ${asOf} and exists (select 1 from agreement_event as s
      where s.agreement_id = a.id and s.kind = 'signed' and s.on_day <= i.due_on)
      and not exists (select 1 from agreement_event as s where s.agreement_id = a.id and s.kind in ('terminated', 'withdrawn')
        and s.on_day <= i.due_on)`.execute(db);
  let kept = 0;
  let n = 0;
  for (const row of rows) {
    const last = addDays(row.due_on, row.grace);
    if (last >= asOf) continue;
    n++;
    const standing = await db
      .selectFrom("agreement_part_standing")
      .select("paid_minor")
      .where("agreement_id", "=", row.agreement_id)
      .where("currency", "=", row.currency)
      .where("from_on", "<=", last)
      .where("until_on", ">", last)
      .executeTakeFirst();
    if ((standing?.paid_minor ?? 0) >= row.sum) kept++;
  }
  return chance(kept, n, n, LEAST_PROMISES, ASSUMED.plan);
}

interface Measured {
  paid: number;
  open: number;
  n: number;
}

/** What was open by bucket at earlier days and what of it was paid: within 13 weeks while early, within 4 later. */
async function bucketChances(db: ReadHandle, asOf: string): Promise<Map<string, Measured>> {
  const found = new Map<string, Measured>();
  for (const days of [91, 28]) {
    for (const back of [0, 28, 56]) {
      const end = addDays(asOf, -back);
      const start = addDays(end, -days);
      const { rows } = await sql<{ currency: string; step: number; paid: number; open: number; n: number }>`
        select m.currency, m.step, cast(sum(case when m.cash < 0 then 0 when m.cash < m.open_minor then m.cash
            else m.open_minor end) as bigint) as paid,
          cast(sum(m.open_minor) as bigint) as open, cast(count(*) as bigint) as n
        from (select o.currency, ${bucketStep(start)} as step, o.open_minor, coalesce(c.cash, 0) as cash
          from (${openItems(start)}) as o left join (
            select e.receivable_id, cast(-sum(e.amount_minor) as bigint) as cash from entry as e
            join document as d on d.id = e.document_id left join entry as o on o.id = e.reverses_id
            where e.effective_on > ${start} and e.effective_on <= ${end} and e.receivable_id is not null and ${IS_CASH}
            group by e.receivable_id) as c on c.receivable_id = o.id) as m
        where m.open_minor > 0 and m.step ${days === 91 ? sql`< 2` : sql`>= 2`}
        group by m.currency, m.step`.execute(db);
      for (const { currency, step, paid, open, n } of rows) {
        const key = `${currency} ${BUCKETS[step]}`;
        const sum = found.get(key) ?? { paid: 0, open: 0, n: 0 };
        found.set(key, { paid: sum.paid + paid, open: sum.open + open, n: sum.n + n });
      }
    }
  }
  return found;
}
