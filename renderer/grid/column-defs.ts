import type {
  CellClassParams,
  ColDef,
  IDateFilterParams,
  INumberFilterParams,
  ITextFilterParams,
  ITooltipParams,
  ValueFormatterParams,
} from "ag-grid-community";
import { DASH, formatAmount, formatDay, formatInteger } from "../lib/format.ts";
import type { GridColumn } from "./column.ts";
import { FROM, TO } from "./filters.ts";
import { LinkCell, type LinkCellParams } from "./link-cell.ts";

/** Words the filters need. */
export interface FilterWords {
  readonly from: string;
  readonly to: string;
}

const DEBOUNCE_MS = 250;
/** Days at which the bar is full. */
const FULL_BAR_DAYS = 120;

/** Text of a cell on the screen. */
export function displayText<Row>(column: GridColumn<Row>, row: Row): string {
  const value = column.value(row);
  if (value === null) return "";
  if (typeof value === "string") return column.kind === "day" ? formatDay(value) : value;
  if (column.kind === "money") return value === 0 ? DASH : formatAmount(value, column.currency?.(row) ?? "MXN");
  return column.kind === "count" && value === 0 ? DASH : formatInteger(value);
}

function scalarOptions({ from, to }: FilterWords): Pick<INumberFilterParams, "filterOptions"> {
  const custom = (displayKey: string, displayName: string) => ({
    displayKey,
    displayName,
    numberOfInputs: 1 as const,
    predicate: () => true,
  });
  return { filterOptions: [custom(FROM, from), custom(TO, to), "inRange", "equals"] };
}

function filterOf<Row>(column: GridColumn<Row>, words: FilterWords): ColDef<Row> {
  const common = { maxNumConditions: 1, debounceMs: DEBOUNCE_MS, buttons: ["reset" as const] };
  switch (column.kind) {
    case "text":
    case "code": {
      const params: ITextFilterParams = { ...common, filterOptions: ["contains"] };
      return { filter: "agTextColumnFilter", filterParams: params, suppressFloatingFilterButton: true };
    }
    case "day": {
      // Between first: its condition stands in the header as text, and the calendar opens from the button.
      const params: IDateFilterParams = {
        ...common,
        ...scalarOptions(words),
        defaultOption: "inRange",
        inRangeInclusive: true,
      };
      return { filter: "agDateColumnFilter", filterParams: params };
    }
    case "money":
    case "count":
    case "days": {
      const params: INumberFilterParams = {
        ...common,
        ...scalarOptions(words),
        inRangeInclusive: true,
        allowedCharPattern: "\\d\\-.,",
        numberParser: (text) => {
          const number = text === null || text === "" ? Number.NaN : Number(text.replaceAll(",", ""));
          return Number.isNaN(number) ? null : number;
        },
      };
      return { filter: "agNumberColumnFilter", filterParams: params };
    }
  }
}

function classesOf<Row>(column: GridColumn<Row>, numeric: boolean): (params: CellClassParams<Row>) => string[] {
  return ({ data }) => {
    const classes = numeric ? ["ag-right-aligned-cell"] : [];
    if (data === undefined) return classes;
    if (column.strong === true) classes.push("al-strong");
    if (column.kind === "code") classes.push("al-quiet");
    if (column.kind === "days") classes.push("al-days");
    const shade = column.shade?.(data) ?? null;
    if (shade !== null) classes.push(`al-shade-${shade}`);
    return classes;
  };
}

/** Our columns in the terms of the grid component. Widths and the like are initial: the user's layout stands above them. */
export function columnDefs<Row>(
  columns: readonly GridColumn<Row>[],
  words: FilterWords,
  showFilters: boolean,
): ColDef<Row>[] {
  return columns.map((column): ColDef<Row> => {
    const numeric = column.kind === "money" || column.kind === "count" || column.kind === "days";
    const filterable = column.filterable ?? true;
    return {
      colId: column.id,
      headerName: column.title,
      ...(column.description === undefined ? {} : { headerTooltip: column.description }),
      initialWidth: column.width,
      minWidth: 44,
      initialHide: column.hidden ?? false,
      initialPinned: column.pinned === true ? "left" : false,
      sortable: column.sortable ?? true,
      resizable: true,
      valueGetter: ({ data }) => (data === undefined ? null : column.value(data)),
      valueFormatter: ({ data }: ValueFormatterParams<Row>) => (data === undefined ? "" : displayText(column, data)),
      ...(filterable ? filterOf(column, words) : { filter: false }),
      floatingFilter: showFilters,
      suppressHeaderFilterButton: true,
      suppressHeaderMenuButton: true,
      headerClass: numeric ? "ag-right-aligned-header" : "",
      cellClass: classesOf(column, numeric),
      ...(column.link === undefined
        ? {}
        : {
            cellRenderer: LinkCell<Row>,
            cellRendererParams: {
              leads: (row) => column.link?.(row) != null,
              follow: (row) => column.link?.(row)?.(),
            } satisfies LinkCellParams<Row>,
          }),
      ...(column.kind === "days"
        ? {
            cellStyle: ({ data }: CellClassParams<Row>) => ({
              "--al-bar": String(
                data === undefined ? 0 : Math.max(0, Math.min(1, Number(column.value(data)) / FULL_BAR_DAYS)),
              ),
            }),
          }
        : {}),
      ...(column.kind === "text" || column.kind === "code"
        ? { tooltipValueGetter: ({ data }: ITooltipParams<Row>) => (data ? displayText(column, data) : "") }
        : {}),
    };
  });
}
