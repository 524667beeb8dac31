import { z } from "zod";
import { HOLD_REASONS } from "../domain/customers/credit.ts";
import { STAGES } from "../domain/customers/stage.ts";
import { STRATEGY_ACTIONS } from "../domain/customers/strategy.ts";
import { zCommandId, zCurrency, zDay, zInstant, zMinor } from "./common.ts";
import { zRiskClass } from "./customer-profile.ts";

/** Where collection stands, by the oldest overdue item that nobody disputes (COLLECTIONS 2). */
export const zStage = z.enum(STAGES);

/** Why the credit might be held, by the figures (COLLECTIONS 17); a person decides. */
export const zHoldReason = z.enum(HOLD_REASONS);

const zPercent = z.number().int().min(0).max(100);

/** How credit is watched and customers are worked by age (COLLECTIONS 2 and 17; all of it a choice of the company). */
export const zCustomerRules = z.object({
  credit: z.object({
    holdDaysPastDue: z.number().int().min(0).max(365),
    without: z.array(zHoldReason).max(HOLD_REASONS.length),
    reviewMonths: z.number().int().min(1).max(60),
    purchaseTenths: z.number().int().min(1).max(200),
    purchaseMonths: z.number().int().min(1).max(36),
    riskPercent: z.object({ A: zPercent, B: zPercent, C: zPercent, D: zPercent }),
  }),
  /** Days before the due day from which a customer is in the preventive stage. */
  preventiveDays: z.number().int().min(0).max(60),
  steps: z
    .array(
      z.object({
        day: z.number().int().min(-60).max(730),
        action: z.enum(STRATEGY_ACTIONS),
        risks: z.array(zRiskClass).min(1).max(4),
      }),
    )
    .max(60),
});
export type CustomerRules = z.infer<typeof zCustomerRules>;

/** A step of the strategy with the day it falls on. */
export const zDatedStep = z.object({ action: z.enum(STRATEGY_ACTIONS), day: z.number().int(), on: zDay });

/** A stage somebody decided in place of the one by age. */
export const zDecidedStage = z.object({
  reason: z.string(),
  setOn: zDay,
  untilOn: zDay,
  actor: z.string(),
});

/** A hold that is lifted for a time, or up to a balance. */
export const zRelease = z.object({
  id: z.number().int(),
  releasedOn: zDay,
  untilOn: zDay.nullable(),
  upToMinor: zMinor.nullable(),
  currency: zCurrency,
  reason: z.string(),
  askedBy: z.string(),
  approvedBy: z.string(),
  recordedAt: zInstant,
});
export type Release = z.infer<typeof zRelease>;

const zReason = z.string().trim().min(3).max(300);

/** Puts a customer in a stage until a day; null takes an earlier decision back. */
export const zStageDecision = z.object({
  commandId: zCommandId,
  customerId: z.number().int(),
  stage: zStage.exclude(["none"]).nullable(),
  reason: zReason,
  untilOn: zDay.nullable(),
});
export type StageDecision = z.infer<typeof zStageDecision>;

/** Asks for a hold to be lifted until a day, up to a balance, or both. */
export const zReleaseDraft = z.object({
  commandId: zCommandId,
  customerId: z.number().int(),
  untilOn: zDay.nullable(),
  upToMinor: zMinor.positive().nullable(),
  reason: zReason,
});
export type ReleaseDraft = z.infer<typeof zReleaseDraft>;

/** What became of something that may need another person's word: done, or an approval that waits. */
export const zOutcomeOfAsking = z.object({ approvalId: z.number().int().nullable() });
