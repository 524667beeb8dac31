import { sql } from "kysely";
import { addDays } from "../../../shared/domain/days.ts";
import type { PeriodFlows } from "../../../shared/domain/kpis/flows.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { agingTotals } from "../receivables/aging-reader.ts";
import { openItems } from "../receivables/balance.ts";

export type CurrencyFlows = PeriodFlows & { readonly currency: string };

/**
 * Kind of an entry `e` of a receivable, a reversal counting for the kind it takes back (`o`): cash is a payment, what was
 * on account and came from money, and, against it, what the bank returned.
 */
const isCash = sql<number>`case when coalesce(o.kind, e.kind) in ('payment', 'bounce')
  or (coalesce(o.kind, e.kind) = 'application' and d.kind <> 'E') then 1 else 0 end`;

/** Flows of every currency in the days `from` to `to`, both included (KPIS 2, 6). */
export async function periodFlows(db: ReadHandle, from: string, to: string): Promise<CurrencyFlows[]> {
  const opening = addDays(from, -1);
  const opened = await openedBalances(db, opening, from, to);
  const issued = await issuedInPeriod(db, from, to);
  const moved = await movedInPeriod(db, opening, to);
  const cohort = await cohortOf(db, from, to);
  const closing = await agingTotals(db, to);
  const currencies = new Set([...opened, ...issued, ...moved, ...cohort, ...closing].map((row) => row.currency));
  return [...currencies].sort().map((currency) => {
    const own = <Row extends { currency: string }>(rows: readonly Row[]): Row | undefined =>
      rows.find((row) => row.currency === currency);
    const [start, charged, moves, cohorts, end] = [own(opened), own(issued), own(moved), own(cohort), own(closing)];
    return {
      currency,
      openingMinor: start?.open ?? 0,
      chargedMinor: charged?.total ?? 0,
      nonCashMinor: moves?.nonCash ?? 0,
      cashMinor: moves?.cash ?? 0,
      closingMinor: end?.openMinor ?? 0,
      closingCurrentMinor: end?.currentMinor ?? 0,
      dueBaseMinor: (start?.due ?? 0) + (charged?.due ?? 0),
      dueNonCashMinor: moves?.dueNonCash ?? 0,
      dueCashMinor: moves?.dueCash ?? 0,
      fellDueMinor: (start?.fellDue ?? 0) + (charged?.fellDue ?? 0),
      cohortMinor: (cohorts?.total ?? 0) - (cohorts?.nonCash ?? 0),
      cohortCashMinor: cohorts?.cash ?? 0,
    };
  });
}

interface Balances {
  currency: string;
  open: number;
  due: number;
  fellDue: number;
}

async function openedBalances(db: ReadHandle, opening: string, from: string, to: string): Promise<Balances[]> {
  const result = await sql<Balances>`
    select i.currency, cast(sum(i.open_minor) as bigint) as open,
      cast(sum(case when i.due_on <= ${to} then i.open_minor else 0 end) as bigint) as due,
      cast(sum(case when i.due_on >= ${from} and i.due_on <= ${to} then i.open_minor else 0 end) as bigint) as "fellDue"
    from (${openItems(opening)}) as i group by i.currency`.execute(db);
  return result.rows;
}

async function issuedInPeriod(
  db: ReadHandle,
  from: string,
  to: string,
): Promise<{ currency: string; total: number; due: number; fellDue: number }[]> {
  const result = await sql<{ currency: string; total: number; due: number; fellDue: number }>`
    select r.currency, cast(sum(r.total_minor) as bigint) as total,
      cast(sum(case when r.due_on <= ${to} then r.total_minor else 0 end) as bigint) as due,
      cast(sum(case when r.due_on >= ${from} and r.due_on <= ${to} then r.total_minor else 0 end) as bigint) as "fellDue"
    from receivable as r where r.settled_at_issue = 0 and r.issued_on >= ${from} and r.issued_on <= ${to}
    group by r.currency`.execute(db);
  return result.rows;
}

interface Moves {
  currency: string;
  cash: number;
  nonCash: number;
  dueCash: number;
  dueNonCash: number;
}

async function movedInPeriod(db: ReadHandle, opening: string, to: string): Promise<Moves[]> {
  const result = await sql<Moves>`
    select m.currency, cast(sum(m.cash * m.minor) as bigint) as cash,
      cast(sum((1 - m.cash) * m.minor) as bigint) as "nonCash",
      cast(sum(case when m.due_on <= ${to} then m.cash * m.minor else 0 end) as bigint) as "dueCash",
      cast(sum(case when m.due_on <= ${to} then (1 - m.cash) * m.minor else 0 end) as bigint) as "dueNonCash"
    from (select r.currency, r.due_on, ${isCash} as cash, -e.amount_minor as minor
      from entry as e join receivable as r on r.id = e.receivable_id join document as d on d.id = e.document_id
      left join entry as o on o.id = e.reverses_id
      where e.effective_on > ${opening} and e.effective_on <= ${to} and r.settled_at_issue = 0
        and coalesce(o.kind, e.kind) <> 'charge') as m
    group by m.currency`.execute(db);
  return result.rows;
}

/** Items that fell due in the period, with all that happened to them since their issue. */
async function cohortOf(
  db: ReadHandle,
  from: string,
  to: string,
): Promise<{ currency: string; total: number; cash: number; nonCash: number }[]> {
  const fellDue = sql`r.settled_at_issue = 0 and r.due_on >= ${from} and r.due_on <= ${to} and r.issued_on <= ${to}`;
  const result = await sql<{ currency: string; total: number; cash: number; nonCash: number }>`
    select t.currency, t.total, cast(coalesce(sum(m.cash * m.minor), 0) as bigint) as cash,
      cast(coalesce(sum((1 - m.cash) * m.minor), 0) as bigint) as "nonCash"
    from (select r.currency, cast(sum(r.total_minor) as bigint) as total from receivable as r where ${fellDue}
      group by r.currency) as t
    left join (select r.currency, ${isCash} as cash, -e.amount_minor as minor
      from receivable as r join entry as e on e.receivable_id = r.id join document as d on d.id = e.document_id
      left join entry as o on o.id = e.reverses_id
      where ${fellDue} and e.effective_on <= ${to} and coalesce(o.kind, e.kind) <> 'charge') as m
      on m.currency = t.currency
    group by t.currency, t.total`.execute(db);
  return result.rows;
}
