import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zLang, zMinor, zWindow } from "./common.ts";
import { zEntryRow } from "./receivables.ts";
import { zTablePreview, zTableRequest } from "./tabular.ts";

/**
 * What becomes of a row: `new`: recorded; `linked`: its CFDI is here and says the same; `adjusting`: its CFDI is here and
 * its balance comes down to the row's; `same`: recorded before; `refused`: not recorded, the reason stands beside it.
 */
export const zOpeningOutcome = z.enum(["new", "linked", "adjusting", "same", "refused"]);
export type OpeningOutcome = z.infer<typeof zOpeningOutcome>;

/** A row with something to say about it. */
export const zOpeningNote = z.object({
  row: z.number().int(),
  outcome: zOpeningOutcome,
  /** Words under `openings.codes.<code>`, or under `tabular.problems` for what a cell says. */
  code: z.string(),
  message: z.string(),
});
export type OpeningNote = z.infer<typeof zOpeningNote>;

const zCounts = z.object({
  rows: z.number().int(),
  new: z.number().int(),
  linked: z.number().int(),
  adjusting: z.number().int(),
  same: z.number().int(),
  refused: z.number().int(),
});
export type OpeningCounts = z.infer<typeof zCounts>;

/** Open balances by currency. */
const zOpenTotals = z.array(z.object({ currency: zCurrency, lines: z.number().int(), openMinor: zMinor }));

const zRefused = z.object({ code: z.string(), message: z.string() }).nullable();

/** How a file of opening balances is taken. */
const zTerms = {
  /** The balances are those at the end of this day. */
  cutoff: zDay,
  /** Currency of rows that state none. */
  currency: zCurrency.default("MXN"),
  /** Brings the balance of CFDI that are here already down to the row's, instead of refusing the row. */
  adjust: z.boolean().default(false),
  lang: zLang.default("es"),
};

/** What an import would do, or did. */
export const zOpeningImport = z.object({
  file: z.string(),
  /** Why the file could not be taken at all; null when it could. */
  refused: zRefused,
  /** Null when nothing was recorded. */
  batchId: z.number().int().nullable(),
  counts: zCounts,
  /** What is or would be recorded. */
  totals: zOpenTotals,
  /** Rows that were not simply recorded, in order, the first thousand. */
  notes: z.array(zOpeningNote),
});
export type OpeningImport = z.infer<typeof zOpeningImport>;

export const zOpeningBatch = z.object({
  id: z.number().int(),
  file: z.string(),
  cutoff: zDay,
  recordedAt: zInstant,
  actor: z.string(),
  undoneAt: zInstant.nullable(),
  lines: z.number().int(),
  /** Lines whose CFDI has come. */
  replaced: z.number().int(),
  totals: zOpenTotals,
});
export type OpeningBatch = z.infer<typeof zOpeningBatch>;

/** One opening balance as it stands in the ledger. */
export const zOpeningLine = z.object({
  uuid: z.string(),
  batchId: z.number().int(),
  row: z.number().int(),
  file: z.string(),
  customerId: z.number().int(),
  customerKey: z.string(),
  customerName: z.string(),
  series: z.string(),
  folio: z.string(),
  /** UUID of the CFDI as the file says it; "" when it does not. */
  namedUuid: z.string(),
  issuedOn: zDay,
  dueOn: zDay,
  cutoff: zDay,
  currency: zCurrency,
  totalMinor: zMinor,
  openMinor: zMinor,
  exchangeRate: z.string(),
  notes: z.string(),
  state: z.enum(["standing", "replaced", "undone"]),
  /** CFDI that took its place. */
  invoiceUuid: z.string().nullable(),
});
export type OpeningLineView = z.infer<typeof zOpeningLine>;

export const openings = {
  /** Looks at a file: its columns, its rows, and what an import would do. Nothing is recorded. */
  preview: query
    .input(z.object({ ...zTableRequest, ...zTerms }))
    .output(z.object({ refused: zRefused, table: zTablePreview.nullable(), result: zOpeningImport.nullable() })),
  /** Records what can be recorded; the other rows come back with their reasons. Safe to run twice. */
  importFile: command.input(z.object({ commandId: zCommandId, ...zTableRequest, ...zTerms })).output(zOpeningImport),
  batches: query
    .input(z.object({ ...zWindow }))
    .output(z.object({ rows: z.array(zOpeningBatch), total: z.number().int() })),
  lines: query
    .input(z.object({ batchId: z.number().int(), ...zWindow }))
    .output(z.object({ rows: z.array(zOpeningLine), total: z.number().int() })),
  /** The opening balance behind a document of kind O, as of a day, with what it posted. */
  line: query
    .input(z.object({ uuid: z.string().max(36), asOf: zDay }))
    .output(zOpeningLine.extend({ openNowMinor: zMinor, entries: z.array(zEntryRow) })),
  /** Takes a whole import back: its lines post nothing any more, their entries are reversed. */
  undo: command
    .input(z.object({ commandId: zCommandId, batchId: z.number().int() }))
    .output(z.object({ undone: z.boolean(), lines: z.number().int() })),
};
