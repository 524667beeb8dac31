import { z } from "zod";
import { DEBTOR_TYPES, LIMITED_CHANNELS } from "../domain/contact-hours/rule.ts";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zMinor, zWindow } from "./common.ts";

/** Hard groups in their order (COLLECTIONS 4): promises, follow-ups, disputes, replies, overdue, preventive. */
export const zGroup = z.number().int().min(1).max(6);

/** Why a customer is in a list; words under `worklist.reasons.<code>`. */
export const zReasonCode = z.enum([
  "promise-broken",
  "promise-due",
  "agreement-default",
  "agreement-due",
  "follow-up",
  "dispute-sla",
  "reply",
  "overdue",
  "preventive",
]);
export type ReasonCode = z.infer<typeof zReasonCode>;

export const zReason = z.object({
  code: zReasonCode,
  /** Promise, agreement, follow-up, dispute or contact it is about. */
  id: z.number().int().optional(),
  /** Kind of a follow-up. */
  kind: z.string().optional(),
  on: zDay.optional(),
  /** Agreed time. */
  at: z.string().optional(),
  minor: zMinor.optional(),
  currency: z.string().optional(),
});
export type Reason = z.infer<typeof zReason>;

const zPoints = z.number().int().min(0).max(100);
/** Points each part of the score gives at most; only their proportions count. */
export const zWeights = z.object({
  amount: zPoints,
  dpd: zPoints,
  risk: zPoints,
  broken: zPoints,
  contact: zPoints,
  trend: zPoints,
  credit: zPoints,
});

const zTenths = z.number().int().min(0).max(1000);
/** Tenths of a point of each part. */
export const zParts = z.object({
  amount: zTenths,
  dpd: zTenths,
  risk: zTenths,
  broken: zTenths,
  contact: zTenths,
  trend: zTenths,
  credit: zTenths,
});

/** What the parts were made of when the list was fixed. */
export const zScoreFacts = z.object({
  /** Currency that weighs most; "" when nothing is overdue. */
  currency: z.string(),
  overdueMinor: zMinor,
  p95Minor: zMinor,
  dpd: z.number().int(),
  risk: z.string(),
  broken: z.number().int(),
  contactDays: z.number().int().nullable(),
  trendDays: z.number().int().nullable(),
  creditOpenMinor: zMinor,
  creditLimitMinor: zMinor.nullable(),
});

const zDays = z.number().int().min(1).max(90);
/** How lists are made (COLLECTIONS 2 and 4; all of it a choice of the company). */
export const zWorklistRules = z.object({
  weights: zWeights.refine((weights) => Object.values(weights).some((points) => points > 0)),
  /** Days between contacts by stage, for customers with whom nothing is agreed. */
  cadence: z.object({ d1to30: zDays, d31to60: zDays, d61to90: zDays, d90plus: zDays }),
  /** Days before its due day on which a large invoice is asked about; 0: never. */
  preventiveDays: z.number().int().min(0).max(30),
  /** What makes an open amount large, by currency. */
  preventiveAmounts: z.array(z.object({ currency: zCurrency, minMinor: zMinor.positive() })).max(20),
  /** Business days before the end of a dispute's time in which it is followed. */
  disputeDays: z.number().int().min(0).max(10),
  /** Skips in a row after which a customer goes to the coordinator. */
  skipLimit: z.number().int().min(1).max(10),
});
export type WorklistRules = z.infer<typeof zWorklistRules>;

export const zChannel = z.enum(LIMITED_CHANNELS);
export const zRefusalReason = z.enum([
  "hours",
  "weekday",
  "holiday",
  "day",
  "week",
  "gap",
  "one-channel",
  "do-not-contact",
  "opted-out",
  "legal",
  "placed",
]);

/** Whether a contact may be made; where it may not, by which rule and from when on it may. */
export const zContactCheck = z.discriminatedUnion("allowed", [
  z.object({ allowed: z.literal(true), ruleId: z.string(), ruleVersion: z.string() }),
  z.object({
    allowed: z.literal(false),
    /** Code and version of the rule; "" where the customer or the channel itself is closed. */
    ruleId: z.string(),
    ruleVersion: z.string(),
    why: zRefusalReason,
    /** Hours of the rule that day in the customer's time. */
    hours: z.string(),
    source: z.string(),
    /** Law or the customer's own wish: nobody may override it. Otherwise a coordinator or manager may. */
    law: z.boolean(),
    nextAt: zInstant.nullable(),
    /** The same in the customer's own time, `YYYY-MM-DDTHH:MM`. */
    nextLocal: z.string().nullable(),
  }),
]);
export type ContactCheck = z.infer<typeof zContactCheck>;

/** Somebody else who has the customer on the screen, or has just talked to them. */
export const zOnIt = z.object({ who: z.string(), since: zInstant, how: z.enum(["open", "contacted"]) });

export const zItemState = z.enum(["pending", "done", "skipped", "gone"]);
export type ItemState = z.infer<typeof zItemState>;

export const zListItem = z.object({
  id: z.number().int(),
  customerId: z.number().int(),
  customerKey: z.string(),
  customerName: z.string(),
  group: zGroup,
  score: zTenths,
  parts: zParts,
  facts: zScoreFacts,
  reasons: z.array(zReason),
  /** Instant of an agreed call; "" without. */
  dueAt: z.string(),
  /** Came during the day. */
  live: z.boolean(),
  state: zItemState,
  /** Of `gone`: paid, promised, disputed, done, planned, reassigned, excluded. */
  goneReason: z.string(),
  skipReason: z.string(),
  skipUntil: z.string(),
  skips: z.number().int(),
  /** Whether a call may be made now; null: it may. */
  closed: z
    .object({ why: zRefusalReason, nextAt: zInstant.nullable(), nextLocal: z.string().nullable(), ruleId: z.string() })
    .nullable(),
  onIt: zOnIt.nullable(),
  /** Who else has the customer in a list today; "" for nobody. */
  alsoWith: z.string(),
});
export type ListItem = z.infer<typeof zListItem>;

const zCounts = z.object({
  pending: z.number().int(),
  done: z.number().int(),
  skipped: z.number().int(),
  gone: z.number().int(),
  live: z.number().int(),
});

/** How far a list of today is. Person 0: the customers nobody is in charge of. */
export const zListProgress = zCounts.extend({
  personId: z.number().int(),
  /** "" for person 0. */
  name: z.string(),
  role: z.string(),
  /** Customers in charge. */
  customers: z.number().int(),
  /** Null: not fixed yet today. */
  fixedAt: zInstant.nullable(),
  /** Last day on which it was; "" for never. */
  lastDay: z.string(),
});
export type ListProgress = z.infer<typeof zListProgress>;

/** What is true of a customer at this moment, beside what their page says. */
export const zAround = z.object({
  /** IANA zone of the customer, and the time of day there, `HH:MM`. */
  zone: z.string(),
  localTime: z.string(),
  /** Whether a contact may be made now, by channel. */
  checks: z.object({ call: zContactCheck, whatsapp: zContactCheck, mail: zContactCheck, visit: zContactCheck }),
  onIt: zOnIt.nullable(),
});

/** A rule of contact hours and limits, in one of its versions; see shared/domain/contact-hours/rule.ts. */
export const zContactRule = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[A-Z0-9][A-Z0-9-]{1,29}$/),
  country: z.string().regex(/^([A-Z]{2}|\*)$/),
  state: z.string().regex(/^[A-Z0-9]{0,3}$/),
  debtorTypes: z.array(z.enum(DEBTOR_TYPES)).min(1),
  channels: z.array(zChannel).min(1),
  slots: z
    .array(
      z
        .object({
          days: z.array(z.number().int().min(1).max(7)).min(1),
          from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
          to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
        })
        .refine((slot) => slot.from < slot.to, { path: ["to"] }),
    )
    .min(1)
    .max(7),
  onHolidays: z.boolean(),
  caps: z
    .array(
      z.discriminatedUnion("kind", [
        z.object({
          kind: z.literal("count"),
          channels: z.array(zChannel).min(1),
          per: z.enum(["day", "week"]),
          max: z.number().int().min(1).max(50),
          attempts: z.boolean(),
        }),
        z.object({
          kind: z.literal("gap"),
          channels: z.array(zChannel).min(1),
          days: z.number().int().min(1).max(30),
        }),
        z.object({ kind: z.literal("one-channel") }),
      ]),
    )
    .max(10),
  law: z.boolean(),
  source: z.string().trim().min(1).max(300),
  checkedOn: zDay,
  validFrom: zDay,
  /** "" while no end is known. */
  validTo: z.union([zDay, z.literal("")]),
  note: z.string().trim().max(500),
  active: z.boolean(),
});
export type ContactRuleInput = z.infer<typeof zContactRule>;
export const zContactRuleRow = zContactRule.extend({
  version: z.number().int(),
  recordedAt: z.string(),
  actor: z.string(),
});
export type ContactRuleView = z.infer<typeof zContactRuleRow>;

export const zOrphanProblem = z.enum(["no-owner", "owner-left", "no-step", "skipped"]);
export const zOrphan = z.object({
  customerId: z.number().int(),
  customerName: z.string(),
  customerKey: z.string(),
  owner: z.string(),
  problems: z.array(zOrphanProblem).min(1),
  dpd: z.number().int(),
  overdue: z.array(z.object({ currency: z.string(), minor: zMinor })),
});
export type Orphan = z.infer<typeof zOrphan>;

const zMoney = z.object({ currency: z.string(), minor: zMinor, count: z.number().int() });
/** What Hoy shows. */
export const zHome = z.object({
  day: zDay,
  personId: z.number().int(),
  name: z.string(),
  progress: zListProgress,
  next: z.array(zListItem),
  promisesDue: z.number().int(),
  promisesBroken: z.number().int(),
  followUps: z.number().int(),
  disputes: z.number().int(),
  replies: z.number().int(),
  /** Overdue customers without an owner or a next step, of the whole ledger. */
  orphans: z.number().int(),
  lastImportAt: zInstant.nullable(),
  /** Value date of the latest payment. */
  lastPaymentOn: zDay.nullable(),
  /** The last business day before, and what came in on it and on the days off behind it. */
  moneyFrom: zDay,
  moneyTo: zDay,
  money: z.array(zMoney),
});
export type Home = z.infer<typeof zHome>;

const zPersonList = z.number().int().min(0);
/** Whose list; null: that of whoever works at this computer. */
const zWhose = z.object({ personId: zPersonList.nullable().default(null) });

export const worklist = {
  /**
   * Fixes today's list where it is not yet, and brings it up to date: what came up stands on top, what is settled says so.
   * Doing it again changes nothing, so it has no command id and leaves no trace in the audit.
   */
  refresh: command
    .input(zWhose.extend({ all: z.boolean().default(false) }))
    .output(z.object({ personId: z.number().int(), day: zDay, changed: z.boolean() })),
  /** A part of a list: what is still to do first, in order, or all of it with what became of each. */
  page: query
    .input(
      zWhose.extend({
        ...zWindow,
        state: z.enum(["pending", "all"]).default("pending"),
        reason: zReasonCode.nullable().default(null),
      }),
    )
    .output(
      z.object({
        personId: z.number().int(),
        day: zDay,
        fixedAt: zInstant.nullable(),
        counts: zCounts,
        total: z.number().int(),
        rows: z.array(zListItem),
      }),
    ),
  /** Every list of today and how far it is; persons without customers are left out. */
  progress: query.output(
    z.object({ day: zDay, personId: z.number().int(), supervises: z.boolean(), rows: z.array(zListProgress) }),
  ),
  around: query.input(z.object({ customerId: z.number().int() })).output(zAround),
  /** Says that this person has the customer on the screen; null: none any more. */
  claim: command
    .input(z.object({ customerId: z.number().int().nullable() }))
    .output(z.object({ onIt: zOnIt.nullable() })),
  /** Puts a customer off to another day: a follow-up for that day, or, after too many, the coordinator's. */
  skip: command
    .input(
      z.object({
        commandId: zCommandId,
        itemId: z.number().int(),
        reason: z.string().trim().min(3).max(300),
        until: zDay,
      }),
    )
    .output(z.object({ skips: z.number().int(), handedTo: z.string() })),
  orphans: query.input(z.object(zWindow)).output(z.object({ rows: z.array(zOrphan), total: z.number().int() })),
  rules: query.output(zWorklistRules),
  saveRules: command.input(z.object({ commandId: zCommandId, rules: zWorklistRules })).output(zWorklistRules),
  /** What other weights would move in a list of today: the new order of its first rows, each with its place of before. */
  previewWeights: query
    .input(zWhose.extend({ weights: zWeights, limit: z.number().int().min(1).max(100).default(20) }))
    .output(
      z.object({
        moved: z.number().int(),
        total: z.number().int(),
        rows: z.array(
          z.object({
            customerName: z.string(),
            group: zGroup,
            place: z.number().int(),
            before: z.number().int(),
            score: zTenths,
            scoreBefore: zTenths,
          }),
        ),
      }),
    ),
  contactRules: query.output(z.object({ rows: z.array(zContactRuleRow) })),
  /** Writes the next version of a rule, or the first of a new one. */
  saveContactRule: command
    .input(z.object({ commandId: zCommandId, rule: zContactRule, version: z.number().int().min(0) }))
    .output(zContactRuleRow),
  home: query.input(zWhose).output(zHome),
};
