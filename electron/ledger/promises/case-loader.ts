import type { PromiseFact } from "../../../shared/domain/promises/facts.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type {
  PromiseBeforeRow,
  PromiseEventRow,
  PromiseInvoiceRow,
  PromisePaymentRow,
  PromiseRow,
} from "../db/tables/promises.ts";
import { type Chain, replacementChains } from "./chains.ts";

type Bulk = Pick<LedgerTx["bulk"], "selectIn">;

/** Promises that share receivables, without the entries that decide about them. */
export interface LoadedPromises {
  readonly facts: readonly PromiseFact[];
  /** Customer whose the promise's invoices are now, by promise. */
  readonly customers: ReadonlyMap<number, number>;
}

/** Columns of promises that judging needs. */
const PROMISE_COLUMNS = ["id", "customer_id", "made_on", "made_at", "tolerance_bp", "renegotiates_id"] as const;
type JudgedRow = Pick<PromiseRow, (typeof PROMISE_COLUMNS)[number]>;
type Event = Pick<PromiseEventRow, "id" | "promise_id" | "kind" | "on_day" | "undoes_id">;

interface Parts {
  readonly promises: Map<number, JudgedRow>;
  readonly payments: readonly PromisePaymentRow[];
  readonly invoices: readonly PromiseInvoiceRow[];
  readonly before: readonly Pick<PromiseBeforeRow, "promise_id" | "receivable_id" | "effective_on" | "amount_minor">[];
  readonly events: readonly Event[];
}

/**
 * The promises with all that share receivables with them, directly or through others or replaced each other, in groups that
 * are judged by themselves. Those that were taken back are in none.
 */
export async function loadPromises(bulk: Bulk, seeds: readonly number[]): Promise<LoadedPromises[]> {
  const known = new Set<number>();
  const chains = new Map<number, Chain>();
  let frontier = [...new Set(seeds)];
  while (frontier.length > 0) {
    for (const id of frontier) known.add(id);
    const invoices = await bulk.selectIn("promise_invoice", ["receivable_id"], "promise_id", frontier);
    const missing = [...new Set(invoices.map((row) => row.receivable_id))].filter((id) => !chains.has(id));
    for (const [id, chain] of await replacementChains(bulk, missing)) chains.set(id, chain);
    const reached = [...new Set(missing.flatMap((id) => chains.get(id)?.receivables ?? [id]))];
    const covering = await bulk.selectIn("promise_cover", ["promise_id"], "receivable_id", reached);
    const sharing = await bulk.selectIn("promise_invoice", ["promise_id"], "receivable_id", reached);
    const replaced = await bulk.selectIn("promise", ["renegotiates_id"], "id", frontier);
    const replacing = await bulk.selectIn("promise", ["id"], "renegotiates_id", frontier);
    const next = new Set([...covering, ...sharing].map((row) => row.promise_id));
    for (const { renegotiates_id } of replaced) if (renegotiates_id !== null) next.add(renegotiates_id);
    for (const { id } of replacing) next.add(id);
    frontier = [...next].filter((id) => !known.has(id));
  }
  const parts = await loadParts(bulk, [...known]);
  return groupsOf(parts, chains);
}

async function loadParts(bulk: Bulk, ids: readonly number[]): Promise<Parts> {
  const promises = await bulk.selectIn("promise", PROMISE_COLUMNS, "id", ids);
  return {
    promises: new Map(promises.map((row) => [row.id, row])),
    payments: await bulk.selectIn(
      "promise_payment",
      ["id", "promise_id", "seq", "due_on", "matures_on", "amount_minor"],
      "promise_id",
      ids,
    ),
    invoices: await bulk.selectIn(
      "promise_invoice",
      ["id", "promise_id", "invoice_uuid", "receivable_id", "amount_minor"],
      "promise_id",
      ids,
    ),
    before: await bulk.selectIn(
      "promise_before",
      ["promise_id", "receivable_id", "effective_on", "amount_minor"],
      "promise_id",
      ids,
    ),
    events: await bulk.selectIn(
      "promise_event",
      ["id", "promise_id", "kind", "on_day", "undoes_id"],
      "promise_id",
      ids,
    ),
  };
}

/** What was decided about a promise and still holds. */
export function decided(events: readonly Event[]): {
  readonly takenBack: boolean;
  readonly ended: PromiseFact["ended"];
} {
  const undone = new Set(events.flatMap((event) => (event.kind === "undo" ? [event.undoes_id] : [])));
  let ended: PromiseFact["ended"] = null;
  for (const event of [...events].sort((a, b) => a.id - b.id)) {
    if (event.kind === "undo" || undone.has(event.id)) continue;
    ended ??= { as: event.kind, on: event.on_day };
  }
  return { takenBack: undone.has(null), ended };
}

function groupsOf(parts: Parts, chains: ReadonlyMap<number, Chain>): LoadedPromises[] {
  const payments = Map.groupBy(parts.payments, (row) => row.promise_id);
  const invoices = Map.groupBy(parts.invoices, (row) => row.promise_id);
  const before = Map.groupBy(parts.before, (row) => row.promise_id);
  const events = Map.groupBy(parts.events, (row) => row.promise_id);
  const facts = new Map<number, PromiseFact>();
  const customers = new Map<number, number>();
  for (const row of parts.promises.values()) {
    const { takenBack, ended } = decided(events.get(row.id) ?? []);
    if (takenBack) continue;
    const own = (invoices.get(row.id) ?? []).sort((a, b) => a.id - b.id);
    customers.set(row.id, chains.get(own[0]?.receivable_id ?? 0)?.customer ?? row.customer_id);
    facts.set(row.id, {
      id: row.id,
      madeOn: row.made_on,
      madeAt: row.made_at,
      toleranceBp: row.tolerance_bp,
      renegotiates: row.renegotiates_id,
      ended,
      payments: (payments.get(row.id) ?? []).map((payment) => ({
        seq: payment.seq,
        dueOn: payment.due_on,
        maturesOn: payment.matures_on,
        amountMinor: payment.amount_minor,
      })),
      lines: own.map((line) => ({
        amountMinor: line.amount_minor,
        receivables: chains.get(line.receivable_id)?.receivables ?? [line.receivable_id],
      })),
      before: (before.get(row.id) ?? []).map((each) => ({
        receivable: each.receivable_id,
        on: each.effective_on,
        amountMinor: each.amount_minor,
      })),
    });
  }
  return connected([...facts.values()]).map((group) => ({
    facts: group,
    customers,
  }));
}

/** Groups of promises that share a receivable or took each other's place. */
function connected(facts: readonly PromiseFact[]): PromiseFact[][] {
  const groups: { members: PromiseFact[]; keys: Set<string> }[] = [];
  for (const fact of facts) {
    const keys = new Set([
      `promise ${fact.id}`,
      ...(fact.renegotiates === null ? [] : [`promise ${fact.renegotiates}`]),
      ...fact.lines.flatMap((line) => line.receivables.map((id) => `receivable ${id}`)),
    ]);
    const touching = groups.filter((group) => [...keys].some((key) => group.keys.has(key)));
    const merged = { members: [fact], keys };
    for (const group of touching) {
      merged.members.push(...group.members);
      for (const key of group.keys) merged.keys.add(key);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(merged);
  }
  return groups.map((group) => group.members.sort((a, b) => a.id - b.id));
}
