import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import {
  CALL_STATES,
  CAMPAIGN_CHANNELS,
  CAMPAIGN_STATES,
  DEFAULT_CONTROL_BP,
  DEFAULT_DAY_CAP,
  DEFAULT_WEEK_CAP,
  DEFAULT_WINDOW_DAYS,
  LEFT_OUT,
  SEND_STATES,
} from "../domain/campaigns/codes.ts";
import { zDeliveryState } from "./campaign-delivery.ts";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zLang, zMinor, zWindow } from "./common.ts";
import { zStage } from "./customer-credit.ts";
import { zSheetWritten } from "./groups.ts";

const zId = z.number().int();
const zCount = z.number().int();

export const zCampaignChannel = z.enum(CAMPAIGN_CHANNELS);
export const zCampaignState = z.enum(CAMPAIGN_STATES);
export const zLeftOut = z.enum(LEFT_OUT);
export const zSendState = z.enum(SEND_STATES);

/** Whom a campaign is for. An empty list asks for all of them. */
export const zSegment = z
  .object({
    /** Days past due of the invoices it is about, both ends in it; negative before the due day. */
    daysFrom: z.number().int().min(-365).max(3650),
    daysTo: z.number().int().min(-365).max(3650),
    /** Of each currency named, what is open of those invoices; a customer is in with one of them. Empty: any amount. */
    amounts: z
      .array(
        z.object({
          currency: zCurrency,
          fromMinor: zMinor.min(0).nullable().default(null),
          toMinor: zMinor.min(0).nullable().default(null),
        }),
      )
      .max(10)
      .default([]),
    stages: z.array(zStage).max(10).default([]),
    collectorIds: z.array(zId).max(200).default([]),
    /** Companies above them, themselves among them. */
    groupIds: z.array(zId).max(200).default([]),
    languages: z.array(zLang).max(2).default([]),
  })
  .refine(({ daysFrom, daysTo }) => daysFrom <= daysTo, { path: ["daysTo"] });
export type Segment = z.infer<typeof zSegment>;

/** What is typed of a campaign. */
export const zCampaignFields = z.object({
  name: z.string().trim().min(1).max(120),
  objective: z.string().trim().max(500).default(""),
  /** Who answers for it; null: nobody was named. */
  ownerId: zId.nullable().default(null),
  channel: zCampaignChannel,
  /** Code of a message template; each customer gets it in its language. */
  templateCode: z.string().min(1).max(40),
  segment: zSegment,
  /** First day it may be started. */
  goOutOn: zDay,
  /** Days within which a payment counts, the day it was started being the first. */
  windowDays: z.number().int().min(1).max(90).default(DEFAULT_WINDOW_DAYS),
  /** Share of the customers that hear nothing of it, ten-thousandths. */
  controlBp: z.number().int().min(0).max(5000).default(DEFAULT_CONTROL_BP),
  /** Messages to a customer on the channel and day, and over all channels within seven days. */
  dayCap: z.number().int().min(1).max(5).default(DEFAULT_DAY_CAP),
  weekCap: z.number().int().min(1).max(20).default(DEFAULT_WEEK_CAP),
  budgetMinor: zMinor.min(0).nullable().default(null),
  budgetCurrency: zCurrency.default("MXN"),
});
export type CampaignFields = z.infer<typeof zCampaignFields>;
export type CampaignFieldsInput = z.input<typeof zCampaignFields>;

/** A campaign as it stands today. */
export const zCampaign = zCampaignFields.extend({
  id: zId,
  version: zId,
  state: zCampaignState,
  ownerName: z.string(),
  /** Name of its template in the language asked for; "" where there is none any more. */
  templateName: z.string(),
  /** Draws the control group; the same customers whenever it is drawn again. */
  seed: zId,
  approvalId: zId.nullable(),
  /** Who refused or took back what was asked last, and why; null where nobody did. */
  refused: z.object({ by: z.string(), on: zDay, reason: z.string() }).nullable(),
  allowedBy: z.string(),
  createdOn: zDay,
  /** Who defined it as it stands. */
  savedBy: z.string(),
  startedOn: zDay.nullable(),
  /** Last day of its window; null before it is started. */
  endsOn: zDay.nullable(),
  cancelledOn: zDay.nullable(),
  cancelReason: z.string(),
});
export type Campaign = z.infer<typeof zCampaign>;

const zSum = z.object({ currency: zCurrency, minor: zMinor });

/** A customer of the segment with what is open of the invoices the campaign is about. */
const zAudienceRow = z.object({
  customerId: zId,
  customerName: z.string(),
  amounts: z.array(zSum),
  /** Days past due of the oldest of those invoices. */
  days: z.number().int(),
  /** Whom it goes to, and where; "" where there is nobody. */
  contactName: z.string(),
  address: z.string(),
  language: zLang,
  /** Null: it is in. Words: `campaigns.leftOut.<code>`. */
  why: zLeftOut.nullable(),
  /** What the template wants and nobody knows of this customer. */
  missing: z.array(z.string()),
  /** It would wait for the hours that hold. */
  waits: z.boolean(),
});
export type AudienceRow = z.infer<typeof zAudienceRow>;

/** Who would be written to, and who would not. */
const zAudience = z.object({
  /** Day it is judged for: that of the campaign, or today once it has come. */
  on: zDay,
  segment: zCount,
  included: zCount,
  /** Of those, how many hear nothing of it. */
  control: zCount,
  amounts: z.array(zSum),
  leftOut: z.array(z.object({ why: zLeftOut, customers: zCount })),
  /** The first 200 of each. */
  rows: z.array(zAudienceRow),
  out: z.array(zAudienceRow),
});
export type Audience = z.infer<typeof zAudience>;

/** How an SMS counts, see shared/domain/campaigns/sms.ts. */
const zSmsLength = z.object({
  alphabet: z.enum(["gsm7", "ucs2"]),
  places: zCount,
  single: zCount,
  parts: zCount,
});

/** What one customer would read. */
const zSample = z.object({
  customerId: zId,
  customerName: z.string(),
  contactName: z.string(),
  address: z.string(),
  subject: z.string(),
  body: z.string(),
  missing: z.array(z.string()),
  /** Of an SMS; null of anything else. */
  sms: zSmsLength.nullable(),
});
export type CampaignSample = z.infer<typeof zSample>;

/** Pay rates of both groups and what the difference says; see shared/domain/campaigns/lift.ts. */
export const zLift = z.object({
  treatedRate: z.string().nullable(),
  controlRate: z.string().nullable(),
  points: z.string().nullable(),
  low: z.string().nullable(),
  high: z.string().nullable(),
  verdict: z.enum(["no-control", "too-few", "open", "gain", "loss"]),
  extraPayers: z.string().nullable(),
});

/** What came of a campaign as of a day. */
export const zCampaignResult = z.object({
  treated: zCount,
  treatedPaid: zCount,
  control: zCount,
  controlPaid: zCount,
  lift: zLift,
  /** Applied cash of each group within the window, and what of that of the treated is owed to the campaign. */
  amounts: z.array(
    z.object({
      currency: zCurrency,
      treatedMinor: zMinor,
      controlMinor: zMinor,
      incrementalMinor: zMinor.nullable(),
    }),
  ),
  /** Treated customers by what became of their message. */
  sends: z.array(z.object({ state: zSendState, customers: zCount })),
  /** Of calls: tasks that were made, and what became of them; null of anything else. */
  calls: z
    .object({
      tasks: zCount,
      open: zCount,
      /** Done by a call that was logged; of those, with an answer, and with somebody who may hear of the debt. */
      attempted: zCount,
      reached: zCount,
      rightParty: zCount,
      /** Taken out of the list before anybody called. */
      dropped: zCount,
    })
    .nullable(),
  /** Treated customers by what providers told of their messages, each in every state that is true of it. */
  deliveries: z.array(z.object({ state: zDeliveryState, customers: zCount })),
  /** Its window is over. */
  closed: z.boolean(),
});
export type CampaignResult = z.infer<typeof zCampaignResult>;

/** A customer that was drawn, with what became of it. */
const zMember = z.object({
  id: zId,
  customerId: zId,
  customerName: z.string(),
  control: z.boolean(),
  /** Null of the control group. */
  send: zSendState.nullable(),
  /** Why it was left out at its moment; null otherwise. */
  why: zLeftOut.nullable(),
  /** Why the server refused it, words of `errors.mail.<problem>`; "" otherwise. */
  problem: z.string(),
  sentOn: zDay.nullable(),
  /** What became of its task to call; null where it has none. */
  call: z.enum(CALL_STATES).nullable(),
  /** The furthest that a provider told of its message, and of which day; null where nobody did. */
  delivery: zDeliveryState.nullable(),
  deliveryOn: zDay.nullable(),
  paid: z.array(zSum),
});
export type CampaignMember = z.infer<typeof zMember>;

const zSent = z.object({
  sent: zCount,
  leftOut: zCount,
  later: zCount,
  failed: zCount,
  unknown: zCount,
  /** Treated customers who are still to be written to in this sending. */
  waiting: zCount,
});
export type CampaignSent = z.infer<typeof zSent>;

/** Where a handing over stands. Nothing is kept until the last step, which tells what was written. */
const zHandOver = z.object({
  /** Customers whose message was written, of those there are. */
  done: zCount,
  total: zCount,
  written: zSheetWritten.extend({ leftOut: zCount, later: zCount }).nullable(),
});
export type CampaignHandOver = z.infer<typeof zHandOver>;

export const campaigns = {
  /** One, with what came of it so far; `leftOut` and `result` are of the day it was started. */
  get: query.input(z.object({ id: zId, lang: zLang.default("es") })).output(
    z.object({
      campaign: zCampaign,
      result: zCampaignResult.nullable(),
      leftOut: z.array(z.object({ why: zLeftOut, customers: zCount })),
      today: zDay,
    }),
  ),
  /** A new one, or a change of one that nobody allowed yet. Throws CAMPAIGN_REFUSED, NOT_FOUND, CHANGED_MEANWHILE. */
  save: command
    .input(
      z.object({
        commandId: zCommandId,
        id: zId.nullable().default(null),
        /** Version that was read; 0 for a new one. */
        version: zId.default(0),
        fields: zCampaignFields,
      }),
    )
    .output(z.object({ id: zId, version: zId })),
  /** Asks another person to allow it. Throws CAMPAIGN_REFUSED, NOT_FOUND and what an approval throws. */
  ask: command
    .input(z.object({ commandId: zCommandId, id: zId, note: z.string().trim().max(1000).default("") }))
    .output(z.object({ approvalId: zId })),
  /** Gives it up before it is started. Throws CAMPAIGN_REFUSED and NOT_FOUND. */
  cancel: command
    .input(z.object({ commandId: zCommandId, id: zId, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ id: zId })),
  /** Who would be written to and who would not, with why. */
  preview: query.input(z.object({ fields: zCampaignFields })).output(zAudience),
  /** What a customer would read. Throws NOT_FOUND, NOTHING_TO_ASK. */
  sample: query.input(z.object({ fields: zCampaignFields, customerId: zId })).output(zSample),
  /**
   * Starts one that was allowed, from its day on: judges the segment anew and draws who is treated and who is control. Nothing is
   * sent by it. Throws CAMPAIGN_REFUSED and NOT_FOUND.
   */
  start: command
    .input(z.object({ commandId: zCommandId, id: zId }))
    .output(z.object({ treated: zCount, control: zCount, leftOut: zCount })),
  /**
   * Mails the next of the treated, each judged again; asked for again until nobody waits. What was sent is never sent twice; what
   * had to wait or was refused is tried again once, where that was before `since`, when the sending was begun. Throws
   * CAMPAIGN_REFUSED, NOT_FOUND and MAIL_FAILED where no mail can leave at all.
   */
  mailNext: command
    .input(z.object({ id: zId, since: zInstant, most: z.number().int().min(1).max(50).default(10) }))
    .output(zSent),
  /**
   * Writes the treated to an Excel file for whoever sends it, each judged again, and logs a contact with each. Once in a file, nobody
   * is in another one. The messages are written first, and then the file and all that is logged at once: whoever gives up the
   * stream before that has handed over nothing. Throws CAMPAIGN_REFUSED and NOT_FOUND.
   */
  handOver: command
    .input(z.object({ commandId: zCommandId, id: zId, file: z.string().min(1).max(4000), lang: zLang.default("es") }))
    .output(eventIterator(zHandOver)),
  /** Customers that were drawn. */
  members: query
    .input(
      z.object({
        id: zId,
        search: z.string().max(200).default(""),
        group: z.enum(["all", "treated", "control"]).default("all"),
        send: zSendState.nullable().default(null),
        delivery: zDeliveryState.nullable().default(null),
        /** Only those who paid within the window. */
        paid: z.boolean().default(false),
        ...zWindow,
      }),
    )
    .output(z.object({ rows: z.array(zMember), total: zCount })),
};
