import type { DueState } from "../../../shared/domain/acceptance.ts";
import { microsToMinor } from "../../../shared/domain/money.ts";
import { postCluster } from "../../../shared/domain/posting/cluster.ts";
import type { Posting, ReceivableState } from "../../../shared/domain/posting/facts.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { coverPlacementsOn } from "../agencies/cover.ts";
import { rejudgeAgreementsOn } from "../agreements/keeper.ts";
import { queueChains } from "../complements/queue.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { DocumentEndingRow } from "../db/tables/evidence.ts";
import type { EntryRow, ReceivableRow } from "../db/tables/ledger.ts";
import { NEVER } from "../db/tables/spec.ts";
import { keepDisputes } from "../disputes/keeper.ts";
import { keepStandings } from "../payments/standing-keeper.ts";
import { rejudgeTouched } from "../promises/keeper.ts";
import { keepAcceptance } from "./acceptance-keeper.ts";
import { ClusterLoader } from "./cluster-loader.ts";
import type { Loaded, Node } from "./cluster-model.ts";
import { keepEndings } from "./ending-keeper.ts";
import type { PostingRules } from "./posting-rules.ts";
import type { RecordingContext } from "./store.ts";

/** Documents whose place in the ledger has to be told again. */
export interface Repost {
  /** UUIDs of invoices and credit notes that are new, changed or named by what is. */
  readonly seeds: ReadonlySet<string>;
  /** UUIDs of complementos whose own money has to be looked at. */
  readonly complements: ReadonlySet<string>;
  /** Ids of documents stored in this transaction for the first time: they can have no entries yet. */
  readonly freshIds: ReadonlySet<number>;
  /** Ids of recorded payments about which something was decided. */
  readonly payments?: ReadonlySet<number>;
}

const ENTRY_COLUMNS = [
  "id",
  "customer_id",
  "receivable_id",
  "kind",
  "currency",
  "amount_minor",
  "effective_on",
  "recorded_at",
  "document_id",
  "anchor_id",
  "reverses_id",
  "actor",
  "reason",
] as const;

const STATE_COLUMNS = [
  "customer_id",
  "currency",
  "total_minor",
  "issued_on",
  "due_on",
  "open_minor",
  "closed_on",
  "last_entry_on",
  "ended_as",
  "ended_on",
  "settled_at_issue",
  "expected_on",
] as const;

type Wanted = Omit<EntryRow, "id" | "recorded_at" | "actor" | "reverses_id">;

function identity(entry: Wanted): string {
  return [
    entry.receivable_id ?? "",
    entry.customer_id,
    entry.kind,
    entry.currency,
    entry.amount_minor,
    entry.effective_on,
    entry.document_id,
    entry.anchor_id,
    entry.reason,
  ].join("|");
}

/**
 * Brings the entries of the documents named in `repost` to what the posting rules say of all documents now known: what is
 * missing is posted, what no longer holds is reversed, what stands stays untouched. Keeps the receivables' columns in the
 * same transaction.
 */
export async function repost(
  tx: LedgerTx,
  work: Repost,
  context: RecordingContext,
  rules: PostingRules,
): Promise<void> {
  const loaded = await new ClusterLoader(tx, rules).load(work.seeds, work.complements, work.payments ?? new Set());
  const results = loaded.clusters.map((cluster) => postCluster(cluster.invoices, cluster.reductions));
  const states = [
    ...results.flatMap((result) => result.states),
    ...loaded.clusters.flatMap((cluster) => cluster.silent),
  ];
  const receivables = await keepReceivables(tx, states, loaded.nodes, work.freshIds);

  await keepEndings(tx, touchedIds(loaded), endingsOf(loaded, states), work.freshIds);
  await keepAcceptance(tx, acceptanceOf(loaded, states), work.freshIds);
  const wanted = [
    ...results.flatMap((result) => result.postings.map((posting) => toEntry(posting, loaded.nodes, receivables))),
    ...complementEntries(loaded),
    ...loaded.money.flatMap(({ postings }) => postings.map((posting) => toEntry(posting, loaded.nodes, receivables))),
  ];
  const anchors = touchedIds(loaded).filter((id) => !work.freshIds.has(id));
  const changed = await settle(tx, wanted, await liveEntries(tx, anchors), context);
  await keepStandings(
    tx,
    loaded.money.map((each) => each.documentId),
  );
  await keepDisputes(
    tx,
    states.map(({ uuid }) => uuid),
    { at: context.recordedAt },
  );
  const complements = loaded.complements.map(({ node }) => node.uuid);
  await queueChains(tx, [...states.map(({ uuid }) => uuid), ...complements]);
  if (changed === null) return;
  const earlier = states.filter(({ uuid }) => !work.freshIds.has(need(loaded.nodes, uuid).id));
  await rejudgeAgreementsOn(
    tx,
    earlier.flatMap(({ uuid }) => receivables.get(uuid) ?? []),
  );
  await coverPlacementsOn(
    tx,
    earlier.flatMap(({ uuid }) => receivables.get(uuid) ?? []),
  );
  await rejudgeTouched(
    tx,
    { receivables: earlier.flatMap(({ uuid }) => receivables.get(uuid) ?? []), customers: changed.onAccountOf },
    { at: context.recordedAt },
  );
}

/** Documents whose entries are posted again. */
function touchedIds(loaded: Loaded): number[] {
  return [
    ...loaded.clusters.flatMap((cluster) => cluster.anchors.flatMap((uuid) => loaded.nodes.get(uuid)?.id ?? [])),
    ...loaded.complements.map(({ node }) => node.id),
    ...loaded.money.map((each) => each.documentId),
  ];
}

function endingsOf(loaded: Loaded, states: readonly ReceivableState[]): DocumentEndingRow[] {
  const rows: DocumentEndingRow[] = [];
  for (const { uuid, endedAs, endedOn, successor } of states) {
    if (endedAs === "") continue;
    const id = need(loaded.nodes, uuid).id;
    rows.push({ document_id: id, ended_as: endedAs, ended_on: endedOn, successor: successor ?? "" });
  }
  const others = loaded.clusters.flatMap((cluster) => [...cluster.endedCredits]);
  for (const { node, ending } of loaded.complements) if (ending) others.push([node.uuid, ending]);
  for (const [uuid, ending] of others) {
    const id = need(loaded.nodes, uuid).id;
    rows.push({ document_id: id, ended_as: ending.as, ended_on: ending.on, successor: ending.successor ?? "" });
  }
  return rows;
}

/** Every invoice with where it stands with its customer; null where nothing is known of that. */
function acceptanceOf(loaded: Loaded, states: readonly ReceivableState[]): Map<number, DueState | null> {
  return new Map(states.map(({ uuid, due }) => [need(loaded.nodes, uuid).id, due]));
}

function need(nodes: ReadonlyMap<string, Node>, uuid: string): Node {
  const node = nodes.get(uuid);
  if (!node) throw new Error(`posting names a document that was not loaded: ${uuid}`);
  return node;
}

function toEntry(posting: Posting, nodes: ReadonlyMap<string, Node>, receivables: ReadonlyMap<string, number>): Wanted {
  const receivable = posting.receivable === null ? null : receivables.get(posting.receivable);
  if (receivable === undefined) throw new Error(`no receivable for ${posting.receivable}`);
  return {
    customer_id: posting.customer,
    receivable_id: receivable,
    kind: posting.kind,
    currency: posting.currency,
    amount_minor: posting.amountMinor,
    effective_on: posting.on,
    document_id: need(nodes, posting.source).id,
    anchor_id: need(nodes, posting.anchor).id,
    reason: posting.reason,
  };
}

function complementEntries(loaded: Loaded): Wanted[] {
  return loaded.complements.flatMap(({ node, unapplied }) =>
    unapplied.map((rest) => ({
      customer_id: rest.customer,
      receivable_id: null,
      kind: "payment",
      currency: rest.currency,
      amount_minor: -microsToMinor(rest.amount, rest.currency),
      effective_on: rest.on,
      document_id: node.id,
      anchor_id: node.id,
      reason: "unapplied",
    })),
  );
}

/** Inserts or updates the receivables of the states; returns their ids by UUID. */
async function keepReceivables(
  tx: LedgerTx,
  states: readonly ReceivableState[],
  nodes: ReadonlyMap<string, Node>,
  freshIds: ReadonlySet<number>,
): Promise<Map<string, number>> {
  const documentIds = states.map((state) => need(nodes, state.uuid).id);
  const known = await tx.bulk.selectIn(
    "receivable",
    ["id", "document_id"],
    "document_id",
    documentIds.filter((id) => !freshIds.has(id)),
  );
  const idOf = new Map(known.map((row) => [row.document_id, row.id]));
  const missing = documentIds.filter((id) => !idOf.has(id)).length;
  let nextId = missing > 0 ? await takeIds(tx, "receivable", missing) : 0;

  const inserts: ReceivableRow[] = [];
  const updates: ReceivableRow[] = [];
  const result = new Map<string, number>();
  for (const state of states) {
    const node = need(nodes, state.uuid);
    const existing = idOf.get(node.id);
    const id = existing ?? nextId++;
    result.set(state.uuid, id);
    const row: ReceivableRow = {
      id,
      document_id: node.id,
      customer_id: node.customer_id,
      currency: node.currency,
      total_minor: state.totalMinor,
      issued_on: node.issued_on,
      due_on: state.dueOn,
      open_minor: state.openMinor,
      closed_on: state.closedOn ?? NEVER,
      last_entry_on: state.lastEntryOn,
      ended_as: state.endedAs,
      ended_on: state.endedOn,
      settled_at_issue: state.settledAtIssue ? 1 : 0,
      search: searchForm(`${node.series}${node.folio} ${node.series}-${node.folio} ${node.uuid}`),
      expected_on: state.due?.expectedOn ?? "",
    };
    (existing === undefined ? inserts : updates).push(row);
  }
  await tx.bulk.insert("receivable", inserts);
  await tx.bulk.update("receivable", STATE_COLUMNS, updates);
  return result;
}

/** Entries of the anchors that stand: neither reversed nor reversals. */
async function liveEntries(tx: LedgerTx, anchors: readonly number[]): Promise<EntryRow[]> {
  const rows = await tx.bulk.selectIn("entry", ENTRY_COLUMNS, "anchor_id", anchors);
  const reversed = new Set(rows.flatMap((row) => row.reverses_id ?? []));
  return rows.filter((row) => row.reverses_id === null && !reversed.has(row.id)).sort((a, b) => a.id - b.id);
}

/**
 * Posts what is wanted and does not stand; reverses what stands and is not wanted. Returns the customers whose money on
 * account it changed; null when nothing had to be posted.
 */
async function settle(
  tx: LedgerTx,
  wanted: readonly Wanted[],
  standing: readonly EntryRow[],
  context: RecordingContext,
): Promise<{ readonly onAccountOf: ReadonlySet<number> } | null> {
  const unmatched = new Map<string, EntryRow[]>();
  for (const entry of standing) {
    const key = identity(entry);
    const list = unmatched.get(key);
    if (list) list.push(entry);
    else unmatched.set(key, [entry]);
  }
  const missing = standing.length === 0 ? wanted : wanted.filter((entry) => !unmatched.get(identity(entry))?.shift());
  const stale = [...unmatched.values()].flat().sort((a, b) => a.id - b.id);
  const count = stale.length + missing.length;
  if (count === 0) return null;
  let id = await takeIds(tx, "entry", count);
  const recorded = { recorded_at: context.recordedAt, actor: context.actor };
  const rows: EntryRow[] = [
    ...stale.map((entry) => ({
      ...entry,
      ...recorded,
      id: id++,
      kind: "reversal",
      amount_minor: -entry.amount_minor,
      reverses_id: entry.id,
      reason: "reposted",
    })),
    ...missing.map((entry) => ({ ...entry, ...recorded, id: id++, reverses_id: null })),
  ];
  await tx.bulk.insert("entry", rows);
  return { onAccountOf: new Set(rows.flatMap((row) => (row.receivable_id === null ? row.customer_id : []))) };
}
