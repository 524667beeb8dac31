import type { LedgerDb } from "../db/ledger-db.ts";
import type { Problem } from "../ledgers/verify-words.ts";
import { derive, keptOf, textsOf } from "./keeper.ts";
import { loadAgreements } from "./loader.ts";

/** Agreements read at a time. */
const STEP = 500;

/**
 * Agreements whose kept standing is not what their entries and events give. Each problem names the agreement and its
 * customer. Empty when sound.
 */
export async function agreementProblems(db: LedgerDb): Promise<{ problems: Problem[]; agreements: number }> {
  const problems: Problem[] = [];
  let last = 0;
  let agreements = 0;
  for (;;) {
    const rows = await db.read
      .selectFrom("agreement")
      .innerJoin("customer", "customer.id", "agreement.customer_id")
      .select(["agreement.id", "customer.name"])
      .where("agreement.id", ">", last)
      .orderBy("agreement.id")
      .limit(STEP)
      .execute();
    const ids = rows.map((row) => row.id);
    const [kept, told] = await db.readBulk(async (bulk) => [
      textsOf(await keptOf(bulk, ids)),
      textsOf(derive(await loadAgreements(bulk, ids))),
    ]);
    for (const { id, name } of rows) {
      last = id;
      agreements++;
      if (kept.get(id) !== told.get(id)) problems.push({ code: "agreement-standing", data: { id, name } });
    }
    if (rows.length < STEP) return { problems, agreements };
  }
}
