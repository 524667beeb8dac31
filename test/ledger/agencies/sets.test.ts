import * as fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { broughtByItems } from "../../../electron/ledger/agencies/brought.ts";
import { placedItems } from "../../../electron/ledger/agencies/items-reader.ts";
import { dialectOf } from "../../../electron/ledger/db/dialects.ts";
import type { PlacedItem } from "../../../shared/contract/agencies.ts";
import type { PlacedColumn } from "../../../shared/contract/agency-lists.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { uuid } from "../support/documents.ts";
import { databases } from "../support/ledgers.ts";
import { owed, type Scene, setUp } from "./scene.ts";

const INVOICES = 6;

const invoice = fc.integer({ min: 1, max: INVOICES });

/** What happens in an office with two agencies, a day after the other. */
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("place" as const),
      which: fc.subarray([1, 2, 3, 4, 5, 6], { minLength: 1 }),
      other: fc.boolean(),
      holdout: fc.constantFrom(0, 5000),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("pay" as const),
      n: invoice,
      thousands: fc.integer({ min: 1, max: 90 }),
      back: fc.integer({ min: 0, max: 25 }),
      via: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("undo" as const),
      nth: fc.nat({ max: 9 }),
      how: fc.constantFrom("bounce" as const, "reverse" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("recall" as const),
      n: invoice,
      reason: fc.constantFrom("strategic" as const, "invalid" as const),
      allowed: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 20 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Carries out what can be; what the app refuses did not happen. */
async function happen(l: Scene, agencies: readonly number[], payments: string[], each: Step): Promise<void> {
  const { client, id } = l;
  if (each.kind === "wait") {
    l.clock.day = addDays(l.clock.day, each.days);
  } else if (each.kind === "place") {
    await l.place(each.which, { agencyId: agencies[each.other ? 1 : 0] ?? 0, holdoutBp: each.holdout });
    await l.allow();
  } else if (each.kind === "pay") {
    const paid = await l.pay(each.n, addDays(l.clock.day, -each.back), each.thousands);
    payments.push(paid);
    if (!each.via) return;
    await l.become(l.allows);
    const { id: itemId } = await l.item(each.n);
    await client.agencies.attribute({ ...id(), itemId, paymentUuid: paid, via: true, note: "" });
  } else if (each.kind === "undo") {
    const paymentUuid = payments[each.nth];
    if (paymentUuid === undefined) return;
    await l.become(l.allows);
    if (each.how === "bounce") await client.payments.bounce({ ...id(), paymentUuid, on: l.clock.day, note: "x" });
    else await client.payments.reverse({ ...id(), paymentUuid, note: "x" });
  } else {
    await client.agencies.recall({ ...id(), itemIds: [(await l.item(each.n)).id], reason: each.reason });
    if (each.allowed) await l.allow();
  }
}

async function office(database: (typeof databases)[number], steps: readonly Step[], directEarns: boolean) {
  const documents = Array.from({ length: INVOICES }, (_, at) => owed(at + 1, 100, 20 + 15 * at, at % 3));
  const l = await setUp(database, documents, { directEarns });
  const second = await l.newAgency({ legalName: "Ábaco Legal", rfc: "" }, { directEarns: !directEarns });
  const payments: string[] = [];
  for (const each of steps) {
    await happen(l, [l.agencyId, second], payments, each).catch(() => undefined);
    await l.become(l.asks);
  }
  await l.become(l.allows);
  return l;
}

const CASH = ["viaMinor", "directMinor", "tailMinor", "commissionMinor"] as const;
const sum = (rows: readonly PlacedItem[], of: (row: PlacedItem) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** What the list and the sums say, held against every item worked out by itself. */
async function compare(l: Scene): Promise<number> {
  const items = await placedItems(l.db.read, {});
  const { rows } = await sql<Record<string, number>>`${broughtByItems(dialectOf(l.db.read), sql`1 = 1`)}`.execute(
    l.db.read,
  );
  const brought = new Map(rows.map((row) => [row["item_id"], row]));
  for (const item of items) {
    const own = brought.get(item.id);
    expect(CASH.map((column) => own?.[column.replace("Minor", "_minor")] ?? 0)).toEqual(
      CASH.map((column) => item[column]),
    );
  }
  const page = await l.client.placed.page({ limit: 100 });
  expect(page.rows.map(({ customerKey: _, ...item }) => item)).toEqual(items);
  expect(page.total).toBe(items.length);
  const columns: readonly PlacedColumn[] = [
    ...CASH,
    "openMinor",
    "placedMinor",
    "state",
    "label",
    "daysPastDue",
    "placementId",
  ];
  for (const by of columns.filter((column): column is PlacedColumn & keyof PlacedItem => column !== "customerKey")) {
    const sorted = items.toSorted((a, b) => (a[by] === b[by] ? 0 : (a[by] ?? "") < (b[by] ?? "") ? -1 : 1));
    const found = await l.client.placed.page({ limit: 100, sort: [{ by, desc: false }] });
    expect(
      found.rows.map(({ id }) => id),
      by,
    ).toEqual(sorted.map(({ id }) => id));
  }
  for (const state of ["with", "asked", "recalled", "control"] as const) {
    const found = await l.client.placed.page({ limit: 100, states: [state] });
    expect(found.rows.map(({ id }) => id)).toEqual(items.filter((item) => item.state === state).map(({ id }) => id));
  }
  for (const { id, label } of items) {
    expect((await l.client.placed.page({ search: label })).rows.map((row) => row.id)).toContain(id);
  }
  const [totals] = (await l.client.placed.totals({})).rows;
  if (items.length > 0) {
    expect(totals).toEqual({
      currency: "MXN",
      items: items.length,
      placedMinor: sum(items, (item) => item.placedMinor),
      openMinor: sum(items, (item) => item.openMinor),
      viaMinor: sum(items, (item) => item.viaMinor),
      directMinor: sum(items, (item) => item.directMinor),
      commissionMinor: sum(items, (item) => item.commissionMinor),
    });
  }
  const earned = items.filter(({ directMinor }) => directMinor > 0);
  const narrowed = await l.client.placed.page({
    filters: [{ column: "directMinor", op: "range", from: "0.01", to: null }],
  });
  expect(narrowed.rows.map(({ id }) => id)).toEqual(earned.map(({ id }) => id));
  const agencies = await l.client.agencies.page({ asOf: l.clock.day });
  for (const agency of agencies.rows) {
    const own = items.filter(({ agencyId, control }) => agencyId === agency.agencyId && !control);
    const out = own.filter(({ state }) => state === "with" || state === "asked");
    expect(agency).toMatchObject({
      items: out.length,
      placedMinor: sum(out, (item) => item.placedMinor),
      openMinor: sum(out, (item) => item.openMinor),
      viaMinor: sum(own, (item) => item.viaMinor),
      directMinor: sum(own, (item) => item.directMinor),
      commissionMinor: sum(own, (item) => item.commissionMinor),
    });
  }
  const sorted = await l.client.agencies.page({ asOf: l.clock.day, sort: [{ by: "commissionMinor", desc: true }] });
  expect(sorted.rows.map(({ commissionMinor }) => commissionMinor)).toEqual(
    agencies.rows.map(({ commissionMinor }) => commissionMinor).sort((a, b) => b - a),
  );
  return items.length;
}

describe.each(databases)("what is placed, by sets on %s", (database) => {
  test("of random offices the lists say what each item says by itself", { timeout: 240_000 }, async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), fc.boolean(), async (steps, directEarns) => {
        seen += await compare(await office(database, steps, directEarns));
      }),
      { numRuns: database === "sqlite" ? 12 : 5, endOnFailure: true },
    );
    expect(seen).toBeGreaterThan(0);
  });

  test("a payment that bounces after a recall, a tail and an invoice placed twice are read alike", async () => {
    const l = await office(
      database,
      [
        { kind: "place", which: [1, 2], other: false, holdout: 0 },
        { kind: "wait", days: 10 },
        { kind: "pay", n: 1, thousands: 20, back: 2, via: true },
        { kind: "pay", n: 2, thousands: 30, back: 2, via: false },
        { kind: "recall", n: 1, reason: "strategic", allowed: true },
        { kind: "wait", days: 3 },
        { kind: "pay", n: 1, thousands: 10, back: 0, via: false },
        { kind: "undo", nth: 0, how: "bounce" },
        { kind: "wait", days: 8 },
        { kind: "place", which: [1], other: true, holdout: 0 },
        { kind: "wait", days: 2 },
        { kind: "pay", n: 1, thousands: 15, back: 0, via: true },
        { kind: "recall", n: 2, reason: "invalid", allowed: false },
      ],
      true,
    );
    expect(await compare(l)).toBe(3);
    expect(await l.item(2)).toMatchObject({ state: "asked", directMinor: 30 * 100_000 });
    const { rows } = await l.client.agencies.ofInvoice({ uuid: uuid(1) });
    expect(rows.map(({ tailMinor }) => tailMinor)).toEqual([0, 10 * 100_000]);
  });
});
