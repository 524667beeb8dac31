import { type ApproverRole, satisfies } from "../approvals.ts";
import { addBusinessDays, type Holidays } from "../business-days.ts";
import { type Decision, LEVELS, type Level } from "./codes.ts";

/** Who answers at a level and within how many business days. */
export interface LevelRule {
  readonly level: Level;
  /** Lowest role that may answer. */
  readonly role: ApproverRole;
  /** The person who answers; null: anybody of the role. */
  readonly personId: number | null;
  readonly slaDays: number;
}

/** COLLECTIONS 12: each level has a time to answer; the days are a choice. */
export const DEFAULT_LEVELS: readonly LevelRule[] = [
  { level: "coordinator", role: "coordinator", personId: null, slaDays: 2 },
  { level: "manager", role: "manager", personId: null, slaDays: 2 },
  { level: "director", role: "director", personId: null, slaDays: 3 },
  { level: "agency", role: "manager", personId: null, slaDays: 10 },
  { level: "legal", role: "manager", personId: null, slaDays: 20 },
];

/** The level after one; null after the last. */
export function nextLevel(level: Level): Level | null {
  return LEVELS[LEVELS.indexOf(level) + 1] ?? null;
}

/** Where a case of somebody's begins: with whoever stands above them. */
export function firstLevel(role: string): Level {
  if (role === "director") return "agency";
  if (role === "manager") return "director";
  return role === "coordinator" ? "manager" : "coordinator";
}

/** Last day to answer a case that came to a level. */
export function answerBy(cameOn: string, slaDays: number, holidays: Holidays): string {
  return addBusinessDays(cameOn, slaDays, holidays);
}

const EVERYWHERE = ["return", "keep", "agreement", "hold", "settled"] as const;

/** What may be decided at a level. Agency and lawyers take a manager; what lawyers have goes nowhere else but back. */
export function decisionsAt(level: Level): readonly Decision[] {
  if (level === "coordinator") return ["up", ...EVERYWHERE];
  if (level === "manager") return ["up", ...EVERYWHERE, "agency", "legal"];
  if (level === "director") return [...EVERYWHERE, "agency", "legal"];
  return level === "agency" ? [...EVERYWHERE, "legal"] : EVERYWHERE;
}

/** What becomes of a case by a decision: its level, and whether it still waits for an answer; null: not to be decided there. */
export function afterDecision(
  level: Level,
  decision: Decision,
): { readonly level: Level; readonly open: boolean } | null {
  if (!decisionsAt(level).includes(decision)) return null;
  if (decision === "up") return { level: nextLevel(level) ?? level, open: true };
  // Lawyers have it once another person has allowed it; until then it stays where it is.
  if (decision === "agency") return { level: "agency", open: true };
  if (decision === "legal") return { level, open: true };
  return { level, open: decision === "keep" || decision === "hold" };
}

/**
 * Whether a person answers a case: the one the level names, or anybody whose role reaches it. Where a person is named others
 * of a higher role still may, so that nobody's leave stops a case. In an office of one, that one does.
 */
export function mayAnswer(
  rule: Pick<LevelRule, "role" | "personId">,
  person: { readonly id: number; readonly role: string } | null,
  alone: boolean,
): boolean {
  if (alone) return true;
  if (person === null) return false;
  if (rule.personId === null) return satisfies(person.role, rule.role);
  return person.id === rule.personId || (satisfies(person.role, rule.role) && !sameRank(person.role, rule.role));
}

function sameRank(role: string, need: ApproverRole): boolean {
  return role === need;
}
