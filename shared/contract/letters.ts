import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { SERIES_PATTERN } from "../domain/letters/folio.ts";
import { LETTER_KINDS } from "../domain/letters/kinds.ts";
import { LETTER_FIELDS } from "../domain/letters/variables.ts";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zLang, zMinor, zUuid, zWindow } from "./common.ts";
import { zCustomerSelection } from "./customer-list.ts";
import { zColumnValues, zFilterOn, zSortBy, zValuesAsked } from "./filters.ts";

export const zLetterKind = z.enum(LETTER_KINDS);

/** Where a letter stands: `issued` until something is done with it. */
export const zLetterState = z.enum(["issued", "saved", "printed", "handed", "mailed", "delivered", "returned"]);
export type LetterState = z.infer<typeof zLetterState>;

/** What the company says of itself in its letters. */
export const zLetterhead = z.object({
  /** Series of its folios. */
  series: z.string().regex(SERIES_PATTERN),
  /** Name at the head; "": that of the company's RFC. */
  name: z.string().trim().max(200),
  address: z.string().trim().max(300),
  phone: z.string().trim().max(60),
  email: z.string().trim().max(254),
  website: z.string().trim().max(200),
  /** Where letters are signed. */
  place: z.string().trim().max(120),
  signer: z.string().trim().max(120),
  position: z.string().trim().max(120),
  /** Bank, account, CLABE, reference, where to send the proof. */
  payTo: z.string().trim().max(1000),
  complaints: z.string().trim().max(500),
  privacy: z.string().trim().max(500),
  /** Courts that agreements name. */
  jurisdiction: z.string().trim().max(200),
  /** Business days of the term of a first, second and final demand. */
  termDays: z.object({
    first: z.number().int().min(1).max(60),
    second: z.number().int().min(1).max(60),
    final: z.number().int().min(1).max(60),
  }),
  /** Days ahead a reminder of what falls due looks. */
  daysAhead: z.number().int().min(1).max(90),
});
export type Letterhead = z.infer<typeof zLetterhead>;
export const zLetterheadView = z.object({
  letterhead: zLetterhead,
  logo: z.object({ base64: z.string(), mime: z.string(), width: z.number(), height: z.number() }).nullable(),
  /** Fields of every letter that are still blank. */
  missing: z.array(zLetterhead.keyof()),
});

const fields = Object.fromEntries(LETTER_FIELDS.map((name) => [name, z.string().trim().max(400).default("")])) as {
  [Name in (typeof LETTER_FIELDS)[number]]: z.ZodDefault<z.ZodString>;
};

/** A letter to be written. */
export const zLetterDraft = z.object({
  kind: zLetterKind,
  /** Null: the customer's own language. */
  lang: zLang.nullable().default(null),
  customerId: z.number().int(),
  /** Invoices it is about; empty: those the kind is about. */
  invoices: z.array(zUuid).max(2000).default([]),
  /** To whose attention it goes; null: whom the customer's letters go to; nobody: to whom it may concern. */
  contactId: z
    .union([z.number().int(), z.literal("nobody")])
    .nullable()
    .default(null),
  paymentUuid: zUuid.nullable().default(null),
  agreementId: z.number().int().nullable().default(null),
  /** Business days of its term; null: the company's. */
  termDays: z.number().int().min(1).max(60).nullable().default(null),
  /** Address of the debtor, kept for its next letter; null: as it is. */
  address: z.string().trim().max(400).nullable().default(null),
  fields: z.object(fields).prefault({}),
});
export type LetterDraft = z.infer<typeof zLetterDraft>;

const zAmount = z.object({ currency: zCurrency, minor: zMinor });

/**
 * Why a letter cannot be written: the words of `code` are `letters.blocked.<code>`; `names` are the variables without a value or
 * the fields of the letterhead that are blank.
 */
export const zLetterBlocked = z.object({
  code: z.enum([
    "missing",
    "letterhead",
    "nothing-due",
    "paused",
    "balance-open",
    "agreement-open",
    "no-agreement",
    "no-payment",
    "not-settled",
  ]),
  names: z.array(z.string()),
  /** What is still owed, where that is the reason. */
  amounts: z.array(zAmount),
});
export type LetterBlocked = z.infer<typeof zLetterBlocked>;

export const zLetterPreview = z.object({
  blocked: zLetterBlocked.nullable(),
  /** The PDF as it would be issued, without folio; null when it is blocked. */
  base64: z.string().nullable(),
  title: z.string(),
  address: z.string(),
  /** To whose attention it goes; null: nobody's. */
  contactId: z.number().int().nullable(),
  lang: zLang,
  documents: z.number().int(),
  amounts: z.array(zAmount),
  termOn: zDay.nullable(),
  /** What it does not ask for because it is promised for a day, or, without one, in an agreement that is kept. */
  paused: z.array(z.object({ label: z.string(), promisedOn: zDay.nullable() })),
});
export type LetterPreview = z.infer<typeof zLetterPreview>;

export const zLetterRow = z.object({
  id: z.number().int(),
  folio: z.string(),
  kind: zLetterKind,
  language: zLang,
  customerId: z.number().int(),
  customerKey: z.string(),
  customerName: z.string(),
  issuedOn: zDay,
  title: z.string(),
  currency: z.string(),
  amountMinor: zMinor.nullable(),
  amounts: z.array(zAmount),
  documents: z.number().int(),
  termOn: zDay.nullable(),
  state: zLetterState,
  stateAt: zInstant.nullable(),
  stateDetail: z.string(),
  templateVersion: z.number().int(),
  sha256: z.string(),
  size: z.number().int(),
  fileName: z.string(),
  actor: z.string(),
});
export type LetterRow = z.infer<typeof zLetterRow>;

export const zLetterColumn = z.enum([
  "folio",
  "issuedOn",
  "customerName",
  "customerKey",
  "kind",
  "language",
  "currency",
  "amountMinor",
  "documents",
  "termOn",
  "state",
  "title",
  "templateVersion",
  "sha256",
  "actor",
]);
export type LetterColumn = z.infer<typeof zLetterColumn>;
export const zLetterFilter = zFilterOn(zLetterColumn);
export type LetterFilter = z.infer<typeof zLetterFilter>;

export const zLetterSelection = z.object({
  search: z.string().max(200).default(""),
  kinds: z.array(zLetterKind).default([]),
  states: z.array(zLetterState).default([]),
  customerId: z.number().int().nullable().default(null),
  filters: z.array(zLetterFilter).max(30).default([]),
});
export type LetterSelection = z.infer<typeof zLetterSelection>;

export const zLetterTemplate = z.object({
  id: z.number().int(),
  kind: zLetterKind,
  language: zLang,
  version: z.number().int(),
  title: z.string(),
  body: z.string(),
  origin: z.enum(["default", "edited"]),
  /** `pending` waits for an approval, `refused` got none; only `approved` versions are written with. */
  approval: z.enum(["approved", "pending", "refused"]),
  approvalId: z.number().int().nullable(),
  createdAt: zInstant,
  actor: z.string(),
});
export type LetterTemplate = z.infer<typeof zLetterTemplate>;

/** Customers letters are written to at once. */
export const zLetterTargets = z.union([
  z.object({ customers: z.array(z.number().int()).min(1).max(5000) }),
  /** All of a filtered list of customers. */
  z.object({ selection: zCustomerSelection }),
]);
export type LetterTargets = z.infer<typeof zLetterTargets>;

export const zLetterProgress = z.object({
  state: z.enum(["running", "done", "cancelled"]),
  done: z.number().int(),
  total: z.number().int(),
  issued: z.number().int(),
  secondsLeft: z.number().nullable(),
  /** What this step brought: a letter, or why there is none. */
  last: z
    .object({
      customerId: z.number().int(),
      customerName: z.string(),
      folio: z.string().nullable(),
      letterId: z.number().int().nullable(),
      blocked: zLetterBlocked.nullable(),
      /** Code of an error of the ledger, such as FILE_LOCKED; "" for none. */
      error: z.string(),
      path: z.string(),
    })
    .nullable(),
  /** Merged file for printing, once it is written. */
  merged: z.string().nullable(),
});
export type LetterProgress = z.infer<typeof zLetterProgress>;

const zOne = { commandId: zCommandId, id: z.number().int() };
const zText = { title: z.string().trim().min(1).max(300), body: z.string().trim().min(1).max(20_000) };

export const letters = {
  /** A letter as it would be, for the preview; nothing is issued. */
  preview: query.input(zLetterDraft).output(zLetterPreview),
  /** Issues a letter: its folio, its file and what it was made from are kept. Throws LETTER_BLOCKED. */
  issue: command
    .input(z.object({ commandId: zCommandId, draft: zLetterDraft }))
    .output(z.object({ id: z.number().int(), folio: z.string(), fileName: z.string() })),
  /**
   * Issues one letter a customer and saves each in the folder, under its folio and name. Giving up the stream ends the work after
   * the letter at hand; what was issued stays. The same command id goes on where it ended.
   */
  issueMany: command
    .input(
      z.object({
        commandId: zCommandId,
        kind: zLetterKind,
        lang: zLang.nullable().default(null),
        targets: zLetterTargets,
        folder: z.string().min(1),
        /** Also one file with all of them, for printing. */
        merge: z.boolean().default(false),
        fields: z.object(fields).prefault({}),
      }),
    )
    .output(eventIterator(zLetterProgress)),
  /** How many customers a filtered list has, before letters are written to them. */
  count: query.input(z.object({ selection: zCustomerSelection })).output(z.object({ customers: z.number().int() })),
  page: query
    .input(zLetterSelection.extend({ sort: zSortBy(zLetterColumn), ...zWindow }))
    .output(z.object({ rows: z.array(zLetterRow), total: z.number().int() })),
  values: query.input(zLetterSelection.extend({ column: zLetterColumn, ...zValuesAsked })).output(zColumnValues),
  exportPage: command
    .input(
      zLetterSelection.extend({
        sort: zSortBy(zLetterColumn),
        columns: z.array(z.string().max(60)).max(60).default([]),
        file: z.string().min(1),
        lang: zLang.default("es"),
      }),
    )
    .output(z.object({ file: z.string(), rows: z.number().int() })),
  /** An issued letter, byte for byte, with what became of it. Throws NOT_FOUND, LETTER_LOST. */
  get: query.input(z.object({ id: z.number().int() })).output(
    z.object({
      row: zLetterRow,
      base64: z.string(),
      steps: z.array(
        z.object({
          step: zLetterState.exclude(["issued"]),
          at: zInstant,
          detail: z.string(),
          interactionId: z.number().int().nullable(),
          actor: z.string(),
        }),
      ),
    }),
  ),
  /** Writes an issued letter to a file, and logs that it went out. */
  save: command.input(z.object({ ...zOne, file: z.string().min(1) })).output(z.object({ file: z.string() })),
  /** A copy that main opens for printing; logs that it was printed. */
  print: command.input(z.object(zOne)).output(z.object({ path: z.string() })),
  /** What became of it: delivered to somebody, or returned, with the proof. */
  record: command
    .input(
      z.object({
        ...zOne,
        step: z.enum(["delivered", "returned"]),
        detail: z.string().trim().min(1).max(300),
        files: z.array(z.string().min(1)).max(10).default([]),
      }),
    )
    .output(z.object({ id: z.number().int() })),
  letterhead: query.output(zLetterheadView),
  saveLetterhead: command.input(z.object({ commandId: zCommandId, letterhead: zLetterhead })).output(
    // Whether changed payment details wait for another person's approval; the rest is kept.
    zLetterheadView.extend({ asked: z.boolean() }),
  ),
  /** Takes a PNG or JPEG as logo, or none. Throws FILE_REFUSED. */
  setLogo: command
    .input(z.object({ commandId: zCommandId, file: z.string().min(1).nullable() }))
    .output(zLetterheadView),
  /** The version in force of every kind, and one that waits for approval where there is one. */
  templates: query.output(z.object({ rows: z.array(zLetterTemplate) })),
  /** All versions of one text, newest first, with the names it may and must use and the program's own text. */
  template: query.input(z.object({ kind: zLetterKind, language: zLang })).output(
    z.object({
      versions: z.array(zLetterTemplate),
      variables: z.array(z.string()),
      must: z.array(z.string()),
      original: z.object({ title: z.string(), body: z.string() }),
    }),
  ),
  /** Adds a version; `original`: the program's own text again. Throws TEMPLATE_INVALID. */
  saveTemplate: command
    .input(
      z.object({
        commandId: zCommandId,
        kind: zLetterKind,
        language: zLang,
        ...zText,
        original: z.boolean().default(false),
      }),
    )
    .output(zLetterTemplate),
  /** A text as it is being written, on a real customer; what is wrong with it is `problem`, as TEMPLATE_INVALID says it. */
  previewTemplate: query
    .input(z.object({ draft: zLetterDraft, title: z.string().max(300), body: z.string().max(20_000) }))
    .output(zLetterPreview.extend({ problem: z.object({ code: z.string(), detail: z.string() }).nullable() })),
};
