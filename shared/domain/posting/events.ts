import type { Account } from "./account.ts";
import type { ReductionFact } from "./facts.ts";

/** A quita is lost after the credit notes of the day have found it, and before its money pays what is owed again. */
const LOST = 3.5;

/** Order of what lowers balances on one day: a credit note finds the quita it takes the place of, a write-off the rest. */
const RANK = { discount: 2, credit: 3, payment: 4, opening: 4, "write-off": 5 } as const;

/** What happens to invoices on a day; `rank` orders the events of one day. */
type Event =
  | { readonly on: string; readonly rank: 0; readonly key: string; readonly account: Account }
  | { readonly on: string; readonly rank: 1; readonly key: string; readonly ended: Account }
  | { readonly on: string; readonly rank: 2 | 3 | 4 | 5; readonly key: string; readonly reduction: ReductionFact }
  | { readonly on: string; readonly rank: typeof LOST | 6; readonly key: string; readonly returned: string };

/** Everything that happens to the invoices, in the order in which it counts: the same facts in any order give the same. */
export function inOrder(accounts: ReadonlyMap<string, Account>, reductions: readonly ReductionFact[]): Event[] {
  const events: Event[] = [];
  for (const account of accounts.values()) {
    const { invoice, ending } = account;
    events.push({ on: invoice.issuedOn, rank: 0, key: `${invoice.issuedAt}${invoice.uuid}`, account });
    if (ending) events.push({ on: ending.on, rank: 1, key: `${invoice.issuedAt}${invoice.uuid}`, ended: account });
  }
  const returned = new Map<string, { readonly on: string; readonly rank: typeof LOST | 6 }>();
  for (const reduction of reductions) {
    const key = `${reduction.source}${String(reduction.line).padStart(8, "0")}`;
    events.push({ on: reduction.on, rank: RANK[reduction.kind], key, reduction });
    const gone = reduction.money?.returnedOn ?? reduction.lostOn;
    if (gone) returned.set(reduction.source, { on: gone, rank: reduction.kind === "discount" ? LOST : 6 });
  }
  for (const [source, { on, rank }] of returned) events.push({ on, rank, key: source, returned: source });
  return events.sort((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? -1 : 1;
    if (a.rank !== b.rank) return a.rank - b.rank;
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
  });
}
