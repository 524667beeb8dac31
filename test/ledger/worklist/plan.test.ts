import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { candidateQueries, scoreQueries } from "../../../electron/ledger/worklist/candidates.ts";
import { DEFAULT_RULES } from "../../../electron/ledger/worklist/rules.ts";
import { openLedgerOn } from "../support/ledgers.ts";
import { fill, person, profile, TODAY } from "./scene.ts";

test("a collector's list is found through the customers in charge: no large table is walked", async () => {
  const db = await openLedgerOn("sqlite");
  onTestFinished(() => db.close());
  await fill(
    db,
    [...Array(40).keys()].map((n) => [`Cliente ${n}`, "2026-10-15", 100_00] as const),
  );
  await db.write(async (tx) => {
    await person(tx, 1, "Ana");
    for (const id of [1, 2, 3]) await profile(tx, id, { collector_id: 1 });
  });
  const list = {
    dialect: db.dialect,
    personId: 1,
    day: TODAY,
    disputesDueBy: "2026-11-26",
    rules: DEFAULT_RULES,
  };
  const plan = await sql<{ detail: string }>`explain query plan with ${candidateQueries(list)}, ${scoreQueries(list)}
    select * from scored`.execute(db.read);
  const steps = plan.rows.map((row) => row.detail);
  // Every step on rows of the ledger names its index; what is walked or indexed on the way is the statement's own.
  const looked = steps.flatMap((step) => /USING (?:COVERING )?INDEX (\w+)/.exec(step)?.[1] ?? []);
  expect(new Set(looked.filter((index) => !BY_CUSTOMER.has(index)))).toEqual(new Set());
  for (const index of BY_CUSTOMER) expect(looked).toContain(index);
  const walked = steps.flatMap((step) => /^SCAN (\w+)/.exec(step)?.[1] ?? []);
  expect(new Set(walked.filter((name) => !OWN.has(name)))).toEqual(new Set());
});

/** Indexes that lead from a customer, or from a row of a customer's, to what is theirs. */
const BY_CUSTOMER: ReadonlySet<string> = new Set([
  "customer_profile_collector",
  "receivable_customer",
  "entry_receivable",
  "interaction_customer",
  // Of the correction of one contact.
  "sqlite_autoindex_interaction_1",
  // Customers merged into one.
  "customer_merged",
  "stage_override_customer",
  "promise_span_customer",
  "dispute_standing_customer",
  "follow_up_customer",
  "worklist_item_customer",
  // Of one currency on one day.
  "sqlite_autoindex_worklist_scale_1",
  "agreement_standing_customer",
  // Of one agreement, of one receivable.
  "sqlite_autoindex_agreement_part_standing_1",
  "agreement_cover_receivable",
  // Of one receivable, of one promise.
  "promise_cover_receivable",
  "sqlite_autoindex_promise_span_1",
  "sqlite_autoindex_promise_payment_1",
  "sqlite_autoindex_agreement_standing_1",
  // Of one promise or agreement, what of it is with an agency.
  "sqlite_autoindex_promise_cover_1",
  "sqlite_autoindex_agreement_cover_1",
  "placement_cover_receivable",
  "placement_item_customer",
  "sqlite_autoindex_placement_end_1",
  // What this person in particular has to do with customers of others.
  "follow_up_person",
]);

/** Aliases of what the statement made itself, of the list's own customers; a constant row is the customer's own id. */
const OWN: ReadonlySet<string> = new Set(["CONSTANT", "m", "w", "b", "q", "c", "f"]);
