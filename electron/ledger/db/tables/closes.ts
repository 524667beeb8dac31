import type { TableSpec } from "./spec.ts";

/** A closed month with its figures as they were then. Append-only. */
export interface MonthCloseRow {
  id: number;
  /** `YYYY-MM`. */
  month: string;
  closed_at: string;
  person_id: number | null;
  actor: string;
  /** JSON (shared/contract/month-close.ts): figures, methods, rates and what was unfinished. */
  snapshot: string;
  /** SHA-256 over month, instant, actor and snapshot, in hexadecimal. */
  hash: string;
}
export const monthCloseSpec: TableSpec<MonthCloseRow> = {
  id: "int",
  month: "text",
  closed_at: "text",
  person_id: "int",
  actor: "text",
  snapshot: "text",
  hash: "text",
};
