import type { EscalationRules } from "../../../shared/contract/escalations.ts";
import { zEscalationRules } from "../../../shared/contract/escalations.ts";
import { LEVELS, type Level } from "../../../shared/domain/escalations/codes.ts";
import { DEFAULT_LEVELS } from "../../../shared/domain/escalations/path.ts";
import { DEFAULT_THRESHOLDS } from "../../../shared/domain/escalations/triggers.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { keptRules } from "../lib/kept-rules.ts";
import type { Stamp } from "../lib/recording.ts";

const DEFAULTS: EscalationRules = {
  thresholds: { ...DEFAULT_THRESHOLDS, amounts: [...DEFAULT_THRESHOLDS.amounts] },
  levels: [...DEFAULT_LEVELS],
};

const kept = keptRules("escalationRules", zEscalationRules, DEFAULTS, "escalations.rules");

/** Thresholds and levels in force. */
export const readEscalationRules = kept.read;

/** Keeps them, the levels in their order. Throws FIELD_REFUSED for a person who is not there. */
export async function saveEscalationRules(
  tx: LedgerTx,
  rules: EscalationRules,
  recording: Stamp,
): Promise<EscalationRules> {
  const people = [...new Set(rules.levels.flatMap(({ personId }) => personId ?? []))];
  if (people.length > 0) {
    const found = await tx.sql
      .selectFrom("person")
      .select("id")
      .where("id", "in", people)
      .where("active", "=", 1)
      .execute();
    const missing = people.find((id) => !found.some((person) => person.id === id));
    if (missing !== undefined) {
      throw ledgerError("FIELD_REFUSED", { field: "personId", code: "not-a-person", value: String(missing) });
    }
  }
  const before = await kept.read(tx.sql);
  const levels = LEVELS.map((level) => rules.levels.find((rule) => rule.level === level) ?? levelRule(before, level));
  return kept.save(tx, { ...rules, levels }, recording);
}

/** The rule of a level. */
export function levelRule(rules: EscalationRules, level: Level): EscalationRules["levels"][number] {
  const found = rules.levels.find((rule) => rule.level === level);
  if (found === undefined) throw new Error(`no rule of the level ${level}`);
  return found;
}
