import type { entriesEs } from "./entries.es.ts";
import type { Messages } from "./messages.ts";

/** Words of ledger entries, wherever they are shown: kinds of movement and reasons. */
export const entriesEn: Messages<typeof entriesEs> = {
  kinds: {
    charge: "Invoice",
    settlement: "Paid at issue",
    payment: "Payment",
    credit: "Credit note",
    cancellation: "Cancellation",
    transfer: "Transfer",
    application: "Application",
    opening: "Opening balance",
    refund: "Refund",
    bounce: "Returned by the bank",
    reversal: "Reversal",
  },
  reasons: {
    issued: "Invoice issued",
    payment: "Payment complement",
    recorded: "Recorded payment",
    refunded: "Refunded to the customer",
    bounced: "The bank returned it",
    credit: "Credit note",
    "credit-guess": "Credit note over several invoices: the split is assumed",
    "no-invoice": "No invoice could take the credit note; stays unapplied",
    pue: "Paid in one payment (PUE)",
    "pue-undone": "The PUE invoice was cancelled or replaced",
    cancelled: "Cancelled",
    substituted: "Replaced by another invoice",
    "moved-on": "Moves to the invoice that replaces it",
    "before-invoice": "Before the invoice; waits until it is issued",
    opening: "Settled before the cut-off, as the opening balance says",
    applied: "What was unapplied is applied",
    "to-apply": "Stays unapplied",
    "on-account": "Payment without related documents",
    "no-uuid": "The payment does not state the invoice's UUID",
    excess: "The payment exceeds the open amount",
    "left-over": "Exceeds the invoice's open amount; stays unapplied",
    unapplied: "Stays unapplied",
    reposted: "Correction for documents that came later",
  },
};
