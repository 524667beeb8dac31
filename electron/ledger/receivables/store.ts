import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { customerKey } from "../../../shared/domain/customer-key.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { CustomerRow, DocumentRow, PagoLineRow, PagoRow, RelationRow } from "../db/tables/documents.ts";
import { addsUp } from "./admission.ts";

/** A parsed file on its way into the ledger. */
export interface IncomingDocument {
  readonly document: CfdiDocument;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** The original file, packed (lib/packing.ts). */
  readonly deflated: Uint8Array;
}

/** Where and when a batch is recorded. */
export interface RecordingContext {
  readonly runId: number;
  readonly recordedAt: string;
  readonly actor: string;
}

/** A document admitted to the ledger under its id. */
export interface StoredDocument {
  readonly id: number;
  readonly incoming: IncomingDocument;
}

/** What documents say of a customer. */
type NamedCustomer = Omit<CustomerRow, "id" | "merged_into">;

/** The customer a document names, and the one it counts for: another where they were merged. */
interface DocumentCustomer {
  readonly own: number;
  readonly countsFor: number;
}

function customersOf(stored: readonly StoredDocument[]): Map<string, NamedCustomer> {
  const wanted = new Map<string, NamedCustomer>();
  for (const { incoming } of stored) {
    const { receiver, issuedAt, uuid } = incoming.document;
    const key = customerKey(receiver.rfc, receiver.name);
    const nameFrom = `${issuedAt}${uuid}`;
    const other = wanted.get(key);
    if (other && other.name_from >= nameFrom) continue;
    wanted.set(key, {
      key,
      rfc: receiver.rfc,
      name: receiver.name,
      search: searchForm(`${receiver.name} ${receiver.rfc}`),
      name_from: nameFrom,
    });
  }
  return wanted;
}

/**
 * Finds or makes the customers of the documents. The name shown is the one on the latest document, whatever order the
 * documents came in. Returns them by customer key.
 */
async function ensureCustomers(
  tx: LedgerTx,
  stored: readonly StoredDocument[],
): Promise<Map<string, DocumentCustomer>> {
  const wanted = customersOf(stored);
  const columns = ["id", "key", "name_from", "merged_into"] as const;
  const known = await tx.bulk.selectIn("customer", columns, "key", [...wanted.keys()]);
  const found = new Map<string, DocumentCustomer>();
  const renamed: (NamedCustomer & { id: number })[] = [];
  for (const row of known) {
    found.set(row.key, { own: row.id, countsFor: row.merged_into ?? row.id });
    const latest = wanted.get(row.key);
    if (latest && latest.name_from > row.name_from) renamed.push({ id: row.id, ...latest });
  }
  const fresh = [...wanted.values()].filter((row) => !found.has(row.key));
  if (fresh.length > 0) {
    let id = await takeIds(tx, "customer", fresh.length);
    const rows = fresh.map((row) => ({ id: id++, ...row, merged_into: null }));
    await tx.bulk.insert("customer", rows);
    for (const row of rows) found.set(row.key, { own: row.id, countsFor: row.id });
  }
  await tx.bulk.update("customer", ["name", "search", "name_from"], renamed);
  return found;
}

function documentRow(stored: StoredDocument, customer: DocumentCustomer, context: RecordingContext): DocumentRow {
  const { id, incoming } = stored;
  const { document } = incoming;
  return {
    id,
    uuid: document.uuid,
    kind: document.kind,
    version: document.version,
    series: document.series,
    folio: document.folio,
    issuer_rfc: document.issuer.rfc,
    customer_id: customer.countsFor,
    receiver_name: document.receiver.name,
    issued_at: document.issuedAt,
    issued_on: document.issuedAt.slice(0, 10),
    stamped_at: document.stampedAt,
    currency: document.currency,
    total: document.total,
    exchange_rate: document.exchangeRate,
    payment_method: document.paymentMethod,
    payment_form: document.paymentForm,
    payment_terms: document.paymentTerms,
    global: document.global ? 1 : 0,
    adds_up: addsUp(document) ? 1 : 0,
    content_hash: document.contentHash,
    path: incoming.path,
    sha256: incoming.sha256,
    bytes: incoming.bytes,
    warnings: JSON.stringify(document.warnings),
    run_id: context.runId,
    recorded_at: context.recordedAt,
    merged_from: customer.countsFor === customer.own ? null : customer.own,
  };
}

function relationRows(id: number, document: CfdiDocument): RelationRow[] {
  const rows: RelationRow[] = [];
  for (const group of document.relations) {
    for (const uuid of group.uuids) {
      rows.push({ document_id: id, position: rows.length, relation: group.relation, target_uuid: uuid });
    }
  }
  return rows;
}

function pagoRows(id: number, document: CfdiDocument): { pagos: PagoRow[]; lines: PagoLineRow[] } {
  const pagos: PagoRow[] = [];
  const lines: PagoLineRow[] = [];
  // A Pagos complement inside an invoice is not a payment receipt (RULES 16).
  if (document.kind !== "P") return { pagos, lines };
  for (const [position, pago] of document.payments.entries()) {
    pagos.push({
      document_id: id,
      position,
      paid_on: pago.paidAt.slice(0, 10),
      currency: pago.currency,
      exchange_rate: pago.exchangeRate,
      form: pago.form,
      amount: pago.amount,
      operation: pago.operation,
    });
    for (const [line, docto] of pago.lines.entries()) {
      lines.push({
        document_id: id,
        pago: position,
        position: line,
        target: docto.target,
        currency: docto.currency,
        equivalence: docto.equivalence,
        installment: docto.installment,
        prior: docto.prior,
        paid: docto.paid,
        remaining: docto.left,
      });
    }
  }
  return { pagos, lines };
}

/** What a replaced content named, so that its effects can be taken back. */
export interface Removed {
  readonly targets: readonly string[];
}

/** Takes the parts of documents out before other content under the same UUID takes their place. */
export async function removeParts(tx: LedgerTx, ids: readonly number[]): Promise<Removed> {
  const relations = await tx.bulk.selectIn("relation", ["target_uuid"], "document_id", ids);
  const lines = await tx.bulk.selectIn("pago_line", ["target"], "document_id", ids);
  for (const table of ["relation", "pago_line", "pago"] as const) {
    await tx.sql.deleteFrom(table).where("document_id", "in", ids).execute();
  }
  return { targets: [...relations.map((row) => row.target_uuid), ...lines.map((row) => row.target)] };
}

/**
 * Writes documents with their files, relations and payments. `replaced` are those whose row exists already and gets this
 * content instead; their parts must have been removed before.
 */
export async function storeDocuments(
  tx: LedgerTx,
  fresh: readonly StoredDocument[],
  replaced: readonly StoredDocument[],
  context: RecordingContext,
): Promise<void> {
  const all = [...fresh, ...replaced];
  const customers = await ensureCustomers(tx, all);
  const rowOf = (stored: StoredDocument): DocumentRow => {
    const { receiver } = stored.incoming.document;
    const customer = customers.get(customerKey(receiver.rfc, receiver.name));
    if (!customer) throw new Error("customer was not made");
    return documentRow(stored, customer, context);
  };
  const fileOf = ({ id, incoming }: StoredDocument) => ({ document_id: id, deflated: incoming.deflated });
  await tx.bulk.insert("document", fresh.map(rowOf));
  await tx.bulk.insert("document_file", fresh.map(fileOf));
  for (const stored of replaced) {
    const { id, ...columns } = rowOf(stored);
    await tx.sql.updateTable("document").set(columns).where("id", "=", id).execute();
    await tx.sql.updateTable("document_file").set(fileOf(stored)).where("document_id", "=", id).execute();
  }
  const pagos = all.map(({ id, incoming }) => pagoRows(id, incoming.document));
  await tx.bulk.insert(
    "relation",
    all.flatMap(({ id, incoming }) => relationRows(id, incoming.document)),
  );
  await tx.bulk.insert(
    "pago",
    pagos.flatMap((rows) => rows.pagos),
  );
  await tx.bulk.insert(
    "pago_line",
    pagos.flatMap((rows) => rows.lines),
  );
}
