import type { AgreementDraft, AgreementStands } from "../../../shared/contract/agreements.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { askApproval } from "../approvals/writer.ts";
import { appendAudit } from "../audit/writer.ts";
import { customerIds } from "../contacts/people.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { appendEvent, standsNow } from "./event-writer.ts";
import { AGREEMENT_SUBJECT, agreementActions, type FoundAgreement, findAgreement } from "./found-agreement.ts";
import { rejudgeAgreements } from "./keeper.ts";
import { keptRequest } from "./kept-request.ts";
import { loadEntries } from "./loader.ts";
import type { PlannedAgreement } from "./planner.ts";
import { planAgreement } from "./planner.ts";
import { readAgreementRules } from "./rules.ts";

/**
 * Keeps a draft, in the place of the one it revises. Throws the contract's AGREEMENT_ errors for the first thing that speaks
 * against it, AGREEMENT_STATE where what it revises is signed or ended, and NOT_FOUND for what is not there or another customer's.
 */
export async function saveAgreement(
  tx: LedgerTx,
  draft: AgreementDraft,
  recording: Recording,
): Promise<AgreementStands> {
  const { at, actor, today } = recording;
  const planned = await planAgreement(tx.sql, draft, today);
  if (draft.revises !== null) {
    const old = await findAgreement(tx.sql, draft.revises, today);
    if (!(await customerIds(tx.sql, planned.customerId)).includes(old.customerId)) {
      throw ledgerError("NOT_FOUND", { what: "agreement", id: String(draft.revises) });
    }
    if (!agreementActions(old).revise) throw ledgerError("AGREEMENT_STATE", { state: old.state });
  }
  const [problem] = planned.problems;
  if (problem) throw ledgerError(problem.code, problem.values);
  await checkContact(tx, draft.contactId, planned.customerId);
  const id = await takeIds(tx, "agreement", 1);
  await insertAgreement(tx, id, draft, planned, recording);
  if (draft.revises !== null) {
    await appendEvent(tx, { id: draft.revises, kind: "revised", on: today }, recording);
  }
  await rejudgeAgreements(tx, [id]);
  const { customerId, quitaBp, waivedBp, months } = planned;
  const parts = planned.parts.map(({ currency, principalMinor, quitaMinor, totalMinor, waivedMinor, instalments }) => ({
    currency,
    principalMinor,
    quitaMinor,
    totalMinor,
    waivedMinor,
    instalments: instalments.length,
  }));
  const detail = {
    agreement: id,
    customerId,
    type: draft.type,
    revises: draft.revises,
    months,
    quitaBp,
    waivedBp,
    parts,
  };
  await appendAudit(tx, { at, actor, action: "agreements.save", detail });
  return standsNow(tx, id, today);
}

async function checkContact(tx: LedgerTx, contactId: number | null, customerId: number): Promise<void> {
  if (contactId === null) return;
  const [contact] = await tx.bulk.selectIn("contact", ["customer_id"], "id", [contactId]);
  if (!contact || !(await customerIds(tx.sql, customerId)).includes(contact.customer_id)) {
    throw ledgerError("NOT_FOUND", { what: "contact", id: String(contactId) });
  }
}

async function insertAgreement(
  tx: LedgerTx,
  id: number,
  draft: AgreementDraft,
  { customerId, parts, invoices }: PlannedAgreement,
  { at, actor, today, personId }: Recording,
): Promise<void> {
  const rules = await readAgreementRules(tx.sql);
  const lines = parts.flatMap((part) => part.lines.map((line) => ({ ...line, part })));
  const words = [...lines.map(({ label, uuid }) => `${label} ${uuid}`), draft.signerName, draft.note];
  await tx.bulk.insert("agreement", [
    {
      id,
      customer_id: customerId,
      type: draft.type,
      revises_id: draft.revises,
      contact_id: draft.contactId,
      signer_name: draft.signerName,
      signer_position: draft.signerPosition,
      made_on: today,
      made_at: at,
      grace_days: rules.graceDays,
      terminate_days: rules.terminateDays,
      note: draft.note,
      search: searchForm(words.join(" ")),
      person_id: personId,
      actor,
    },
  ]);
  const firstPart = await takeIds(tx, "agreement_part", parts.length);
  await tx.bulk.insert(
    "agreement_part",
    parts.map((part, index) => ({
      id: firstPart + index,
      agreement_id: id,
      currency: part.currency,
      principal_minor: part.principalMinor,
      quita_minor: part.quitaMinor,
      total_minor: part.totalMinor,
      interest_minor: part.interestMinor,
      interest_vat_minor: part.interestVatMinor,
      interest_waived_minor: part.waivedMinor,
      plan: JSON.stringify(part.draft.plan),
    })),
  );
  const cash = await cashOf(
    tx,
    [...invoices.values()].map((invoice) => invoice.receivableId),
  );
  const firstInvoice = await takeIds(tx, "agreement_invoice", lines.length);
  await tx.bulk.insert(
    "agreement_invoice",
    lines.map(({ uuid, openMinor, quitaMinor, part }, index) => {
      const receivable = invoices.get(uuid)?.receivableId ?? 0;
      const waived = part.waived.find((row) => row.uuid === uuid);
      return {
        id: firstInvoice + index,
        agreement_id: id,
        currency: part.currency,
        invoice_uuid: uuid,
        receivable_id: receivable,
        open_minor: openMinor,
        quita_minor: quitaMinor,
        cash_minor: cash.get(receivable) ?? 0,
        waived_minor: waived?.minor ?? 0,
        waived_vat_minor: waived?.vatMinor ?? 0,
      };
    }),
  );
  const instalments = parts.flatMap((part) => part.instalments.map((each) => ({ ...each, currency: part.currency })));
  if (instalments.length === 0) return;
  const firstInstalment = await takeIds(tx, "agreement_instalment", instalments.length);
  await tx.bulk.insert(
    "agreement_instalment",
    instalments.map(({ seq, fallsOn, dueOn, amountMinor, currency }, index) => ({
      id: firstInstalment + index,
      agreement_id: id,
      currency,
      seq,
      falls_on: fallsOn,
      due_on: dueOn,
      amount_minor: amountMinor,
    })),
  );
}

/** Cash that stands on receivables: it was there before the agreement and fills none of its instalments. */
async function cashOf(tx: LedgerTx, receivables: readonly number[]): Promise<Map<number, number>> {
  const entries = await loadEntries(tx.bulk, receivables);
  return new Map(
    [...entries].map(([id, own]) => [id, own.reduce((sum, entry) => sum - (entry.cash ? entry.amountMinor : 0), 0)]),
  );
}

async function inState(
  tx: LedgerTx,
  id: number,
  action: keyof ReturnType<typeof agreementActions>,
  today: string,
): Promise<FoundAgreement> {
  const found = await findAgreement(tx.sql, id, today);
  if (!agreementActions(found)[action]) throw ledgerError("AGREEMENT_STATE", { state: found.state });
  return found;
}

/** Asks for the approval the limits demand. Throws NOT_FOUND, AGREEMENT_STATE and what `askApproval` throws. */
export async function askForAgreement(
  tx: LedgerTx,
  input: { readonly id: number; readonly note: string },
  recording: Recording,
): Promise<{ id: number; approvalId: number }> {
  const found = await inState(tx, input.id, "ask", recording.today);
  const { needs, main, data, quitaBp } = await keptRequest(tx.sql, found);
  const approval = await askApproval(
    tx,
    {
      kind: "agreement",
      subjectKind: AGREEMENT_SUBJECT,
      subjectId: found.id,
      customerId: found.customerId,
      currency: main.currency,
      amountMinor: main.totalMinor,
      percentBp: quitaBp,
      needs,
      data,
      note: input.note,
    },
    recording,
  );
  return { id: found.id, approvalId: approval.id };
}

/** Offers what was approved until a day. Throws NOT_FOUND, AGREEMENT_NOT_APPROVED, AGREEMENT_STATE and DAY_TOO_EARLY. */
export async function offerAgreement(
  tx: LedgerTx,
  input: { readonly id: number; readonly expiresOn: string },
  recording: Recording,
): Promise<AgreementStands> {
  const { today, at, actor } = recording;
  const found = await findAgreement(tx.sql, input.id, today);
  if (found.state === "draft" && found.approval?.state !== "approved") throw ledgerError("AGREEMENT_NOT_APPROVED");
  if (!agreementActions(found).offer) throw ledgerError("AGREEMENT_STATE", { state: found.state });
  if (input.expiresOn < today) throw ledgerError("DAY_TOO_EARLY", { day: input.expiresOn, first: today });
  await refuseTaken(tx, found.id, today);
  await appendEvent(tx, { id: found.id, kind: "offered", on: today, expiresOn: input.expiresOn }, recording);
  await appendAudit(tx, { at, actor, action: "agreements.offer", detail: { agreement: found.id, ...input } });
  return standsNow(tx, found.id, today);
}

/** Another agreement on one of its invoices may have been offered since it was drawn up. */
async function refuseTaken(tx: LedgerTx, id: number, today: string): Promise<void> {
  const rows = await tx.sql
    .selectFrom("agreement_cover as own")
    .innerJoin("agreement_cover as other", "other.receivable_id", "own.receivable_id")
    .innerJoin("agreement_standing as s", "s.agreement_id", "other.agreement_id")
    .innerJoin("receivable as r", "r.id", "own.receivable_id")
    .innerJoin("document as d", "d.id", "r.document_id")
    .select(["d.series", "d.folio", "d.uuid", "s.agreement_id"])
    .where("own.agreement_id", "=", id)
    .where("s.agreement_id", "<>", id)
    .where("s.from_on", "<=", today)
    .where("s.until_on", ">", today)
    .where("s.state", "in", ["offered", "signed", "active", "default", "cured"])
    .execute();
  const [first] = rows;
  if (!first) return;
  const documents = rows.map((row) => `${row.series}${row.folio}` || `…${row.uuid.slice(-12)}`);
  throw ledgerError("AGREEMENT_INVOICE_TAKEN", { documents, agreement: first.agreement_id });
}

/** Gives up what was not signed. Throws NOT_FOUND and AGREEMENT_STATE. */
export async function withdrawAgreement(
  tx: LedgerTx,
  input: { readonly id: number; readonly reason: string },
  recording: Recording,
): Promise<AgreementStands> {
  const { at, actor, today } = recording;
  const { id } = await inState(tx, input.id, "withdraw", today);
  await appendEvent(tx, { id, kind: "withdrawn", on: today, reason: input.reason }, recording);
  await appendAudit(tx, { at, actor, action: "agreements.withdraw", detail: { agreement: id, reason: input.reason } });
  return standsNow(tx, id, today);
}
