import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cfdi40, UUID } from "../../domain/cfdi/make-cfdi.ts";
import { databases, makeLedger, temporaryFolder } from "../support/ledgers.ts";

const FOLDER = join(import.meta.dirname, "../../fixtures/cfdi/scenarios/10-duplicados");
const OWN = "EKU9003173C9";
const DUPLICATED = "CB6E16B3-6356-4E6E-8DAE-C44EEF2BCAAB";

describe.each(databases)("other content under a booked UUID, on %s", (database) => {
  test.each([
    ["the true file first", ["a.xml", "z conflicto.xml"]],
    ["the true file last", ["z conflicto.xml", "a.xml"]],
  ])("is kept aside and told, %s", async (_name, files) => {
    const ledger = await makeLedger(database);
    for (const file of files) await ledger.importPaths([join(FOLDER, file)], [OWN]);
    const { rows, total } = await ledger.client.imports.conflicts({});
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      uuid: DUPLICATED,
      label: "F-1",
      customerName: "UNIVERSIDAD ROBOTICA ESPAÑOLA",
      bookedTotal: "1160.00",
      asideTotal: "9160.00",
      bookedPath: join(FOLDER, "a.xml"),
      asidePath: join(FOLDER, "z conflicto.xml"),
      reason: "adds-up",
    });
    const { rows: open } = await ledger.client.receivables.documents({ asOf: "2025-12-31", all: true });
    expect(open.map((row) => row.openMinor)).toEqual([116_000]);
  });

  test("shows where the two differ, and gives either original back", async () => {
    const ledger = await makeLedger(database);
    await ledger.importPaths([FOLDER], [OWN]);
    const [row] = (await ledger.client.imports.conflicts({})).rows;
    const id = row?.id ?? 0;
    const { differences, more } = await ledger.client.imports.conflict({ id });
    expect(differences).toEqual([{ place: "Total", booked: "1160.00", aside: "9160.00" }]);
    expect(more).toBe(false);
    const aside = await ledger.client.imports.conflictXml({ id });
    expect(aside).toMatchObject({
      fileName: "z conflicto.xml",
      text: readFileSync(join(FOLDER, "z conflicto.xml"), "utf8"),
    });
    const booked = await ledger.client.receivables.xml({ uuid: DUPLICATED });
    expect(booked.text).toContain('Total="1160.00"');
    await expect(ledger.client.imports.conflictXml({ id: 99 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ledger.client.imports.conflict({ id: 99 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("names the fixed rule where both contents add up, and the same one is booked in any order", async () => {
    const booked: string[] = [];
    for (const order of [
      ["uno.xml", "dos.xml"],
      ["dos.xml", "uno.xml"],
    ]) {
      const folder = temporaryFolder();
      writeFileSync(join(folder, "uno.xml"), cfdi40());
      writeFileSync(join(folder, "dos.xml"), cfdi40({ root: { CondicionesDePago: "60 días" } }));
      const ledger = await makeLedger(database);
      for (const file of order) await ledger.importPaths([join(folder, file)], [OWN]);
      const { rows } = await ledger.client.imports.conflicts({});
      expect(rows).toHaveLength(1);
      expect(rows[0]?.reason).toBe("fixed-rule");
      const { differences } = await ledger.client.imports.conflict({ id: rows[0]?.id ?? 0 });
      expect(differences.map((one) => one.place)).toEqual(["CondicionesDePago"]);
      booked.push((await ledger.client.receivables.xml({ uuid: UUID })).text);
    }
    expect(booked[0]).toBe(booked[1]);
  });

  test("is told once however often the file comes", async () => {
    const ledger = await makeLedger(database);
    const folder = temporaryFolder();
    cpSync(FOLDER, folder, { recursive: true });
    await ledger.importPaths([FOLDER], [OWN]);
    const again = await ledger.importPaths([folder], [OWN]);
    expect(again.rejected).toBe(1);
    expect((await ledger.client.imports.conflicts({})).total).toBe(1);
  });
});
