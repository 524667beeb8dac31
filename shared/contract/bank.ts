import { z } from "zod";
import { command, query, zCommandId, zCurrency, zDay, zInstant, zMinor, zUuid, zWindow } from "./common.ts";
import { zMapping, zTablePreview, zTableRequest } from "./tabular.ts";

/** An own bank account. Its currency is fixed once it has lines. */
export const zBankAccount = z.object({
  id: z.number().int(),
  name: z.string(),
  bank: z.string(),
  /** Last digits of CLABE or account number. */
  tail: z.string(),
  currency: zCurrency,
  lines: z.number().int(),
  /** Deposits that wait for a decision. */
  open: z.number().int(),
  /** Latest day of its lines; "" without any. */
  lastDay: z.string(),
});
export type BankAccount = z.infer<typeof zBankAccount>;

/** A row of a statement that was not taken in, and why. */
export const zRefusedRow = z.object({
  row: z.number().int(),
  problems: z.array(z.object({ field: z.string(), code: z.string() })),
});

/** Result of importing a statement. */
export const zStatementSummary = z.object({
  id: z.number().int(),
  accountId: z.number().int(),
  file: z.string(),
  importedAt: zInstant,
  fromDay: z.string(),
  toDay: z.string(),
  newLines: z.number().int(),
  /** In the ledger before: from the same file or an overlapping statement. */
  knownLines: z.number().int(),
  refusedLines: z.number().int(),
  /** The first refused rows. */
  refused: z.array(zRefusedRow),
  /** Deposits among the new lines, and their sum. */
  newDeposits: z.number().int(),
  newDepositsMinor: zMinor,
  /** New lines of the same day and amount as one of another statement, written differently. */
  lookalikes: z.number().int(),
});
export type StatementSummary = z.infer<typeof zStatementSummary>;

export const zLineState = z.enum(["open", "charge", "matched", "ignored"]);
export type LineState = z.infer<typeof zLineState>;

/** Why a suggestion is made; its words are `bank.reasons.<code>` in shared/i18n. */
export const zReason = z.object({
  code: z.string(),
  values: z.object({
    label: z.string().optional(),
    name: z.string().optional(),
    count: z.number().int().optional(),
    amountMinor: zMinor.optional(),
    day: z.string().optional(),
  }),
});

/** What a deposit may be, with why and how sure (0 to 100). */
export const zSuggestion = z.object({
  key: z.string(),
  kind: z.enum(["apply", "account", "payment", "pago"]),
  customerId: z.number().int(),
  customerName: z.string(),
  customerRfc: z.string(),
  applications: z.array(
    z.object({
      invoiceUuid: z.string(),
      label: z.string(),
      dueOn: zDay,
      /** What can be applied to it before this money. */
      openMinor: zMinor,
      amountMinor: zMinor,
    }),
  ),
  unappliedMinor: zMinor,
  /** Payment or complemento that is this money; null for new money. */
  known: z.object({ uuid: z.string(), pago: z.number().int(), label: z.string(), day: zDay }).nullable(),
  score: z.number().int(),
  reasons: z.array(zReason),
});
export type BankSuggestion = z.infer<typeof zSuggestion>;

/** What a deposit became. */
export const zLineDecision = z.object({
  id: z.number().int(),
  kind: z.enum(["recorded", "linked", "ignored"]),
  paymentUuid: z.string().nullable(),
  customerId: z.number().int().nullable(),
  customerName: z.string(),
  /** Invoices the payment stands on, as people say them. */
  invoices: z.array(z.string()),
  /** The payment was reversed since by hand: undo it, and the deposit waits again. */
  reversed: z.boolean(),
  reason: z.string(),
  at: zInstant,
  actor: z.string(),
});

export const zBankLine = z.object({
  id: z.number().int(),
  accountId: z.number().int(),
  accountName: z.string(),
  day: zDay,
  description: z.string(),
  reference: z.string(),
  counterparty: z.string(),
  counterpartyAccount: z.string(),
  counterpartyRfc: z.string(),
  trackingKey: z.string(),
  currency: zCurrency,
  amountMinor: zMinor,
  balanceMinor: zMinor.nullable(),
  state: zLineState,
  /** File and row it came from. */
  file: z.string(),
  row: z.number().int(),
  lookalike: z.boolean(),
  /** Only of open deposits, best first. */
  suggestions: z.array(zSuggestion),
  /** Key of the suggestion that may be confirmed in bulk; null when none is plain enough. */
  certain: z.string().nullable(),
  decision: zLineDecision.nullable(),
});
export type BankLine = z.infer<typeof zBankLine>;

/** Which lines: of one account or all, in one state, of some days, with words in them. */
export const zLineSelection = z.object({
  accountId: z.number().int().nullable().default(null),
  state: zLineState.nullable().default(null),
  from: zDay.nullable().default(null),
  to: zDay.nullable().default(null),
  search: z.string().max(200).default(""),
});
export type LineSelection = z.infer<typeof zLineSelection>;

export const zLineTotals = z.object({
  currency: zCurrency,
  state: zLineState,
  lines: z.number().int(),
  amountMinor: zMinor,
});
export type LineTotals = z.infer<typeof zLineTotals>;

/** What a deposit is to become. Applications left out: the money waits on the customer's account. */
export const zChoice = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("record"),
    lineId: z.number().int(),
    customerId: z.number().int(),
    applications: z.array(z.object({ invoiceUuid: zUuid, amountMinor: zMinor.positive() })).max(500),
    /** Key of the suggestion taken; "" when chosen by hand. */
    suggestion: z.string().max(4000).default(""),
  }),
  z.object({
    kind: z.literal("payment"),
    lineId: z.number().int(),
    paymentUuid: zUuid,
    suggestion: z.string().max(4000).default(""),
  }),
  z.object({
    kind: z.literal("pago"),
    lineId: z.number().int(),
    customerId: z.number().int(),
    repUuid: zUuid,
    pago: z.number().int().min(0),
    suggestion: z.string().max(4000).default(""),
  }),
]);
export type BankChoice = z.infer<typeof zChoice>;

const zLines = z.array(z.number().int()).min(1).max(1000);

/** Bank accounts, their statements, and what the deposits in them are. */
export const bank = {
  accounts: query.output(z.object({ rows: z.array(zBankAccount) })),
  /**
   * Makes an account (`id` null) or changes it; the currency of one with lines stays. `asked`: another bank, number or currency
   * waits for somebody else's approval, and only the name is changed.
   */
  saveAccount: command
    .input(
      z.object({
        commandId: zCommandId,
        id: z.number().int().nullable(),
        name: z.string().trim().min(1).max(80),
        bank: z.string().trim().max(80),
        tail: z
          .string()
          .trim()
          .regex(/^\d{0,18}$/),
        currency: zCurrency,
      }),
    )
    .output(zBankAccount.extend({ asked: z.boolean() })),
  /** Looks at a file through a mapping; writes nothing. */
  preview: query.input(z.object({ accountId: z.number().int(), ...zTableRequest })).output(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("table"), preview: zTablePreview }),
      z.object({
        kind: z.literal("ofx"),
        file: z.string(),
        /** Account as the file names it, and whether its currency is that of the account. */
        account: z.string(),
        currency: z.string(),
        fits: z.boolean(),
        lines: z.number().int(),
        refused: z.number().int(),
      }),
    ]),
  ),
  /** Takes a statement in. `mapping` null: the one remembered for such files, else the guess if nothing is missing. */
  import: command
    .input(
      z.object({
        commandId: zCommandId,
        accountId: z.number().int(),
        file: z.string().min(1).max(4000),
        mapping: zMapping.nullable().default(null),
      }),
    )
    .output(zStatementSummary),
  statements: query
    .input(z.object({ accountId: z.number().int().nullable().default(null), ...zWindow }))
    .output(z.object({ rows: z.array(zStatementSummary), total: z.number().int() })),
  /** Lines of a selection, deposits that wait oldest first with their suggestions, others latest first. */
  lines: query
    .input(zLineSelection.extend(zWindow))
    .output(z.object({ rows: z.array(zBankLine), total: z.number().int() })),
  /** Number and sum by currency and state, whatever state the selection names. */
  totals: query.input(zLineSelection).output(z.object({ rows: z.array(zLineTotals) })),
  /**
   * Makes deposits payments, or links them to money known already. `onlyCertain`: what is not plain any more (somebody
   * recorded a payment meanwhile) is skipped and told; without it the first trouble refuses all.
   */
  confirm: command
    .input(
      z.object({
        commandId: zCommandId,
        choices: z.array(zChoice).min(1).max(500),
        onlyCertain: z.boolean().default(false),
      }),
    )
    .output(z.object({ confirmed: z.array(z.number().int()), skipped: z.array(z.number().int()) })),
  /** These deposits are no customer's payment: own transfers, loans, interest. */
  ignore: command
    .input(z.object({ commandId: zCommandId, lineIds: zLines, reason: z.string().trim().min(1).max(300) }))
    .output(z.object({ lineIds: zLines })),
  /** One suggestion is wrong: it is not made for this deposit again. */
  reject: command
    .input(z.object({ commandId: zCommandId, lineId: z.number().int(), suggestion: z.string().min(1).max(4000) }))
    .output(z.object({ decisionId: z.number().int() })),
  /** Takes what was decided back: a payment the deposit made is reversed, a link is let go. */
  undo: command.input(z.object({ commandId: zCommandId, lineIds: zLines })).output(z.object({ lineIds: zLines })),
};
