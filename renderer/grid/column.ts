import type { GridFilter } from "../../shared/contract/filters.ts";
import type { ViewState } from "../../shared/contract/views.ts";

export type { GridFilter };

/** How a column's values are written, aligned, filtered and copied. */
export type ColumnKind = "text" | "code" | "money" | "count" | "day" | "instant" | "days" | "percent";

/** A column as the features describe it; what draws it stays behind renderer/grid. */
export interface GridColumn<Row> {
  /** Name under which the ledger sorts and filters; layouts are kept by it too. */
  readonly id: string;
  readonly title: string;
  /** Longer words for the header's tooltip and the columns list. */
  readonly description?: string;
  readonly kind: ColumnKind;
  /** Money in minor units, days as `YYYY-MM-DD`, instants in UTC; null leaves the cell empty. */
  readonly value: (row: Row) => string | number | null;
  /** How the value reads on the screen where it is another than its kind's: 372 seconds as 6:12. */
  readonly display?: (row: Row) => string;
  /** Currency of a money value. */
  readonly currency?: (row: Row) => string;
  readonly width: number;
  readonly pinned?: boolean;
  /** Hidden until the user wants it. */
  readonly hidden?: boolean;
  readonly sortable?: boolean;
  readonly filterable?: boolean;
  /** Step 1-5 of the aging ramp that shades the cell. */
  readonly shade?: (row: Row) => 1 | 2 | 3 | 4 | 5 | null;
  readonly strong?: boolean;
  /** Words of a value that is a code; for its list of values. */
  readonly words?: (value: string | number) => string;
  /** Every code there is, so that what is typed is looked for in their words and not in the codes. */
  readonly codes?: readonly string[];
  /** How the value is changed where it stands (F2); left out where the rules do not allow it. */
  readonly edit?: ColumnEdit<Row>;
  /** Where the words of a row lead when clicked; null where they lead nowhere. */
  readonly link?: (row: Row) => (() => void) | null;
}

/** What was typed into a cell cannot stand; the message is the words the person reads. */
export class EditRefused extends Error {}

/** How a cell is changed: a text, or one of some choices. */
export interface ColumnEdit<Row> {
  readonly kind: "text" | "number" | "choice";
  /** What the field begins with. */
  readonly start: (row: Row) => string;
  /** Choices, the value and its words; asked for when a cell is opened. */
  readonly choices?: () => Promise<readonly { readonly value: string; readonly words: string }[]>;
  readonly maxLength?: number;
  /** Whether this row may be changed here. */
  readonly allows?: (row: Row) => boolean;
  /** What has to be said along with a value, as the field is called; null where nothing has. */
  readonly reason?: (row: Row, value: string) => { readonly label: string; readonly start: string } | null;
  /** Carries the change out; what it throws is shown and the field stays. */
  readonly save: (row: Row, value: string, reason: string) => Promise<void>;
}

/** Sorting of one column; several stand in the order in which they apply. */
export interface GridSort {
  readonly by: string;
  readonly desc: boolean;
}

/** What the filter of a column wants to list. */
export interface ValuesRequest {
  readonly column: string;
  /** Words in the value. */
  readonly text: string;
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** What the grid wants to show next. */
export interface PageRequest {
  readonly offset: number;
  readonly limit: number;
  readonly sort: readonly GridSort[];
  readonly filters: readonly GridFilter[];
  readonly signal: AbortSignal;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** What the right mouse button offers on a row. */
export interface GridMenuItem {
  readonly id: string;
  readonly label: string;
  /** As people read it: `Ctrl+C`. */
  readonly shortcut?: string;
  readonly run: () => void;
}

/** A column in the list where columns are shown, hidden and frozen. */
export interface ColumnChoice {
  readonly id: string;
  readonly title: string;
  readonly visible: boolean;
  readonly frozen: boolean;
}

/** What of a saved view is the grid's own. */
export type GridState = Pick<ViewState, "filters" | "sort" | "columns">;

/** What a screen may ask of its grid. */
export interface GridHandle {
  readonly columns: () => readonly ColumnChoice[];
  readonly setVisible: (id: string, visible: boolean) => void;
  readonly setFrozen: (id: string, frozen: boolean) => void;
  /** Widths, order, hidden and frozen columns as they came. */
  readonly resetLayout: () => void;
  readonly clearFilters: () => void;
  /** Filters, order and columns as they stand. */
  readonly state: () => GridState;
  /** Puts filters, order and columns so; columns that are not named stand as they came. */
  readonly apply: (state: GridState) => void;
  /** Calls back when filters, order or columns changed; returns how to stop. */
  readonly onState: (listener: () => void) => () => void;
  /** Columns on the screen in their order. */
  readonly shownColumns: () => readonly string[];
  /** Reads the rows again where they stand. */
  readonly refresh: () => void;
  /** Lets go of the selected rows. */
  readonly clearSelection: () => void;
  /** Moves the keyboard to the rows. */
  readonly focus: () => void;
}

/** Words of a code by the schema that knows it; the value itself where it does not. */
export function wordsOf<Code extends string>(
  schema: { safeParse: (value: unknown) => { success: true; data: Code } | { success: false } },
  words: (code: Code) => string,
): (value: string | number) => string {
  return (value) => {
    const known = schema.safeParse(value);
    return known.success ? words(known.data) : String(value);
  };
}
