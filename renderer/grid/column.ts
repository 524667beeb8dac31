/** How a column's values are written, aligned, filtered and copied. */
export type ColumnKind = "text" | "code" | "money" | "count" | "day" | "days";

/** A column as the features describe it; what draws it stays behind renderer/grid. */
export interface GridColumn<Row> {
  /** Name under which the ledger sorts and filters; layouts are kept by it too. */
  readonly id: string;
  readonly title: string;
  /** Longer words for the header's tooltip and the columns list. */
  readonly description?: string;
  readonly kind: ColumnKind;
  /** Money in minor units, days as `YYYY-MM-DD`; null leaves the cell empty. */
  readonly value: (row: Row) => string | number | null;
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
  /** Where the words of a row lead when clicked; null where they lead nowhere. */
  readonly link?: (row: Row) => (() => void) | null;
}

/** Sorting of one column; several stand in the order in which they apply. */
export interface GridSort {
  readonly by: string;
  readonly desc: boolean;
}

/** One condition on a column, in the terms of the contract (amounts as text in units, ranges inclusive). */
export type GridFilter =
  | { readonly column: string; readonly op: "contains"; readonly value: string }
  | { readonly column: string; readonly op: "equals"; readonly value: string | number }
  | {
      readonly column: string;
      readonly op: "range";
      readonly from: string | number | null;
      readonly to: string | number | null;
    };

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

/** What a screen may ask of its grid. */
export interface GridHandle {
  readonly columns: () => readonly ColumnChoice[];
  readonly setVisible: (id: string, visible: boolean) => void;
  readonly setFrozen: (id: string, frozen: boolean) => void;
  /** Widths, order, hidden and frozen columns as they came. */
  readonly resetLayout: () => void;
  readonly clearFilters: () => void;
  /** Reads the rows again where they stand. */
  readonly refresh: () => void;
  /** Lets go of the selected rows. */
  readonly clearSelection: () => void;
  /** Moves the keyboard to the rows. */
  readonly focus: () => void;
}
