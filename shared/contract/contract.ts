import { acceptance } from "./acceptance.ts";
import { agencies } from "./agencies.ts";
import { agencyAudits } from "./agency-audits.ts";
import { agencyCalls } from "./agency-calls.ts";
import { agencyComplaints } from "./agency-complaints.ts";
import { agencyInvoices } from "./agency-invoices.ts";
import { agencyList, placedList } from "./agency-lists.ts";
import { agencyPackages } from "./agency-packages.ts";
import { agencyReports } from "./agency-reports.ts";
import { agencyTraining } from "./agency-training.ts";
import { agreements } from "./agreements.ts";
import { approvals } from "./approvals.ts";
import { audit } from "./audit.ts";
import { backup } from "./backup.ts";
import { bank } from "./bank.ts";
import { campaignDelivery } from "./campaign-delivery.ts";
import { campaignList } from "./campaign-list.ts";
import { campaignWays } from "./campaign-ways.ts";
import { campaigns } from "./campaigns.ts";
import { complements } from "./complements.ts";
import { contacts } from "./contacts.ts";
import { customers } from "./customers.ts";
import { disputes } from "./disputes.ts";
import { escalationList } from "./escalation-list.ts";
import { escalations } from "./escalations.ts";
import { forecast } from "./forecast.ts";
import { imports } from "./imports.ts";
import { interest } from "./interest.ts";
import { kpis } from "./kpis.ts";
import { ledgers } from "./ledgers.ts";
import { letters } from "./letters.ts";
import { mail } from "./mail.ts";
import { monthCloses } from "./month-close.ts";
import { openings } from "./openings.ts";
import { payments } from "./payments.ts";
import { privacy } from "./privacy.ts";
import { promises } from "./promises.ts";
import { rates } from "./rates.ts";
import { receivables } from "./receivables.ts";
import { reports } from "./reports.ts";
import { review } from "./review.ts";
import { settings } from "./settings.ts";
import { users } from "./users.ts";
import { views } from "./views.ts";
import { worklist } from "./worklist.ts";
import { writeOffs } from "./write-offs.ts";

/** Everything the ledger process answers; the router implements it and every client is typed by it. */
export const contract = {
  ledgers,
  backup,
  settings,
  imports,
  receivables,
  acceptance,
  complements,
  review,
  payments,
  bank,
  customers,
  reports,
  kpis: { ...kpis, closes: monthCloses },
  promises,
  rates,
  openings,
  contacts,
  mail,
  letters,
  views,
  users,
  audit,
  privacy,
  worklist,
  disputes,
  approvals,
  forecast,
  agreements,
  interest,
  writeOffs,
  agencies: { ...agencies, ...agencyList },
  agencyInvoices,
  agencyComplaints,
  agencyAudits,
  agencyPackages,
  agencyReports,
  agencyCalls,
  agencyTraining,
  placed: placedList,
  campaigns: { ...campaigns, ...campaignDelivery, ...campaignWays, ...campaignList },
  escalations: { ...escalations, ...escalationList },
};
