import { sql } from "kysely";
import type { KpiRow } from "../../../shared/contract/kpi-rows.ts";
import type { Finding, Method } from "../../../shared/domain/kpis/figure.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import { ratio } from "../../../shared/domain/kpis/ratio.ts";
import { shareOf } from "../../../shared/domain/kpis/service.ts";
import { type BookItem, readBook } from "../agencies/book.ts";
import { costsOf, invoiceCostsOf, type StandingCost } from "../agencies/costs-reader.ts";
import { baseOf, type CostLine, cashOf, costLines, costOf, recoveryLines } from "../agencies/figures.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { isWhole, type KpiPart, receivablesIn } from "./filter.ts";
import type { PeriodMoney } from "./money.ts";

/** What agencies brought and cost in one currency, minor units. */
interface AgencySums {
  readonly currency: string;
  readonly cash: number;
  readonly base: number;
  readonly controlCash: number;
  readonly controlBase: number;
  readonly recovered: number;
  /** Before VAT, with what of the VAT is not creditable: by the terms, and by either reading. */
  readonly cost: number;
  readonly allCost: number;
  readonly viaOnlyCost: number;
  readonly costWithVat: number;
}

/** Figures of agencies (KPIS 11), with what stands beside each. */
export interface AgencyFindings {
  readonly rate: Finding;
  readonly control: Finding;
  readonly perPeso: Finding;
  readonly withVat: Finding;
  readonly allEarn: Finding;
  readonly viaEarn: Finding;
}

/** All that is placed of a part of the portfolio, and what it cost besides: read once for all periods. */
export interface AgencyBook {
  readonly book: readonly BookItem[];
  readonly costs: readonly StandingCost[];
  /** Costs of the office are in the figure: they belong to no part of the portfolio. */
  readonly whole: boolean;
}

/** Reads what agencies have of a part of the portfolio, and their costs of the days between two. */
export async function readAgencyBook(db: ReadHandle, days: Period, filter: KpiPart): Promise<AgencyBook> {
  const any = await db.selectFrom("agency").select("id").limit(1).executeTakeFirst();
  const { currency, ...others } = filter;
  const whole = isWhole({ ...others, currency: null });
  if (any === undefined) return { book: [], costs: [], whole };
  const book = await readBook(db, sql`1 = 1 ${receivablesIn(filter)}`);
  if (!whole) return { book, costs: [], whole };
  const costs = [...(await costsOf(db, days, currency)), ...(await invoiceCostsOf(db, book, days, currency))];
  return { book, costs, whole };
}

/** Costs whose month begins in the period. */
function costsIn(costs: readonly StandingCost[], { from, to }: Period): StandingCost[] {
  return costs.filter(({ month }) => `${month}-01` >= from && `${month}-01` <= to);
}

function sumsOf({ book, costs }: AgencyBook, period: Period): AgencySums[] {
  const { placed, control } = recoveryLines(book, period);
  const lines = costLines(book, costsIn(costs, period), period);
  const currencies = new Set([
    ...[...placed, ...control].map(({ item }) => item.currency),
    ...lines.map((l) => l.currency),
  ]);
  const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  return [...currencies].sort().map((currency) => {
    const own = placed.filter(({ item }) => item.currency === currency);
    const beside = control.filter(({ item }) => item.currency === currency);
    const paid = lines.filter((line) => line.currency === currency);
    return {
      currency,
      cash: sum(own, cashOf),
      base: sum(own, baseOf),
      controlCash: sum(beside, cashOf),
      controlBase: sum(beside, baseOf),
      recovered: sum(paid, (line) => line.recoveredMinor),
      cost: sum(paid, costOf),
      allCost: sum(paid, (line) => line.allMinor + line.vatCostMinor),
      viaOnlyCost: sum(paid, (line) => line.viaOnlyMinor + line.vatCostMinor),
      costWithVat: sum(paid, (line) => line.netMinor + line.vatMinor),
    };
  });
}

/** The figures of a period, several currencies at the one rate of its opening (KPIS 0). */
export function agencyFindings(
  read: AgencyBook,
  period: Period,
  money: Pick<PeriodMoney, "openingValue">,
): AgencyFindings {
  const sums = sumsOf(read, period);
  const worth = (of: (own: AgencySums) => number): number | null =>
    money.openingValue(sums.map((own) => ({ currency: own.currency, minor: of(own) })));
  const share = (part: (own: AgencySums) => number, whole: (own: AgencySums) => number, method: Method): Finding =>
    shareOf(worth(part) ?? 0, worth(whole) ?? 0, method);
  const price = (part: (own: AgencySums) => number, method: Method): Finding => {
    const [cost, recovered] = [worth(part) ?? 0, worth((own) => own.recovered) ?? 0];
    // What was taken back and nothing brought is no price.
    const value = recovered > 0 ? ratio(cost, recovered) : null;
    return { value, numerator: BigInt(cost), denominator: BigInt(recovered), method };
  };
  return {
    rate: share(
      (own) => own.cash,
      (own) => own.base,
      "placementWindow",
    ),
    control: share(
      (own) => own.controlCash,
      (own) => own.controlBase,
      "controlGroup",
    ),
    perPeso: price((own) => own.cost, read.whole ? "agencyCost" : "commissionAlone"),
    withVat: price((own) => own.costWithVat, "withVat"),
    allEarn: price((own) => own.allCost, "directEarns"),
    viaEarn: price((own) => own.viaOnlyCost, "viaEarns"),
  };
}

const PLAIN = { source: "", day: null, dueOn: null, days: null, customerId: null, customerName: "" } as const;

/** Items behind the recovery rate: cash of the window above the line, what was placed less what was taken back below it. */
export function recoveryRows({ book }: AgencyBook, period: Period): KpiRow[] {
  return recoveryLines(book, period).placed.map((line): KpiRow => {
    const { item } = line;
    const returned = item.recallReason === "invalid";
    const recalled = item.debt.recalledOn !== null && item.debt.recalledOn <= period.to;
    return {
      ...PLAIN,
      id: String(item.id),
      kind: "document",
      uuids: [item.uuid, ...paymentsOf(item, (on) => on <= period.to)],
      source: "I",
      label: item.label,
      customerId: item.customerId,
      customerName: item.customerName,
      day: item.debt.placedOn,
      days: item.daysPastDue,
      currency: item.currency,
      numerator: cashOf(line),
      denominator: baseOf(line),
      state: recalled ? (returned ? "returned" : "recalled") : "placed",
    };
  });
}

function paymentsOf(item: BookItem, keep: (on: string) => boolean): string[] {
  const { placedOn, recalledOn } = item.debt;
  const own = item.cash.filter(({ on }) => on >= placedOn && (recalledOn === null || on <= recalledOn) && keep(on));
  return [...new Set(own.map(({ paymentUuid }) => paymentUuid))];
}

/** Payments and costs behind the cost per recovered peso: what each cost above the line, what it brought below it. */
export function costRows({ book, costs }: AgencyBook, period: Period): KpiRow[] {
  return costLines(book, costsIn(costs, period), period).map((line): KpiRow => {
    const amounts = { currency: line.currency, numerator: costOf(line), denominator: line.recoveredMinor };
    if (line.payment === null) return costRow(line, amounts);
    const { item, key } = line.payment;
    const cash = item.cash.find((each) => each.key === key);
    return {
      ...PLAIN,
      ...amounts,
      id: `p${item.id}.${key}`,
      kind: "document",
      uuids: [item.uuid, ...(cash === undefined ? [] : [cash.paymentUuid])],
      source: "I",
      label: item.label,
      customerId: item.customerId,
      customerName: item.customerName,
      day: cash?.on ?? null,
      days: item.daysPastDue,
      state: cash?.via === true ? "viaAgency" : "paidDirectly",
    };
  });
}

const COST_STATES = { fixed: "fixedCost", legal: "legalCost", invoice: "invoiceDifference" } as const;

function costRow(
  { cost, agencyName }: CostLine,
  amounts: Pick<KpiRow, "currency" | "numerator" | "denominator">,
): KpiRow {
  return {
    ...PLAIN,
    ...amounts,
    id: `${cost?.kind === "invoice" ? "i" : "c"}${cost?.id ?? 0}`,
    kind: "cost",
    uuids: [],
    label: `${agencyName} ${cost?.month ?? ""}`.trim(),
    day: cost === null ? null : `${cost.month}-01`,
    state: COST_STATES[cost?.kind ?? "fixed"],
  };
}
