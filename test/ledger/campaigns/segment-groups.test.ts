import { expect, test } from "vitest";
import { segmentOf } from "../../../electron/ledger/campaigns/segment-reader.ts";
import type { Segment } from "../../../shared/contract/campaigns.ts";
import { type FilledInvoice, fillLedger } from "../reports/fill.ts";
import { databases, makeLedger } from "../support/ledgers.ts";
import { profile } from "../support/profile.ts";

const invoice = (customer: string): FilledInvoice => ({
  customer,
  issuedOn: "2026-09-01",
  dueOn: "2026-10-01",
  minor: 100,
});

const segment = (groupIds: number[]): Segment => ({
  ...{ daysFrom: -30, daysTo: 90, amounts: [], stages: [], languages: [], collectorIds: [], groupIds },
});

test.each(databases)("a group's campaign reaches the sites of its legal entities, on %s", async (database) => {
  const { db } = await makeLedger(database);
  // Group, its legal entity, the entity's site, and somebody else.
  await fillLedger(db, [invoice("G"), invoice("L"), invoice("S"), invoice("O")]);
  await db.write((tx) =>
    tx.bulk.insert("customer_profile", [profile(2, { parent_id: 1 }), profile(3, { parent_id: 2 })]),
  );
  const reached = async (groupIds: number[]) =>
    (await segmentOf(db.read, segment(groupIds), "2026-10-10")).map(({ id }) => id);
  expect(await reached([1])).toEqual([1, 2, 3]);
  expect(await reached([2, 4])).toEqual([2, 3, 4]);
  expect(await reached([])).toEqual([1, 2, 3, 4]);
});
