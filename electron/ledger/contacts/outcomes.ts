import type { DemandedStep, NextStep, Outcome } from "../../../shared/contract/contacts.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import type { OutcomeRow } from "../db/tables/contacts.ts";
import type { Stamp } from "../lib/recording.ts";

function toOutcome(row: OutcomeRow): Outcome {
  return {
    code: row.code,
    labelEs: row.label_es,
    labelEn: row.label_en,
    worked: row.worked === 1,
    connected: row.connected === 1,
    rightParty: row.right_party === 1,
    positive: row.positive === 1,
    nextStep: row.next_step,
    nextDays: row.next_days,
    badChannel: row.bad_channel === 1,
    optOut: row.opt_out === 1,
    active: row.active === 1,
    position: row.position,
  };
}

/** Every outcome in the order forms offer them. */
export async function readOutcomes(db: ReadHandle): Promise<Outcome[]> {
  const rows = await db.selectFrom("outcome").selectAll().orderBy("position").orderBy("code").execute();
  return rows.map(toOutcome);
}

/** One outcome; null when there is none of that code. */
export async function readOutcome(db: ReadHandle, code: string): Promise<Outcome | null> {
  const row = await db.selectFrom("outcome").selectAll().where("code", "=", code).executeTakeFirst();
  return row ? toOutcome(row) : null;
}

/** Whether the step is what the outcome demands; a promise or a dispute is more than a follow-up. */
export function answersDemand(demanded: DemandedStep, kind: NextStep["kind"]): boolean {
  if (demanded === "none") return true;
  if (demanded === "promise" || demanded === "dispute") return kind === demanded;
  return kind !== "none";
}

/** Adds an outcome behind the others, or changes the one of that code. What was logged with it keeps its flags. */
export async function saveOutcome(tx: LedgerTx, outcome: Omit<Outcome, "position">, recording: Stamp): Promise<void> {
  const before = await readOutcome(tx.sql, outcome.code);
  const last = await tx.sql
    .selectFrom("outcome")
    .select((eb) => eb.fn.max("position").as("position"))
    .executeTakeFirst();
  const bit = (value: boolean): number => (value ? 1 : 0);
  const row: OutcomeRow = {
    code: outcome.code,
    label_es: outcome.labelEs,
    label_en: outcome.labelEn,
    worked: bit(outcome.worked),
    connected: bit(outcome.connected),
    right_party: bit(outcome.rightParty),
    positive: bit(outcome.positive),
    next_step: outcome.nextStep,
    next_days: outcome.nextDays,
    bad_channel: bit(outcome.badChannel),
    opt_out: bit(outcome.optOut),
    active: bit(outcome.active),
    position: before?.position ?? (last?.position ?? 0) + 1,
  };
  const { code: _code, position: _position, ...changes } = row;
  await tx.sql
    .insertInto("outcome")
    .values(row)
    .onConflict((conflict) => conflict.column("code").doUpdateSet(changes))
    .execute();
  await appendAudit(tx, { ...recording, action: "contacts.saveOutcome", detail: { before, after: outcome } });
}
