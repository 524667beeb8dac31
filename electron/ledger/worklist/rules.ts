import { type WorklistRules, zWorklistRules } from "../../../shared/contract/worklist.ts";
import { DEFAULT_WEIGHTS } from "../../../shared/domain/worklist/score.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { keepSetting } from "../lib/keep-setting.ts";
import type { Stamp } from "../lib/recording.ts";

const KEY = "worklist";

/** What lists are made by until somebody decides otherwise (COLLECTIONS 2 and 4). */
export const DEFAULT_RULES: WorklistRules = {
  weights: DEFAULT_WEIGHTS,
  cadence: { d1to30: 7, d31to60: 7, d61to90: 5, d90plus: 7 },
  preventiveDays: 5,
  preventiveAmounts: [
    { currency: "MXN", minMinor: 100_000_00 },
    { currency: "USD", minMinor: 5_000_00 },
  ],
  disputeDays: 2,
  skipLimit: 3,
};

/** Rules of the lists in force. */
export async function readRules(db: ReadHandle): Promise<WorklistRules> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", KEY).executeTakeFirst();
  return row ? zWorklistRules.parse(JSON.parse(row.value)) : DEFAULT_RULES;
}

/** Changes the rules; lists that are fixed keep the order they have. */
export async function saveRules(tx: LedgerTx, rules: WorklistRules, recording: Stamp): Promise<WorklistRules> {
  const before = await readRules(tx.sql);
  await keepSetting(tx, KEY, rules);
  await appendAudit(tx, { ...recording, action: "worklist.rules", detail: { before, after: rules } });
  return rules;
}
