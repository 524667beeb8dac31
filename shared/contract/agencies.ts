import { z } from "zod";
import {
  COST_KINDS,
  DEFAULT_TAIL_DAYS,
  NOT_PLACEABLE,
  PAPERS,
  PLACED_BUCKETS,
  RECALL_REASONS,
} from "../domain/agencies/codes.ts";
import { zId, zMonth, zPlacementMonth, zScore } from "./agency-scores.ts";
import { command, query, zCommandId, zCurrency, zDay, zMinor, zUuid, zWindow } from "./common.ts";

export const zPaper = z.enum(PAPERS);
export const zPlacedBucket = z.enum(PLACED_BUCKETS);
export const zNotPlaceable = z.enum(NOT_PLACEABLE);
export const zRecallReason = z.enum(RECALL_REASONS);
export const zCostKind = z.enum(COST_KINDS);

const zBasisPoints = z.number().int().min(0).max(10_000);
const zNote = z.string().trim().max(1000);

/** What is typed of an agency. */
export const zAgencyFields = z.object({
  legalName: z.string().trim().min(1).max(200),
  /** Upper case; "" while it is not known. */
  rfc: z.string().trim().max(13),
  address: zNote,
  phones: z.string().trim().max(200),
  email: z.string().trim().max(200),
  contact: z.string().trim().max(200),
  /** States it works in, and what it does there, in its own words. */
  states: zNote,
  services: zNote,
  /** False: nothing new is placed with it. */
  active: z.boolean(),
});
export type AgencyFields = z.infer<typeof zAgencyFields>;

/** A paper of the legal file as it stands on a day. */
const zPaperStands = z.object({
  /** Its newest entry; null where none was ever filed. */
  id: zId.nullable(),
  paper: zPaper,
  /** Nothing is placed while it is missing or expired. */
  obligatory: z.boolean(),
  reference: z.string(),
  signedOn: zDay.nullable(),
  /** Last day it is good for; null: it does not expire. */
  expiresOn: zDay.nullable(),
  note: z.string(),
  filedBy: z.string(),
  filedOn: zDay.nullable(),
  /** `soon`: it expires within 60 days. `none`: missing and not obligatory. */
  state: z.enum(["valid", "soon", "expired", "missing", "none"]),
  /** Days until it expires, negative after; null without an expiry. */
  daysLeft: zId.nullable(),
  /** The closest of 60, 30 and 7 days it is within; 0 once expired; null otherwise. */
  alert: z.union([z.literal(60), z.literal(30), z.literal(7), z.literal(0)]).nullable(),
});
export type PaperStands = z.infer<typeof zPaperStands>;

/** Commission of each bucket at placement, in ten-thousandths of the cash. */
export const zCommissionRates = z.object({
  "1-30": zBasisPoints,
  "31-60": zBasisPoints,
  "61-90": zBasisPoints,
  "90+": zBasisPoints,
});

/** What is typed of a version of the price terms. */
export const zTermsFields = z.object({
  /** First day of placements it is for. */
  fromOn: zDay,
  rates: zCommissionRates,
  /** Payments made straight to the company earn commission, too. */
  directEarns: z.boolean(),
  /** Days after a recall during which a payment still earns commission. */
  tailDays: z.number().int().min(0).max(365).default(DEFAULT_TAIL_DAYS),
  vatBp: zBasisPoints.default(1600),
  vatCreditable: z.boolean().default(true),
  note: zNote.default(""),
});
export type TermsFields = z.infer<typeof zTermsFields>;

const zTerms = zTermsFields.extend({
  id: zId,
  recordedOn: zDay,
  actor: z.string(),
  /** These are the terms of what is placed today. */
  inForce: z.boolean(),
});
export type AgencyTerms = z.infer<typeof zTerms>;

/** What an agency has and brought, in one currency. Minor units. */
const zAgencySums = z.object({
  currency: zCurrency,
  /** Items with the agency now, what was placed of them and what is open of it. */
  items: zId,
  placedMinor: zMinor,
  openMinor: zMinor,
});

const zAgency = zAgencyFields.extend({
  id: zId,
  version: zId,
  /** Papers missing, expired or about to expire, worst first. */
  alerts: z.array(zPaperStands),
  /** Why nothing can be placed with it today; "" when it can. Words: `agencyCodes.blocked.<code>`. */
  blocked: z.enum(["", "inactive", "papers", "terms", "training"]),
  sums: z.array(zAgencySums),
});
export type Agency = z.infer<typeof zAgency>;

/** An invoice that may or may not be placed. */
const zPlaceable = z.object({
  uuid: zUuid,
  label: z.string(),
  customerId: zId,
  customerName: z.string(),
  currency: zCurrency,
  dueOn: zDay,
  daysPastDue: zId,
  bucket: z.union([zPlacedBucket, z.literal("current")]),
  openMinor: zMinor,
  disputedMinor: zMinor,
  /** What would be placed: open less disputed. */
  placeMinor: zMinor,
  /** Why it cannot be placed; null when it can. Words: `agencyCodes.notPlaceable.<code>`. */
  why: zNotPlaceable.nullable(),
  /** Agency that has it, or is asked to take it; "" otherwise. */
  agencyName: z.string(),
});
export type Placeable = z.infer<typeof zPlaceable>;

const zPlacementState = z.enum(["asked", "declined", "placed"]);
const zSum = z.object({ currency: zCurrency, items: zId, minor: zMinor });

/** A batch to one agency. */
const zPlacement = z.object({
  id: zId,
  agencyId: zId,
  agencyName: z.string(),
  state: zPlacementState,
  askedOn: zDay,
  askedBy: z.string(),
  note: z.string(),
  approvalId: zId,
  /** Day it was allowed, which is the day of placement; null before. */
  placedOn: zDay.nullable(),
  allowedBy: z.string(),
  /** Share of the customers kept in house, ten-thousandths, and the seed that drew them. */
  holdoutBp: zBasisPoints,
  seed: zId,
  /** Price terms of its items; null before it is placed. */
  termsId: zId.nullable(),
  /** What goes (or went) to the agency, and what stays in house as the control group. */
  sums: z.array(zSum),
  control: z.array(zSum),
});
export type Placement = z.infer<typeof zPlacement>;

/** An item asked for that was not placed: something changed before it was allowed. */
const zLeftOut = z.object({
  uuid: zUuid,
  label: z.string(),
  customerId: zId,
  customerName: z.string(),
  why: zNotPlaceable,
});

/** An invoice placed with an agency, or kept in house beside it, as frozen at placement. */
export const zPlacedItem = z.object({
  id: zId,
  placementId: zId,
  agencyId: zId,
  agencyName: z.string(),
  customerId: zId,
  customerName: z.string(),
  uuid: zUuid,
  label: z.string(),
  currency: zCurrency,
  /** True: kept in house to compare with, never with the agency. */
  control: z.boolean(),
  placedOn: zDay,
  /** Frozen at placement. */
  placedMinor: zMinor,
  daysPastDue: zId,
  bucket: zPlacedBucket,
  rateBp: zBasisPoints,
  /** Open now, on the invoice or on what replaced it. */
  openMinor: zMinor,
  /** Cash of the placement window, obtained by the agency and paid directly; of a control item all is direct. */
  viaMinor: zMinor,
  directMinor: zMinor,
  /** Cash after the recall that still earns commission. */
  tailMinor: zMinor,
  /** By the reading of its terms, before VAT. */
  commissionMinor: zMinor,
  /** `asked`: a recall waits for its approval. */
  state: z.enum(["with", "asked", "recalled", "control"]),
  recalledOn: zDay.nullable(),
  recallReason: zRecallReason.nullable(),
});
export type PlacedItem = z.infer<typeof zPlacedItem>;

/** A payment of a placed item. */
const zItemCash = z.object({
  paymentUuid: zUuid,
  label: z.string(),
  /** Value date. */
  on: zDay,
  /** Net of what was reversed or bounced of it. */
  minor: zMinor,
  /** What of it counts: in the window or the tail, up to what was placed. */
  countedMinor: zMinor,
  /** `before` and `after` count for nothing. */
  when: z.enum(["before", "window", "tail", "after"]),
  via: z.boolean(),
  commissionMinor: zMinor,
  /** Who marked it last, and why; "" where nobody did. */
  markedBy: z.string(),
  markedOn: zDay.nullable(),
  markedNote: z.string(),
});
export type ItemCash = z.infer<typeof zItemCash>;

const zCost = z.object({
  id: zId,
  agencyId: zId,
  agencyName: z.string(),
  month: zMonth,
  kind: zCostKind,
  currency: zCurrency,
  /** Before VAT. */
  netMinor: zMinor,
  vatMinor: zMinor,
  vatCreditable: z.boolean(),
  note: z.string(),
  recordedOn: zDay,
  actor: z.string(),
  /** Who took it back, and why; null while it stands. */
  reversed: z.object({ on: zDay, actor: z.string(), reason: z.string() }).nullable(),
});
export type AgencyCost = z.infer<typeof zCost>;

/** What goes of a choice of invoices, by currency and bucket, and what stays. Minor units. */
const zPlacementPreview = z.object({
  /** Why nothing can be placed with the agency today; "" when it can. Words: `agencyCodes.blocked.<code>`. */
  blocked: zAgency.shape.blocked,
  /** Papers that are missing or expired, where they are why. */
  papers: z.array(zPaper),
  customers: zId,
  /** Those that can be placed: what `place` is asked with. */
  uuids: z.array(zUuid),
  goes: z.array(
    z.object({
      currency: zCurrency,
      bucket: zPlacedBucket,
      items: zId,
      minor: zMinor,
      /** Commission of the terms of today, and what it comes to if all is recovered, before VAT; null without terms. */
      rateBp: zBasisPoints.nullable(),
      commissionMinor: zMinor.nullable(),
    }),
  ),
  totals: z.array(z.object({ currency: zCurrency, items: zId, minor: zMinor, commissionMinor: zMinor.nullable() })),
  /** Those that cannot be placed, with why; the first 200 of them. */
  stays: z.object({ rows: z.array(zPlaceable), total: zId }),
});
export type PlacementPreview = z.infer<typeof zPlacementPreview>;

const asked = z.object({ id: zId, approvalId: zId, items: zId });

export const agencies = {
  /** All of them by name, with what stands today. */
  list: query.output(z.object({ rows: z.array(zAgency), today: zDay })),
  /** One, with its legal file and the versions of its price terms, the newest first. */
  get: query
    .input(z.object({ id: zId }))
    .output(z.object({ agency: zAgency, papers: z.array(zPaperStands), terms: z.array(zTerms), today: zDay })),
  /** Papers of active agencies that are missing, expired or expire within 60 days, the most urgent first. */
  alerts: query.output(
    z.object({ rows: z.array(zPaperStands.extend({ agencyId: zId, agencyName: z.string() })), today: zDay }),
  ),
  /** A new one, or a change of one. Throws FIELD_REFUSED, AGENCY_EXISTS, CHANGED_MEANWHILE. */
  save: command
    .input(
      z.object({
        commandId: zCommandId,
        id: zId.nullable().default(null),
        /** Version that was read; 0 for a new one. */
        version: zId.default(0),
        fields: zAgencyFields,
      }),
    )
    .output(z.object({ id: zId, version: zId })),
  /** Files a paper: it takes the place of the one of its kind. */
  filePaper: command
    .input(
      z.object({
        commandId: zCommandId,
        agencyId: zId,
        paper: zPaper,
        obligatory: z.boolean(),
        reference: z.string().trim().max(200).default(""),
        signedOn: zDay.nullable().default(null),
        expiresOn: zDay.nullable().default(null),
        note: zNote.default(""),
      }),
    )
    .output(z.object({ id: zId })),
  /** A new version of the price terms; what was placed before keeps its own. */
  setTerms: command
    .input(z.object({ commandId: zCommandId, agencyId: zId, terms: zTermsFields }))
    .output(z.object({ id: zId })),
  /** Overdue invoices, those that cannot be placed with why; the oldest due day first. */
  placeable: query
    .input(
      z.object({
        /** Words in the document, the customer or the RFC. */
        search: z.string().max(200).default(""),
        customerId: zId.nullable().default(null),
        /** Only these, overdue or not; empty: all that are overdue. */
        uuids: z.array(zUuid).max(5000).default([]),
        buckets: z.array(zPlacedBucket).max(4).default([]),
        currency: zCurrency.nullable().default(null),
        /** Leaves out what cannot be placed. */
        only: z.boolean().default(false),
        ...zWindow,
      }),
    )
    .output(z.object({ rows: z.array(zPlaceable), total: zId, today: zDay })),
  /**
   * Asks to place invoices. Nothing is placed until somebody else has allowed it; it is, on that day, of what can still be
   * placed. Throws AGENCY_BLOCKED, PLACEMENT_REFUSED, NOT_FOUND and what an approval throws.
   */
  place: command
    .input(
      z.object({
        commandId: zCommandId,
        agencyId: zId,
        uuids: z.array(zUuid).min(1).max(5000),
        /** Share of the customers that stay in house to compare with. */
        holdoutBp: z.number().int().min(0).max(5000).default(0),
        note: zNote.default(""),
      }),
    )
    .output(asked.extend({ control: zId, seed: zId })),
  /** Batches, the newest first. */
  placements: query
    .input(
      z.object({
        agencyId: zId.nullable().default(null),
        states: z.array(zPlacementState).max(3).default([]),
        ...zWindow,
      }),
    )
    .output(z.object({ rows: z.array(zPlacement), total: zId })),
  /** A batch with what was asked and left out of it; its items are in the list `placed`. */
  placement: query.input(z.object({ id: zId })).output(
    z.object({
      placement: zPlacement,
      /** What was asked, with whether it was drawn into the control group. */
      asked: z.array(
        z.object({
          uuid: zUuid,
          label: z.string(),
          customerId: zId,
          customerName: z.string(),
          currency: zCurrency,
          minor: zMinor,
          control: z.boolean(),
        }),
      ),
      leftOut: z.array(zLeftOut),
    }),
  ),
  /** Where an invoice was placed, the last first; of an invoice that replaced another, what was placed of that one. */
  ofInvoice: query.input(z.object({ uuid: zUuid })).output(z.object({ rows: z.array(zPlacedItem) })),
  /** What of a customer is with agencies today, one row an agency and currency; the worklist leaves it out. */
  ofCustomer: query.input(z.object({ customerId: zId })).output(
    z.object({
      rows: z.array(
        z.object({
          agencyId: zId,
          agencyName: z.string(),
          /** Day on which the first of it was placed. */
          since: zDay,
          items: zId,
          currency: zCurrency,
          openMinor: zMinor,
        }),
      ),
      today: zDay,
    }),
  ),
  /** Payments of a placed item, whether they count or not. */
  cash: query.input(z.object({ itemId: zId })).output(z.object({ item: zPlacedItem, rows: z.array(zItemCash) })),
  /** Says that a payment of an item was obtained by the agency, or takes it back. Throws NOT_FOUND, ATTRIBUTION_SAME. */
  attribute: command
    .input(
      z.object({ commandId: zCommandId, itemId: zId, paymentUuid: zUuid, via: z.boolean(), note: zNote.default("") }),
    )
    .output(z.object({ id: zId })),
  /** Asks to take items back. They are on the day somebody else allows it. Throws RECALL_REFUSED and what an approval throws. */
  recall: command
    .input(
      z.object({
        commandId: zCommandId,
        itemIds: z.array(zId).min(1).max(5000),
        reason: zRecallReason,
        note: zNote.default(""),
      }),
    )
    .output(asked),
  /** Fixed and legal costs, the newest month first. */
  costs: query
    .input(z.object({ agencyId: zId.nullable().default(null), ...zWindow }))
    .output(z.object({ rows: z.array(zCost), total: zId })),
  addCost: command
    .input(
      z.object({
        commandId: zCommandId,
        agencyId: zId,
        month: zMonth,
        kind: zCostKind,
        currency: zCurrency,
        netMinor: zMinor.positive(),
        vatMinor: zMinor.min(0),
        vatCreditable: z.boolean(),
        note: zNote.default(""),
      }),
    )
    .output(z.object({ id: zId })),
  /** Takes a cost back. Throws NOT_FOUND and COST_REVERSED. */
  reverseCost: command
    .input(z.object({ commandId: zCommandId, costId: zId, reason: z.string().trim().min(1).max(1000) }))
    .output(z.object({ id: zId })),
  /** What each agency brought and cost in a period, one row an agency and currency. */
  scoreboard: query
    .input(z.object({ from: zDay, to: zDay }))
    .output(z.object({ rows: z.array(zScore), from: zDay, to: zDay })),
  /** Recovery by month of placement, beside the control group's, the newest month first. */
  months: query
    .input(z.object({ agencyId: zId.nullable().default(null), asOf: zDay }))
    .output(z.object({ rows: z.array(zPlacementMonth) })),
  /** What `place` would ask for, without keeping anything; the control group is drawn when it is asked. */
  preview: query.input(z.object({ agencyId: zId, uuids: z.array(zUuid).min(1).max(5000) })).output(zPlacementPreview),
};
