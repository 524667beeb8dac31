import { parseRate } from "../../../shared/domain/interest/terms.ts";
import { appendAudit } from "../audit/writer.ts";
import { familyIds } from "../customers/family.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { InterestTermsRow } from "../db/tables/interest.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";

/** When and by whom something about interest is recorded. */
export interface TermsDraft {
  readonly customerId: number;
  readonly contract: string;
  readonly invoices: readonly string[];
  readonly ratePct: string;
  readonly dayCount: 365 | 360;
  readonly fromOn: string;
  readonly note: string;
}

/** Most invoices looked up at a time. */
const STEP = 900;

/**
 * Records what was agreed. Throws NOT_FOUND (customer, or an invoice that is none of the customer's) and INVALID_INPUT: a
 * contract names its invoices, and terms of the whole customer name none.
 */
export async function setTerms(tx: LedgerTx, draft: TermsDraft, recording: Recording): Promise<{ id: number }> {
  const { customerId, contract, ratePct, dayCount, fromOn, note } = draft;
  const customer = await tx.sql.selectFrom("customer").select("id").where("id", "=", customerId).executeTakeFirst();
  if (!customer) throw ledgerError("NOT_FOUND", { what: "customer", id: String(customerId) });
  if (parseRate(ratePct) === null) throw ledgerError("INVALID_INPUT", { issues: ["ratePct"] });
  const invoices = [...new Set(draft.invoices)];
  if ((contract === "") !== (invoices.length === 0)) throw ledgerError("INVALID_INPUT", { issues: ["invoices"] });
  await refuseStrangers(tx, customerId, invoices);
  const row: InterestTermsRow = {
    id: await takeIds(tx, "interest_terms", 1),
    customer_id: customerId,
    kind: "set",
    contract,
    rate: ratePct,
    day_count: dayCount,
    from_on: fromOn,
    note,
    undoes_id: null,
    person_id: recording.personId,
    recorded_at: recording.at,
    actor: recording.actor,
  };
  await tx.bulk.insert("interest_terms", [row]);
  if (invoices.length > 0) {
    const first = await takeIds(tx, "interest_terms_invoice", invoices.length);
    await tx.bulk.insert(
      "interest_terms_invoice",
      invoices.map((uuid, index) => ({ id: first + index, terms_id: row.id, invoice_uuid: uuid })),
    );
  }
  const detail = { terms: row.id, customerId, contract, ratePct, dayCount, fromOn, invoices: invoices.length, note };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "interest.terms", detail });
  return { id: row.id };
}

/** Throws NOT_FOUND for an invoice that is none of the customer's. */
async function refuseStrangers(tx: LedgerTx, customerId: number, uuids: readonly string[]): Promise<void> {
  const known = new Set<string>();
  for (let start = 0; start < uuids.length; start += STEP) {
    const rows = await tx.sql
      .selectFrom("receivable as r")
      .innerJoin("document as d", "d.id", "r.document_id")
      .select("d.uuid")
      .where("r.customer_id", "=", customerId)
      .where("d.uuid", "in", uuids.slice(start, start + STEP))
      .execute();
    for (const { uuid } of rows) known.add(uuid);
  }
  const stranger = uuids.find((uuid) => !known.has(uuid));
  if (stranger !== undefined) throw ledgerError("NOT_FOUND", { what: "invoice", id: stranger });
}

/** Takes terms back as if they had never been. Throws NOT_FOUND, also for terms taken back before. */
export async function undoTerms(tx: LedgerTx, termsId: number, recording: Recording): Promise<void> {
  const row = await tx.sql.selectFrom("interest_terms").selectAll().where("id", "=", termsId).executeTakeFirst();
  const undone = await tx.sql
    .selectFrom("interest_terms")
    .select("id")
    .where("undoes_id", "=", termsId)
    .executeTakeFirst();
  if (!row || row.kind === "undo" || undone) throw ledgerError("NOT_FOUND", { what: "terms", id: String(termsId) });
  const { at, actor, personId } = recording;
  const id = await takeIds(tx, "interest_terms", 1);
  await tx.bulk.insert("interest_terms", [
    { ...row, id, kind: "undo", undoes_id: termsId, note: "", person_id: personId, recorded_at: at, actor },
  ]);
  const [customerId] = await familyIds(tx.sql, row.customer_id);
  await appendAudit(tx, { at, actor, action: "interest.terms.undo", detail: { terms: termsId, customerId } });
}
