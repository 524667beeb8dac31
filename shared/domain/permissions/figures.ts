import { ANYBODY, type Area, EVERYBODY, EXPORT, EXPORT_ALL, MANAGE, READ, READ_REPORTS, to } from "./grants.ts";

/**
 * Figures. Reports, forecasts and closed months are of the whole office: they go to management, freeze what was reported, and
 * no portfolio has a part of them.
 */
export const FIGURES: Readonly<Record<string, Area>> = {
  reports: {
    weekly: READ_REPORTS,
    read: READ_REPORTS,
    preview: EXPORT_ALL,
    export: EXPORT_ALL,
    send: to("exports", ["coordinator", "manager", "director"]),
    schedules: ANYBODY,
    saveSchedule: MANAGE,
    runDue: to(
      "general",
      EVERYBODY.filter((role) => role !== "auditor"),
    ),
    deliveries: READ_REPORTS,
  },
  kpis: {
    // A collector is measured by these: those of the own portfolio, and nothing beside it.
    board: READ,
    trend: READ,
    rows: READ,
    exportRows: EXPORT,
    exportBoard: EXPORT,
    movement: READ,
    groups: READ,
    rules: ANYBODY,
    saveRules: MANAGE,
    "closes.list": READ_REPORTS,
    "closes.plan": READ_REPORTS,
    "closes.close": MANAGE,
    "closes.get": READ_REPORTS,
  },
  forecast: {
    make: to("general", ["coordinator", "manager", "director", "administration"]),
    runs: READ_REPORTS,
    run: READ_REPORTS,
    items: READ_REPORTS,
    exportRun: EXPORT_ALL,
  },
};
