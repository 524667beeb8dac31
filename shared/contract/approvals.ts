import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zMinor, zWindow } from "./common.ts";

export const zApprovalKind = z.enum([
  "agreement",
  "interest-waiver",
  "letter-template",
  "message-template",
  "credit-limit",
  "hold-release",
  "write-off",
  "promise",
  "bank-details",
  "placement",
  "recall",
  "campaign",
  "legal-action",
  "agency-invoice",
]);

/** Roles that can be asked for an approval. */
export const zApproverRole = z.enum(["coordinator", "manager", "director", "administration"]);

/** The company's limits (COLLECTIONS 9, 19), see shared/domain/approvals.ts. Shares in ten-thousandths. */
export const zApprovalLimits = z.object({
  planMonths: z.number().int().min(0).max(120),
  quitaCoordinatorBp: z.number().int().min(0).max(10_000),
  quitaManagerBp: z.number().int().min(0).max(10_000),
  interestCoordinatorBp: z.number().int().min(0).max(10_000),
  restructure: z.array(zApproverRole).min(1).max(4),
  acknowledgement: zApproverRole,
  letterTemplate: zApproverRole,
  creditLimit: zApproverRole,
  holdRelease: zApproverRole,
  writeOff: zApproverRole,
  placement: zApproverRole,
  recall: zApproverRole,
  campaign: zApproverRole,
  legalAction: zApproverRole,
  agencyInvoice: zApproverRole,
});

export const zApprovalState = z.enum(["pending", "approved", "refused", "withdrawn"]);

/** What one person asked and another has to allow. */
export const zApproval = z.object({
  id: z.number().int(),
  kind: zApprovalKind,
  subjectKind: z.string(),
  subjectId: z.number().int(),
  customerId: z.number().int().nullable(),
  customerName: z.string(),
  /** "" where it is about no money. */
  currency: zCurrency.or(z.literal("")),
  amountMinor: zMinor,
  percentBp: z.number().int().nullable(),
  /** Values for the words `approvals.about.<kind>`. */
  data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  needs: z.array(zApproverRole),
  askedBy: z.string(),
  askedOn: zDay,
  askedAt: zInstant,
  note: z.string(),
  state: zApprovalState,
  decisions: z.array(
    z.object({
      decision: z.enum(["approved", "refused", "withdrawn"]),
      by: z.string(),
      on: zDay,
      reason: z.string(),
    }),
  ),
  /** Why who asks may not decide; null when they may. The words are `approvals.mayNot.<code>`. */
  mayNot: z.enum(["unknown", "maker", "decided", "closed", "role"]).nullable(),
});
export type Approval = z.infer<typeof zApproval>;

export const approvals = {
  /** Those asked last come first; pending ones the oldest first. */
  page: query
    .input(
      z.object({
        pending: z.boolean().default(true),
        kinds: z.array(zApprovalKind).max(10).default([]),
        ...zWindow,
      }),
    )
    .output(z.object({ rows: z.array(zApproval), total: z.number().int() })),
  /** How many wait, and how many of them for who asks. */
  count: query.output(z.object({ pending: z.number().int(), mine: z.number().int() })),
  /** The newest approval about something; null when none was asked. */
  about: query
    .input(z.object({ subjectKind: z.string().max(40), subjectId: z.number().int() }))
    .output(z.object({ approval: zApproval.nullable() })),
  /** Approves or refuses; a refusal has a reason. */
  decide: command
    .input(
      z.object({
        commandId: zCommandId,
        id: z.number().int(),
        decision: z.enum(["approved", "refused"]),
        reason: z.string().trim().max(1000).default(""),
      }),
    )
    .output(z.object({ id: z.number().int(), state: zApprovalState })),
  /** Who asked takes it back. */
  withdraw: command
    .input(z.object({ commandId: zCommandId, id: z.number().int(), reason: z.string().trim().max(1000).default("") }))
    .output(z.object({ id: z.number().int(), state: zApprovalState })),
  limits: query.output(zApprovalLimits),
  saveLimits: command.input(z.object({ commandId: zCommandId, limits: zApprovalLimits })).output(zApprovalLimits),
};
