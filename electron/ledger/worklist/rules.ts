import { type WorklistRules, zWorklistRules } from "../../../shared/contract/worklist.ts";
import { DEFAULT_WEIGHTS } from "../../../shared/domain/worklist/score.ts";
import { keptRules } from "../lib/kept-rules.ts";

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

const kept = keptRules("worklist", zWorklistRules, DEFAULT_RULES, "worklist.rules");

/** Rules of the lists in force. */
export const readRules = kept.read;

/** Changes the rules; lists that are fixed keep the order they have. */
export const saveRules = kept.save;
