import { z } from "zod";
import { zCurrency, zDay, zLang, zMinor } from "./common.ts";
import { zDatedStep, zDecidedStage, zHoldReason, zRelease, zStage } from "./customer-credit.ts";
import { zContact, zCustomerProfile, zHold, zMerge, zNamedCustomer } from "./customer-profile.ts";
import { zAgingRow } from "./receivables.ts";

/** What a customer's RFC says of itself: the check digit of one that was typed may be wrong. */
export const zRfcCheck = z.enum(["valid", "public", "foreign", "check-digit", "malformed"]);

/** Everything that answers "what do I say on this call", as of a day. */
export const zFicha = z.object({
  customer: zNamedCustomer.extend({ otherNames: z.array(z.string()), rfcCheck: zRfcCheck }),
  asOf: zDay,
  /** Version of the profile; 0 while nobody has changed the defaults. */
  version: z.number().int(),
  profile: zCustomerProfile,
  collector: z.object({ id: z.number().int(), name: z.string() }).nullable(),
  parent: zNamedCustomer.nullable(),
  /** Customers whose parent company this is. */
  children: z.array(zNamedCustomer),
  /** Null: the ledger's default (RULES 57). */
  creditDays: z.number().int().nullable(),
  /** One a currency, of what is open or unapplied. */
  balances: z.array(zAgingRow),
  /** Oldest open item of each currency. */
  oldest: z.array(
    z.object({
      currency: zCurrency,
      uuid: z.string(),
      label: z.string(),
      dueOn: zDay,
      daysPastDue: z.number().int(),
      openMinor: zMinor,
    }),
  ),
  stage: z.object({
    code: zStage,
    daysPastDue: z.number().int().nullable(),
    /** What it would be by age alone. */
    byAge: zStage,
    /** Who decided it otherwise, why and until when; null: it is the one by age. */
    decided: zDecidedStage.nullable(),
  }),
  /** What the company's strategy has fall due and was not done yet, and what it has come next. */
  strategy: z.object({ due: zDatedStep.nullable(), next: zDatedStep.nullable() }),
  /** How late cash came in the twelve months before, weighted by amount, early payments as on time (KPIS 5). */
  habit: z.object({ daysLate: z.string(), receipts: z.number().int() }).nullable(),
  credit: z.object({
    limitMinor: zMinor.nullable(),
    currency: zCurrency,
    /** Balance in the currency of the limit, unapplied money taken off. */
    exposureMinor: zMinor,
    /** Exposure as a share of the limit, percent with one decimal; null without a limit. */
    usePercent: z.string().nullable(),
    /** Currencies owed beside that of the limit, which the use leaves out. */
    otherCurrencies: z.array(zCurrency),
    /** Limit that the purchases of the last months suggest; null without purchases. */
    suggestedMinor: zMinor.nullable(),
    /** Standing of the credit as of the day: open while a hold is released, or when its last day has passed. */
    hold: zHold,
    release: zRelease.nullable(),
  }),
  holdReasons: z.array(zHoldReason),
  /** People who are there and may be contacted, right parties first. */
  people: z.array(zContact),
  lastContact: z
    .object({
      id: z.number().int(),
      happenedOn: zDay,
      channel: z.string(),
      direction: z.string(),
      outcome: z.string(),
      note: z.string(),
      actor: z.string(),
    })
    .nullable(),
  nextFollowUp: z.object({ dueOn: zDay, kind: z.string(), note: z.string() }).nullable(),
  promises: z.object({
    /** Open promises: active, or with money that may be theirs still to be told. */
    open: z.number().int(),
    verify: z.number().int(),
    nextDueOn: zDay.nullable(),
    openByCurrency: z.array(z.object({ currency: zCurrency, minor: zMinor })),
    kept: z.number().int(),
    broken: z.number().int(),
  }),
  disputes: z.object({
    open: z.number().int(),
    overdue: z.number().int(),
    nextDueOn: zDay.nullable(),
    byCurrency: z.array(z.object({ currency: zCurrency, minor: zMinor })),
  }),
  merged: z.array(zMerge),
  /** Set when this customer is part of another: that one's page has the rest. */
  mergedInto: zMerge.nullable(),
});
export type Ficha = z.infer<typeof zFicha>;

export const zFichaRequest = z.object({
  customerId: z.number().int(),
  asOf: zDay,
  lang: zLang.default("es"),
});
