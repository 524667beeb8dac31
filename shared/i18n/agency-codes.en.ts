import type { agencyCodesEs } from "./agency-codes.es.ts";
import type { Messages } from "./messages.ts";

/** Words of the codes of agencies, which screens, reports and refusals share. */
export const agencyCodesEn: Messages<typeof agencyCodesEs> = {
  papers: {
    contract: "Contract",
    nda: "Non-disclosure agreement",
    "data-clause": "Personal-data processor clause",
    insurance: "Insurance or bond",
    powers: "Powers of attorney",
    "sat-opinion": "SAT compliance opinion",
    repse: "REPSE",
    "conduct-code": "Signed code of conduct",
    "price-annex": "Price annex",
  },
  paperStates: {
    valid: "Valid",
    soon: "Expires soon",
    expired: "Expired",
    missing: "Missing",
    none: "Not needed",
  },
  blocked: {
    inactive: "the agency is inactive. Activate it on its page if it works again.",
    papers: "missing or expired: {{papers}}. File them in its legal file.",
    terms: "it has no price terms in force today. Set them on its page.",
  },
  notPlaceable: {
    ended: "it is cancelled or replaced.",
    "nothing-open": "nothing of it is open.",
    "not-due": "it is not overdue.",
    placed: "it is with an agency already.",
    asked: "it waits for approval to be placed already.",
    legal: "the customer is in the legal stage.",
    agreed: "it is in an agreement in force.",
    disputed: "all that is open of it is disputed.",
    "recent-payment": "something of it was paid in the last 5 days.",
  },
  notRecallable: {
    control: "it is in the control group, which never left the house.",
    recalled: "it was recalled before.",
    asked: "its recall waits for approval already.",
  },
  recallReasons: {
    paid: "Paid",
    "valid-dispute": "Valid dispute",
    complaint: "Complaint",
    "no-activity": "No activity in 15 days",
    "no-recovery": "No recovery",
    "contract-end": "End of contract",
    strategic: "Strategic customer",
    legal: "Goes to legal",
    invalid: "Returned as invalid",
  },
  costKinds: { fixed: "Fixed cost", legal: "Legal cost" },
};
