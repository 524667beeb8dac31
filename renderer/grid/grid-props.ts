import type { ReactNode, Ref } from "react";
import type { ColumnValues } from "../../shared/contract/filters.ts";
import type { Area } from "../../shared/contract/ledgers.ts";
import type {
  GridColumn,
  GridFilter,
  GridHandle,
  GridMenuItem,
  GridSort,
  Page,
  PageRequest,
  ValuesRequest,
} from "./column.ts";

/** The rows something is done to at once. */
export interface BulkRows<Row> {
  /** Selected rows the grid has; everything filtered is more than that. */
  readonly rows: readonly Row[];
  readonly count: number;
  /** Everything filtered is selected. */
  readonly all: boolean;
  /** Reads all of them, up to a number. */
  readonly read: (most: number) => Promise<readonly Row[]>;
  readonly clear: () => void;
}

/** What a screen tells its grid. */
export interface DataGridProps<Row> {
  /** Name under which the layout is kept. */
  readonly name: string;
  /** What the table is, for screen readers. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly fetchPage: (request: PageRequest) => Promise<Page<Row>>;
  /** Everything outside the grid that the answer depends on (search, day); a new value starts the list over. */
  readonly contentKey: string;
  readonly rowId: (row: Row) => string;
  /** Areas of the ledger whose change makes the rows old. */
  readonly areas: readonly Area[];
  readonly defaultSort?: readonly GridSort[];
  readonly showFilters?: boolean;
  /** Shows the last rows first, as in a statement. */
  readonly startAtEnd?: boolean;
  readonly onFilters?: (filters: readonly GridFilter[]) => void;
  readonly onSort?: (sort: readonly GridSort[]) => void;
  /** Double click or Enter. */
  readonly onOpen?: (row: Row) => void;
  /** The row the selection stands on; null when nothing is selected. */
  readonly onSelect?: (row: Row | null) => void;
  /** All selected rows, in their order; for what is done to several at once. */
  readonly onSelection?: (rows: readonly Row[]) => void;
  /** So many rows were copied, of so many that were selected. */
  readonly onCopied?: (rows: number, selected: number) => void;
  /** A character typed on the rows: the search wants it. */
  readonly onType?: (text: string) => void;
  /** What the right mouse button offers on the row, with all that are selected. */
  readonly menu?: (row: Row, selected: readonly Row[]) => readonly GridMenuItem[];
  /** The different values of a column among what its other conditions select; without it there is no list of values. */
  readonly fetchValues?: (
    request: ValuesRequest & { readonly filters: readonly GridFilter[] },
  ) => Promise<ColumnValues>;
  /** What can be done at once with several rows that are selected. */
  readonly bulk?: (rows: BulkRows<Row>) => ReactNode;
  /** What is said when there is nothing to show. */
  readonly empty: ReactNode;
  readonly footer?: ReactNode;
  readonly ref?: Ref<GridHandle>;
}
