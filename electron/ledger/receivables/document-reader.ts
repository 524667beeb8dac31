import { z } from "zod";
import type { Lang } from "../../../shared/contract/common.ts";
import type { DocumentView, EntryRow } from "../../../shared/contract/receivables.ts";
import { parseCfdiDetail } from "../../../shared/domain/cfdi/parse.ts";
import { parseMinor } from "../../../shared/domain/money.ts";
import { isUuid } from "../../../shared/domain/posting/complement.ts";
import { warningMessage } from "../../../shared/i18n/import-reasons.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { CFDI_KINDS } from "../db/tables/documents.ts";
import { decodeXml } from "../imports/intake/decode.ts";
import { unpack } from "../lib/packing.ts";
import { documentList } from "./document-list.ts";

const storedWarnings = z.array(z.object({ code: z.string(), detail: z.string() }));

/** Series and folio as people name a document; the end of its UUID when it has neither. */
export function documentLabel(document: { series: string; folio: string; uuid: string }): string {
  const label = [document.series, document.folio].filter((part) => part !== "").join("-");
  return label === "" ? `…${document.uuid.slice(-12)}` : label;
}

/** The original file of a document, byte for byte. Null when the ledger has no such document. */
export async function originalFile(
  db: ReadHandle,
  uuid: string,
): Promise<{ path: string; sha256: string; bytes: Uint8Array } | null> {
  const row = await db
    .selectFrom("document")
    .innerJoin("document_file", "document_file.document_id", "document.id")
    .select(["path", "sha256", "deflated"])
    .where("uuid", "=", uuid)
    .executeTakeFirst();
  // One that was erased is nobody's any more.
  if (row === undefined || row.deflated.length === 0) return null;
  return { path: row.path, sha256: row.sha256, bytes: unpack(row.deflated) };
}

interface Named {
  readonly label: string;
  readonly kind: string;
  readonly issuedOn: string;
}

async function nameDocuments(db: ReadHandle, uuids: readonly string[]): Promise<Map<string, Named>> {
  const wanted = [...new Set(uuids)].filter(isUuid);
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom("document")
    .select(["uuid", "kind", "series", "folio", "issued_on"])
    .where("uuid", "in", wanted)
    .execute();
  return new Map(rows.map((row) => [row.uuid, { label: documentLabel(row), kind: row.kind, issuedOn: row.issued_on }]));
}

async function namedBy(db: ReadHandle, uuid: string): Promise<DocumentView["namedBy"]> {
  const relations = await db
    .selectFrom("relation")
    .innerJoin("document", "document.id", "relation.document_id")
    .select(["relation.relation", "document.uuid", "document.kind", "series", "folio", "issued_on"])
    .where("relation.target_uuid", "=", uuid)
    .execute();
  const payments = await db
    .selectFrom("pago_line")
    .innerJoin("document", "document.id", "pago_line.document_id")
    .select(["document.uuid", "document.kind", "series", "folio", "issued_on"])
    .where("pago_line.target", "=", uuid)
    .distinct()
    .execute();
  return [...relations, ...payments.map((row) => ({ ...row, relation: "pago" }))]
    .map((row) => ({
      relation: row.relation,
      uuid: row.uuid,
      kind: row.kind,
      label: documentLabel(row),
      issuedOn: row.issued_on,
    }))
    .sort((a, b) => (a.issuedOn === b.issuedOn ? (a.uuid < b.uuid ? -1 : 1) : a.issuedOn < b.issuedOn ? -1 : 1));
}

/** Entries a document caused, and those on its receivable, in order of day. */
export async function entriesOf(db: ReadHandle, documentId: number): Promise<EntryRow[]> {
  const rows = await db
    .selectFrom("entry")
    .innerJoin("document as source", "source.id", "entry.document_id")
    .leftJoin("receivable", "receivable.id", "entry.receivable_id")
    .leftJoin("document as target", "target.id", "receivable.document_id")
    .leftJoin("entry as taking_back", "taking_back.reverses_id", "entry.id")
    .select([
      "entry.id",
      "entry.kind",
      "entry.effective_on",
      "entry.recorded_at",
      "entry.amount_minor",
      "entry.currency",
      "entry.reason",
      "entry.reverses_id",
      "source.uuid as source_uuid",
      "source.kind as source_kind",
      "source.series as source_series",
      "source.folio as source_folio",
      "target.uuid as target_uuid",
      "target.series as target_series",
      "target.folio as target_folio",
      "taking_back.id as reversed_by",
    ])
    .where((eb) => eb.or([eb("entry.document_id", "=", documentId), eb("receivable.document_id", "=", documentId)]))
    .orderBy("entry.effective_on")
    .orderBy("entry.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    effectiveOn: row.effective_on,
    recordedAt: row.recorded_at,
    amountMinor: row.amount_minor,
    currency: row.currency,
    sourceUuid: row.source_uuid,
    sourceKind: row.source_kind,
    sourceLabel: documentLabel({ series: row.source_series, folio: row.source_folio, uuid: row.source_uuid }),
    receivableUuid: row.target_uuid,
    receivableLabel:
      row.target_uuid === null
        ? null
        : documentLabel({ series: row.target_series ?? "", folio: row.target_folio ?? "", uuid: row.target_uuid }),
    reason: row.reason,
    reversed: row.reverses_id !== null || row.reversed_by !== null,
  }));
}

/**
 * A document as a person reads it, from its original file and the ledger: what it says, what it names, what names it and
 * what it posted. Null when the ledger has no such document.
 */
export async function documentView(
  db: ReadHandle,
  selection: { uuid: string; asOf: string; lang: Lang },
): Promise<DocumentView | null> {
  const found = await db.selectFrom("document").selectAll().where("uuid", "=", selection.uuid).executeTakeFirst();
  const file = found && (await originalFile(db, selection.uuid));
  const kind = CFDI_KINDS.find((each) => each === found?.kind);
  if (!found || !file || kind === undefined) return null;
  const row = { ...found, kind };
  const decoded = decodeXml(Buffer.from(file.bytes));
  const detail = decoded.ok ? parseCfdiDetail(decoded.text) : null;
  if (!detail) throw new Error(`a booked file cannot be read again: ${selection.uuid}`);
  const { document } = detail;
  const customer = await db
    .selectFrom("customer")
    .select("key")
    .where("id", "=", row.customer_id)
    .executeTakeFirstOrThrow();
  // A document opened as of a day before its own is shown as of its own.
  const asOf = [selection.asOf, row.issued_on].sort().at(-1) ?? selection.asOf;
  const listed = await documentList(db, { asOf, customerKey: customer.key, all: true, uuid: row.uuid });
  const standing = listed[0];
  const targets = [
    ...document.relations.flatMap((group) => group.uuids),
    ...document.payments.flatMap((pago) => pago.lines.map((line) => line.target)),
  ];
  const names = await nameDocuments(db, targets);
  const isInvoice = row.kind === "I";
  return {
    uuid: row.uuid,
    kind: row.kind,
    version: row.version,
    series: row.series,
    folio: row.folio,
    issuedAt: row.issued_at,
    stampedAt: row.stamped_at,
    issuer: { rfc: document.issuer.rfc, name: document.issuer.name },
    receiver: { rfc: document.receiver.rfc, name: document.receiver.name },
    customerId: row.customer_id,
    currency: row.currency,
    exchangeRate: row.exchange_rate,
    subtotal: document.subtotal,
    discount: document.discount,
    total: row.total,
    totalMinor: parseMinor(row.total, row.currency),
    paymentMethod: row.payment_method,
    paymentForm: row.payment_form,
    paymentTerms: row.payment_terms,
    status: standing?.status ?? "paid",
    dueOn: isInvoice ? (standing?.dueOn ?? null) : null,
    openMinor: standing?.openMinor ?? 0,
    warnings: storedWarnings
      .parse(JSON.parse(row.warnings))
      .map(({ code, detail: text }) => ({ code, message: warningMessage(selection.lang, code, text) })),
    lines: [...detail.lines],
    taxes: [...detail.taxes],
    relations: document.relations.flatMap((group) =>
      group.uuids.map((uuid) => ({
        relation: group.relation,
        uuid,
        known: names.has(uuid),
        label: names.get(uuid)?.label ?? `…${uuid.slice(-12)}`,
      })),
    ),
    namedBy: await namedBy(db, row.uuid),
    payments: document.payments.map((pago) => ({
      paidOn: pago.paidAt.slice(0, 10),
      currency: pago.currency,
      amount: pago.amount,
      form: pago.form,
      operation: pago.operation,
      lines: pago.lines.map((line) => ({
        uuid: line.target,
        label: names.get(line.target)?.label ?? [line.series, line.folio].filter((part) => part !== "").join("-"),
        known: names.has(line.target),
        currency: line.currency,
        installment: line.installment,
        prior: line.prior,
        paid: line.paid,
        left: line.left,
      })),
    })),
    entries: await entriesOf(db, row.id),
    file: { path: row.path, sha256: row.sha256, bytes: row.bytes },
  };
}
