import type { errorsEs } from "./errors.es.ts";
import type { Messages } from "./messages.ts";

export const errorsEn: Messages<typeof errorsEs> = {
  NO_LEDGER_OPEN: "No ledger is open. Open one or make a new one.",
  LEDGER_NOT_FOUND:
    "The file {{path}} was not found. It may have been moved or renamed, or its drive may be disconnected.",
  LEDGER_EXISTS: "There is already a file at {{path}}. Choose another name or open the existing one.",
  LEDGER_NEWER:
    "The file {{path}} was made by a newer version of Al Corriente (format {{found}}; this version reads up to {{supported}}). Update the program to open it; the file was not changed.",
  LEDGER_DAMAGED:
    "The file {{path}} is damaged ({{detail}}). It was not changed. Restore your last backup, or ask support for help with the log.",
  NOT_A_LEDGER: "The file {{path}} is not an Al Corriente ledger. Choose a file that ends in .alcorriente.",
  LEDGER_NETWORK_PATH:
    "The path {{path}} is on the network, where a ledger can be damaged. Copy it to a disk of this computer and open it from there.",
  LEDGER_IN_USE: "The file {{path}} is in use by another program. Close it there and try again.",
  IMPORT_RUNNING:
    "An import is running in the open ledger ({{files}} of {{found}} files). Changing ledgers now stops it: what was imported stays, and the rest is imported the next time you choose those files.",
  READ_ONLY: "{{path}} cannot be written. Check the permissions or choose another folder.",
  DISK_FULL: "The disk of {{path}} is full. Free some space and try again; what was saved so far is complete.",
  DISK_FAILED:
    "The disk or network folder of {{path}} did not answer as it should ({{detail}}). What was saved so far is complete. Check its connection and try again; if it happens again, make a backup on another disk.",
  PATH_NOT_FOUND: "{{path}} was not found. Check that it is still in its place and try again.",
  FILE_LOCKED: "The file {{path}} is open in another program. Close it there and try again.",
  FILE_REFUSED: "{{reason}} File: {{path}}.",
  MAPPING_INCOMPLETE:
    "Not all columns of the file were recognised ({{missing}} is missing). Import it once in Payments > Bank statements and map them there; they will be remembered.",
  BANK_ACCOUNT_EXISTS: "There is an account with the name {{name}} already. Choose another name.",
  BANK_ACCOUNT_CURRENCY: "The account {{name}} already has movements in {{currency}}; its currency cannot be changed.",
  STATEMENT_CURRENCY:
    "The statement is in {{found}} and the account in {{currency}}. Choose the account it belongs to.",
  BANK_LINE_DECIDED: "The deposit of {{day}} for {{amount}} has a decision already. Undo it first.",
  BANK_LINE_NOT_DECIDED: "The deposit of {{day}} for {{amount}} has no decision to undo.",
  BANK_LINE_OTHER_MONEY:
    "The deposit of {{day}} for {{amount}} and the chosen payment differ in amount or currency. Choose another payment or record it as new.",
  MONTH_CLOSED:
    "Month {{month}} is closed already and cannot be opened again. What is recorded later shows as restated beside the frozen figures.",
  MONTH_NOT_ENDED: "Month {{month}} has not ended yet. Close it once its last day has gone by.",
  NOT_FOUND: "There is no record with that identifier ({{id}}) in this ledger.",
  INVALID_INPUT: "The request is not valid: {{issues}}.",
  APPLY_MORE_THAN_OPEN:
    "{{document}} cannot take that much: it owes {{most}} {{currency}}. Lower the amount and leave the rest unapplied.",
  APPLY_NOT_POSTED:
    "{{amount}} {{currency}} cannot be applied to {{document}}: a payment receipt linked to the payment already says how much goes there. Nothing was recorded. Correct the payment receipt, unlink the payment or apply the money to another document.",
  APPLY_MORE_THAN_UNAPPLIED:
    "Payment {{payment}} has {{most}} {{currency}} left to apply. Lower the amount, or take another application back first.",
  APPLY_OTHER_CURRENCY:
    "{{document}} is in {{currency}} and the payment in {{paidIn}}. Give the rate and the amount in each currency.",
  APPLY_RATE_DISAGREES:
    "At the rate {{rate}}, what goes on {{document}} equals {{expected}} {{currency}}. Correct the rate or one of the amounts.",
  APPLY_OTHER_CUSTOMER:
    "{{document}} belongs to another customer ({{customer}}). If a third party pays for them, confirm it; otherwise choose a document of the same customer.",
  APPLY_ENDED_INVOICE:
    "{{document}} is cancelled or replaced and owes nothing. Apply the payment to the invoice that replaces it, or leave it unapplied.",
  DAY_IN_FUTURE:
    "The day {{day}} has not come yet (today is {{today}}). Enter the day on which the money came or went.",
  DAY_TOO_EARLY: "The day {{day}} is before {{first}}, when the money came in. Correct the day.",
  SKIP_DAY: "{{day}} cannot be the new day: choose one between {{first}} and {{last}}.",
  SUPERVISOR_ONLY:
    "A coordinator or manager decides that. Ask one of them, or choose above who works on this computer.",
  PAYMENT_ENDED:
    "Payment {{payment}} no longer counts (the bank returned it, or it was reversed). Undo that first, or record the new money as another payment.",
  PAYMENT_PENDING: "Cheque {{payment}} has not cleared yet. Record the day on which it cleared first.",
  PAYMENT_NOT_PENDING: "Payment {{payment}} is not a cheque that waits to clear, so there is nothing to record.",
  PAYMENT_REFUNDED: "Some of payment {{payment}} was refunded to the customer. Undo that refund first.",
  LINK_OTHER_CURRENCY:
    "Receipt {{document}} is in {{currency}} and the payment in {{paidIn}}; they cannot be the same money.",
  VIEW_EXISTS:
    "There is a view called {{name}} already. Choose another name, or open that view and save it with what you see now.",
  VIEW_OF_OTHERS: "The view {{name}} belongs to somebody else. Save it under another name to have your own.",
  PERSON_EXISTS: "There is a person called {{name}} already. Add a second surname to tell them apart.",
  CHANGED_MEANWHILE:
    "Somebody else saved changes to {{what}} while you were editing. Yours were not saved: look at what changed and save again.",
  FIELD_REFUSED: "{{reason}}",
  MERGE_REFUSED:
    "They cannot be merged: {{name}} is part of the same customer already. Open that customer to see which ones it is merged with.",
  PROMISE_IN_PAST: "The day {{day}} has gone by (today is {{today}}). Agree on today or a later day with the customer.",
  PROMISE_NOTHING_OPEN:
    "The customer has no invoice in that currency that can be promised: everything is paid, disputed or promised already. See its open promises.",
  PROMISE_INVOICE_CLOSED: "Nothing is owed of {{documents}} any more. Take that invoice out of the promise.",
  PROMISE_INVOICE_PROMISED:
    "{{documents}} is in an open promise for {{day}} already. Renegotiate or cancel that promise, or take the invoice out of this one.",
  PROMISE_DISPUTED:
    "Part of the amount is in dispute ({{documents}}) and cannot be promised. Promise {{most}} {{currency}} at most, or settle the dispute first.",
  PROMISE_OVER_BALANCE:
    "This is more than is owed: {{most}} {{currency}} can be promised at most. Lower the amount or add invoices.",
  PROMISE_TOO_FAR:
    "The day {{day}} is more than {{days}} days ahead; a collector may accept up to {{last}}. Agree on a nearer day or ask your coordinator to allow it.",
  PROMISE_AFTER_BROKEN:
    "The customer has broken promises in the last {{days}} days ({{count}}). What comes next is a written agreement or an escalation; if another promise makes sense all the same, ask your coordinator to allow it.",
  PROMISE_NEEDS_COORDINATOR:
    "Another person, a coordinator or manager, allows this promise, and no other one is registered. Register them in Settings > People, or let somebody else ask for it and allow it yourself.",
  PROMISE_ENDED: "The promise is not open any more, so it cannot be changed. Its page shows what happened.",
  PROMISE_NOT_RECENT:
    "Only what was recorded today and has had no effect can be undone. If the promise does not hold any more, cancel it with the reason.",
  DISPUTE_NOTHING_OPEN:
    "Nothing is owed on {{document}} any more, so there is no amount to dispute. If the CFDI, the payment method or the receipt is wrong, choose that kind and leave the amount empty.",
  DISPUTE_ENDED_INVOICE:
    "{{document}} was cancelled or replaced on {{day}} and is no longer owed. If another invoice replaced it ({{successor}}), open the dispute on that one.",
  DISPUTE_OTHER_CUSTOMER:
    "{{document}} belongs to another customer ({{customer}}). Open the dispute from that customer.",
  DISPUTE_CURRENCY: "{{document}} is in {{currency}} and the amount was given in {{given}}. Write it in {{currency}}.",
  DISPUTE_EXISTS:
    "That part of {{document}} is already disputed (number {{dispute}}). Add what is new there, or choose another line of the invoice.",
  DISPUTE_MORE_THAN_OPEN:
    "{{most}} {{currency}} of {{document}} are left undisputed ({{disputed}} {{currency}} are disputed already). Lower the amount or leave it empty.",
  DISPUTE_NO_LINE: "{{document}} has no line {{line}}. Choose one from the list or the whole invoice.",
  DISPUTE_ACCEPTED_MORE:
    "{{most}} {{currency}} are disputed; no more than that can be accepted. Lower the amount, or correct that of the dispute first.",
  DISPUTE_OTHER_CFDI:
    "CFDI {{uuid}} is neither a credit note nor a replacement of {{document}}. Choose another one, or none: then the first that arrives counts.",
  DISPUTE_CLOSED: "Dispute {{dispute}} has been answered. Reopen it if the customer insists.",
  DISPUTE_OWN:
    "You opened dispute {{dispute}} or changed its amount, so another person decides it. Ask whoever settles it to record the answer; if nobody can, register them in Settings > People.",
  DISPUTE_OPEN: "Dispute {{dispute}} is still open; there is nothing to reopen.",
  DISPUTE_NOT_LAST:
    "Only the last step of dispute {{dispute}} can be taken back, and there has been another. Open it again.",
  DISPUTE_NO_ADDRESS:
    "There is no mail address of whoever resolves dispute {{dispute}}. Type it here or save it in Settings > Disputes.",
  NEXT_STEP_MISSING: "The outcome {{outcome}} demands {{demand}} as the next step. Add it and log again.",
  REACHED_MISSING: "Say whom you talked to: choose the contact or type a name.",
  CONTACT_CORRECTED: "That contact has a correction already. Correct the latest version.",
  CONTACT_BLOCKED:
    "This contact is not allowed at this moment ({{ruleId}}). Wait for the next allowed time or, if it has happened already, write why.",
  MAIL_FAILED: "{{reason}}",
  TEMPLATE_INVALID: "{{reason}}",
  APPROVAL_NEEDS_PERSON: "It is not known who asks for the approval. Choose who works on this PC in Settings > People.",
  APPROVAL_NOBODY:
    "No other person is registered who may approve it ({{roles}}). Register them in Settings > People, or let somebody else ask for it and approve it yourself: who asks does not approve.",
  APPROVAL_PENDING:
    "An approval for this has been asked for. Wait for the decision, or withdraw it before asking again.",
  APPROVAL_REFUSED: "{{reason}}",
  APPROVAL_REASON: "Write why it is refused, so that who asked knows what to change.",
  INTEREST_NOTHING:
    "As of {{day}} there is no moratory interest outstanding. Check the cut-off, the currency and what was waived.",
  INTEREST_WAIVER_PENDING:
    "{{actor}} asked for a waiver on {{day}}. Wait for the decision, or for it to be withdrawn, before asking for another.",
  WRITE_OFF_NOTHING: "Nothing of the invoice is open any more.",
  WRITE_OFF_PENDING:
    "{{actor}} asked to write this invoice off on {{day}}. Wait for the decision, or for it to be withdrawn, before asking again.",
  WRITE_OFF_STATE: "That write-off does not stand: there is nothing to take back.",
  BILLING_NO_ADDRESS: "There is no address of Billing. Type it here or save it in Settings > Disputes.",
  INTEREST_CFDI_OTHER: "{{document}} is no invoice of this customer in that currency. Name the CFDI of the interest.",
  INTEREST_CFDI_PRINCIPAL:
    "{{document}} is one of the invoices that bore the interest. Name the CFDI that invoices it.",
  INTEREST_CFDI_TAKEN: "{{document}} invoices interest already. Undo that first, or name another CFDI.",
  AGREEMENT_INVOICE_CLOSED:
    "Nothing is owed of {{documents}} in {{currency}} any more. Take that invoice out of the agreement.",
  AGREEMENT_INVOICE_TAKEN:
    "{{documents}} is in agreement {{agreement}} already. Take it out of this one, or withdraw that one first.",
  AGREEMENT_SCHEDULE: "{{reason}}",
  AGREEMENT_IN_PAST: "The instalment of {{day}} has gone by (today is {{today}}). Choose today or a later day.",
  AGREEMENT_QUITA_TOO_LARGE:
    "The discount cannot be the whole debt: at most {{most}} {{currency}}. Writing all of it off is another procedure.",
  AGREEMENT_QUITA_MISSING: "A discount forgives something: write how much of the principal or of the interest.",
  AGREEMENT_WAIVER_TOO_LARGE: "There is not that much interest: at most {{most}} {{currency}} can be waived.",
  AGREEMENT_SIGNER_MISSING: "An acknowledgement of debt names who signs it and in what capacity. Write both.",
  AGREEMENT_STATE:
    "The agreement is in another state ({{state}}), so that cannot be done any more. Its page shows what happened.",
  AGREEMENT_BILLING_NOTHING:
    "There is nothing to ask Billing about this agreement: no discount is in force, or its CFDI has arrived.",
  AGREEMENT_NOT_APPROVED: "The agreement has not been approved. Ask for the approval and offer it once you have it.",
  AGREEMENT_CHANGED:
    "Nothing is owed any more of {{documents}} since the agreement was drawn up. Revise the agreement and ask for the approval again.",
  NOT_SIGNED_IN: "Nobody has signed in. Type your password.",
  NOT_ALLOWED: "Your role does not allow that, or the customer is somebody else's.",
  SIGN_IN_REFUSED: "The password is wrong. Attempts left: {{left}}.",
  SIGN_IN_LOCKED: "Too many attempts. Wait {{minutes}} min.",
  PASSWORD_WEAK: "The password is easy to guess.",
  RECOVERY_REFUSED: "The recovery code is wrong. Attempts left: {{left}}.",
  LAST_MANAGER: "{{name}} is the only one who can manage people. Give another manager a password first.",
  PRIVACY_REFUSED: "Not yet possible: {{reason}}",
  ALREADY_PROTECTED: "This ledger asks for passwords already.",
  NOTHING_TO_ASK:
    "There is nothing to ask for with this template now: {{documents}} is in an open promise, in an agreement that is being kept, with an agency or in dispute. Use the one of the statement, or write without a template.",
  LETTER_BLOCKED: "{{reason}}",
  LETTER_LOST: "The file of letter {{folio}} is gone and cannot be made again identically. Recover it from a backup.",
  AGENCY_EXISTS: "There is an agency with that RFC: {{name}}.",
  AGENCY_BLOCKED: "Nothing can be placed with {{name}}: {{reason}}",
  PLACEMENT_REFUSED:
    "{{count}} of the chosen invoices cannot be placed. The first is {{document}}: {{reason}} Leave them out and ask again.",
  PLACEMENT_ALL_CONTROL:
    "With that share everything chosen stays in house. Choose more customers or lower the share of the control group.",
  RECALL_REFUSED:
    "{{count}} of the chosen items cannot be recalled. The first is {{document}}: {{reason}} Leave them out and ask again.",
  CAMPAIGN_REFUSED: "It cannot be done with the campaign {{name}}: {{reason}}.",
  AGENCY_INVOICE_REFUSED: "It cannot be done: {{reason}}",
  PACKAGE_REFUSED: "It cannot be done: {{reason}}",
  REPORT_REFUSED: "It cannot be done: {{reason}}",
  AUDIT_REFUSED: "It cannot be done: {{reason}}",
  CALL_REFUSED: "It cannot be done: {{reason}}",
  TRAINING_REFUSED: "It cannot be done: {{reason}}",
  COMPLAINT_REFUSED: "It cannot be done: {{reason}}",
  ATTRIBUTION_SAME: "The payment is marked so already.",
  COST_REVERSED: "That cost was taken back before.",
  ESCALATION_REFUSED: "It cannot be escalated: {{reason}}",
  ESCALATION_DECISION: "It cannot be decided so: {{reason}}",
  LEDGER_STOPPED: "The ledger process stopped before it answered. What was saved is complete; try again.",
  INTERNAL: "Something went wrong inside the program. Try again; if it happens again, send the log to support.",
};
