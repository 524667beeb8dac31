import type { ApprovalLimits, ApprovalState } from "../../../shared/domain/approvals.ts";
import { carryOutPlacement } from "../agencies/placement-writer.ts";
import { carryOutRecall } from "../agencies/recall-writer.ts";
import { carryOutTemplate } from "../contacts/mail/templates.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { carryOutCredit } from "../customers/credit-approvals.ts";
import { carryOutLegalAction } from "../escalations/writer.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { carryOutPromise } from "../promises/writer.ts";
import { carryOutWriteOff } from "../write-offs/writer.ts";
import { carryOutBankDetails } from "./carry-out-bank-details.ts";
import { approvalAbout, approvalPage, countApprovals } from "./reader.ts";
import { readApprovalLimits, saveApprovalLimits } from "./rules.ts";
import { decideApproval, withdrawApproval } from "./writer.ts";

const CHANGES = ["approvals", "agreements", "customers", "settings"] as const;

const command = commandsOf("approvals", CHANGES);

type Decided = Promise<{ id: number; state: ApprovalState }>;

/** Procedures of the area `approvals`. */
export const approvalsHandlers = {
  page(context: LedgerContext, input: { pending: boolean; kinds: readonly string[]; offset: number; limit: number }) {
    return approvalPage(openLedger(context).read, input, context.personId());
  },

  count(context: LedgerContext) {
    return countApprovals(openLedger(context).read, context.personId());
  },

  async about(context: LedgerContext, input: { subjectKind: string; subjectId: number }) {
    return { approval: await approvalAbout(openLedger(context).read, input, context.personId()) };
  },

  async decide(
    context: LedgerContext,
    input: { commandId: string; id: number; decision: "approved" | "refused"; reason: string },
  ): Decided {
    const answer = await command(context, input.commandId, "decide", async (tx, recording) => {
      const decided = await decideApproval(tx, input, recording);
      if (decided.state === "approved") {
        await carryOutCredit(tx, decided.id, recording);
        await carryOutWriteOff(tx, decided.id, recording);
        await carryOutPromise(tx, decided.id, recording);
        await carryOutBankDetails(tx, decided.id, recording);
        await carryOutTemplate(tx, decided.id, recording);
        await carryOutPlacement(tx, decided.id, recording);
        await carryOutRecall(tx, decided.id, recording);
        await carryOutLegalAction(tx, decided.id, recording);
      }
      return decided;
    });
    // A write-off moves balances; a promise and a placement pause what is chased.
    context.changes.publish(
      "receivables",
      "reports",
      "promises",
      "worklist",
      "contacts",
      "agencies",
      "campaigns",
      "escalations",
    );
    return answer;
  },

  withdraw(context: LedgerContext, input: { commandId: string; id: number; reason: string }): Decided {
    return command(context, input.commandId, "withdraw", (tx, recording) => withdrawApproval(tx, input, recording));
  },

  limits(context: LedgerContext): Promise<ApprovalLimits> {
    return readApprovalLimits(openLedger(context).read);
  },

  saveLimits(context: LedgerContext, input: { commandId: string; limits: ApprovalLimits }): Promise<ApprovalLimits> {
    return command(context, input.commandId, "saveLimits", (tx, recording) =>
      saveApprovalLimits(tx, input.limits, recording),
    );
  },
};
