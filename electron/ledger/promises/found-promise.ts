import type { PromiseState } from "../../../shared/domain/promises/facts.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { decided } from "./case-loader.ts";

/** A promise as of today, with what decides about it. */
export interface FoundPromise {
  readonly id: number;
  readonly customerId: number;
  readonly currency: string;
  readonly madeOn: string;
  readonly state: PromiseState;
  readonly keptMinor: number;
  readonly replaced: boolean;
  readonly renegotiates: number | null;
  /** Event that ended it and stands, with its day. */
  readonly endedBy: number | null;
  readonly endedOn: string | null;
}

/** Finds a promise as it stands on a day. Throws NOT_FOUND for one that is not there or was taken back. */
export async function findPromise(tx: { readonly sql: ReadHandle }, id: number, today: string): Promise<FoundPromise> {
  const row = await tx.sql
    .selectFrom("promise as p")
    .innerJoin("promise_span as s", "s.promise_id", "p.id")
    .select([
      "p.id",
      "s.customer_id",
      "p.currency",
      "p.made_on",
      "p.renegotiates_id",
      "s.state",
      "s.kept_minor",
      "s.replaced",
    ])
    .where("p.id", "=", id)
    .where("s.from_on", "<=", today)
    .where("s.until_on", ">", today)
    .executeTakeFirst();
  if (!row) throw ledgerError("NOT_FOUND", { what: "promise", id: String(id) });
  const events = await tx.sql
    .selectFrom("promise_event")
    .select(["id", "promise_id", "kind", "on_day", "undoes_id"])
    .where("promise_id", "=", id)
    .orderBy("id")
    .execute();
  const { ended } = decided(events);
  const undone = new Set(events.map((event) => event.undoes_id));
  const endedBy = ended && events.find((event) => event.kind === ended.as && !undone.has(event.id));
  return {
    id: row.id,
    customerId: row.customer_id,
    currency: row.currency,
    madeOn: row.made_on,
    state: row.state,
    keptMinor: row.kept_minor,
    replaced: row.replaced === 1,
    renegotiates: row.renegotiates_id,
    endedBy: endedBy?.id ?? null,
    endedOn: ended?.on ?? null,
  };
}

/**
 * What can be done about a promise on a day. Only an open one is cancelled. One is replaced while it is open, or after it was
 * broken or kept in part, which it then stays. Only what was done on the same day is taken back, and no promise that money
 * has answered.
 */
export function actionsOf(
  promise: Pick<FoundPromise, "state" | "replaced" | "madeOn" | "keptMinor" | "endedBy" | "endedOn">,
  today: string,
): { cancel: boolean; renegotiate: boolean; undo: boolean } {
  const open = promise.state === "active" && promise.endedBy === null;
  const failed = promise.state === "verify" || promise.state === "partial" || promise.state === "broken";
  const undo =
    promise.endedBy === null
      ? promise.madeOn === today && promise.keptMinor === 0 && !promise.replaced
      : promise.endedOn === today && !promise.replaced;
  return { cancel: open, renegotiate: !promise.replaced && promise.endedBy === null && (open || failed), undo };
}
