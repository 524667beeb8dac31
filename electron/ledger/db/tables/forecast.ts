import type { TableSpec } from "./spec.ts";

/** A forecast of cash as it was made on a day. Append-only. */
export interface ForecastRunRow {
  id: number;
  as_of: string;
  /** Weeks ahead, the one of `as_of` first. */
  weeks: number;
  /** Chances it counted with and what they were measured on, JSON. */
  method: string;
  person_id: number | null;
  made_at: string;
  actor: string;
}
export const forecastRunSpec: TableSpec<ForecastRunRow> = {
  id: "int",
  as_of: "text",
  weeks: "int",
  method: "text",
  person_id: "int",
  made_at: "text",
  actor: "text",
};

/** Where the cash of a forecast comes from: the first that applies to a balance (KPIS 14). */
export type ForecastSource = "promise" | "agreement" | "habit" | "spread" | "none";

/** A part of an open balance in a forecast. */
export interface ForecastItemRow {
  id: number;
  run_id: number;
  customer_id: number;
  invoice_uuid: string;
  source: ForecastSource;
  currency: string;
  due_on: string;
  base_minor: number;
  /** Chance that it comes in, in hundredths of a percent. */
  chance_bp: number;
  /** "" where it is spread over weeks, or not expected. */
  expected_on: string;
  forecast_minor: number;
  /** What the chance or the day rests on, a code. */
  why: string;
}
export const forecastItemSpec: TableSpec<ForecastItemRow> = {
  id: "int",
  run_id: "int",
  customer_id: "int",
  invoice_uuid: "text",
  source: "text",
  currency: "text",
  due_on: "text",
  base_minor: "int",
  chance_bp: "int",
  expected_on: "text",
  forecast_minor: "int",
  why: "text",
};

/** Cash of one source that a forecast expects in a week. */
export interface ForecastWeekRow {
  id: number;
  run_id: number;
  currency: string;
  /** Monday; "" for what is expected after the last week. */
  week_on: string;
  source: ForecastSource;
  amount_minor: number;
}
export const forecastWeekSpec: TableSpec<ForecastWeekRow> = {
  id: "int",
  run_id: "int",
  currency: "text",
  week_on: "text",
  source: "text",
  amount_minor: "int",
};
