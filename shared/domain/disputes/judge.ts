import type { Course, Credit } from "./course.ts";
import { begin, byExpectation, concerns, decide, end, finish, offer, PASSES } from "./course.ts";
import type { CreditFact, DisputedInvoice, DisputeEventFact, DisputeFact, DisputeSpan } from "./facts.ts";

interface Step {
  readonly on: string;
  /** Orders steps of one day: what documents do, then what people do in the order they did it. */
  readonly order: number;
  take(): void;
}

/** Events that hold: neither undone nor undoings. A dispute that was taken back altogether is told apart. */
function standingEvents(events: readonly DisputeEventFact[]): { live: DisputeEventFact[]; withdrawn: boolean } {
  const undone = new Set(events.flatMap((event) => (event.kind === "undo" ? [event.undoesId] : [])));
  return {
    live: events.filter((event) => event.kind !== "undo" && !undone.has(event.id)),
    withdrawn: undone.has(null),
  };
}

/**
 * Where disputes that hang together stood on every day: all those on invoices that replace one another. Pure: the answer
 * is the same in whatever order disputes, decisions, credit notes and cancellations came, and what holds on a day is what
 * the facts up to that day say. A dispute closes by itself when what was expected is there:
 * - a credit note: credit notes of its invoices from the day it was opened (or reopened) take up what was accepted, each
 *   peso of credit once, an equal amount first, then the expectation that was there first; one that was named closes it
 *   whatever its amount and day;
 * - a replacement: its invoice was replaced (relation 04), before or after it was expected;
 * - a cancellation: nothing is owed any more, so it ends whatever was expected.
 * Where the invoice is replaced and that was not expected, the dispute goes on with the one that took its place (KPIS 0).
 */
export function judgeDisputes(
  disputes: readonly DisputeFact[],
  events: readonly DisputeEventFact[],
  invoices: ReadonlyMap<string, DisputedInvoice>,
  credits: readonly CreditFact[],
): Map<number, DisputeSpan[]> {
  const byDispute = Map.groupBy(events, (event) => event.disputeId);
  const byRoot = Map.groupBy(disputes, (fact) => rootOf(fact.invoiceUuid, invoices));
  const creditsOf = Map.groupBy(credits, (credit) => rootOf(credit.invoiceUuid, invoices));
  const invoicesOf = Map.groupBy(invoices.values(), (invoice) => rootOf(invoice.uuid, invoices));
  const result = new Map<number, DisputeSpan[]>();
  for (const [root, facts] of byRoot) {
    const group = { invoices, ended: invoicesOf.get(root) ?? [], credits: creditsOf.get(root) ?? [] };
    for (const [id, spans] of judgeGroup(facts, byDispute, group)) result.set(id, spans);
  }
  return result;
}

/** The last invoice of a chain of replacements, by which everything that hangs together is found. */
function rootOf(uuid: string, invoices: ReadonlyMap<string, DisputedInvoice>): string {
  const seen = new Set([uuid]);
  for (let at = uuid; ; ) {
    const next = invoices.get(at)?.successor ?? "";
    if (next === "") return at;
    // Invoices that claim to replace one another in a circle: any name for all of them will do.
    if (seen.has(next)) return [...seen].sort()[0] ?? at;
    seen.add(next);
    at = next;
  }
}

interface Group {
  readonly invoices: ReadonlyMap<string, DisputedInvoice>;
  readonly ended: readonly DisputedInvoice[];
  readonly credits: readonly CreditFact[];
}

function judgeGroup(
  disputes: readonly DisputeFact[],
  events: ReadonlyMap<number, readonly DisputeEventFact[]>,
  { invoices, ended, credits }: Group,
): Map<number, DisputeSpan[]> {
  const courses: Course[] = [];
  const steps: Step[] = [];
  const pool: Credit[] = [];
  for (const fact of disputes) {
    const { live, withdrawn } = standingEvents(events.get(fact.id) ?? []);
    if (withdrawn) continue;
    const course = begin(fact, invoices, pool);
    courses.push(course);
    for (const event of live) {
      steps.push({ on: event.on, order: event.id, take: () => decide(course, event) });
    }
  }
  for (const invoice of ended) {
    if (invoice.endedAs === "") continue;
    const take = (): void => {
      for (const course of courses) if (course.invoice === invoice) end(course, invoices);
    };
    steps.push({ on: invoice.endedOn, order: -2, take });
  }
  for (const fact of credits.toSorted(byName)) {
    const credit = { fact, left: fact.amountMinor };
    const take = (): void => {
      pool.push(credit);
      const waiting = courses.filter((course) => concerns(course, credit)).sort(byExpectation);
      for (const how of PASSES) for (const course of waiting) offer(course, credit, fact.on, how);
    };
    steps.push({ on: fact.on, order: -1, take });
  }
  steps.sort((a, b) => (a.on === b.on ? a.order - b.order : a.on < b.on ? -1 : 1));
  for (const step of steps) step.take();
  return new Map(courses.map((course) => [course.fact.id, finish(course)]));
}

/** Orders credit notes of one day. */
function byName(a: CreditFact, b: CreditFact): number {
  return `${a.uuid}${a.invoiceUuid}` < `${b.uuid}${b.invoiceUuid}` ? -1 : 1;
}
