import type { TableSpec } from "./spec.ts";

/** Someone of the company who works with receivables; no account yet, no password. */
export interface PersonRow {
  id: number;
  name: string;
  /** Search form of the name: two people of one name could not be told apart. */
  search: string;
  /** collector, coordinator, manager, administration, billing, sales, logistics or auditor (COLLECTIONS 19). */
  role: string;
  email: string;
  active: number;
  version: number;
  created_at: string;
}
export const personSpec: TableSpec<PersonRow> = {
  id: "int",
  name: "text",
  search: "text",
  role: "text",
  email: "text",
  active: "int",
  version: "int",
  created_at: "text",
};
