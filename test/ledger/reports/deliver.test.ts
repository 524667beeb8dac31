import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { databases, makeLedger, temporaryFolder } from "../support/ledgers.ts";
import { textOf } from "../support/pdf-text.ts";
import { fillLedger } from "./fill.ts";

async function filled(database: (typeof databases)[number]) {
  const ledger = await makeLedger(database);
  await fillLedger(ledger.db, [
    { customer: "Peña y Ñúñez", issuedOn: "2026-10-01", dueOn: "2026-10-31", minor: 123_456_789 },
    { customer: "Otra", issuedOn: "2026-11-03", dueOn: "2026-12-03", minor: 50_000 },
  ]);
  const deliveries = () =>
    ledger.db.read.selectFrom("audit").select(["detail"]).where("action", "=", "reports.weekly.delivered").execute();
  return { ...ledger, deliveries };
}

describe.each(databases)("delivering the weekly report on %s", (database) => {
  it("writes the PDF with the ledger's figures and records the delivery without its folder", async () => {
    const { client, deliveries } = await filled(database);
    const file = join(temporaryFolder(), "Reporte ñ.pdf");
    const answer = await client.reports.export({
      kind: "weekly",
      commandId: randomUUID(),
      asOf: "2026-11-08",
      format: "pdf",
      file,
    });
    const bytes = readFileSync(file);
    expect(answer).toMatchObject({ file, bytes: bytes.length, future: false });
    const text = await textOf(bytes);
    for (const words of ["1,235,067.89", "99.96 %", "Peña y Ñúñez", "al domingo 8 de noviembre de 2026"]) {
      expect(text).toContain(words);
    }
    const [delivery] = await deliveries();
    const detail = JSON.parse(delivery?.detail ?? "{}");
    expect(detail).toMatchObject({ asOf: "2026-11-08", format: "pdf", file: "Reporte ñ.pdf", bytes: bytes.length });
  });

  it("writes nothing again for a command it has carried out", async () => {
    const { client, deliveries } = await filled(database);
    const file = join(temporaryFolder(), "r.xlsx");
    const command = {
      kind: "weekly" as const,
      commandId: randomUUID(),
      asOf: "2026-11-08",
      format: "xlsx" as const,
      file,
      lang: "en" as const,
    };
    const first = await client.reports.export(command);
    rmSync(file);
    expect(await client.reports.export(command)).toEqual(first);
    expect(existsSync(file)).toBe(false);
    expect(await deliveries()).toHaveLength(1);
  });

  it("writes the workbook in the language asked for", async () => {
    const { client } = await filled(database);
    const file = join(temporaryFolder(), "r.xlsx");
    await client.reports.export({
      kind: "weekly",
      commandId: randomUUID(),
      asOf: "2026-11-08",
      format: "xlsx",
      file,
      lang: "en",
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(file);
    const aging = workbook.getWorksheet("Aging");
    expect(aging?.getRow(5).getCell(2).value).toBe("Peña y Ñúñez");
    expect(aging?.getRow(5).getCell(6).value).toBe(1_234_567.89);
  });

  it("shows the preview without writing or recording anything", async () => {
    const { client, deliveries } = await filled(database);
    const { base64 } = await client.reports.preview({ kind: "weekly", asOf: "2026-11-08", lang: "en" });
    const text = await textOf(Buffer.from(base64, "base64"));
    expect(text).toContain("Weekly collections report");
    expect(text).toContain("1,235,067.89");
    expect(await deliveries()).toEqual([]);
  });

  it("names what keeps a file from being written, and records no delivery", async () => {
    const { client, deliveries } = await filled(database);
    const folder = temporaryFolder();
    const command = { kind: "weekly" as const, commandId: randomUUID(), asOf: "2026-11-08", format: "pdf" as const };
    const missing = join(folder, "no está", "r.pdf");
    await expect(client.reports.export({ ...command, file: missing })).rejects.toMatchObject({
      code: "PATH_NOT_FOUND",
      data: { path: dirname(missing) },
    });
    const taken = join(folder, "r.pdf");
    mkdirSync(taken);
    await expect(client.reports.export({ ...command, file: taken })).rejects.toMatchObject({ code: "READ_ONLY" });
    expect(readdirSync(folder)).toEqual(["r.pdf"]);
    expect(await deliveries()).toEqual([]);
  });

  it("says that no ledger is open", async () => {
    const { client, context } = await makeLedger(database);
    await context.session.close();
    await expect(client.reports.weekly({ asOf: "2026-11-08" })).rejects.toMatchObject({ code: "NO_LEDGER_OPEN" });
  });
});
