import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { describe, expect, onTestFinished, test } from "vitest";
import { appendAudit } from "../../../electron/ledger/audit/writer.ts";
import { createContext } from "../../../electron/ledger/context.ts";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import type { Cell } from "../../../electron/ledger/render/model.ts";
import { composeReport } from "../../../electron/ledger/reports/composer.ts";
import { composing } from "../../../electron/ledger/reports/deliver.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import type { CustomerProfile } from "../../../shared/contract/customer-profile.ts";
import { type DatabaseName, databases, openLedgerOn } from "../support/ledgers.ts";
import { fillLedger } from "./fill.ts";

type RiskClass = CustomerProfile["riskClass"];

const NAMES = ["Uno", "Dos", "Tres", "Cuatro", "Cinco"];
const idOf = (name: string): number => NAMES.indexOf(name) + 1;

function shown(cell: Cell): string | number | null {
  if (cell.kind === "text") return cell.text;
  if (cell.kind === "count") return cell.value;
  if (cell.kind === "money") return cell.minor;
  return cell.kind === "day" ? cell.day : null;
}

/** A ledger of five customers who owe 1,000 pesos each, and its clock; the quarter asked about is the third of 2026. */
async function setUp(database: DatabaseName) {
  const clock = { at: "2026-06-01T18:00:00.000Z" };
  const db = await openLedgerOn(database);
  await fillLedger(
    db,
    NAMES.map((customer) => ({ customer, issuedOn: "2026-05-01", dueOn: "2026-10-15", minor: 100_000 })),
  );
  const { context, close } = createContext({ actor: "Lucía", now: () => new Date(clock.at) });
  await context.session.adopt(db);
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const classify = async (at: string, name: string, changes: Partial<CustomerProfile>): Promise<void> => {
    clock.at = at;
    const customerId = idOf(name);
    const { version } = await client.customers.ficha({ customerId, asOf: at.slice(0, 10), lang: "es" });
    await client.customers.update({ commandId: randomUUID(), customerId, version, changes });
  };
  const read = async () => {
    clock.at = "2026-11-10T18:00:00.000Z";
    const asked = { kind: "quarterly", asOf: "2026-09-30", currency: null, customerId: null } as const;
    const made = await composing(db, context.reports.office, { ...asked, lang: "es", paper: "letter" });
    const { sections } = await composeReport(db.read, made);
    const blocks = sections.flatMap((section) => section.blocks);
    const rows = (sheet: string) =>
      blocks.flatMap((block) =>
        block.kind === "table" && block.sheet === sheet ? block.rows.map((row) => row.map(shown)) : [],
      );
    const notes = blocks.flatMap((block) => (block.kind === "note" ? [block.text] : [])).join(" ");
    return { moves: rows("riskMigration"), who: rows("riskChanges"), notes };
  };
  return { db, classify, read };
}

/** A change as it was logged before events named their customer by number. */
async function loggedBefore(db: LedgerDb, at: string, name: string, was: RiskClass, is: RiskClass): Promise<void> {
  await db.write(async (tx) => {
    const detail = { customer: name, before: { riskClass: was }, after: { riskClass: is } };
    await appendAudit(tx, { at, actor: "Antes", action: "customers.update", detail });
    await tx.sql
      .updateTable("customer_profile")
      .set({ risk_class: is })
      .where("customer_id", "=", idOf(name))
      .execute();
  });
}

describe.each(databases)("customers between risk classes over a quarter, on %s", (database) => {
  test("are where the log says they were at both ends, whatever came before and after", async () => {
    const { db, classify, read } = await setUp(database);
    await classify("2026-06-20T18:00:00.000Z", "Uno", { riskClass: "A" });
    await classify("2026-07-10T18:00:00.000Z", "Uno", { riskClass: "C" });
    await classify("2026-08-10T18:00:00.000Z", "Uno", { riskClass: "D", note: "x" });
    await classify("2026-09-01T18:00:00.000Z", "Dos", { riskClass: "A" });
    await loggedBefore(db, "2026-09-02T18:00:00.000Z", "Dos", "A", "C");
    // The last evening of the quarter in Mexico is the first of October in UTC.
    await classify("2026-10-01T03:00:00.000Z", "Tres", { riskClass: "C" });
    // What came after the cut-off, and what was no change of class.
    await classify("2026-10-01T18:00:00.000Z", "Dos", { riskClass: "D" });
    await classify("2026-10-02T18:00:00.000Z", "Cuatro", { riskClass: "D" });
    await classify("2026-08-02T18:00:00.000Z", "Cinco", { note: "y" });
    const { moves, who, notes } = await read();
    expect(moves).toEqual([
      ["MXN", "A", 1, 0, 0, 0, 1, 100_000],
      ["MXN", "B", 4, 0, 2, 2, 0, 200_000],
      ["MXN", "C", 0, 0, 0, 0, 0, 0],
      ["MXN", "D", 0, 0, 0, 0, 0, 0],
    ]);
    expect(who.toSorted()).toEqual([
      ["MXN", "Dos", "Dos", "B", "C", "2026-09-02", "Antes", 100_000, 0],
      ["MXN", "Tres", "Tres", "B", "C", "2026-09-30", "Lucía", 100_000, 0],
      ["MXN", "Uno", "Uno", "A", "D", "2026-08-10", "Lucía", 100_000, 0],
    ]);
    expect(notes).toContain("renglones al 30/jun/2026, columnas al 30/sep/2026");
    expect(notes).not.toContain("se borró");
  });

  test("whose change lost its words is of a class nobody knows, and the report says so", async () => {
    const { db, classify, read } = await setUp(database);
    await classify("2026-07-10T18:00:00.000Z", "Uno", { riskClass: "C" });
    await classify("2026-08-10T18:00:00.000Z", "Dos", { riskClass: "D" });
    await loggedBefore(db, "2026-09-02T18:00:00.000Z", "Dos", "D", "C");
    const gone = { actor: "", pc: "", detail: "", text_key: "" };
    await db.write(async (tx) => {
      const events = await tx.sql.selectFrom("audit").select("seq").where("action", "=", "customers.update").execute();
      expect(events).toHaveLength(3);
      for (const at of [0, 2]) {
        const seq = events[at]?.seq ?? 0;
        await tx.sql.updateTable("audit").set(gone).where("seq", "=", seq).execute();
      }
    });
    const { moves, who, notes } = await read();
    expect(moves).toEqual([
      ["MXN", "A", 0, 0, 0, 0, 0, 0, 0],
      ["MXN", "B", 4, 0, 3, 1, 0, 0, 100_000],
      ["MXN", "C", 0, 0, 0, 0, 0, 0, 0],
      ["MXN", "D", 0, 0, 0, 0, 0, 0, 0],
      ["MXN", "No se sabe", 1, 0, 0, 1, 0, 0, 0],
    ]);
    expect(who.map(([, name]) => name)).toEqual(["Dos"]);
    expect(notes).toContain("de los que no se sabe qué decían: 1.");
  });
});
