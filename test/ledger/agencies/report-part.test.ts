import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";
import { textOf } from "../support/pdf-text.ts";
import { owed, setUp } from "./scene.ts";

const AGENCY = "Recuperadora del Centro";
const ROWS = [
  "Factura,Fecha,Hora,Medio,Resultado,Importe de la promesa,Fecha de la promesa,Gestor",
  `${uuid(1)},2026-07-02,10:30,Llamada,Promesa,100000.00,2026-07-08,Saúl`,
  `${uuid(2)},2026-07-02,12:00,Visita,Promesa,50000.00,2026-07-09,Saúl`,
  `${uuid(2)},2026-07-03,12:00,Llamada,No contesta,,,Saúl`,
];

describe.each(databases)("what agencies reported in the monthly report on %s", (database) => {
  test("has the figures of the scoreboard on paper and as values in Excel, and each report by its day", async () => {
    const l = await setUp(database, [owed(1, 400, 20), owed(2, 300, 45, 1)]);
    await l.place([1, 2]);
    await l.allow();
    await l.client.agencyReports.setDays({
      ...l.id(),
      agencyId: l.agencyId,
      days: { fromOn: "2026-07-01", every: "month", day: 7 },
    });
    l.clock.day = "2026-07-08";
    const rows = join(temporaryFolder(), "informe.csv");
    writeFileSync(rows, ROWS.join("\n"));
    await l.client.agencyReports.receive({
      ...l.id(),
      ...{ agencyId: l.agencyId, file: rows, receivedOn: "2026-07-08", forOn: "2026-07-07" },
    });
    l.clock.day = "2026-07-31";
    await l.pay(1, "2026-07-08", 100);
    const asked = { kind: "monthly", asOf: "2026-07-31", currency: null, customerId: null } as const;
    const [pdf, xlsx] = ["pdf", "xlsx"].map((ending) => join(temporaryFolder(), `mes.${ending}`));
    if (pdf === undefined || xlsx === undefined) throw new Error("no files");
    for (const [format, file] of [
      ["pdf", pdf],
      ["xlsx", xlsx],
    ] as const) {
      await l.client.reports.export({ ...asked, lang: "es", paper: "a4", commandId: randomUUID(), format, file });
    }
    const [score] = (await l.client.agencies.scoreboard({ from: "2026-07-01", to: "2026-07-31" })).rows;
    expect(score).toMatchObject({
      ...{ attempts: 3, rpcPercent: "66.67", coveragePercent: "100.00", promisesKept: 1, promisesBroken: 1 },
      ...{ promisesKeptPercent: "50.00", promisedMinor: 15_000_000, promiseKeptMinor: 10_000_000 },
      ...{ promiseAmountPercent: "66.67", reportsDue: 1, reportsPercent: "0.00" },
    });
    const plain = (text: string): string => text.replace(/\s+/g, "");
    const paper = plain(await textOf(readFileSync(pdf)));
    expect(paper).toContain(plain("Contacto, promesas e informes de despachos"));
    const row = plain(`${AGENCY}366.67 %100.00 %250.00 %150,000.00100,000.0066.67 %10.00 %`);
    expect(paper).toContain(row);
    expect(paper).toContain(plain("Llegó tarde"));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(xlsx);
    const inExcel = (sheet: string): unknown[] | undefined => {
      const rows: unknown[][] = [];
      workbook.getWorksheet(sheet)?.eachRow((row) => {
        const cells: unknown[] = [];
        row.eachCell(({ value }) => cells.push(value instanceof Date ? value.toISOString().slice(0, 10) : value));
        rows.push(cells);
      });
      return rows.find((cells) => cells.includes(AGENCY));
    };
    expect(inExcel("Contacto de despachos")).toEqual([
      ...["MXN", AGENCY, 3, 0.6667, 1, 2, 0.5, 150_000, 100_000, 0.6667, 1, 0],
    ]);
    expect(inExcel("Informes de despachos")).toEqual([AGENCY, "2026-07-07", "2026-07-07", "2026-07-08", "Llegó tarde"]);
  });
});
