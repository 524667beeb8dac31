import { z } from "zod";
import { command, query, zCommandId } from "./common.ts";
import { zGridFilter, zSortBy } from "./filters.ts";

/** Name of a list whose views are saved: that of its grid. */
const zScreen = z.string().min(1).max(60);

/** How a list is seen: what narrows it, how it is sorted, and its columns in their order. */
export const zViewState = z.object({
  search: z.string().max(200).default(""),
  filters: z.array(zGridFilter).max(30).default([]),
  sort: zSortBy(z.string().max(60)),
  /** Columns in their order; one that is not named stands where it came. Empty: as they come. */
  columns: z
    .array(
      z.object({
        id: z.string().max(60),
        /** In pixels. */
        width: z.number().int().min(10).max(4000).optional(),
        hidden: z.boolean().default(false),
        frozen: z.boolean().default(false),
      }),
    )
    .max(80)
    .default([]),
  /** Choices of the screen's own bar, by name: aging, currency, grouping. */
  bar: z.record(z.string().max(60), z.string().max(200)).default({}),
});
export type ViewState = z.infer<typeof zViewState>;

const zName = z.string().trim().min(1).max(80);

/** A saved view as the person who asks sees it. */
export const zSavedView = z.object({
  id: z.number().int(),
  screen: z.string(),
  name: z.string(),
  /** Everybody sees it. */
  shared: z.boolean(),
  /** The person who asks made it, or nobody in particular did: it may be changed. */
  mine: z.boolean(),
  /** Who made it; "" where nobody had said who they are. */
  owner: z.string(),
  state: zViewState,
  /** The list opens with it, for this person. */
  opensWith: z.boolean(),
});
export type SavedView = z.infer<typeof zSavedView>;

const zOne = { commandId: zCommandId, id: z.number().int() };

export const views = {
  /** Own and shared views of a list, by name. */
  list: query.input(z.object({ screen: zScreen })).output(z.object({ rows: z.array(zSavedView) })),
  /** Saves a new view. VIEW_EXISTS when the name is taken. */
  save: command
    .input(z.object({ commandId: zCommandId, screen: zScreen, name: zName, shared: z.boolean(), state: zViewState }))
    .output(zSavedView),
  /** Renames, shares or overwrites one's own view; what is left out stays. VIEW_OF_OTHERS, VIEW_EXISTS. */
  change: command
    .input(z.object({ ...zOne, name: zName.optional(), shared: z.boolean().optional(), state: zViewState.optional() }))
    .output(zSavedView),
  /** Takes one's own view away; `restore` puts it back. */
  remove: command.input(z.object(zOne)).output(z.object({ id: z.number().int() })),
  restore: command.input(z.object(zOne)).output(zSavedView),
  /** The view the list opens with for the person who asks; null: as it comes. */
  openWith: command
    .input(z.object({ commandId: zCommandId, screen: zScreen, id: z.number().int().nullable() }))
    .output(z.object({ screen: z.string(), id: z.number().int().nullable() })),
};
