import { z } from "zod";
import { LARGEST_MINOR } from "../domain/money.ts";
import { zCurrency, zDay, zInstant, zMinor } from "./common.ts";

export const zLanguage = z.enum(["es", "en"]);
/** Decides which contact rules hold (COMPLIANCE 1). */
export const zDebtorType = z.enum(["company", "sole-trader", "consumer", "guarantor", "micro-firm"]);
export const zRiskClass = z.enum(["A", "B", "C", "D"]);
/** Standing of the credit, from free to closed (COLLECTIONS 17). */
export const zHold = z.enum(["open", "warning", "hold-orders", "stop-shipments", "cash-only", "closed"]);

/** What a person says of a customer beside its documents. */
export const zCustomerProfile = z.object({
  /** Name it trades under; "" when it is that of its CFDI. */
  tradeName: z.string().trim().max(200),
  /** Company of the same group above it. */
  parentId: z.number().int().nullable(),
  language: zLanguage,
  debtorType: zDebtorType,
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  /** ISO 3166-2 without the country ("NLE"); "" when unknown. */
  state: z.string().regex(/^([A-Z0-9]{1,3})?$/),
  /** IANA zone. */
  timeZone: z.string().min(1).max(60),
  riskClass: zRiskClass,
  collectorId: z.number().int().nullable(),
  /** Null: no limit was set. */
  creditLimitMinor: zMinor.min(0).max(LARGEST_MINOR).nullable(),
  creditCurrency: zCurrency,
  /** Who granted the line; "" when nobody said. */
  creditGrantedBy: z.string().trim().max(120),
  /** Day by which the line is to be reviewed. */
  creditReviewOn: zDay.nullable(),
  /** Part of the line that an insurer covers. */
  creditInsuredMinor: zMinor.min(0).max(LARGEST_MINOR).nullable(),
  /** Pledge or guarantor behind the line, in words. */
  creditGuarantee: z.string().trim().max(300),
  hold: zHold,
  holdReason: z.string().trim().max(300),
  /** Last day the hold stands; null: until somebody lifts it. */
  holdUntil: zDay.nullable(),
  legalHold: z.boolean(),
  placed: z.boolean(),
  doNotContact: z.boolean(),
  note: z.string().trim().max(4000),
});
export type CustomerProfile = z.infer<typeof zCustomerProfile>;

/** Who somebody at the customer is; the first four are right parties (KPIS 9). */
export const zContactRole = z.enum([
  "accounts-payable",
  "finance",
  "owner",
  "legal-representative",
  "purchasing",
  "warehouse",
  "reception",
  "other",
]);

export const zChannelKind = z.enum(["phone", "mobile", "whatsapp", "email"]);
/** `bad`: the number or address does not reach them. */
export const zChannelState = z.enum(["unverified", "verified", "bad"]);

/** A way to reach somebody. */
export const zChannel = z.object({
  id: z.number().int(),
  kind: zChannelKind,
  /** E.164 or mail address. */
  value: z.string(),
  /** As people of the customer's country read it. */
  shown: z.string(),
  extension: z.string(),
  state: zChannelState,
  /** They asked not to be contacted this way. */
  optedOut: z.boolean(),
});
export type Channel = z.infer<typeof zChannel>;

/** Somebody at the customer. */
export const zContact = z.object({
  id: z.number().int(),
  version: z.number().int(),
  name: z.string(),
  role: zContactRole,
  /** Title in the customer's words. */
  position: z.string(),
  /** "": the customer's. */
  language: z.enum(["", "es", "en"]),
  note: z.string(),
  /** False: no longer there. */
  active: z.boolean(),
  doNotContact: z.boolean(),
  channels: z.array(zChannel),
});
export type Contact = z.infer<typeof zContact>;

/** A contact as a form sends it: channels as typed, in order; those left out are taken off. */
export const zContactDraft = z.object({
  name: z.string().trim().min(1).max(120),
  role: zContactRole,
  position: z.string().trim().max(120).default(""),
  language: z.enum(["", "es", "en"]).default(""),
  note: z.string().trim().max(1000).default(""),
  active: z.boolean().default(true),
  doNotContact: z.boolean().default(false),
  channels: z
    .array(
      z.object({
        /** Null: a new one. */
        id: z.number().int().nullable().default(null),
        kind: zChannelKind,
        value: z.string().trim().min(1).max(254),
        extension: z.string().trim().max(20).default(""),
        state: zChannelState.default("unverified"),
        optedOut: z.boolean().default(false),
      }),
    )
    .max(20)
    .default([]),
});
export type ContactDraft = z.infer<typeof zContactDraft>;

/** A customer named beside another. */
export const zNamedCustomer = z.object({
  id: z.number().int(),
  key: z.string(),
  rfc: z.string(),
  name: z.string(),
});

/** Another customer that was found to be this one. */
export const zMerge = z.object({
  id: z.number().int(),
  customer: zNamedCustomer,
  mergedAt: zInstant,
  actor: z.string(),
});
export type Merge = z.infer<typeof zMerge>;
