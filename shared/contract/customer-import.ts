import { z } from "zod";
import { zCommandId, zLang } from "./common.ts";
import { zTablePreview, zTableRequest } from "./tabular.ts";

/** What becomes of a row: a customer made or changed, one that says nothing new, or one that is refused. */
export const zCustomerOutcome = z.enum(["new", "changed", "same", "refused"]);

export const zCustomerNote = z.object({
  row: z.number().int(),
  outcome: zCustomerOutcome,
  code: z.string(),
  message: z.string(),
});
export type CustomerNote = z.infer<typeof zCustomerNote>;

const zRefused = z.object({ code: z.string(), message: z.string() }).nullable();

/** What an import of customers would do, or did. */
export const zCustomerImport = z.object({
  file: z.string(),
  refused: zRefused,
  counts: z.object({
    rows: z.number().int(),
    new: z.number().int(),
    changed: z.number().int(),
    same: z.number().int(),
    refused: z.number().int(),
    /** People and ways to reach them that are added. */
    contacts: z.number().int(),
    channels: z.number().int(),
  }),
  /** Rows with something to say, in order, the first thousand. */
  notes: z.array(zCustomerNote),
});
export type CustomerImport = z.infer<typeof zCustomerImport>;

const zTerms = { lang: zLang.default("es") };
export const zCustomerImportPreview = z.object({ ...zTableRequest, ...zTerms });
export const zCustomerImportPreviewed = z.object({
  refused: zRefused,
  table: zTablePreview.nullable(),
  result: zCustomerImport.nullable(),
});
export const zCustomerImportCommand = z.object({ commandId: zCommandId, ...zTableRequest, ...zTerms });
