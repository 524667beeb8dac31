import type { LedgerTx } from "../db/ledger-db.ts";

/** A customer who changes hands; null: nobody. */
interface Change {
  readonly customerId: number;
  readonly from: number | null;
  readonly to: number | null;
}

/** Customers changed by one statement. */
const STEP = 500;

/**
 * What who was in charge still had to do with a customer is to be done by who is in charge now: a call agreed for tomorrow is
 * not to wait in the list of somebody who is away. What others have to do with the customer stays theirs.
 */
export async function handOverFollowUps(tx: LedgerTx, changes: readonly Change[]): Promise<void> {
  const moves = Map.groupBy(
    changes.filter(({ from, to }) => from !== null && from !== to),
    ({ from, to }) => `${from} ${to}`,
  );
  for (const own of moves.values()) {
    const [first] = own;
    if (first === undefined) continue;
    for (let start = 0; start < own.length; start += STEP) {
      await tx.sql
        .updateTable("follow_up")
        .set({ person_id: first.to })
        .where("state", "=", "open")
        .where("person_id", "=", first.from)
        .where(
          "customer_id",
          "in",
          own.slice(start, start + STEP).map(({ customerId }) => customerId),
        )
        .execute();
    }
  }
}
