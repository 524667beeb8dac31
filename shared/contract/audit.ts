import { z } from "zod";
import { command, query, zDay, zInstant, zLang, zWindow } from "./common.ts";

/** One event of the audit. */
export const zAuditRow = z.object({
  seq: z.number().int(),
  at: zInstant,
  /** The same instant in the company's time zone, `YYYY-MM-DD HH:MM:SS`. */
  local: z.string(),
  actor: z.string(),
  personId: z.number().int().nullable(),
  pc: z.string(),
  action: z.string(),
  /** `kind:id`, or "". */
  subject: z.string(),
  /** The subject in words: a customer's name, a document's folio; the id where there are none. */
  subjectLabel: z.string(),
  /** Where the subject can be seen; null when nowhere. */
  customerId: z.number().int().nullable(),
  documentUuid: z.string().nullable(),
  /** What it says was erased on somebody's request. */
  erased: z.boolean(),
});
export type AuditRowView = z.infer<typeof zAuditRow>;

export const zAuditFilter = z.object({
  from: zDay.nullable().default(null),
  to: zDay.nullable().default(null),
  actors: z.array(z.string().max(200)).max(100).default([]),
  actions: z.array(z.string().max(100)).max(200).default([]),
  pcs: z.array(z.string().max(300)).max(100).default([]),
  subject: z.string().max(100).default(""),
  search: z.string().max(200).default(""),
});
export type AuditFilter = z.infer<typeof zAuditFilter>;

export const zAuditField = z.object({
  path: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const audit = {
  /** Events, newest first. */
  page: query
    .input(zAuditFilter.extend(zWindow))
    .output(z.object({ rows: z.array(zAuditRow), total: z.number().int() })),
  /** What there is to choose from in the filters, and where the chain ends. */
  choices: query.output(
    z.object({
      actors: z.array(z.string()),
      actions: z.array(z.string()),
      pcs: z.array(z.string()),
      head: z.object({ seq: z.number().int(), hash: z.string() }),
    }),
  ),
  /** One event with what was before and after, field by field, and its links in the chain. */
  get: query.input(z.object({ seq: z.number().int() })).output(
    zAuditRow.extend({
      fields: z.array(zAuditField),
      /** Whether fields have a before at all. */
      compares: z.boolean(),
      hash: z.string(),
      prevHash: z.string(),
    }),
  ),
  /** Writes the events of a filter to an Excel file. */
  exportPage: command
    .input(zAuditFilter.extend({ file: z.string().min(1), lang: zLang.default("es") }))
    .output(z.object({ file: z.string(), rows: z.number().int() })),
};
