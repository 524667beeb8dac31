import type { TableSpec } from "./spec.ts";

/** A folder whose new files are imported by themselves. */
export interface WatchFolderRow {
  id: number;
  path: string;
  /** 0: paused. */
  enabled: number;
  /** 1: folders inside it too. */
  subfolders: number;
  added_at: string;
  /** Why the program paused it by itself; "" when a person did, or nobody. */
  pause_reason: string;
}
export const watchFolderSpec: TableSpec<WatchFolderRow> = {
  id: "int",
  path: "text",
  enabled: "int",
  subfolders: "int",
  added_at: "text",
  pause_reason: "text",
};

/** A file of a watched folder as it was when it was imported: it is read again only after it has changed. */
export interface WatchSeenRow {
  folder_id: number;
  /** Within the folder. */
  path: string;
  size: number;
  /** Last write, milliseconds since 1970. */
  mtime: number;
  /** Of files that were rejected, so that a mere touch does not count as a change; "" otherwise. */
  sha256: string;
  outcome: "posted" | "duplicate" | "skipped" | "rejected";
  code: string;
  detail: string;
  run_id: number;
  seen_at: string;
}
export const watchSeenSpec: TableSpec<WatchSeenRow> = {
  folder_id: "int",
  path: "text",
  size: "int",
  mtime: "int",
  sha256: "text",
  outcome: "text",
  code: "text",
  detail: "text",
  run_id: "int",
  seen_at: "text",
};

/** Import run that a watched folder started. The folder may be gone, so its path is kept. */
export interface WatchRunRow {
  run_id: number;
  folder_id: number;
  path: string;
}
export const watchRunSpec: TableSpec<WatchRunRow> = { run_id: "int", folder_id: "int", path: "text" };
