import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { command, query, zCommandId, zDay, zInstant, zLang } from "./common.ts";

/** An RFC that is ours: what it issues is a sale. */
export const zOwnRfc = z.object({ rfc: z.string(), name: z.string() });

/**
 * A ledger that does not hold all that was done in it: its log is gone or cut, or an older file lies in its place. `cut`: the
 * newest so many operations are not there; `other`: something else was done from there on than what is known outside.
 */
export const zMissingOperations = z.object({
  kind: z.enum(["cut", "other"]),
  operations: z.number().int(),
  /** Last operation that is there; "" without any. */
  since: z.string(),
  /** When the last one that is known outside was noted. */
  until: z.string(),
});
export type MissingOperations = z.infer<typeof zMissingOperations>;

/** State of the ledger process: which ledger it holds, whose it is and how fresh it is. */
export const zLedgerStatus = z.object({
  open: z.boolean(),
  path: z.string().nullable(),
  name: z.string().nullable(),
  demo: z.boolean(),
  schemaVersion: z.number().int().nullable(),
  ownRfcs: z.array(zOwnRfc),
  documents: z.number().int(),
  lastImportAt: zInstant.nullable(),
  /** Day the demo ledger's figures are about; null in a real one, where the day is today's. */
  suggestedAsOf: z.string().nullable(),
  /** The company's time zone (IANA), and the day it is there; null while no ledger is open. */
  timeZone: z.string().nullable(),
  today: zDay.nullable(),
  /** What it lacks; null: nothing, as far as anybody knows. */
  missing: zMissingOperations.nullable(),
});
export type LedgerStatus = z.infer<typeof zLedgerStatus>;

export const zVerifyReport = z.object({
  ok: z.boolean(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});
export type VerifyReport = z.infer<typeof zVerifyReport>;

/** Areas a pushed change names, so that screens refetch by name. */
export const zArea = z.enum([
  "ledgers",
  "settings",
  "backup",
  "imports",
  "receivables",
  "customers",
  "payments",
  "complements",
  "reports",
  "kpis",
  "rates",
  "openings",
  "disputes",
  "contacts",
  "letters",
  "promises",
  "views",
  "users",
  "audit",
  "privacy",
  "worklist",
  "approvals",
  "forecast",
  "agreements",
  "interest",
  "agencies",
  "campaigns",
  "escalations",
]);
export type Area = z.infer<typeof zArea>;
export const zChange = z.object({ areas: z.array(zArea), at: zInstant });

/** Leaving a ledger ends what it imports: without this, IMPORT_RUNNING asks first. What was posted stays. */
const stopImport = z.boolean().default(false);

export const ledgers = {
  status: query.output(zLedgerStatus),
  open: command.input(z.object({ path: z.string().min(1), stopImport })).output(zLedgerStatus),
  create: command.input(z.object({ path: z.string().min(1), stopImport })).output(zLedgerStatus),
  /** Makes a fresh ledger with the demo company in it; `runId` is the import run that fills it. */
  createDemo: command
    .input(z.object({ path: z.string().min(1), commandId: zCommandId, stopImport }))
    .output(z.object({ status: zLedgerStatus, runId: z.number().int() })),
  close: command.input(z.object({ stopImport }).optional()).output(zLedgerStatus),
  /** Proves the ledger; details are words in the language asked for. */
  verify: query.input(z.object({ lang: zLang.default("es") }).prefault({})).output(zVerifyReport),
  /** The operations the open ledger lacks, newest first, as far as this PC noted them down. */
  missing: query.output(
    z.object({
      rows: z.array(z.object({ seq: z.number().int(), at: z.string(), action: z.string(), subject: z.string() })),
    }),
  ),
  /** Somebody knows that they are missing and goes on without them: the audit says who. */
  goOnWithout: command.input(z.object({ commandId: zCommandId })).output(zLedgerStatus),
  /** Endless stream of what changed. */
  changes: query.output(eventIterator(zChange)),
};
