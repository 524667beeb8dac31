import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { describe, expect, onTestFinished, test } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { composeReport } from "../../../electron/ledger/reports/composer.ts";
import { composing } from "../../../electron/ledger/reports/deliver.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import type { CustomerProfile } from "../../../shared/contract/customer-profile.ts";
import { fillLedger } from "../reports/fill.ts";
import { interactionRow } from "../support/interaction.ts";
import { type DatabaseName, databases, openLedgerOn } from "../support/ledgers.ts";

const NAMES = ["Uno", "Dos", "Tres", "Cuatro"];
const september = { from: "2026-09-01", to: "2026-09-30" };
const october = { from: "2026-10-01", to: "2026-10-31" };

/** Four customers who owe 1,000 pesos since August; the first was called in September and in October. */
async function setUp(database: DatabaseName) {
  const clock = { at: "2026-08-20T18:00:00.000Z" };
  const db = await openLedgerOn(database);
  await fillLedger(
    db,
    NAMES.map((customer) => ({ customer, issuedOn: "2026-07-01", dueOn: "2026-08-01", minor: 100_000 })),
  );
  await db.write((tx) =>
    tx.bulk.insert(
      "interaction",
      ["2026-09-15", "2026-10-15"].map((on, index) =>
        interactionRow(index + 1, 1, `${on}T16:00:00.000Z`, { outcome: "ABUSE" }),
      ),
    ),
  );
  const { context, close } = createContext({ actor: "Lucía", now: () => new Date(clock.at) });
  await context.session.adopt(db);
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const change = async (at: string, name: string, changes: Partial<CustomerProfile>): Promise<void> => {
    clock.at = at;
    const customerId = NAMES.indexOf(name) + 1;
    const { version } = await client.customers.ficha({ customerId, asOf: at.slice(0, 10), lang: "es" });
    await client.customers.update({ commandId: randomUUID(), customerId, version, changes });
  };
  const coverage = async (period: { readonly from: string; readonly to: string }) => {
    const board = await client.kpis.board(period);
    const { value, numerator, denominator } = [...board.kpis, ...board.more].find(
      ({ name }) => name === "coveragePct",
    ) ?? { value: "none", numerator: "", denominator: "" };
    const { rows } = await client.kpis.rows({ ...period, name: "coveragePct", limit: 100 });
    expect(rows.map((row) => row.numerator).reduce((sum, each) => sum + each, 0)).toBe(Number(numerator));
    expect(rows).toHaveLength(Number(denominator));
    return value;
  };
  const holds = async (asOf: string) => {
    const asked = { kind: "monthly", asOf, currency: null, customerId: null, lang: "es", paper: "letter" } as const;
    const { sections } = await composeReport(db.read, await composing(db, context.reports.office, asked));
    return sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === "table" && block.sheet === "holds"
          ? block.rows.map((row) =>
              row.map((cell) => (cell.kind === "text" ? cell.text : cell.kind === "money" ? cell.minor : cell.kind)),
            )
          : [],
      ),
    );
  };
  return { clock, change, coverage, holds };
}

describe.each(databases)("a month that is over, on %s", (database) => {
  test("counts as eligible whom somebody was to call then, whatever is said of them since", async () => {
    const { clock, change, coverage } = await setUp(database);
    await change("2026-09-10T18:00:00.000Z", "Dos", { doNotContact: true });
    // The last minutes of September where the company is are October in UTC already.
    await change("2026-10-01T05:30:00.000Z", "Tres", { legalHold: true });
    await change("2026-10-20T18:00:00.000Z", "Dos", { doNotContact: false });
    await change("2026-11-02T18:00:00.000Z", "Cuatro", { placed: true });
    clock.at = "2026-11-10T18:00:00.000Z";
    // Then "Dos" was not to be contacted and "Tres" was with lawyers: one of "Uno" and "Cuatro" was tried.
    expect(await coverage(september)).toBe("50.00");
    // In October "Dos" could be called again, and "Cuatro" was not with an agency yet.
    expect(await coverage(october)).toBe("33.33");
    await change("2026-11-11T18:00:00.000Z", "Uno", { doNotContact: true });
    await change("2026-11-12T18:00:00.000Z", "Uno", { doNotContact: false, note: "Otra vez" });
    await change("2026-11-13T18:00:00.000Z", "Uno", { doNotContact: true });
    expect([await coverage(september), await coverage(october)]).toEqual(["50.00", "33.33"]);
    // As of today the flags of today count: nobody but "Dos" may be called.
    expect(await coverage({ from: "2026-11-01", to: "2026-11-30" })).toBe("0.00");
  });

  test("tells the credit holds of its last day, with reason, end and limit of then", async () => {
    const { clock, change, holds } = await setUp(database);
    const held = { hold: "hold-orders", holdReason: "Debe agosto", creditLimitMinor: 5_000_000 } as const;
    await change("2026-09-10T18:00:00.000Z", "Dos", held);
    await change("2026-10-05T18:00:00.000Z", "Dos", { holdReason: "Debe agosto y más", creditLimitMinor: 9_000_000 });
    await change("2026-10-20T18:00:00.000Z", "Dos", { hold: "open" });
    await change("2026-10-21T18:00:00.000Z", "Tres", { hold: "hold-orders", holdReason: "Prometió y no pagó" });
    clock.at = "2026-11-10T18:00:00.000Z";
    const text = (rows: readonly (readonly unknown[])[]) => rows.map((row) => [row[1], row[3], row[5]]);
    expect(text(await holds("2026-08-31"))).toEqual([]);
    expect(text(await holds("2026-09-30"))).toEqual([["Dos", "Debe agosto", 5_000_000]]);
    expect(text(await holds("2026-10-31"))).toEqual([["Tres", "Prometió y no pagó", "empty"]]);
  });
});
