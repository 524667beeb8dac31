import { microsToMinor } from "../money.ts";
import type { Account } from "./account.ts";
import { counterDue, inheritedDueOn } from "./due.ts";
import { inOrder } from "./events.ts";
import type { InvoiceFact, Posting, ReceivableState, ReductionFact } from "./facts.ts";
import { Story } from "./story.ts";
import { endings } from "./succession.ts";

/** Result of {@link postCluster}. */
export interface ClusterPostings {
  readonly postings: readonly Posting[];
  readonly states: readonly ReceivableState[];
}

/**
 * Tells the whole story of invoices that belong together (replacement chains, and invoices that share a credit note) and
 * returns the entries it leaves, in order of effective day. Pure: the same facts in any order give the same postings.
 *
 * - An invoice charges its Total; PUE settles at once (RULES 13, 19).
 * - Payments and credits lower it in order of day, credits first, never below zero; what is left over stays on the
 *   customer's account (RULES 18, 21, 23, 27, 37-41). A payment of a PUE invoice changes nothing (RULES 21).
 * - What is left over goes to the invoice it names on the first day from its value date on which that has a balance again: the
 *   day the bank returned the money that had paid it, an agreement's quita was lost, or a larger invoice took its place. Not
 *   with its value date: on that day the other money stood on the invoice, and no day's balance falls below zero.
 * - What is given up, a quita or a write-off, lowers what its day leaves open: a balance that a return of that day opened, too.
 * - A replaced invoice ends on its replacement's issue day; what was applied to it moves on (RULES 45, 48). A cancelled
 *   one ends with its money on the customer's account (RULES 49).
 * - Money dated before its invoice waits on the customer's account until the invoice is issued, so that the balance is
 *   right as of any day.
 * - Money we recorded ourselves is there whatever the rule says of its invoice: on one that the rule has settled it takes the
 *   place of the rule. When the bank returns it, it is taken back on that day from wherever it stands by then; the
 *   invoice is open again with its old due day (KPIS 0 "Cheques"). What an invoice freed when it ended goes back by way of it:
 *   that is where it counts as collected.
 * - The quita of an agreement lowers its invoices from the day of the signature. The credit note that documents it takes its
 *   place, peso by peso; when the agreement is terminated, what no credit note documents is taken back on that day. It is
 *   nobody's money: what an invoice does not need of it is not there (COLLECTIONS 9).
 * - A write-off takes what is open by the end of its day, up to its amount. What is paid or credited later takes its place,
 *   peso by peso; when it is taken back, the rest is owed again from that day.
 * - Where an opening balance says less was open at its cut-off than the documents explain, the difference was settled
 *   before; it lowers the invoice from its issue day. What documents explain beyond it, stands: they outrank the line.
 */
export function postCluster(invoices: readonly InvoiceFact[], reductions: readonly ReductionFact[]): ClusterPostings {
  const before = settledBefore(invoices, reductions);
  const { story, accounts } = tell(invoices, before.length === 0 ? reductions : [...reductions, ...before]);
  const counted = invoices.some((invoice) => invoice.counter !== undefined);
  const states = [...accounts.values()].map((account) => stateOf(account, accounts, counted));
  return { postings: story.postings, states };
}

/** What opening balances say was settled before their cut-off and no document explains. */
function settledBefore(invoices: readonly InvoiceFact[], reductions: readonly ReductionFact[]): ReductionFact[] {
  const found: ReductionFact[] = [];
  const cutoffs = new Set(invoices.flatMap((invoice) => invoice.opening?.cutoff ?? []));
  for (const cutoff of cutoffs) {
    const { accounts } = tell(invoices, reductions, cutoff);
    for (const { invoice, remaining } of accounts.values()) {
      const { opening } = invoice;
      if (opening?.cutoff !== cutoff || remaining <= opening.open) continue;
      const { customer, currency, issuedOn: on, uuid } = invoice;
      const amount = remaining - opening.open;
      found.push({ kind: "opening", source: opening.source, line: 0, customer, on, currency, amount, targets: [uuid] });
    }
  }
  return found;
}

/** Tells the story to its end, or up to a day. */
function tell(
  invoices: readonly InvoiceFact[],
  reductions: readonly ReductionFact[],
  until?: string,
): { story: Story; accounts: ReadonlyMap<string, Account> } {
  const ends = endings(invoices);
  const accounts = new Map<string, Account>();
  for (const invoice of invoices) {
    accounts.set(invoice.uuid, {
      invoice,
      ending: ends.get(invoice.uuid),
      charged: false,
      remaining: 0n,
      openMinor: 0,
      chunks: [],
      waiting: [],
      lastEntryOn: invoice.issuedOn,
    });
  }
  const story = new Story(accounts);
  let day = "";
  for (const event of inOrder(accounts, reductions)) {
    if (until !== undefined && event.on > until) break;
    if (event.on !== day) story.endDay(day);
    day = event.on;
    if (event.rank === 0) story.charge(event.account);
    else if (event.rank === 1) story.end(event.ended);
    else if ("returned" in event) story.giveBack(event.returned, event.on);
    else story.reduce(event.reduction);
  }
  story.endDay(day);
  return { story, accounts };
}

function stateOf(account: Account, accounts: ReadonlyMap<string, Account>, counted: boolean): ReceivableState {
  const due = counted ? counterDue(account, accounts) : null;
  const { dueOn } = account.invoice;
  return {
    uuid: account.invoice.uuid,
    openMinor: account.openMinor,
    totalMinor: microsToMinor(account.invoice.total, account.invoice.currency),
    dueOn: due?.dueOn ?? (accounts.size === 1 ? dueOn : inheritedDueOn(account, accounts, new Set())),
    due,
    closedOn: account.openMinor === 0 ? account.lastEntryOn : null,
    lastEntryOn: account.lastEntryOn,
    endedAs: account.ending?.as ?? "",
    endedOn: account.ending?.on ?? "",
    successor: account.ending?.successor ?? null,
    settledAtIssue: account.invoice.settledAtIssue,
  };
}
