import { addDays } from "../../../shared/domain/days.ts";
import { appendAudit } from "../audit/writer.ts";
import { moveFollowUp, openFollowUp } from "../contacts/follow-ups.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { WorklistItemRow } from "../db/tables/worklist.ts";
import { ledgerError } from "../ledger-error.ts";
import type { DayStamp } from "../lib/recording.ts";
import { PLANNED_DAYS } from "./candidates.ts";
import { readRules } from "./rules.ts";

interface Skip {
  readonly itemId: number;
  readonly reason: string;
  readonly until: string;
}

/**
 * Puts a customer off to another day. What was due with them moves to that day, or a follow-up is opened for it: nobody is
 * left without a next step. After too many in a row the coordinator gets a follow-up of their own, due today. Throws
 * NOT_FOUND and SKIP_DAY.
 */
export async function skipItem(
  tx: LedgerTx,
  skip: Skip,
  recording: DayStamp,
): Promise<{ skips: number; handedTo: string }> {
  const { at, actor, today: day } = recording;
  const item = await tx.sql
    .selectFrom("worklist_item")
    .selectAll()
    .where("id", "=", skip.itemId)
    .where("state", "=", "pending")
    .executeTakeFirst();
  if (!item) throw ledgerError("NOT_FOUND", { what: "worklist item", id: String(skip.itemId) });
  const days = { first: addDays(day, 1), last: addDays(day, PLANNED_DAYS) };
  if (skip.until < days.first || skip.until > days.last) throw ledgerError("SKIP_DAY", { day: skip.until, ...days });

  const skips = (await skipsBefore(tx, item)) + 1;
  await tx.sql
    .updateTable("worklist_item")
    .set({ state: "skipped", skip_reason: skip.reason, skip_until: skip.until, skips, changed_at: at })
    .where("id", "=", item.id)
    .execute();
  await moveWhatIsDue(tx, item, skip, recording);
  const { skipLimit } = await readRules(tx.sql);
  const handedTo = skips >= skipLimit ? await handOver(tx, item, skips, recording) : "";
  const detail = { customerId: item.customer_id, reason: skip.reason, until: skip.until, skips, handedTo };
  await appendAudit(tx, { at, actor, action: "worklist.skip", detail });
  return { skips, handedTo };
}

/** Times in a row the customer was skipped before, in whoever's list; a logged contact ends the row. */
async function skipsBefore(tx: LedgerTx, item: WorklistItemRow): Promise<number> {
  const last = await tx.sql
    .selectFrom("worklist_item")
    .select(["state", "skips", "changed_at"])
    .where("customer_id", "=", item.customer_id)
    .where("state", "in", ["done", "skipped"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (last?.state !== "skipped") return 0;
  const contacted = await tx.sql
    .selectFrom("interaction")
    .select("id")
    .where("customer_id", "=", item.customer_id)
    .where("worked", "=", 1)
    .where("recorded_at", ">=", last.changed_at)
    .limit(1)
    .executeTakeFirst();
  return contacted ? 0 : last.skips;
}

async function moveWhatIsDue(
  tx: LedgerTx,
  item: WorklistItemRow,
  { reason, until }: Skip,
  { at, today: day }: DayStamp,
): Promise<void> {
  const due = await tx.sql
    .selectFrom("follow_up")
    .select(["id", "person_id"])
    .where("customer_id", "=", item.customer_id)
    .where("state", "=", "open")
    .where("due_on", "<=", day)
    .orderBy("id")
    .execute();
  // What another person has to do with the customer stays on its day.
  const own = due.filter((row) => row.person_id === null || row.person_id === item.person_id);
  for (const { id } of own) await moveFollowUp(tx, id, { dueOn: until, dueAt: null, reason: "skipped" }, { at });
  if (own.length > 0) return;
  await openFollowUp(
    tx,
    {
      customerId: item.customer_id,
      kind: "cadence",
      dueOn: until,
      note: reason,
      sourceKind: "worklist",
      sourceId: item.id,
    },
    { at },
  );
}

/** Gives the customer to the coordinator, or a manager where there is none; "" when nobody is either. */
async function handOver(
  tx: LedgerTx,
  item: WorklistItemRow,
  skips: number,
  { at, today: day }: DayStamp,
): Promise<string> {
  const people = await tx.sql
    .selectFrom("person")
    .select(["id", "name", "role"])
    .where("active", "=", 1)
    .where("role", "in", ["coordinator", "manager"])
    .orderBy("id")
    .execute();
  const to = people.find((person) => person.role === "coordinator") ?? people[0];
  if (to === undefined || to.id === item.person_id) return "";
  const open = await tx.sql
    .selectFrom("follow_up")
    .select("id")
    .where("customer_id", "=", item.customer_id)
    .where("state", "=", "open")
    .where("person_id", "=", to.id)
    .where("source_kind", "=", "skips")
    .executeTakeFirst();
  if (!open) {
    await openFollowUp(
      tx,
      {
        customerId: item.customer_id,
        kind: "manual",
        dueOn: day,
        personId: to.id,
        note: "",
        sourceKind: "skips",
        sourceId: skips,
      },
      { at },
    );
  }
  return to.name;
}
