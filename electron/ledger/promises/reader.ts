import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { PromiseRatesRow } from "../../../shared/contract/promises.ts";
import { promiseRates } from "../../../shared/domain/promises/rates.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { dayLiteral } from "../receivables/balance.ts";

/** Day of a promise `s`: that of its first payment still to come, or of its last one when it is in doubt. */
const DUE = sql`case when s.next_due_on <> '' then s.next_due_on
  else (select max(y.due_on) from promise_payment as y where y.promise_id = s.promise_id) end`;

/** Due day of the open promise that covers a receivable as of the day, or null; `receivable` is the expression of its id. */
export function promisedOn(asOf: string, receivable: string): RawBuilder<string | null> {
  const day = dayLiteral(asOf);
  // A cross join stands in the order it is written in: from the receivable to its promise, never over all that are open.
  return sql<string | null>`(select min(${DUE}) from promise_cover as v cross join promise_span as s
    where v.receivable_id = ${sql.raw(receivable)} and s.promise_id = v.promise_id and s.state in ('active', 'verify')
      and s.from_on <= ${day} and s.until_on > ${day})`;
}

/** Join of the open promise of each open receivable `o` as of the day, as `pq` with its `due_on`. */
export function joinPromises(asOf: string): RawBuilder<unknown> {
  return sql`left join (${pausedReceivables(asOf)}) as pq on pq.receivable_id = o.id`;
}

/**
 * Receivables whose chasing pauses on a day, with the due day of the promise: `receivable_id`, `promise_id`, `due_on`,
 * `state`. An open promise, and one in doubt, keeps everybody from asking for what it covers; a broken one does not.
 */
function pausedReceivables(asOf: string): RawBuilder<unknown> {
  return sql`select v.receivable_id, max(s.promise_id) as promise_id, max(s.state) as state,
      min(${DUE}) as due_on
    from promise_cover as v join promise_span as s on s.promise_id = v.promise_id
    where s.state in ('active', 'verify') and s.from_on <= ${asOf} and s.until_on > ${asOf}
    group by v.receivable_id`;
}

/**
 * Kept, partial and broken rates of the promised payments that matured in a period, as of a day, one row a currency (KPIS 8).
 * A payment is in the period of its maturity; it is judged from the day after it.
 */
export async function promiseRatesOf(
  db: ReadHandle,
  period: { readonly from: string; readonly to: string; readonly asOf: string; readonly customerId: number | null },
): Promise<PromiseRatesRow[]> {
  const { from, to, asOf, customerId } = period;
  const whose = customerId === null ? sql`` : sql`and w.customer_id = ${customerId}`;
  const result = await sql<{ currency: string; state: string; n: number; promised: number; kept: number }>`
    select p.currency, s.state, cast(count(*) as bigint) as n, cast(sum(s.promised_minor) as bigint) as promised,
      cast(sum(s.kept_minor) as bigint) as kept
    from promise_payment as y join promise as p on p.id = y.promise_id
    join promise_payment_span as s on s.promise_id = y.promise_id and s.seq = y.seq
      and s.from_on <= ${asOf} and s.until_on > ${asOf}
    join promise_span as w on w.promise_id = y.promise_id and w.from_on <= ${asOf} and w.until_on > ${asOf}
    where y.matures_on >= ${from} and y.matures_on <= ${to} and y.matures_on < ${asOf} ${whose}
    group by p.currency, s.state order by p.currency`.execute(db);
  const currencies = Map.groupBy(result.rows, (row) => row.currency);
  return [...currencies].map(([currency, rows]) => {
    const of = (state: string) => rows.find((row) => row.state === state) ?? { n: 0, promised: 0, kept: 0 };
    const judged = [of("kept"), of("partial"), of("broken")];
    const matured = {
      kept: of("kept").n,
      partial: of("partial").n,
      broken: of("broken").n,
      promisedMinor: judged.reduce((sum, row) => sum + row.promised, 0),
      keptMinor: judged.reduce((sum, row) => sum + row.kept, 0),
    };
    return {
      currency,
      ...matured,
      renegotiated: of("renegotiated").n,
      verify: of("verify").n,
      ...promiseRates(matured),
    };
  });
}
