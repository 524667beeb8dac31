import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { command, query, zCommandId } from "./common.ts";
import { zHealth } from "./health.ts";
import { zOwnRfc } from "./ledgers.ts";

/** Settings that belong to the ledger (company-wide), not to a person's screen. */
export const zLedgerSettings = z.object({
  /** Own RFCs in the order they were added. */
  ownRfcs: z.array(zOwnRfc),
  /** Credit days when CondicionesDePago states none; RULES 54. */
  defaultCreditDays: z.number().int().min(0).max(365),
  /** Whether PUE invoices count as settled when issued, or stay open until paid; RULES 19. */
  puePolicy: z.enum(["settled", "open"]),
  /** How many days old a rate may be that values balances in other currencies; 0: that of the day itself only. */
  rateDaysBack: z.number().int().min(0).max(31),
  /** Difference, in minor units, up to which a deposit still counts as the amount of what it pays. */
  bankToleranceMinor: z.number().int().min(0).max(100_000),
  /** The largest file that is kept as evidence, in MB. */
  attachmentLimitMb: z.number().int().min(1).max(200),
  /** IANA zone of the company; decides which day "today" is. */
  timeZone: z.string(),
});
export type LedgerSettings = z.infer<typeof zLedgerSettings>;

/**
 * A snapshot of a change of policy that posts invoices again; the last one of a stream has a state other than `running`.
 * Leaving the stream early takes the change back: it happens whole or not at all.
 */
export const zPolicyProgress = z.object({
  done: z.number().int(),
  total: z.number().int(),
  state: z.enum(["running", "done"]),
});
export type PolicyProgress = z.infer<typeof zPolicyProgress>;

export const settings = {
  get: query.output(zLedgerSettings),
  update: command
    .input(z.object({ commandId: zCommandId, changes: zLedgerSettings.omit({ puePolicy: true }).partial() }))
    .output(zLedgerSettings),
  /** How the ledger and this PC are. */
  health: query.output(zHealth),
  /** Writes what support needs into a ZIP, without anything about persons; `version` is that of the program. */
  packForSupport: command
    .input(z.object({ file: z.string().min(1).max(4000), version: z.string().max(40) }))
    .output(z.object({ file: z.string(), bytes: z.number().int() })),
  /** Changes the policy for PUE invoices and posts again those it touches, in one transaction. */
  changePuePolicy: command
    .input(z.object({ commandId: zCommandId, policy: zLedgerSettings.shape.puePolicy }))
    .output(eventIterator(zPolicyProgress)),
};
