import type { fichaEs } from "./ficha.es.ts";
import type { Messages } from "./messages.ts";

/** Words of the customer's page: header, tabs and what is done from them. */
export const fichaEn: Messages<typeof fichaEs> = {
  bar: "Customer commands",
  contact: "Log contact",
  promise: "Record promise",
  dispute: "Open dispute",
  tabs: {
    label: "Customer sections",
    statement: "Statement",
    contacts: "Contact log",
    promises: "Promises",
    disputes: "Disputes",
    people: "People",
    terms: "Terms",
    documents: "Documents",
  },
};
