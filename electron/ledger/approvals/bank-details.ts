import type { ApproverRole } from "../../../shared/domain/approvals.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { needsWord } from "./reader.ts";
import { type ApprovalRecording, askApproval } from "./writer.ts";

/** Whose word a change asks for of where customers pay: whoever changes it could send their money elsewhere. */
const NEEDS: readonly ApproverRole[] = ["manager"];

/** Where customers are told to pay, or an own account that deposits are read from. */
type BankDetailsSubject = "letterhead" | "mail" | "account";

/** A change of it, as the person who allows it reads it. */
interface BankDetailsChange {
  readonly subject: BankDetailsSubject;
  /** The account; 1 where there is only one of its kind. */
  readonly id: number;
  /** Name of the account; "" where there is only one of its kind. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** What is saved once it is allowed, where the words are not all of it. */
  readonly change?: string;
}

/**
 * Asks for another person's word on changed bank details, where somebody else's role reaches (COLLECTIONS 19: the maker is never
 * the approver). True: it waits, and the details of before stay until then. What was blank before is filled in by whoever sets
 * the office up. Throws what {@link askApproval} throws.
 */
export async function asksForBankDetails(
  tx: LedgerTx,
  { subject, id, name, before, after, change }: BankDetailsChange,
  recording: ApprovalRecording,
): Promise<boolean> {
  if (before === "" || before === after) return false;
  if (!(await needsWord(tx.sql, NEEDS, recording.personId))) return false;
  await askApproval(
    tx,
    {
      kind: "bank-details",
      subjectKind: `bank-details-${subject}`,
      subjectId: id,
      customerId: null,
      currency: "",
      amountMinor: 0,
      percentBp: null,
      needs: NEEDS,
      data: { subject, name, before, after, change: change ?? null },
      note: "",
    },
    recording,
  );
  return true;
}

/**
 * What may be kept at once of settings that say where to pay: all of them, or, where the change waits for another person's
 * word, all but that. Throws what {@link askApproval} throws.
 */
export async function allowedPayTo<Settings extends { readonly payTo: string }>(
  tx: LedgerTx,
  subject: Exclude<BankDetailsSubject, "account">,
  { before, after }: { readonly before: Settings; readonly after: Settings },
  recording: ApprovalRecording,
): Promise<{ readonly allowed: Settings; readonly asked: boolean }> {
  const change = { subject, id: 1, name: "", before: before.payTo, after: after.payTo };
  const asked = await asksForBankDetails(tx, change, recording);
  return { allowed: asked ? { ...after, payTo: before.payTo } : after, asked };
}
