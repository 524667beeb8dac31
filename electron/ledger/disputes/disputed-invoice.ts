import type { DisputeDraft } from "../../../shared/contract/disputes.ts";
import { parseCfdiDetail } from "../../../shared/domain/cfdi/parse.ts";
import { isAboutPapers } from "../../../shared/domain/disputes/codes.ts";
import { formatMinor } from "../../../shared/domain/money.ts";
import { keptCustomer } from "../contacts/people.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { decodeXml } from "../imports/intake/decode.ts";
import { ledgerError } from "../ledger-error.ts";
import { documentLabel, originalFile } from "../receivables/document-reader.ts";

/** An invoice that a dispute may be raised on, and what of it nobody disputes yet. */
export interface DisputedTarget {
  readonly uuid: string;
  readonly label: string;
  readonly customerId: number;
  readonly currency: string;
  readonly lineText: string;
}

/**
 * Checks that the draft can be raised on its invoice. Throws NOT_FOUND (the invoice, the customer, who raised it), DISPUTE_ENDED_INVOICE (cancelled or replaced),
 * DISPUTE_OTHER_CUSTOMER, DISPUTE_CURRENCY, DISPUTE_NOTHING_OPEN, DISPUTE_EXISTS (the same part is disputed already),
 * DISPUTE_MORE_THAN_OPEN, DISPUTE_NO_LINE.
 */
export async function checkDraft(db: ReadHandle, draft: DisputeDraft): Promise<DisputedTarget> {
  const found = await db
    .selectFrom("receivable as r")
    .innerJoin("document as d", "d.id", "r.document_id")
    .leftJoin("document_ending as x", "x.document_id", "d.id")
    .select(["r.id", "d.uuid", "d.series", "d.folio", "d.kind", "r.customer_id", "r.currency", "r.open_minor"])
    .select(["x.ended_as", "x.ended_on", "x.successor"])
    .where("d.uuid", "=", draft.invoiceUuid)
    .executeTakeFirst();
  if (!found) throw ledgerError("NOT_FOUND", { what: "invoice", id: draft.invoiceUuid });
  const label = documentLabel(found);
  if (found.ended_as !== null) {
    const successor = found.successor === null ? "" : await nameOf(db, found.successor);
    throw ledgerError("DISPUTE_ENDED_INVOICE", { document: label, day: found.ended_on ?? "", successor });
  }
  const holder = await keptCustomer(db, found.customer_id);
  const asked = await keptCustomer(db, draft.customerId);
  if (!asked) throw ledgerError("NOT_FOUND", { what: "customer", id: String(draft.customerId) });
  if (holder?.id !== asked.id) {
    throw ledgerError("DISPUTE_OTHER_CUSTOMER", { document: label, customer: holder?.name || holder?.key || "" });
  }
  if (draft.currency !== null && draft.currency !== found.currency) {
    throw ledgerError("DISPUTE_CURRENCY", { document: label, currency: found.currency, given: draft.currency });
  }
  await checkContact(db, draft, asked.id);
  await checkAmount(db, draft, found, label);
  const lineText = draft.line === null ? "" : await lineOf(db, found.uuid, draft.line, label);
  return { uuid: found.uuid, label, customerId: found.customer_id, currency: found.currency, lineText };
}

async function nameOf(db: ReadHandle, uuid: string): Promise<string> {
  const row = await db
    .selectFrom("document")
    .select(["series", "folio", "uuid"])
    .where("uuid", "=", uuid)
    .executeTakeFirst();
  return row ? documentLabel(row) : uuid;
}

/** Who raised it is one of the customer's own people. */
async function checkContact(db: ReadHandle, { contactId }: DisputeDraft, customerId: number): Promise<void> {
  if (contactId === null) return;
  const contact = await db.selectFrom("contact").select("customer_id").where("id", "=", contactId).executeTakeFirst();
  const holder = contact && (await keptCustomer(db, contact.customer_id));
  if (holder?.id !== customerId) throw ledgerError("NOT_FOUND", { what: "contact", id: String(contactId) });
}

async function checkAmount(
  db: ReadHandle,
  draft: DisputeDraft,
  invoice: { id: number; open_minor: number; currency: string },
  document: string,
): Promise<void> {
  const standing = await db
    .selectFrom("dispute_standing as s")
    .innerJoin("dispute as t", "t.id", "s.id")
    .select(["t.id", "t.line", "s.disputed_minor"])
    .where("s.receivable_id", "=", invoice.id)
    .where("s.resolved_on", "=", NEVER)
    .where("s.withdrawn", "=", 0)
    .orderBy("t.id")
    .execute();
  const same = standing.find((row) => row.line === draft.line);
  if (same) throw ledgerError("DISPUTE_EXISTS", { document, dispute: String(same.id) });
  if (invoice.open_minor <= 0) {
    // Papers can be wrong on an invoice that is paid.
    if (isAboutPapers(draft.type) && draft.amountMinor === null) return;
    throw ledgerError("DISPUTE_NOTHING_OPEN", { document });
  }
  const disputed = standing.reduce((sum, row) => sum + row.disputed_minor, 0);
  const most = invoice.open_minor - disputed;
  if (most >= (draft.amountMinor ?? 1)) return;
  const { currency } = invoice;
  throw ledgerError("DISPUTE_MORE_THAN_OPEN", {
    document,
    most: formatMinor(most, currency),
    disputed: formatMinor(disputed, currency),
    currency,
  });
}

/** Concepts of a CFDI in the order of the file; none for what has no file. */
export async function linesOf(
  db: ReadHandle,
  uuid: string,
): Promise<readonly { description: string; amount: string }[]> {
  const file = await originalFile(db, uuid);
  const decoded = file ? decodeXml(Buffer.from(file.bytes)) : null;
  return decoded?.ok ? (parseCfdiDetail(decoded.text)?.lines ?? []) : [];
}

async function lineOf(db: ReadHandle, uuid: string, position: number, document: string): Promise<string> {
  const line = (await linesOf(db, uuid))[position];
  if (!line) throw ledgerError("DISPUTE_NO_LINE", { document, line: String(position + 1) });
  return line.description.slice(0, 300);
}
