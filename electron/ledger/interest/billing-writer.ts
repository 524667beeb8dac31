import { appendAudit } from "../audit/writer.ts";
import { familyIds } from "../customers/family.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { InterestBillingRow } from "../db/tables/interest.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { outstandingOf, type Selected } from "./outstanding.ts";

interface Line {
  readonly invoice_uuid: string;
  readonly interest_minor: number;
  readonly vat_minor: number;
}

async function append(
  tx: LedgerTx,
  said: Omit<InterestBillingRow, "id" | "person_id" | "recorded_at" | "actor">,
  lines: readonly Line[],
  recording: Recording,
): Promise<number> {
  const { at, actor, personId } = recording;
  const id = await takeIds(tx, "interest_billing", 1);
  await tx.bulk.insert("interest_billing", [{ ...said, id, person_id: personId, recorded_at: at, actor }]);
  if (lines.length > 0) {
    const first = await takeIds(tx, "interest_billing_line", lines.length);
    await tx.bulk.insert(
      "interest_billing_line",
      lines.map((line, index) => ({ ...line, id: first + index, billing_id: id })),
    );
  }
  const { kind, customer_id: customerId, interest_minor: interestMinor, cfdi_uuid: cfdi } = said;
  const detail = { billing: id, kind, customerId, interestMinor, cfdi, undoes: said.undoes_id };
  await appendAudit(tx, { at, actor, action: `interest.${kind}`, detail });
  return id;
}

/** Records that Billing was asked to invoice what is outstanding. Throws NOT_FOUND, INTEREST_NOTHING. */
export async function recordRequest(
  tx: LedgerTx,
  input: Selected & { readonly how: "mail" | "file" | "told"; readonly note: string; readonly sentTo: string },
  recording: Recording,
): Promise<number> {
  const lines = await outstandingOf(tx.sql, input);
  if (lines.length === 0) throw ledgerError("INTEREST_NOTHING", { day: input.asOf });
  const said = {
    customer_id: input.customerId,
    kind: "asked",
    currency: input.currency,
    until_on: input.asOf,
    on_day: recording.today,
    interest_minor: lines.reduce((sum, line) => sum + line.interestMinor, 0),
    vat_minor: lines.reduce((sum, line) => sum + line.vatMinor, 0),
    how: input.how,
    sent_to: input.sentTo,
    cfdi_uuid: "",
    note: input.note,
    answers_id: null,
    undoes_id: null,
  } as const;
  const kept = lines.map((line) => ({
    invoice_uuid: line.uuid,
    interest_minor: line.interestMinor,
    vat_minor: line.vatMinor,
  }));
  return append(tx, said, kept, recording);
}

async function found(tx: LedgerTx, id: number): Promise<{ row: InterestBillingRow; undone: boolean }> {
  const row = await tx.sql.selectFrom("interest_billing").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row || row.kind === "undo") throw ledgerError("NOT_FOUND", { what: "request", id: String(id) });
  const undo = await tx.sql.selectFrom("interest_billing").select("id").where("undoes_id", "=", id).executeTakeFirst();
  return { row, undone: undo !== undefined };
}

/** Ids of the charges that stand of a request, or with a CFDI. */
async function charges(tx: LedgerTx, by: "answers_id" | "cfdi_uuid", value: number | string): Promise<number[]> {
  const rows = await tx.sql
    .selectFrom("interest_billing as b")
    .select("b.id")
    .where(`b.${by}`, "=", value)
    .where("b.kind", "=", "charged")
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("interest_billing as u").select("u.id").whereRef("u.undoes_id", "=", "b.id"))),
    )
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Says which CFDI invoiced what was asked. Throws NOT_FOUND, INTEREST_CFDI_OTHER (no invoice of the customer in that
 * currency), INTEREST_CFDI_PRINCIPAL (its own interest was asked for), INTEREST_CFDI_TAKEN (it answers another request, or
 * the request has its CFDI).
 */
export async function recordCharge(
  tx: LedgerTx,
  input: { readonly requestId: number; readonly cfdiUuid: string },
  recording: Recording,
): Promise<number> {
  const { row, undone } = await found(tx, input.requestId);
  if (undone || row.kind !== "asked") throw ledgerError("NOT_FOUND", { what: "request", id: String(row.id) });
  const cfdi = await tx.sql
    .selectFrom("document")
    .select(["uuid", "series", "folio", "kind", "customer_id", "currency", "issued_on"])
    .where("uuid", "=", input.cfdiUuid)
    .executeTakeFirst();
  if (!cfdi) throw ledgerError("NOT_FOUND", { what: "document", id: input.cfdiUuid });
  const document = documentLabel(cfdi);
  const family = await familyIds(tx.sql, row.customer_id);
  if (cfdi.kind !== "I" || cfdi.currency !== row.currency || !family.includes(cfdi.customer_id)) {
    throw ledgerError("INTEREST_CFDI_OTHER", { document });
  }
  const lines = await tx.sql
    .selectFrom("interest_billing_line")
    .select(["invoice_uuid", "interest_minor", "vat_minor"])
    .where("billing_id", "=", row.id)
    .orderBy("id")
    .execute();
  if (lines.some((line) => line.invoice_uuid === cfdi.uuid)) {
    throw ledgerError("INTEREST_CFDI_PRINCIPAL", { document });
  }
  const taken = [...(await charges(tx, "answers_id", row.id)), ...(await charges(tx, "cfdi_uuid", cfdi.uuid))];
  if (taken.length > 0) throw ledgerError("INTEREST_CFDI_TAKEN", { document });
  const said = {
    customer_id: row.customer_id,
    kind: "charged",
    currency: row.currency,
    until_on: row.until_on,
    on_day: cfdi.issued_on,
    interest_minor: row.interest_minor,
    vat_minor: row.vat_minor,
    how: "",
    sent_to: "",
    cfdi_uuid: cfdi.uuid,
    note: "",
    answers_id: row.id,
    undoes_id: null,
  } as const;
  return append(tx, said, lines, recording);
}

/** Takes a request or a charge back. Throws NOT_FOUND, INTEREST_CFDI_TAKEN for a request whose CFDI stands. */
export async function undoBilling(tx: LedgerTx, id: number, recording: Recording): Promise<void> {
  const { row, undone } = await found(tx, id);
  if (undone) throw ledgerError("NOT_FOUND", { what: "request", id: String(id) });
  if (row.kind === "asked" && (await charges(tx, "answers_id", id)).length > 0) {
    throw ledgerError("INTEREST_CFDI_TAKEN", { document: String(id) });
  }
  const { id: _, person_id: _person, recorded_at: _at, actor: _actor, ...said } = row;
  await append(
    tx,
    { ...said, kind: "undo", on_day: recording.today, how: "", sent_to: "", note: "", undoes_id: id },
    [],
    recording,
  );
}
