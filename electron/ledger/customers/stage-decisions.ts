import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { type StageDecision, zStage } from "../../../shared/contract/customer-credit.ts";
import type { Ficha } from "../../../shared/contract/ficha.ts";
import { isDay } from "../../../shared/domain/days.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";

/** Stages somebody decided that hold on a day, one row a customer: `customer_id` and `stage`. */
export function decidedStages(asOf: string): RawBuilder<unknown> {
  return sql`(select s.customer_id, s.stage from stage_override as s
    where s.stage <> '' and s.until_on >= ${asOf} and s.id = (select max(x.id) from stage_override as x
      where x.customer_id = s.customer_id and x.set_on <= ${asOf}))`;
}

/** The stage that was decided for a customer and holds on the day, with who, why and until when. */
export async function decidedStage(
  db: ReadHandle,
  customerId: number,
  asOf: string,
): Promise<{
  readonly stage: Ficha["stage"]["code"];
  readonly decided: NonNullable<Ficha["stage"]["decided"]>;
} | null> {
  const row = await db
    .selectFrom("stage_override")
    .selectAll()
    .where("customer_id", "=", customerId)
    .where("set_on", "<=", asOf)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.stage === "" || row.until_on < asOf) return null;
  const { reason, set_on, until_on, actor } = row;
  return { stage: zStage.parse(row.stage), decided: { reason, setOn: set_on, untilOn: until_on, actor } };
}

/**
 * Puts a customer in a stage until a day, or takes that back; false where nothing was decided that could be. Throws
 * NOT_FOUND and FIELD_REFUSED.
 */
export async function setStage(
  tx: LedgerTx,
  decision: Omit<StageDecision, "commandId">,
  recording: Recording,
): Promise<boolean> {
  const { customerId, stage, reason, untilOn } = decision;
  const customer = await tx.sql
    .selectFrom("customer")
    .select("key")
    .where("id", "=", customerId)
    .where("merged_into", "is", null)
    .executeTakeFirst();
  if (!customer) throw ledgerError("NOT_FOUND", { what: "customer", id: String(customerId) });
  const before = await decidedStage(tx.sql, customerId, recording.today);
  if (stage === null && before === null) return false;
  if (stage !== null) {
    if (untilOn === null || !isDay(untilOn)) {
      throw ledgerError("FIELD_REFUSED", { field: "untilOn", code: "stage-needs-day", value: "" });
    }
    if (untilOn < recording.today) {
      throw ledgerError("FIELD_REFUSED", { field: "untilOn", code: "stage-until-past", value: untilOn });
    }
  }
  const row = {
    id: await takeIds(tx, "stage_override", 1),
    customer_id: customerId,
    stage: stage ?? "",
    reason,
    set_on: recording.today,
    until_on: stage === null ? "" : (untilOn ?? ""),
    recorded_at: recording.at,
    person_id: recording.personId,
    actor: recording.actor,
  };
  await tx.bulk.insert("stage_override", [row]);
  await appendAudit(tx, {
    at: recording.at,
    actor: recording.actor,
    action: "customers.stage",
    detail: { customer: customer.key, before: before?.stage ?? null, after: stage, reason, untilOn },
  });
  return true;
}
