import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { VintageAge } from "../../../shared/contract/kpi-names.ts";
import { addDays, addMonths, endOfMonth, startOfMonth } from "../../../shared/domain/days.ts";
import { daysApart, dialectOf } from "../db/dialects.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { type Chain, chainsOf, inChains } from "./chains.ts";
import { type KpiPart, receivablesIn } from "./filter.ts";
import { type Member, ofChains } from "./roll-rows.ts";
import { LABEL, type RowSource } from "./row-sources.ts";

/** What the invoices of a month came to: as issued, and what of them was unpaid at each age after they fell due. */
export const AGES = ["issued", "at30", "at60", "at90"] as const;
/** A month of a currency, and the last day on which one of its invoices fell due. */
export type VintageRow = { [Name in (typeof AGES)[number]]: number } & {
  currency: string;
  month: string;
  last_due: string;
};

/** Months of the vintages: those of the trend. */
const VINTAGES = 13;

/** First day of the first month of the vintages that end on a day. */
const firstDay = (to: string): string => addMonths(startOfMonth(to), 1 - VINTAGES);

const ISSUED = sql`cast(sum(case when e.kind = 'charge' or o.kind = 'charge' then e.amount_minor else 0 end) as bigint)`;

/** What is unpaid of invoices at an age; null: at the cut-off. */
function unpaidAt(db: ReadHandle, to: string, age: VintageAge | null): RawBuilder<unknown> {
  const untilThen =
    age === null ? sql`` : sql`and ${daysApart(dialectOf(db), sql`r.due_on`, sql`e.effective_on`)} <= ${sql.lit(age)}`;
  return sql`cast(sum(case when e.effective_on <= ${to} ${untilThen} then e.amount_minor else 0 end) as bigint)`;
}

/** Entries `e` of the receivables `r` that were issued between two days and stand on the last one, without those of chains. */
function entriesOf(
  to: string,
  issued: { readonly from: string; readonly to: string },
  filter: KpiPart,
  chains: readonly Chain[],
) {
  return sql`receivable as r join entry as e on e.receivable_id = r.id left join entry as o on o.id = e.reverses_id
    where r.settled_at_issue = 0 and r.issued_on >= ${issued.from} and r.issued_on <= ${issued.to}
      and (r.ended_as = '' or r.ended_on > ${to}) ${receivablesIn(filter)} ${inChains(chains, "r.id", "of none")}`;
}

/** The vintages up to a day, one row a currency and month, and one for each debt that was invoiced again. */
export async function vintageRows(
  db: ReadHandle,
  to: string,
  filter: KpiPart,
  chains: readonly Chain[],
): Promise<VintageRow[]> {
  const from = firstDay(to);
  const result = await sql<VintageRow>`select r.currency, substr(r.issued_on, 1, 7) as month, max(r.due_on) as last_due,
      ${ISSUED} as issued, ${unpaidAt(db, to, 30)} as at30, ${unpaidAt(db, to, 60)} as at60, ${unpaidAt(db, to, 90)} as at90
    from ${entriesOf(to, { from, to }, filter, chains)}
    group by r.currency, substr(r.issued_on, 1, 7)`.execute(db);
  return [...result.rows, ...(await chainVintages(db, to, chains)).filter(({ month }) => month >= from.slice(0, 7))];
}

/**
 * The debts of one month, or of all, in the vintages up to a day: what of each was unpaid at an age, over what it was. Without
 * an age they are what was invoiced, with what of it is unpaid on that day.
 */
export async function vintageSource(
  db: ReadHandle,
  to: string,
  filter: KpiPart,
  age: VintageAge | null,
  month: string | null,
): Promise<RowSource> {
  const chains = await chainsOf(db, to, filter);
  const first = firstDay(to);
  const begins = month === null ? first : startOfMonth(`${month}-01`);
  const ends = month === null ? to : endOfMonth(`${month}-01`);
  const issued = { from: begins < first ? first : begins, to: ends > to ? to : ends };
  const alone = sql`select r.id, r.customer_id, r.currency, r.document_id, r.issued_on, r.due_on, ${ISSUED} as issued,
      ${unpaidAt(db, to, age)} as unpaid
    from ${entriesOf(to, issued, filter, chains)}
    group by r.id, r.customer_id, r.currency, r.document_id, r.issued_on, r.due_on`;
  // A debt that was invoiced again stands under its last invoice, in the month of the first one.
  const replaced = (await chainVintages(db, to, chains)).filter(
    (own) => own.month >= issued.from.slice(0, 7) && own.month <= issued.to.slice(0, 7),
  );
  const at = age === null ? "atCutOff" : (`at${age}` as const);
  const values = replaced.map(
    (own) => sql`(${sql.lit(own.id)}, ${sql.lit(own.last_due)}, ${sql.lit(own.issued)}, ${sql.lit(own[at])})`,
  );
  const debts =
    values.length === 0
      ? alone
      : sql`${alone} union all
        select r.id, r.customer_id, r.currency, r.document_id, r.issued_on, v.column2, v.column3, v.column4
        from (values ${sql.join(values)}) as v join receivable as r on r.id = v.column1`;
  return {
    rate: "opening",
    rows: sql`select cast(i.id as text) as id, 'document' as kind, d.uuid, d.kind as source, ${LABEL} as label,
        i.customer_id, i.issued_on as day, i.due_on, ${daysApart(dialectOf(db), sql`i.due_on`, sql`${to}`)} as days,
        i.currency, i.unpaid as numerator, i.issued as denominator, '' as state, '' as month, cast(null as bigint) as link
      from (${debts}) as i join document as d on d.id = i.document_id where i.issued <> 0 or i.unpaid <> 0`,
  };
}

/** Debts that were invoiced again, in the month of the first invoice; one that is cancelled for good is none. */
async function chainVintages(
  db: ReadHandle,
  to: string,
  chains: readonly Chain[],
): Promise<(VintageRow & { id: number; atCutOff: number })[]> {
  if (chains.length === 0) return [];
  const { rows } = await sql<Member & { standing: number; total: number; on_day: string; minor: number }>`
    select r.id, r.currency, r.due_on, case when r.ended_as = '' or r.ended_on > ${to} then 1 else 0 end as standing,
      case when e.kind = 'charge' or o.kind = 'charge' then e.amount_minor else 0 end as total,
      e.effective_on as on_day, e.amount_minor as minor
    from receivable as r join entry as e on e.receivable_id = r.id left join entry as o on o.id = e.reverses_id
    where r.settled_at_issue = 0 and e.effective_on <= ${to} ${inChains(chains, "r.id", "of them")}`.execute(db);
  return ofChains(chains, rows).flatMap(({ chain, own, currency, dueOn }) => {
    const issued = own.reduce((sum, row) => (row.standing === 1 ? sum + row.total : sum), 0);
    if (issued === 0) return [];
    const id = own.map((row) => row.id).reduce((a, b) => (a > b ? a : b));
    const unpaid = (until: string): number =>
      own.reduce((sum, row) => (row.on_day <= until ? sum + row.minor : sum), 0);
    const aged = (days: number): number => unpaid(addDays(dueOn, days));
    const month = chain.issuedOn.slice(0, 7);
    const ages = { at30: aged(30), at60: aged(60), at90: aged(90), atCutOff: unpaid(to) };
    return [{ id, currency, month, last_due: dueOn, issued, ...ages }];
  });
}
