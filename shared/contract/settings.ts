import { z } from "zod";
import { command, query, zCommandId } from "./common.ts";
import { zOwnRfc } from "./ledgers.ts";

/** Settings that belong to the ledger (company-wide), not to a person's screen. */
export const zLedgerSettings = z.object({
  /** Own RFCs in the order they were added. */
  ownRfcs: z.array(zOwnRfc),
  /** Credit days when CondicionesDePago states none; RULES 54. */
  defaultCreditDays: z.number().int().min(0).max(365),
  /** IANA zone of the company; decides which day "today" is. */
  timeZone: z.string(),
});
export type LedgerSettings = z.infer<typeof zLedgerSettings>;

export const settings = {
  get: query.output(zLedgerSettings),
  update: command
    .input(z.object({ commandId: zCommandId, changes: zLedgerSettings.partial() }))
    .output(zLedgerSettings),
};
