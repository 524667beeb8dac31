import type { CellClassParams, ColDef, ITooltipParams, ValueFormatterParams } from "ag-grid-community";
import { DASH, formatAmount, formatDay, formatInstant, formatInteger, formatPercent } from "../lib/format.ts";
import type { ColumnKind, GridColumn } from "./column.ts";
import { dateWidth } from "./date-width.ts";
import { FilterPanel, type FilterPanelParams } from "./filter-panel.ts";
import { FloatingFilter, type FloatingFilterParams, type FloatingFilterWords } from "./floating-filter.ts";
import { LinkCell, type LinkCellParams } from "./link-cell.ts";

/** What the columns' filters need from outside. */
export interface FilterSurroundings {
  readonly words: (kind: ColumnKind, title: string) => FloatingFilterWords;
  readonly onOpen: FilterPanelParams["onOpen"];
  /** Says of a column that its cells can be changed, and how. */
  readonly editHint: string;
}

function headerTooltip<Row>({ description, title, edit }: GridColumn<Row>, hint: string): ColDef<Row> {
  if (edit !== undefined) return { headerTooltip: `${description ?? title} (${hint})` };
  return description === undefined ? {} : { headerTooltip: description };
}

/** Kinds that are read from the left. */
const WORDLIKE: ReadonlySet<ColumnKind> = new Set(["text", "code", "day", "instant"]);
/** Days at which the bar is full. */
const FULL_BAR_DAYS = 120;

/** Text of a cell on the screen. */
export function displayText<Row>(column: GridColumn<Row>, row: Row): string {
  const value = column.value(row);
  if (value === null) return "";
  if (column.display !== undefined) return column.display(row);
  if (column.kind === "instant") return formatInstant(String(value));
  if (column.kind === "percent") return formatPercent(String(value));
  if (typeof value === "string") return column.kind === "day" ? formatDay(value) : value;
  if (column.kind === "money") return value === 0 ? DASH : formatAmount(value, column.currency?.(row) ?? "MXN");
  return column.kind === "count" && value === 0 ? DASH : formatInteger(value);
}

function filterOf<Row>(column: GridColumn<Row>, { words, onOpen }: FilterSurroundings): ColDef<Row> {
  const own: FloatingFilterParams<Row> = { column, words: words(column.kind, column.description ?? column.title) };
  return {
    filter: { component: FilterPanel },
    filterParams: { own: { onOpen } satisfies FilterPanelParams },
    floatingFilterComponent: FloatingFilter<Row>,
    floatingFilterComponentParams: { own },
    // The field has a button of its own.
    suppressFloatingFilterButton: true,
  };
}

function classesOf<Row>(column: GridColumn<Row>, numeric: boolean): (params: CellClassParams<Row>) => string[] {
  return ({ data }) => {
    const classes = numeric ? ["ag-right-aligned-cell"] : [];
    if (data === undefined) return classes;
    if (column.strong === true) classes.push("al-strong");
    if (column.kind === "code") classes.push("al-quiet");
    if (column.kind === "days") classes.push("al-days");
    if (column.edit !== undefined && column.edit.allows?.(data) !== false) classes.push("al-editable");
    const shade = column.shade?.(data) ?? null;
    if (shade !== null) classes.push(`al-shade-${shade}`);
    return classes;
  };
}

/** Our columns in the terms of the grid component. Widths and the like are initial: the user's layout stands above them. */
export function columnDefs<Row>(
  columns: readonly GridColumn<Row>[],
  surroundings: FilterSurroundings,
  showFilters: boolean,
): ColDef<Row>[] {
  return columns.map((column): ColDef<Row> => {
    const numeric = !WORDLIKE.has(column.kind);
    const filterable = column.filterable ?? true;
    return {
      colId: column.id,
      headerName: column.title,
      ...headerTooltip(column, surroundings.editHint),
      initialWidth: Math.max(column.width, dateWidth(column)),
      minWidth: 44,
      initialHide: column.hidden ?? false,
      initialPinned: column.pinned === true ? "left" : false,
      sortable: column.sortable ?? true,
      resizable: true,
      valueGetter: ({ data }) => (data === undefined ? null : column.value(data)),
      valueFormatter: ({ data }: ValueFormatterParams<Row>) => (data === undefined ? "" : displayText(column, data)),
      ...(filterable ? filterOf(column, surroundings) : { filter: false }),
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
