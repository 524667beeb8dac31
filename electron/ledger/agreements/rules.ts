import type { AgreementRules } from "../../../shared/contract/agreements.ts";
import { zAgreementRules } from "../../../shared/contract/agreements.ts";
import { keptRules } from "../lib/kept-rules.ts";

/** COLLECTIONS 9; who ends an agreement in default is a person unless the company says otherwise. */
const DEFAULTS: AgreementRules = { graceDays: 5, offerDays: 15, terminateDays: null };

const kept = keptRules("agreementRules", zAgreementRules, DEFAULTS, "agreements.rules");

/** Rules of agreements in force. */
export const readAgreementRules = kept.read;

/** Keeps the rules; agreements drawn up before stay judged by those they were made under. */
export const saveAgreementRules = kept.save;
