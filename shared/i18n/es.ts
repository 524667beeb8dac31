import { acceptanceEs } from "./acceptance.es.ts";
import { agenciesEs } from "./agencies.es.ts";
import { agencyAuditsEs } from "./agency-audits.es.ts";
import { agencyCallsEs } from "./agency-calls.es.ts";
import { agencyCodesEs } from "./agency-codes.es.ts";
import { agencyOversightEs } from "./agency-oversight.es.ts";
import { agencyPackagesEs } from "./agency-packages.es.ts";
import { agencyReportsEs } from "./agency-reports.es.ts";
import { agencyTrainingEs } from "./agency-training.es.ts";
import { agreementsEs } from "./agreements.es.ts";
import { approvalsEs } from "./approvals.es.ts";
import { auditEs } from "./audit.es.ts";
import { backupEs } from "./backup.es.ts";
import { bankEs } from "./bank.es.ts";
import { campaignsEs } from "./campaigns.es.ts";
import { chartsEs } from "./charts.es.ts";
import { commonEs } from "./common.es.ts";
import { complementsEs } from "./complements.es.ts";
import { conflictsEs } from "./conflicts.es.ts";
import { contactsEs } from "./contacts.es.ts";
import { creditEs } from "./credit.es.ts";
import { customerListEs } from "./customer-list.es.ts";
import { customersEs } from "./customers.es.ts";
import { disputesEs } from "./disputes.es.ts";
import { entriesEs } from "./entries.es.ts";
import { errorsEs } from "./errors.es.ts";
import { escalationCodesEs } from "./escalation-codes.es.ts";
import { escalationsEs } from "./escalations.es.ts";
import { fichaEs } from "./ficha.es.ts";
import { fieldsEs } from "./fields.es.ts";
import { forecastEs } from "./forecast.es.ts";
import { gridEs } from "./grid.es.ts";
import { healthEs } from "./health.es.ts";
import { importingEs } from "./importing.es.ts";
import { interestEs } from "./interest.es.ts";
import { kpisEs } from "./kpis.es.ts";
import { ledgersEs } from "./ledgers.es.ts";
import { letterPrintEs } from "./letter-print.es.ts";
import { lettersEs } from "./letters.es.ts";
import { mailEs } from "./mail.es.ts";
import { openingsEs } from "./openings.es.ts";
import { paymentsEs } from "./payments.es.ts";
import { privacyEs } from "./privacy.es.ts";
import { promisesEs } from "./promises.es.ts";
import { ratesEs } from "./rates.es.ts";
import { receivablesEs } from "./receivables.es.ts";
import { reportsEs } from "./reports.es.ts";
import { reportsScreenEs } from "./reports-screen.es.ts";
import { reviewEs } from "./review.es.ts";
import { settingsEs } from "./settings.es.ts";
import { shellEs } from "./shell.es.ts";
import { signInEs } from "./sign-in.es.ts";
import { tabularEs } from "./tabular.es.ts";
import { usersEs } from "./users.es.ts";
import { watchingEs } from "./watching.es.ts";
import { worklistEs } from "./worklist.es.ts";

/** Every user-visible word in Spanish of Mexico; the other languages have exactly these keys. */
export const es = {
  acceptance: acceptanceEs,
  audit: auditEs,
  privacy: privacyEs,
  backup: backupEs,
  bank: bankEs,
  charts: chartsEs,
  common: commonEs,
  errors: errorsEs,
  importing: importingEs,
  conflicts: conflictsEs,
  watching: watchingEs,
  ledgers: ledgersEs,
  settings: settingsEs,
  shell: shellEs,
  signIn: signInEs,
  complements: complementsEs,
  contacts: contactsEs,
  customerList: customerListEs,
  customers: customersEs,
  disputes: disputesEs,
  entries: entriesEs,
  fields: fieldsEs,
  ficha: fichaEs,
  credit: creditEs,
  health: healthEs,
  grid: gridEs,
  letterPrint: letterPrintEs,
  letters: lettersEs,
  mail: mailEs,
  openings: openingsEs,
  payments: paymentsEs,
  kpis: kpisEs,
  promises: promisesEs,
  rates: ratesEs,
  receivables: receivablesEs,
  reports: reportsEs,
  reportsScreen: reportsScreenEs,
  review: reviewEs,
  tabular: tabularEs,
  users: usersEs,
  approvals: approvalsEs,
  agencies: agenciesEs,
  agencyCodes: agencyCodesEs,
  agencyOversight: agencyOversightEs,
  agencyAudits: agencyAuditsEs,
  agencyPackages: agencyPackagesEs,
  agencyReports: agencyReportsEs,
  agencyCalls: agencyCallsEs,
  agencyTraining: agencyTrainingEs,
  campaigns: campaignsEs,
  escalations: escalationsEs,
  escalationCodes: escalationCodesEs,
  agreements: agreementsEs,
  forecast: forecastEs,
  interest: interestEs,
  worklist: worklistEs,
};
