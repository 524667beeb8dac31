import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { command, query, zCommandId, zDay, zInstant, zLang } from "./common.ts";

/** An RFC that is ours: what it issues is a sale. */
export const zOwnRfc = z.object({ rfc: z.string(), name: z.string() });

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
  /** Endless stream of what changed. */
  changes: query.output(eventIterator(zChange)),
};
