import { z } from "zod";

/** What the result line of a metadata file says, kept with it as JSON and put into words when it is shown. */
export const zSatMetadataDetail = z.object({
  /** Lines that state a document. */
  read: z.number().int(),
  /** Of them, documents of ours that can move a balance. */
  ours: z.number().int(),
  /** Of these, cancelled. */
  cancelled: z.number().int(),
  /** Lines that could not be read; the first ones by number and reason (`imports.satMetadata.reasons`). */
  damaged: z.number().int(),
  lines: z.array(z.tuple([z.number().int(), z.string()])),
});
export type SatMetadataDetail = z.infer<typeof zSatMetadataDetail>;
