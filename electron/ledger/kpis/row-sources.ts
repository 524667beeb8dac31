import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { RowsName } from "../../../shared/contract/kpi-names.ts";
import type { KpiRules } from "../../../shared/contract/kpis.ts";
import { daysSalesOutstanding, monthsCounted, monthsOfSales } from "../../../shared/domain/kpis/dso.ts";
import { monthsOf, type Period } from "../../../shared/domain/kpis/periods.ts";
import { withThoseBelow } from "../customers/groups.ts";
import { daysApart, dialectOf } from "../db/dialects.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { movedSales, notOfCashSale, replacements } from "./credit-sales.ts";
import { customersIn, issuedBy, type KpiPart, receivablesIn } from "./filter.ts";
import { items } from "./items.ts";
import { cashEntries } from "./lateness-reader.ts";
import type { PeriodMoney, Stocks } from "./money.ts";
import { dsoMethod } from "./rules.ts";
import { attempts, type Desk, followUps, ledgerUpdates, maturedPromises } from "./service-rows.ts";

/** What a list of rows is cut from. */
export interface RowsAsked {
  readonly name: RowsName;
  readonly part: "numerator" | "denominator";
  readonly period: Period;
  readonly filter: KpiPart;
  readonly rules: KpiRules;
}

/**
 * Rows behind a figure, as a table with the columns id, kind, uuid, source, label, customer_id, day, due_on, days, currency,
 * numerator, denominator, state and month; null where the list is made by hand (`listed-rows`).
 */
export interface RowSource {
  readonly rows: RawBuilder<unknown>;
  /** At which rate amounts go into the figure. */
  readonly rate: "opening" | "closing" | "none";
}

const ROWS_OF_RECOVERY = {
  collectible: ["i.cash", "i.opening + i.charged - i.non_cash"],
  cashVsDue: ["i.cash", "i.opening + i.charged - i.ended"],
  cohort: ["i.ever_cash", "i.ever_charged - i.ever_non_cash"],
} as const;

/** Series and folio of a document `d`, or its UUID. */
export const LABEL = sql`case when d.folio = '' then d.uuid when d.series = '' then d.folio else d.series || '-' || d.folio end`;

/** The rows of a figure that stands on receivables, entries or logged events. */
export function rowSource(db: ReadHandle, asked: RowsAsked, desk: Desk, stocks: Stocks | null): RowSource | null {
  const { name, period, filter, rules } = asked;
  const { from, to } = period;
  const due = sql`i.due_on <= ${to}`;
  const fellDue = sql`i.due_on >= ${from} and i.due_on <= ${to}`;
  const late = sql`i.due_on < ${to}`;
  const on = (condition: RawBuilder<unknown>, amount: string): RawBuilder<unknown> =>
    sql`case when ${condition} then ${sql.raw(amount)} else 0 end`;
  const all = sql`1 = 1`;
  const ofItems = (numerator: RawBuilder<unknown>, denominator: RawBuilder<unknown>, rate: RowSource["rate"]) => ({
    rows: documents(db, items(period, filter, name === "recoveryRate"), { to, rate }, numerator, denominator),
    rate,
  });
  switch (name) {
    case "recoveryRate": {
      const [cash, base] = ROWS_OF_RECOVERY[rules.recoveryMethod];
      if (rules.recoveryMethod === "collectible") return ofItems(on(due, cash), on(due, base), "opening");
      if (rules.recoveryMethod === "cashVsDue") return ofItems(on(all, cash), on(fellDue, base), "opening");
      return ofItems(on(fellDue, cash), on(fellDue, base), "opening");
    }
    case "cei":
      return {
        rows: documents(
          db,
          collectibleByMonth(period, filter),
          { to, rate: "opening" },
          sql`i.cash`,
          sql`i.collectible`,
        ),
        rate: "opening",
      };
    case "overduePct":
      return ofItems(on(late, "i.closing"), sql`i.closing`, "closing");
    case "currentPct":
      return ofItems(on(sql`i.due_on >= ${to}`, "i.closing"), sql`i.closing`, "closing");
    case "dso":
    case "bpdso":
    case "add": {
      if (asked.part === "denominator") return null;
      const part = name === "dso" ? all : name === "add" ? late : sql`i.due_on >= ${to}`;
      return ofItems(on(part, "i.closing"), sql`0`, "closing");
    }
    case "top10SharePct": {
      const ids = (stocks?.groups ?? []).slice(0, 10).map(({ groupId }) => groupId);
      const inTop = ids.length === 0 ? sql`1 = 0` : sql`i.customer_id in (${withThoseBelow(ids)})`;
      return ofItems(on(inTop, "i.closing"), sql`i.closing`, "closing");
    }
    case "weightedDpd": {
      const days = daysApart(dialectOf(db), sql`i.due_on`, sql`${to}`);
      return ofItems(sql`case when ${late} then i.closing * ${days} else 0 end`, on(late, "i.closing"), "closing");
    }
    case "daysLate":
      return cash(db, period, filter, sql`i.late`, sql`case when i.late > 0 then i.minor * i.late else 0 end`);
    case "daysToPay":
      return cash(db, period, filter, sql`i.to_pay`, sql`i.minor * i.to_pay`);
    case "followUpPct":
      return {
        rows: sql`select cast(i.id as text) as id, 'followUp' as kind, '' as uuid, '' as source, i.note as label,
          i.customer_id, i.happened_on as day, i.due_on, ${daysApart(dialectOf(db), sql`i.due_on`, sql`i.happened_on`)} as days,
          '' as currency, i.on_time as numerator, 1 as denominator,
          case when i.state = 'done' then case when i.on_time = 1 then 'onTime' else 'late' end else i.state end as state,
          '' as month, i.interaction_id as link
          from (${followUps(period, filter, desk)}) as i`,
        rate: "none",
      };
    case "ledgerUpdatesPct":
      return {
        rows: sql`select cast(d.id as text) as id, 'document' as kind, d.uuid, d.kind as source, ${LABEL} as label,
          d.customer_id, d.issued_on as day, cast(null as text) as due_on,
          ${daysApart(dialectOf(db), sql`d.issued_on`, sql`substr(d.recorded_at, 1, 10)`)} as days, '' as currency,
          d.on_time as numerator, 1 as denominator, case when d.on_time = 1 then 'onTime' else 'late' end as state,
          '' as month, cast(null as bigint) as link
          from (${ledgerUpdates(period, filter, desk)}) as d`,
        rate: "none",
      };
    case "rpcRate":
      return contact(period, filter, sql`i.right_party`, sql`1`);
    case "rpcShare":
      return contact(period, filter, sql`i.right_party`, sql`i.connected`);
    case "promiseConversion":
      return contact(
        period,
        filter,
        sql`case when i.right_party = 1 and i.next_kind = 'promise' then 1 else 0 end`,
        sql`i.right_party`,
      );
    case "promisesKeptPct":
    case "promisesPartialPct":
    case "promisesBrokenPct": {
      const state = name === "promisesKeptPct" ? "kept" : name === "promisesPartialPct" ? "partial" : "broken";
      return promise(
        maturedPromises(period, filter, desk),
        sql`case when i.state = ${state} then 1 else 0 end`,
        sql`1`,
        "none",
      );
    }
    case "ptpKeptAmountPct":
      return promise(maturedPromises(period, filter, desk), sql`i.kept_minor`, sql`i.promised_minor`, "opening");
    default:
      return null;
  }
}

function documents(
  db: ReadHandle,
  source: RawBuilder<unknown>,
  { to, rate }: { readonly to: string; readonly rate: RowSource["rate"] },
  numerator: RawBuilder<unknown>,
  denominator: RawBuilder<unknown>,
): RawBuilder<unknown> {
  // Stocks are converted in two parts: what is overdue and what is not.
  const part = rate === "closing" ? sql`case when i.due_on < ${to} then 'overdue' else 'current' end` : sql`''`;
  return sql`select cast(i.id as text) as id, 'document' as kind, d.uuid, d.kind as source, ${LABEL} as label, i.customer_id,
      i.issued_on as day, i.due_on, ${daysApart(dialectOf(db), sql`i.due_on`, sql`${to}`)} as days, i.currency,
      i.numerator, i.denominator, '' as state, ${part} as month, cast(null as bigint) as link
    from (select i.*, ${numerator} as numerator, ${denominator} as denominator from (${source}) as i) as i
    join document as d on d.id = i.document_id where i.numerator <> 0 or i.denominator <> 0`;
}

/** Cash of each receivable and what of it could be collected, month by month added up (KPIS 6). */
function collectibleByMonth(period: Period, filter: KpiPart): RawBuilder<unknown> {
  const base = sql`(i.opening + i.charged - i.non_cash)`;
  const months = monthsOf(period).map(
    (month) => sql`select i.*, ${base} - i.written - i.closing as month_cash,
        ${base} - case when i.due_on >= ${month.to} then i.closing else 0 end as month_collectible
      from (${items(month, filter, false)}) as i`,
  );
  return sql`select m.id, m.customer_id, m.currency, m.document_id, m.issued_on, m.due_on,
      cast(sum(m.month_cash) as bigint) as cash, cast(sum(m.month_collectible) as bigint) as collectible
    from (${sql.join(months, sql` union all `)}) as m
    group by m.id, m.customer_id, m.currency, m.document_id, m.issued_on, m.due_on`;
}

function cash(
  db: ReadHandle,
  period: Period,
  filter: KpiPart,
  days: RawBuilder<unknown>,
  numerator: RawBuilder<unknown>,
): RowSource {
  return {
    rows: sql`select cast(i.id as text) as id, 'document' as kind, d.uuid, d.kind as source, ${LABEL} as label,
        i.customer_id, i.on_day as day, i.due_on, ${days} as days, i.currency, ${numerator} as numerator,
        i.minor as denominator, '' as state, '' as month, cast(null as bigint) as link
      from (${cashEntries(db, period, filter)}) as i join document as d on d.id = i.document_id`,
    rate: "opening",
  };
}

function contact(
  period: Period,
  filter: KpiPart,
  numerator: RawBuilder<unknown>,
  denominator: RawBuilder<unknown>,
): RowSource {
  return {
    rows: sql`select cast(i.id as text) as id, 'contact' as kind, '' as uuid, '' as source, i.channel as label,
        i.customer_id, i.happened_on as day, cast(null as text) as due_on, cast(null as bigint) as days, '' as currency,
        ${numerator} as numerator, ${denominator} as denominator, i.outcome as state, '' as month, i.id as link
      from (${attempts(period, filter)}) as i where ${numerator} <> 0 or ${denominator} <> 0`,
    rate: "none",
  };
}

function promise(
  matured: RawBuilder<unknown>,
  numerator: RawBuilder<unknown>,
  denominator: RawBuilder<unknown>,
  rate: RowSource["rate"],
): RowSource {
  return {
    rows: sql`select cast(i.id as text) || '.' || cast(i.seq as text) as id, 'promise' as kind, '' as uuid, '' as source,
        cast(i.id as text) as label, i.customer_id, i.made_on as day, i.due_on, cast(null as bigint) as days,
        ${rate === "none" ? sql`''` : sql`i.currency`} as currency, ${numerator} as numerator, ${denominator} as denominator,
        i.state, '' as month, i.id as link
      from (${matured}) as i`,
    rate,
  };
}

/**
 * Invoices and credit notes in the sales that DSO divides by: those of the months counted, a replacement in the month of
 * what it replaced.
 */
export async function salesRows(db: ReadHandle, asked: RowsAsked, money: PeriodMoney): Promise<RowSource> {
  const { period, filter, rules, name } = asked;
  const { to } = period;
  const { stocks } = money;
  const method = dsoMethod(rules);
  const known = stocks === null ? [] : monthsOfSales(stocks.sales, to);
  const balance = stocks === null ? 0 : name === "bpdso" ? stocks.openMinor - stocks.overdueMinor : stocks.openMinor;
  const found = daysSalesOutstanding(balance, known, method);
  const months = found.denominator === 0n ? [] : monthsCounted(balance, known, method);
  const currencies = [...new Set([money.currency, ...money.currencies])];
  if (months.length === 0) return { rows: nothing, rate: "closing" };
  const moved = movedSales(await replacements(db, to, filter), to);
  const counted = moved.filter(({ month }) => months.includes(month));
  const monthOf = moved.map(({ receivableId, month }) => sql`when ${receivableId} then ${month}`);
  const month =
    monthOf.length === 0
      ? sql`substr(r.issued_on, 1, 7)`
      : sql`case r.id ${sql.join(monthOf, sql` `)} else substr(r.issued_on, 1, 7) end`;
  const notMoved =
    moved.length === 0 ? sql`` : sql`and r.id not in (${sql.join(moved.map(({ receivableId }) => receivableId))})`;
  const movedIn =
    counted.length === 0 ? sql`` : sql`or r.id in (${sql.join(counted.map(({ receivableId }) => receivableId))})`;
  const inMonths = sql`(${sql.join(months)})`;
  const whose = sql`${issuedBy(filter, "e.document_id")} ${customersIn({ ...filter, company: null }, "e.customer_id")}`;
  return {
    rate: "closing",
    rows: sql`select 'v' || cast(r.id as text) as id, 'document' as kind, d.uuid, d.kind as source, ${LABEL} as label,
        r.customer_id, r.issued_on as day, r.due_on, cast(null as bigint) as days, r.currency, 0 as numerator,
        r.total_minor as denominator, 'sale' as state, ${month} as month, cast(null as bigint) as link
      from receivable as r join document as d on d.id = r.document_id
      where r.settled_at_issue = 0 and r.issued_on <= ${to} and (r.ended_as = '' or r.ended_on > ${to})
        and r.currency in (${sql.join(currencies)}) ${receivablesIn(filter)}
        and ((substr(r.issued_on, 1, 7) in ${inMonths} ${notMoved}) ${movedIn})
      union all
      select 'n' || cast(e.id as text), 'document', d.uuid, d.kind, ${LABEL}, e.customer_id, e.effective_on,
        cast(null as text), cast(null as bigint), e.currency, 0, e.amount_minor, 'creditNote', substr(e.effective_on, 1, 7),
        cast(null as bigint)
      from entry as e left join entry as o on o.id = e.reverses_id join document as d on d.id = e.document_id
      where (e.kind = 'credit' or (e.kind = 'reversal' and o.kind = 'credit')) and e.effective_on <= ${to}
        and e.currency in (${sql.join(currencies)}) and substr(e.effective_on, 1, 7) in ${inMonths} ${whose}
        ${notOfCashSale}`,
  };
}

const nothing = sql`select '' as id, 'document' as kind, '' as uuid, '' as source, '' as label, 0 as customer_id,
  cast(null as text) as day, cast(null as text) as due_on, cast(null as bigint) as days, '' as currency, 0 as numerator,
  0 as denominator, '' as state, '' as month, cast(null as bigint) as link where 1 = 0`;
