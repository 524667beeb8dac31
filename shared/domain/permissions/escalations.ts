import { type Area, EXPORT, MANAGE, READ, READ_REPORTS, SUPERVISE, to, WORK } from "./grants.ts";

/**
 * Cases that go up. A collector raises one of the own portfolio and gathers its file; who is answered to, and what is put off, is
 * for those who supervise. Who of them answers is said by the level of the case.
 */
export const ESCALATIONS: Readonly<Record<string, Area>> = {
  escalations: {
    proposals: READ,
    escalable: READ,
    get: READ,
    ofCustomer: READ,
    waiting: READ,
    raise: WORK,
    putOff: SUPERVISE,
    decide: SUPERVISE,
    note: WORK,
    attach: WORK,
    mark: WORK,
    packFile: to("exports", ["coordinator", "manager", "director", "auditor"]),
    rules: READ_REPORTS,
    saveRules: MANAGE,
    page: READ,
    totals: READ,
    values: READ,
    groups: READ,
    exportPage: EXPORT,
    exportGroups: EXPORT,
  },
};
