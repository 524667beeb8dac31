import { z } from "zod";
import { WRITE_OFF_REASONS } from "../domain/write-offs.ts";
import { command, query, zCommandId, zCurrency, zDay, zMinor, zUuid } from "./common.ts";

const zReason = z.enum(WRITE_OFF_REASONS);

/** A balance somebody asked to write off, and what became of it. */
const zWriteOff = z.object({
  id: z.number().int(),
  currency: zCurrency,
  /** What was open when it was asked. */
  askedMinor: zMinor,
  /** What of it is written off now: less what was paid or credited since. */
  standsMinor: zMinor,
  reason: zReason,
  note: z.string(),
  state: z.enum(["asked", "declined", "written-off", "undone"]),
  askedOn: zDay,
  askedBy: z.string(),
  /** Day it took effect; null before. */
  postedOn: zDay.nullable(),
  /** Who allowed it; "" before. */
  allowedBy: z.string(),
  undoneOn: zDay.nullable(),
  undoneBy: z.string(),
  undoneReason: z.string(),
});
export type WriteOff = z.infer<typeof zWriteOff>;

export const writeOffs = {
  /** Those of an invoice, the newest first. */
  ofInvoice: query.input(z.object({ uuid: zUuid })).output(z.object({ rows: z.array(zWriteOff) })),
  /** Asks to write off what is open of an invoice; somebody else has to allow it (COLLECTIONS 19). */
  ask: command
    .input(z.object({ commandId: zCommandId, uuid: zUuid, reason: zReason, note: z.string().trim().min(1).max(1000) }))
    .output(z.object({ id: z.number().int(), approvalId: z.number().int(), amountMinor: zMinor })),
  /** Takes a write-off back: what nobody paid meanwhile is owed again from today. */
  undo: command
    .input(
      z.object({
        commandId: zCommandId,
        uuid: zUuid,
        writeOffId: z.number().int(),
        reason: z.string().trim().min(1).max(1000),
      }),
    )
    .output(z.object({ id: z.number().int() })),
};
