import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { file, folderOf, OWN_RFC } from "../support/cfdi-files.ts";
import { databases, makeLedger, temporaryFolder } from "../support/ledgers.ts";

const AS_OF = "2025-12-31";

/** A header in two rows as merged cells leave it, amounts and phones as people write them, and rows with errors. */
const TABLE = [
  "Cartera de clientes;;;;;;;;",
  ";;Crédito;;;Contacto;;;",
  "RFC;Cliente;Límite de crédito;Días de crédito;Gestor;Contacto;Puesto;Celular;Correo",
  'GODE561231GR8;Ferretería Gómez;"$1,234.50 MN";45 días;laura mendez;Marta Ríos;Cuentas por pagar;044 55 5234 5678;Marta@Gomez.mx',
  "GODE561231GR8;Ferretería Gómez;;;;Pedro Paz;Director general;+52 1 81 8345 6789;",
  "KIJ0906199R1;;500;15;;;;;",
  "GODE561231GR8;Ferretería Gómez;99;;;;;;",
  "HOLA;Sin RFC;;;;;;;",
  "URE180429TM6;Otra;;;Nadie Conocido;;;;",
  "URE180429TM6;Otra;;;;Eva;;1234;",
  "XAXX010101000;;;;;;;;",
  "URE180429TM6;;;;;;;;",
].join("\n");

describe.each(databases)("customers from a table, on %s", (database) => {
  test("come with limits, terms, collectors and people; errors stand beside their rows; twice changes nothing", async () => {
    const ledger = await makeLedger(database);
    const { client } = ledger;
    await ledger.importPaths([folderOf({ "1.xml": file(1, { root: { CondicionesDePago: null } }) })], [OWN_RFC]);
    const person = { name: "Laura Méndez", role: "collector" as const, email: "", active: true };
    await client.users.add({ commandId: randomUUID(), person });
    const path = join(temporaryFolder(), "clientes.csv");
    writeFileSync(path, TABLE);

    const preview = await client.customers.previewImport({ file: path });
    expect(preview.table?.mapping.columns).toMatchObject({ rfc: 0, name: 1, limit: 2, creditDays: 3, mobile: 7 });
    const counts = { rows: 9, new: 1, changed: 2, same: 0, refused: 6, contacts: 2, channels: 3 };
    expect(preview.result?.counts).toEqual(counts);
    expect(preview.result?.notes.map((note) => [note.row, note.code])).toEqual([
      [7, "contradicts"],
      [8, "not-an-rfc"],
      [9, "no-such-person"],
      [10, "phone-too-short"],
      [11, "name-missing"],
      [12, "name-missing-new"],
    ]);
    expect(preview.result?.notes[0]?.message).toContain("4");
    expect((await client.customers.page({ asOf: AS_OF, all: true })).total).toBe(1);

    const done = await client.customers.importFile({ commandId: randomUUID(), file: path });
    expect(done.counts).toEqual(counts);
    const rows = (await client.customers.page({ asOf: AS_OF, all: true })).rows;
    expect(rows.map((row) => [row.rfc, row.collector, row.limitMinor])).toEqual(
      expect.arrayContaining([
        ["GODE561231GR8", "Laura Méndez", 123_450],
        ["KIJ0906199R1", "", 50_000],
      ]),
    );
    const gomez = rows.find((row) => row.rfc === "GODE561231GR8")?.customerId ?? 0;
    const people = (await client.customers.people({ customerId: gomez })).rows;
    expect(people.map(({ name, role, channels }) => [name, role, channels.map((each) => each.value)])).toEqual([
      ["Marta Ríos", "accounts-payable", ["+525552345678", "marta@gomez.mx"]],
      ["Pedro Paz", "owner", ["+528183456789"]],
    ]);
    // The terms moved the due day of an invoice that states none.
    expect((await client.receivables.documents({ asOf: AS_OF, all: false })).rows[0]?.dueOn).toBe("2025-05-20");

    const again = await client.customers.importFile({ commandId: randomUUID(), file: path });
    expect(again.counts).toEqual({ ...counts, new: 0, changed: 0, same: 3, contacts: 0, channels: 0 });
    expect((await client.ledgers.verify()).checks.filter((check) => !check.ok)).toEqual([]);

    // Two keys of one customer say one thing: otherwise each import would change what the one before said.
    const other = rows.find((row) => row.rfc === "KIJ0906199R1")?.customerId ?? 0;
    await client.customers.merge({ commandId: randomUUID(), keptId: gomez, mergedId: other });
    writeFileSync(path, "RFC;Cliente;Límite de crédito\nGODE561231GR8;;700\nKIJ0906199R1;;800\n");
    const both = await client.customers.importFile({ commandId: randomUUID(), file: path });
    expect(both.counts).toMatchObject({ changed: 1, refused: 1 });
    expect(both.notes.map((note) => [note.row, note.code])).toEqual([[3, "contradicts"]]);
    const last = await client.customers.importFile({ commandId: randomUUID(), file: path });
    expect(last.counts).toMatchObject({ changed: 0, same: 1, refused: 1 });
  });
});
