import type { TFunction } from "i18next";
import { z } from "zod";
import {
  isRoll,
  isVintage,
  ROLL_NAMES,
  type RowsName,
  VINTAGE_AGES,
  VINTAGE_NAMES,
  type VintageName,
} from "../../../shared/contract/kpi-names.ts";
import type { Kpi, KpiBoard, KpiMovement } from "../../../shared/contract/kpis.ts";
import { type RateSentences, rateSentences } from "../../../shared/i18n/kpi-rates.ts";
import { kpisEn } from "../../../shared/i18n/kpis.en.ts";
import { kpisEs } from "../../../shared/i18n/kpis.es.ts";
import { formatAmount, formatDay, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";

const zMethod = z.enum(Object.keys(kpisEs.methods) as [keyof typeof kpisEs.methods]);

/** A value in its unit: `74.51 %`, `27.29 días`, `n/d`. */
export function valueWords(t: TFunction, value: string | null, unit: Kpi["unit"], atLeast = false): string {
  if (value === null) return t("kpis.notAvailable");
  const words = t(`kpis.${unit}`, { value });
  return atLeast ? t("kpis.atLeast", { value: words }) : words;
}

/** Name of a method. */
export function methodWords(t: TFunction, method: string): string {
  const known = zMethod.safeParse(method);
  return known.success ? t(`kpis.methods.${known.data}`) : method;
}

/** One of the two amounts of a figure, as an amount or a number of things. */
export function amountWords(amount: string, of: Kpi["of"], currency: string): string {
  return of === "amount" ? formatAmount(Number(amount), currency) : formatInteger(Number(amount));
}

/** What is said of the rates of a board, as reports and the command line say it. */
export function rateNotices(board: Pick<KpiBoard, "rates" | "missing">): RateSentences {
  return rateSentences(currentLang() === "en" ? kpisEn : kpisEs, board, formatDay);
}

/** Unpaid share of a month at the age of a vintage; null before its invoices have come to it, and of what was invoiced. */
export function vintageShare(row: KpiMovement["vintages"][number], name: VintageName): string | null {
  const age = VINTAGE_AGES[VINTAGE_NAMES.indexOf(name) - 1];
  return age === undefined ? null : row[`at${age}`];
}

/** Rate of a bucket or share of a month in what moved; null without one, and of what is neither. */
export function movedPercent({ rolls, vintages }: KpiMovement, name: RowsName, month: string | null): string | null {
  if (isRoll(name)) return rolls[ROLL_NAMES.indexOf(name)]?.worsePercent ?? null;
  if (!isVintage(name)) return null;
  const row = vintages.find((each) => each.month === month);
  return row === undefined ? null : vintageShare(row, name);
}

/** The figures in the groups of the screen: first those with a goal, which a coordinator answers for. */
export const GROUPS = {
  goals: ["recoveryRate", "overduePct", "currentPct", "dso", "followUpPct", "ledgerUpdatesPct", "reportsOnTimePct"],
  money: ["bpdso", "add", "cei", "weightedDpd", "daysLate", "daysToPay"],
  contact: [
    "promisesKeptPct",
    "ptpKeptAmountPct",
    "promisesPartialPct",
    "promisesBrokenPct",
    "rpcRate",
    "rpcShare",
    "promiseConversion",
    "coveragePct",
    "penetrationPct",
    "coverageAmountPct",
    "intensity",
  ],
  disputes: [
    "disputeDaysMean",
    "disputeDaysMedian",
    "disputeDaysP90",
    "disputeSlaPct",
    "disputeOpenDays",
    "top10SharePct",
    "hhi",
  ],
  agencies: ["agencyRecoveryPct", "agencyCostPerPeso"],
} as const satisfies Readonly<Record<keyof typeof kpisEs.groups, readonly Kpi["name"][]>>;

/** Every figure of a board by its name. */
export function figuresOf(board: KpiBoard): ReadonlyMap<string, Kpi> {
  return new Map([...board.kpis, ...board.more].map((kpi) => [kpi.name, kpi]));
}
