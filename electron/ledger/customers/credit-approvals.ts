import { z } from "zod";
import { type CustomerProfile, zCustomerProfile, zHold } from "../../../shared/contract/customer-profile.ts";
import { type ApprovalKind, needsOf, satisfies } from "../../../shared/domain/approvals.ts";
import { approverOf, findApproval, needsWord } from "../approvals/reader.ts";
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

/**
 * How far a person sets credit limits without another's word: `any` in an office of one; `first`, where a customer has none yet and
 * the person's own role reaches, as an office is set up; `none`.
 */
export type LimitReach = "any" | "first" | "none";

/** {@link LimitReach} of a person; an import, which asks nobody, leaves out what goes beyond it. */
export async function limitReach(db: ReadHandle, personId: number | null): Promise<LimitReach> {
  if (!(await needsWord(db))) return "any";
  const me = await approverOf(db, personId);
  const needs = needsOf("credit-limit", null, await readApprovalLimits(db));
  return me !== null && needs.every((need) => satisfies(me.role, need)) ? "first" : "none";
}

/** Whether a person may put a limit in the place of what stood before, or of none, without another's word. */
export function maySetLimit(reach: LimitReach, beforeMinor: number | null): boolean {
  return reach === "any" || (reach === "first" && beforeMinor === null);
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
 * Changes a profile as far as the person may; another limit or a hold that is lowered is asked for instead where another
 * person works. Answers what changed and the kinds that were asked for. Throws what {@link updateProfile} and
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
  if (limitMoves && !maySetLimit(await limitReach(tx.sql, recording.personId), profile.creditLimitMinor)) {
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
  if (lowered && (await needsWord(tx.sql))) {
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
  if (!(await needsWord(tx.sql))) {
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
