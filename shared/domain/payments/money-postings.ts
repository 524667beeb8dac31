import { isResidue, microsToMinor } from "../money.ts";
import type { Posting, ReductionFact } from "../posting/facts.ts";
import type { Allocation } from "./allocation.ts";

/** What a payment lowers, one fact a share; nothing while it does not count. The invoices' clusters post these. */
export function reductionsOf({ payment, shares }: Allocation): ReductionFact[] {
  const { effectiveOn } = payment;
  if (effectiveOn === null) return [];
  return shares.map((share, line) => ({
    kind: "payment",
    source: payment.uuid,
    line,
    customer: payment.customer,
    on: effectiveOn,
    currency: share.currency,
    amount: share.amount,
    targets: [share.target],
    money: { returnedOn: payment.bouncedOn },
  }));
}

/**
 * What a payment does on the customer's account by itself: money no invoice takes, or whose invoice is not in the ledger
 * (`known` says which are), refunds, and the return of it all when the bank gives it back.
 */
export function ownPostings({ payment, shares, rest }: Allocation, known: (uuid: string) => boolean): Posting[] {
  const { effectiveOn, bouncedOn, currency } = payment;
  if (effectiveOn === null) return [];
  const refunded = payment.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
  const waiting = shares.reduce((sum, share) => (known(share.target) ? sum : sum + share.cost), rest);
  const onAccount = isResidue(waiting, currency) ? 0 : microsToMinor(waiting, currency);
  const base = { anchor: payment.uuid, receivable: null, customer: payment.customer, currency, source: payment.uuid };
  const postings: Posting[] = [
    { ...base, kind: "payment", amountMinor: -(onAccount + refunded), on: effectiveOn, reason: "unapplied" },
    ...payment.refunds.map(
      (refund): Posting => ({
        ...base,
        kind: "refund",
        amountMinor: refund.amountMinor,
        on: refund.on,
        reason: "refunded",
      }),
    ),
  ];
  if (bouncedOn !== null) {
    postings.push({ ...base, kind: "bounce", amountMinor: onAccount, on: bouncedOn, reason: "bounced" });
  }
  return postings.filter((posting) => posting.amountMinor !== 0);
}
