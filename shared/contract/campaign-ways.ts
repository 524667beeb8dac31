import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { LEFT_OUT } from "../domain/campaigns/codes.ts";
import { command, zDay } from "./common.ts";
import { zLetterProgress } from "./letters.ts";

const zCount = z.number().int();

/** Where the letters of a campaign stand, and what the step at hand brought. */
const zCampaignLetters = zLetterProgress.omit({ last: true }).extend({
  last: z
    .object({
      customerId: zCount,
      customerName: z.string(),
      folio: z.string().nullable(),
      letterId: zCount.nullable(),
      /** Why there is no letter; null where there is one. Words: `campaigns.leftOut.<code>`. */
      why: z.enum(LEFT_OUT).nullable(),
      /** It is tried again by the next run. */
      later: z.boolean(),
      /** What the text wants and nobody knows. */
      problem: z.string(),
      /** Code of an error of the ledger, such as FILE_LOCKED; "" for none. */
      error: z.string(),
      path: z.string(),
    })
    .nullable(),
});
export type CampaignLetters = z.infer<typeof zCampaignLetters>;

/** Where the tasks of a campaign stand: all that it tells is kept, piece by piece. */
const zCampaignCalls = z.object({
  /** Customers looked at, of those there are to look at. */
  done: zCount,
  total: zCount,
  tasks: zCount,
  leftOut: zCount,
  later: zCount,
});
export type CampaignCalls = z.infer<typeof zCampaignCalls>;

/** Campaigns that reach people on paper and by call. */
export const campaignWays = {
  /**
   * Prints the treated their letters, each judged again: issued, saved in the folder and logged as sent like any letter. Giving up the
   * stream ends it after the letters at hand, and asking again goes on; nobody gets two. Throws CAMPAIGN_REFUSED and NOT_FOUND.
   */
  printLetters: command
    .input(z.object({ id: zCount, folder: z.string().min(1).max(4000), merge: z.boolean().default(false) }))
    .output(eventIterator(zCampaignLetters)),
  /**
   * Makes the treated a task each in the list of whoever has the customer, with what to say, each judged again: now, and on its day.
   * Giving up the stream ends it after the customers at hand, and asking again goes on; nobody gets two. Throws CAMPAIGN_REFUSED,
   * DAY_TOO_EARLY and NOT_FOUND.
   */
  makeCalls: command.input(z.object({ id: zCount, dueOn: zDay })).output(eventIterator(zCampaignCalls)),
};
