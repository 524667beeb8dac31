import { sql } from "kysely";
import type { DueState } from "../../../shared/domain/acceptance.ts";
import type { DuePart } from "../../../shared/domain/posting/due.ts";
import { counterDue } from "../../../shared/domain/posting/due.ts";
import { dueDay } from "../../../shared/domain/terms.ts";
import type { Bulk } from "../db/bulk.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import type { AcceptanceStandingRow } from "../db/tables/acceptance.ts";
import { acceptanceStandingSpec } from "../db/tables/acceptance.ts";
import type { Problem } from "../ledgers/verify-words.ts";
import { standingRow } from "../receivables/acceptance-keeper.ts";
import { ClusterTerms } from "../receivables/cluster-terms.ts";
import type { PostingRules } from "../receivables/posting-rules.ts";
import { readSettings } from "../settings/reader.ts";

const NODE_COLUMNS = ["id", "uuid", "kind", "customer_id", "issued_on", "currency", "payment_terms"] as const;
type Selecting = Pick<Bulk, "selectIn">;
type Node = Awaited<ReturnType<typeof nodesBy>>[number];

const STANDING_COLUMNS = Object.keys(acceptanceStandingSpec) as (keyof AcceptanceStandingRow)[];

/** Invoices looked at in one go. */
const STEP = 2000;

/**
 * Whether due day, expected day and acceptance that are kept are what terms and recorded events come to, of every
 * invoice of a customer with terms and every one of which something was recorded. Invoices that took the place of an
 * opening balance are left out: the line states their due day.
 */
export async function acceptanceProblems(db: LedgerDb): Promise<{ problems: Problem[]; invoices: number }> {
  const rules = await readSettings(db.read);
  const problems: Problem[] = [];
  let invoices = 0;
  let last = 0;
  for (;;) {
    const found = await sql<{ id: number }>`select d.id from document as d
      join receivable as r on r.document_id = d.id left join acceptance_standing as a on a.document_id = d.id
      where d.id > ${last} and d.kind = 'I' and (a.document_id is not null or r.expected_on <> ''
        or exists (select 1 from customer_payment_terms as t where t.customer_id = d.customer_id)
        or exists (select 1 from invoice_acceptance_event as e where e.invoice_uuid = d.uuid))
      order by d.id limit ${STEP}`.execute(db.read);
    const ids = found.rows.map((row) => row.id);
    const wrong = await db.readBulk((bulk) => wrongOf(db, bulk, ids, rules));
    problems.push(...wrong.problems);
    invoices += wrong.invoices;
    last = ids.at(-1) ?? last;
    if (ids.length < STEP) return { problems, invoices };
  }
}

function nodesBy(bulk: Selecting, ids: readonly number[]) {
  return bulk.selectIn("document", NODE_COLUMNS, "id", ids);
}

async function wrongOf(
  db: LedgerDb,
  bulk: Selecting,
  ids: readonly number[],
  rules: PostingRules,
): Promise<{ problems: Problem[]; invoices: number }> {
  const wanted = await nodesBy(bulk, ids);
  const { nodes, successors } = await withPredecessors(bulk, wanted);
  const terms = new ClusterTerms({ sql: db.read, bulk }, rules);
  await terms.load([...nodes.values()], () => []);
  const parts = new Map<string, DuePart>();
  for (const node of nodes.values()) {
    const counter = terms.counterOf(node, [], null);
    const { uuid, currency, issued_on: issuedOn } = node;
    const dueOn = dueDay(issuedOn, node.payment_terms, terms.agreedDaysOf(node));
    const successor = successors.get(node.id);
    parts.set(uuid, {
      invoice: { uuid, issuedOn, currency, dueOn, ...(counter ? { counter } : {}) },
      ending: successor === undefined ? undefined : { successor },
    });
  }
  const stated = await statedOf(bulk, nodes, successors);
  const kept = new Map(
    (await bulk.selectIn("acceptance_standing", STANDING_COLUMNS, "document_id", ids)).map((row) => [
      row.document_id,
      row,
    ]),
  );
  const days = new Map(
    (await bulk.selectIn("receivable", ["document_id", "due_on", "expected_on"], "document_id", ids)).map((row) => [
      row.document_id,
      row,
    ]),
  );
  const problems: Problem[] = [];
  let invoices = 0;
  for (const node of wanted) {
    const part = parts.get(node.uuid);
    if (!part || stated.has(node.uuid)) continue;
    invoices++;
    const due = counterDue(part, parts);
    const agrees = isKept(node.id, due, kept.get(node.id)) && sameDays(due, days.get(node.id));
    if (!agrees) problems.push({ code: "acceptance-standing", data: { uuid: node.uuid } });
  }
  return { problems, invoices };
}

function isKept(documentId: number, due: DueState | null, row: AcceptanceStandingRow | undefined): boolean {
  if (due === null || !row) return due === null && !row;
  const wanted = standingRow(documentId, due);
  return STANDING_COLUMNS.every((column) => row[column] === wanted[column]);
}

function sameDays(due: DueState | null, row: { due_on: string; expected_on: string } | undefined): boolean {
  if (due === null) return row?.expected_on === "";
  return row?.due_on === due.dueOn && row.expected_on === due.expectedOn;
}

/** The invoices with all they replace, and the UUID of what took each one's place, by document. */
async function withPredecessors(
  bulk: Selecting,
  wanted: readonly Node[],
): Promise<{ nodes: Map<string, Node>; successors: Map<number, string> }> {
  const nodes = new Map(wanted.map((node) => [node.uuid, node]));
  const successors = new Map<number, string>();
  let frontier = [...nodes.keys()];
  while (frontier.length > 0) {
    const ends = await bulk.selectIn("document_ending", ["document_id", "successor"], "successor", frontier);
    for (const { document_id, successor } of ends) successors.set(document_id, successor);
    const met = (
      await nodesBy(
        bulk,
        ends.map((row) => row.document_id),
      )
    ).filter((node) => !nodes.has(node.uuid));
    for (const node of met) nodes.set(node.uuid, node);
    frontier = met.map((node) => node.uuid);
  }
  return { nodes, successors };
}

/** Invoices whose due day an opening balance states, or one that they replace. */
async function statedOf(
  bulk: Selecting,
  nodes: ReadonlyMap<string, Node>,
  successors: ReadonlyMap<number, string>,
): Promise<Set<string>> {
  const stated = new Set<string>();
  const lines = [...nodes.values()].filter((node) => node.kind === "O");
  for (const named of await bulk.selectIn("opening_line", ["named_uuid"], "named_uuid", [...nodes.keys()])) {
    stated.add(named.named_uuid);
  }
  const frontier = [...lines, ...[...stated].flatMap((uuid) => nodes.get(uuid) ?? [])];
  for (let node = frontier.pop(); node !== undefined; node = frontier.pop()) {
    const successor = nodes.get(successors.get(node.id) ?? "");
    if (!successor || stated.has(successor.uuid)) continue;
    stated.add(successor.uuid);
    frontier.push(successor);
  }
  return stated;
}
