import { onTestFinished } from "vitest";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { readRows } from "../../../electron/ledger/kpis/rows.ts";
import { type BoardKpiName, ROLL_NAMES, type VintageName } from "../../../shared/contract/kpi-names.ts";
import type { Kpi, KpiBoard } from "../../../shared/contract/kpis.ts";
import { type FilledInvoice, fillLedger } from "../reports/fill.ts";
import { openLedgerOn } from "../support/ledgers.ts";

export const october = { from: "2026-10-01", to: "2026-10-31" };

/** A figure of the board by its name. */
export function kpi(board: KpiBoard, name: BoardKpiName): Kpi {
  const found = [...board.kpis, ...board.more].find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

/** A ledger of these invoices, closed when the test ends. */
export async function filled(database: Parameters<typeof openLedgerOn>[0], invoices: readonly FilledInvoice[]) {
  const db = await openLedgerOn(database);
  onTestFinished(() => db.close());
  await fillLedger(db, invoices);
  return db;
}

/** The debts behind a roll rate, by the place of its bucket. */
export const rollBehind = (db: LedgerDb, bucket: number) =>
  readRows(db.read, {
    ...october,
    name: ROLL_NAMES[bucket] ?? "roll91",
    part: "numerator",
    into: null,
    customerId: null,
    search: "",
    sort: [],
    offset: 0,
    limit: 100,
  });

/** The invoices behind a month of the vintages at an age. */
export const vintageBehind = (db: LedgerDb, name: VintageName, month: string, period = october) =>
  readRows(db.read, {
    ...period,
    name,
    month,
    part: "numerator",
    into: "MXN",
    customerId: null,
    search: "",
    sort: [],
    offset: 0,
    limit: 100,
  });
