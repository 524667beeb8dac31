import type { InterestRules } from "../../../shared/contract/interest.ts";
import { zInterestRules } from "../../../shared/contract/interest.ts";
import { ALWAYS, type InterestTerms, parseRate } from "../../../shared/domain/interest/terms.ts";
import { keptRules } from "../lib/kept-rules.ts";

/** COLLECTIONS 11; the cap and the words that reserve interest are the program's choice. */
const DEFAULTS: InterestRules = {
  rate: "6",
  dayCount: 365,
  capRate: "36",
  openingVatRate: "16",
  reserveEs:
    "Los pagos recibidos se aplican a la suerte principal de las facturas indicadas. El acreedor se reserva expresamente el cobro de los intereses moratorios devengados y que se devenguen (artículo 364 del Código de Comercio).",
  reserveEn:
    "Payments received are applied to the principal of the invoices named. The creditor expressly reserves the late-payment interest accrued and accruing (article 364 of the Mexican Code of Commerce).",
};

const kept = keptRules("interestRules", zInterestRules, DEFAULTS, "interest.rules");

/** The company's rules in force. */
export const readInterestRules = kept.read;

/** Keeps the rules: what nobody agreed otherwise is counted by them from its first day. */
export const saveInterestRules = kept.save;

/** Terms where nothing was agreed. */
export function companyTerms(rules: InterestRules): InterestTerms {
  return { fromOn: ALWAYS, rate: parseRate(rules.rate) ?? 0n, dayCount: rules.dayCount };
}
