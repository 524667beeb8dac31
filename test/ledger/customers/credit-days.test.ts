import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { docto, file, folderOf, OWN_RFC, pago, receiptFile } from "../support/cfdi-files.ts";
import { databases, makeLedger } from "../support/ledgers.ts";

const AS_OF = "2025-12-31";
const silent = { root: { CondicionesDePago: null } };

describe.each(databases)("credit days of a customer, on %s", (database) => {
  test("RULES 57: hold for its invoices that state none, those to come too, until they are taken back", async () => {
    const ledger = await makeLedger(database);
    const { client } = ledger;
    const other = { ...silent, receiver: 'Rfc="URE180429TM6" Nombre="OTRO"' };
    const files = {
      "1.xml": file(1, silent),
      "2.xml": file(2, { root: { CondicionesDePago: "60 días" } }),
      "3.xml": file(3, other),
      "4.xml": receiptFile(4, [pago("100.00", [docto(1, "100.00")])]),
    };
    await ledger.importPaths([folderOf(files)], [OWN_RFC]);
    const rows = async () => (await client.receivables.documents({ asOf: AS_OF, all: false })).rows;
    const due = async () => Object.fromEntries((await rows()).map((row) => [row.folio, row.dueOn]));
    expect(await due()).toEqual({ 1: "2025-06-04", 2: "2025-07-04", 3: "2025-06-04" });
    const customerId = (await rows()).find((row) => row.folio === "1")?.customerId ?? 0;
    const command = { commandId: randomUUID(), customerId, creditDays: 15 };
    expect(await client.customers.setCreditDays(command)).toEqual({ customerId, creditDays: 15 });
    expect(await client.customers.setCreditDays(command)).toEqual({ customerId, creditDays: 15 });
    expect(await due()).toEqual({ 1: "2025-05-20", 2: "2025-07-04", 3: "2025-06-04" });
    await ledger.importPaths([folderOf({ "5.xml": file(5, silent) })], [OWN_RFC]);
    expect(await due()).toMatchObject({ 5: "2025-05-20" });
    expect((await client.customers.statement({ customerId, asOf: AS_OF })).customer.creditDays).toBe(15);

    await client.customers.setCreditDays({ commandId: randomUUID(), customerId, creditDays: null });
    expect(await due()).toEqual({ 1: "2025-06-04", 2: "2025-07-04", 3: "2025-06-04", 5: "2025-06-04" });
    expect((await rows()).map((row) => row.openMinor).sort()).toEqual([106_000, 116_000, 116_000, 116_000]);
    expect((await client.ledgers.verify()).checks.filter((check) => !check.ok)).toEqual([]);
    await expect(
      client.customers.setCreditDays({ commandId: randomUUID(), customerId: 999, creditDays: 1 }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
