import { type Area, EXPORT_ALL, MANAGE, MONEY, READ, READ_ALL, SUPERVISE, to } from "./grants.ts";

/**
 * Outside agencies. What is placed with whom is decided for the whole office; a collector sees of it what was placed of the own
 * portfolio. Whom a payment is owed to is said by who applies money, never by who is measured by it.
 */
const COSTS = to("general", ["administration", "manager", "director"]);

export const AGENCIES: Readonly<Record<string, Area>> = {
  agencies: {
    list: READ_ALL,
    get: READ_ALL,
    alerts: READ_ALL,
    save: MANAGE,
    filePaper: to("general", ["coordinator", "manager", "director", "administration"]),
    setTerms: MANAGE,
    placeable: READ_ALL,
    place: SUPERVISE,
    placements: READ_ALL,
    placement: READ_ALL,
    ofInvoice: READ,
    ofCustomer: READ,
    cash: READ_ALL,
    attribute: MONEY,
    recall: SUPERVISE,
    costs: READ_ALL,
    addCost: COSTS,
    reverseCost: COSTS,
    scoreboard: READ_ALL,
    months: READ_ALL,
    preview: READ_ALL,
    page: READ_ALL,
    totals: READ_ALL,
    values: READ_ALL,
    groups: READ_ALL,
    exportPage: EXPORT_ALL,
    exportGroups: EXPORT_ALL,
  },
  placed: {
    page: READ_ALL,
    totals: READ_ALL,
    values: READ_ALL,
    groups: READ_ALL,
    exportPage: EXPORT_ALL,
    exportGroups: EXPORT_ALL,
  },
};
