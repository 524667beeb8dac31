import type { healthEs } from "./health.es.ts";
import type { Messages } from "./messages.ts";

/** Words of the page that says how the ledger and this PC are. */
export const healthEn: Messages<typeof healthEs> = {
  title: "Health of the system",
  version: "Version {{version}}, schema {{schema}}",
  size: "Size of the ledger",
  sizeWaiting: "{{size}}, and {{waiting}} waiting to be written into the file",
  server: "On a server",
  contents: "Contents",
  counts: "{{documents}} documents, {{entries}} entries",
  disk: "Free disk space",
  diskUnknown: "Could not be found out",
  diskLow: "{{size}}: little is left, free some before importing",
  backup: "Last backup",
  backupProved: "{{at}}, opened and proved: {{documents}} documents, {{entries}} entries",
  backupSecond: "in the second folder too",
  backupNone: "None. Make one in Backups.",
  backupProblem: "The last try failed ({{at}}). See Backups.",
  backupProblemSecond: "It did not reach the second folder ({{at}}). See Backups.",
  verified: "Last verification",
  verifiedOk: "{{at}}: all correct",
  verifiedBad_one: "{{at}}: 1 check differs. Verify again to see which.",
  verifiedBad_other: "{{at}}: {{count}} checks differ. Verify again to see which.",
  verifiedNever: "Never. Use Verify, in Ledger.",
  log: "Log",
  logNote: "It holds no customer data.",
  pack: "Prepare a pack for support",
  packHint: "A ZIP with versions, sizes, counts and the log without texts: no names, RFCs, mail addresses or paths.",
  packName: "al-corriente-support",
  packed: "Pack for support saved",
  licences: "Third-party licences",
};
