import type { AgencyFields, TermsFields } from "../../../shared/contract/agencies.ts";
import type { CostKind, Paper } from "../../../shared/domain/agencies/codes.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { AgencyRow } from "../db/tables/agencies.ts";
import { ledgerError } from "../ledger-error.ts";
import { isMailAddress } from "../lib/mail-address.ts";
import type { Recording } from "../lib/recording.ts";
import { checkRfc } from "../lib/tax-ids.ts";

/** The row of an agency. Throws NOT_FOUND. */
export async function existingAgency(tx: LedgerTx, id: number): Promise<AgencyRow> {
  const row = await tx.sql.selectFrom("agency").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw ledgerError("NOT_FOUND", { what: "agency", id: String(id) });
  return row;
}

async function check(tx: LedgerTx, fields: AgencyFields, id: number | null): Promise<void> {
  const { rfc, email } = fields;
  const rfcIs = rfc === "" ? "valid" : checkRfc(rfc);
  if (rfcIs !== "valid" && rfcIs !== "check-digit") {
    throw ledgerError("FIELD_REFUSED", { field: "rfc", code: "not-an-rfc", value: rfc });
  }
  if (email !== "" && !isMailAddress(email)) {
    throw ledgerError("FIELD_REFUSED", { field: "email", code: "not-a-mail", value: email });
  }
  const same =
    rfc === ""
      ? undefined
      : await tx.sql.selectFrom("agency").select(["id", "legal_name"]).where("rfc", "=", rfc).executeTakeFirst();
  if (same !== undefined && same.id !== id) throw ledgerError("AGENCY_EXISTS", { name: same.legal_name });
}

function columnsOf(fields: AgencyFields) {
  return {
    legal_name: fields.legalName,
    rfc: fields.rfc,
    address: fields.address,
    phones: fields.phones,
    email: fields.email,
    contact: fields.contact,
    states: fields.states,
    services: fields.services,
    active: fields.active ? 1 : 0,
  };
}

/** Adds an agency, or changes one. Throws FIELD_REFUSED, AGENCY_EXISTS, NOT_FOUND and CHANGED_MEANWHILE. */
export async function saveAgency(
  tx: LedgerTx,
  input: { readonly id: number | null; readonly version: number; readonly fields: AgencyFields },
  recording: Recording,
): Promise<{ id: number; version: number }> {
  const { id } = input;
  const fields = { ...input.fields, rfc: input.fields.rfc.toUpperCase() };
  const { at, actor } = recording;
  await check(tx, fields, id);
  const columns = columnsOf(fields);
  if (id === null) {
    const fresh = await takeIds(tx, "agency", 1);
    await tx.bulk.insert("agency", [{ id: fresh, version: 1, ...columns, recorded_at: at, actor }]);
    await appendAudit(tx, { at, actor, action: "agencies.save", detail: { agency: fresh, ...fields } });
    return { id: fresh, version: 1 };
  }
  const before = await existingAgency(tx, id);
  if (before.version !== input.version) throw ledgerError("CHANGED_MEANWHILE", { what: before.legal_name });
  const version = before.version + 1;
  await tx.sql
    .updateTable("agency")
    .set({ ...columns, version, recorded_at: at, actor })
    .where("id", "=", id)
    .execute();
  const was: AgencyFields = {
    legalName: before.legal_name,
    rfc: before.rfc,
    address: before.address,
    phones: before.phones,
    email: before.email,
    contact: before.contact,
    states: before.states,
    services: before.services,
    active: before.active === 1,
  };
  await appendAudit(tx, { at, actor, action: "agencies.save", detail: { agency: id, before: was, after: fields } });
  return { id, version };
}

/** A paper of the legal file as it is filed. */
interface FiledPaper {
  readonly agencyId: number;
  readonly paper: Paper;
  readonly obligatory: boolean;
  readonly reference: string;
  readonly signedOn: string | null;
  readonly expiresOn: string | null;
  readonly note: string;
}

/** Files a paper in the place of the one of its kind. Throws NOT_FOUND. */
export async function filePaper(tx: LedgerTx, input: FiledPaper, recording: Recording): Promise<{ id: number }> {
  const { agencyId, paper, obligatory, reference, signedOn, expiresOn, note } = input;
  await existingAgency(tx, agencyId);
  const { at, actor, today } = recording;
  const id = await takeIds(tx, "agency_paper", 1);
  await tx.bulk.insert("agency_paper", [
    {
      id,
      agency_id: agencyId,
      paper,
      obligatory: obligatory ? 1 : 0,
      reference,
      signed_on: signedOn,
      expires_on: expiresOn,
      note,
      filed_on: today,
      recorded_at: at,
      actor,
    },
  ]);
  const detail = { agency: agencyId, filed: id, paper, obligatory, reference, signedOn, expiresOn, note };
  await appendAudit(tx, { at, actor, action: "agencies.filePaper", detail });
  return { id };
}

/** Keeps a version of the price terms beside those of before. Throws NOT_FOUND. */
export async function setTerms(
  tx: LedgerTx,
  input: { readonly agencyId: number; readonly terms: TermsFields },
  recording: Recording,
): Promise<{ id: number }> {
  const { agencyId, terms } = input;
  await existingAgency(tx, agencyId);
  const { at, actor, today } = recording;
  const id = await takeIds(tx, "agency_terms", 1);
  await tx.bulk.insert("agency_terms", [
    {
      id,
      agency_id: agencyId,
      from_on: terms.fromOn,
      rate_1_bp: terms.rates["1-30"],
      rate_31_bp: terms.rates["31-60"],
      rate_61_bp: terms.rates["61-90"],
      rate_91_bp: terms.rates["90+"],
      direct_earns: terms.directEarns ? 1 : 0,
      tail_days: terms.tailDays,
      vat_bp: terms.vatBp,
      vat_creditable: terms.vatCreditable ? 1 : 0,
      note: terms.note,
      recorded_on: today,
      recorded_at: at,
      actor,
    },
  ]);
  await appendAudit(tx, { at, actor, action: "agencies.setTerms", detail: { agency: agencyId, terms: id, ...terms } });
  return { id };
}

/** A cost of a month as it is entered. */
interface EnteredCost {
  readonly agencyId: number;
  readonly month: string;
  readonly kind: CostKind;
  readonly currency: string;
  readonly netMinor: number;
  readonly vatMinor: number;
  readonly vatCreditable: boolean;
  readonly note: string;
}

/** Enters a cost of an agency. Throws NOT_FOUND. */
export async function addCost(tx: LedgerTx, input: EnteredCost, recording: Recording): Promise<{ id: number }> {
  const { agencyId, month, kind, currency, netMinor, vatMinor, vatCreditable, note } = input;
  await existingAgency(tx, agencyId);
  const { at, actor, today } = recording;
  const id = await takeIds(tx, "agency_cost", 1);
  await tx.bulk.insert("agency_cost", [
    {
      id,
      agency_id: agencyId,
      month,
      kind,
      currency,
      net_minor: netMinor,
      vat_minor: vatMinor,
      vat_creditable: vatCreditable ? 1 : 0,
      note,
      recorded_on: today,
      recorded_at: at,
      actor,
    },
  ]);
  const detail = { agency: agencyId, cost: id, month, kind, currency, netMinor, vatMinor, vatCreditable, note };
  await appendAudit(tx, { at, actor, action: "agencies.addCost", detail });
  return { id };
}

/** Takes a cost back; both stay. Throws NOT_FOUND and COST_REVERSED. */
export async function reverseCost(
  tx: LedgerTx,
  input: { readonly costId: number; readonly reason: string },
  recording: Recording,
): Promise<{ id: number }> {
  const { costId, reason } = input;
  const cost = await tx.sql.selectFrom("agency_cost").selectAll().where("id", "=", costId).executeTakeFirst();
  if (cost === undefined) throw ledgerError("NOT_FOUND", { what: "agency cost", id: String(costId) });
  const before = await tx.sql
    .selectFrom("agency_cost_reversal")
    .select("id")
    .where("cost_id", "=", costId)
    .executeTakeFirst();
  if (before !== undefined) throw ledgerError("COST_REVERSED");
  const { at, actor, today } = recording;
  const id = await takeIds(tx, "agency_cost_reversal", 1);
  await tx.bulk.insert("agency_cost_reversal", [
    { id, cost_id: costId, reason, on_day: today, recorded_at: at, actor },
  ]);
  const { agency_id: agency, month, kind, currency, net_minor: netMinor } = cost;
  const detail = { agency, cost: costId, month, kind, currency, netMinor, reason };
  await appendAudit(tx, { at, actor, action: "agencies.reverseCost", detail });
  return { id };
}
