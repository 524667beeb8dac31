import { expect, test } from "vitest";
import type { BoardKpiName } from "../../../shared/contract/kpi-names.ts";
import { type FilledInvoice, fillLedger } from "../reports/fill.ts";
import { databases, makeLedger } from "../support/ledgers.ts";
import { profile } from "../support/profile.ts";

const october = { from: "2026-10-01", to: "2026-10-31" };
const invoice = (customer: string, minor: number): FilledInvoice => ({
  customer,
  issuedOn: "2026-10-05",
  dueOn: "2026-11-05",
  minor,
});

test.each(databases)("a site counts in the group its legal entity is in, on %s", async (database) => {
  const { db, client } = await makeLedger(database);
  // Group, its legal entity, the entity's site, and somebody else.
  await fillLedger(db, [invoice("G", 100), invoice("L", 200), invoice("S", 300), invoice("O", 400)]);
  await db.write((tx) =>
    tx.bulk.insert("customer_profile", [profile(2, { parent_id: 1 }), profile(3, { parent_id: 2 })]),
  );
  const board = await client.kpis.board(october);
  const hhi = board.more.find(({ name }) => name === "hhi");
  expect(hhi?.value).toBe("0.5200");
  const rowsOf = async (name: BoardKpiName) => (await client.kpis.rows({ ...october, name })).rows;
  expect((await rowsOf("hhi")).map(({ customerId, numerator }) => [customerId, numerator])).toEqual([
    [1, 600],
    [4, 400],
  ]);
  expect((await rowsOf("top10SharePct")).reduce((sum, { numerator }) => sum + numerator, 0)).toBe(1000);
  const open = async (groupId: number) =>
    (await client.kpis.board({ ...october, filter: { groupId } })).beside?.openMinor;
  expect([await open(1), await open(2), await open(3)]).toEqual([600, 500, 300]);
});

test.each(databases)("a parent merged into another customer heads the group as that one, on %s", async (database) => {
  const { db, client } = await makeLedger(database);
  await fillLedger(db, [invoice("G", 100), invoice("H", 200), invoice("S", 300)]);
  await db.write((tx) => tx.bulk.insert("customer_profile", [profile(3, { parent_id: 2 })]));
  await db.write((tx) => tx.sql.updateTable("customer").set({ merged_into: 1 }).where("id", "=", 2).execute());
  expect((await client.kpis.board({ ...october, filter: { groupId: 1 } })).beside?.openMinor).toBe(400);
  expect((await client.kpis.rows({ ...october, name: "hhi" })).rows.map((row) => row.customerId).sort()).toEqual([
    1, 2,
  ]);
});
