import type { cliEs } from "./cli.es.ts";
import type { Messages } from "./messages.ts";

export const cliEn: Messages<typeof cliEs> = {
  usage: `Usage: alcorriente <command> --ledger <file> [options]

Commands
  import <path>... [--company RFC]... [--pue settled|open]
                                        Posts folders, XML files or ZIPs of CFDI and metadata TXT of SAT; makes the
                                        ledger if it does not exist. --pue: PUE invoices count as paid or stay open.
  aging [--as-of YYYY-MM-DD]            Aging by customer and currency.
  documents [--as-of D] [--customer C] [--all]
                                        Open documents; with --all, every one.
  documents --audit UUID                An invoice's chain of receipts and its first broken link.
  report daily|weekly|monthly|quarterly --format pdf|xlsx --out FILE [--as-of D] [--paper letter|a4]
         [--currency MXN] [--customer C]
                                        Report of a period. Also agingDetail, statement, complements, unapplied, promises,
                                        disputes and collectors.
  report due                            Makes and delivers the scheduled reports that are missing.
  openings import FILE --cutoff D [--currency MXN] [--adjust] [--dry-run]
                                        Opening balances from Excel or CSV, at the end of day D.
  openings list | openings undo ID      Imports of opening balances; takes a whole one back.
  rates add --currency USD --day D --rate 17.1234 [--source S]
                                        Records an exchange rate (pesos for one unit).
  rates import FILE [--currency USD] [--dry-run]
                                        Imports Banxico's CSV or Excel.
  rates list [--currency USD] [--all]   Rates in force; with --all the history too.
  payments add --customer C --amount 1234.50 [--currency MXN] [--day D] [--form 03] [--reference R] [--account A]
               [--note N] [--cleared D] [--to UUID=AMOUNT]... [--third-party]
                                        Records money received and, with --to, applies it to invoices.
  payments list [--as-of D] [--customer C] [--state unapplied]
                                        Recorded payments.
  payments apply --payment UUID --to UUID=AMOUNT... [--third-party]
                                        Applies a recorded payment to invoices.
  payments import FILE --account NAME [--currency MXN] [--mapping JSON]
                                        Imports the statement of a bank (CSV, Excel or OFX).
  kpis [--from D] [--to D] [--currency USD]
                                        KPIs of a period; without days, of the last whole month.
  backup --out FILE [--force]           Copies the ledger into a file, opens and checks it. --force: replaces the file.
  restore --from FILE [--force]         Puts a backup in the place of --ledger. --force: even if it exists; a copy is kept.
  verify                                Proves the ledger from end to end.

Options
  --ledger FILE      Ledger file
  --json             Result as JSON on standard output
  --lang es|en       Language of the words
  --today D          Day taken as today
  --user NAME        Who you are, in a ledger with passwords (or AL_CORRIENTE_USER)
  --password-stdin   The password is read from standard input (or AL_CORRIENTE_PASSWORD)
  --help, --version

Exit code: 0 done, 2 done with rejected files, 1 failed.`,
  refusals: {
    day: "--{{option}}: “{{value}}” is no day of the calendar. Write it as YYYY-MM-DD.",
    year: "--{{option}}: “{{value}}” lies in no year that is used here. Write a day from 1900 to 2199.",
    uuid: "--{{option}}: “{{value}}” is not a whole UUID.",
    rfc: "--{{option}}: “{{value}}” is no RFC.",
    currency: "--{{option}}: “{{value}}” is no currency. Write its code of three letters, like MXN.",
    choice: "--{{option}}: “{{value}}” is none of its choices: {{choices}}.",
    value: "--{{option}}: “{{value}}” is no value that can be used here.",
    unknown: "There is no option {{option}}. See alcorriente --help.",
    missing: "{{option}} lacks its value. One that begins with a dash is written {{option}}=VALUE.",
    needless: "{{option}} takes no value.",
  },
  noLedger: "--ledger <file> is missing.",
  noPaths: "Say what to import: folders, XML files, ZIPs or metadata TXT of SAT.",
  wordTooMany: "“{{word}}” is one word too many: {{command}} takes none but its options.",
  noBackupOut: "Missing --out <file>: where the backup goes.",
  noRestoreFrom: "Missing --from <file>: the backup to restore.",
  restoreExists:
    "{{path}} exists. With --force the backup takes its place and what is there is kept beside it under another name.",
  backedUp: "Backup checked: {{file}} ({{documents}} documents, {{entries}} entries).",
  restored: "Restored: {{ledger}} ({{documents}} documents).",
  keptAside: "What was there is kept in {{kept}}.",
  noOut: "--format pdf|xlsx and --out <file> are missing.",
  missingCut:
    "Warning: this ledger lacks operations that were done in it ({{operations}}, the last one on {{until}}). Open it in the app to see which, or restore the newest backup.",
  missingOther:
    "Warning: this file does not continue the ledger that was used here. Open it in the app to see what is missing, or restore the newest backup.",
  signInNeeded: "This ledger asks for a password: say who you are with --user NAME.",
  unknownUser: "Nobody called {{name}} has a password in this ledger.",
  passwordNeeded: "The password is missing: AL_CORRIENTE_PASSWORD in the environment, or --password-stdin.",
  passwordPrompt: "Password: ",
  unknownCommand: "There is no command “{{command}}”. See alcorriente --help.",
  noReport: "Say which report. There are: {{kinds}}, and due for the scheduled ones.",
  unknownReport: "There is no report “{{report}}”. There are: {{kinds}}, and due for the scheduled ones.",
  reportNoPeriod: "A report takes neither --from nor --to: its period is the one that ends on the day of --as-of.",
  kpisNoAsOf: "kpis does not take --as-of: give the period with --from and --to.",
  currencyNotHere: "--currency: this ledger has nothing in {{currency}}. It has: {{known}}.",
  outNoFolder: "--out: there is no folder {{folder}}. Create it or choose another.",
  outIsFolder: "--out: {{file}} is a folder. Write the name of the file as well.",
  outOfOther:
    "--out: the report is asked for as {{format}} and {{file}} ends in .{{named}}. Change --format or the name of the file.",
  nothingDue: "No scheduled report is missing.",
  reportSurplus: "“{{word}}” is one too many: one report at a time, its day with --as-of.",
  statementOfWhom: "--customer <RFC> is missing: a statement is of one customer.",
  reportFuture: "The cut-off has not come yet: the report counts only what is recorded by today.",
  reportLate: "Delivered after it was due.",
  reportDelivered: "{{report}} of {{day}} delivered: {{where}}",
  reportCaughtUp: "{{report}} of {{day}} delivered late, because it was not made on time: {{where}}",
  reportProblem: "{{report}} of {{day}} could not be delivered. {{problem}}",
  openingsUsage: "Use: openings import FILE --cutoff YYYY-MM-DD, openings list or openings undo ID.",
  openingsImported:
    "{{file}}: {{new}} new, {{linked}} agree with their CFDI, {{adjusting}} adjust it, {{same}} already there, {{refused}} not imported.",
  openingsColumns: "The columns of the file are not recognised. Assign them on the screen Opening balances.",
  openingsUndone: "Opening balances undone: {{count}}.",
  openingsNotUndone: "There is nothing to undo under the number {{id}}. See openings list.",
  undone: "undone",
  ratesUsage: "Use: rates add, rates import FILE or rates list.",
  ratesAddUsage: "Use: rates add --currency USD --day YYYY-MM-DD --rate 17.1234.",
  rateAdded: "Recorded: {{currency}} {{rate}} of {{day}} ({{source}})",
  ratesImported:
    "{{file}}: {{added}} new, {{corrected}} corrected, {{unchanged}} already there, {{notQuoted}} days without quotation.",
  paymentsUsage: "Use: payments add, payments list, payments apply or payments import.",
  paymentsImportUsage: "Use: payments import FILE --account NAME [--currency MXN] [--mapping JSON].",
  noBankAccount:
    "There is no bank account with the name {{account}} (there are: {{known}}). With --currency it is made on import.",
  badMapping: "--mapping is no JSON of that shape ({{detail}}). See docs/cli.md.",
  statementImported:
    "{{file}} in {{account}}: {{new}} new movements, {{known}} known, {{refused}} not imported; {{deposits}} new deposits for {{amount}} {{currency}}.",
  statementRow: "Row {{row}}: {{problems}}",
  paymentsAddUsage: "Use: payments add --customer RFC --amount 1234.50 [--day YYYY-MM-DD] [--to UUID=AMOUNT].",
  paymentsApplyUsage: "Use: payments apply --payment UUID --to UUID=AMOUNT.",
  paymentAdded: "Recorded payment {{uuid}}: {{state}}; unapplied {{unapplied}} {{currency}}.",
  paymentApplied: "Payment {{uuid}}: {{state}}; unapplied {{unapplied}} {{currency}}.",
  badAmount: "--{{option}}: “{{amount}}” is no amount. Write something like 1234.50.",
  badTo:
    "--to: “{{to}}” cannot be understood. Write UUID=AMOUNT or, for an invoice in another currency, UUID=AMOUNT:INVOICE_AMOUNT@RATE.",
  badState: "--state: there is no “{{state}}”. There are: {{states}}.",
  noCustomer: "There is no customer with the key {{customer}}.",
  noPayments: "There are no recorded payments.",
  paymentStates: {
    pending: "not cleared",
    unapplied: "unapplied",
    partly: "partly applied",
    applied: "applied",
    refunded: "refunded",
    bounced: "returned by the bank",
    reversed: "reversed",
  },
  noRates: "There are no exchange rates.",
  row: "Row {{row}}: {{message}}",
  companyFound: "Company found by its invoices: {{rfc}} {{name}}",
  companyUnclear:
    "There are invoices of several companies and none stands out ({{rfcs}}). Name yours with --company RFC.",
  importing: "{{done}} of {{found}} files",
  imported: "{{files}} files: {{posted}} posted, {{duplicate}} duplicate, {{skipped}} skipped, {{rejected}} rejected.",
  importState: "The import did not finish ({{state}}).",
  written: "Report written to {{file}}",
  asOf: "As of {{day}}",
  nothing: "There are no balances.",
  noValue: "n/a",
  statuses: { open: "open", paid: "paid", cancelled: "cancelled", substituted: "replaced" },
  kpisOf: "KPIs from {{from}} to {{to}}, {{currency}}",
  kpis: {
    recoveryRate: "Recovery rate",
    overduePct: "Overdue",
    currentPct: "Current",
    dso: "DSO (days)",
    bpdso: "Best possible DSO (days)",
    add: "Average days delinquent",
    cei: "Collection effectiveness (CEI)",
    followUpPct: "Timely follow-up",
    ledgerUpdatesPct: "Ledger updates on time",
    reportsOnTimePct: "Reports on time",
    promisesKeptPct: "Promises kept",
    ptpKeptAmountPct: "Promised amount kept",
    rpcRate: "Right-party contact",
    coveragePct: "Coverage of overdue",
    top10SharePct: "Ten largest",
  },
  columns: {
    kpi: "KPI",
    value: "Value",
    target: "Target",
    numerator: "Numerator",
    denominator: "Denominator",
    customer: "Customer",
    currency: "Currency",
    current: "Current",
    balance: "Balance",
    unapplied: "Unapplied",
    document: "Document",
    due: "Due",
    days: "Days",
    open: "Open",
    status: "Status",
    day: "Date",
    reference: "Reference",
    amount: "Amount",
    file: "File",
    cutoff: "Cut-off",
    lines: "Rows",
    rate: "Pesos per unit",
    source: "Source",
  },
  audit: {
    title: "{{document}} of {{customer}}, {{currency}} {{total}}",
    holds: "The chain holds.",
    columns: {
      document: "Document",
      on: "Date",
      number: "Inst.",
      prior: "Prior",
      paid: "Paid",
      left: "Left",
      applied: "Applied",
      balance: "Balance",
    },
  },
  verified: "The ledger is sound.",
  notVerified: "The ledger has problems.",
};
