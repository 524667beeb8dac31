import { expect, test } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { printFormat } from "../../../electron/ledger/render/format.ts";
import { composeReport } from "../../../electron/ledger/reports/composer.ts";
import { composing } from "../../../electron/ledger/reports/deliver.ts";
import { zReportKind } from "../../../shared/contract/reports.ts";
import { databases, openLedgerOn } from "../support/ledgers.ts";
import { fillLedger } from "./fill.ts";

const LONGEST_SHEET_NAME = 31;

for (const database of databases) {
  test(`${database}: no name of a sheet is cut, in any report and language`, async () => {
    const db = await openLedgerOn(database);
    await fillLedger(db, [{ customer: "Peña", issuedOn: "2026-08-01", dueOn: "2026-09-01", minor: 10_000 }]);
    const { context, close } = createContext({ now: () => new Date("2026-11-03T20:00:00.000Z") });
    for (const kind of zReportKind.options) {
      for (const lang of ["es", "en"] as const) {
        const asked = { kind, asOf: "2026-10-31", currency: null, customerId: 1, lang, paper: "letter" } as const;
        const { sheets } = await composeReport(db.read, await composing(db, context.reports.office, asked));
        const names = sheets.map(({ name }) => name);
        expect(names.filter((name) => name.length > LONGEST_SHEET_NAME || /[\\/?*[\]:]/.test(name))).toEqual([]);
        expect(new Set(names).size, kind).toBe(names.length);
      }
    }
    await close();
  });

  test(`${database}: money on account waits since what is left of it came, not since the first that ever came`, async () => {
    const db = await openLedgerOn(database);
    await fillLedger(
      db,
      [{ customer: "Otra", issuedOn: "2026-08-01", dueOn: "2026-09-01", minor: 10_000 }],
      [
        { customer: "Peña", kind: "payment", on: "2025-11-28", minor: -50_000 },
        { customer: "Peña", kind: "application", on: "2025-12-01", minor: 50_000 },
        { customer: "Peña", kind: "payment", on: "2026-09-30", minor: -20_000 },
        { customer: "Peña", kind: "payment", on: "2026-10-27", minor: -18_000 },
        { customer: "Peña", kind: "application", on: "2026-10-28", minor: 5_000 },
      ],
    );
    const { context, close } = createContext({ now: () => new Date("2026-11-03T20:00:00.000Z") });
    const of = async (asOf: string) => {
      const asked = { kind: "unapplied", asOf, currency: null, customerId: null, lang: "es", paper: "letter" } as const;
      const document = await composeReport(db.read, await composing(db, context.reports.office, asked));
      const blocks = document.sections.flatMap((section) => section.blocks);
      const table = blocks.find((block) => block.kind === "table" && block.sheet === "unapplied");
      return table?.kind === "table" ? table.rows : [];
    };
    const [row] = await of("2026-10-31");
    expect(row).toEqual(
      expect.arrayContaining([
        { kind: "day", day: "2026-09-30" },
        { kind: "count", value: 31 },
        { kind: "money", minor: 33_000, currency: "MXN" },
      ]),
    );
    // Before anything of it was applied it has waited since it came.
    expect((await of("2025-11-30"))[0]).toEqual(expect.arrayContaining([{ kind: "day", day: "2025-11-28" }]));
    await close();
  });
}

test("negative figures in print have a minus sign wherever they stand, charts too", () => {
  const format = printFormat("es");
  expect(format.wholeAmount(-3_733_100, "MXN")).toBe("−37,331");
  expect(format.signedAmount(-3_733_100, "MXN")).toBe("−37,331.00");
  expect(format.integer(-1_200)).toBe("−1,200");
  expect(format.wholeAmount(-20, "MXN")).toBe("0");
});
