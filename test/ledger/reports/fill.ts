import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import type { DocumentRow } from "../../../electron/ledger/db/tables/documents.ts";
import type { EntryRow, ReceivableRow } from "../../../electron/ledger/db/tables/ledger.ts";
import { NEVER } from "../../../electron/ledger/db/tables/spec.ts";

/** An entry: kind, effective day, minor units. A `reverses` counts entries of the same invoice from 0. */
export interface FilledEntry {
  readonly kind: string;
  readonly on: string;
  readonly minor: number;
  readonly reverses?: number;
  /** Of a write-off of which something comes back: the day it was made. */
  readonly madeOn?: string;
  /** It comes from the invoice's write-off, whatever its kind. */
  readonly ofWriteOff?: boolean;
}

/** An invoice of a test ledger. Its charge comes by itself. */
export interface FilledInvoice {
  readonly customer: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly minor: number;
  readonly currency?: string;
  readonly pue?: boolean;
  readonly entries?: readonly FilledEntry[];
  readonly ended?: { readonly as: "cancelled" | "substituted"; readonly on: string };
  /** Index of the invoice it replaces (TipoRelacion 04). */
  readonly replaces?: number;
  /** It is a line of an opening balance. */
  readonly opening?: boolean;
}

/** An entry on a customer's account. */
export interface OnAccount extends FilledEntry {
  readonly customer: string;
  readonly currency?: string;
}

const uuidOf = (id: number): string => `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`;

/** Fills an empty ledger with rows as posting would leave them. Customers are keyed by their name. */
export async function fillLedger(
  db: LedgerDb,
  invoices: readonly FilledInvoice[],
  onAccount: readonly OnAccount[] = [],
): Promise<void> {
  const names = [...new Set([...invoices, ...onAccount].map((item) => item.customer))];
  const idOf = (name: string): number => names.indexOf(name) + 1;
  const documents: DocumentRow[] = [];
  const writeOffs: DocumentRow[] = [];
  const receivables: ReceivableRow[] = [];
  const entries: EntryRow[] = [];
  const post = (
    entry: FilledEntry,
    customer: string,
    currency: string,
    receivable: number | null,
    document: number,
  ): number => {
    const id = entries.length + 1;
    entries.push({
      id,
      customer_id: idOf(customer),
      receivable_id: receivable,
      kind: entry.kind,
      currency,
      amount_minor: entry.minor,
      effective_on: entry.on,
      recorded_at: "2026-11-01T00:00:00.000Z",
      document_id: document,
      anchor_id: document,
      reverses_id: null,
      actor: "test",
      reason: "",
    });
    return id;
  };
  // A write-off is a document of its own, of the day it was made.
  const documentOf = (entry: FilledEntry, invoice: FilledInvoice, id: number): number => {
    if (entry.ofWriteOff === true) return writeOffs.at(-1)?.id ?? id;
    if (entry.kind !== "write-off") return id;
    const own = invoices.length + entries.length + 1;
    const made = { ...invoice, issuedOn: entry.madeOn ?? entry.on };
    writeOffs.push({ ...documentRow(own, idOf(invoice.customer), made, invoice.currency ?? "MXN"), kind: "A" });
    return own;
  };
  for (const [index, invoice] of invoices.entries()) {
    const id = index + 1;
    const currency = invoice.currency ?? "MXN";
    documents.push(documentRow(id, idOf(invoice.customer), invoice, currency));
    const own = [
      { kind: "charge", on: invoice.issuedOn, minor: invoice.minor },
      ...(invoice.pue === true ? [{ kind: "settlement", on: invoice.issuedOn, minor: -invoice.minor }] : []),
      ...(invoice.entries ?? []),
    ];
    const ids: number[] = [];
    for (const entry of own) {
      ids.push(post(entry, invoice.customer, currency, id, documentOf(entry, invoice, id)));
      const made = entries.at(-1);
      if ("reverses" in entry && made !== undefined) made.reverses_id = ids[entry.reverses ?? 0] ?? null;
    }
    const open = own.reduce((sum, entry) => sum + entry.minor, 0);
    const last =
      own
        .map((entry) => entry.on)
        .sort()
        .at(-1) ?? invoice.issuedOn;
    receivables.push({
      id,
      document_id: id,
      customer_id: idOf(invoice.customer),
      currency,
      total_minor: invoice.minor,
      issued_on: invoice.issuedOn,
      due_on: invoice.dueOn,
      open_minor: open,
      closed_on: open === 0 ? last : NEVER,
      last_entry_on: last,
      ended_as: invoice.ended?.as ?? "",
      ended_on: invoice.ended?.on ?? "",
      settled_at_issue: invoice.pue === true ? 1 : 0,
      search: "",
      expected_on: "",
    });
  }
  for (const entry of onAccount) post(entry, entry.customer, entry.currency ?? "MXN", null, 1);
  await db.write(async ({ bulk }) => {
    await bulk.insert("own_rfc", [{ rfc: "DNI150203QX7", name: "Distribuidora Norte", added_at: "2026-01-01" }]);
    await bulk.insert("import_run", [
      { id: 1, command_id: "1", started_at: "", finished_at: "", state: "done", sources: "[]" },
    ]);
    await bulk.insert(
      "customer",
      names.map((name, index) => ({
        id: index + 1,
        key: name,
        rfc: name,
        name,
        search: name,
        name_from: "",
        merged_into: null,
      })),
    );
    await bulk.insert("document", [...documents, ...writeOffs]);
    await bulk.insert("receivable", receivables);
    await bulk.insert("entry", entries);
    const openings = documents.filter(({ kind }) => kind === "O");
    if (openings.length > 0) {
      const batch = { id: 1, file: "", sha256: "", cutoff_on: "2026-09-30", recorded_at: "", actor: "" };
      await bulk.insert("opening_batch", [{ ...batch, undone_at: "", undone_by: "" }]);
      await bulk.insert(
        "opening_line",
        openings.map(({ id, issued_on, total }) => ({
          id,
          document_id: id,
          batch_id: 1,
          row: id,
          named_uuid: "",
          match_key: "",
          identity: String(id),
          fingerprint: "",
          cutoff_on: "2026-09-30",
          due_on: issued_on,
          open: total,
          notes: "",
          undone: 0,
        })),
      );
    }
    await bulk.insert(
      "document_ending",
      invoices.flatMap(({ ended }, index) => {
        if (ended === undefined) return [];
        const by = invoices.findIndex((other) => other.replaces === index);
        const successor = by === -1 ? "" : uuidOf(by + 1);
        return [{ document_id: index + 1, ended_as: ended.as, ended_on: ended.on, successor }];
      }),
    );
  });
}

function documentRow(id: number, customerId: number, invoice: FilledInvoice, currency: string): DocumentRow {
  return {
    id,
    uuid: uuidOf(id),
    kind: invoice.opening === true ? "O" : "I",
    version: "4.0",
    series: "F",
    folio: String(id),
    issuer_rfc: "DNI150203QX7",
    customer_id: customerId,
    receiver_name: invoice.customer,
    issued_at: `${invoice.issuedOn}T10:00:00`,
    issued_on: invoice.issuedOn,
    stamped_at: `${invoice.issuedOn}T10:00:00`,
    currency,
    total: String(invoice.minor / 100),
    exchange_rate: "1",
    payment_method: invoice.pue === true ? "PUE" : "PPD",
    payment_form: "99",
    payment_terms: "",
    global: 0,
    adds_up: 1,
    content_hash: "",
    path: "",
    sha256: "",
    bytes: 0,
    warnings: "[]",
    run_id: 1,
    recorded_at: "2026-11-01T00:00:00.000Z",
    merged_from: null,
  };
}
