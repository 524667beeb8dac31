import { daysBetween } from "../days.ts";
import { combinationsOf } from "./combinations.ts";
import { depositHints, type Hints } from "./hints.ts";
import { type Identity, identify, invoiceLabel } from "./identity.ts";
import type {
  Candidates,
  CustomerCandidate,
  Deposit,
  KnownMoney,
  MatchingSettings,
  OpenInvoice,
  Reason,
  Suggestion,
} from "./types.ts";

/** From this score on a suggestion may be pre-selected, if nothing else comes near it. */
export const CERTAIN_SCORE = 70;
/** Points the next best must be behind. */
export const CERTAIN_LEAD = 10;
/** Suggestions shown for one deposit. */
const MOST_SUGGESTIONS = 8;
/** Days between bank and ledger within which money of the same amount may be the same money. */
export const KNOWN_DAYS = 5;

const AMOUNT = {
  exact: 40,
  named: 40,
  promise: 38,
  total: 36,
  overdue: 34,
  combination: 32,
  partOfNamed: 20,
  account: 5,
};
const PENALTY = { difference: 5, several: 20, otherFolio: 20, manyInvoices: 2 };
const NOBODY: Identity = { reasons: [], score: 0, named: [] };

interface Option {
  readonly invoices: readonly OpenInvoice[];
  readonly reason: Reason;
  readonly points: number;
}

const sum = (invoices: readonly OpenInvoice[]): number =>
  invoices.reduce((total, { openMinor }) => total + openMinor, 0);
const byDue = (a: OpenInvoice, b: OpenInvoice): number =>
  a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.uuid < b.uuid ? -1 : 1;

/** Applies the deposit to the invoices in order, each at most its balance. */
function applied(
  amountMinor: number,
  invoices: readonly OpenInvoice[],
): Pick<Suggestion, "applications" | "unappliedMinor"> {
  let left = amountMinor;
  const applications: { invoiceUuid: string; amountMinor: number }[] = [];
  for (const { uuid, openMinor } of invoices) {
    const part = Math.min(left, openMinor);
    if (part > 0) applications.push({ invoiceUuid: uuid, amountMinor: part });
    left -= part;
  }
  return { applications, unappliedMinor: left };
}

/** Ways in which the deposit's amount fits what one customer owes. */
function optionsOf(
  deposit: Deposit,
  customer: CustomerCandidate | undefined,
  identity: Identity,
  invoices: readonly OpenInvoice[],
  candidates: Candidates,
  settings: MatchingSettings,
): Option[] {
  const amount = deposit.amountMinor;
  // What is settled by rule is no balance: it takes part where the deposit names it or has its very amount.
  const owed = invoices.filter(({ settledByRule }) => !settledByRule);
  const near = (minor: number): boolean => minor > 0 && Math.abs(minor - amount) <= settings.toleranceMinor;
  const options: Option[] = [];
  const { named } = identity;
  if (named.length > 0) {
    const total = sum(named);
    const label = named.map(invoiceLabel).join(", ");
    if (near(total))
      options.push({ invoices: named, reason: { code: "exact-named", values: { label } }, points: AMOUNT.named });
    else if (amount < total)
      options.push({
        invoices: named,
        reason: { code: "part-of-named", values: { label } },
        points: AMOUNT.partOfNamed,
      });
  }
  for (const invoice of invoices.filter(({ openMinor }) => near(openMinor))) {
    options.push({
      invoices: [invoice],
      reason: { code: "exact-one", values: { label: invoiceLabel(invoice) } },
      points: AMOUNT.exact,
    });
  }
  for (const promise of candidates.promises.filter(
    ({ customerId, amountMinor, madeOn }) => customerId === customer?.id && near(amountMinor) && madeOn <= deposit.day,
  )) {
    const promised = invoices.filter(({ uuid }) => promise.invoiceUuids.includes(uuid));
    const values = { day: promise.promisedOn, amountMinor: promise.amountMinor };
    options.push({
      invoices: promised.length > 0 ? promised : owed,
      reason: { code: "promise", values },
      points: AMOUNT.promise,
    });
  }
  if (customer !== undefined && owed.length > 1 && sum(owed) === customer.openMinor) {
    if (near(customer.openMinor))
      options.push({
        invoices: owed,
        reason: { code: "total-balance", values: { count: owed.length } },
        points: AMOUNT.total,
      });
    const overdue = owed.filter(({ dueOn }) => dueOn < deposit.day);
    if (overdue.length > 1 && overdue.length < owed.length && near(sum(overdue))) {
      options.push({
        invoices: overdue,
        reason: { code: "overdue-balance", values: { count: overdue.length } },
        points: AMOUNT.overdue,
      });
    }
  }
  // Without anything that says who paid, a sum of several invoices would be chance.
  if (identity.score > 0) options.push(...combinationOptions(amount, owed));
  return options;
}

function combinationOptions(amount: number, invoices: readonly OpenInvoice[]): Option[] {
  const { found, complete } = combinationsOf(invoices, amount);
  const several = found.length > 1 || !complete;
  return found.map((combination) => {
    const ordered = [...combination].sort(byDue);
    const code = several ? "several-combinations" : "combination";
    const points =
      AMOUNT.combination - (several ? PENALTY.several : PENALTY.manyInvoices * Math.max(0, ordered.length - 3));
    return { invoices: ordered, reason: { code, values: { count: ordered.length } }, points };
  });
}

/** Whether the deposit names invoices and the proposal is about none of them. */
function ignoresNamed(identity: Identity, invoices: readonly OpenInvoice[]): boolean {
  return identity.named.length > 0 && !invoices.some(({ uuid }) => identity.named.some((named) => named.uuid === uuid));
}

function ofOption(deposit: Deposit, customerId: number, identity: Identity, option: Option, only: boolean): Suggestion {
  const placed = applied(deposit.amountMinor, option.invoices);
  // What was promised is what is expected, whatever else those invoices owe.
  const expected = option.reason.code === "promise" ? option.reason.values.amountMinor : undefined;
  const difference = (expected ?? sum(option.invoices)) - deposit.amountMinor;
  const partial = option.reason.code === "part-of-named";
  const reasons: Reason[] = [...identity.reasons, option.reason];
  let score = identity.score + option.points;
  if (difference !== 0 && !partial) {
    reasons.push({ code: "difference", values: { amountMinor: difference } });
    score -= PENALTY.difference;
  }
  if (ignoresNamed(identity, option.invoices)) {
    reasons.push({ code: "other-folio", values: { label: identity.named.map(invoiceLabel).join(", ") } });
    score -= PENALTY.otherFolio;
  }
  if (only) {
    reasons.push({ code: "only-one", values: {} });
    score += 15;
  }
  const key = `apply:${String(customerId)}:${placed.applications
    .map(({ invoiceUuid }) => invoiceUuid)
    .sort()
    .join(",")}`;
  return { key, kind: "apply", customerId, ...placed, known: null, score: clamp(score), reasons };
}

function ofKnown(deposit: Deposit, known: KnownMoney, identity: Identity, hints: Hints): Suggestion {
  const apart = Math.abs(daysBetween(known.day, deposit.day));
  const sameReference = known.operation.length >= 4 && hints.text.includes(` ${known.operation.toLowerCase()} `);
  const code = known.kind === "payment" ? "same-payment" : "same-pago";
  const reasons: Reason[] = [{ code, values: { label: known.label, day: known.day } }, ...identity.reasons];
  if (sameReference) reasons.push({ code: "same-reference", values: { label: known.operation } });
  const score = 70 - apart * 4 + (sameReference ? 20 : 0) + Math.min(identity.score, 30);
  const key = `${known.kind}:${known.uuid}:${String(known.pago)}`;
  return {
    key,
    kind: known.kind,
    customerId: known.customerId,
    applications: [],
    unappliedMinor: 0,
    known,
    score: clamp(score),
    reasons,
  };
}

const clamp = (score: number): number => Math.max(0, Math.min(100, score));

interface Index {
  readonly customers: ReadonlyMap<number, CustomerCandidate>;
  /** Oldest due first. */
  readonly invoicesOf: ReadonlyMap<number, readonly OpenInvoice[]>;
}

/** Candidates of a page are the same for all its deposits, so they are sorted once. */
const indexes = new WeakMap<Candidates, Index>();

function indexOf(candidates: Candidates): Index {
  const known = indexes.get(candidates);
  if (known !== undefined) return known;
  const made: Index = {
    customers: new Map(candidates.customers.map((customer) => [customer.id, customer])),
    invoicesOf: Map.groupBy([...candidates.invoices].sort(byDue), ({ customerId }) => customerId),
  };
  indexes.set(candidates, made);
  return made;
}

/**
 * What a deposit may be: money the ledger knows already (then it is linked, never counted twice), a payment of invoices,
 * or money of a known customer that is left unapplied. Best first; each says why. Pure: the same deposit and candidates
 * always give the same.
 */
export function suggest(deposit: Deposit, candidates: Candidates, settings: MatchingSettings): Suggestion[] {
  const hints = depositHints(deposit);
  const identities = identify(hints, candidates);
  const { customers, invoicesOf } = indexOf(candidates);
  const equal = candidates.invoices.filter(({ openMinor }) => openMinor === deposit.amountMinor);
  const made: Suggestion[] = [];
  for (const known of candidates.known) {
    if (known.amountMinor !== deposit.amountMinor || Math.abs(daysBetween(known.day, deposit.day)) > KNOWN_DAYS)
      continue;
    made.push(ofKnown(deposit, known, identities.get(known.customerId) ?? NOBODY, hints));
  }
  const near = (minor: number): boolean => Math.abs(minor - deposit.amountMinor) <= settings.toleranceMinor;
  // Nobody else can have an option: all need a name, an amount of an invoice, or one of the customer as a whole.
  const concerned = new Set([
    ...identities.keys(),
    ...candidates.invoices.filter(({ openMinor }) => near(openMinor)).map(({ customerId }) => customerId),
    ...candidates.customers.filter((one) => near(one.openMinor) || near(one.overdueMinor)).map(({ id }) => id),
    ...candidates.promises.map(({ customerId }) => customerId),
  ]);
  for (const customerId of concerned) {
    const identity = identities.get(customerId) ?? NOBODY;
    const invoices = invoicesOf.get(customerId) ?? [];
    const options = optionsOf(deposit, customers.get(customerId), identity, invoices, candidates, settings);
    for (const option of options) {
      const only =
        identity.score === 0 && equal.length === 1 && option.invoices.length === 1 && option.invoices[0] === equal[0];
      made.push(ofOption(deposit, customerId, identity, option, only));
    }
    if (identity.score > 0) made.push(onAccount(deposit, customerId, identity, options.length > 0));
  }
  return merged(made).slice(0, MOST_SUGGESTIONS);
}

function onAccount(deposit: Deposit, customerId: number, identity: Identity, fits: boolean): Suggestion {
  return {
    key: `account:${String(customerId)}`,
    kind: "account",
    customerId,
    applications: [],
    unappliedMinor: deposit.amountMinor,
    known: null,
    score: clamp(identity.score + AMOUNT.account),
    reasons: fits ? identity.reasons : [...identity.reasons, { code: "no-amount", values: {} }],
  };
}

/** Proposals that would do the same become one with all reasons and the best score; best first, then by key. */
function merged(made: readonly Suggestion[]): Suggestion[] {
  const byKey = new Map<string, Suggestion>();
  for (const suggestion of made) {
    const known = byKey.get(suggestion.key);
    if (known === undefined) {
      byKey.set(suggestion.key, suggestion);
      continue;
    }
    const best = suggestion.score > known.score ? suggestion : known;
    const codes = new Set(best.reasons.map(({ code }) => code));
    // What it names being the very amount says that it is the balance too.
    if (codes.has("exact-named")) codes.add("exact-one");
    const further = (best === known ? suggestion : known).reasons.filter(({ code }) => !codes.has(code));
    byKey.set(suggestion.key, { ...best, reasons: [...best.reasons, ...further] });
  }
  return [...byKey.values()].sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}

/**
 * The suggestion that may be pre-selected and confirmed in bulk, or null: high enough, well ahead of any other proposal,
 * of the amount to the cent, and of a deposit that does not look like a line imported before. Leaving money unapplied is
 * never certain.
 */
export function certainOf(deposit: Deposit, suggestions: readonly Suggestion[]): Suggestion | null {
  const [best, next] = suggestions;
  if (best === undefined || deposit.lookalike || best.kind === "account" || best.score < CERTAIN_SCORE) return null;
  if (best.reasons.some(({ code }) => code === "difference")) return null;
  return next !== undefined && best.score - next.score < CERTAIN_LEAD ? null : best;
}

/**
 * Takes certainty from proposals that cannot all be confirmed: two deposits for more of one invoice than it owes, or for
 * the same known money. `certain` by deposit; answers those that stay.
 */
export function withoutConflicts(
  certain: ReadonlyMap<number, Suggestion>,
  openOf: (invoiceUuid: string) => number,
): Map<number, Suggestion> {
  const wanted = new Map<string, number>();
  const claims = new Map<string, number>();
  for (const { applications, known, key } of certain.values()) {
    for (const { invoiceUuid, amountMinor } of applications)
      wanted.set(invoiceUuid, (wanted.get(invoiceUuid) ?? 0) + amountMinor);
    if (known !== null) claims.set(key, (claims.get(key) ?? 0) + 1);
  }
  return new Map(
    [...certain].filter(
      ([, { applications, known, key }]) =>
        applications.every(({ invoiceUuid }) => (wanted.get(invoiceUuid) ?? 0) <= openOf(invoiceUuid)) &&
        (known === null || claims.get(key) === 1),
    ),
  );
}
