import type {
  ForecastCurrencyView,
  ForecastRunView,
  ForecastSummary,
  ForecastWeekView,
} from "../../../shared/contract/forecast.ts";
import { zForecastMethod } from "../../../shared/contract/forecast.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { forecastAccuracy, forecastWeeks } from "../../../shared/domain/kpis/forecast.ts";
import { times, toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { inCurrencyOrder } from "../../../shared/domain/rates/exchange-rate.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { ForecastRunRow, ForecastWeekRow } from "../db/tables/forecast.ts";
import { cashByWeek, lastWeekOver, type WeekCash } from "./scores.ts";

function accuracy(actualMinor: number, forecastMinor: number): string | null {
  const score = forecastAccuracy(actualMinor, forecastMinor);
  return score === null ? null : toDecimal(times(score, 100));
}

type Sum = Pick<ForecastWeekRow, "currency" | "week_on" | "source" | "amount_minor">;

/** Weeks of a run in a currency, with the cash of those that are over. */
function weeksOf(
  run: Pick<ForecastRunRow, "as_of" | "weeks">,
  currency: string,
  sums: readonly Sum[],
  cash: ReadonlyMap<string, WeekCash>,
  today: string,
): ForecastWeekView[] {
  const over = lastWeekOver(today);
  return [...forecastWeeks(run.as_of, run.weeks), ""].map((monday) => {
    const own = (source: ForecastWeekRow["source"]): number =>
      sums.reduce(
        (all, sum) =>
          sum.currency === currency && sum.week_on === monday && sum.source === source ? all + sum.amount_minor : all,
        0,
      );
    const [promiseMinor, agreementMinor] = [own("promise"), own("agreement")];
    const [habitMinor, spreadMinor] = [own("habit"), own("spread")];
    const totalMinor = promiseMinor + agreementMinor + habitMinor + spreadMinor;
    const isOver = monday !== "" && addDays(monday, 6) <= over;
    const came = cash.get(`${currency} ${monday}`);
    return {
      weekOn: monday === "" ? null : monday,
      promiseMinor,
      agreementMinor,
      habitMinor,
      spreadMinor,
      totalMinor,
      actualMinor: isOver ? (came?.minor ?? 0) : null,
      actualOnForecastMinor: isOver ? (came?.onForecastMinor ?? 0) : null,
      accuracyPct: isOver ? accuracy(came?.minor ?? 0, totalMinor) : null,
    };
  });
}

function scored(weeks: readonly ForecastWeekView[]) {
  const known = weeks.filter((week) => week.weekOn !== null);
  const over = known.filter((week) => week.actualMinor !== null);
  const overForecastMinor = over.reduce((sum, week) => sum + week.totalMinor, 0);
  const overActualMinor = over.reduce((sum, week) => sum + (week.actualMinor ?? 0), 0);
  return {
    forecastMinor: known.reduce((sum, week) => sum + week.totalMinor, 0),
    weeksOver: over.length,
    overForecastMinor,
    overActualMinor,
    accuracyPct: over.length === 0 ? null : accuracy(overActualMinor, overForecastMinor),
  };
}

/** Kept forecasts, the latest first, with their scores as of a day. */
export async function forecastRuns(db: ReadHandle, asOf: string, limit: number): Promise<ForecastSummary[]> {
  const runs = await db
    .selectFrom("forecast_run")
    .selectAll()
    .where("as_of", "<=", asOf)
    .orderBy("as_of", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  if (runs.length === 0) return [];
  const sums = await db
    .selectFrom("forecast_week")
    .select(["run_id", "currency", "week_on", "source", "amount_minor"])
    .where(
      "run_id",
      "in",
      runs.map((run) => run.id),
    )
    .execute();
  const byRun = Map.groupBy(sums, (sum) => sum.run_id);
  const summaries: ForecastSummary[] = [];
  const cashAfter = new Map<string, ReadonlyMap<string, WeekCash>>();
  for (const run of runs) {
    const own = byRun.get(run.id) ?? [];
    const until = endOf(run, asOf);
    const cash = cashAfter.get(run.as_of) ?? (await cashByWeek(db, { after: run.as_of, until, runId: null }));
    cashAfter.set(run.as_of, cash);
    const currencies = inCurrencyOrder(own.map((sum) => sum.currency));
    summaries.push({
      id: run.id,
      asOf: run.as_of,
      weeks: run.weeks,
      madeAt: run.made_at,
      actor: run.actor,
      currencies: currencies.map((currency) => ({
        currency,
        ...scored(weeksOf(run, currency, own, cash, asOf)),
      })),
    });
  }
  return summaries;
}

/** Last day whose cash a run is held against as of a day. */
function endOf(run: Pick<ForecastRunRow, "as_of" | "weeks">, asOf: string): string {
  const last = addDays(forecastWeeks(run.as_of, 26).at(-1) ?? run.as_of, 6);
  const over = lastWeekOver(asOf);
  return over < last ? over : last;
}

/** A kept forecast with its weeks, held against what came in until a day; null when there is none of that id. */
export async function forecastRun(db: ReadHandle, id: number, asOf: string): Promise<ForecastRunView | null> {
  const run = await db.selectFrom("forecast_run").selectAll().where("id", "=", id).executeTakeFirst();
  if (!run) return null;
  const sums = await db
    .selectFrom("forecast_week")
    .select(["currency", "week_on", "source", "amount_minor"])
    .where("run_id", "=", id)
    .execute();
  const bases = await db
    .selectFrom("forecast_item")
    .select(({ fn }) => ["currency", "source", fn.sum<number>("base_minor").as("minor")])
    .where("run_id", "=", id)
    .groupBy(["currency", "source"])
    .execute();
  const cash = await cashByWeek(db, { after: run.as_of, until: endOf(run, asOf), runId: id });
  const currencies = inCurrencyOrder(bases.map((base) => base.currency));
  return {
    id: run.id,
    asOf: run.as_of,
    weeks: run.weeks,
    madeAt: run.made_at,
    actor: run.actor,
    method: zForecastMethod.parse(JSON.parse(run.method)),
    currencies: currencies.map((currency): ForecastCurrencyView => {
      const own = bases.filter((base) => base.currency === currency);
      const weeks = weeksOf(run, currency, sums, cash, asOf);
      const { weeksOver: _, ...score } = scored(weeks);
      return {
        currency,
        openMinor: own.reduce((sum, base) => sum + Number(base.minor), 0),
        noneMinor: Number(own.find((base) => base.source === "none")?.minor ?? 0),
        weeks,
        ...score,
      };
    }),
  };
}
