import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zLang, zMinor, zUuid } from "./common.ts";

/** Percent a year, plain decimal of at most four decimals. */
export const zInterestRate = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/);
export const zDayCount = z.union([z.literal(365), z.literal(360)]);

/** The company's rules for moratory interest (COLLECTIONS 11). */
export const zInterestRules = z.object({
  /** Where nothing was agreed: 6 % a year (Código de Comercio 362). */
  rate: zInterestRate,
  dayCount: zDayCount,
  /** Above this rate a year a warning says that courts cut it. */
  capRate: zInterestRate,
  /** VAT of opening balances, whose CFDI is not at hand; percent. */
  openingVatRate: zInterestRate,
  /** Text by which receipts and letters reserve interest (CCom 364); "" reserves nothing. */
  reserveEs: z.string().trim().max(1000),
  reserveEn: z.string().trim().max(1000),
});
export type InterestRules = z.infer<typeof zInterestRules>;

/** Days on which balance and terms of an invoice stayed the same. */
export const zInterestSpan = z.object({
  /** Invoice it was about: the one asked for, or one it took the place of. */
  uuid: z.string(),
  label: z.string(),
  from: zDay,
  to: zDay,
  days: z.number().int(),
  openMinor: zMinor,
  disputedMinor: zMinor,
  /** What bears interest. */
  balanceMinor: zMinor,
  ratePct: z.string(),
  dayCount: zDayCount,
  interestMinor: zMinor,
  vatMinor: zMinor,
});
export type InterestSpanRow = z.infer<typeof zInterestSpan>;

/** Moratory interest of an invoice as of a day, minor units of its currency; never part of its balance. */
export const zInvoiceInterest = z.object({
  uuid: z.string(),
  label: z.string(),
  customerId: z.number().int(),
  currency: zCurrency,
  issuedOn: zDay,
  dueOn: zDay,
  /** Suerte principal: what is open. */
  principalMinor: zMinor,
  disputedMinor: zMinor,
  /** Days that bore interest. */
  days: z.number().int(),
  /** Rate that holds on the day, percent a year. */
  ratePct: z.string(),
  /** VAT rate of the sale, percent; an average where it was charged at several. */
  vatPct: z.string(),
  /** All that accrued. */
  accruedMinor: zMinor,
  accruedVatMinor: zMinor,
  waivedMinor: zMinor,
  waivedVatMinor: zMinor,
  /** Invoiced as interest with a CFDI of its own. */
  chargedMinor: zMinor,
  chargedVatMinor: zMinor,
  /** Outstanding: what accrued less what was waived and charged. */
  interestMinor: zMinor,
  vatMinor: zMinor,
  /** Some rate is above the company's cap. */
  aboveCap: z.boolean(),
  spans: z.array(zInterestSpan),
});
export type InvoiceInterest = z.infer<typeof zInvoiceInterest>;

/** Sums of one currency. */
export const zInterestTotals = z.object({
  currency: zCurrency,
  invoices: z.number().int(),
  principalMinor: zMinor,
  accruedMinor: zMinor,
  accruedVatMinor: zMinor,
  waivedMinor: zMinor,
  waivedVatMinor: zMinor,
  chargedMinor: zMinor,
  chargedVatMinor: zMinor,
  interestMinor: zMinor,
  vatMinor: zMinor,
});
export type InterestTotals = z.infer<typeof zInterestTotals>;

/** What was agreed with a customer. */
export const zInterestTerms = z.object({
  id: z.number().int(),
  /** "": for every invoice of the customer. */
  contract: z.string(),
  invoices: z.array(z.object({ uuid: z.string(), label: z.string() })),
  ratePct: z.string(),
  dayCount: zDayCount,
  fromOn: zDay,
  note: z.string(),
  aboveCap: z.boolean(),
  undone: z.boolean(),
  recordedAt: zInstant,
  actor: z.string(),
});
export type InterestTermsView = z.infer<typeof zInterestTerms>;

/** A waiver, and what became of its request. */
export const zInterestWaiver = z.object({
  id: z.number().int(),
  currency: zCurrency,
  untilOn: zDay,
  percent: z.string(),
  interestMinor: zMinor,
  vatMinor: zMinor,
  reason: z.string(),
  state: z.enum(["asked", "approved", "refused", "withdrawn"]),
  /** Why it was decided as it was. */
  decidedReason: z.string(),
  decidedBy: z.string(),
  askedOn: zDay,
  actor: z.string(),
});
export type InterestWaiverView = z.infer<typeof zInterestWaiver>;

/** What Billing was asked to invoice. */
export const zInterestRequest = z.object({
  id: z.number().int(),
  currency: zCurrency,
  untilOn: zDay,
  onDay: zDay,
  interestMinor: zMinor,
  vatMinor: zMinor,
  how: z.enum(["", "mail", "file", "told"]),
  sentTo: z.string(),
  note: z.string(),
  actor: z.string(),
  undone: z.boolean(),
  /** The CFDI that invoiced it; null until then. */
  charge: z.object({ id: z.number().int(), cfdiUuid: z.string(), label: z.string(), onDay: zDay }).nullable(),
});
export type InterestRequestView = z.infer<typeof zInterestRequest>;

/** Statement of calculation of a customer's interest as of a day. */
export const zInterestStatement = z.object({
  customer: z.object({ id: z.number().int(), key: z.string(), rfc: z.string(), name: z.string() }),
  asOf: zDay,
  rules: zInterestRules,
  totals: z.array(zInterestTotals),
  invoices: z.array(zInvoiceInterest),
  terms: z.array(zInterestTerms),
  waivers: z.array(zInterestWaiver),
  requests: z.array(zInterestRequest),
});
export type InterestStatement = z.infer<typeof zInterestStatement>;

const ofCustomer = z.object({
  customerId: z.number().int(),
  asOf: zDay,
  /** With invoices that were paid late and are open no more. */
  paid: z.boolean().default(false),
});

/** What a request to Billing begins with; the user may change every word. */
export const zInterestLetter = z.object({
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  canSend: z.boolean(),
});
export type InterestLetter = z.infer<typeof zInterestLetter>;

const selected = {
  customerId: z.number().int(),
  currency: zCurrency,
  /** Last day of interest. */
  asOf: zDay,
  /** Invoices; none: all of the customer in the currency, those paid late included. */
  uuids: z.array(zUuid).max(5000).default([]),
};

export const interest = {
  /** Sums by currency, without VAT and without reading a single CFDI: what stands beside a balance. */
  summary: query.input(ofCustomer).output(z.object({ totals: z.array(zInterestTotals) })),
  statement: query.input(ofCustomer).output(zInterestStatement),
  /** Of one invoice; null where it bears none. */
  ofInvoice: query.input(z.object({ uuid: zUuid, asOf: zDay })).output(zInvoiceInterest.nullable()),
  /** Of some invoices, without VAT: what a page of a list shows beside their balances. Those without interest are left out. */
  ofInvoices: query
    .input(z.object({ uuids: z.array(zUuid).max(1000), asOf: zDay }))
    .output(z.object({ rows: z.array(z.object({ uuid: z.string(), interestMinor: zMinor })) })),
  /** Writes the statement of calculation. */
  exportStatement: query
    .input(ofCustomer.extend({ format: z.enum(["pdf", "xlsx"]), file: z.string().min(1), lang: zLang }))
    .output(z.object({ file: z.string(), invoices: z.number().int() })),
  rules: query.output(zInterestRules),
  saveRules: command.input(z.object({ commandId: zCommandId, rules: zInterestRules })).output(zInterestRules),
  /** Records what was agreed from a day on: with a contract's name for the invoices named, else for all. */
  setTerms: command
    .input(
      z.object({
        commandId: zCommandId,
        customerId: z.number().int(),
        contract: z.string().trim().max(120).default(""),
        invoices: z.array(zUuid).max(5000).default([]),
        ratePct: zInterestRate,
        dayCount: zDayCount,
        fromOn: zDay,
        note: z.string().trim().max(500).default(""),
      }),
    )
    .output(z.object({ id: z.number().int() })),
  /** Takes terms back as if they had never been. */
  undoTerms: command.input(z.object({ commandId: zCommandId, termsId: z.number().int() })).output(z.object({})),
  /** Asks to waive part of what is outstanding; somebody else has to allow it. */
  waive: command
    .input(
      z.object({
        commandId: zCommandId,
        ...selected,
        /** Hundredths of a percent: 10000 is all of it. */
        percentBp: z.number().int().min(1).max(10_000),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .output(z.object({ id: z.number().int(), approvalId: z.number().int(), interestMinor: zMinor, vatMinor: zMinor })),
  /** The mail that asks Billing for the CFDI of the interest. */
  billingLetter: query.input(z.object({ ...selected, lang: zLang })).output(zInterestLetter),
  /** Records that Billing was asked for the CFDI; `mail` sends it first, `file` writes it for the user's mail program. */
  askBilling: command
    .input(
      z.object({
        commandId: zCommandId,
        ...selected,
        how: z.enum(["mail", "file", "told"]),
        to: z.string().trim().max(500).default(""),
        subject: z.string().trim().max(300).default(""),
        body: z.string().trim().max(10_000).default(""),
        note: z.string().trim().max(500).default(""),
        lang: zLang,
      }),
    )
    .output(z.object({ id: z.number().int(), file: z.string().nullable() })),
  /** Says which CFDI of the customer invoiced what was asked; from then on it bears no interest and counts as charged. */
  charge: command
    .input(z.object({ commandId: zCommandId, requestId: z.number().int(), cfdiUuid: zUuid }))
    .output(z.object({ id: z.number().int() })),
  /** Takes a request or a charge back. */
  undoBilling: command.input(z.object({ commandId: zCommandId, billingId: z.number().int() })).output(z.object({})),
};
