import { isResidue, microsToMinor, minorToMicros } from "../money.ts";
import type { Account, Chunk, Waiting } from "./account.ts";
import { forgivenBy } from "./account.ts";
import type { Posting, PostingKind, ReductionFact } from "./facts.ts";

/** Why something was taken back from an invoice, by what it was. */
const GIVEN_BACK = { discount: "quita-lost", "write-off": "write-off-undone", bounce: "bounced" } as const;

/** What happens to invoices that belong together, told event by event, and the entries it leaves. */
export class Story {
  readonly postings: Posting[] = [];
  readonly #accounts: ReadonlyMap<string, Account>;
  /** What its invoices had no room for, in the order it came. */
  readonly #leftOver: Waiting[] = [];
  /** What was given up on the day being told and has found no balance yet, in micros. */
  readonly #givenUp: { readonly reduction: ReductionFact; readonly micros: bigint }[] = [];

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
    for (const early of account.waiting.splice(0)) {
      this.#applyWaiting(account, early, invoice.issuedOn);
      this.#keep(early);
    }
  }

  reduce(reduction: ReductionFact): void {
    let left = reduction.documentsQuita ? this.#documentQuitas(reduction) : reduction.amount;
    for (const target of reduction.targets) {
      if (left <= 0n) break;
      const holder = this.#holder(this.#accounts.get(target), reduction.on);
      if (!holder) continue;
      // The rule has settled it already: a complement for it is superfluous, a credit becomes the customer's.
      if (settledFor(holder, reduction) && reduction.kind === "payment") return;
      if (settledFor(holder, reduction) || holder.invoice.currency !== reduction.currency) continue;
      if (forgivenBy(reduction) !== null && !holder.charged) continue;
      if (forgivenBy(reduction) === null) this.#recover(holder, reduction, left);
      left = holder.charged ? this.#apply(holder, reduction, left) : this.#wait(holder, reduction, left, target);
    }
    if (forgivenBy(reduction) !== null) {
      if (left > 0n) this.#givenUp.push({ reduction, micros: left });
      return;
    }
    if (left > 0n && !isResidue(left, reduction.currency)) {
      const known = reduction.targets.find((target) => this.#accounts.has(target));
      const anchor = reduction.kind === "credit" ? reduction.source : (known ?? reduction.source);
      const unused = reduction.kind === "credit" && left === reduction.amount;
      const reason = unused ? "no-invoice" : "left-over";
      const minor = microsToMinor(left, reduction.currency);
      this.#onAccount(reduction, -minor, reduction.on, anchor, reason);
      this.#keep({ reduction, minor, micros: left, anchor });
    }
  }

  /**
   * Ends a day: what waits on the account goes to the invoices it names as far as these have a balance again, because other
   * money was returned, a quita was lost, or a larger invoice took their place. It does so on this day and not on its value
   * date: on that day the other money stood on the invoice, and no day's balance may fall below zero.
   */
  endDay(on: string): void {
    for (const rest of this.#leftOver.splice(0)) {
      for (const target of rest.reduction.targets) {
        const named = this.#accounts.get(target);
        const holder = this.#holder(named, on);
        if (!holder?.charged || holder.invoice.customer !== named?.invoice.customer) continue;
        if (settledFor(holder, rest.reduction) || holder.invoice.currency !== rest.reduction.currency) continue;
        this.#applyWaiting(holder, rest, on);
      }
      this.#keep(rest);
    }
    for (const { reduction, micros } of this.#givenUp.splice(0)) this.#giveUp(reduction, micros);
  }

  /**
   * Gives up what the day left open of the invoices named, once the money of the day is told: a cheque that the bank returned
   * opened it again. What finds no balance by the end of its day gives up nothing later.
   */
  #giveUp(reduction: ReductionFact, micros: bigint): void {
    let left = micros;
    for (const target of reduction.targets) {
      if (left <= 0n) return;
      const holder = this.#holder(this.#accounts.get(target), reduction.on);
      if (!holder?.charged || settledFor(holder, reduction)) continue;
      if (holder.invoice.currency === reduction.currency) left = this.#apply(holder, reduction, left);
    }
  }

  /** Remembers what is still on the account after its invoices took what they had room for. */
  #keep(rest: Waiting): void {
    if (rest.minor > 0 && rest.micros > 0n) this.#leftOver.push(rest);
  }

  end(account: Account): void {
    const { invoice, ending } = account;
    if (!ending) return;
    const successor = ending.successor === null ? undefined : this.#accounts.get(ending.successor);
    const holder = this.#holder(successor, ending.on);
    for (const chunk of account.chunks) {
      if (chunk.minor === 0) continue;
      this.#onInvoice(account, "transfer", chunk.minor, ending.on, chunk.reduction.source, "moved-on");
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

  /**
   * Takes money the bank returned back from every place where it stands. What an ended invoice freed goes back by way of that
   * invoice: it had counted there as collected, and there it has to be taken back.
   */
  giveBack(source: string, on: string): void {
    for (const account of this.#accounts.values()) {
      const { currency, settledAtIssue, uuid } = account.invoice;
      for (const chunk of account.chunks.filter((candidate) => candidate.reduction.source === source)) {
        const kind = forgivenBy(chunk.reduction) ?? "bounce";
        this.#onInvoice(account, kind, chunk.minor, on, source, GIVEN_BACK[kind]);
        if (settledAtIssue) this.#onInvoice(account, "settlement", -chunk.minor, on, uuid, "pue");
        else account.remaining += minorToMicros(chunk.minor, currency);
      }
      drop(account.chunks, (chunk) => chunk.reduction.source === source);
      drop(account.waiting, (early) => early.reduction.source === source);
    }
    for (const { reduction, minor, anchor, freedBy } of this.#leftOver) {
      if (reduction.source !== source || freedBy === undefined) continue;
      this.#onInvoice(freedBy, "bounce", minor, on, source, "bounced");
      this.#onInvoice(freedBy, "transfer", -minor, on, source, "bounced");
      this.#onAccount(reduction, minor, on, anchor, "bounced", "transfer");
    }
    drop(this.#leftOver, (rest) => rest.reduction.source === source);
    drop(this.#givenUp, ({ reduction }) => reduction.source === source);
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
        const part = forgivenBy(chunk.reduction) === "discount" ? Math.min(minor, chunk.minor) : 0;
        if (part === 0) continue;
        documented += part;
        chunk.minor -= part;
        this.#onInvoice(holder, "discount", part, credit.on, chunk.reduction.source, "quita-credited");
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
    if (!account.chunks.some((chunk) => forgivenBy(chunk.reduction) === "write-off")) return;
    const { currency } = account.invoice;
    let wanted = microsToMinor(amount, currency) - account.openMinor;
    for (const chunk of account.chunks) {
      const part = forgivenBy(chunk.reduction) === "write-off" ? Math.min(wanted, chunk.minor) : 0;
      if (part <= 0) continue;
      wanted -= part;
      chunk.minor -= part;
      account.remaining += minorToMicros(part, currency);
      this.#onInvoice(account, "write-off", part, reduction.on, chunk.reduction.source, "write-off-recovered");
    }
  }

  /** Lowers the invoice by up to `amount` micros; returns what is left. */
  #apply(account: Account, reduction: ReductionFact, amount: bigint): bigint {
    if (account.invoice.settledAtIssue) {
      const minor = this.#replaceRule(account, reduction, amount, reduction.on);
      if (minor > 0) this.#onInvoice(account, "payment", -minor, reduction.on, reduction.source, reasonOf(reduction));
      const left = amount - minorToMicros(minor, reduction.currency);
      return left > 0n ? left : 0n;
    }
    const applied = this.#lower(account, amount);
    if (applied.minor > 0) {
      account.chunks.push({ reduction, minor: applied.minor });
      this.#onInvoice(account, reduction.kind, -applied.minor, reduction.on, reduction.source, reasonOf(reduction));
    }
    return applied.left;
  }

  /** Money on an invoice that counts as settled takes the place of that much of the settlement; returns how much. */
  #replaceRule(account: Account, reduction: ReductionFact, amount: bigint, on: string): number {
    const { invoice, chunks } = account;
    const taken = chunks.reduce((sum, chunk) => sum + chunk.minor, 0);
    const free = microsToMinor(invoice.total, invoice.currency) - taken;
    const minor = Math.min(free, microsToMinor(amount, invoice.currency));
    if (minor <= 0) return 0;
    chunks.push({ reduction, minor });
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

  /** Takes what has waited off the account and onto the invoice, as far as that has room. */
  #applyWaiting(account: Account, waiting: Waiting, on: string): void {
    const { reduction, micros, anchor } = waiting;
    const settled = account.invoice.settledAtIssue;
    const applied = settled ? this.#replaceRule(account, reduction, micros, on) : this.#lower(account, micros).minor;
    const minor = Math.min(applied, waiting.minor);
    if (minor === 0) return;
    waiting.minor -= minor;
    waiting.micros -= minorToMicros(minor, reduction.currency);
    if (!settled) account.chunks.push({ reduction, minor });
    // What an ended invoice freed counted there as money received, and is not received again on what follows it.
    const kind = waiting.freedBy === undefined ? "application" : "transfer";
    this.#onAccount(reduction, minor, on, anchor, "applied", kind);
    this.#onInvoice(account, kind, -minor, on, reduction.source, "applied");
  }

  #moveTo(holder: Account | undefined, from: Account, { reduction, minor }: Chunk, on: string): void {
    const { currency, customer, uuid } = from.invoice;
    const { source } = reduction;
    const forgiven = forgivenBy(reduction) !== null;
    let left = minor;
    if (holder?.charged && holder.invoice.currency === currency && holder.invoice.customer === customer) {
      if (holder.invoice.settledAtIssue) {
        if (forgiven) return;
        // Settled by rule: the money that moves in is part of that settlement, not on top of it.
        this.#onInvoice(holder, "transfer", -left, on, source, "moved-on");
        this.#onInvoice(holder, "settlement", left, on, holder.invoice.uuid, "pue");
        holder.chunks.push({ reduction, minor: left });
        return;
      }
      const moved = Math.min(left, holder.openMinor);
      if (moved > 0) {
        const exact = moved === holder.openMinor ? holder.remaining : minorToMicros(moved, currency);
        holder.remaining -= exact;
        holder.chunks.push({ reduction, minor: moved });
        this.#onInvoice(holder, "transfer", -moved, on, source, "moved-on");
        left -= moved;
      }
    }
    if (left > 0 && !forgiven) {
      this.#onAccount(reduction, -left, on, uuid, "to-apply", "transfer");
      const rest = { ...reduction, targets: [uuid] };
      const micros = minorToMicros(left, currency);
      this.#keep({ reduction: rest, minor: left, micros, anchor: uuid, freedBy: from });
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

/** Whether the rule has settled the invoice already, and this is no money of our own to take the place of the rule. */
function settledFor(account: Account, { money }: ReductionFact): boolean {
  return account.invoice.settledAtIssue && !money;
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
