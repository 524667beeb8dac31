import type { Messages } from "./messages.ts";
import type { shellEs } from "./shell.es.ts";

export const shellEn: Messages<typeof shellEs> = {
  screens: {
    home: "Today",
    worklist: "Worklist",
    cartera: "Receivables",
    statement: "Statement",
    customer: "Customer",
    customers: "Customers",
    document: "Document",
    payments: "Payments",
    payment: "Payment",
    promises: "Promises",
    agreements: "Agreements",
    approvals: "To approve",
    letters: "Letters",
    agencies: "Agencies",
    escalations: "Escalations",
    escalation: "Escalated case",
    agency: "Agency",
    campaigns: "Campaigns",
    campaign: "Campaign",
    disputes: "Disputes",
    contacts: "Contacts",
    complements: "Receipts",
    review: "To review",
    bank: "Banks",
    kpis: "Indicators",
    forecast: "Forecast",
    reports: "Reports",
    imports: "Import",
    audit: "Audit log",
    privacy: "Privacy",
    settings: "Settings",
    start: "Start",
  },
  rail: {
    label: "Screens",
    collapse: "Collapse menu",
    expand: "Expand menu",
  },
  skipToContent: "Skip to content",
  asOf: {
    label: "As-of date",
    prefix: "as of",
    hint: "Type dd/mm/yyyy or choose in the calendar",
    invalid: "Not a valid date",
    reset: "Back to the initial date",
    today: "Today",
    openCalendar: "Open calendar",
    previousMonth: "Previous month",
    nextMonth: "Next month",
    previousYear: "Previous year",
    nextYear: "Next year",
    ofToday: "Today's work, {{today}} · data",
  },
  calendar: {
    months: "January,February,March,April,May,June,July,August,September,October,November,December",
    shortMonths: "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec",
    days: "Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday",
    shortDays: "S,M,T,W,T,F,S",
  },
  search: {
    label: "Search the whole ledger",
    placeholder: "Search customer, invoice or command",
    customers: "Customers",
    documents: "Documents",
    commands: "Commands",
    nothing: "No customers, documents or commands match “{{text}}”",
    searching: "Searching",
    hint: "Type a customer's name or RFC, series and folio, or the last characters of the UUID",
  },
  status: {
    label: "Ledger status",
    noCompany: "No own RFC",
    demo: "Demo company",
    documents_one: "{{formatted}} document",
    documents_other: "{{formatted}} documents",
    lastImport: "Last import: {{when}}",
    neverImported: "No imports yet",
    importing: "Importing {{done}} of {{found}}",
    searching: "Finding files: {{found}}",
    openImport: "Show the import",
    process: {
      starting: "Starting the ledger",
      running: "Ledger ready",
      restarting: "The ledger is restarting",
      failed: "The ledger stopped",
    },
  },
  failed: {
    title: "The ledger stopped several times",
    body: "What was saved is complete. Restart the ledger; if it happens again, send the log to support.",
    restart: "Restart the ledger",
  },
  crash: {
    title: "This screen ran into a problem",
    body: "Your data is safe: the screen only shows it. Open it again or go to Receivables; if it happens again, send the log to support.",
    reload: "Open again",
    toCartera: "Go to Receivables",
    detail: "Technical detail",
  },
  notFound: {
    title: "There is no such screen",
    body: "The address does not belong to any screen.",
  },
  drop: {
    title: "Drop to import",
    titleLedger: "Drop to open",
    body: "Folders, XML files or ZIP",
    openLedger: "Drop a ledger file to open it",
  },
  commands: {
    goHome: "Go to Today",
    goWorklist: "Go to Worklist",
    goCartera: "Go to Receivables",
    goCustomers: "Go to Customers",
    goPayments: "Go to Payments",
    goPromises: "Go to Promises",
    goAgreements: "Go to Agreements",
    goApprovals: "Go to To approve",
    goLetters: "Go to Letters",
    goAgencies: "Go to Agencies",
    goCampaigns: "Go to Campaigns",
    goEscalations: "Go to Escalations",
    goDisputes: "Go to Disputes",
    goBank: "Go to Banks",
    goContacts: "Go to Contacts",
    goComplements: "Go to Receipts",
    goReview: "Go to To review",
    goKpis: "Go to Indicators",
    goForecast: "Go to Forecast",
    goReports: "Go to Reports",
    goImport: "Go to Import",
    goAudit: "Go to the audit log",
    goPrivacy: "Go to Privacy",
    goSettings: "Go to Settings",
    importFolder: "Import a folder",
    importFiles: "Import XML or ZIP files",
    openLedger: "Open another ledger",
    toggleTheme: "Switch between light and dark theme",
    toggleLanguage: "Switch to Spanish",
    toggleRail: "Collapse or expand the menu",
    help: "Explain this screen",
    focusSearch: "Search",
    asOf: "Change the as-of date",
  },
  help: {
    title: "Help for this screen",
    button: "Explain this screen",
    shortcuts: "Keyboard shortcuts",
    here: "What it does",
    home: {
      what: "Where to start: the first five actions of your list and why, your numbers of the day, and how fresh the ledger is.",
      how: "A click on an action opens the list at that customer; a click on a number opens the rows it counts. “My numbers” says whose list it is.",
      money:
        "Money in is that of payments with the value date of the last business day (and of the days off after it), by currency.",
    },
    worklist: {
      what: "Whom to contact today and in what order: promises, follow-ups, disputes about to expire, unanswered replies, overdue by points, and large invoices about to fall due. The list is fixed when it is first opened in the day; what comes in later appears on top.",
      how: "J and K move through the list; Enter goes to the contact, L calls, P puts off and F opens the customer's page. In the contact, 1 to 9 choose the outcome and Ctrl+Enter saves and goes to the next. Esc goes back to the list.",
      money:
        "Points come from the overdue and undisputed balance, its days, the risk and the history of the customer; hover over a part to see where it comes from. A customer who pays or promises leaves the list and it says why.",
    },
    cartera: {
      what: "Shows what your customers owe on the as-of date: each invoice with its open balance, due date and days past due. The totals at the foot are those of what is filtered, by currency.",
      how: "One click selects; double click or Enter opens the document; the customer leads to its statement. Headers sort and filter. Ctrl+C copies the selection as a table.",
      money:
        "Balances come from the ledger's entries up to that date. A PUE invoice counts as paid at issue unless Settings say otherwise or somebody marks it.",
    },
    statement: {
      what: "Every movement of the customer up to the as-of date: invoices, payments, credit notes and cancellations, with the balance after each.",
      how: "Each line leads to its document, and from there to the original XML. There is one block a currency, with its aging.",
      money: "A payment whose invoice is not known stays unapplied and lowers the balance.",
    },
    customers: {
      what: "Your customers with what they owe by age, who collects from them, their stage, how they usually pay and when they were last contacted.",
      how: 'Double click or Enter opens a customer. Select several to assign a collector; "Import customers" brings terms, limits and people from Excel.',
      money: "Balances are those of the as-of date; a customer with two currencies has two rows.",
    },
    customer: {
      what: "All there is to know before a call: how much the customer owes and since when, how it usually pays, its credit limit, its people and what is pending with it.",
      how: 'The tabs lead to its statement, contact log, people, terms and documents. "Log contact" takes the call down without leaving the screen.',
      money: "Balances are those of the statement at the as-of date, by currency.",
    },
    document: {
      what: "The CFDI as a person reads it: who, to whom, lines, taxes, and the documents that pay, correct or cancel it.",
      how: "You can see and save the original XML exactly as received, and copy the UUID.",
      money: "The entries show how the invoice came to its balance.",
    },
    payments: {
      what: "The money that came in, typed by hand or from the bank: how much is applied to invoices and how much is still unapplied, by currency.",
      how: "“Record payment” (Ctrl+N) takes the money and spreads it over the invoices, oldest due first. Double click or Enter opens a payment, where it is applied, refunded or linked with its receipt (REP).",
      money:
        "A payment receipt (REP) documents money, it is no other money: where it matches a recorded payment the two are linked and count once, with the bank's day. A cheque counts when it has cleared.",
    },
    payment: {
      what: "A payment with everything decided about it: the invoices it went to, the receipts that document it, and its history.",
      how: "“Apply” changes how it is spread. “More actions” records a refund, a return by the bank, the clearing of a cheque, or that it was a mistake; almost everything can be undone from the history.",
      money:
        "Where a linked receipt names other invoices, the receipt's count and the rest follows your applications. What is applied and what is unapplied always add up to the amount.",
    },
    letters: {
      what: "The letters that were issued: statements, reminders, demands, agreements and settlements, each with its reference, its file byte for byte and how it went out.",
      how: "Ctrl+Shift+L comes here. New letter writes one with its pages beside the form (Ctrl+Enter issues it); from a selection in Customers one letter a customer is written at once. Enter shows a letter: save, print, mail, or record who received it. Texts of letters changes what they say, with versions.",
      money:
        "A letter moves no balance. Disputed amounts are not demanded, interest stands apart from the principal, and a settlement letter is issued at zero balance only.",
    },
    campaigns: {
      what: "The campaigns: who was written to at once, who was left without a message to compare with, and what each brought.",
      how: "Ctrl+Shift+M comes here and Ctrl+N defines one: what, whom, with which template and when; “Check” shows who is in, who is not and why. Another person approves it in To approve. Enter opens one.",
      money:
        "A campaign moves no balances. The lift compares the share that paid with a message and that of the control group within the same window; when the interval holds zero nothing is concluded.",
    },
    campaign: {
      what: "A campaign: how it was defined, what comes next (approve, start, send), who was written to and what it brought.",
      how: "“Start” judges every customer again and draws the control group. Mail leaves through the company's server, one by one, and can be stopped; WhatsApp and SMS leave as a file for the provider.",
      money:
        "Paid is who has applied cash within the window. Every customer counts in the group it was drawn into, even if its message never left.",
    },
    agencies: {
      what: "The collection agencies you work with: whether anything can be placed with them today, what their legal file lacks, which invoices they have, what they collected and their commission.",
      how: "Ctrl+N registers one; Enter opens it. “By invoice” shows what is placed, invoice by invoice. Invoices are placed from Receivables (“Place with an agency”) or from the agency's page, and another person approves it in To approve.",
      money:
        "What is placed is the undisputed balance of the day it was approved. What the customer pays while it is placed counts as paid directly until somebody marks that the agency obtained it.",
    },
    agency: {
      what: "An agency: its invoices and placements, its legal file with expiries, its prices by bucket, its costs, and its results beside the control group.",
      how: "In Invoices, Enter shows the payments of one, where what the agency obtained is marked; select several to recall them. Ctrl+N places invoices. Every price has its date: what is placed keeps its own.",
      money:
        "Recovery is what was collected over what was placed less what was recalled and returned. Cost per peso adds commission, fixed and legal costs and the VAT that is not creditable.",
    },
    escalations: {
      what: "What goes up to whoever decides: customers beyond some limit, cases to answer with their term, and those that were decided.",
      how: "Ctrl+Shift+X leads here. “Escalate…” on a proposal or on a customer’s page opens a case with the overdue invoices; Enter opens one of the list. Limits, who answers and within how many business days are in “Rules…”.",
      money: "A case moves no balance. What is open today is that of its invoices, or of what replaced them.",
    },
    escalation: {
      what: "A case: at which level it is, who answers and by when, its history, the file with what is missing, and the limitation of each invoice.",
      how: "“Decide…” answers the case with a reason. Sending it to legal waits for another person’s approval; then the customer is with lawyers and nobody else contacts it. In “File” what is missing is attached, or said why it does not apply.",
      money: "Holding credit stops new orders; balances do not change. A lawyer confirms the days of limitation.",
    },
    agreements: {
      what: "The agreements: payment plans, restructures, discounts and acknowledgements of debt, with their schedule, what was paid and what is overdue, as of the day chosen above. An agreement in two currencies has a row for each.",
      how: "Ctrl+Shift+E comes here. Enter opens an agreement; there the approval is asked for, it is offered, signed, revised, withdrawn or terminated. They are simulated from Receivables (select the invoices) or the customer's page.",
      money:
        "What is applied to its invoices fills the instalments in order. One later than the grace puts it in default and on the worklist. The discount lowers the balance from the signature and the credit note takes its place; when it ends, the original debt less what was paid is owed again.",
    },
    approvals: {
      what: "What somebody asked for and another person has to approve: agreements, waivers, write-offs, promises beyond the limits, texts of letters and messages, bank details, credit limits and holds.",
      how: "Ctrl+Shift+U comes here. Arrows choose, A approves and R refuses with a reason. Who asks does not approve, and may withdraw it.",
      money:
        "An approved write-off lowers its invoice's balance from that day. Nothing else here moves a balance: it allows the next step, such as offering an agreement.",
    },
    promises: {
      what: "The promises to pay: who promised, how much and for when, and what became of each at its maturity, as of the day chosen above.",
      how: "Enter opens a promise with its payments, its invoices and the money that counts for it; there it is renegotiated, cancelled or undone. They are recorded from Receivables (right click on the invoices), the customer's page or while logging a call.",
      money:
        "Money applied to its invoices counts, with a value date from the day it was agreed on to the promised day and its grace. All of it (less the tolerance) is kept; half or more, kept in part; less, broken. While it is open nobody asks for it.",
    },
    disputes: {
      what: "The disputes: what each customer claims of an invoice, how much, who resolves it and until when, as of the day chosen above.",
      how: "Ctrl+N opens a dispute. Enter shows the selected one with its log; there it is handed over, answered, reopened, or its last step undone. Times and causes shows the KPI of the period.",
      money:
        "The disputed amount is set apart from what is chased and promised; the rest is still chased. Balance and aging do not change. If a credit note or a replacement is due, the dispute closes by itself when that CFDI is imported.",
    },
    bank: {
      what: "Imports the bank's statements (CSV, Excel or OFX) and suggests what each deposit is: whose it is, which invoices it pays and why.",
      how: "Arrows walk the deposits; Enter confirms the chosen suggestion and keys 1 to 8 choose another. S skips, A assigns to a customer, N marks what is no customer's payment, R drops the suggestion and Z undoes. Files can be dropped here too.",
      money:
        "Confirming records a payment on the bank's day and applies it as suggested; undoing reverses it. The same file, or one that overlaps, doubles no movement. Charges are kept and not matched.",
    },
    contacts: {
      what: "Shows what was said with each customer: calls, mails, messages and visits, with their outcome, the person and the next step. A contact is never edited: it is corrected by another that takes its place, and the original stays, struck through.",
      how: "Ctrl+N logs a contact. Enter opens the selected one with its files. Filter by any column and export to Excel what you see.",
      money:
        "This screen moves no balances. The totals below count attempts, connects, right-party contacts and promises of what is shown.",
    },
    complements: {
      what: "Audits the payment receipts of each invoice and gathers what has to be mended: broken chains, money without receipt, missing instalments, receipts that are late, doubled or without invoice.",
      how: "Each list states its length. A click shows what is wrong and what to do; a double click or Enter leads to the invoice's chain, with the message for Billing ready to send.",
      money:
        "The lists change no balance: they hold what the issuer says against the ledger. Days are counted to the as-of day.",
    },
    review: {
      what: "Gathers what the general rule does not show: PUE invoices that count as paid while no payment for them is known, invoices the customer has not accepted or without a payment day, and documents that SAT names and whose file is not here.",
      how: "In “PUE to confirm”, choose one or several invoices and mark them as unpaid or confirm them; all of it can be undone. In “Contrarecibos” a right click records the acceptance. SAT metadata (TXT or ZIP) is imported like any file.",
      money:
        "An invoice marked as unpaid appears in the receivables with its due day. What SAT knows and is not here does not count until its XML is imported.",
    },
    kpis: {
      what: "The indicators of a period: collections, portfolio, service, promises and disputes, each with its goal, light, method and trend of thirteen periods.",
      how: "Choose the period and the part of the portfolio: company, who is in charge, segment, group or currency. A click on the figure opens the rows it is made of, down to their UUIDs; Enter opens the document. “Month closes” freezes a month that has ended. Methods and goals are changed in Settings.",
      money:
        "The rows always add up to the figure. What is disputed and what was written off stands beside it; with nothing to divide by it says n/a, without a light. With several currencies flows take the opening's rate and balances the cut-off's; a missing one is named.",
    },
    forecast: {
      what: "How much cash is expected each week, Monday to Sunday, and where it comes from: promises, agreements, paying habit and age.",
      how: "Make a forecast and it is kept. Choose a week of the table to see its rows; the list below holds earlier ones against what came in.",
      money:
        "Every open peso counts once, times its chance. What is disputed, with lawyers or with an agency is not expected. Accuracy is 1 − |collected − forecast| / collected.",
    },
    reports: {
      what: "The daily, weekly, monthly and quarterly reports and the single lists, the same on the screen, as PDF and in Excel. “Schedule” says when each is due, where it is saved and whom it is sent to.",
      how: "Choose the report and the paper; “Preview” shows the PDF before it is saved and “Send” mails it to a list. The figures are those of the as-of date above.",
      money:
        "Each currency stands alone. Only the consolidated line adds them up, and names its rates; when one is missing it says which and adds nothing.",
    },
    imports: {
      what: "Reads folders, XML files and ZIPs with CFDI and records them in the ledger. Importing again changes nothing.",
      how: "Drop them anywhere on the window, or use the buttons. You can keep working meanwhile. At the end the four tiles filter the result. The other tabs: folders that are watched, opening balances from Excel, and conflicts.",
      money:
        "Income, credit and payment CFDI issued by your company are recorded; the others are skipped with their reason.",
    },
    audit: {
      what: "Who did what, when and from which PC, with what was there before and after.",
      how: "Each event carries the hash of the one before: when somebody changes or removes one, “Verify” names the first that does not match.",
      money: "Exporting or printing receivables is recorded here, too.",
    },
    privacy: {
      what: "What the ledger holds of each person: printed for whoever asks, corrected, and erased where no law obliges to keep it.",
      how: "Search for the person, look at what there is and choose. Erasing has two steps: blocking, which can be undone, and erasing, which cannot.",
      money: "CFDI and entries stay as long as the law says, and the screen says which law and until when.",
    },
    settings: {
      what: "Your preferences on this computer, and what holds for the whole ledger: people and access, company, calendar, rules of collection, mail, letters, backups and updates.",
      how: "The index on the left leads to each section. “Verify”, under Ledger, proves that the balances kept are the exact sum of the entries.",
      money: "Credit days are used when the invoice does not state its payment terms.",
    },
  },
  keys: { shift: "Shift" },
};
