import type { PromiseCase } from "../../../shared/domain/promises/facts.ts";
import { type PromiseTimeline, promiseTimelines } from "../../../shared/domain/promises/timeline.ts";
import { voidFollowUps } from "../contacts/follow-ups.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import type { PromiseCoverRow, PromisePaymentSpanRow, PromiseSpanRow } from "../db/tables/promises.ts";
import { NEVER } from "../db/tables/spec.ts";
import { type LoadedPromises, loadPromises } from "./case-loader.ts";
import { loadAccount, loadMovements } from "./entries-loader.ts";

/** What is derived of promises. */
export interface Derived {
  readonly spans: readonly PromiseSpanRow[];
  readonly payments: readonly PromisePaymentSpanRow[];
  readonly cover: readonly PromiseCoverRow[];
}

/** Source of a follow-up that a promise asks for. */
export const PROMISE_SOURCE = "promise";

const SPAN_COLUMNS = [
  "promise_id",
  "from_on",
  "until_on",
  "customer_id",
  "state",
  "promised_minor",
  "kept_minor",
  "next_due_on",
  "matures_on",
  "broken_on",
  "replaced",
] as const;
const PAYMENT_SPAN_COLUMNS = [
  "promise_id",
  "seq",
  "from_on",
  "until_on",
  "state",
  "promised_minor",
  "kept_minor",
] as const;

/**
 * Brings what is derived of promises to what entries and decisions say now, after entries of these receivables or money on
 * the account of these customers changed. Runs in the transaction that changed them; a ledger without promises pays one
 * lookup of one row for it.
 */
export async function rejudgeTouched(
  tx: LedgerTx,
  touched: { readonly receivables: readonly number[]; readonly customers: ReadonlySet<number> },
  recording: { readonly at: string },
): Promise<void> {
  const any = await tx.sql.selectFrom("promise").select("id").limit(1).executeTakeFirst();
  if (!any) return;
  const { bulk } = tx;
  const named = await bulk.selectIn("promise_invoice", ["promise_id"], "receivable_id", touched.receivables);
  const covering = await bulk.selectIn("promise_cover", ["promise_id"], "receivable_id", touched.receivables);
  const owned = await bulk.selectIn("promise_span", ["promise_id"], "customer_id", [...touched.customers]);
  const ids = new Set([...named, ...covering, ...owned].map((row) => row.promise_id));
  await rejudgePromises(tx, [...ids], recording);
}

/** As {@link rejudgeTouched}, of promises by id, with all that share invoices with them. */
export async function rejudgePromises(
  tx: LedgerTx,
  ids: readonly number[],
  recording: { readonly at: string },
): Promise<void> {
  if (ids.length === 0) return;
  const groups = await loadPromises(tx.bulk, ids);
  const wanted = await derive(tx.sql, tx.bulk, groups);
  const all = [...new Set([...ids, ...groups.flatMap((group) => group.facts.map((fact) => fact.id))])];
  await keep(tx, all, wanted, recording);
}

/** What is to be kept of the promises of groups; `verify` holds what is kept against it. */
export async function derive(
  sql: ReadHandle,
  bulk: Pick<LedgerTx["bulk"], "selectIn">,
  groups: readonly LoadedPromises[],
): Promise<Derived> {
  const receivables = new Set<number>();
  const customers = new Set<number>();
  let from = "";
  for (const { facts, customers: owners } of groups) {
    for (const fact of facts) {
      customers.add(owners.get(fact.id) ?? 0);
      for (const line of fact.lines) for (const id of line.receivables) receivables.add(id);
      if (from === "" || fact.madeOn < from) from = fact.madeOn;
    }
  }
  const movements = await loadMovements(bulk, [...receivables]);
  const accounts = await loadAccount(sql, [...customers], from);
  const spans: PromiseSpanRow[] = [];
  const payments: PromisePaymentSpanRow[] = [];
  const cover: PromiseCoverRow[] = [];
  for (const { facts, customers: owners } of groups) {
    const own = [...new Set(facts.flatMap((fact) => fact.lines.flatMap((line) => line.receivables)))];
    const groupOwners = [...new Set(facts.map((fact) => owners.get(fact.id) ?? 0))];
    const all: PromiseCase = {
      promises: facts,
      movements: own.flatMap((id) => movements.get(id) ?? []),
      account: groupOwners.flatMap((owner) => accounts.get(owner) ?? []),
    };
    for (const timeline of promiseTimelines(all)) {
      spans.push(...spanRows(timeline, owners.get(timeline.id) ?? 0));
      payments.push(...paymentRows(timeline));
    }
    for (const fact of facts) {
      const covered = new Set(fact.lines.flatMap((line) => line.receivables));
      cover.push(...[...covered].map((receivable) => ({ promise_id: fact.id, receivable_id: receivable })));
    }
  }
  return { spans, payments, cover };
}

function spanRows({ id, spans }: PromiseTimeline, customer: number): PromiseSpanRow[] {
  return spans.map(({ from, until, standing }) => ({
    promise_id: id,
    from_on: from,
    until_on: until ?? NEVER,
    customer_id: customer,
    state: standing.state,
    promised_minor: standing.promisedMinor,
    kept_minor: standing.keptMinor,
    next_due_on: standing.nextDueOn,
    matures_on: standing.maturesOn,
    broken_on: standing.brokenOn,
    replaced: standing.replaced ? 1 : 0,
  }));
}

function paymentRows({ id, payments }: PromiseTimeline): PromisePaymentSpanRow[] {
  return payments.map(({ from, until, standing }) => ({
    promise_id: id,
    seq: standing.seq,
    from_on: from,
    until_on: until ?? NEVER,
    state: standing.state,
    promised_minor: standing.promisedMinor,
    kept_minor: standing.keptMinor,
  }));
}

/** What is kept of promises now. */
export async function keptOf(bulk: Pick<LedgerTx["bulk"], "selectIn">, ids: readonly number[]): Promise<Derived> {
  return {
    spans: await bulk.selectIn("promise_span", SPAN_COLUMNS, "promise_id", ids),
    payments: await bulk.selectIn("promise_payment_span", PAYMENT_SPAN_COLUMNS, "promise_id", ids),
    cover: await bulk.selectIn("promise_cover", ["promise_id", "receivable_id"], "promise_id", ids),
  };
}

/** What is derived of each promise as one text, the same for the same. */
export function textsOf({ spans, payments, cover }: Derived): Map<number, string> {
  const texts = new Map<number, string[]>();
  const add = (id: number, text: string): void => {
    const own = texts.get(id);
    if (own) own.push(text);
    else texts.set(id, [text]);
  };
  for (const row of spans) add(row.promise_id, `s ${SPAN_COLUMNS.map((column) => row[column]).join("|")}`);
  for (const row of payments) add(row.promise_id, `p ${PAYMENT_SPAN_COLUMNS.map((column) => row[column]).join("|")}`);
  for (const row of cover) add(row.promise_id, `c ${row.receivable_id}`);
  return new Map([...texts].map(([id, lines]) => [id, lines.sort().join("\n")]));
}

/** Promises written anew by one statement. */
const CHUNK = 500;

async function keep(
  tx: LedgerTx,
  ids: readonly number[],
  wanted: Derived,
  recording: { readonly at: string },
): Promise<void> {
  const before = textsOf(await keptOf(tx.bulk, ids));
  const after = textsOf(wanted);
  const changed = new Set(ids.filter((id) => before.get(id) !== after.get(id)));
  if (changed.size === 0) return;
  const list = [...changed];
  for (let start = 0; start < list.length; start += CHUNK) {
    const some = list.slice(start, start + CHUNK);
    for (const table of ["promise_span", "promise_payment_span", "promise_cover"] as const) {
      await tx.sql.deleteFrom(table).where("promise_id", "in", some).execute();
    }
  }
  const own = <Row extends { readonly promise_id: number }>(rows: readonly Row[]): Row[] =>
    rows.filter((row) => changed.has(row.promise_id));
  const spans = own(wanted.spans);
  await tx.bulk.insert("promise_span", spans);
  await tx.bulk.insert("promise_payment_span", own(wanted.payments));
  await tx.bulk.insert("promise_cover", own(wanted.cover));
  await voidNeedless(tx, list, spans, recording);
}

/** Nobody has to ask about a promise that was kept, ended or taken back. */
async function voidNeedless(
  tx: LedgerTx,
  ids: readonly number[],
  spans: readonly PromiseSpanRow[],
  recording: { readonly at: string },
): Promise<void> {
  const last = new Map<number, PromiseSpanRow>();
  for (const span of spans) if (span.until_on === NEVER) last.set(span.promise_id, span);
  const reasons = new Map<number, string>();
  for (const id of ids) {
    const end = last.get(id);
    if (!end) reasons.set(id, "withdrawn");
    else if (end.replaced === 1) reasons.set(id, "renegotiated");
    else if (end.state === "kept" || end.state === "cancelled" || end.state === "superseded")
      reasons.set(id, end.state);
  }
  for (const [sourceId, reason] of reasons) {
    await voidFollowUps(tx, { sourceKind: PROMISE_SOURCE, sourceId }, reason, recording);
  }
}
