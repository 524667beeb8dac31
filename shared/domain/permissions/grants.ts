import type { Deed, Permission, Reach, Role } from "./role.ts";

/** Every role but the collector, whose reach is said apart. */
export const EVERYBODY = [
  "coordinator",
  "manager",
  "director",
  "administration",
  "billing",
  "sales",
  "logistics",
  "auditor",
] as const satisfies readonly Role[];

/** A deed that roles may do with every customer; the collector as said. */
export const to = (deed: Deed, roles: readonly Role[], collector: Reach = "none"): Permission => ({
  deed,
  reach: Object.fromEntries([["collector", collector], ...roles.map((role) => [role, "all"] as const)]),
});

/** Figures and lists: a collector's own portfolio, all of it for everybody else. */
export const READ = to("reads", EVERYBODY, "own");
/** Those whose work is the whole portfolio. Sales and Logistics look things up in it and answer disputes (COLLECTIONS 19). */
const KEEPERS = EVERYBODY.filter((role) => role !== "sales" && role !== "logistics");
/** {@link READ}, into a file or a print: whole lists leave with those whose work they are. */
export const EXPORT = to("exports", KEEPERS, "own");
/** What everybody who answers something takes along: disputes, and the file of an invoice. */
export const EXPORT_ANSWERED = to("exports", EVERYBODY, "own");
/** Figures of the whole office, which no portfolio has a part of. */
export const READ_ALL = to("reads", EVERYBODY);
/** {@link READ_ALL}, into a file or a print. */
export const EXPORT_ALL = to("exports", KEEPERS);
/** Reports, forecasts and closed months, which go to management. */
export const READ_REPORTS = to("reads", KEEPERS);
/** What screens need to work at all: words, rules, settings, saved views. */
export const ANYBODY = to("general", EVERYBODY, "all");
/** Logging, promising, proposing. */
export const WORK = to("acts", ["coordinator", "manager", "director"], "own");
/** A dispute is worked by whoever answers it, too. */
export const DISPUTE = to(
  "acts",
  ["coordinator", "manager", "director", "administration", "billing", "sales", "logistics"],
  "own",
);
/** A decision about a dispute: never by who is measured by it. */
export const ANSWER = to("acts", [
  "coordinator",
  "manager",
  "director",
  "administration",
  "billing",
  "sales",
  "logistics",
]);
/** Recording and applying what was paid: never by who is measured by it. */
export const MONEY = to("acts", ["administration", "manager", "director"]);
/** Decisions about the CFDI themselves. */
export const BILLING = to("acts", ["billing", "administration", "manager", "director"]);
/** Bringing files in. */
export const FILES_IN = to("general", ["billing", "administration", "coordinator", "manager", "director"]);
/** Deciding for the whole team, customer by customer. */
export const SUPERVISE = to("acts", ["coordinator", "manager", "director"]);
/** Rules and settings of the company. */
export const MANAGE = to("general", ["manager", "director"]);
/** Bank data and what customers pay into: who applies money, who supervises, who audits. */
export const BANK = to("reads", ["administration", "coordinator", "manager", "director", "auditor"]);
/** Who did what, when. */
export const AUDIT = to("reads", ["manager", "director", "auditor"]);
/** {@link AUDIT}, into a file. */
export const AUDIT_EXPORT = to("exports", ["manager", "director", "auditor"]);

/** Permissions of the procedures of an area, by their names in it. */
export type Area = Readonly<Record<string, Permission>>;
