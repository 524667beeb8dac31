import { needsOf } from "../../../shared/domain/approvals.ts";
import { approvalsAbout } from "../approvals/reader.ts";
import { readApprovalLimits } from "../approvals/rules.ts";
import { askApproval } from "../approvals/writer.ts";
import { appendAudit } from "../audit/writer.ts";
import { familyIds } from "../customers/family.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { type Outstanding, outstandingOf, type Selected } from "./outstanding.ts";
import { WAIVER } from "./views.ts";

/** Part of an amount in hundredths of a percent, half up. */
const partOf = (minor: number, bp: number): number => Number((2n * BigInt(minor) * BigInt(bp) + 10_000n) / 20_000n);

/**
 * Asks to waive part of the outstanding interest of some invoices. What it takes off each is fixed now; it does so once
 * somebody else has allowed it (COLLECTIONS 9: the maker is never the approver). Throws NOT_FOUND, INTEREST_NOTHING,
 * INTEREST_WAIVER_PENDING while another of the customer and currency waits, and what {@link askApproval} throws.
 */
export async function askWaiver(
  tx: LedgerTx,
  input: Selected & { readonly percentBp: number; readonly reason: string },
  recording: Recording,
): Promise<{ id: number; approvalId: number; interestMinor: number; vatMinor: number }> {
  const { customerId, currency, asOf, percentBp, reason } = input;
  await refusePending(tx, customerId, currency);
  const outstanding = await outstandingOf(tx.sql, input);
  const lines = outstanding.flatMap((each): Outstanding[] => {
    const interestMinor = partOf(each.interestMinor, percentBp);
    return interestMinor === 0 ? [] : [{ ...each, interestMinor, vatMinor: partOf(each.vatMinor, percentBp) }];
  });
  if (lines.length === 0) throw ledgerError("INTEREST_NOTHING", { day: asOf });
  const interestMinor = lines.reduce((sum, line) => sum + line.interestMinor, 0);
  const vatMinor = lines.reduce((sum, line) => sum + line.vatMinor, 0);
  const id = await takeIds(tx, "interest_waiver", 1);
  const limits = await readApprovalLimits(tx.sql);
  const approval = await askApproval(
    tx,
    {
      kind: "interest-waiver",
      subjectKind: WAIVER,
      subjectId: id,
      customerId,
      currency,
      amountMinor: interestMinor,
      percentBp,
      needs: needsOf("interest-waiver", percentBp, limits),
      data: { invoices: lines.length, until: asOf, vatMinor },
      note: reason,
    },
    recording,
  );
  const { at, actor, today, personId } = recording;
  await tx.bulk.insert("interest_waiver", [
    {
      id,
      customer_id: customerId,
      currency,
      until_on: asOf,
      percent_bp: percentBp,
      interest_minor: interestMinor,
      vat_minor: vatMinor,
      reason,
      approval_id: approval.id,
      asked_on: today,
      person_id: personId,
      recorded_at: at,
      actor,
    },
  ]);
  const first = await takeIds(tx, "interest_waiver_line", lines.length);
  await tx.bulk.insert(
    "interest_waiver_line",
    lines.map((line, index) => ({
      id: first + index,
      waiver_id: id,
      invoice_uuid: line.uuid,
      interest_minor: line.interestMinor,
      vat_minor: line.vatMinor,
    })),
  );
  const detail = { waiver: id, customerId, currency, until: asOf, percentBp, interestMinor, vatMinor, reason };
  await appendAudit(tx, { at, actor, action: "interest.waive", detail });
  return { id, approvalId: approval.id, interestMinor, vatMinor };
}

/** Two that wait could waive the same interest twice. */
async function refusePending(tx: LedgerTx, customerId: number, currency: string): Promise<void> {
  const rows = await tx.sql
    .selectFrom("interest_waiver")
    .select("id")
    .where("customer_id", "in", await familyIds(tx.sql, customerId))
    .where("currency", "=", currency)
    .execute();
  const approvals = await approvalsAbout(
    tx.sql,
    WAIVER,
    rows.map((row) => row.id),
  );
  const waits = [...approvals.values()].find((approval) => approval.state === "pending");
  if (waits) throw ledgerError("INTEREST_WAIVER_PENDING", { day: waits.row.asked_on, actor: waits.row.actor });
}
