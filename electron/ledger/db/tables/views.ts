import type { TableSpec } from "./spec.ts";

/** A list as somebody likes to see it. */
export interface SavedViewRow {
  id: number;
  /** Name of the grid it belongs to. */
  screen: string;
  name: string;
  /** 1: everybody sees it. */
  shared: number;
  /** Who made it; null where nobody has said who they are. */
  owner_id: number | null;
  /** JSON of a view's state (shared/contract/views.ts). */
  state: string;
  created_at: string;
  updated_at: string;
  /** 1: taken away; it can be put back. */
  deleted: number;
}
export const savedViewSpec: TableSpec<SavedViewRow> = {
  id: "int",
  screen: "text",
  name: "text",
  shared: "int",
  owner_id: "int",
  state: "text",
  created_at: "text",
  updated_at: "text",
  deleted: "int",
};

/** The view a list opens with for a person. */
export interface SavedViewDefaultRow {
  /** Id of the person; 0 where nobody has said who they are. */
  owner: number;
  screen: string;
  view_id: number;
}
export const savedViewDefaultSpec: TableSpec<SavedViewDefaultRow> = {
  owner: "int",
  screen: "text",
  view_id: "int",
};
