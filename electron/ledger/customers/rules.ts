import { type CustomerRules, zCustomerRules } from "../../../shared/contract/customer-credit.ts";
import { PREVENTIVE_DAYS } from "../../../shared/domain/customers/stage.ts";
import type { StrategyAction } from "../../../shared/domain/customers/strategy.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { keepSetting } from "../lib/keep-setting.ts";
import type { Stamp } from "../lib/recording.ts";

const KEY = "customerRules";
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

/** Rules of credit and of the stages in force. */
export async function readCustomerRules(db: ReadHandle): Promise<CustomerRules> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", KEY).executeTakeFirst();
  return row ? zCustomerRules.parse({ ...DEFAULT_CUSTOMER_RULES, ...JSON.parse(row.value) }) : DEFAULT_CUSTOMER_RULES;
}

/** Keeps the rules. */
export async function saveCustomerRules(tx: LedgerTx, rules: CustomerRules, recording: Stamp): Promise<CustomerRules> {
  const before = await readCustomerRules(tx.sql);
  await keepSetting(tx, KEY, rules);
  const { at, actor } = recording;
  await appendAudit(tx, { at, actor, action: "customers.rules", detail: { before, after: rules } });
  return rules;
}
