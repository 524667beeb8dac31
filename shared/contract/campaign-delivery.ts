import { z } from "zod";
import { DELIVERY_STATES } from "../domain/campaigns/delivery.ts";
import { command, query, zCommandId, zLang } from "./common.ts";
import { zTablePreview, zTableRequest } from "./tabular.ts";

const zCount = z.number().int();
export const zDeliveryState = z.enum(DELIVERY_STATES);

const zTerms = { ...zTableRequest, id: z.number().int(), lang: zLang.default("es") };
const zRefused = z.object({ code: z.string(), message: z.string() }).nullable();

/** What a table of results comes to. */
const zDeliveryImport = z.object({
  /** Name of the file. */
  file: z.string(),
  counts: z.object({
    rows: zCount,
    /** Rows that say something new, that say what is known already, and that cannot be taken. */
    taken: zCount,
    known: zCount,
    refused: zCount,
  }),
  /** What is new, by state: messages, not rows. */
  states: z.array(z.object({ state: zDeliveryState, messages: zCount })),
  /** Rows that are not taken, with why; the first thousand. */
  notes: z.array(z.object({ row: zCount, message: z.string() })),
});
export type DeliveryImport = z.infer<typeof zDeliveryImport>;

/** What a provider says became of the messages of a campaign, from its CSV or Excel. */
export const campaignDelivery = {
  /** The table as a mapping reads it and what it comes to; nothing is kept. Throws NOT_FOUND and CAMPAIGN_REFUSED. */
  previewDelivery: query
    .input(z.object(zTerms))
    .output(z.object({ refused: zRefused, table: zTablePreview.nullable(), result: zDeliveryImport.nullable() })),
  /**
   * Takes the rows that fit. What came back marks its number or address as bad, who asks for no more is written to no more, and an
   * answer waits for somebody, each as if it was logged by hand. A state of a message is taken once. Throws NOT_FOUND and
   * CAMPAIGN_REFUSED.
   */
  importDelivery: command
    .input(z.object({ commandId: zCommandId, ...zTerms }))
    .output(z.object({ refused: zRefused, result: zDeliveryImport.nullable() })),
};
