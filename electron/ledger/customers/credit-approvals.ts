import { z } from "zod";
import { type CustomerProfile, zCustomerProfile, zHold } from "../../../shared/contract/customer-profile.ts";
import { type ApprovalKind, needsOf } from "../../../shared/domain/approvals.ts";
import { findApproval, needsWord } from "../approvals/reader.ts";
import { readApprovalLimits } from "../approvals/rules.ts";
import { askApproval } from "../approvals/writer.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { DayStamp, Recording } from "../lib/recording.ts";
import { readProfile } from "./profile.ts";
import { updateProfile } from "./profile-writer.ts";
import { checkRelease, type ReleaseTerms, releaseHold } from "./release-writer.ts";

type CreditKind = Extract<ApprovalKind, "credit-limit" | "hold-release">;
type Changes = Partial<CustomerProfile>;

/** What approvals of credit are about, beside the customer: kind and id. */
const SUBJECT: { readonly [Kind in CreditKind]: string } = {
  "credit-limit": "customer-limit",
  "hold-release": "customer-hold",
};

/** How far a hold goes: whoever lowers it releases. */
const STRICTNESS = zHold.options;

async function needsOthers(db: ReadHandle, kind: CreditKind, personId: number | null): Promise<boolean> {
  return needsWord(db, needsOf(kind, null, await readApprovalLimits(db)), personId);
}

/** Whether anything in the changes is for another person to allow; an import, which asks nobody, leaves it out. */
export async function mayChangeLimits(db: ReadHandle, personId: number | null): Promise<boolean> {
  return !(await needsOthers(db, "credit-limit", personId));
}

async function ask(
  tx: LedgerTx,
  kind: CreditKind,
  about: {
    readonly customerId: number;
    readonly currency: string;
    readonly amountMinor: number;
    readonly data: Readonly<Record<string, string | number | null>>;
    readonly note: string;
  },
  recording: Recording,
): Promise<number> {
  const limits = await readApprovalLimits(tx.sql);
  const { customerId, currency, amountMinor, data, note } = about;
  const request = {
    kind,
    subjectKind: SUBJECT[kind],
    subjectId: customerId,
    customerId,
    currency,
    amountMinor,
    percentBp: null,
    needs: needsOf(kind, null, limits),
    data,
    note,
  };
  return (await askApproval(tx, request, recording)).id;
}

/**
 * Changes a profile as far as the person may; a new limit or a hold that is lowered by somebody whose role does not reach
 * is asked for instead. Answers what changed and the kinds that were asked for. Throws what {@link updateProfile} and
 * {@link askApproval} throw.
 */
export async function changeProfile(
  tx: LedgerTx,
  change: { readonly customerId: number; readonly version: number; readonly changes: Changes },
  recording: Recording,
): Promise<{ version: number; before: Changes; asked: CreditKind[] }> {
  const { customerId, changes } = change;
  const { profile } = await readProfile(tx.sql, customerId);
  const wanted = { ...profile, ...changes };
  const asked: CreditKind[] = [];
  const kept: Changes = { ...changes };
  const limitMoves =
    wanted.creditLimitMinor !== profile.creditLimitMinor || wanted.creditCurrency !== profile.creditCurrency;
  if (limitMoves && (await needsOthers(tx.sql, "credit-limit", recording.personId))) {
    const { creditLimitMinor: limit, creditCurrency: currency } = wanted;
    await ask(
      tx,
      "credit-limit",
      {
        customerId,
        currency,
        amountMinor: limit ?? 0,
        data: { limitMinor: limit, beforeMinor: profile.creditLimitMinor, beforeCurrency: profile.creditCurrency },
        note: wanted.note === profile.note ? "" : wanted.note.slice(0, 300),
      },
      recording,
    );
    asked.push("credit-limit");
    delete kept.creditLimitMinor;
    delete kept.creditCurrency;
  }
  const lowered = STRICTNESS.indexOf(wanted.hold) < STRICTNESS.indexOf(profile.hold);
  if (lowered && (await needsOthers(tx.sql, "hold-release", recording.personId))) {
    const data = { hold: wanted.hold, before: profile.hold, reason: wanted.holdReason, untilOn: null, upToMinor: null };
    const about = { customerId, currency: "", amountMinor: 0, data, note: wanted.holdReason };
    await ask(tx, "hold-release", about, recording);
    asked.push("hold-release");
    delete kept.hold;
    delete kept.holdReason;
    delete kept.holdUntil;
  }
  const done = await updateProfile(tx, { ...change, changes: kept }, recording);
  return { ...done, asked };
}

/** Lifts a hold for a time, or asks for it; answers the approval that waits. */
export async function askRelease(
  tx: LedgerTx,
  terms: ReleaseTerms,
  recording: Recording,
): Promise<{ approvalId: number | null }> {
  const { currency } = await checkRelease(tx.sql, terms, recording.today);
  if (!(await needsOthers(tx.sql, "hold-release", recording.personId))) {
    const { actor } = recording;
    await releaseHold(tx, terms, { askedBy: actor, approvedBy: actor, approvalId: null }, recording);
    return { approvalId: null };
  }
  const { customerId, untilOn, upToMinor, reason } = terms;
  const about = {
    customerId,
    currency: upToMinor === null ? "" : currency,
    amountMinor: upToMinor ?? 0,
    data: { hold: null, before: null, reason, untilOn, upToMinor },
    note: reason,
  };
  return { approvalId: await ask(tx, "hold-release", about, recording) };
}

const zLimitData = z.object({ limitMinor: zCustomerProfile.shape.creditLimitMinor });
const zReleaseData = z.object({
  hold: zHold.nullable(),
  reason: z.string(),
  untilOn: z.string().nullable(),
  upToMinor: z.number().int().nullable(),
});

/** Carries out what was asked of a customer's credit once it is approved. Throws what the change itself throws. */
export async function carryOutCredit(tx: LedgerTx, approvalId: number, recording: DayStamp): Promise<void> {
  const approval = await findApproval(tx.sql, approvalId);
  if (approval === undefined) throw ledgerError("NOT_FOUND", { what: "approval", id: String(approvalId) });
  const { row } = approval;
  const customerId = row.customer_id ?? row.subject_id;
  const put = (changes: Changes): Promise<unknown> =>
    updateProfile(tx, { customerId, version: null, changes }, recording);
  if (row.kind === "credit-limit") {
    const { limitMinor } = zLimitData.parse(JSON.parse(row.data));
    await put({ creditLimitMinor: limitMinor, creditCurrency: row.currency, creditGrantedBy: recording.actor });
    return;
  }
  if (row.kind !== "hold-release") return;
  const { hold, reason, untilOn, upToMinor } = zReleaseData.parse(JSON.parse(row.data));
  if (hold !== null) {
    await put({ hold, ...(hold === "open" ? {} : { holdReason: reason }) });
    return;
  }
  const by = { askedBy: row.actor, approvedBy: recording.actor, approvalId };
  await releaseHold(tx, { customerId, untilOn, upToMinor, reason }, by, recording);
}
