import { z } from "zod";

/**
 * Every error a procedure may declare: the code is what screens, the command line and tests narrow on; the words
 * live in shared/i18n under `errors.<CODE>`. `data` carries what the words need (a path, a version, a field).
 */
export const ledgerErrors = {
  NO_LEDGER_OPEN: { message: "No ledger is open" },
  LEDGER_NOT_FOUND: { message: "The ledger file does not exist", data: z.object({ path: z.string() }) },
  LEDGER_EXISTS: { message: "A file with that name already exists", data: z.object({ path: z.string() }) },
  LEDGER_NEWER: {
    message: "The ledger was made by a newer version",
    data: z.object({ path: z.string(), found: z.number().int(), supported: z.number().int() }),
  },
  LEDGER_DAMAGED: {
    message: "The ledger file is damaged",
    data: z.object({ path: z.string(), detail: z.string() }),
  },
  NOT_A_LEDGER: { message: "The file is not an Al Corriente ledger", data: z.object({ path: z.string() }) },
  LEDGER_NETWORK_PATH: { message: "A ledger cannot live on a network path", data: z.object({ path: z.string() }) },
  LEDGER_IN_USE: { message: "The ledger is busy in another program", data: z.object({ path: z.string() }) },
  READ_ONLY: { message: "The folder or file cannot be written", data: z.object({ path: z.string() }) },
  DISK_FULL: { message: "The disk is full", data: z.object({ path: z.string() }) },
  PATH_NOT_FOUND: { message: "The path does not exist", data: z.object({ path: z.string() }) },
  FILE_LOCKED: {
    message: "The file is open in another program",
    data: z.object({ path: z.string() }),
  },
  /** A user's table or bank file that cannot be read; the words of `code` are `tabular.refusals.<code>`. */
  FILE_REFUSED: {
    message: "The file cannot be read",
    data: z.object({ path: z.string(), code: z.string(), detail: z.string() }),
  },
  NOT_FOUND: { message: "There is no such record", data: z.object({ what: z.string(), id: z.string() }) },
  INVALID_INPUT: { message: "The request is not valid", data: z.object({ issues: z.array(z.string()) }) },
  LEDGER_STOPPED: { message: "The ledger process stopped before it answered" },
  INTERNAL: { message: "Something went wrong" },
} as const;

/** Code of an error declared in {@link ledgerErrors}. */
export type LedgerErrorCode = keyof typeof ledgerErrors;
