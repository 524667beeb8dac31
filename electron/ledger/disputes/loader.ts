import type {
  CreditFact,
  DisputedInvoice,
  DisputeEventFact,
  DisputeFact,
} from "../../../shared/domain/disputes/facts.ts";
import { parseMinor } from "../../../shared/domain/money.ts";
import type { Bulk } from "../db/bulk.ts";
import type { DisputeEventRow, DisputeRow } from "../db/tables/disputes.ts";
import type { DocumentRow } from "../db/tables/documents.ts";

/** Everything disputes that hang together are judged by. */
export interface DisputeFacts {
  readonly disputes: readonly DisputeRow[];
  readonly facts: readonly DisputeFact[];
  readonly events: readonly DisputeEventFact[];
  readonly invoices: ReadonlyMap<string, DisputedInvoice>;
  readonly credits: readonly CreditFact[];
  /** Open balance now and customer, by receivable. */
  readonly balances: ReadonlyMap<number, { readonly openMinor: number; readonly customerId: number }>;
}

type Reading = Pick<Bulk, "selectIn">;

/** Relations by which a credit note lowers what was billed (COLLECTIONS 8); 07 only settles an advance. */
const CREDITING: ReadonlySet<string> = new Set(["01", "03"]);

const DISPUTE_COLUMNS = [
  "id",
  "customer_id",
  "contact_id",
  "interaction_id",
  "invoice_uuid",
  "line",
  "line_text",
  "type",
  "currency",
  "amount_minor",
  "reason",
  "opened_on",
  "due_on",
  "sla_days",
  "resolver",
  "person_id",
  "search",
  "recorded_at",
  "actor",
] as const;

export const EVENT_COLUMNS = [
  "id",
  "dispute_id",
  "kind",
  "on_day",
  "resolver",
  "how",
  "sent_to",
  "outcome",
  "effect",
  "accepted_minor",
  "root_cause",
  "cfdi_uuid",
  "type",
  "amount_minor",
  "due_on",
  "sla_days",
  "note",
  "undoes_id",
  "person_id",
  "recorded_at",
  "actor",
] as const;

type Node = Pick<DocumentRow, "id" | "uuid" | "kind">;

/** Facts of all disputes on the invoices, on what they replaced and on what took their place. */
export async function loadDisputes(bulk: Reading, uuids: readonly string[]): Promise<DisputeFacts> {
  const { nodes, endings } = await kinOf(bulk, uuids);
  const disputes = await bulk.selectIn("dispute", DISPUTE_COLUMNS, "invoice_uuid", [...nodes.keys()]);
  if (disputes.length === 0) {
    return { disputes, facts: [], events: [], invoices: new Map(), credits: [], balances: new Map() };
  }
  const ids = disputes.map((row) => row.id);
  const events = await bulk.selectIn("dispute_event", EVENT_COLUMNS, "dispute_id", ids);
  const byDocument = new Map([...nodes.values()].map((node) => [node.id, node]));
  const receivables = await bulk.selectIn(
    "receivable",
    ["id", "document_id", "customer_id", "currency", "total_minor", "open_minor"],
    "document_id",
    [...byDocument.keys()],
  );
  const invoices = new Map<string, DisputedInvoice>();
  for (const row of receivables) {
    const node = byDocument.get(row.document_id);
    if (!node) continue;
    const ending = endings.get(node.id);
    invoices.set(node.uuid, {
      uuid: node.uuid,
      receivableId: row.id,
      totalMinor: row.total_minor,
      endedAs: ending?.as ?? "",
      endedOn: ending?.on ?? "",
      successor: ending?.successor ?? "",
      isOpening: node.kind === "O",
    });
  }
  const targets = receivables.flatMap((row) => {
    const node = byDocument.get(row.document_id);
    return node ? [{ node, receivableId: row.id, currency: row.currency }] : [];
  });
  return {
    disputes,
    facts: disputes.map(toFact),
    events: events.map(toEventFact),
    invoices,
    credits: await loadCredits(bulk, targets),
    balances: new Map(receivables.map((row) => [row.id, { openMinor: row.open_minor, customerId: row.customer_id }])),
  };
}

interface Ending {
  readonly as: "cancelled" | "substituted";
  readonly on: string;
  readonly successor: string;
}

/** Documents that replaced one another, whichever of them was named. */
async function kinOf(
  bulk: Reading,
  uuids: readonly string[],
): Promise<{ nodes: Map<string, Node>; endings: Map<number, Ending> }> {
  const nodes = new Map<string, Node>();
  const endings = new Map<number, Ending>();
  const seen = new Set<string>();
  let next = [...new Set(uuids)];
  while (next.length > 0) {
    for (const uuid of next) seen.add(uuid);
    const found = await bulk.selectIn("document", ["id", "uuid", "kind"], "uuid", next);
    for (const node of found) nodes.set(node.uuid, node);
    const columns = ["document_id", "ended_as", "ended_on", "successor"] as const;
    const ids = found.map((node) => node.id);
    const ended = await bulk.selectIn("document_ending", columns, "document_id", ids);
    for (const row of ended) {
      endings.set(row.document_id, { as: row.ended_as, on: row.ended_on, successor: row.successor });
    }
    const replaced = await bulk.selectIn("document_ending", ["document_id"], "successor", next);
    const earlier = await bulk.selectIn(
      "document",
      ["uuid"],
      "id",
      replaced.map((row) => row.document_id),
    );
    const met = [...ended.map((row) => row.successor), ...earlier.map((row) => row.uuid)];
    next = [...new Set(met)].filter((uuid) => uuid !== "" && !seen.has(uuid));
  }
  return { nodes, endings };
}

interface Target {
  readonly node: Node;
  readonly receivableId: number;
  readonly currency: string;
}

/**
 * Credit notes in force that name the invoices. One that names a single invoice counts in full for it, wherever its money
 * went; of one that names several, what it took off each.
 */
async function loadCredits(bulk: Reading, targets: readonly Target[]): Promise<CreditFact[]> {
  const byName = new Map(targets.map((target) => [target.node.uuid, target]));
  const openings = targets.filter((target) => target.node.kind === "O");
  const lines = await bulk.selectIn(
    "opening_line",
    ["document_id", "named_uuid", "undone"],
    "document_id",
    openings.map((target) => target.node.id),
  );
  for (const line of lines) {
    const target = openings.find((each) => each.node.id === line.document_id);
    if (target && line.undone === 0 && line.named_uuid !== "" && !byName.has(line.named_uuid)) {
      byName.set(line.named_uuid, target);
    }
  }
  const columns = ["document_id", "relation", "target_uuid"] as const;
  const naming = (await bulk.selectIn("relation", columns, "target_uuid", [...byName.keys()])).filter((row) =>
    CREDITING.has(row.relation),
  );
  const ids = [...new Set(naming.map((row) => row.document_id))];
  const notes = (
    await bulk.selectIn("document", ["id", "uuid", "kind", "currency", "total", "issued_on"], "id", ids)
  ).filter((note) => note.kind === "E");
  const ended = await bulk.selectIn("document_ending", ["document_id"], "document_id", ids);
  const gone = new Set(ended.map((row) => row.document_id));
  const all = Map.groupBy(
    (await bulk.selectIn("relation", columns, "document_id", ids)).filter((row) => CREDITING.has(row.relation)),
    (row) => row.document_id,
  );
  const taken = await creditEntries(bulk, ids);
  const credits: CreditFact[] = [];
  for (const note of notes) {
    if (gone.has(note.id)) continue;
    const named = new Set((all.get(note.id) ?? []).map((row) => row.target_uuid));
    for (const uuid of named) {
      const target = byName.get(uuid);
      if (!target) continue;
      const whole = named.size === 1 && note.currency === target.currency;
      const amountMinor = whole
        ? parseMinor(note.total, note.currency)
        : (taken.get(`${note.id}/${target.receivableId}`) ?? 0);
      if (amountMinor > 0) {
        credits.push({ uuid: note.uuid, invoiceUuid: target.node.uuid, on: note.issued_on, amountMinor });
      }
    }
  }
  return credits;
}

/** What each credit note took off each receivable, by `document/receivable`; entries taken back do not count. */
async function creditEntries(bulk: Reading, ids: readonly number[]): Promise<Map<string, number>> {
  const rows = await bulk.selectIn("entry", ["document_id", "receivable_id", "amount_minor"], "document_id", ids);
  const sums = new Map<string, number>();
  for (const row of rows) {
    if (row.receivable_id === null) continue;
    const key = `${row.document_id}/${row.receivable_id}`;
    sums.set(key, (sums.get(key) ?? 0) - row.amount_minor);
  }
  return sums;
}

function toFact(row: DisputeRow): DisputeFact {
  return {
    id: row.id,
    invoiceUuid: row.invoice_uuid,
    amountMinor: row.amount_minor,
    openedOn: row.opened_on,
    dueOn: row.due_on,
    slaDays: row.sla_days,
    type: row.type,
    resolver: row.resolver,
  };
}

function toEventFact(row: DisputeEventRow): DisputeEventFact {
  return {
    id: row.id,
    disputeId: row.dispute_id,
    kind: row.kind,
    on: row.on_day,
    resolver: row.resolver,
    outcome: row.outcome,
    effect: row.effect,
    acceptedMinor: row.accepted_minor,
    rootCause: row.root_cause,
    cfdiUuid: row.cfdi_uuid,
    type: row.type,
    amountMinor: row.amount_minor,
    dueOn: row.due_on,
    slaDays: row.sla_days,
    undoesId: row.undoes_id,
  };
}
