import { addDays } from "../days.ts";
import type { PromiseCase } from "./facts.ts";
import { judgePromises, type PaymentStanding, type PromiseStanding } from "./judge.ts";

/** A standing that holds from a day until before another; the last one has no end. */
export interface Span<Standing> {
  readonly from: string;
  /** First day on which it no longer holds; null: it holds until something happens. */
  readonly until: string | null;
  readonly standing: Standing;
}

export interface PromiseTimeline {
  readonly id: number;
  readonly spans: readonly Span<PromiseStanding & { readonly brokenOn: string }>[];
  readonly payments: readonly Span<PaymentStanding>[];
}

/** Days on which something may change: the same judgement holds from each to the next. */
function turningDays({ promises, movements, account }: PromiseCase): string[] {
  const days = new Set<string>();
  for (const promise of promises) {
    days.add(promise.madeOn);
    if (promise.ended) days.add(promise.ended.on);
    for (const payment of promise.payments) days.add(addDays(payment.maturesOn, 1));
  }
  for (const { on } of [...movements, ...account]) days.add(on);
  const first = promises.map((promise) => promise.madeOn).sort()[0] ?? "";
  return [...days].filter((day) => day >= first).sort();
}

/**
 * Where each promise stands on every day from the one it was made on, days to come included: a query as of any day, past or
 * future, reads it, and the passing of a day changes nothing that is stored. The promises must be all that share invoices.
 */
export function promiseTimelines(all: PromiseCase): PromiseTimeline[] {
  const spans = new Map<number, { from: string; standing: PromiseStanding }[]>();
  for (const day of turningDays(all)) {
    for (const standing of judgePromises(all, day)) {
      const own = spans.get(standing.id);
      if (own) own.push({ from: day, standing });
      else spans.set(standing.id, [{ from: day, standing }]);
    }
  }
  return [...spans].map(([id, own]) => ({
    id,
    spans: merged(withBrokenOn(own)),
    payments: own[0]?.standing.payments.flatMap(({ seq }) => merged(own.flatMap((span) => ofPayment(span, seq)))) ?? [],
  }));
}

function ofPayment(
  { from, standing }: { readonly from: string; readonly standing: PromiseStanding },
  seq: number,
): { from: string; standing: PaymentStanding }[] {
  const payment = standing.payments.find((each) => each.seq === seq);
  return payment ? [{ from, standing: payment }] : [];
}

/** Adds since when each is broken or kept in part; "" while it is not. */
function withBrokenOn(
  own: readonly { readonly from: string; readonly standing: PromiseStanding }[],
): { from: string; standing: PromiseStanding & { brokenOn: string } }[] {
  let since = "";
  return own.map(({ from, standing }) => {
    const failed = standing.state === "broken" || standing.state === "partial";
    if (!failed) since = "";
    else if (since === "") since = from;
    return { from, standing: { ...standing, brokenOn: since } };
  });
}

function merged<Standing>(own: readonly { readonly from: string; readonly standing: Standing }[]): Span<Standing>[] {
  const kept: { from: string; standing: Standing; text: string }[] = [];
  for (const { from, standing } of own) {
    const text = JSON.stringify(standing);
    if (kept.at(-1)?.text !== text) kept.push({ from, standing, text });
  }
  return kept.map(({ from, standing }, index) => ({ from, until: kept[index + 1]?.from ?? null, standing }));
}
