import type { KpiRowsAnswer } from "../../../shared/contract/kpi-rows.ts";
import type { KpiBoard, KpiMovement, KpiTrend } from "../../../shared/contract/kpis.ts";
import type { Period } from "../../../shared/domain/kpis/periods.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { type BoardAsked, readBoard } from "./board.ts";
import { withFrozen } from "./closes.ts";
import type { PartAsked } from "./filter.ts";
import { readMovement } from "./movement.ts";
import { type KpiRowsAsked, readRows } from "./rows.ts";
import { readTrend } from "./trend.ts";

/** What can be read of the KPIs, by name. */
const READINGS = {
  board: async (db: ReadHandle, asked: BoardAsked): Promise<KpiBoard> => withFrozen(db, await readBoard(db, asked)),
  trend: (db: ReadHandle, asked: BoardAsked): Promise<KpiTrend> => readTrend(db, asked),
  rows: (db: ReadHandle, asked: KpiRowsAsked): Promise<KpiRowsAnswer> => readRows(db, asked),
  movement: (db: ReadHandle, asked: Period & PartAsked): Promise<KpiMovement> => readMovement(db, asked),
} as const;

type Readings = typeof READINGS;
export type ReadingName = keyof Readings;
export type Asked<Name extends ReadingName> = Parameters<Readings[Name]>[1];
export type Found<Name extends ReadingName> = Awaited<ReturnType<Readings[Name]>>;

/** One reading as it crosses to the reading thread. */
export interface Reading {
  readonly name: ReadingName;
  readonly asked: unknown;
}

/** Carries a reading out on a handle. */
export function readOn<Name extends ReadingName>(db: ReadHandle, name: Name, asked: Asked<Name>): Promise<Found<Name>> {
  const read = READINGS[name] as (db: ReadHandle, asked: Asked<Name>) => Promise<Found<Name>>;
  return read(db, asked);
}
