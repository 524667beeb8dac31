import type { TableSpec } from "./spec.ts";

/** One import of folders, files or archives. */
export interface ImportRunRow {
  id: number;
  command_id: string;
  started_at: string;
  finished_at: string | null;
  state: "running" | "done" | "cancelled" | "interrupted" | "failed";
  sources: string;
}
export const importRunSpec: TableSpec<ImportRunRow> = {
  id: "int",
  command_id: "text",
  started_at: "text",
  finished_at: "text",
  state: "text",
  sources: "text",
};

/** What happened to one file of a run. */
export interface ImportItemRow {
  id: number;
  run_id: number;
  path: string;
  outcome: "posted" | "duplicate" | "skipped" | "rejected";
  code: string;
  detail: string;
  uuid: string | null;
  content_hash: string;
  search: string;
}
export const importItemSpec: TableSpec<ImportItemRow> = {
  id: "int",
  run_id: "int",
  path: "text",
  outcome: "text",
  code: "text",
  detail: "text",
  uuid: "text",
  content_hash: "text",
  search: "text",
};
