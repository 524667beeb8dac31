import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { FILE_ITEMS, ITEM_STATES, LIMITATIONS, TRIGGERS } from "../domain/escalations/codes.ts";
import { zApproverRole } from "./approvals.ts";
import { command, query, zCommandId, zCurrency, zDay, zLang, zMinor, zUuid, zWindow } from "./common.ts";
import { zEscalationDecision, zEscalationRow, zLevel } from "./escalation-list.ts";

const zId = z.number().int();
const zReason = z.string().trim().min(1).max(2000);

/** Invoices of one case. */
export const MOST_ESCALATED = 500;

export const zTrigger = z.object({
  /** Words: `escalationCodes.triggers.<code>`. */
  code: z.enum(TRIGGERS),
  /** Days, promises, attempts or minor units, as the words say. */
  value: zMinor,
  on: zDay.nullable(),
});
export type TriggerTold = z.infer<typeof zTrigger>;

/** A customer whose debts in one currency are proposed, with why. */
export const zProposal = z.object({
  customerId: zId,
  customerKey: z.string(),
  customerName: z.string(),
  collector: z.string(),
  currency: zCurrency,
  overdueMinor: zMinor,
  invoices: zId,
  daysPastDue: zId,
  triggers: z.array(zTrigger).min(1),
});
export type EscalationProposal = z.infer<typeof zProposal>;

/** An invoice that a case may be about. */
const zEscalable = z.object({
  uuid: zUuid,
  label: z.string(),
  currency: zCurrency,
  dueOn: zDay,
  daysPastDue: zId,
  openMinor: zMinor,
  disputedMinor: zMinor,
  /** Case that has it and is not decided; null where none has. */
  escalationId: zId.nullable(),
});
export type Escalable = z.infer<typeof zEscalable>;

/** A clock against a debt; a lawyer confirms. */
export const zLimitation = z.object({ kind: z.enum(LIMITATIONS), lastOn: zDay, daysLeft: zId });

const zEvidence = z.object({ useId: zId, name: z.string(), size: zId, mime: z.string(), sha256: z.string() });

/** A paper of the file. */
export const zFileLine = z.object({
  item: z.enum(FILE_ITEMS),
  /** Invoice whose paper it is; null for one of the whole case. */
  uuid: zUuid.nullable(),
  label: z.string(),
  state: z.enum(ITEM_STATES),
  /** What the ledger has of it: a number, folio or day, or how many; "" where it has nothing. */
  found: z.string(),
  /** How many of them; 0 where it has nothing or counts nothing. */
  count: zId,
  files: z.array(zEvidence),
  /** Why it does not apply; "" where nobody said so. */
  reason: z.string(),
  by: z.string(),
});
export type FileLine = z.infer<typeof zFileLine>;

/** A debt of a case as it stands. */
const zDebt = z.object({
  uuid: zUuid,
  label: z.string(),
  /** What took its place, where something did. */
  nowUuid: zUuid,
  issuedOn: zDay,
  dueOn: zDay,
  daysPastDue: zId,
  raisedMinor: zMinor,
  openMinor: zMinor,
  limitations: z.array(zLimitation),
});

/** A step of a case, oldest first. */
const zStep = z.object({
  id: zId,
  kind: z.enum(["raised", "decided", "asked", "sent", "note"]),
  decision: zEscalationDecision.nullable(),
  level: zLevel,
  on: zDay,
  by: z.string(),
  note: z.string(),
  answerBy: zDay.nullable(),
  approvalId: zId.nullable(),
  /** What became of the request to go to lawyers; null for other steps. */
  approval: z.enum(["pending", "approved", "refused", "withdrawn"]).nullable(),
});
export type EscalationStep = z.infer<typeof zStep>;

/** A case with all that is known of it. */
export const zEscalationCase = z.object({
  row: zEscalationRow,
  reason: z.string(),
  triggers: z.array(zTrigger),
  steps: z.array(zStep),
  debts: z.array(zDebt),
  file: z.array(zFileLine),
  gaps: zId,
  /** What whoever asks may decide now; empty where they may not. */
  decisions: z.array(zEscalationDecision),
  /** Why not; null where they may. Words: `escalations.mayNot.<code>`. */
  mayNot: z.enum(["closed", "asked", "not-yours"]).nullable(),
  today: zDay,
});
export type EscalationCase = z.infer<typeof zEscalationCase>;

/** From when customers are proposed, see shared/domain/escalations/triggers.ts; null: never for that. */
const zDays = z.number().int().min(1).max(3650);
export const zThresholds = z.object({
  daysPastDue: zDays.nullable(),
  amounts: z.array(z.object({ currency: zCurrency, minMinor: zMinor.positive() })).max(20),
  brokenPromises: z.number().int().min(1).max(100).nullable(),
  brokenWithinDays: zDays,
  refusalDays: zDays.nullable(),
  bouncedDays: zDays.nullable(),
  riskDays: zDays.nullable(),
  unreachableDays: zDays.nullable(),
  unreachableAttempts: z.number().int().min(1).max(100),
});

/** Who answers at each level and within how many business days. */
export const zLevelRule = z.object({
  level: zLevel,
  role: zApproverRole,
  personId: zId.nullable(),
  slaDays: z.number().int().min(1).max(260),
});

export const zEscalationRules = z.object({
  thresholds: zThresholds,
  /** One a level; a level that is left out keeps its rule. */
  levels: z
    .array(zLevelRule)
    .min(1)
    .max(5)
    .refine((levels) => new Set(levels.map(({ level }) => level)).size === levels.length),
});
export type EscalationRules = z.infer<typeof zEscalationRules>;

/** Where a case stands after a command. */
const zStands = z.object({ id: zId, level: zLevel, open: z.boolean(), approvalId: zId.nullable() });
export type EscalationStands = z.infer<typeof zStands>;

/** How far the writing of a file is, by its parts. */
const zPacking = z.object({ done: zId, total: zId, state: z.enum(["running", "done"]) });

export const escalations = {
  /** Customers that the thresholds propose today, the largest overdue amount of each currency first. */
  proposals: query
    .input(z.object({ search: z.string().max(200).default(""), ...zWindow }))
    .output(z.object({ rows: z.array(zProposal), total: zId, today: zDay })),
  /** Open overdue invoices of a customer, the oldest first, with why it is proposed today. */
  escalable: query.input(z.object({ customerId: zId })).output(
    z.object({
      rows: z.array(zEscalable),
      triggers: z.array(z.object({ currency: zCurrency, triggers: z.array(zTrigger) })),
      today: zDay,
    }),
  ),
  get: query.input(z.object({ id: zId })).output(zEscalationCase),
  /** Cases of a customer, those not decided first. */
  ofCustomer: query.input(z.object({ customerId: zId })).output(z.object({ rows: z.array(zEscalationRow) })),
  /** Cases that wait for an answer of whoever asks, the most overdue first. */
  waiting: query.output(z.object({ rows: z.array(zEscalationRow), late: zId, today: zDay })),
  /**
   * Raises a case to whoever stands above. Throws NOT_FOUND and ESCALATION_REFUSED: several currencies, nothing open, or another
   * case has an invoice.
   */
  raise: command
    .input(
      z.object({
        commandId: zCommandId,
        customerId: zId,
        invoices: z.array(zUuid).min(1).max(MOST_ESCALATED),
        reason: zReason,
      }),
    )
    .output(zStands),
  /** Puts a proposal off: it comes again from that day on. Throws NOT_FOUND and DAY_TOO_EARLY. */
  putOff: command
    .input(z.object({ commandId: zCommandId, customerId: zId, currency: zCurrency, untilOn: zDay, reason: zReason }))
    .output(z.object({ id: zId })),
  /**
   * Answers a case. `legal` asks for another person's word; the customer is with lawyers once it is given. `hold` holds its
   * credit. `return` and `agreement` leave a follow-up with the collector. Throws NOT_FOUND, ESCALATION_DECISION and what an
   * approval throws.
   */
  decide: command
    .input(z.object({ commandId: zCommandId, escalationId: zId, decision: zEscalationDecision, reason: zReason }))
    .output(zStands),
  note: command
    .input(z.object({ commandId: zCommandId, escalationId: zId, note: zReason }))
    .output(z.object({ id: zId })),
  /** Files of a paper of the case, or of one of its invoices. Throws NOT_FOUND and what keeping a file throws. */
  attach: command
    .input(
      z.object({
        commandId: zCommandId,
        escalationId: zId,
        item: z.enum(FILE_ITEMS),
        uuid: zUuid.nullable().default(null),
        files: z.array(z.string().min(1).max(4000)).min(1).max(20),
      }),
    )
    .output(z.object({ id: zId })),
  /**
   * Writes the whole file of a case into one ZIP for whoever sues, telling how far it is: what there is and what is missing, CFDI as
   * they were stamped, evidence, letters, payments, the statement and the log of contacts. The file stands once it is whole; given
   * up, there is none. Throws NOT_FOUND, FILE_REFUSED (`evidence-lost`) where kept evidence is gone, and what writing a file throws.
   */
  packFile: command
    .input(z.object({ id: zId, file: z.string().min(1).max(4000), lang: zLang.default("es") }))
    .output(eventIterator(zPacking)),
  /** Says that a paper does not apply, with why; `reason` null: it does after all. Throws NOT_FOUND. */
  mark: command
    .input(
      z.object({
        commandId: zCommandId,
        escalationId: zId,
        item: z.enum(FILE_ITEMS),
        uuid: zUuid.nullable().default(null),
        reason: zReason.nullable(),
      }),
    )
    .output(z.object({ id: zId })),
  rules: query.output(zEscalationRules),
  saveRules: command.input(z.object({ commandId: zCommandId, rules: zEscalationRules })).output(zEscalationRules),
};
