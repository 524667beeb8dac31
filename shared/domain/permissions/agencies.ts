import { type Area, EXPORT_ALL, MANAGE, MONEY, READ, READ_REPORTS, SUPERVISE, to, WORK } from "./grants.ts";

/** What an agency costs and charges is entered by who pays it. */
const COSTS = to("general", ["administration", "manager", "director"]);

/** Who looks over the shoulder of an agency. */
const OVERSEE = to("general", ["coordinator", "manager", "director"]);

/**
 * Outside agencies. What is placed with whom, and what it costs, goes to management, as reports do; a collector sees of it what
 * was placed of the own portfolio. Who obtained a payment is said by who applies money, never by who is measured by it.
 */
export const AGENCIES: Readonly<Record<string, Area>> = {
  agencies: {
    list: READ_REPORTS,
    get: READ_REPORTS,
    alerts: READ_REPORTS,
    save: MANAGE,
    filePaper: to("general", ["coordinator", "manager", "director", "administration"]),
    setTerms: MANAGE,
    placeable: READ_REPORTS,
    place: SUPERVISE,
    placements: READ_REPORTS,
    placement: READ_REPORTS,
    ofInvoice: READ,
    ofCustomer: READ,
    cash: READ_REPORTS,
    attribute: MONEY,
    recall: SUPERVISE,
    costs: READ_REPORTS,
    addCost: COSTS,
    reverseCost: COSTS,
    scoreboard: READ_REPORTS,
    months: READ_REPORTS,
    preview: READ_REPORTS,
    page: READ_REPORTS,
    totals: READ_REPORTS,
    values: READ_REPORTS,
    groups: READ_REPORTS,
    exportPage: EXPORT_ALL,
    exportGroups: EXPORT_ALL,
  },
  agencyInvoices: {
    page: READ_REPORTS,
    get: READ_REPORTS,
    due: READ_REPORTS,
    readXml: COSTS,
    record: COSTS,
    setLines: COSTS,
    previewLines: COSTS,
    importLines: COSTS,
    dispute: COSTS,
    ask: COSTS,
    pay: COSTS,
    withdraw: COSTS,
  },
  agencyComplaints: {
    page: READ_REPORTS,
    get: READ_REPORTS,
    late: READ_REPORTS,
    ofCustomer: READ,
    record: WORK,
    acknowledge: SUPERVISE,
    setDue: SUPERVISE,
    answer: SUPERVISE,
    reopen: SUPERVISE,
    withdraw: SUPERVISE,
  },
  agencyAudits: {
    page: READ_REPORTS,
    get: READ_REPORTS,
    open: READ_REPORTS,
    record: OVERSEE,
    finish: OVERSEE,
    verify: OVERSEE,
    giveBack: OVERSEE,
    withdraw: OVERSEE,
  },
  agencyCalls: {
    page: READ_REPORTS,
    get: READ_REPORTS,
    sample: READ_REPORTS,
    record: OVERSEE,
    calibrate: OVERSEE,
    sign: OVERSEE,
    withdraw: OVERSEE,
    tellCalls: OVERSEE,
  },
  agencyTraining: {
    agents: READ_REPORTS,
    attention: READ_REPORTS,
    page: READ_REPORTS,
    get: READ_REPORTS,
    record: OVERSEE,
    withdraw: OVERSEE,
    addAgent: OVERSEE,
    endAgent: OVERSEE,
  },
  agencyPackages: {
    ofPlacement: READ_REPORTS,
    make: OVERSEE,
    deliver: OVERSEE,
    acknowledge: OVERSEE,
    confirmDestroyed: OVERSEE,
  },
  placed: {
    page: READ_REPORTS,
    totals: READ_REPORTS,
    values: READ_REPORTS,
    groups: READ_REPORTS,
    exportPage: EXPORT_ALL,
    exportGroups: EXPORT_ALL,
  },
};
