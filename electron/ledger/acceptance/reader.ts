import { sql } from "kysely";
import type { AcceptanceEvent, AcceptanceInvoice, AcceptanceStanding } from "../../../shared/contract/acceptance.ts";
import { zAcceptanceEvent, zDueSource } from "../../../shared/contract/acceptance.ts";
import { zAcceptanceState } from "../../../shared/contract/receivables.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import { readAttachments } from "../lib/attachments.ts";
import { wordConditions } from "../lib/search.ts";
import { maybeOpen, openAsOf } from "../receivables/balance.ts";
import { documentLabel } from "../receivables/document-reader.ts";

/** Where an invoice stands with its customer and what was recorded of it. */
export interface InvoiceAcceptance {
  readonly customerId: number;
  readonly label: string;
  readonly dueOn: string;
  readonly expectedOn: string;
  readonly open: boolean;
  readonly standing: AcceptanceStanding | null;
  readonly events: AcceptanceEvent[];
}

async function named(db: ReadHandle, uuid: string): Promise<{ uuid: string; label: string } | null> {
  if (uuid === "") return null;
  const row = await db
    .selectFrom("document")
    .select(["uuid", "series", "folio"])
    .where("uuid", "=", uuid)
    .executeTakeFirst();
  return { uuid, label: row ? documentLabel(row) : `…${uuid.slice(-12)}` };
}

/** As {@link InvoiceAcceptance} of one invoice; null when the ledger has none of that UUID. */
export async function acceptanceOfInvoice(db: LedgerDb, uuid: string): Promise<InvoiceAcceptance | null> {
  const row = await db.read
    .selectFrom("document as d")
    .innerJoin("receivable as r", "r.document_id", "d.id")
    .leftJoin("acceptance_standing as a", "a.document_id", "d.id")
    .selectAll("a")
    .select([
      "d.uuid",
      "d.series",
      "d.folio",
      "d.customer_id",
      "r.due_on",
      "r.expected_on",
      "r.open_minor",
      "r.ended_as",
    ])
    .where("d.uuid", "=", uuid)
    .executeTakeFirst();
  if (!row) return null;
  const standing: AcceptanceStanding | null =
    row.state === null
      ? null
      : {
          state: zAcceptanceState.parse(row.state),
          po: row.po ?? "",
          receipt: row.receipt ?? "",
          receivedOn: row.received_on ?? "",
          submittedOn: row.submitted_on ?? "",
          acceptedOn: row.accepted_on ?? "",
          contrarecibo: row.contrarecibo ?? "",
          rejectedOn: row.rejected_on ?? "",
          rejectReason: row.reject_reason ?? "",
          agreedOn: row.agreed_on ?? "",
          dueSource: zDueSource.parse(row.due_source),
          provisional: row.provisional === 1,
          reviewOn: row.review_on ?? "",
          inheritedFrom: await named(db.read, row.inherited_from ?? ""),
        };
  return {
    customerId: row.customer_id,
    label: documentLabel(row),
    dueOn: row.due_on,
    expectedOn: row.expected_on,
    open: row.open_minor !== 0 && row.ended_as === "",
    standing,
    events: await eventsOf(db, uuid),
  };
}

/** Longest chain of replacements that is followed back. */
const LONGEST_CHAIN = 20;

/** The invoice and those it took the place of, itself first: opening balances that stood for it too. */
async function chainOf(db: ReadHandle, uuid: string): Promise<string[]> {
  const chain = [uuid];
  for (let at = 0; at < chain.length && chain.length < LONGEST_CHAIN; at++) {
    const before = await db
      .selectFrom("document_ending as e")
      .innerJoin("document as d", "d.id", "e.document_id")
      .select("d.uuid")
      .where("e.successor", "=", chain[at] ?? "")
      .orderBy("d.uuid")
      .execute();
    chain.push(...before.map((row) => row.uuid).filter((each) => !chain.includes(each)));
  }
  return chain;
}

async function eventsOf(db: LedgerDb, uuid: string): Promise<AcceptanceEvent[]> {
  const rows = await db.read
    .selectFrom("invoice_acceptance_event as e")
    .leftJoin("invoice_acceptance_event as u", "u.undoes_id", "e.id")
    .selectAll("e")
    .select(["u.recorded_at as undone_at", "u.actor as undone_by"])
    .where("e.invoice_uuid", "in", await chainOf(db.read, uuid))
    .where("e.kind", "<>", "undo")
    .orderBy("e.id", "desc")
    .execute();
  const batches = [...new Set(rows.map((row) => row.batch))];
  const files = await readAttachments(db, "acceptance", batches);
  const sizes = await batchSizes(db.read, batches);
  return rows.map((row) => ({
    id: row.id,
    batch: row.batch,
    invoices: sizes.get(row.batch) ?? 1,
    kind: zAcceptanceEvent.shape.kind.parse(row.kind),
    on: row.happened_on,
    reference: row.reference,
    reason: row.reason,
    at: row.recorded_at,
    actor: row.actor,
    undone: row.undone_at === null ? null : { at: row.undone_at, actor: row.undone_by ?? "" },
    inherited: row.invoice_uuid !== uuid,
    files: (files.get(row.batch) ?? []).map(({ useId, name, size }) => ({ useId, name, size })),
  }));
}

async function batchSizes(db: ReadHandle, batches: readonly number[]): Promise<Map<number, number>> {
  if (batches.length === 0) return new Map();
  const rows = await db
    .selectFrom("invoice_acceptance_event")
    .select(["batch", sql<number>`cast(count(distinct invoice_uuid) as bigint)`.as("invoices")])
    .where("batch", "in", [...batches])
    .groupBy("batch")
    .execute();
  return new Map(rows.map((row) => [row.batch, row.invoices]));
}

interface InvoiceRow {
  uuid: string;
  series: string;
  folio: string;
  issued_on: string;
  due_on: string;
  expected_on: string;
  currency: string;
  open_minor: number;
  state: string | null;
  provisional: number | null;
  po: string | null;
  contrarecibo: string | null;
}

/** Open invoices of a customer for the form that records acceptance: those named first, then the oldest. */
export async function acceptanceInvoices(
  db: ReadHandle,
  selection: { customerId: number; asOf: string; uuids: readonly string[]; search: string; limit: number },
): Promise<{ rows: AcceptanceInvoice[]; total: number }> {
  const { customerId, asOf, uuids } = selection;
  const words = wordConditions(selection.search, "r.search", "lower(a.po)", "lower(a.contrarecibo)");
  const conditions = sql.join([sql`o.open_minor <> 0`, ...words], sql` and `);
  const from = sql`from (select r.id, r.document_id, ${openAsOf(asOf)} as open_minor from receivable as r
      where r.customer_id = ${customerId} and ${maybeOpen(asOf)}) as o
    join receivable as r on r.id = o.id join document as d on d.id = o.document_id
    left join acceptance_standing as a on a.document_id = o.document_id where ${conditions}`;
  const first = uuids.length === 0 ? sql`` : sql`case when d.uuid in (${sql.join([...uuids])}) then 0 else 1 end,`;
  const found =
    await sql<InvoiceRow>`select d.uuid, d.series, d.folio, r.issued_on, r.due_on, r.expected_on, r.currency,
      o.open_minor, a.state, a.provisional, a.po, a.contrarecibo ${from}
    order by ${first} r.issued_on, r.id limit ${selection.limit}`.execute(db);
  const count = await sql<{ n: number }>`select cast(count(*) as bigint) as n ${from}`.execute(db);
  return {
    rows: found.rows.map((row) => ({
      uuid: row.uuid,
      label: documentLabel(row),
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      expectedOn: row.expected_on,
      currency: row.currency,
      openMinor: row.open_minor,
      state: zAcceptanceState.parse(row.state ?? ""),
      provisional: row.provisional === 1,
      po: row.po ?? "",
      contrarecibo: row.contrarecibo ?? "",
    })),
    total: count.rows[0]?.n ?? 0,
  };
}
