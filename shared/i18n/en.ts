import { acceptanceEn } from "./acceptance.en.ts";
import { agenciesEn } from "./agencies.en.ts";
import { agencyAuditsEn } from "./agency-audits.en.ts";
import { agencyCallsEn } from "./agency-calls.en.ts";
import { agencyCodesEn } from "./agency-codes.en.ts";
import { agencyOversightEn } from "./agency-oversight.en.ts";
import { agencyPackagesEn } from "./agency-packages.en.ts";
import { agencyReportsEn } from "./agency-reports.en.ts";
import { agencyTrainingEn } from "./agency-training.en.ts";
import { agreementsEn } from "./agreements.en.ts";
import { approvalsEn } from "./approvals.en.ts";
import { auditEn } from "./audit.en.ts";
import { backupEn } from "./backup.en.ts";
import { bankEn } from "./bank.en.ts";
import { campaignsEn } from "./campaigns.en.ts";
import { chartsEn } from "./charts.en.ts";
import { commonEn } from "./common.en.ts";
import { complementsEn } from "./complements.en.ts";
import { conflictsEn } from "./conflicts.en.ts";
import { contactsEn } from "./contacts.en.ts";
import { creditEn } from "./credit.en.ts";
import { customerListEn } from "./customer-list.en.ts";
import { customersEn } from "./customers.en.ts";
import { disputesEn } from "./disputes.en.ts";
import { entriesEn } from "./entries.en.ts";
import { errorsEn } from "./errors.en.ts";
import type { es } from "./es.ts";
import { escalationCodesEn } from "./escalation-codes.en.ts";
import { escalationsEn } from "./escalations.en.ts";
import { fichaEn } from "./ficha.en.ts";
import { fieldsEn } from "./fields.en.ts";
import { forecastEn } from "./forecast.en.ts";
import { gridEn } from "./grid.en.ts";
import { healthEn } from "./health.en.ts";
import { importingEn } from "./importing.en.ts";
import { interestEn } from "./interest.en.ts";
import { kpisEn } from "./kpis.en.ts";
import { ledgersEn } from "./ledgers.en.ts";
import { letterPrintEn } from "./letter-print.en.ts";
import { lettersEn } from "./letters.en.ts";
import { mailEn } from "./mail.en.ts";
import type { Messages } from "./messages.ts";
import { openingsEn } from "./openings.en.ts";
import { paymentsEn } from "./payments.en.ts";
import { privacyEn } from "./privacy.en.ts";
import { promisesEn } from "./promises.en.ts";
import { ratesEn } from "./rates.en.ts";
import { receivablesEn } from "./receivables.en.ts";
import { reportsEn } from "./reports.en.ts";
import { reportsScreenEn } from "./reports-screen.en.ts";
import { reviewEn } from "./review.en.ts";
import { settingsEn } from "./settings.en.ts";
import { shellEn } from "./shell.en.ts";
import { signInEn } from "./sign-in.en.ts";
import { tabularEn } from "./tabular.en.ts";
import { usersEn } from "./users.en.ts";
import { watchingEn } from "./watching.en.ts";
import { worklistEn } from "./worklist.en.ts";

/** Every user-visible word in English. */
export const en: Messages<typeof es> = {
  acceptance: acceptanceEn,
  audit: auditEn,
  privacy: privacyEn,
  backup: backupEn,
  bank: bankEn,
  charts: chartsEn,
  common: commonEn,
  errors: errorsEn,
  importing: importingEn,
  conflicts: conflictsEn,
  watching: watchingEn,
  ledgers: ledgersEn,
  settings: settingsEn,
  shell: shellEn,
  signIn: signInEn,
  complements: complementsEn,
  contacts: contactsEn,
  customerList: customerListEn,
  customers: customersEn,
  disputes: disputesEn,
  entries: entriesEn,
  fields: fieldsEn,
  ficha: fichaEn,
  credit: creditEn,
  health: healthEn,
  grid: gridEn,
  letterPrint: letterPrintEn,
  letters: lettersEn,
  mail: mailEn,
  openings: openingsEn,
  payments: paymentsEn,
  kpis: kpisEn,
  promises: promisesEn,
  rates: ratesEn,
  receivables: receivablesEn,
  reports: reportsEn,
  reportsScreen: reportsScreenEn,
  review: reviewEn,
  tabular: tabularEn,
  users: usersEn,
  approvals: approvalsEn,
  agencies: agenciesEn,
  agencyCodes: agencyCodesEn,
  agencyOversight: agencyOversightEn,
  agencyAudits: agencyAuditsEn,
  agencyPackages: agencyPackagesEn,
  agencyReports: agencyReportsEn,
  agencyCalls: agencyCallsEn,
  agencyTraining: agencyTrainingEn,
  campaigns: campaignsEn,
  escalations: escalationsEn,
  escalationCodes: escalationCodesEn,
  agreements: agreementsEn,
  forecast: forecastEn,
  interest: interestEn,
  worklist: worklistEn,
};
