/**
 * What a promise that is being taken down would cover, and what speaks against it (COLLECTIONS 7). Pure: the same invoices
 * and rules give the same answer on the form, in the command and in a test.
 */

/** An invoice of the customer in the promise's currency, as of today. Amounts in minor units. */
export interface PromisableInvoice {
  readonly uuid: string;
  readonly label: string;
  readonly dueOn: string;
  readonly openMinor: number;
  /** Part of what is open that the customer disputes. */
  readonly disputedMinor: number;
  /** Due day of the open promise that covers it; null without one. */
  readonly promisedOn: string | null;
}

export interface DraftPayment {
  readonly dueOn: string;
  readonly amountMinor: number;
}

/** Settings of promises, company-wide, with what is known of who asks. */
export interface DraftRules {
  readonly today: string;
  /** Last day a collector may take a promise for. */
  readonly lastDay: string;
  readonly maxDays: number;
  /** Promises broken by the customer within `brokenDays`, of which `maxBroken` are the first that need approval; 0: never. */
  readonly recentBroken: number;
  readonly maxBroken: number;
  readonly brokenDays: number;
}

/** Why a promise cannot be made, or only with approval; the words are `errors.<code>`. Amounts are minor units. */
export type DraftProblem =
  | { readonly code: "PROMISE_IN_PAST"; readonly day: string; readonly today: string }
  | { readonly code: "PROMISE_NOTHING_OPEN" }
  | { readonly code: "PROMISE_INVOICE_CLOSED"; readonly documents: readonly string[] }
  | { readonly code: "PROMISE_INVOICE_PROMISED"; readonly documents: readonly string[]; readonly day: string }
  | { readonly code: "PROMISE_DISPUTED"; readonly documents: readonly string[]; readonly mostMinor: number }
  | { readonly code: "PROMISE_OVER_BALANCE"; readonly mostMinor: number }
  | { readonly code: "PROMISE_TOO_FAR"; readonly day: string; readonly last: string; readonly days: number }
  | { readonly code: "PROMISE_AFTER_BROKEN"; readonly count: number; readonly days: number };

/** Problems a coordinator may put aside. */
const APPROVABLE: ReadonlySet<DraftProblem["code"]> = new Set(["PROMISE_TOO_FAR", "PROMISE_AFTER_BROKEN"]);

/** Whether a coordinator may allow it all the same. */
export function isApprovable(problem: DraftProblem): boolean {
  return APPROVABLE.has(problem.code);
}

export interface DraftPlan {
  /** Payments by day; two for one day are one. */
  readonly payments: readonly DraftPayment[];
  readonly amountMinor: number;
  /**
   * Invoices, oldest due day first, with the part of the sum that is shown for each and the most of it that may be for it:
   * of those that were named the customer says which to pay first, so that any of them may have all of it (KPIS 8).
   */
  readonly lines: readonly { readonly uuid: string; readonly amountMinor: number; readonly mostMinor: number }[];
  /** What could be promised of the invoices it is about. */
  readonly mostMinor: number;
  readonly problems: readonly DraftProblem[];
}

const freeOf = (invoice: PromisableInvoice): number => Math.max(0, invoice.openMinor - invoice.disputedMinor);

function byDue(a: PromisableInvoice, b: PromisableInvoice): number {
  return `${a.dueOn} ${a.uuid}` < `${b.dueOn} ${b.uuid}` ? -1 : 1;
}

/** Payments in order of their days, those of one day put together. */
function paymentsOf(payments: readonly DraftPayment[]): DraftPayment[] {
  const days = Map.groupBy(payments, (payment) => payment.dueOn);
  return [...days]
    .map(([dueOn, own]) => ({ dueOn, amountMinor: own.reduce((sum, { amountMinor }) => sum + amountMinor, 0) }))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/**
 * Plans a promise. `chosen` names the invoices it is about; empty means the oldest that are open, undisputed and in no
 * other promise, up to the amount. `invoices` are the customer's.
 */
export function planPromise(
  wanted: readonly DraftPayment[],
  chosen: readonly string[],
  invoices: readonly PromisableInvoice[],
  rules: DraftRules,
): DraftPlan {
  const payments = paymentsOf(wanted);
  const amountMinor = payments.reduce((sum, payment) => sum + payment.amountMinor, 0);
  const named = new Set(chosen);
  const about =
    named.size > 0
      ? invoices.filter(({ uuid }) => named.has(uuid))
      : invoices.filter((invoice) => freeOf(invoice) > 0 && invoice.promisedOn === null);
  const problems = [...ofInvoices(about, named.size, amountMinor), ...ofDays(payments, rules), ...ofPast(rules)];

  const lines: { uuid: string; amountMinor: number; mostMinor: number }[] = [];
  let left = amountMinor;
  for (const invoice of [...about].sort(byDue)) {
    const free = invoice.promisedOn === null ? freeOf(invoice) : 0;
    const part = Math.min(left, free);
    left -= part;
    const mostMinor = named.size > 0 ? Math.min(amountMinor, free) : part;
    if (mostMinor > 0) lines.push({ uuid: invoice.uuid, amountMinor: part, mostMinor });
  }
  return { payments, amountMinor, lines, mostMinor: mostOf(about), problems };
}

function mostOf(about: readonly PromisableInvoice[]): number {
  return about.filter(({ promisedOn }) => promisedOn === null).reduce((sum, invoice) => sum + freeOf(invoice), 0);
}

function ofInvoices(about: readonly PromisableInvoice[], named: number, amountMinor: number): DraftProblem[] {
  if (named === 0 && about.length === 0) return [{ code: "PROMISE_NOTHING_OPEN" }];
  const problems: DraftProblem[] = [];
  const labels = (list: readonly PromisableInvoice[]): string[] => list.map(({ label }) => label);
  const closed = about.filter(({ openMinor }) => openMinor <= 0);
  if (closed.length > 0) problems.push({ code: "PROMISE_INVOICE_CLOSED", documents: labels(closed) });
  const promised = about.filter(({ promisedOn }) => promisedOn !== null);
  const [first] = promised;
  if (first?.promisedOn) {
    problems.push({ code: "PROMISE_INVOICE_PROMISED", documents: labels(promised), day: first.promisedOn });
  }
  const most = mostOf(about);
  if (amountMinor <= most || promised.length > 0) return problems;
  const open = about.reduce((sum, { openMinor }) => sum + Math.max(0, openMinor), 0);
  if (amountMinor <= open) {
    // More than may be promised and no more than is open: what stands between the two is disputed.
    const disputed = about.filter(({ openMinor, disputedMinor }) => openMinor > 0 && disputedMinor > 0);
    problems.push({ code: "PROMISE_DISPUTED", documents: labels(disputed), mostMinor: most });
  } else if (closed.length < about.length) {
    problems.push({ code: "PROMISE_OVER_BALANCE", mostMinor: most });
  }
  return problems;
}

function ofDays(payments: readonly DraftPayment[], { today, lastDay, maxDays }: DraftRules): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const first = payments[0]?.dueOn ?? today;
  const last = payments.at(-1)?.dueOn ?? today;
  if (first < today) problems.push({ code: "PROMISE_IN_PAST", day: first, today });
  if (last > lastDay) problems.push({ code: "PROMISE_TOO_FAR", day: last, last: lastDay, days: maxDays });
  return problems;
}

function ofPast({ recentBroken, maxBroken, brokenDays }: DraftRules): DraftProblem[] {
  if (maxBroken === 0 || recentBroken < maxBroken) return [];
  return [{ code: "PROMISE_AFTER_BROKEN", count: recentBroken, days: brokenDays }];
}
