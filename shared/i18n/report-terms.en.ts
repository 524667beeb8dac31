import type { Messages } from "./messages.ts";
import type { reportTermsEs } from "./report-terms.es.ts";

/** English words of what the terms of the reports mean. */
export const reportTermsEn: Messages<typeof reportTermsEs> = {
  cutOff: {
    term: "Cut-off",
    text: "Everything is reckoned at the end of {{day}}. What takes effect by that day counts, even if it was recorded later.",
  },
  currency: {
    term: "Currency",
    text: "Amounts of the tables are in the currency of each document, without conversion. KPIs add currencies up only if there is a rate for each, and the report says which.",
  },
  buckets: {
    term: "Aging",
    text: "Days past due = cut-off less due day, in calendar days. What is due on the cut-off is current. Buckets: current, 1 to 30, 31 to 60, 61 to 90, 91 and more.",
  },
  kpis: {
    term: "KPIs",
    text: "Each shows its value, target, method and the two amounts or counts it was made from. The value is compared with the target before rounding. Without anything to divide by it is n/a.",
  },
  light: {
    term: "Light",
    text: "On target, near target or off target, by the targets and bands that are set. A KPI without a target has no light.",
  },
  collections: {
    term: "Collections of the period",
    text: "Payments received: those recorded by hand or from the bank, by value date; returned ones and those recorded by mistake do not count. Collected: payments applied to invoices with effect in the period, those documented by a receipt too.",
  },
  unapplied: {
    term: "Unapplied",
    text: "Payments and credits of a customer that belong to no invoice yet. They lower neither the balances of invoices nor the KPIs.",
  },
  priorities: {
    term: "Customers to see to first",
    text: "The ten customers with the largest overdue balance of each currency. The action depends on the days of the oldest balance and on whether a promise is open.",
  },
  promises: {
    term: "Promises",
    text: "They are kept by payments with effect up to their maturity and the days of grace, within the tolerance. A promise kept in part or broken is judged on that day and not later.",
  },
  disputes: {
    term: "Disputes",
    text: "By who has to resolve them, as they stood at the cut-off. Answered: those resolved or rejected in the period.",
  },
  rootCauses: {
    term: "Root cause",
    text: "The one noted by whoever answered the dispute, of the disputes answered in the period.",
  },
  complements: {
    term: "Payment receipts",
    text: "The receipt of a payment is issued by the fifth calendar day of the month after the payment. Days left are counted from the cut-off to that deadline; negative once it has passed. They are the cases of payments made by the cut-off that there are when the report is made.",
  },
  worklist: {
    term: "Worklist",
    text: "The list fixed on the day of the cut-off. To contact: pending, done and skipped ones. No longer needed: customers who paid or whose reason ended during the day.",
  },
  activity: {
    term: "Activity",
    text: "Contacts logged in the period by who made them, without notes and withdrawn contacts. Right party: contacts with accounts payable, finance, owner or legal representative.",
  },
  timeliness: {
    term: "Reports on time",
    text: "Delivered means written to a file or sent by mail by the time it was due. A report that was only looked at on the screen is not delivered.",
  },
  rolls: {
    term: "Roll rates",
    text: "The same invoices at the beginning and the end of the period: how much of each bucket went to a worse one, stayed, was paid or got better, or left without cash (credit notes, cancellations and write-offs).",
  },
  vintages: {
    term: "Unpaid share by month of issue",
    text: "Each invoice is read 30, 60 and 90 days after its own due day. A cell is shown once all of the month have come to that age.",
  },
  bridge: {
    term: "What moved the DSO",
    text: "DSO = best possible DSO and average days delinquent. The change of the month is divided into what comes from the current balance and what comes from delay.",
  },
  cohorts: {
    term: "Recovery by month of issue",
    text: "Credit invoices by month of issue: how much was collected by the cut-off, how much went by credit notes, cancellations and other movements, and how much is still open.",
  },
  concentration: {
    term: "Concentration",
    text: "Part of the open balance of each currency that the ten largest customers owe.",
  },
  badDebt: {
    term: "Bad debt (LISR 27 XV)",
    text: "Customers with invoices a year in default. The principal is added up by debtor and compared with 30,000 UDI. The list supports the decision; the other requirements (written notice, credit bureau, notice to SAT by 15 February) are seen to apart.",
  },
  holds: {
    term: "Credit hold",
    text: "Customers with a warning, held orders or shipments, cash only or closed credit, as they are when the report is made.",
  },
  forecast: {
    term: "Forecast",
    text: "Cash expected by week in the latest forecast made by the cut-off, beside what the one of a week or more before expected for the same week.",
  },
  goal: {
    term: "Goal of the overdue share",
    text: "Overdue balance over open balance at the end of each month of the quarter, against the target that is set.",
  },
  escalations: {
    term: "Escalations",
    text: "Cases that went up to whoever decides: those that waited for an answer at the cut-off, and those raised or decided in the period, as they stood at the cut-off. The balance is that of their invoices on that day, or of what replaced them. Each level answers within the business days of the rules; days late are calendar days since then. Sending to legal takes another person’s approval.",
  },
  campaigns: {
    term: "Campaigns",
    text: "Campaigns whose window ran or ended in the period. When one is started, a control group that gets no message is drawn by customer. Paid is who has applied cash from the day of the start to the last day of the window or the cut-off; every customer counts in the group it was drawn into, whether the message arrived or not. Points are the share that paid with a message less that of the control group, with its 95 % interval of two proportions: when it holds zero nothing is concluded, and with fewer than five who paid or did not in a group it cannot be trusted. Incremental is the lift times the customers with a message times the mean payment of those who paid. What became of the messages is what the provider said up to the cut-off: who read or replied counts as delivered too, and what bounced does not.",
  },
  agencies: {
    term: "Agencies",
    text: "Invoices that were with each agency in the period: what was placed, what was recalled or returned and had not been collected, and what was paid from placement to recall or cut-off. Recovery divides what was paid by what was placed less what was recalled; that of the control group is of the invoices of the same batches that stayed in house. Commission and costs are those of the period, before VAT; the cost per peso divides them by what was collected in it, without creditable VAT. What they invoiced beyond or below that is in the cost per peso once it is paid.",
  },
  agencyInvoices: {
    term: "Invoices of agencies",
    text: "What each agency charges for the commissions of a month, before VAT, and what these were by the payments applied: by the percentage of the age when placed, while the invoice was placed and in the tail after its recall, less what was returned. Those approved and paid show the figures they were approved with; the others those of today. They close before day 10 of the next month. What was paid beyond or below the agreed commission is in the cost per peso of the month.",
  },
  agencyAudits: {
    term: "Audits of agencies",
    text: "Audits of the period by the checklist: meets is the part of the points reviewed that apply. A point that fails has its finding, with severity, evidence, action and day. Findings are those of the period, those verified in it and those still open at the cut-off; the agency mends them and another person verifies it. Late is what passed its day without being mended.",
  },
  agencyWork: {
    term: "Contact, promises and reports of agencies",
    text: "What each agency reported of its work in the period. Right party contact divides the actions with who answers for the debt (contact, promise, dispute, refusal) by all of them; customers worked, those with any action by those it had. Promises are those that matured in the period with their days of grace: kept is one that got what was promised less the tolerance, from payments applied to those invoices while they were placed; by amount divides what came in by what was promised. They stand apart from the promises made in house. A report is on time until the end of its day, or of the next business day; n/a where none was owed. Contact and reports are of the agency in all its currencies.",
  },
  agencyQuality: {
    term: "Quality and training of agencies",
    text: "Calls of the period that were listened to and scored by ten criteria of 100 points in all; a critical error, or not checking whom it speaks to, leaves it at 0. The average is of all of them, without those removed and those that calibrate; without any it is n/a. Owed are 5 for each agent and month, or 2% of the calls the agency says were made where that is more, and never more than were made. Training is that of the cut-off: of each topic the last one counts, passed with 80 and good until its day.",
  },
  agencyComplaints: {
    term: "Complaints about agencies",
    text: "Complaints received in the period and those still open at the cut-off, without those removed as mistakes. They are acknowledged the next business day and answered within 10 business days; a day given by CONDUSEF or PROFECO prevails. Late is what was acknowledged or answered after its day, or has passed it. Per 1,000 divides those received by the customers with invoices at the agency on any day of the period.",
  },
  writtenOff: {
    term: "Write-offs",
    text: "Balances that somebody asked to write off and another person approved in the period, less what was paid or taken back in it. They improve neither recovery nor CEI, but they lower what is overdue.",
  },
  writeOff: {
    term: "Write-off proposal",
    text: "Balances 365 days past due or more. It is a proposal: the report writes nothing off and moves no balance.",
  },
  provision: {
    term: "Provision by age",
    text: "Balance of each bucket by the proposed percentage: 1 % current, 3 % 1 to 30, 10 % 31 to 60, 25 % 61 to 90 and 50 % 91 days and more.",
  },
  riskMigration: {
    term: "Risk class",
    text: "The risk class each customer had at the end of the day before the quarter and at the end of the cut-off, by the log of changes; who was not judged is B. “Not known” is whoever had the words of a change erased. Balances are those at the cut-off.",
  },
  policies: {
    term: "Policy changes",
    text: "What somebody changed of rules, limits and settings in the period, by the audit log: which rule, what it was, what it became, who and when. What was saved without a change is not listed.",
  },
  migration: {
    term: "Movement between buckets",
    text: "Each customer is in the bucket of its most overdue open invoice, before the quarter and at the cut-off.",
  },
};
