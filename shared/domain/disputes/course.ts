import { isClosed } from "./codes.ts";
import type { CreditFact, DisputedInvoice, DisputeEventFact, DisputeFact, DisputeSpan } from "./facts.ts";

/** A dispute while the days go by. */
export interface Course {
  readonly fact: DisputeFact;
  readonly spans: DisputeSpan[];
  now: Omit<DisputeSpan, "from" | "until">;
  invoice: DisputedInvoice | null;
  /** UUIDs it has been about so far: the invoice it was raised on and what took its place. */
  readonly names: string[];
  /** CFDI that took the place of its invoice, and when. */
  readonly replacements: { readonly uuid: string; readonly on: string }[];
  /** Credit notes of all its kin so far, shared with them. */
  readonly pool: readonly Credit[];
  /** Disputed amount as last told; null: all that is open. */
  baseMinor: number | null;
  /** The expectation in force; null for none. */
  expecting: DisputeEventFact | null;
  /** First day of the run it is in: opened, or reopened. */
  runFrom: string;
  reopened: boolean;
}

/** Credit of one credit note that no dispute has taken yet. */
export interface Credit {
  readonly fact: CreditFact;
  left: number;
}

/** Who is served first by a credit note: who named it, whom it fits to the centavo, then who has waited longest. */
export const PASSES = ["named", "exact", "any"] as const;

/** A dispute as it stands on the day it was opened, with the credit notes that may answer it. */
export function begin(
  fact: DisputeFact,
  invoices: ReadonlyMap<string, DisputedInvoice>,
  pool: readonly Credit[],
): Course {
  const course: Course = {
    fact,
    spans: [],
    now: {
      state: "open",
      receivableId: null,
      claimMinor: 0,
      type: fact.type,
      dueOn: fact.dueOn,
      slaDays: fact.slaDays,
      resolver: fact.resolver,
      resolvedOn: null,
      outcome: "",
      effect: "",
      expectedMinor: 0,
      rootCause: "",
      closedBy: "",
      cfdiUuid: "",
    },
    invoice: invoices.get(fact.invoiceUuid) ?? null,
    names: [fact.invoiceUuid],
    replacements: [],
    pool,
    baseMinor: fact.amountMinor,
    expecting: null,
    runFrom: fact.openedOn,
    reopened: false,
  };
  change(course, fact.openedOn, { ...claimOf(course, fact.amountMinor) });
  return course;
}

/** What the dispute takes of its invoice, and which receivable that is. */
function claimOf(course: Course, amountMinor: number | null): Pick<DisputeSpan, "receivableId" | "claimMinor"> {
  return {
    receivableId: course.invoice?.receivableId ?? null,
    claimMinor: amountMinor ?? course.invoice?.totalMinor ?? 0,
  };
}

/** From the day on it stands so; never before it was opened. */
function change(course: Course, on: string, what: Partial<Course["now"]>): void {
  course.now = { ...course.now, ...what };
  const from = on < course.fact.openedOn ? course.fact.openedOn : on;
  if (course.spans.at(-1)?.from === from) course.spans.pop();
  course.spans.push({ from, until: null, ...course.now });
}

/** The spans in which it stood alike, one after the other; `until` is null for the one that lasts. */
export function finish(course: Course): DisputeSpan[] {
  const merged = course.spans.filter((span, index) => index === 0 || !same(span, course.spans[index - 1]));
  return merged.map((span, index) => ({ ...span, until: merged[index + 1]?.from ?? null }));
}

function same(a: DisputeSpan, b: DisputeSpan | undefined): boolean {
  return (
    b !== undefined &&
    JSON.stringify({ ...a, from: "", until: null }) === JSON.stringify({ ...b, from: "", until: null })
  );
}

function close(
  course: Course,
  on: string,
  state: "resolved" | "rejected",
  how: Partial<Course["now"]> & Pick<DisputeSpan, "closedBy">,
): void {
  const resolvedOn = course.now.resolvedOn ?? (on < course.fact.openedOn ? course.fact.openedOn : on);
  course.expecting = null;
  change(course, on, { expectedMinor: 0, ...how, state, resolvedOn, claimMinor: 0 });
}

/** What a person decided. */
export function decide(course: Course, event: DisputeEventFact): void {
  const closed = isClosed(course.now.state);
  switch (event.kind) {
    case "handed":
      if (!closed)
        change(course, event.on, { resolver: event.resolver ?? course.now.resolver, state: "waiting-internal" });
      return;
    case "waiting-customer":
    case "waiting-internal":
      if (!closed) change(course, event.on, { state: event.kind });
      return;
    case "amended":
      amend(course, event);
      return;
    case "expects-cfdi":
      if (!closed) expect(course, event);
      return;
    case "resolved":
    case "rejected": {
      const { outcome, rootCause } = event;
      close(course, event.on, event.kind, { outcome, rootCause, effect: "none", closedBy: "decision", cfdiUuid: "" });
      return;
    }
    case "reopened":
      if (closed) reopen(course, event.on);
  }
}

function amend(course: Course, event: DisputeEventFact): void {
  course.baseMinor = event.amountMinor;
  const free = !isClosed(course.now.state) && course.now.expectedMinor === 0;
  change(course, event.on, {
    type: event.type ?? course.now.type,
    dueOn: event.dueOn,
    slaDays: event.slaDays,
    ...(free ? claimOf(course, event.amountMinor) : {}),
  });
}

function reopen(course: Course, on: string): void {
  course.runFrom = on;
  course.reopened = true;
  change(course, on, {
    state: "reopened",
    resolvedOn: null,
    outcome: "",
    effect: "",
    rootCause: "",
    closedBy: "",
    cfdiUuid: "",
    ...claimOf(course, course.baseMinor),
  });
}

function expect(course: Course, event: DisputeEventFact): void {
  const { outcome, effect, rootCause, acceptedMinor } = event;
  course.expecting = event;
  const money = effect === "credit-note";
  change(course, event.on, {
    outcome,
    effect,
    rootCause,
    state: "waiting-internal",
    expectedMinor: money ? acceptedMinor : 0,
    // What was not accepted is owed, and chased.
    ...claimOf(course, money ? acceptedMinor : course.baseMinor),
  });
  if (money) offerAll(course, event.on);
  else if (effect === "replacement") {
    // Of a reopened dispute, one that came since then.
    const already = course.replacements
      .filter(({ uuid, on }) => fits(event, uuid) && !(course.reopened && on < course.runFrom))
      .at(-1);
    if (already) close(course, event.on, "resolved", { closedBy: "replacement", cfdiUuid: already.uuid });
  }
}

const fits = (event: DisputeEventFact, uuid: string): boolean => event.cfdiUuid === "" || event.cfdiUuid === uuid;

/** Whether a credit note lowers an invoice the dispute is about. */
export function concerns(course: Course, credit: Credit): boolean {
  return course.names.includes(credit.fact.invoiceUuid);
}

/** Offers what is there already. */
function offerAll(course: Course, on: string): void {
  const near = course.pool.filter((credit) => concerns(course, credit));
  for (const how of PASSES) for (const credit of near) offer(course, credit, on, how);
}

/** Who waits for credit since an earlier decision comes first; those that wait for none, last. */
export function byExpectation(a: Course, b: Course): number {
  const first = (course: Course): number => course.expecting?.id ?? Number.MAX_SAFE_INTEGER;
  return first(a) - first(b);
}

/** Lets a dispute that expects credit take what it needs of a credit note. */
export function offer(course: Course, credit: Credit, on: string, how: (typeof PASSES)[number]): void {
  const { expecting, now } = course;
  if (expecting?.effect !== "credit-note") return;
  const named = expecting.cfdiUuid !== "";
  if (named !== (how === "named")) return;
  if (named ? expecting.cfdiUuid !== credit.fact.uuid : credit.fact.on < course.runFrom || credit.left === 0) return;
  if (how === "exact" && credit.left !== now.expectedMinor) return;
  const used = Math.min(credit.left, now.expectedMinor);
  credit.left -= used;
  const expectedMinor = now.expectedMinor - used;
  if (named || expectedMinor === 0) {
    close(course, on, "resolved", { closedBy: "credit-note", cfdiUuid: credit.fact.uuid });
  } else change(course, on, { expectedMinor, claimMinor: expectedMinor });
}

/** The invoice of the dispute is no longer in force: what took its place is disputed now, unless that settles it. */
export function end(course: Course, invoices: ReadonlyMap<string, DisputedInvoice>): void {
  let on = "";
  const seen = new Set<string>();
  // What took its place may itself have been replaced or cancelled by then.
  for (let invoice = course.invoice; invoice && !seen.has(invoice.uuid); invoice = course.invoice) {
    if (invoice.endedAs === "" || (on !== "" && invoice.endedOn > on)) return;
    seen.add(invoice.uuid);
    if (on === "") on = invoice.endedOn;
    if (invoice.endedAs === "cancelled") {
      if (!isClosed(course.now.state)) close(course, on, "resolved", { closedBy: "cancellation", cfdiUuid: "" });
      return;
    }
    const next = invoices.get(invoice.successor);
    if (!next) return;
    course.invoice = next;
    course.names.push(next.uuid);
    if (!invoice.isOpening) course.replacements.push({ uuid: next.uuid, on });
    move(course, invoice, next, on);
  }
}

function move(course: Course, from: DisputedInvoice, to: DisputedInvoice, on: string): void {
  const { expecting, now } = course;
  const { receivableId, uuid } = to;
  if (expecting?.effect === "replacement" && !from.isOpening && fits(expecting, uuid)) {
    close(course, on, "resolved", { receivableId, closedBy: "replacement", cfdiUuid: uuid });
  } else if (isClosed(now.state)) change(course, on, { receivableId });
  else {
    change(course, on, claimOf(course, now.expectedMinor > 0 ? now.expectedMinor : course.baseMinor));
    offerAll(course, on);
  }
}
