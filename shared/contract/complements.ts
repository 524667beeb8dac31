import { z } from "zod";
import { command, query, zCurrency, zDay, zLang, zMinor, zUuid, zWindow } from "./common.ts";
import { zColumnValues, zFilterOn, zSortBy, zValuesAsked } from "./filters.ts";

/** How much a finding matters: it has to be mended, it has to be looked at, or it explains a difference. */
export const zSeverity = z.enum(["broken", "warning", "note"]);
/** Who has to act: who issues CFDI, who collects, or the customer. */
export const zOwner = z.enum(["billing", "collections", "customer"]);

/** One step of a chain. Amounts are decimal strings in the invoice's currency; "" where the file states none. */
export const zChainRow = z.object({
  /** complement, credit, money (recorded, without a complement), entry (anything else the ledger posted). */
  kind: z.enum(["complement", "credit", "money", "entry"]),
  uuid: z.string(),
  label: z.string(),
  /** Kind of entry of a row of kind `entry`; "" otherwise. */
  entry: z.string(),
  /** FechaPago, issue day of a credit, effective day of an entry. */
  on: zDay,
  /** Issue day of the complement; null in other rows. */
  issuedOn: zDay.nullable(),
  /** NumParcialidad, ImpSaldoAnt, ImpPagado and ImpSaldoInsoluto as the issuer wrote them. */
  number: z.string(),
  prior: z.string(),
  paid: z.string(),
  left: z.string(),
  /** Label of the replaced invoice the complement names; "" when it names this one. */
  via: z.string(),
  /** It does not count: cancelled, replaced by another, or the 1.00 of a needless one. */
  struck: z
    .object({
      as: z.enum(["cancelled", "replaced", "needless"]),
      on: z.string(),
      byUuid: z.string(),
      byLabel: z.string(),
    })
    .nullable(),
  /** What it lowered the balance by in the ledger, and the ledger's balance after it. */
  applied: z.string(),
  balance: z.string(),
});
export type ChainRowView = z.infer<typeof zChainRow>;

/** One thing wrong with a chain, or worth knowing; the codes are listed in docs/cli.md and do not change. */
export const zChainFinding = z.object({
  code: z.string(),
  severity: zSeverity,
  owner: zOwner,
  /** Index of the row at which it shows. */
  row: z.number().int(),
  uuid: z.string(),
  data: z.record(z.string(), z.string()),
  /** What is wrong and what mends it, in the language asked for. */
  message: z.string(),
  fix: z.string(),
});
export type ChainFindingView = z.infer<typeof zChainFinding>;

/** The chain of complements of an invoice with what is wrong in it. */
export const zChainAudit = z.object({
  uuid: z.string(),
  label: z.string(),
  customer: z.object({ id: z.number().int(), key: z.string(), name: z.string() }),
  issuedOn: zDay,
  currency: z.string(),
  total: z.string(),
  /** PUE: settled by rule when issued. */
  settledByRule: z.boolean(),
  ended: z.object({ as: z.enum(["cancelled", "substituted"]), on: zDay, byLabel: z.string() }).nullable(),
  rows: z.array(zChainRow),
  findings: z.array(zChainFinding),
  /** Index in `findings` of the first broken link; null when the chain holds. */
  firstBroken: z.number().int().nullable(),
  /** Balance by the last complement that counts; null when none states one. */
  issuerBalance: z.string().nullable(),
  /** Balance in the ledger, and its difference to the issuer's; null when the issuer states none. */
  balance: z.string(),
  difference: z.string().nullable(),
  /** Message for who has to mend the chain, ready to send; null when nothing is broken. */
  notice: z.object({ subject: z.string(), body: z.string() }).nullable(),
});
export type ChainAuditView = z.infer<typeof zChainAudit>;

/**
 * Lists of complements. `broken`: first broken link of each chain. `undocumented`: money recorded on PPD invoices that no
 * complement documents. `paid`: invoices paid in full without a complement. `unrecorded`: complements whose money was
 * never recorded, since the office records its money. `unknown`: complements that name an invoice we do not have.
 */
export const zComplementList = z.enum([
  "broken",
  "undocumented",
  "paid",
  "unrecorded",
  "gaps",
  "late",
  "duplicates",
  "unknown",
]);
export type ComplementList = z.infer<typeof zComplementList>;

/** One line of a list. Amounts in minor units of `currency`. */
export const zComplementRow = z.object({
  id: z.number().int(),
  code: z.string(),
  /** What is wrong, in short and in full, and what mends it. */
  title: z.string(),
  message: z.string(),
  fix: z.string(),
  owner: zOwner,
  customerId: z.number().int(),
  customerKey: z.string(),
  customerName: z.string(),
  /** Invoice it is about; "" when the complement names none. */
  invoiceUuid: z.string(),
  invoiceLabel: z.string(),
  invoiceKnown: z.boolean(),
  /** Complement or recorded payment at which it shows. */
  sourceUuid: z.string(),
  sourceLabel: z.string(),
  sourceKind: z.enum(["P", "M", "I"]),
  currency: zCurrency,
  amountMinor: zMinor,
  paidOn: z.string(),
  issuedOn: z.string(),
  /** Legal deadline of the complement; "" where there is none. */
  dueOn: z.string(),
  /**
   * Days from the as-of day (of a late complement: from its issue) to the deadline; negative when it has passed. Null
   * without a deadline.
   */
  daysLeft: z.number().int().nullable(),
});
export type ComplementRow = z.infer<typeof zComplementRow>;

/** Columns a list can be sorted and filtered by. */
export const zComplementColumn = z.enum([
  "customerName",
  "customerKey",
  "invoiceLabel",
  "sourceLabel",
  "currency",
  "amountMinor",
  "paidOn",
  "issuedOn",
  "dueOn",
  "daysLeft",
]);
export type ComplementColumn = z.infer<typeof zComplementColumn>;

/** One condition on a column, as in `receivables.page`. */
export const zComplementFilter = zFilterOn(zComplementColumn);
export type ComplementFilter = z.infer<typeof zComplementFilter>;

const selection = {
  list: zComplementList,
  /** Day deadlines are counted to. */
  asOf: zDay,
  search: z.string().max(200).default(""),
  filters: z.array(zComplementFilter).max(30).default([]),
  sort: zSortBy(zComplementColumn),
  lang: zLang.default("es"),
};

export const complements = {
  /** The chain of an invoice, audited now. NOT_FOUND when the ledger has no such invoice. */
  audit: query.input(z.object({ uuid: zUuid, asOf: zDay, lang: zLang.default("es") })).output(zChainAudit),
  /** Length of each list; `pending` documents have changed and are not looked at yet: ask again. */
  counts: query.output(
    z.object({
      counts: z.record(zComplementList, z.number().int()),
      pending: z.number().int(),
      /** Day of the first recorded payment, since when `unrecorded` looks; null: the office records no money. */
      recordsMoneySince: zDay.nullable(),
    }),
  ),
  page: query
    .input(z.object({ ...selection, ...zWindow }))
    .output(z.object({ rows: z.array(zComplementRow), total: z.number().int() })),
  /** The different values of a column in a list. */
  values: query.input(z.object({ ...selection, column: zComplementColumn, ...zValuesAsked })).output(zColumnValues),
  /** Writes a list to an Excel file. */
  exportList: command
    .input(z.object({ ...selection, file: z.string().min(1) }))
    .output(z.object({ file: z.string(), rows: z.number().int() })),
  /** What a customer paid too much or twice (RULES 23), for the customer's own page. */
  alerts: query
    .input(z.object({ customerId: z.number().int(), lang: zLang.default("es") }))
    .output(z.object({ rows: z.array(zComplementRow), total: z.number().int() })),
};
