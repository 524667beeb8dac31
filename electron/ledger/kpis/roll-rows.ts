import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { addDays } from "../../../shared/domain/days.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import { daysApart, dialectOf } from "../db/dialects.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { type Chain, chainsOf, inChains } from "./chains.ts";
import type { KpiPart } from "./filter.ts";
import { items } from "./items.ts";
import { LABEL, type RowSource } from "./row-sources.ts";

/** What a bucket of the opening came to, by name. */
export const ROLLS = ["openingMinor", "worseMinor", "stayedMinor", "curedMinor", "nonCashMinor"] as const;
type RollRow = { [Name in (typeof ROLLS)[number]]: number } & { currency: string; bucket: number };

/** The buckets of the opening with what became of them, one row a currency and bucket. */
export async function rollRows(
  db: ReadHandle,
  period: Period,
  filter: KpiPart,
  chains: readonly Chain[],
): Promise<RollRow[]> {
  const sum = (what: string) => sql`cast(sum(i.${sql.raw(what)}) as bigint)`;
  const { rows } = await sql<RollRow>`select i.currency, i.bucket, ${sum("opening")} as "openingMinor",
      ${sum("worse")} as "worseMinor", ${sum("stayed")} as "stayedMinor", ${sum("cured")} as "curedMinor",
      ${sum("gone")} as "nonCashMinor"
    from (${await rollItems(db, period, filter, chains)}) as i group by i.currency, i.bucket`.execute(db);
  return rows;
}

/** The debts of one bucket of the opening: what of each got worse, over what it was. */
export async function rollSource(db: ReadHandle, period: Period, filter: KpiPart, bucket: number): Promise<RowSource> {
  const debts = await rollItems(db, period, filter, await chainsOf(db, period.to, filter));
  return {
    rate: "opening",
    rows: sql`select cast(i.id as text) as id, 'document' as kind, d.uuid, d.kind as source, ${LABEL} as label,
        i.customer_id, i.issued_on as day, i.due_on, ${daysApart(dialectOf(db), sql`i.due_on`, sql`${period.to}`)} as days,
        i.currency, i.worse as numerator, i.opening as denominator,
        case when i.worse <> 0 then 'worse' when i.stayed <> 0 then 'stayed' when i.gone > i.cured then 'nonCash' else 'cured' end
          as state, '' as month, cast(null as bigint) as link
      from (${debts}) as i join document as d on d.id = i.document_id where i.bucket = ${sql.lit(bucket)}`,
  };
}

/** What became of each debt that was open at the opening, with the bucket it was in then. */
async function rollItems(
  db: ReadHandle,
  period: Period,
  filter: KpiPart,
  chains: readonly Chain[],
): Promise<RawBuilder<unknown>> {
  const step = (day: string) => sql`case when i.due_on >= ${day} then 0 when i.due_on >= ${addDays(day, -30)} then 1
    when i.due_on >= ${addDays(day, -60)} then 2 when i.due_on >= ${addDays(day, -90)} then 3 else 4 end`;
  const opening = addDays(period.from, -1);
  const alone = sql`select i.id, i.customer_id, i.currency, i.document_id, i.issued_on, i.due_on, i.opening, i.closing, i.cash,
      i.came_back
    from (${items(period, filter, false)}) as i where i.opening <> 0 ${inChains(chains, "i.id", "of none")}`;
  const replaced = await chainSums(db, period, filter, chains);
  // A debt that was invoiced again stands under its last invoice.
  const values = replaced.map(
    (one) => sql`(${sql.lit(one.id)}, ${sql.lit(one.dueOn)}, ${sql.lit(one.opening)}, ${sql.lit(one.closing)},
      ${sql.lit(one.cash)}, ${sql.lit(one.came_back)})`,
  );
  const again =
    values.length === 0
      ? sql``
      : sql`union all select r.id, r.customer_id, r.currency, r.document_id, r.issued_on, v.column2, v.column3, v.column4, v.column5,
          v.column6
        from (values ${sql.join(values)}) as v join receivable as r on r.id = v.column1`;
  // Of what a bucket held, cash and non-cash left; what was charged back stays with the rest. The rest ended somewhere. Cash for
  // what came back was not in the bucket, and no more of it than left the bucket was for what it held.
  return sql`select i.id, i.customer_id, i.currency, i.document_id, i.issued_on, i.due_on, i.bucket, i.opening,
      case when i.rest_bucket > i.bucket or i.bucket = 4 then i.closing else 0 end as worse,
      case when i.rest_bucket = i.bucket and i.bucket < 4 then i.closing else 0 end as stayed,
      i.paid as cured, i.opening - i.closing - i.paid as gone
    from (select i.*, ${step(opening)} as bucket, ${step(period.to)} as rest_bucket,
        case when i.cash <= i.came_back or i.opening <= i.closing then 0
          when i.cash - i.came_back > i.opening - i.closing then i.opening - i.closing
          else i.cash - i.came_back end as paid
      from (${alone} ${again}) as i) as i`;
}

interface ChainSums {
  readonly id: number;
  readonly dueOn: string;
  readonly opening: number;
  readonly closing: number;
  readonly cash: number;
  readonly came_back: number;
}

/** What happened to debts that were invoiced again: the balance of the last invoice is that of the first. */
async function chainSums(
  db: ReadHandle,
  period: Period,
  filter: KpiPart,
  chains: readonly Chain[],
): Promise<ChainSums[]> {
  if (chains.length === 0) return [];
  const { rows } = await sql<
    Member & Omit<ChainSums, "dueOn">
  >`select i.id, i.currency, i.due_on, i.opening, i.closing, i.cash,
      i.came_back
    from (${items(period, filter, false)}) as i where 1 = 1 ${inChains(chains, "i.id", "of them")}`.execute(db);
  return ofChains(chains, rows).flatMap(({ own, dueOn }) => {
    const id = own.map((row) => row.id).reduce((a, b) => (a > b ? a : b));
    const sum = (name: "opening" | "closing" | "cash" | "came_back"): number =>
      own.reduce((all, row) => all + row[name], 0);
    const opening = sum("opening");
    if (opening === 0) return [];
    return [{ id, dueOn, opening, closing: sum("closing"), cash: sum("cash"), came_back: sum("came_back") }];
  });
}

/** A receivable of a chain. */
export interface Member {
  readonly id: number;
  readonly currency: string;
  readonly due_on: string;
}

/** Rows of each chain together; its due day is what its invoices have of each other. */
export function ofChains<Row extends Member>(
  chains: readonly Chain[],
  rows: readonly Row[],
): { chain: Chain; own: Row[]; currency: string; dueOn: string }[] {
  const byId = Map.groupBy(rows, ({ id }) => id);
  return chains.flatMap((chain) => {
    const own = chain.ids.flatMap((id) => byId.get(id) ?? []);
    const [first] = own;
    if (first === undefined) return [];
    const dueOn = own.map((row) => row.due_on).reduce((a, b) => (a < b ? a : b));
    return [{ chain, own, currency: first.currency, dueOn }];
  });
}
