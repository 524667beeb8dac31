import type { Messages } from "./messages.ts";
import type { usersEs } from "./users.es.ts";

/** Words of the people of the company. */
export const usersEn: Messages<typeof usersEs> = {
  title: "People",
  hint: "Who works the receivables: in charge of which customers, and who did what.",
  me: "On this PC works",
  nobody: "Nobody in particular",
  add: "Add person",
  edit: "Edit {{name}}",
  name: "Name",
  email: "Mail",
  role: "Role",
  customers: "Customers",
  state: "State",
  active: "Active",
  left: "Left",
  stays: "Still with the company",
  empty: "Add the people who collect, so that customers can be assigned.",
  nameMissing: "Write the name.",
  roles: {
    collector: "Collector",
    coordinator: "Coordinator",
    manager: "Manager",
    director: "Director",
    administration: "Administration",
    billing: "Billing",
    sales: "Sales",
    logistics: "Logistics",
    auditor: "Auditor",
  },
};
