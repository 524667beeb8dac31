import type { LifeFact } from "./facts.ts";

/** How a document ended: replaced by another (relation 04) or cancelled. */
export interface Ending {
  readonly as: "substituted" | "cancelled";
  readonly on: string;
  /** UUID of the document that took its place; null when cancelled. */
  readonly successor: string | null;
}

function earlier(a: LifeFact, b: LifeFact): number {
  if (a.issuedAt !== b.issuedAt) return a.issuedAt < b.issuedAt ? -1 : 1;
  return a.uuid < b.uuid ? -1 : 1;
}

function later(a: string, b: string): string {
  return [a, b].sort()[1] ?? a;
}

/**
 * Decides which documents of one kind are out of force, and since when. A document is replaced by the earliest one that
 * names it with relation 04 and is itself in force or replaced further (RULES 43-48): the replacement alone takes it out,
 * before the tax authority says so. A replacement that was cancelled outright gives its predecessor back, unless that one
 * was cancelled itself while it was replaced: it was out since, and does not count beside its replacement. Documents that
 * replace each other in a circle: the links are taken in order of issue, and the one that would close the circle is
 * ignored, so that one of them stays in force. A document that is kept on purpose is never replaced.
 *
 * `facts` must hold every document known that replaces one of them. Days are the issue day of the replacement, or the day
 * of the cancellation. Returns the endings by UUID; a document in force has none.
 */
export function endings(facts: Iterable<LifeFact>): Map<string, Ending> {
  const byUuid = new Map<string, LifeFact>();
  for (const fact of facts) byUuid.set(fact.uuid, fact);
  const ordered = [...byUuid.values()].filter((fact) => fact.replaces.length > 0).sort(earlier);

  const replacers = new Map<string, LifeFact[]>();
  const reaches = (from: string, goal: string): boolean => {
    const stack = [from];
    const seen = new Set<string>();
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (at === goal) return true;
      if (seen.has(at)) continue;
      seen.add(at);
      for (const next of replacers.get(at) ?? []) stack.push(next.uuid);
    }
    return false;
  };
  for (const fact of ordered) {
    for (const target of fact.replaces) {
      const replaced = byUuid.get(target);
      if (!replaced || replaced.kept || reaches(fact.uuid, target)) continue;
      const list = replacers.get(target);
      if (list) list.push(fact);
      else replacers.set(target, [fact]);
    }
  }

  const successors = new Map<string, LifeFact | null>();
  /** Day on which the last of those that took a document's place, or itself, was cancelled; null while one is in force. */
  const goneOn = (fact: LifeFact): string | null => {
    const next = successorOf(fact);
    return next === null ? fact.cancelledOn : goneOn(next);
  };
  const successorOf = (fact: LifeFact): LifeFact | null => {
    const known = successors.get(fact.uuid);
    if (known !== undefined) return known;
    const own = replacers.get(fact.uuid) ?? [];
    // One in force goes first: money and due day of the document go on with it.
    const found =
      own.find((candidate) => goneOn(candidate) === null) ??
      own.find((candidate) => stoodWhenCancelled(candidate, fact)) ??
      null;
    successors.set(fact.uuid, found);
    return found;
  };
  /** Cancelled while its replacement stood, a document does not come back when that one is cancelled too. */
  const stoodWhenCancelled = (candidate: LifeFact, { cancelledOn }: LifeFact): boolean =>
    cancelledOn !== null &&
    candidate.issuedAt.slice(0, 10) <= cancelledOn &&
    cancelledOn <= (goneOn(candidate) ?? cancelledOn);

  const result = new Map<string, Ending>();
  for (const fact of byUuid.values()) {
    const successor = replacers.size > 0 ? successorOf(fact) : null;
    const issuedOn = fact.issuedAt.slice(0, 10);
    if (successor) {
      const on = later(successor.issuedAt.slice(0, 10), issuedOn);
      result.set(fact.uuid, { as: "substituted", on, successor: successor.uuid });
    } else if (fact.cancelledOn !== null) {
      result.set(fact.uuid, { as: "cancelled", on: later(fact.cancelledOn, issuedOn), successor: null });
    }
  }
  return result;
}
