import { zApprovalLimits } from "../../../shared/contract/approvals.ts";
import { DEFAULT_LIMITS } from "../../../shared/domain/approvals.ts";
import { keptRules } from "../lib/kept-rules.ts";

const kept = keptRules("approvalLimits", zApprovalLimits, DEFAULT_LIMITS, "approvals.limits");

/** Limits in force. */
export const readApprovalLimits = kept.read;

/** Keeps the limits; what was asked before stays judged by those of its day. */
export const saveApprovalLimits = kept.save;
