import { type Applied, onInvoices, type Promised, valueOn, type World, waitingOf } from "./world.ts";

/** Promises as KPIS 8 reads them, from the story alone. */

type State = "to come" | "in doubt" | "kept" | "partial" | "broken" | "renegotiated" | "called off" | "nothing left";
interface Standing {
  readonly promise: Promised;
  readonly maturesOn: string;
  readonly state: State;
  readonly promised: number;
  readonly kept: number;
}

const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0);

/** The promise that took its place by the end of a day. */
const heir = (world: World, promise: Promised, day: string): Promised | undefined =>
  world.promises.find((other) => other.replaces === promise && other.madeOn <= day && !other.never);

/** Cash effective before the promise was made, or known by then, is no answer to it. */
const before = (promise: Promised, each: Applied): boolean =>
  valueOn(each) < promise.madeOn || each.told < promise.told;

/** Whether cash may be for a promise: what came after its end, or after the one that took its place was made, is not. */
function mayBe(world: World, promise: Promised, each: Applied, day: string): boolean {
  if (before(promise, each) || !promise.covers.some(({ invoice }) => invoice === each.invoice)) return false;
  const on = valueOn(each);
  if (promise.calledOffOn !== null && promise.calledOffOn <= day && on > promise.calledOffOn) return false;
  const next = heir(world, promise, day);
  return next === undefined || on < next.madeOn || (on === next.madeOn && each.told < next.told);
}

/** What of the promised parts could still be paid, by what is known of the invoices until a day. */
function payable(world: World, promise: Promised, day: string, until: string): number {
  const known = onInvoices(world, day).filter((each) => valueOn(each) <= until && before(promise, each));
  return sum(
    promise.covers.map(({ invoice, minor }) => {
      const paid = sum(known.filter((each) => each.invoice === invoice).map((each) => each.minor));
      return Math.min(minor, Math.max(0, invoice.minor - paid));
    }),
  );
}

/** Every promised payment as it stands at the end of a day. */
export function standings(world: World, day: string): Standing[] {
  const promises = world.promises.filter(({ never, madeOn }) => !never && madeOn <= day);
  const claims = promises.map((promise) => {
    let earlier = 0;
    const slots = promise.payments.map((payment) => {
      const left = payable(world, promise, day, day < payment.maturesOn ? day : payment.maturesOn);
      const promised = Math.min(payment.minor, Math.max(0, left - earlier));
      earlier += payment.minor;
      return { ...payment, promised, kept: 0 };
    });
    return { promise, slots };
  });
  // One payment satisfies one promise only, the oldest first, and there the earliest payment it is in time for.
  const cash = onInvoices(world, day).toSorted((a, b) =>
    valueOn(a) === valueOn(b) ? a.invoice.n - b.invoice.n || a.told - b.told : valueOn(a) < valueOn(b) ? -1 : 1,
  );
  for (const each of cash) {
    let left = each.minor;
    for (const { promise, slots } of claims) {
      if (!mayBe(world, promise, each, day)) continue;
      for (const slot of slots) {
        if (valueOn(each) > slot.maturesOn) continue;
        const part = Math.min(left, slot.promised - slot.kept);
        slot.kept += part;
        left -= part;
      }
    }
  }
  return claims.flatMap(({ promise, slots }) =>
    slots.map((slot): Standing => {
      const { maturesOn, promised, kept } = slot;
      return { promise, maturesOn, promised, kept, state: stateOf(world, promise, slot, day) };
    }),
  );
}

function stateOf(
  world: World,
  promise: Promised,
  slot: { readonly dueOn: string; readonly maturesOn: string; readonly promised: number; readonly kept: number },
  day: string,
): State {
  const { dueOn, maturesOn, promised, kept } = slot;
  if (promised === 0) return "nothing left";
  if (kept * 100 >= promised * 99) return "kept";
  const next = heir(world, promise, day);
  if (promise.calledOffOn !== null && promise.calledOffOn <= day && promise.calledOffOn <= maturesOn)
    return "called off";
  // Before its due day, at the debtor's request, the first time only.
  if (next !== undefined && next.madeOn <= maturesOn) {
    return next.madeOn < dueOn && promise.replaces === null ? "renegotiated" : "broken";
  }
  if (day <= maturesOn) return "to come";
  const doubtful = world.payments.some(
    (payment) =>
      payment.customer === promise.customer &&
      payment.paidOn >= promise.madeOn &&
      payment.paidOn <= maturesOn &&
      waitingOf(world, payment, day) > 0,
  );
  if (doubtful) return "in doubt";
  return kept * 2 >= promised ? "partial" : "broken";
}

/** Whether an invoice is in a promise that is still open at the end of a day, another one than `but`. */
export function isPromised(
  world: World,
  invoice: Promised["covers"][number]["invoice"],
  day: string,
  but: Promised | null,
) {
  const all = Map.groupBy(standings(world, day), ({ promise }) => promise);
  return [...all].some(([promise, own]) => {
    if (promise === but || !promise.covers.some((each) => each.invoice === invoice)) return false;
    return openAs(own) !== null;
  });
}

/** A promise is open while nothing of it failed and something is to come, or in doubt. */
export function openAs(own: readonly Standing[]): "to come" | "in doubt" | null {
  if (own.some(({ state }) => state === "broken" || state === "partial")) return null;
  if (own.some(({ state }) => state === "in doubt")) return "in doubt";
  return own.some(({ state }) => state === "to come") ? "to come" : null;
}
