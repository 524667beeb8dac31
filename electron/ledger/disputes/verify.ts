import type { LedgerDb } from "../db/ledger-db.ts";
import type { Problem } from "../ledgers/verify-words.ts";
import { judgedDisputes, SPAN_COLUMNS, STANDING_COLUMNS } from "./keeper.ts";

/** Disputes read at a time. */
const STEP = 500;

/**
 * Disputes whose kept standing, or where they stood on some day, is not what their invoices, CFDI and decisions give. Each
 * problem names the dispute and its customer. Empty when sound.
 */
export async function disputeProblems(db: LedgerDb): Promise<{ problems: Problem[]; disputes: number }> {
  const problems: Problem[] = [];
  let last = 0;
  let disputes = 0;
  for (;;) {
    const rows = await db.read
      .selectFrom("dispute as t")
      .innerJoin("customer as c", "c.id", "t.customer_id")
      .select(["t.id", "t.invoice_uuid", "c.name"])
      .where("t.id", ">", last)
      .orderBy("t.id")
      .limit(STEP)
      .execute();
    const ids = rows.map((row) => row.id);
    const uuids = [...new Set(rows.map((row) => row.invoice_uuid))];
    const [kept, told] = await db.readBulk(async (bulk) => {
      const standings = await bulk.selectIn("dispute_standing", ["id", ...STANDING_COLUMNS], "id", ids);
      const spans = await bulk.selectIn("dispute_span", SPAN_COLUMNS, "dispute_id", ids);
      return [textsOf({ standings, spans }), textsOf(await judgedDisputes(bulk, uuids))];
    });
    for (const { id, name } of rows) {
      last = id;
      disputes++;
      if (kept.get(id) !== told.get(id)) problems.push({ code: "dispute-standing", data: { id, name } });
    }
    if (rows.length < STEP) return { problems, disputes };
  }
}

type Judged = Pick<Awaited<ReturnType<typeof judgedDisputes>>, "standings" | "spans">;

/** All that is told of each dispute, as text to compare. */
function textsOf({ standings, spans }: Judged): Map<number, string> {
  const byDispute = Map.groupBy(
    spans.toSorted((a, b) => (a.from_on < b.from_on ? -1 : 1)),
    (span) => span.dispute_id,
  );
  return new Map(
    standings.map((row) => [
      row.id,
      JSON.stringify([
        STANDING_COLUMNS.map((column) => row[column]),
        (byDispute.get(row.id) ?? []).map((span) => SPAN_COLUMNS.map((column) => span[column])),
      ]),
    ]),
  );
}
