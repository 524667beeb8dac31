import type { Messages } from "./messages.ts";
import type { repAuditEs } from "./rep-audit.es.ts";

export const repAuditEn: Messages<typeof repAuditEs> = {
  findings: {
    "invoice-cancelled": {
      title: "Cancelled invoice",
      message: "Receipt {{rep}} pays invoice {{invoice}}, which was cancelled on {{on}}.",
      fix: "Billing must cancel {{rep}} and issue one that names the invoice that was paid.",
    },
    "invoice-replaced": {
      title: "Replaced invoice",
      message:
        "Receipt {{rep}} names invoice {{invoice}}, replaced by {{by}}; here its amount already counts on the new one.",
      fix: "Billing must replace {{rep}} (relation 04) by one that names {{by}}.",
    },
    "pue-superfluous": {
      title: "Receipt of a PUE invoice",
      message: "Receipt {{rep}} pays {{amount}} of {{invoice}}, a PUE invoice: it needs no receipt and is not counted.",
      fix: "Billing must cancel {{rep}} or replace it by one of 1.00; if the invoice was sold on credit, it should have been PPD.",
    },
    "receiver-differs": {
      title: "Other receiver",
      message: "Receipt {{rep}} is made out to another customer than the invoice.",
      fix: "Billing must replace {{rep}} (relation 04) by one with the invoice's receiver.",
    },
    "currency-differs": {
      title: "Other currency",
      message:
        "Receipt {{rep}} writes the payment in {{currency}} and the invoice is in {{expected}}: it could not be applied.",
      fix: "Billing must replace {{rep}} with MonedaDR {{expected}} and the amount in that currency.",
    },
    "paid-missing": {
      title: "No amount paid",
      message: "Receipt {{rep}} pays several invoices and does not say how much of each.",
      fix: "Billing must replace {{rep}} with the ImpPagado of each invoice.",
    },
    "equivalence-missing": {
      title: "No equivalence",
      message: "Receipt {{rep}} pays in another currency and does not state the equivalence.",
      fix: "Billing must replace {{rep}} with its EquivalenciaDR. The amount paid was taken as written.",
    },
    "paid-above-amount": {
      title: "Pays more than was received",
      message:
        "The invoices of {{rep}} add up to more than its payment of {{monto}}, even with the rounding of the equivalence.",
      fix: "Billing must check the amounts and equivalences of {{rep}} and replace it.",
    },
    duplicate: {
      title: "Receipt issued twice",
      message:
        "Receipt {{rep}} repeats {{other}}: same day ({{paidOn}}), amount ({{monto}}), operation and instalment.",
      fix: "If the customer paid only once, Billing must cancel {{rep}}.",
    },
    "paid-before-issue": {
      title: "Paid before the invoice",
      message: "Receipt {{rep}} says it was paid on {{paidOn}}, before the invoice was issued on {{issuedOn}}.",
      fix: "Billing must correct the payment day of {{rep}}; an advance is applied with relation 07.",
    },
    "number-gap": {
      title: "An instalment is missing",
      message: "Instalment {{missing}} is missing: {{rep}} comes next and says it is number {{number}}.",
      fix: "Ask Billing for the receipt of instalment {{missing}}, or to replace {{rep}} with the number that is its own.",
    },
    "number-repeated": {
      title: "Instalment repeated",
      message: "Receipt {{rep}} repeats instalment {{number}}, which belongs to another receipt in force.",
      fix: "Billing must replace {{rep}} with the number that is its own, or cancel it if it is one too many.",
    },
    "first-prior-not-total": {
      title: "Starts from another balance",
      message: "The first receipt, {{rep}}, starts from a balance of {{prior}} and the invoice's total is {{total}}.",
      fix: "Billing must say what moved the balance by {{difference}} (a credit note, a missing receipt) or replace {{rep}}.",
    },
    "prior-not-previous-left": {
      title: "Balances do not join",
      message: "Receipt {{rep}} starts from {{prior}} and the one before, {{before}}, ended at {{expected}}.",
      fix: "Billing must explain the difference of {{difference}} or replace {{rep}} with the right prior balance.",
    },
    arithmetic: {
      title: "The subtraction is wrong",
      message: "In {{rep}}, {{prior}} less {{paid}} should leave {{expected}} and it says {{left}}.",
      fix: "Billing must replace {{rep}} with the right balance. Here the amount paid is what counts.",
    },
    overpaid: {
      title: "Paid too much",
      message:
        "Receipt {{rep}} pays {{paid}} and {{excess}} are more than the invoice has room for; they wait as the customer's credit.",
      fix: "Collections must agree with the customer whether to apply it to another invoice or pay it back, or have the receipt cancelled if nothing was paid.",
    },
    "payment-complement-late": {
      title: "Receipt overdue",
      message:
        "The {{amount}} received on {{paidOn}} for invoice {{invoice}} have no receipt; the deadline was {{deadline}}, {{days}} ago.",
      fix: "Ask Billing to issue the receipt of that payment today.",
    },
    "payment-complement-due": {
      title: "Receipt to be issued",
      message:
        "The {{amount}} received on {{paidOn}} for invoice {{invoice}} have no receipt; the deadline is {{deadline}}.",
      fix: "Ask Billing for the receipt of that payment before {{deadline}}.",
    },
    late: {
      title: "Late receipt",
      message:
        "Receipt {{rep}} was issued on {{issuedOn}}, {{days}} after the deadline ({{deadline}}). It counts all the same.",
      fix: "Nothing to mend in the chain: tell Billing, so that it does not happen again; there may be a fine.",
    },
    "number-missing": {
      title: "No instalment number",
      message: "Receipt {{rep}} does not state its instalment number, so nobody can tell whether one is missing.",
      fix: "If it is a PPD invoice, Billing must replace {{rep}} with its instalment number.",
    },
    "amount-above-paid": {
      title: "Money left over",
      message:
        "The payment of {{monto}} of {{rep}} is more than its invoices: {{rest}} are left, to be applied for the customer.",
      fix: "Collections must apply the rest or agree on paying it back.",
    },
    "money-not-recorded": {
      title: "Money not recorded",
      message: "Receipt {{rep}} says that {{monto}} were received on {{paidOn}}, and that payment is not recorded.",
      fix: "Collections must find the deposit at the bank and record it, or ask the customer for proof; if it never came, the receipt is one too many.",
    },
    "cancellation-asked": {
      title: "Cancellation in process",
      message:
        "The cancellation of {{rep}} was asked for on {{on}} and the customer has not answered; meanwhile it counts.",
      fix: "The customer has three business days to accept or reject it on the SAT's site.",
    },
    "prior-net-of-credit": {
      title: "Net of the credit note",
      message:
        "Receipt {{rep}} starts from {{prior}}: the issuer has already taken {{credit}} ({{amount}}) off. That is right.",
      fix: "Nothing to do.",
    },
    "before-opening": {
      title: "Before the opening balance",
      message:
        "Receipt {{rep}} starts from {{prior}}: {{amount}} were settled before the opening balance and their receipts are not in the ledger. That is right.",
      fix: "Nothing to do.",
    },
    "credit-not-netted": {
      title: "Credit note left out",
      message:
        "The balance of {{left}} the issuer states does not take {{credit}} ({{amount}}) off. The ledger's balance does.",
      fix: "Nothing to do: it is a habit of the issuer. The right balance is the ledger's.",
    },
    "invoice-unknown": {
      title: "Invoice not here",
      message: "Receipt {{rep}} pays {{amount}} of an invoice that is not in the ledger ({{invoice}}).",
      fix: "Find the invoice at the SAT by its UUID and import it; the payment will apply itself.",
    },
    "not-an-invoice": {
      title: "Not an invoice",
      message: "Receipt {{rep}} says it pays {{invoice}}, which is no invoice.",
      fix: "Billing must replace {{rep}} by one that names the invoice.",
    },
    "invoice-not-named": {
      title: "No UUID of the invoice",
      message: "Receipt {{rep}} pays {{amount}} and does not state the invoice's UUID (“{{invoice}}”).",
      fix: "Billing must replace {{rep}} with the UUID; meanwhile the amount waits as the customer's credit.",
    },
    "paid-without-complement": {
      title: "Paid without a receipt",
      message: "Invoice {{invoice}} is paid in full and {{amount}} have no receipt.",
      fix: "Ask Billing for the receipts of those payments; the first is due on {{deadline}}.",
    },
  },
  more: {
    "number-gap-amount":
      "Instalment {{missing}} is missing, for {{amount}}: {{rep}} comes next and says it is number {{number}}.",
    "number-gap-struck":
      "Instalment {{missing}} is missing: {{struck}} no longer counts and nothing replaces it; {{rep}} comes next and says it is number {{number}}.",
  },
  owners: { billing: "Billing", collections: "Collections", customer: "Customer" },
  struck: {
    cancelled: "Cancelled on {{on}}",
    replaced: "Replaced by {{by}}",
    needless: "For 1.00: replaces one that was not needed",
  },
  notice: {
    subject: "Payment receipts of invoice {{invoice}} of {{customer}}",
    greeting: "Good day,",
    opening:
      "Going over the payment receipts of invoice {{invoice}} ({{uuid}}) of {{customer}}, for {{total}}, we found:",
    finding: "{{number}}. {{message}} {{fix}}",
    chain: "The chain as we have it:",
    row: "- Instalment {{number}}, {{rep}}, paid on {{on}}: prior {{prior}}, paid {{paid}}, left {{left}}",
    struckRow: "(does not count)",
    balances: "Balance by the last receipt: {{issuer}}. Balance in our ledger: {{balance}}.",
    closing: "Thank you.",
  },
};
