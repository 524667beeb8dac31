import type { ApproverRole } from "../../../shared/domain/approvals.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { Recording } from "../lib/recording.ts";
import { needsWord } from "./reader.ts";
import { askApproval } from "./writer.ts";

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
 * Asks for another person's word on changed bank details, where another person works (COLLECTIONS 19: the maker is never the
 * approver). True: it waits, and the details of before stay until then. What was blank before is filled in by whoever sets
 * the office up. Throws what {@link askApproval} throws.
 */
export async function asksForBankDetails(
  tx: LedgerTx,
  { subject, id, name, before, after, change }: BankDetailsChange,
  recording: Recording,
): Promise<boolean> {
  if (before === "" || before === after) return false;
  if (!(await needsWord(tx.sql))) return false;
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

/** Texts of the settings that customers read under every mail or letter: whoever writes one of them can say where to pay. */
const TEXTS = {
  mail: ["payTo", "signature"],
  letterhead: ["payTo", "complaints", "privacy"],
} as const satisfies Record<Exclude<BankDetailsSubject, "account">, readonly [string, ...string[]]>;

/**
 * What may be kept at once of settings that customers read: all of them, or, where changed texts wait for another person's
 * word, all but those. Until it says where to pay, the office is being set up. Throws what {@link askApproval} throws.
 */
export async function allowedTexts<
  Subject extends keyof typeof TEXTS,
  Settings extends { readonly [name in (typeof TEXTS)[Subject][number]]: string },
>(
  tx: LedgerTx,
  subject: Subject,
  { before, after }: { readonly before: Settings; readonly after: Settings },
  recording: Recording,
): Promise<{ readonly allowed: Settings; readonly asked: boolean }> {
  const names: readonly (typeof TEXTS)[Subject][number][] = TEXTS[subject];
  const changed = names.filter((name) => before[name] !== after[name]);
  const of = (settings: Settings) => Object.fromEntries(changed.map((name) => [name, settings[name]]));
  const words = (settings: Settings): string => Object.values(of(settings)).join("\n");
  const [payTo = ""] = names.map((name) => before[name]);
  if (payTo === "" || changed.length === 0) return { allowed: after, asked: false };
  const change = JSON.stringify(of(after));
  const asked = await asksForBankDetails(
    tx,
    { subject, id: 1, name: "", before: words(before) || "—", after: words(after), change },
    recording,
  );
  return { allowed: asked ? { ...after, ...of(before) } : after, asked };
}
