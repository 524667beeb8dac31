import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre";
import { describe, expect, test } from "vitest";
import { promiseLedger } from "../promises/set-up.ts";
import { makeDocument, uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";

const asOf = "2026-03-02";
const OTHER = { rfc: "IIA040805DZ4", name: "INDUSTRIA ILUMINADORA DE ALMACENES", foreignTaxId: "" };
/** What of a row lies in tables of its own, with what a row beside it has. */
const COLUMNS = ["folio", "customerName", "disputedMinor", "promisedOn", "contrarecibo", "po", "openMinor"];

/** The day in a cell, `YYYY-MM-DD`; null of an empty one. */
const dayIn = (cell: unknown): string | null => (cell instanceof Date ? cell.toISOString().slice(0, 10) : null);

describe.each(databases)("the Excel list of open receivables on %s", (database) => {
  test("has in each column what the page shows, whatever other columns are asked for", async () => {
    const l = await promiseLedger(database, [
      makeDocument(1),
      makeDocument(2),
      makeDocument(3, { receiver: OTHER }),
      makeDocument(4),
    ]);
    const { client, customerId } = l;
    await client.acceptance.record({
      commandId: randomUUID(),
      draft: { customerId, uuids: [uuid(4)], accepted: { on: "2026-02-20", number: "CR-881" }, po: "OC-45" },
    });
    await l.make([["2026-03-06", 800]], [1]);
    const draft = {
      customerId,
      invoiceUuid: uuid(2),
      type: "price",
      amountMinor: 30_000,
      reason: "Otro precio",
    } as const;
    await client.disputes.open({ commandId: randomUUID(), draft });
    const { rows } = await client.receivables.page({ asOf });

    const written = async (columns: string[]): Promise<readonly (readonly unknown[])[]> => {
      const file = join(temporaryFolder(), "cartera.xlsx");
      const { rows: count } = await client.receivables.exportPage({ asOf, columns, file });
      expect(count).toBe(rows.length);
      return (await readXlsx(readFileSync(file))).sheets[0]?.rows ?? [];
    };
    const whole = await written(COLUMNS);
    expect(whole.slice(1).map((cells) => String(cells[0]))).toEqual(rows.map((row) => row.folio));
    expect(whole.slice(1).map((cells) => cells[1])).toEqual(rows.map((row) => row.customerName));
    expect(whole.slice(1).map((cells) => cells[2])).toEqual(rows.map((row) => row.disputedMinor / 100));
    expect(whole.slice(1).map((cells) => dayIn(cells[3]))).toEqual(rows.map((row) => row.promisedOn));
    expect(whole.slice(1).map((cells) => cells[4] ?? "")).toEqual(rows.map((row) => row.contrarecibo));
    expect(whole.slice(1).map((cells) => cells[5] ?? "")).toEqual(rows.map((row) => row.po));
    expect(
      rows.flatMap((row) => [row.disputedMinor > 0, row.promisedOn !== null, row.po !== ""]).filter(Boolean),
    ).toHaveLength(3);
    for (const [index, column] of COLUMNS.entries()) {
      const alone = await written([column, "folio"]);
      expect(
        alone.map((cells) => cells[0] ?? null),
        column,
      ).toEqual(whole.map((cells) => cells[index] ?? null));
    }
  });
});
