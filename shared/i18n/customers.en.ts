import type { customersEs } from "./customers.es.ts";
import type { Messages } from "./messages.ts";

/** Words of the statement screen. */
export const customersEn: Messages<typeof customersEs> = {
  bar: "Statement commands",
  back: "Back",
  copyAll: "Copy all",
  copyRfc: "Copy RFC",
  rfcCopied: "RFC copied",
  alsoKnown: "Also as {{names}}",
  currencies: "Currency of the statement",
  grid: "The customer's movements in {{currency}}",
  movements_one: "1 movement",
  movements_other: "{{formatted}} movements",
  documents_one: "1 open document",
  documents_other: "{{count}} open documents",
  unapplied: "Unapplied",
  balance: "Net balance",
  columns: {
    date: "Date",
    what: "Movement",
    document: "Document",
    target: "Applied to",
    due: "Due",
    charge: "Charge",
    credit: "Credit",
    running: "Balance",
    reason: "Reason",
  },
  onAccount: "Unapplied",
  openDocument: "Open document",
  openTarget: "Open the invoice it applies to",
  emptyTitle: "No movements",
  emptyBody: "As of {{day}} this customer has no invoices, payments or credit notes. Choose a later date.",
  notFoundTitle: "The customer was not found",
};
