import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { readBook } from "../../../electron/ledger/agencies/book.ts";
import { placeable } from "../../../electron/ledger/agencies/placeable-reader.ts";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import { pausedBy } from "../../../electron/ledger/receivables/paused.ts";
import { uuid } from "../support/documents.ts";
import { temporaryFolder } from "../support/ledgers.ts";
import { plansOf } from "../support/plans.ts";

/** Tables whose rows grow with the years. */
const LARGE = /^SCAN (r|d|e|o|v|w|n|pv|pi|i|ch|ap|gv|q)\b(?! USING)/;

async function ledger() {
  const db = await openSqliteLedger(`${temporaryFolder()}/plan.alcorriente`, { mode: "must-not-exist" });
  onTestFinished(() => db.close());
  return db;
}

test("what an agency has is found from its items, and their money from them", async () => {
  const db = await ledger();
  const plans = await plansOf(db, (read) => readBook(read, sql`i.agency_id = ${1}`));
  expect(plans.flat().filter((step) => LARGE.test(step))).toEqual([]);
  expect(plans.flat().some((step) => step.includes("placement_item_agency"))).toBe(true);
});

test("whether chosen invoices can be placed is asked of them alone", async () => {
  const db = await ledger();
  const plans = await plansOf(db, (read) => placeable(read, { today: "2026-07-01", uuids: [uuid(1), uuid(2)] }));
  expect(plans.flat().filter((step) => LARGE.test(step))).toEqual([]);
  expect(plans.flat().some((step) => step.includes("placement_cover_receivable"))).toBe(true);
});

test("what keeps everybody from asking for an invoice is looked up by it", async () => {
  const db = await ledger();
  const plans = await plansOf(db, (read) =>
    sql`select ${pausedBy("2026-07-01", "r.id")} as paused from receivable as r where r.customer_id = ${1}`.execute(
      read,
    ),
  );
  expect(plans.flat().filter((step) => LARGE.test(step))).toEqual([]);
});
