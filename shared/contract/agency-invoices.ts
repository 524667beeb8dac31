import { z } from "zod";
import { INVOICE_STATES, REVIEW_CAUSES, SUM_CAUSES } from "../domain/agencies/invoice-review.ts";
import { zPlacedBucket } from "./agencies.ts";
import { zId, zMonth } from "./agency-scores.ts";
import { command, query, zCommandId, zCurrency, zDay, zLang, zMinor, zUuid, zWindow } from "./common.ts";
import { zTablePreview, zTableRequest } from "./tabular.ts";

export const zInvoiceState = z.enum(INVOICE_STATES);
export const zReviewCause = z.enum(REVIEW_CAUSES);
const zSumCause = z.enum(SUM_CAUSES);
const zNote = z.string().trim().max(1000);
const zFile = z.string().min(1).max(4000);

/** What is typed of an agency's invoice, or read of its XML. Minor units. */
export const zAgencyInvoiceFields = z.object({
  /** Folio fiscal; "" where only paper came. */
  uuid: zUuid.or(z.literal("")),
  number: z.string().trim().max(60),
  issuedOn: zDay,
  /** Month whose payments it charges. */
  month: zMonth,
  currency: zCurrency,
  /** Before VAT and what is withheld. */
  netMinor: zMinor.positive(),
  vatMinor: zMinor.min(0),
  withheldMinor: zMinor.min(0),
  /** Net and VAT less what is withheld. */
  totalMinor: zMinor,
  vatCreditable: z.boolean(),
  note: zNote.default(""),
});
export type AgencyInvoiceFields = z.infer<typeof zAgencyInvoiceFields>;

/** A line as the agency charges it. */
export const zChargedLine = z.object({
  /** Invoice it is for: UUID, or series and folio. */
  invoice: z.string().trim().min(1).max(60),
  /** Payment it is for: UUID or folio; "" where only the day is told. */
  payment: z.string().trim().max(60).default(""),
  paidOn: zDay.nullable().default(null),
  baseMinor: zMinor,
  rateBp: z.number().int().min(0).max(10_000),
  commissionMinor: zMinor,
});
export type ChargedInput = z.infer<typeof zChargedLine>;

/** An invoice of an agency as it stands. */
const zAgencyInvoice = zAgencyInvoiceFields.extend({
  id: zId,
  agencyId: zId,
  agencyName: z.string(),
  receivedOn: zDay,
  recordedBy: z.string(),
  /** Words: `agencyCodes.invoiceStates.<state>`. */
  state: zInvoiceState,
  /** It waits for another person's word. */
  asked: z.boolean(),
  lines: zId,
  /** Lines that do not stand, or are missing; of what was asked, as it stood then. */
  differences: zId,
  chargedMinor: zMinor,
  /** What the app says that is owed for the month, before VAT. */
  expectedMinor: zMinor,
  /** Last day to approve it; and whether that day has passed. */
  closeBy: zDay,
  late: z.boolean(),
  /** Last approval that was asked; null where none was. */
  approvalId: zId.nullable(),
  approvedBy: z.string(),
  approvedOn: zDay.nullable(),
  paidOn: zDay.nullable(),
  paidReference: z.string(),
  /** XML that was attached. */
  xml: z.object({ useId: zId, name: z.string() }).nullable(),
});
export type AgencyInvoice = z.infer<typeof zAgencyInvoice>;

/** A line of the review: charged, earned, or both. */
const zReviewLine = z.object({
  charged: zChargedLine.extend({ place: zId }).nullable(),
  earned: z
    .object({
      itemId: zId,
      invoiceUuid: z.string(),
      invoiceLabel: z.string(),
      customerName: z.string(),
      paymentUuid: z.string(),
      paymentLabel: z.string(),
      paidOn: zDay,
      placedOn: zDay,
      bucket: zPlacedBucket,
      rateBp: zId,
      baseMinor: zMinor,
      commissionMinor: zMinor,
    })
    .nullable(),
  /** Empty: it stands. Words: `agencyCodes.reviewCauses.<cause>`. */
  causes: z.array(zReviewCause),
  /** Charged less what stands. */
  differenceMinor: zMinor,
});
export type InvoiceReviewLine = z.infer<typeof zReviewLine>;

const zInvoiceView = z.object({
  invoice: zAgencyInvoice,
  /** As the ledger says now. */
  review: z.object({
    lines: z.array(zReviewLine),
    chargedMinor: zMinor,
    expectedMinor: zMinor,
    /** What does not stand of the whole. Words: `agencyCodes.sumCauses.<cause>`. */
    sums: z.array(z.object({ cause: zSumCause, differenceMinor: zMinor })),
    /** Differences by cause, the dearest first. */
    causes: z.array(z.object({ cause: zReviewCause, lines: zId, differenceMinor: zMinor })),
  }),
  events: z.array(
    z.object({
      id: zId,
      kind: z.enum(["lines", "disputed", "asked", "paid", "withdrawn"]),
      on: zDay,
      actor: z.string(),
      reference: z.string(),
      note: z.string(),
    }),
  ),
  today: zDay,
});
export type InvoiceView = z.infer<typeof zInvoiceView>;

/** What stands against an XML as an agency's invoice. Words: `agencyCodes.xmlProblems.<code>`. */
export const zXmlProblem = z.enum([
  "not-a-cfdi",
  "not-invoice",
  "not-issuer",
  "not-ours",
  "cancelled",
  "known",
  "total",
]);
export type XmlProblem = z.infer<typeof zXmlProblem>;

/** A month that is not closed: an invoice that is not approved, or one that has not come. */
const zInvoiceDue = z.object({
  agencyId: zId,
  agencyName: z.string(),
  month: zMonth,
  currency: zCurrency,
  /** Null: the agency earned commission in the month, and no invoice came. */
  invoiceId: zId.nullable(),
  number: z.string(),
  closeBy: zDay,
  late: z.boolean(),
});
export type InvoiceDue = z.infer<typeof zInvoiceDue>;

const zLinesTerms = { ...zTableRequest, id: zId, lang: zLang.default("es") };
const zRefused = z.object({ code: z.string(), message: z.string() }).nullable();
const zLinesNote = z.object({ row: z.number().int(), message: z.string() });
const zCounts = z.object({ rows: zId, lines: zId, refused: zId, commissionMinor: zMinor });

const done = z.object({ id: zId });
const one = { commandId: zCommandId, id: zId };

/** What agencies charge, reviewed line by line, approved by another person, and paid. */
export const agencyInvoices = {
  /** Invoices, the newest month first. */
  page: query
    .input(
      z.object({
        agencyId: zId.nullable().default(null),
        states: z.array(zInvoiceState).max(7).default([]),
        ...zWindow,
      }),
    )
    .output(z.object({ rows: z.array(zAgencyInvoice), total: zId, today: zDay })),
  /** One, reviewed as the ledger stands now. Throws NOT_FOUND. */
  get: query.input(z.object({ id: zId })).output(zInvoiceView),
  /** Months that are to be closed, or should have been. */
  due: query.output(z.object({ rows: z.array(zInvoiceDue), today: zDay })),
  /** What an XML says, with what stands against it; nothing is kept. Throws NOT_FOUND and what reading a file throws. */
  readXml: query.input(z.object({ agencyId: zId, file: zFile })).output(
    z.object({
      fields: zAgencyInvoiceFields.nullable(),
      problems: z.array(zXmlProblem),
    }),
  ),
  /** Records an invoice, its XML beside it if there is one. Throws NOT_FOUND, FIELD_REFUSED and AGENCY_INVOICE_REFUSED. */
  record: command
    .input(
      z.object({
        commandId: zCommandId,
        agencyId: zId,
        fields: zAgencyInvoiceFields,
        file: zFile.nullable().default(null),
      }),
    )
    .output(done),
  /** Puts lines in the place of those of before. Throws NOT_FOUND and AGENCY_INVOICE_REFUSED. */
  setLines: command
    .input(z.object({ ...one, lines: z.array(zChargedLine).min(1).max(5000), note: zNote.default("") }))
    .output(done),
  /** Lines of a table as a mapping reads them; nothing is kept. */
  previewLines: query.input(z.object(zLinesTerms)).output(
    z.object({
      refused: zRefused,
      table: zTablePreview.nullable(),
      counts: zCounts.nullable(),
      notes: z.array(zLinesNote),
    }),
  ),
  /** Puts the lines of a table in the place of those of before; of a table with a wrong row, none. */
  importLines: command
    .input(z.object({ commandId: zCommandId, ...zLinesTerms }))
    .output(z.object({ refused: zRefused, counts: zCounts.nullable(), notes: z.array(zLinesNote) })),
  /** Says that the differences were put to the agency; new lines end it. Throws NOT_FOUND and AGENCY_INVOICE_REFUSED. */
  dispute: command.input(z.object({ ...one, note: zNote.min(1) })).output(done),
  /** Asks another person to approve it; with differences, why. Throws AGENCY_INVOICE_REFUSED and what an approval throws. */
  ask: command.input(z.object({ ...one, note: zNote.default("") })).output(z.object({ id: zId, approvalId: zId })),
  /** Says that it was paid. Throws NOT_FOUND and AGENCY_INVOICE_REFUSED. */
  pay: command.input(z.object({ ...one, on: zDay, reference: z.string().trim().max(200).default("") })).output(done),
  /** Takes one out that was entered by mistake. Throws NOT_FOUND and AGENCY_INVOICE_REFUSED. */
  withdraw: command.input(z.object({ ...one, note: zNote.min(1) })).output(done),
};
