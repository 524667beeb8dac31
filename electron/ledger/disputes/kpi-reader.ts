import { sql } from "kysely";
import type { Resolver } from "../../../shared/contract/dispute-terms.ts";
import { zResolver, zRootCause } from "../../../shared/contract/dispute-terms.ts";
import type { DisputeKpis } from "../../../shared/contract/disputes.ts";
import { cycleDays } from "../../../shared/domain/disputes/clock.ts";
import { isClosed } from "../../../shared/domain/disputes/codes.ts";
import type { CycleTimes } from "../../../shared/domain/disputes/cycles.ts";
import { cycleTimes } from "../../../shared/domain/disputes/cycles.ts";
import { percentOf } from "../../../shared/domain/kpis/concentration.ts";
import type { Ratio } from "../../../shared/domain/kpis/ratio.ts";
import { toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { DisputeStateValue } from "../db/tables/disputes.ts";
import { readHolidays } from "../lib/holidays.ts";
import { readKpiDays } from "./rules.ts";

const text = (value: Ratio | null): string | null => (value === null ? null : toDecimal(value));

/**
 * Times to answer of the disputes answered in a period, the age of those still open at its end, and where the trouble came
 * from (KPIS 12). Everything as it stood at the end of the period: a dispute reopened later counts as answered in it.
 */
export async function disputeKpis(db: ReadHandle, period: { from: string; to: string }): Promise<DisputeKpis> {
  const { from, to } = period;
  const result = await sql<{
    opened_on: string;
    resolved_on: string;
    sla_days: number;
    state: DisputeStateValue;
    resolver: string;
    root_cause: string;
  }>`select t.opened_on, s.resolved_on, s.sla_days, s.state, s.resolver, s.root_cause
    from dispute_span as s join dispute as t on t.id = s.dispute_id
    where s.from_on <= ${to} and s.until_on > ${to}
      and (s.state not in ('resolved', 'rejected') or s.resolved_on between ${from} and ${to})`.execute(db);
  const years = result.rows.map((row) => Number(row.opened_on.slice(0, 4)));
  const holidays = await readHolidays(db, Math.min(Number(to.slice(0, 4)), ...years), Number(to.slice(0, 4)));
  const rows = result.rows.map((row) => {
    const answered = isClosed(row.state);
    return { ...row, answered, days: cycleDays(row.opened_on, answered ? row.resolved_on : to, holidays) };
  });
  const answered = rows.filter((row) => row.answered);
  const open = rows.filter((row) => !row.answered);
  const limitDays = await readKpiDays(db);
  const cycles = (list: typeof rows, limit: number | null): CycleTimes =>
    cycleTimes(
      list.map((row) => ({ days: row.days, slaDays: row.sla_days })),
      limit,
    );
  const times = cycles(answered, limitDays);
  const ages = cycles(open, null);
  const causes = [...Map.groupBy(answered, (row) => row.root_cause)].map(([cause, list]) => ({
    rootCause: cause === "" ? null : zRootCause.parse(cause),
    disputes: list.length,
    share: text(percentOf(list.length, answered.length)),
  }));
  const resolvers = [...Map.groupBy(rows, (row) => row.resolver)].map(([resolver, list]) => ({
    resolver: zResolver.parse(resolver) satisfies Resolver,
    answered: list.filter((row) => row.answered).length,
    open: list.filter((row) => !row.answered).length,
  }));
  return {
    from,
    to,
    limitDays,
    answered: {
      ...figures(times),
      withinLimit: text(times.within),
      withinOwn: text(cycles(answered, null).within),
    },
    open: { ...figures(ages), oldest: open.length === 0 ? null : Math.max(...open.map((row) => row.days)) },
    causes: causes.sort((a, b) => b.disputes - a.disputes || String(a.rootCause).localeCompare(String(b.rootCause))),
    resolvers: resolvers.sort(
      (a, b) => b.open - a.open || b.answered - a.answered || (a.resolver < b.resolver ? -1 : 1),
    ),
  };
}

function figures(times: CycleTimes): Pick<DisputeKpis["open"], "disputes" | "mean" | "median" | "p90"> {
  return { disputes: times.count, mean: text(times.mean), median: text(times.median), p90: times.p90 };
}
