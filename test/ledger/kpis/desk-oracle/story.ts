import fc from "fast-check";
import { addBusinessDays } from "../../../../shared/domain/business-days.ts";
import { addDays } from "../../../../shared/domain/days.ts";
import { isPromised, openAs, standings } from "./count-promises.ts";
import type { Desk } from "./enter.ts";
import {
  COLLECTORS,
  type Contact,
  disputedOf,
  HOLIDAYS,
  type Invoice,
  isOpen,
  LAST,
  nothingYet,
  OUTCOMES,
  type OutcomeCode,
  openOf,
  type Payment,
  type Promised,
  START,
  type World,
  waitingOf,
} from "./world.ts";

const KINDS = [
  ["invoice", 10],
  ["pay", 8],
  ["payPromise", 14],
  ["apply", 5],
  ["bounce", 4],
  ["contact", 16],
  ["correct", 4],
  ["withdraw", 3],
  ["promise", 16],
  ["renegotiate", 5],
  ["callOff", 3],
  ["dispute", 8],
  ["answer", 7],
  ["reopen", 4],
  ["bar", 1],
] as const;
const number = fc.nat({ max: 9999 });
const act = fc.record({
  kind: fc.oneof(...KINDS.map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind) }))),
  gap: fc.constantFrom(0, 0, 0, 1, 1, 2, 3),
  a: number,
  b: number,
  c: number,
});
export type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
/** What may happen at a desk, by chance; {@link live} makes sense of it. */
export const stories = fc.array(act, { minLength: 10, maxLength: 60, size: "max" });

const pick = <T>(list: readonly T[], by: number): T | undefined => list[by % list.length];
const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0);

/** Invoices every customer has before the ledger is: of February, due in the first days of March. */
export const firstInvoices = (): Invoice[] =>
  COLLECTORS.map((_, customer) => ({
    told: 0,
    n: customer + 1,
    customer,
    minor: 100_000 * (customer + 1),
    issuedOn: "2026-02-02",
    evening: false,
    dueOn: addDays("2026-02-02", 30 + customer),
    recordedOn: START,
  }));

/** Lives through a story at the desk; what makes no sense on its day does not happen. Answers with what did. */
export async function live(desk: Desk, first: readonly Invoice[], acts: readonly Act[]): Promise<World> {
  const world = nothingYet();
  world.invoices.push(...first);
  let day = START;
  for (const [told, each] of acts.entries()) {
    day = addDays(day, each.gap);
    if (day > LAST) break;
    desk.at(day, told);
    try {
      await happen({ desk, world, day, told: told + 1 }, each);
    } catch (cause) {
      throw new Error(`refused on ${day}: ${JSON.stringify(each)}: ${JSON.stringify(cause)}`, { cause });
    }
  }
  desk.end();
  return world;
}

interface Now {
  readonly desk: Desk;
  readonly world: World;
  readonly day: string;
  readonly told: number;
}

async function happen(now: Now, { kind, a, b, c }: Act): Promise<void> {
  const { desk, world, day, told } = now;
  const customer = a % COLLECTORS.length;
  switch (kind) {
    case "invoice": {
      const issuedOn = addDays(day, -([0, 0, 1, 2, 3][b % 5] ?? 0));
      if (issuedOn < START) return;
      const dueOn = addDays(issuedOn, [5, 10, 30][c % 3] ?? 0);
      const n = world.invoices.length + 1;
      const minor = 10_000 + (b % 97) * 1_003;
      // The evening of today has not come yet.
      const evening = issuedOn < day && c % 2 === 0;
      const invoice = { told, n, customer, minor, issuedOn, evening, dueOn, recordedOn: day };
      await desk.bring([invoice]);
      world.invoices.push(invoice);
      return;
    }
    case "pay": {
      const invoice = pick(openInvoices(now, customer), b);
      if (invoice === undefined) return;
      const open = openOf(world, invoice, day);
      const minor = [open, Math.ceil(open / 2), open + 5_000, Math.ceil(open / 3)][c % 4] ?? open;
      const part = c % 5 === 0 ? 0 : Math.min(open, minor);
      await pay(now, customer, minor, [[invoice, part]], b % 4);
      return;
    }
    case "payPromise": {
      const slot = pick(
        standings(world, day).filter(({ state }) => state === "to come" || state === "in doubt"),
        a,
      );
      if (slot === undefined) return;
      const left = slot.promised - slot.kept;
      let minor = Math.ceil((left * (pick([1000, 1000, 991, 989, 700, 500, 300], b) ?? 1000)) / 1000);
      const apply: [Invoice, number][] = [];
      const whole = minor;
      for (const { invoice } of slot.promise.covers) {
        const part = Math.min(minor, openOf(world, invoice, day));
        if (part > 0) apply.push([invoice, part]);
        minor -= part;
      }
      if (whole > 0) await pay(now, slot.promise.customer, whole, c % 7 === 0 ? [] : apply, c % 4);
      return;
    }
    case "apply": {
      const payment = pick(
        world.payments.filter((each) => waitingOf(world, each, day) > 0),
        a,
      );
      const invoice = payment && pick(openInvoices(now, payment.customer), b);
      if (payment === undefined || invoice === undefined) return;
      const minor = Math.min(waitingOf(world, payment, day), openOf(world, invoice, day));
      await desk.apply(payment, invoice, minor);
      world.applied.push({ told, n: told, payment, invoice, minor });
      return;
    }
    case "bounce": {
      const payment = pick(
        world.payments.filter(({ bouncedOn }) => bouncedOn === null),
        a,
      );
      if (payment === undefined) return;
      await desk.bounce(payment, day);
      payment.bouncedOn = day;
      return;
    }
    case "contact":
      // Whom nobody is to call is not called.
      if (world.bars.some((each) => each.customer === customer && each.until === null)) return;
      return contact(now, customer, b, c);
    case "correct":
    case "withdraw":
      return takeBack(now, kind, a, b);
    case "promise": {
      const promise = promiseOf(now, customer, b, c, null);
      if (promise === null) return;
      await desk.promise(promise, namedOf(promise, c));
      world.promises.push(promise);
      return;
    }
    case "renegotiate": {
      const old = pick(
        openPromises(now).filter(
          (each) =>
            each.calledOffOn === null && !world.promises.some(({ replaces, never }) => replaces === each && !never),
        ),
        a,
      );
      const promise = old && promiseOf(now, old.customer, b, c, old);
      if (promise == null) return;
      await desk.promise(promise, namedOf(promise, c));
      world.promises.push(promise);
      return;
    }
    case "callOff": {
      const promise = pick(openPromises(now, "to come"), a);
      if (promise === undefined) return;
      await desk.callOff(promise);
      promise.calledOffOn = day;
      return;
    }
    case "dispute": {
      const invoice = pick(
        openInvoices(now, customer).filter((each) => disputedOf(world, each, day) === 0 && !ofPromise(now, each)),
        b,
      );
      if (invoice === undefined) return;
      const open = openOf(world, invoice, day);
      const minor = c % 2 === 0 ? open : Math.ceil(open / 3);
      await desk.dispute(told, invoice, minor);
      world.disputes.push({ told, n: told, invoice, minor, openedOn: day, turns: [] });
      return;
    }
    case "answer":
    case "reopen": {
      const dispute = pick(
        world.disputes.filter(
          (each) => isOpen(each, day) === (kind === "answer") && openOf(world, each.invoice, day) > 0,
        ),
        a,
      );
      if (dispute === undefined) return;
      await (kind === "answer" ? desk.answer(dispute.n) : desk.reopen(dispute.n));
      dispute.turns.push(day);
      return;
    }
    case "bar": {
      const bar = world.bars.find((each) => each.customer === customer && each.until === null);
      await desk.bar(customer, bar === undefined);
      if (bar === undefined) world.bars.push({ customer, from: day, until: null });
      else bar.until = day;
    }
  }
}

const openInvoices = ({ world, day }: Now, customer: number): Invoice[] =>
  world.invoices.filter((each) => each.customer === customer && openOf(world, each, day) > 0);

const ofPromise = ({ world, day }: Now, invoice: Invoice): boolean => isPromised(world, invoice, day, null);

function openPromises({ world, day }: Now, as: "to come" | null = null): Promised[] {
  const all = Map.groupBy(standings(world, day), ({ promise }) => promise);
  return [...all].flatMap(([promise, own]) => {
    const open = openAs(own);
    return open !== null && (as === null || open === as) ? [promise] : [];
  });
}

async function pay(
  { desk, world, day, told }: Now,
  customer: number,
  minor: number,
  apply: readonly (readonly [Invoice, number])[],
  back: number,
): Promise<void> {
  const some = apply.filter(([, part]) => part > 0);
  const earliest = some.reduce((last, [{ issuedOn }]) => (issuedOn > last ? issuedOn : last), START);
  const wanted = addDays(day, -back);
  const payment: Payment = {
    ...{ told, n: told, customer, minor, recordedOn: day, bouncedOn: null },
    paidOn: wanted < earliest ? day : wanted,
  };
  await desk.pay(payment, some);
  world.payments.push(payment);
  for (const [invoice, part] of some) world.applied.push({ told, n: told, payment, invoice, minor: part });
}

/** A promise of one payment or two over the customer's free invoices: all named, or the oldest up to the amount. */
function promiseOf({ world, day, told }: Now, customer: number, b: number, c: number, replaces: Promised | null) {
  const free = world.invoices
    .filter(
      (each) =>
        each.customer === customer &&
        openOf(world, each, day) - disputedOf(world, each, day) > 0 &&
        !isPromised(world, each, day, replaces),
    )
    .sort((x, y) => (x.dueOn === y.dueOn ? x.n - y.n : x.dueOn < y.dueOn ? -1 : 1))
    .slice(0, c % 2 === 0 ? 2 : undefined);
  const parts = free.map((invoice) => openOf(world, invoice, day) - disputedOf(world, invoice, day));
  const minor = Math.ceil((sum(parts) * (pick([100, 100, 60, 30], b) ?? 100)) / 100);
  if (minor < 2) return null;
  const days = [b % 9, (b % 9) + 1 + (c % 6)].map((ahead) => addDays(day, ahead));
  const amounts = b % 3 === 0 ? [Math.floor(minor / 2), minor - Math.floor(minor / 2)] : [minor];
  let left = minor;
  const covers = free.flatMap((invoice, index) => {
    const part = Math.min(left, parts[index] ?? 0);
    left -= part;
    // Of those that were named any may have all of the sum (decision 33).
    const most = c % 2 === 0 ? Math.min(minor, parts[index] ?? 0) : part;
    return most > 0 ? [{ invoice, minor: most }] : [];
  });
  const promise: Promised = {
    ...{ told, n: told, customer, madeOn: day, covers, replaces, contact: null, calledOffOn: null, never: false },
    payments: amounts.map((part, index) => {
      const dueOn = days[index] ?? day;
      return { dueOn, maturesOn: addBusinessDays(dueOn, 2, HOLIDAYS), minor: part };
    }),
  };
  return promise;
}
const namedOf = ({ covers }: Promised, c: number): Invoice[] =>
  c % 2 === 0 ? covers.map(({ invoice }) => invoice) : [];

const CHANNELS = ["call", "call", "visit", "whatsapp", "note"] as const;
const CODES = ["PP", "RP-INFO", "NP", "MT", "NA", "BZ"] as const;
const PEOPLE = [0, 0, 1, null] as const;

async function contact(now: Now, customer: number, b: number, c: number): Promise<void> {
  const { desk, world, day, told } = now;
  const channel = pick(CHANNELS, b) ?? "call";
  const code: OutcomeCode | null = channel === "note" ? null : (pick(CODES, c) ?? "NA");
  const promise = code === "PP" ? promiseOf(now, customer, b, c, null) : null;
  const outcome = code === "PP" && promise === null ? "NA" : code;
  const wanted = addDays(day, -(c % 3));
  const made: Contact = {
    ...{ told, n: told, customer, channel, outcome, promised: promise !== null, holds: true },
    person: pick(PEOPLE, Math.floor(b / 5)) ?? null,
    direction: Math.floor(c / 6) % 4 === 0 ? "in" : "out",
    on: wanted < START ? day : wanted,
  };
  if (promise !== null) {
    promise.contact = made.n;
    desk.knownAs(
      promise,
      await desk.log(made, { kind: "promise", draft: desk.promiseDraft(promise, namedOf(promise, c)) }),
    );
    world.promises.push(promise);
  } else await desk.log(made, outcome === null ? undefined : { kind: "followUp", dueOn: addDays(day, 3) });
  world.contacts.push(made);
}

/** Says that a contact was another one, or was not. What it had promised goes with it while nothing came of it (decision 52). */
async function takeBack(now: Now, kind: "correct" | "withdraw", a: number, b: number): Promise<void> {
  const { desk, world, day, told } = now;
  const wrong = pick(
    world.contacts.filter(({ holds, outcome }) => holds && outcome !== null),
    a,
  );
  if (wrong === undefined) return;
  const promise = world.promises.find((each) => each.contact === wrong.n);
  const own = standings(world, day).filter((each) => each.promise === promise);
  const untouched =
    promise !== undefined &&
    !promise.never &&
    promise.calledOffOn === null &&
    sum(own.map(({ kept }) => kept)) === 0 &&
    !world.promises.some(({ replaces, never }) => replaces === promise && !never);
  const same = kind === "correct" && b % 2 === 0;
  if (kind === "withdraw") await desk.withdraw(wrong);
  else {
    const outcome = same
      ? wrong.outcome
      : wrong.outcome !== null && OUTCOMES[wrong.outcome].connected
        ? "NA"
        : "RP-INFO";
    const right: Contact = {
      ...wrong,
      ...{ told, n: told, outcome, promised: same && wrong.promised },
      person: pick(PEOPLE, Math.floor(b / 2)) ?? null,
    };
    await desk.correct(wrong, right, same ? { kind: "none" } : { kind: "followUp", dueOn: addDays(day, 2) });
    world.contacts.push(right);
    if (same && promise !== undefined) promise.contact = right.n;
  }
  wrong.holds = false;
  if (same || promise === undefined || !untouched) return;
  if (promise.madeOn === day) promise.never = true;
  else if (openAs(own) === "to come") promise.calledOffOn = day;
}
