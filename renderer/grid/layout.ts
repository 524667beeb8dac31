import type { ColumnState } from "ag-grid-community";
import { z } from "zod";
import { changePreferences, currentPreferences } from "../lib/preferences.ts";

const zLayout = z.array(
  z.object({
    colId: z.string(),
    width: z.number().optional(),
    hide: z.boolean().nullish(),
    pinned: z.union([z.literal("left"), z.literal("right"), z.boolean()]).nullish(),
  }),
);

/** Layout of a grid as the user left it, null when it is as it came or cannot be read. */
export function loadLayout(name: string): ColumnState[] | null {
  const text = currentPreferences().gridLayouts[name];
  if (text === undefined) return null;
  try {
    const layout = zLayout.safeParse(JSON.parse(text));
    if (!layout.success) return null;
    return layout.data.map(({ colId, width, hide, pinned }) => ({
      colId,
      ...(width === undefined ? {} : { width }),
      hide: hide ?? false,
      pinned: pinned ?? null,
    }));
  } catch {
    return null;
  }
}

/** Keeps order, widths, hidden and frozen columns on this PC; sorting is of the moment and is not kept. */
export function saveLayout(name: string, state: readonly ColumnState[] | null): void {
  const { [name]: _, ...others } = currentPreferences().gridLayouts;
  const layout = state?.map(({ colId, width, hide, pinned }) => ({ colId, width, hide, pinned }));
  void changePreferences({
    gridLayouts: layout === undefined ? others : { ...others, [name]: JSON.stringify(layout) },
  });
}
