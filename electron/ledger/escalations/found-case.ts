import type { Decision, Level } from "../../../shared/domain/escalations/codes.ts";
import { decisionsAt, mayAnswer } from "../../../shared/domain/escalations/path.ts";
import { approverOf, needsWord } from "../approvals/reader.ts";
import { keptCustomer } from "../contacts/people.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { EscalationEventRow, EscalationRow } from "../db/tables/escalations.ts";
import { ledgerError } from "../ledger-error.ts";
import { levelRule, readEscalationRules } from "./rules.ts";

/** A case with its steps, oldest first, and the customer whose it is now. */
export interface FoundCase {
  readonly row: EscalationRow;
  readonly events: readonly EscalationEventRow[];
  /** The newest step that is no note. */
  readonly stands: EscalationEventRow;
  /** The request to go to lawyers, while nobody decided it. */
  readonly waits: boolean;
  readonly customerId: number;
}

/** A case by id. Throws NOT_FOUND. */
export async function findCase(db: ReadHandle, id: number): Promise<FoundCase> {
  const row = await db.selectFrom("escalation").selectAll().where("id", "=", id).executeTakeFirst();
  const customer = row === undefined ? null : await keptCustomer(db, row.customer_id);
  const events =
    row === undefined
      ? []
      : await db.selectFrom("escalation_event").selectAll().where("escalation_id", "=", id).orderBy("id").execute();
  const stands = events.findLast(({ kind }) => kind !== "note");
  if (row === undefined || customer === null || stands === undefined) {
    throw ledgerError("NOT_FOUND", { what: "case", id: String(id) });
  }
  const decided =
    stands.kind === "asked" && stands.approval_id !== null
      ? await db
          .selectFrom("approval_decision")
          .select("id")
          .where("approval_id", "=", stands.approval_id)
          .executeTakeFirst()
      : undefined;
  return { row, events, stands, waits: stands.kind === "asked" && decided === undefined, customerId: customer.id };
}

/** Whether a person answers cases of a level. */
export async function answers(db: ReadHandle, level: Level, personId: number | null): Promise<boolean> {
  const rule = levelRule(await readEscalationRules(db), level);
  return mayAnswer(rule, await approverOf(db, personId), !(await needsWord(db)));
}

/** What a person may decide of a case, and why not where it is nothing. */
export async function mayDecide(
  db: ReadHandle,
  { stands, waits }: FoundCase,
  personId: number | null,
): Promise<{ readonly decisions: Decision[]; readonly mayNot: "closed" | "asked" | "not-yours" | null }> {
  if (stands.open === 0) return { decisions: [], mayNot: "closed" };
  if (waits) return { decisions: [], mayNot: "asked" };
  if (!(await answers(db, stands.level, personId))) return { decisions: [], mayNot: "not-yours" };
  return { decisions: [...decisionsAt(stands.level)], mayNot: null };
}
