import { type Area, EXPORT_ALL, READ_REPORTS, SUPERVISE } from "./grants.ts";

/**
 * Campaigns. Who supervises defines and sends them, another one allows them; management and who audits read them. A collector
 * sees in the timeline of a customer that a campaign wrote to it, and nothing else.
 */
export const CAMPAIGNS: Readonly<Record<string, Area>> = {
  campaigns: {
    get: READ_REPORTS,
    save: SUPERVISE,
    ask: SUPERVISE,
    cancel: SUPERVISE,
    preview: SUPERVISE,
    sample: SUPERVISE,
    start: SUPERVISE,
    mailNext: SUPERVISE,
    handOver: SUPERVISE,
    printLetters: SUPERVISE,
    makeCalls: SUPERVISE,
    previewDelivery: SUPERVISE,
    importDelivery: SUPERVISE,
    members: READ_REPORTS,
    page: READ_REPORTS,
    totals: READ_REPORTS,
    values: READ_REPORTS,
    groups: READ_REPORTS,
    exportPage: EXPORT_ALL,
    exportGroups: EXPORT_ALL,
  },
};
