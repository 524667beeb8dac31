import type { BoardKpiName } from "../../../shared/contract/kpi-names.ts";
import type { Kpi, KpiBoard, KpiRules, SecondFigure } from "../../../shared/contract/kpis.ts";
import { dayInZone } from "../../../shared/domain/days.ts";
import { herfindahl } from "../../../shared/domain/kpis/concentration.ts";
import {
  averageDaysDelinquent,
  type DsoMethod,
  daysSalesOutstanding,
  monthsOfSales,
} from "../../../shared/domain/kpis/dso.ts";
import { type Finding, figure } from "../../../shared/domain/kpis/figure.ts";
import { effectivenessIndex, noFlows, recoveryRate, textbookEffectiveness } from "../../../shared/domain/kpis/flows.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import { currentShare, overdueShare } from "../../../shared/domain/kpis/portfolio.ts";
import { ratio, times, toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import { shareOf } from "../../../shared/domain/kpis/service.ts";
import type { TargetedKpi } from "../../../shared/domain/kpis/targets.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { type AgencyFindings, agencyFindings, readAgencyBook } from "./agency-reader.ts";
import { filterOf, isWhole, type PartAsked, partOn } from "./filter.ts";
import { moneyOf, type OwnFlows, type PeriodMoney, type Stocks } from "./money.ts";
import { dsoMethod, readKpiRules, targetOf } from "./rules.ts";
import {
  type Discipline,
  disciplineFindings,
  readDesk,
  type ServiceFindings,
  serviceFindings,
} from "./service-reader.ts";
import { unappliedOf } from "./stocks.ts";

/** What a board is asked for. */
export interface BoardAsked extends Period, PartAsked {
  /** The instant it is, so that what is not late yet is left out; left out where the period is over. */
  readonly now?: string;
}

/**
 * Every KPI of a period of the whole portfolio or a part of it, each with what it was made from (KPIS 2-13). Reads one
 * state of the database where the handle stands on one (readSnapshot).
 */
export async function readBoard(db: ReadHandle, asked: BoardAsked): Promise<KpiBoard> {
  const { from, to } = asked;
  const filter = await partOn(db, asked, to);
  const rules = await readKpiRules(db);
  const desk = await readDesk(db, asked, rules, asked.now ?? null);
  const [money] = await moneyOf(db, [{ from, to }], filter, true);
  if (money === undefined) throw new Error("a board is about one period");
  const service = await serviceFindings(db, { from, to }, filter, desk, money);
  const agencies = agencyFindings(await readAgencyBook(db, { from, to }, filter), { from, to }, money);
  const { stocks, flows } = money;
  return {
    from,
    to,
    filter: filterOf(asked),
    currency: money.currency,
    currencies: [...money.currencies],
    rates: [...money.rates],
    missing: [...money.missing],
    beside:
      stocks === null || flows === null
        ? null
        : {
            openMinor: stocks.openMinor,
            overdueMinor: stocks.overdueMinor,
            disputedMinor: stocks.disputed.openMinor,
            cashMinor: flows.cashMinor,
            writtenOffMinor: flows.writtenOffMinor,
            dueOnCutOffMinor: flows.dueOnCutOffMinor,
          },
    unapplied: await unappliedOf(db, to, filter),
    future: asked.now !== undefined && to > dayInZone(new Date(asked.now), desk.timeZone),
    closed: null,
    ...figuresOf(money, service, agencies, rules, to),
  };
}

/** Follow-ups, records and reports in time alone: they stand on no money (KPIS 7). */
export async function readDiscipline(db: ReadHandle, asked: BoardAsked): Promise<Kpi[]> {
  const rules = await readKpiRules(db);
  const desk = await readDesk(db, asked, rules, asked.now ?? null);
  return disciplineOf(await disciplineFindings(db, asked, await partOn(db, asked, asked.to), desk), rules);
}

/** Whether a board is about all there is, as a closed month is. */
export function isOfWholeCompany(board: Pick<KpiBoard, "filter">): boolean {
  return isWhole(board.filter);
}

/** The figures of a period from what was read of it. */
export function figuresOf(
  money: PeriodMoney,
  service: ServiceFindings,
  agencies: AgencyFindings,
  rules: KpiRules,
  to: string,
): Pick<KpiBoard, "kpis" | "more"> {
  // Without a rate there is nothing to reckon with: every figure is n/a and still says how it would be made.
  const stocks = money.stocks ?? NO_STOCKS;
  const lateness = money.lateness ?? { cash: 0, late: 0, clamped: 0, toPay: 0 };
  const method = dsoMethod(rules);
  const months = monthsOfSales(stocks.sales, to);
  const days = (minor: number): Finding => daysSalesOutstanding(minor, months, method);
  const targeted = (name: BoardKpiName, kpi: TargetedKpi, found: Finding): Kpi =>
    measured(rules, name, kpi, "amount", found);
  const undisputed = {
    openMinor: stocks.openMinor - stocks.disputed.openMinor,
    overdueMinor: stocks.overdueMinor - stocks.disputed.overdueMinor,
  };
  const recovered = rules.recoveryMethod;
  const flowed = (formula: (own: OwnFlows) => Finding): Finding => atOneRate(money, formula);
  const others = RECOVERY.filter((each) => each !== recovered);
  return {
    kpis: [
      {
        ...targeted(
          "recoveryRate",
          "recovery",
          flowed(({ flows }) => recoveryRate(flows, recovered)),
        ),
        second: [
          exDisputed(
            flowed(({ flows, disputed }) =>
              recoveryRate(flows, recovered, recovered === "collectible" ? disputed.due : disputed.fellDue),
            ),
          ),
          ...others.map((each) =>
            beside(
              "method",
              flowed(({ flows }) => recoveryRate(flows, each)),
            ),
          ),
        ],
      },
      {
        ...targeted("overduePct", "overdue", overdueShare(stocks)),
        second: [exDisputed(overdueShare(undisputed))],
      },
      {
        ...targeted("currentPct", "current", currentShare(stocks)),
        second: [exDisputed(currentShare(undisputed))],
      },
      {
        ...targeted("dso", "dso", days(stocks.openMinor)),
        second: [
          exDisputed(days(undisputed.openMinor)),
          beside("method", daysSalesOutstanding(stocks.openMinor, months, otherMethod(rules))),
        ],
      },
      plain("bpdso", "days", "amount", days(stocks.openMinor - stocks.overdueMinor)),
      {
        ...plain("add", "days", "amount", delinquency(stocks, months, method)),
        second: [exDisputed(delinquency(undisputed, months, method))],
      },
      {
        ...plain(
          "cei",
          "percent",
          "amount",
          flowed(({ months }) => effectivenessIndex(months)),
        ),
        second: [
          exDisputed(flowed(({ months, disputed }) => effectivenessIndex(months, disputed.overdueByMonth))),
          beside(
            "method",
            flowed(({ months }) => textbookEffectiveness(months)),
          ),
        ],
      },
      ...disciplineOf(service, rules),
      plain("promisesKeptPct", "percent", "count", service.kept),
      plain("ptpKeptAmountPct", "percent", "amount", service.keptAmount),
      plain("rpcRate", "percent", "count", service.rightParty),
      plain("coveragePct", "percent", "count", service.coverage),
      plain("top10SharePct", "percent", "amount", largestTen(stocks, money.closingValue)),
    ],
    more: [
      plain("weightedDpd", "days", "amount", averageOf(stocks.overdueDays, stocks.overdueMinor, "weightedByBalance")),
      {
        ...plain("daysLate", "days", "amount", averageOf(lateness.clamped, lateness.cash, "clamped")),
        second: [beside("method", averageOf(lateness.late, lateness.cash, "signed"))],
      },
      plain("daysToPay", "days", "amount", averageOf(lateness.toPay, lateness.cash, "weightedByCash")),
      plain("promisesPartialPct", "percent", "count", service.partial),
      plain("promisesBrokenPct", "percent", "count", service.broken),
      plain("rpcShare", "percent", "count", service.rightPartyOfConnects),
      plain("promiseConversion", "percent", "count", service.conversion),
      plain("penetrationPct", "percent", "count", service.penetration),
      plain("coverageAmountPct", "percent", "amount", service.coverageAmount),
      plain("intensity", "times", "count", service.intensity),
      ...cycles(service),
      plain("hhi", "index", "amount", squaredShares(stocks, money.closingValue)),
      {
        ...plain("agencyRecoveryPct", "percent", "amount", agencies.rate),
        second: [beside("method", agencies.control)],
      },
      {
        ...plain("agencyCostPerPeso", "index", "amount", agencies.perPeso),
        second: [agencies.withVat, agencies.allEarn, agencies.viaEarn].map((each) => beside("method", each, 4)),
      },
    ],
  };
}

const RECOVERY = ["collectible", "cashVsDue", "cohort"] as const;
const NO_STOCKS: Stocks = {
  openMinor: 0,
  overdueMinor: 0,
  sales: new Map(),
  groups: [],
  overdueDays: 0,
  disputed: { openMinor: 0, overdueMinor: 0 },
};

function measured(rules: KpiRules, name: BoardKpiName, kpi: TargetedKpi, of: Kpi["of"], found: Finding): Kpi {
  return { name, of, second: [], frozen: null, ...figure(found, targetOf(rules, kpi)) };
}

function disciplineOf({ followUp, ledgerUpdates, reports }: Discipline, rules: KpiRules): Kpi[] {
  return [
    measured(rules, "followUpPct", "followUp", "count", followUp),
    measured(rules, "ledgerUpdatesPct", "ledgerUpdates", "count", ledgerUpdates),
    measured(rules, "reportsOnTimePct", "reports", "count", reports),
  ];
}

function otherMethod(rules: KpiRules): DsoMethod {
  return rules.dsoMethod === "countBack"
    ? { kind: "simple", windowMonths: rules.dsoWindowMonths }
    : { kind: "countBack" };
}

/** A KPI without a target has no light. */
function plain(name: BoardKpiName, unit: Kpi["unit"], of: Kpi["of"], found: Finding): Kpi {
  const { value, numerator, denominator, method, atLeast } = found;
  return {
    name,
    value: value === null ? null : toDecimal(value, unit === "index" ? 4 : 2),
    numerator: numerator.toString(),
    denominator: denominator.toString(),
    of,
    unit,
    method,
    target: "",
    light: "none",
    atLeast: atLeast ?? false,
    second: [],
    frozen: null,
  };
}

function beside(kind: SecondFigure["kind"], found: Finding, decimals = 2): SecondFigure {
  const { value, numerator, denominator, method } = found;
  return {
    kind,
    method,
    value: value === null ? null : toDecimal(value, decimals),
    numerator: numerator.toString(),
    denominator: denominator.toString(),
  };
}

const exDisputed = (found: Finding): SecondFigure => beside("exDisputed", found);

/** Average days delinquent: DSO less the DSO of the current balance alone, both by the same method (KPIS 5). */
function delinquency(
  { openMinor, overdueMinor }: Pick<Stocks, "openMinor" | "overdueMinor">,
  months: ReturnType<typeof monthsOfSales>,
  method: DsoMethod,
): Finding {
  const whole = daysSalesOutstanding(openMinor, months, method);
  return {
    value: averageDaysDelinquent(openMinor, openMinor - overdueMinor, months, method),
    numerator: BigInt(overdueMinor),
    denominator: whole.denominator,
    method: "difference",
    atLeast: whole.atLeast ?? false,
  };
}

/**
 * A figure over several currencies, each reckoned in its own units and converted once, at the rate of the opening: its
 * rows, added up by currency, come to it to the cent (KPIS 0).
 */
function atOneRate(money: PeriodMoney, formula: (own: OwnFlows) => Finding): Finding {
  const nothing = formula({
    currency: money.currency,
    flows: noFlows(),
    months: [],
    disputed: { due: 0, fellDue: 0, overdueByMonth: 0 },
  });
  const found = money.byCurrency.map((own) => ({ currency: own.currency, ...formula(own) }));
  const sum = (of: "numerator" | "denominator"): number | null =>
    money.openingValue(found.map((each) => ({ currency: each.currency, minor: Number(each[of]) })));
  const [part, whole] = [sum("numerator"), sum("denominator")];
  return money.flows === null || part === null || whole === null ? nothing : shareOf(part, whole, nothing.method);
}

type Value = PeriodMoney["closingValue"];

const TOP = 10;

/** Share of the ten largest groups in the open balance; with fewer, of them all, and its method says so (KPIS 13). */
function largestTen({ groups, openMinor }: Stocks, worth: Value): Finding {
  const own = groups.slice(0, TOP).flatMap((group) => group.own);
  const current = worth(own.map(({ currency, minor, overdue }) => ({ currency, minor: minor - overdue })));
  const overdue = worth(own.map((each) => ({ currency: each.currency, minor: each.overdue })));
  return shareOf((current ?? 0) + (overdue ?? 0), openMinor, groups.length < TOP ? "topFew" : "topTen");
}

/** Herfindahl-Hirschman index: sum of squared shares, 0 to 1 (KPIS 13). */
function squaredShares({ groups }: Stocks, worth: Value): Finding {
  const whole = BigInt(worth(groups.flatMap(({ own }) => own)) ?? 0);
  const value = herfindahl(groups.map(({ minor }) => minor));
  return { value, numerator: whole, denominator: whole, method: "squaredShares" };
}

function averageOf(weighted: number, weight: number, method: Finding["method"]): Finding {
  return {
    value: ratio(weighted, weight),
    numerator: BigInt(weighted),
    denominator: BigInt(weight),
    method,
  };
}

/** Times to answer disputes, in business days (KPIS 12). */
function cycles({ cycles: taken, cyclesWithin, cycleDays, openDays, openDisputes }: ServiceFindings): Kpi[] {
  const found = (value: Finding["value"], numerator: number, method: Finding["method"]): Finding => ({
    value,
    numerator: BigInt(numerator),
    denominator: BigInt(taken.count),
    method,
  });
  return [
    plain("disputeDaysMean", "days", "count", found(taken.mean, cycleDays, "resolvedInPeriod")),
    plain("disputeDaysMedian", "days", "count", found(taken.median, cycleDays, "resolvedInPeriod")),
    plain(
      "disputeDaysP90",
      "days",
      "count",
      found(taken.p90 === null ? null : times(ONE, taken.p90), cycleDays, "nearestRank"),
    ),
    plain("disputeSlaPct", "percent", "count", found(taken.within, cyclesWithin, "withinLimit")),
    plain("disputeOpenDays", "days", "count", averageOf(openDays, openDisputes, "openAtCutOff")),
  ];
}

const ONE = { numerator: 1n, denominator: 1n };
