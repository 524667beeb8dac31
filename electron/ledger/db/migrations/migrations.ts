import type { Migration } from "../migration.ts";
import { ledger0010 } from "./0010-ledger.ts";
import { sources0020 } from "./0020-sources.ts";
import { evidence0030 } from "./0030-evidence.ts";
import { payments0040 } from "./0040-payments.ts";
import { bankStatements0050 } from "./0050-bank-statements.ts";
import { openingsAndRates0060 } from "./0060-openings-and-rates.ts";
import { watchFolders0070 } from "./0070-watch-folders.ts";
import { chainFindings0080 } from "./0080-chain-findings.ts";
import { customerTerms0090 } from "./0090-customer-terms.ts";
import { customersPeople0100 } from "./0100-customers-people.ts";
import { acceptance0105 } from "./0105-acceptance.ts";
import { contacts0110 } from "./0110-contacts.ts";
import { promises0120 } from "./0120-promises.ts";
import { disputes0130 } from "./0130-disputes.ts";
import { worklist0140 } from "./0140-worklist.ts";
import { savedViews0150 } from "./0150-saved-views.ts";
import { creditAndStage0155 } from "./0155-credit-and-stage.ts";
import { standingDays0156 } from "./0156-standing-days.ts";
import { agreementsApprovals0160 } from "./0160-agreements-approvals.ts";
import { interest0165 } from "./0165-interest.ts";
import { letters0170 } from "./0170-letters.ts";
import { monthClose0180 } from "./0180-month-close.ts";
import { forecast0182 } from "./0182-forecast.ts";
import { reports0185 } from "./0185-reports.ts";
import { trust0190 } from "./0190-trust.ts";
import { agreementBilling0210 } from "./0210-agreement-billing.ts";
import { writeOffs0215 } from "./0215-write-offs.ts";
import { privacy0230 } from "./0230-privacy.ts";
import { reportRecipients0245 } from "./0245-report-recipients.ts";
import { channelEvents0250 } from "./0250-channel-events.ts";
import { agencies0251 } from "./0251-agencies.ts";
import { placements0252 } from "./0252-placements.ts";
import { seals0253 } from "./0253-seals.ts";
import { monthCloseReports0255 } from "./0255-month-close-reports.ts";
import { campaigns0261 } from "./0261-campaigns.ts";
import { escalations0262 } from "./0262-escalations.ts";
import { agencyInvoices0263 } from "./0263-agency-invoices.ts";
import { whoseCommand0270 } from "./0270-whose-command.ts";
import { campaignDelivery0271 } from "./0271-campaign-delivery.ts";
import { agencyOversight0272 } from "./0272-agency-oversight.ts";
import { agencyQuality0273 } from "./0273-agency-quality.ts";
import { agencyPackages0274 } from "./0274-agency-packages.ts";
import { campaignWays0275 } from "./0275-campaign-ways.ts";
import { agencyReports0276 } from "./0276-agency-reports.ts";

/** Every migration in order, listed by hand so that no bundler or folder scan decides. */
export const migrations: readonly Migration[] = [
  ledger0010,
  sources0020,
  evidence0030,
  payments0040,
  bankStatements0050,
  openingsAndRates0060,
  watchFolders0070,
  chainFindings0080,
  customerTerms0090,
  customersPeople0100,
  acceptance0105,
  contacts0110,
  promises0120,
  disputes0130,
  worklist0140,
  savedViews0150,
  creditAndStage0155,
  standingDays0156,
  agreementsApprovals0160,
  interest0165,
  letters0170,
  monthClose0180,
  forecast0182,
  reports0185,
  trust0190,
  agreementBilling0210,
  writeOffs0215,
  privacy0230,
  reportRecipients0245,
  channelEvents0250,
  agencies0251,
  placements0252,
  seals0253,
  monthCloseReports0255,
  campaigns0261,
  escalations0262,
  agencyInvoices0263,
  whoseCommand0270,
  campaignDelivery0271,
  agencyOversight0272,
  agencyQuality0273,
  agencyPackages0274,
  campaignWays0275,
  agencyReports0276,
];
