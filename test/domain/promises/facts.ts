import type { Movement, PromiseCase, PromiseFact } from "../../../shared/domain/promises/facts.ts";
import { judgePromises } from "../../../shared/domain/promises/judge.ts";

/** Invoice 1 of 1,000.00 issued in January; a promise of all of it on 2 March for the 6th, with grace to the 10th. */
export const charge = (receivable = 1, amountMinor = 100_000, on = "2026-01-05"): Movement => ({
  receivable,
  source: 900 + receivable,
  cash: false,
  moved: false,
  on,
  amountMinor,
});
export const paid = (on: string, amountMinor: number, receivable = 1, source = 1): Movement => ({
  receivable,
  source,
  cash: true,
  moved: false,
  on,
  amountMinor: -amountMinor,
});
export const promise = (changes: Partial<PromiseFact> = {}): PromiseFact => ({
  id: 1,
  madeOn: "2026-03-02",
  madeAt: "2026-03-02T16:00:00.000Z",
  toleranceBp: 100,
  renegotiates: null,
  ended: null,
  payments: [{ seq: 1, dueOn: "2026-03-06", maturesOn: "2026-03-10", amountMinor: 100_000 }],
  lines: [{ amountMinor: 100_000, receivables: [1] }],
  before: [],
  ...changes,
});
export const about = (movements: readonly Movement[], promises: readonly PromiseFact[] = [promise()]): PromiseCase => ({
  promises,
  movements: [charge(), ...movements],
  account: [],
});
export const stateOn = (all: PromiseCase, day: string, id = 1): string | undefined =>
  judgePromises(all, day).find((each) => each.id === id)?.state;
