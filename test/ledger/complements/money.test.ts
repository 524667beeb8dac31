import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ComplementList } from "../../../shared/contract/complements.ts";
import { makeDocument, uuid } from "../support/documents.ts";
import { databases, makeLedger } from "../support/ledgers.ts";
import { post, rep } from "./chains.ts";

/** Two PPD invoices of 1,000, and a way to record money on them. */
async function setUp(database: (typeof databases)[number]) {
  const ledger = await makeLedger(database);
  const { client, db } = ledger;
  await post(db, [makeDocument(1), makeDocument(2)]);
  const customerId = (await client.customers.find({ text: "universidad" })).rows[0]?.id ?? 0;
  return {
    ...ledger,
    async record(invoice: number, pesos: number, paidOn: string) {
      const applications = [{ invoiceUuid: uuid(invoice), amountMinor: pesos * 100 }];
      const payment = {
        customerId,
        currency: "MXN",
        amountMinor: pesos * 100,
        paidOn,
        form: "03",
        operation: "SPEI 77",
      };
      const { payments } = await client.payments.record({
        commandId: randomUUID(),
        payments: [{ ...payment, applications }],
      });
      return payments[0]?.uuid ?? "";
    },
    list: async (list: ComplementList, asOf = "2026-07-08") => (await client.complements.page({ list, asOf })).rows,
    counts: async () => (await client.complements.counts()).counts,
  };
}

describe.each(databases)("recorded money and complements on %s", (database) => {
  test("money on a PPD invoice is owed a complement until the fifth of the next month, and late after it", async () => {
    const l = await setUp(database);
    await l.record(1, 400, "2026-06-10");
    expect(await l.list("undocumented", "2026-07-01")).toMatchObject([
      {
        code: "payment-complement-due",
        invoiceLabel: "F-1",
        sourceLabel: "SPEI 77",
        sourceKind: "M",
        amountMinor: 40_000,
        paidOn: "2026-06-10",
        dueOn: "2026-07-05",
        daysLeft: 4,
      },
    ]);
    const [late] = await l.list("undocumented");
    expect(late).toMatchObject({ code: "payment-complement-late", daysLeft: -3 });
    expect(late?.message).toContain("no tienen complemento; el plazo terminó el 05/jul/2026, hace 3 días");
    expect(await l.list("paid")).toEqual([]);

    await l.record(1, 600, "2026-06-20");
    expect(await l.list("paid")).toMatchObject([{ invoiceLabel: "F-1", amountMinor: 100_000, dueOn: "2026-07-05" }]);
  });

  test("the complement that comes documents the money: it counts once and leaves the lists", async () => {
    const l = await setUp(database);
    await l.record(1, 400, "2026-06-10");
    expect((await l.counts()).undocumented).toBe(1);
    await post(l.db, [rep(101, "2026-06-10", [[1, "1", "1000.00", "400.00", "600.00"]])]);
    expect(await l.counts()).toMatchObject({ undocumented: 0, unrecorded: 0, broken: 0 });
    const audit = await l.client.complements.audit({ uuid: uuid(1), asOf: "2026-07-08" });
    expect(audit.rows.map(({ kind, label, applied, balance }) => [kind, label, applied, balance])).toEqual([
      ["complement", "P-101", "400.00", "600.00"],
    ]);
    expect(audit.findings).toEqual([]);
  });

  test("complements without money are a task only since the office records money", async () => {
    const l = await setUp(database);
    await post(l.db, [
      rep(101, "2026-05-10", [[1, "1", "1000.00", "100.00", "900.00"]]),
      rep(102, "2026-06-15", [[1, "2", "900.00", "100.00", "800.00"]]),
    ]);
    expect((await l.counts()).unrecorded).toBe(0);
    const first = await l.record(2, 300, "2026-06-01");
    expect(await l.client.complements.counts()).toMatchObject({
      counts: { unrecorded: 1 },
      recordsMoneySince: "2026-06-01",
    });
    expect(await l.list("unrecorded")).toMatchObject([
      { code: "money-not-recorded", sourceLabel: "P-102", owner: "collections", amountMinor: 10_000 },
    ]);
    // An earlier payment moves the day back; without any, there is no task.
    const second = await l.record(2, 50, "2026-05-01");
    expect((await l.counts()).unrecorded).toBe(2);
    for (const paymentUuid of [first, second]) {
      await l.client.payments.reverse({ commandId: randomUUID(), paymentUuid });
    }
    expect(await l.client.complements.counts()).toMatchObject({
      counts: { unrecorded: 0, undocumented: 0 },
      recordsMoneySince: null,
    });
  });
});
