import type { ViewState } from "../../shared/contract/views.ts";
import { createPersonalStore } from "../lib/store.ts";

/** The view each list shows, as it was when it was put up; while the window lives. */
interface ShownView {
  readonly id: number;
  readonly state: ViewState;
}
export const shownViews = createPersonalStore<Readonly<Record<string, ShownView | null>>>({});

/** Remembers the view a list shows; null: none. A list that has an entry was opened before. */
export function showView(screen: string, view: ShownView | null): void {
  shownViews.set({ ...shownViews.get(), [screen]: view });
}

/** A state in one spelling, so that two can be compared: widths and the columns' usual places do not make a view another. */
function plain({ search, filters, sort, columns, bar }: ViewState): string {
  const shown = columns.filter(({ hidden }) => !hidden).map(({ id, frozen }) => [id, frozen]);
  const narrowed = [...filters].sort((a, b) => (a.column < b.column ? -1 : 1));
  const chosen = Object.entries(bar).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([search.trim(), narrowed, sort, shown, chosen]);
}

/** Whether two states show the same rows, in the same order, with the same columns. */
export function sameView(a: ViewState, b: ViewState): boolean {
  // A view saved without columns says nothing of them.
  const columns = a.columns.length === 0 || b.columns.length === 0;
  return plain(columns ? { ...a, columns: [] } : a) === plain(columns ? { ...b, columns: [] } : b);
}
