import type { errorsEs } from "./errors.es.ts";
import type { Messages } from "./messages.ts";

export const errorsEn: Messages<typeof errorsEs> = {
  NO_LEDGER_OPEN: "No ledger is open. Open one or make a new one.",
  LEDGER_NOT_FOUND:
    "The file {{path}} was not found. It may have been moved or renamed, or its drive may be disconnected.",
  LEDGER_EXISTS: "There is already a file at {{path}}. Choose another name or open the existing one.",
  LEDGER_NEWER:
    "The file {{path}} was made by a newer version of Al Corriente (format {{found}}; this version reads up to {{supported}}). Update the program to open it; the file was not changed.",
  LEDGER_DAMAGED:
    "The file {{path}} is damaged ({{detail}}). It was not changed. Restore your last backup, or ask support for help with the log.",
  NOT_A_LEDGER: "The file {{path}} is not an Al Corriente ledger. Choose a file that ends in .alcorriente.",
  LEDGER_NETWORK_PATH:
    "The path {{path}} is on the network, where a ledger can be damaged. Copy it to a disk of this computer and open it from there.",
  LEDGER_IN_USE: "The file {{path}} is in use by another program. Close it there and try again.",
  READ_ONLY: "{{path}} cannot be written. Check the permissions or choose another folder.",
  DISK_FULL: "The disk of {{path}} is full. Free some space and try again; what was saved so far is complete.",
  PATH_NOT_FOUND: "{{path}} was not found. Check that it is still in its place and try again.",
  FILE_LOCKED: "The file {{path}} is open in another program. Close it there and try again.",
  FILE_REFUSED: "{{reason}} File: {{path}}.",
  NOT_FOUND: "There is no record with that identifier ({{id}}) in this ledger.",
  INVALID_INPUT: "The request is not valid: {{issues}}.",
  LEDGER_STOPPED: "The ledger process stopped before it answered. What was saved is complete; try again.",
  INTERNAL: "Something went wrong inside the program. Try again; if it happens again, send the log to support.",
};
