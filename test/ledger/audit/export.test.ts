import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import ExcelJS from "exceljs";
import { expect, onTestFinished, test } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { openLedgerOn, temporaryFolder } from "../support/ledgers.ts";

test("the exported audit has instants that Excel sorts as such, by the company's clock, and says in words what was done", async () => {
  const db = await openLedgerOn("sqlite");
  const { context, close } = createContext({ now: () => new Date("2026-03-03T02:15:00.000Z"), actor: "Laura" });
  onTestFinished(close);
  await context.session.adopt(db);
  const { settings, audit } = createRouterClient(createRouter(), { context });
  await settings.update({
    commandId: randomUUID(),
    changes: { timeZone: "America/Mexico_City", bankToleranceMinor: 250 },
  });
  const file = join(temporaryFolder(), "bitacora.xlsx");
  await audit.exportPage({ file, lang: "es" });

  const sheet = (await new ExcelJS.Workbook().xlsx.readFile(file)).worksheets[0];
  const at = sheet?.getCell("B2");
  // Excel has no zones: the clock on the wall of the office, a day before the one in UTC.
  expect(at?.value).toEqual(new Date("2026-03-02T20:15:00.000Z"));
  expect(at?.numFmt).toMatch(/hh:mm/);
  const details = (sheet?.getColumn(7).values ?? []).slice(2).map(String);
  expect(details.filter((detail) => / 250\b/.test(detail))).toHaveLength(1);
  expect(details.filter((detail) => /[{}"]/.test(detail))).toEqual([]);
});
