import { type CustomerRules, zCustomerRules } from "../../../shared/contract/customer-credit.ts";
import { PREVENTIVE_DAYS } from "../../../shared/domain/customers/stage.ts";
import type { StrategyAction } from "../../../shared/domain/customers/strategy.ts";
import { keptRules } from "../lib/kept-rules.ts";

const ALL = ["A", "B", "C", "D"] as const;

/** Actions of COLLECTIONS 2 by days past due; between them the cadence of the worklist holds. */
const STEPS: readonly (readonly [day: number, action: StrategyAction])[] = [
  [-7, "mail"],
  [-5, "call"],
  [-2, "mail"],
  [0, "mail"],
  [1, "call"],
  [3, "call"],
  [5, "mail"],
  [8, "whatsapp"],
  [10, "letter-1"],
  [15, "hold-warning"],
  [31, "call"],
  [32, "hold"],
  [35, "letter-2"],
  [40, "offer-agreement"],
  [61, "visit"],
  [65, "letter-3"],
  [91, "placement"],
];

/** What holds until somebody decides otherwise (COLLECTIONS 2 and 17). */
export const DEFAULT_CUSTOMER_RULES: CustomerRules = {
  credit: {
    holdDaysPastDue: 15,
    without: [],
    reviewMonths: 12,
    purchaseTenths: 20,
    purchaseMonths: 12,
    riskPercent: { A: 100, B: 75, C: 50, D: 0 },
  },
  preventiveDays: PREVENTIVE_DAYS,
  steps: STEPS.map(([day, action]) => ({ day, action, risks: [...ALL] })),
};

const kept = keptRules("customerRules", zCustomerRules, DEFAULT_CUSTOMER_RULES, "customers.rules");

/** Rules of credit and of the stages in force. */
export const readCustomerRules = kept.read;

/** Keeps the rules. */
export const saveCustomerRules = kept.save;
