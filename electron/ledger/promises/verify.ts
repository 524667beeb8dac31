import type { LedgerDb } from "../db/ledger-db.ts";
import type { Problem } from "../ledgers/verify-words.ts";
import { loadPromises } from "./case-loader.ts";
import { derive, keptOf, textsOf } from "./keeper.ts";

/** Promises read at a time. */
const STEP = 500;

/**
 * Promises whose kept standing is not what their entries and decisions give. Each problem names the promise and its
 * customer. Empty when sound.
 */
export async function promiseProblems(db: LedgerDb): Promise<{ problems: Problem[]; promises: number }> {
  const problems: Problem[] = [];
  let last = 0;
  let promises = 0;
  for (;;) {
    const rows = await db.read
      .selectFrom("promise")
      .innerJoin("customer", "customer.id", "promise.customer_id")
      .select(["promise.id", "customer.name"])
      .where("promise.id", ">", last)
      .orderBy("promise.id")
      .limit(STEP)
      .execute();
    const ids = rows.map((row) => row.id);
    const [kept, told] = await db.readBulk(async (bulk) => [
      textsOf(await keptOf(bulk, ids)),
      textsOf(await derive(db.read, bulk, await loadPromises(bulk, ids))),
    ]);
    for (const { id, name } of rows) {
      last = id;
      promises++;
      if (kept.get(id) !== told.get(id)) problems.push({ code: "promise-standing", data: { id, name } });
    }
    if (rows.length < STEP) return { problems, promises };
  }
}
