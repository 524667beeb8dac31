import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { interactionList } from "../../../electron/ledger/contacts/page-reader.ts";
import { customerList } from "../../../electron/ledger/customers/list-reader.ts";
import type { LedgerDb, ReadHandle } from "../../../electron/ledger/db/ledger-db.ts";
import { disputeList } from "../../../electron/ledger/disputes/page-reader.ts";
import { paymentList } from "../../../electron/ledger/payments/page-reader.ts";
import { promiseList } from "../../../electron/ledger/promises/page-reader.ts";
import { promisedOn } from "../../../electron/ledger/promises/reader.ts";
import type { CustomerSelection } from "../../../shared/contract/customer-list.ts";
import { openLedgerOn } from "../support/ledgers.ts";
import { plansOf } from "../support/plans.ts";

const DAY = "2026-10-01";
const WINDOW = { offset: 0, limit: 200 };
const ONE_CUSTOMER = { column: "customerName" as const, op: "in" as const, values: [3] };

async function ledger(): Promise<LedgerDb> {
  const db = await openLedgerOn("sqlite");
  onTestFinished(() => db.close());
  return db;
}

/** Steps of every statement of a reader that walk a table of the ledger from end to end, and how the named one is found. */
async function found(db: LedgerDb, table: string, ask: (read: ReadHandle) => Promise<unknown>) {
  const steps = (await plansOf(db, ask)).flat();
  const own = /^SCAN (CONSTANT ROW|a|u|j|w|v|\(subquery-\d+\))( |$)/;
  return {
    // The first dispute there ever was is one row of an ordered table.
    walked: steps.filter((step) => step.startsWith("SCAN") && !own.test(step) && step !== "SCAN dispute"),
    by: steps.filter((step) => step.startsWith(`SEARCH ${table} `) && step.includes(" INDEX ")),
    sorted: steps.filter((step) => step.startsWith("USE TEMP B-TREE") && step.includes("ORDER BY")),
  };
}

test("the log of contacts is read from its latest day back, and one customer's by the customer", async () => {
  const db = await ledger();
  const log = { from: "2026-09-02", to: null, search: "", customerId: null, corrected: false, filters: [] };
  const byTime = [{ by: "happenedAt" as const, desc: true }];
  const usual = await found(db, "i", (read) => interactionList.page({ read }, log, byTime, WINDOW));
  expect(usual.by).toEqual(["SEARCH i USING INDEX interaction_time (happened_at>?)"]);
  // In the order of the index: the first page costs what it shows.
  expect(usual).toMatchObject({ walked: [], sorted: [] });
  const period = await found(db, "i", (read) => interactionList.page({ read }, { ...log, to: DAY }, byTime, WINDOW));
  expect(period.by).toEqual(["SEARCH i USING INDEX interaction_time (happened_at>? AND happened_at<?)"]);
  const person = { ...log, filters: [{ column: "person" as const, op: "in" as const, values: [7] }] };
  expect(await found(db, "i", (read) => interactionList.page({ read }, person, byTime, WINDOW))).toMatchObject({
    walked: [],
  });
  for (const narrowed of [
    { ...log, from: null, filters: [ONE_CUSTOMER] },
    { ...log, from: null, customerId: 3 },
  ]) {
    const own = await found(db, "i", (read) =>
      interactionList.page({ read }, { ...narrowed, filters: [...narrowed.filters] }, byTime, WINDOW),
    );
    expect(own.by).toEqual(["SEARCH i USING INDEX interaction_customer (customer_id=?)"]);
    expect(own.walked).toEqual([]);
  }
  const counted = await found(db, "i", (read) => interactionList.count({ read }, log));
  expect(counted.by).toHaveLength(1);
  expect(counted.walked).toEqual([]);
});

test("promises as they stood on a day are found by the day, their state or their customer", async () => {
  const db = await ledger();
  const all = { asOf: DAY, search: "", states: [], customerId: null, filters: [] };
  const latest = [{ by: "dueOn" as const, desc: true }];
  const page = (changes: Partial<Parameters<typeof promiseList.page>[1]>) =>
    found(db, "s", (read) => promiseList.page({ read }, { ...all, ...changes }, latest, WINDOW));
  expect(await page({})).toMatchObject({ walked: [], by: ["SEARCH s USING INDEX promise_span_day (until_on>?)"] });
  expect(await page({ states: ["active", "verify"] })).toMatchObject({
    walked: [],
    by: ["SEARCH s USING INDEX promise_span_state (state=? AND until_on>?)"],
  });
  const customer = ["SEARCH s USING INDEX promise_span_customer (customer_id=? AND until_on>?)"];
  expect(await page({ customerId: 3 })).toMatchObject({ walked: [], by: customer });
  expect(await page({ filters: [ONE_CUSTOMER] })).toMatchObject({ walked: [], by: customer });
  expect(await found(db, "s", (read) => promiseList.count({ read }, all))).toMatchObject({ walked: [] });
});

test("disputes to be answered are found by their state, a customer's by the customer", async () => {
  const db = await ledger();
  const active = { asOf: DAY, search: "", show: "active" as const, customerId: null, filters: [] };
  const page = (changes: Partial<Parameters<typeof disputeList.page>[1]>) =>
    found(db, "s", (read) => disputeList.page({ read }, { ...active, ...changes }, [], WINDOW));
  const byState = ["SEARCH s USING INDEX dispute_span_state (state=? AND until_on>?)"];
  for (const show of ["active", "soon", "late"] as const) {
    expect(await page({ show }), show).toMatchObject({ walked: [], by: byState });
  }
  expect(await found(db, "s", (read) => disputeList.count({ read }, active))).toMatchObject({
    walked: [],
    by: byState,
  });
  for (const own of [{ customerId: 3 }, { filters: [ONE_CUSTOMER] }]) {
    const { walked, by } = await page({ show: "all", ...own });
    expect(walked).toEqual([]);
    expect(by).toEqual(["SEARCH s USING INDEX sqlite_autoindex_dispute_span_1 (dispute_id=? AND from_on<?)"]);
  }
});

test("the list of customers reads what may be open, never every invoice there was", async () => {
  const db = await ledger();
  const largest = [{ by: "balanceMinor" as const, desc: true }];
  const open = "SEARCH r USING COVERING INDEX receivable_aging (closed_on>?)";
  const owing: CustomerSelection = { asOf: DAY, search: "", all: false, filters: [] };
  const asked: readonly CustomerSelection[] = [
    owing,
    { ...owing, filters: [{ column: "collector", op: "in", values: [7] }] },
    { ...owing, filters: [{ column: "stage", op: "in", values: ["late"] }], search: "acero" },
  ];
  for (const selection of asked) {
    for (const reader of [
      (read: ReadHandle) => customerList.page({ read, dialect: db.dialect }, selection, largest, WINDOW),
      (read: ReadHandle) => customerList.count({ read, dialect: db.dialect }, selection),
    ]) {
      const { walked, by } = await found(db, "r", reader);
      expect(walked).toEqual([]);
      expect(new Set(by)).toEqual(new Set([open]));
    }
  }
});

test("payments are read from the latest day back", async () => {
  const db = await ledger();
  const all = { asOf: DAY, search: "", states: [], onlyDoubles: false, customerId: null, filters: [] };
  const page = await found(db, "p", (read) => paymentList.page({ read }, all, [{ by: "paidOn", desc: true }], WINDOW));
  expect(page).toMatchObject({ walked: [], by: ["SEARCH p USING INDEX payment_day (paid_on<?)"] });
});

test("the promise of an invoice is found from the invoice, never among all promises that are open", async () => {
  const db = await ledger();
  const asked = sql`select ${promisedOn(DAY, "r.id")} as day from receivable as r where r.id in (1, 2)`;
  const covers = await found(db, "v", (read) => asked.execute(read));
  expect(covers.by).toEqual([expect.stringMatching(/ promise_cover_receivable \(receivable_id=\?\)$/)]);
  expect(covers.walked).toEqual([]);
  const spans = await found(db, "s", (read) => asked.execute(read));
  expect(spans.by).toEqual([expect.stringMatching(/\(promise_id=\? AND from_on<\?\)$/)]);
});
