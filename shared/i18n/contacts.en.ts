import type { contactsEs } from "./contacts.es.ts";
import type { Messages } from "./messages.ts";

export const contactsEn: Messages<typeof contactsEs> = {
  pane: {
    contact: "Log a contact",
    promise: "Promise to pay",
    dispute: "Dispute",
    acceptance: "Receipt of invoices",
  },
};
