import { recoveryAt, scoreBetween, shareBp } from "../../../shared/domain/agencies/recovery.ts";
import { addDays } from "../../../shared/domain/days.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import type { BookItem } from "./book.ts";
import type { StandingCost } from "./costs-reader.ts";

/** An item in the recovery rate of a period (KPIS 11). */
export interface RecoveryLine {
  readonly item: BookItem;
  readonly viaMinor: number;
  readonly directMinor: number;
  /** Taken back, for whatever reason but that it was invalid. */
  readonly recalledMinor: number;
  readonly returnedMinor: number;
}

/** Cash of a line. */
export function cashOf({ viaMinor, directMinor }: RecoveryLine): number {
  return viaMinor + directMinor;
}

/** What stands below the line of the rate: placed less recalled and returned. */
export function baseOf({ item, recalledMinor, returnedMinor }: RecoveryLine): number {
  return item.debt.placedMinor - recalledMinor - returnedMinor;
}

function lineOf(item: BookItem, to: string): RecoveryLine {
  const { viaMinor, directMinor, takenBackMinor } = recoveryAt(item.debt, item.cash, to);
  const invalid = item.recallReason === "invalid";
  return {
    item,
    viaMinor,
    directMinor,
    recalledMinor: invalid ? 0 : takenBackMinor,
    returnedMinor: invalid ? takenBackMinor : 0,
  };
}

/**
 * Items that were with an agency in the period, with the cash of their whole window up to its end; and beside them the control
 * items of their batches. What was taken back before the period is history: on both sides of the rate, and of every later one.
 */
export function recoveryLines(
  book: readonly BookItem[],
  { from, to }: Period,
): { readonly placed: RecoveryLine[]; readonly control: RecoveryLine[] } {
  const there = book.filter(
    ({ control, debt }) => !control && debt.placedOn <= to && (debt.recalledOn === null || debt.recalledOn >= from),
  );
  const batches = new Set(there.map(({ placementId }) => placementId));
  const beside = book.filter(({ control, placementId }) => control && batches.has(placementId));
  return { placed: there.map((item) => lineOf(item, to)), control: beside.map((item) => lineOf(item, to)) };
}

/** A payment, or a cost of a month, in the cost per recovered peso. Minor units of `currency`. */
export interface CostLine {
  readonly agencyId: number;
  readonly agencyName: string;
  readonly currency: string;
  /** Of a payment; null of a cost. */
  readonly payment: { readonly item: BookItem; readonly key: string } | null;
  readonly cost: StandingCost | null;
  readonly recoveredMinor: number;
  /** Before VAT: by the reading of the terms, and by either. Of a cost its amount in all three. */
  readonly netMinor: number;
  readonly allMinor: number;
  readonly viaOnlyMinor: number;
  readonly vatMinor: number;
  /** What of the VAT is not creditable, and so a cost. */
  readonly vatCostMinor: number;
}

/** What a line costs: before VAT, and the VAT nobody gives back. */
export function costOf({ netMinor, vatCostMinor }: CostLine): number {
  return netMinor + vatCostMinor;
}

/**
 * What the payments of a period brought and earned, and what its months cost besides: a payment that bounces in it takes back
 * what it had brought and earned.
 */
export function costLines(book: readonly BookItem[], costs: readonly StandingCost[], { from, to }: Period): CostLine[] {
  const before = addDays(from, -1);
  const payments = book
    .filter(({ control, debt }) => !control && debt.placedOn <= to)
    .flatMap((item) =>
      scoreBetween(item.debt, item.cash, item.rateBp, { before, to }).map((score): CostLine => {
        const { directEarns, vatBp, vatCreditable } = item.terms;
        const netMinor = directEarns ? score.allMinor : score.viaOnlyMinor;
        const vatMinor = shareBp(netMinor, vatBp);
        return {
          agencyId: item.agencyId,
          agencyName: item.agencyName,
          currency: item.currency,
          payment: { item, key: score.key },
          cost: null,
          recoveredMinor: score.recoveredMinor,
          netMinor,
          allMinor: score.allMinor,
          viaOnlyMinor: score.viaOnlyMinor,
          vatMinor,
          vatCostMinor: vatCreditable ? 0 : vatMinor,
        };
      }),
    );
  const months = costs.map(
    (cost): CostLine => ({
      agencyId: cost.agencyId,
      agencyName: cost.agencyName,
      currency: cost.currency,
      payment: null,
      cost,
      recoveredMinor: 0,
      netMinor: cost.netMinor,
      // What was invoiced beyond the terms is in neither reading of them.
      allMinor: cost.kind === "invoice" ? 0 : cost.netMinor,
      viaOnlyMinor: cost.kind === "invoice" ? 0 : cost.netMinor,
      vatMinor: cost.vatMinor,
      vatCostMinor: cost.vatCostMinor,
    }),
  );
  return [...payments, ...months];
}
