import { isResidue, microsToMinor, minorToMicros } from "../money.ts";
import { counterDue, inheritedDueOn } from "./due.ts";
import type { InvoiceFact, Posting, PostingKind, ReceivableState, ReductionFact } from "./facts.ts";
import type { Ending } from "./succession.ts";
import { endings } from "./succession.ts";

/** Ways to lower a balance without money or CFDI. */
type Forgiven = "discount" | "write-off";

/** Money or credit already standing on an invoice, to move along when the invoice ends. */
interface Chunk {
  readonly source: string;
  readonly customer: number;
  minor: number;
  /** It is no money: what no invoice takes of it is nobody's. */
  readonly forgiven: Forgiven | null;
}

/** An invoice while its story is being told. */
interface Account {
  readonly invoice: InvoiceFact;
  readonly ending: Ending | undefined;
  charged: boolean;
  /** Exact rest in micros. */
  remaining: bigint;
  /** Rest as posted, minor units. */
  openMinor: number;
  readonly chunks: Chunk[];
  /** What came before the invoice was issued and waits on the customer's account. */
  readonly waiting: { readonly reduction: ReductionFact; minor: number; micros: bigint; readonly anchor: string }[];
  lastEntryOn: string;
}

type Event =
  | { readonly on: string; readonly rank: 0; readonly key: string; readonly account: Account }
  | { readonly on: string; readonly rank: 1; readonly key: string; readonly ended: Account }
  | { readonly on: string; readonly rank: 2 | 3 | 4 | 5; readonly key: string; readonly reduction: ReductionFact }
  | { readonly on: string; readonly rank: typeof LOST | 6; readonly key: string; readonly returned: string };

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
 * - A replaced invoice ends on its replacement's issue day; what was applied to it moves on (RULES 45, 48). A cancelled
 *   one ends with its money on the customer's account (RULES 49).
 * - Money dated before its invoice waits on the customer's account until the invoice is issued, so that the balance is
 *   right as of any day.
 * - Money we recorded ourselves is there whatever the rule says of its invoice: on one that the rule has settled it takes the
 *   place of the rule. When the bank returns it, it is taken back on that day from wherever it stands by then; the
 *   invoice is open again with its old due day (KPIS 0 "Cheques").
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
  for (const event of inOrder(accounts, reductions)) {
    if (until !== undefined && event.on > until) break;
    if (event.rank === 0) story.charge(event.account);
    else if (event.rank === 1) story.end(event.ended);
    else if ("returned" in event) story.giveBack(event.returned, event.on);
    else story.reduce(event.reduction);
  }
  return { story, accounts };
}

/** A quita is lost after the credit notes of the day have found it, and before its money pays what is owed again. */
const LOST = 3.5;

/** Order of what lowers balances on one day: a credit note finds the quita it takes the place of, a write-off the rest. */
const RANK = { discount: 2, credit: 3, payment: 4, opening: 4, "write-off": 5 } as const;

function forgivenBy({ kind }: ReductionFact): Forgiven | null {
  return kind === "discount" || kind === "write-off" ? kind : null;
}

function inOrder(accounts: ReadonlyMap<string, Account>, reductions: readonly ReductionFact[]): Event[] {
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

/** Why something was taken back from an invoice, by what it was. */
const GIVEN_BACK = { discount: "quita-lost", "write-off": "write-off-undone", bounce: "bounced" } as const;

class Story {
  readonly postings: Posting[] = [];
  readonly #accounts: ReadonlyMap<string, Account>;

  constructor(accounts: ReadonlyMap<string, Account>) {
    this.#accounts = accounts;
  }

  charge(account: Account): void {
    const { invoice } = account;
    account.charged = true;
    account.remaining = invoice.total;
    const total = microsToMinor(invoice.total, invoice.currency);
    this.#onInvoice(account, "charge", total, invoice.issuedOn, invoice.uuid, "issued");
    if (invoice.settledAtIssue) {
      account.remaining = 0n;
      this.#onInvoice(account, "settlement", -total, invoice.issuedOn, invoice.uuid, "pue");
    }
    for (const early of account.waiting) this.#applyWaiting(account, early);
  }

  reduce(reduction: ReductionFact): void {
    let left = reduction.documentsQuita ? this.#documentQuitas(reduction) : reduction.amount;
    for (const target of reduction.targets) {
      if (left <= 0n) break;
      const holder = this.#holder(this.#accounts.get(target), reduction.on);
      if (!holder) continue;
      if (holder.invoice.settledAtIssue && !reduction.money) {
        // The rule has settled it already: a complement for it is superfluous, a credit becomes the customer's.
        if (reduction.kind === "payment") return;
        continue;
      }
      if (holder.invoice.currency !== reduction.currency) continue;
      if (forgivenBy(reduction) !== null && !holder.charged) continue;
      if (forgivenBy(reduction) === null) this.#recover(holder, reduction, left);
      left = holder.charged ? this.#apply(holder, reduction, left) : this.#wait(holder, reduction, left, target);
    }
    if (forgivenBy(reduction) !== null) return;
    if (left > 0n && !isResidue(left, reduction.currency)) {
      const known = reduction.targets.find((target) => this.#accounts.has(target));
      const anchor = reduction.kind === "credit" ? reduction.source : (known ?? reduction.source);
      const unused = reduction.kind === "credit" && left === reduction.amount;
      const reason = unused ? "no-invoice" : "left-over";
      this.#onAccount(reduction, -microsToMinor(left, reduction.currency), reduction.on, anchor, reason);
    }
  }

  end(account: Account): void {
    const { invoice, ending } = account;
    if (!ending) return;
    const successor = ending.successor === null ? undefined : this.#accounts.get(ending.successor);
    const holder = this.#holder(successor, ending.on);
    for (const chunk of account.chunks) {
      if (chunk.minor === 0) continue;
      this.#onInvoice(account, "transfer", chunk.minor, ending.on, chunk.source, "moved-on");
      this.#moveTo(holder, account, chunk, ending.on);
    }
    const total = microsToMinor(invoice.total, invoice.currency);
    if (invoice.settledAtIssue) {
      // What moved in counted as part of the settlement and has just moved out.
      const moved = account.chunks.reduce((sum, chunk) => sum + chunk.minor, 0);
      this.#onInvoice(account, "settlement", total - moved, ending.on, invoice.uuid, "pue-undone");
    }
    const source = successor ? successor.invoice.uuid : invoice.uuid;
    this.#onInvoice(account, "cancellation", -total, ending.on, source, ending.as);
    account.remaining = 0n;
    account.chunks.length = 0;
  }

  /** Invoice that stands for `account` on a day: itself, or the end of its replacement chain; none when cancelled. */
  #holder(account: Account | undefined, on: string): Account | undefined {
    let at = account;
    while (at?.ending && at.ending.on <= on) {
      at = at.ending.successor === null ? undefined : this.#accounts.get(at.ending.successor);
    }
    return at;
  }

  /** Takes money the bank returned back from every place where it stands. */
  giveBack(source: string, on: string): void {
    for (const account of this.#accounts.values()) {
      const { currency, settledAtIssue, uuid } = account.invoice;
      for (const chunk of account.chunks.filter((candidate) => candidate.source === source)) {
        const kind = chunk.forgiven ?? "bounce";
        this.#onInvoice(account, kind, chunk.minor, on, source, GIVEN_BACK[kind]);
        if (settledAtIssue) this.#onInvoice(account, "settlement", -chunk.minor, on, uuid, "pue");
        else account.remaining += minorToMicros(chunk.minor, currency);
      }
      drop(account.chunks, (chunk) => chunk.source === source);
      drop(account.waiting, (early) => early.reduction.source === source);
    }
    const waiting = Map.groupBy(
      this.postings.filter((posting) => posting.source === source && posting.receivable === null),
      (posting) => `${posting.anchor} ${posting.customer} ${posting.currency}`,
    );
    for (const group of waiting.values()) {
      const [first] = group;
      const amountMinor = -group.reduce((sum, posting) => sum + posting.amountMinor, 0);
      if (first && amountMinor !== 0) {
        this.postings.push({ ...first, kind: "bounce", amountMinor, on, reason: "bounced" });
      }
    }
  }

  /** Puts a credit note in the place of the quitas of its invoices, before it lowers anything else; returns what is left. */
  #documentQuitas(credit: ReductionFact): bigint {
    let left = credit.amount;
    for (const target of credit.targets) {
      const holder = this.#holder(this.#accounts.get(target), credit.on);
      if (!holder || holder.invoice.currency !== credit.currency) continue;
      let documented = 0;
      for (const chunk of holder.chunks) {
        const minor = microsToMinor(left, credit.currency) - documented;
        const part = chunk.forgiven === "discount" ? Math.min(minor, chunk.minor) : 0;
        if (part === 0) continue;
        documented += part;
        chunk.minor -= part;
        this.#onInvoice(holder, "discount", part, credit.on, chunk.source, "quita-credited");
      }
      if (documented === 0) continue;
      const amount = minorToMicros(documented, credit.currency);
      holder.remaining += amount;
      this.#apply(holder, credit, amount);
      left -= amount;
    }
    return left;
  }

  /** Takes back as much of a write-off as money or a credit that came after it needs. */
  #recover(account: Account, reduction: ReductionFact, amount: bigint): void {
    if (!account.chunks.some((chunk) => chunk.forgiven === "write-off")) return;
    const { currency } = account.invoice;
    let wanted = microsToMinor(amount, currency) - account.openMinor;
    for (const chunk of account.chunks) {
      const part = chunk.forgiven === "write-off" ? Math.min(wanted, chunk.minor) : 0;
      if (part <= 0) continue;
      wanted -= part;
      chunk.minor -= part;
      account.remaining += minorToMicros(part, currency);
      this.#onInvoice(account, "write-off", part, reduction.on, chunk.source, "write-off-recovered");
    }
  }

  /** Lowers the invoice by up to `amount` micros; returns what is left. */
  #apply(account: Account, reduction: ReductionFact, amount: bigint): bigint {
    if (account.invoice.settledAtIssue) {
      const minor = this.#replaceRule(account, reduction, amount);
      if (minor > 0) this.#onInvoice(account, "payment", -minor, reduction.on, reduction.source, reasonOf(reduction));
      const left = amount - minorToMicros(minor, reduction.currency);
      return left > 0n ? left : 0n;
    }
    const applied = this.#lower(account, amount);
    if (applied.minor > 0) {
      const { source, customer } = reduction;
      account.chunks.push({ source, customer, minor: applied.minor, forgiven: forgivenBy(reduction) });
      this.#onInvoice(account, reduction.kind, -applied.minor, reduction.on, reduction.source, reasonOf(reduction));
    }
    return applied.left;
  }

  /** Money on an invoice that counts as settled takes the place of that much of the settlement; returns how much. */
  #replaceRule(account: Account, reduction: ReductionFact, amount: bigint): number {
    const { invoice, chunks } = account;
    const taken = chunks.reduce((sum, chunk) => sum + chunk.minor, 0);
    const free = microsToMinor(invoice.total, invoice.currency) - taken;
    const minor = Math.min(free, microsToMinor(amount, invoice.currency));
    if (minor <= 0) return 0;
    const on = reduction.on > invoice.issuedOn ? reduction.on : invoice.issuedOn;
    chunks.push({ source: reduction.source, customer: reduction.customer, minor, forgiven: null });
    this.#onInvoice(account, "settlement", minor, on, invoice.uuid, "pue");
    return minor;
  }

  #lower(account: Account, amount: bigint): { minor: number; left: bigint } {
    const { currency } = account.invoice;
    const used = amount < account.remaining ? amount : account.remaining;
    account.remaining -= used;
    const open = isResidue(account.remaining, currency) ? 0 : microsToMinor(account.remaining, currency);
    return { minor: account.openMinor - open, left: amount - used };
  }

  /** Keeps money dated before its invoice on the customer's account until the invoice is issued. */
  #wait(account: Account, reduction: ReductionFact, amount: bigint, target: string): bigint {
    const minor = microsToMinor(amount, reduction.currency);
    if (minor === 0) return 0n;
    const anchor = reduction.kind === "credit" ? reduction.source : target;
    this.#onAccount(reduction, -minor, reduction.on, anchor, "before-invoice");
    account.waiting.push({ reduction, minor, micros: amount, anchor });
    return 0n;
  }

  #applyWaiting(account: Account, early: Account["waiting"][number]): void {
    const { reduction, anchor } = early;
    const on = account.invoice.issuedOn;
    const settled = account.invoice.settledAtIssue;
    const applied = settled
      ? this.#replaceRule(account, reduction, early.micros)
      : this.#lower(account, early.micros).minor;
    const minor = Math.min(applied, early.minor);
    if (minor === 0) return;
    this.#onAccount(reduction, minor, on, anchor, "applied", "application");
    if (!settled)
      account.chunks.push({ source: reduction.source, customer: reduction.customer, minor, forgiven: null });
    this.#onInvoice(account, "application", -minor, on, reduction.source, "applied");
  }

  #moveTo(holder: Account | undefined, from: Account, chunk: Chunk, on: string): void {
    const currency = from.invoice.currency;
    let left = chunk.minor;
    if (holder?.charged && holder.invoice.currency === currency && holder.invoice.customer === from.invoice.customer) {
      if (holder.invoice.settledAtIssue) {
        if (chunk.forgiven !== null) return;
        // Settled by rule: the money that moves in is part of that settlement, not on top of it.
        this.#onInvoice(holder, "transfer", -left, on, chunk.source, "moved-on");
        this.#onInvoice(holder, "settlement", left, on, holder.invoice.uuid, "pue");
        holder.chunks.push({ ...chunk, minor: left });
        return;
      }
      const moved = Math.min(left, holder.openMinor);
      if (moved > 0) {
        const exact = moved === holder.openMinor ? holder.remaining : minorToMicros(moved, currency);
        holder.remaining -= exact;
        holder.chunks.push({ ...chunk, minor: moved });
        this.#onInvoice(holder, "transfer", -moved, on, chunk.source, "moved-on");
        left -= moved;
      }
    }
    if (left > 0 && chunk.forgiven === null) {
      this.postings.push({
        anchor: from.invoice.uuid,
        receivable: null,
        customer: chunk.customer,
        kind: "transfer",
        currency,
        amountMinor: -left,
        on,
        source: chunk.source,
        reason: "to-apply",
      });
    }
  }

  #onInvoice(account: Account, kind: PostingKind, amountMinor: number, on: string, source: string, reason: string) {
    if (amountMinor === 0) return;
    const { invoice } = account;
    account.openMinor += amountMinor;
    account.lastEntryOn = on;
    this.postings.push({
      anchor: invoice.uuid,
      receivable: invoice.uuid,
      customer: invoice.customer,
      kind,
      currency: invoice.currency,
      amountMinor,
      on,
      source,
      reason,
    });
  }

  #onAccount(
    reduction: ReductionFact,
    amountMinor: number,
    on: string,
    anchor: string,
    reason: string,
    kind: PostingKind = reduction.kind,
  ): void {
    this.postings.push({
      anchor,
      receivable: null,
      customer: reduction.customer,
      kind,
      currency: reduction.currency,
      amountMinor,
      on,
      source: reduction.source,
      reason,
    });
  }
}

function drop<T>(list: T[], gone: (item: T) => boolean): void {
  const kept = list.filter((item) => !gone(item));
  list.splice(0, list.length, ...kept);
}

/** A credit note over several invoices does not say how much is for which: its split is a guess (RULES 39). */
function reasonOf(reduction: ReductionFact): string {
  if (reduction.money) return "recorded";
  if (reduction.kind === "discount") return "quita";
  if (reduction.kind === "write-off") return "written-off";
  return reduction.kind === "credit" && reduction.targets.length > 1 ? "credit-guess" : reduction.kind;
}
