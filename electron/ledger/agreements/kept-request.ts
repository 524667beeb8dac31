import { shareBp } from "../../../shared/domain/agreements/quita.ts";
import { monthsBegun } from "../../../shared/domain/agreements/schedule.ts";
import type { ApproverRole } from "../../../shared/domain/approvals.ts";
import { agreementNeeds } from "../../../shared/domain/approvals.ts";
import { readApprovalLimits } from "../approvals/rules.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { moneyText } from "../render/format.ts";
import type { FoundAgreement } from "./found-agreement.ts";

/** What an approval of an agreement is asked with. */
export interface KeptRequest {
  readonly needs: readonly ApproverRole[];
  /** The currency that forgives the largest share; its total stands in the list of approvals. */
  readonly main: { readonly currency: string; readonly totalMinor: number };
  readonly quitaBp: number;
  readonly data: Readonly<Record<string, string | number>>;
}

/** What is asked to be approved of a kept agreement: as it was drawn up, judged by the limits in force. */
export async function keptRequest(db: ReadHandle, { id, type, madeOn }: FoundAgreement): Promise<KeptRequest> {
  const parts = await db
    .selectFrom("agreement_part")
    .selectAll()
    .where("agreement_id", "=", id)
    .orderBy("id")
    .execute();
  const instalments = await db
    .selectFrom("agreement_instalment")
    .select("due_on")
    .where("agreement_id", "=", id)
    .orderBy("due_on")
    .execute();
  const last = instalments.at(-1)?.due_on;
  const months = last === undefined ? 0 : monthsBegun(madeOn, last);
  const shares = parts.map((part) => ({
    currency: part.currency,
    totalMinor: part.total_minor,
    quitaBp: shareBp(part.quita_minor, part.principal_minor),
    waivedBp: shareBp(part.interest_waived_minor, part.interest_minor),
  }));
  const quitaBp = Math.max(...shares.map((share) => share.quitaBp));
  const waivedBp = Math.max(...shares.map((share) => share.waivedBp));
  const [first] = shares;
  const main = shares.find((share) => share.quitaBp === quitaBp) ?? first;
  if (main === undefined) throw new Error(`agreement ${id} has no part`);
  const sums = (minorOf: (part: (typeof parts)[number]) => number): string =>
    parts
      .filter((part) => minorOf(part) > 0)
      .map((part) => moneyText(minorOf(part), part.currency))
      .join(" + ");
  return {
    needs: agreementNeeds({ type, months, quitaBp, waivedBp }, await readApprovalLimits(db)),
    main,
    quitaBp,
    data: {
      type,
      months,
      instalments: instalments.length,
      principal: sums((part) => part.principal_minor),
      quita: sums((part) => part.quita_minor),
      waived: sums((part) => part.interest_waived_minor),
      total: sums((part) => part.total_minor),
    },
  };
}
