import type { TableSpec } from "./spec.ts";

/** One thing said about a currency on a day; append-only, a correction is a new row. */
export interface ExchangeRateRow {
  id: number;
  currency: string;
  day: string;
  /** MXN for one unit, exact decimal; "" takes back what the source said before. */
  rate: string;
  /** `typed`, a series of Banco de México, or what the file called it. */
  source: string;
  /** File it was read from; "" when typed. */
  origin: string;
  recorded_at: string;
  actor: string;
}
export const exchangeRateSpec: TableSpec<ExchangeRateRow> = {
  id: "int",
  currency: "text",
  day: "text",
  rate: "text",
  source: "text",
  origin: "text",
  recorded_at: "text",
  actor: "text",
};
