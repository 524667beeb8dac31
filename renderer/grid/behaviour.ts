import type {
  CellContextMenuEvent,
  CellFocusedEvent,
  CellKeyDownEvent,
  FullWidthCellKeyDownEvent,
  GridApi,
  GridOptions,
} from "ag-grid-community";
import { native } from "../lib/native.ts";
import type { GridColumn } from "./column.ts";
import { asHtml, asTable } from "./copy.ts";
import { toGridFilters } from "./filters.ts";
import type { DataGridProps } from "./grid-props.ts";
import type { OpenHeaderMenu } from "./HeaderMenu.tsx";
import { headerMenu } from "./header-menu.ts";
import { type InputTrace, rowsToActOn, selectFocusedRow } from "./keyboard.ts";
import { sortOf } from "./place.ts";
import type { OpenRowMenu } from "./RowMenu.tsx";

/** What the grid's behaviour leans on. */
export interface GridParts<Row> {
  /** What the screen wants at this moment. */
  readonly props: () => DataGridProps<Row>;
  readonly trace: InputTrace;
  readonly copyWords: () => string;
  readonly openMenu: (menu: OpenRowMenu) => void;
  readonly openHeaderMenu: (menu: OpenHeaderMenu) => void;
  readonly edit: (cell: CellToEdit<Row>) => void;
  /** The user moved, widened, hid or froze a column. */
  readonly layoutChanged: () => void;
  /** Filters, order or columns changed. */
  readonly stateChanged: () => void;
  /** Number of rows when all that is filtered is selected, else null. */
  readonly all: () => number | null;
  readonly selectAll: (rows: number | null) => void;
  readonly selected: (rows: readonly Row[]) => void;
  readonly total: () => number;
  readonly editWords: (title: string) => string;
}

/** A cell that is changed where it stands. */
export interface CellToEdit<Row> {
  readonly row: Row;
  readonly column: GridColumn<Row>;
  readonly place: DOMRect;
}

/** Place of a cell on the screen; null when it is out of sight. */
function cellPlace(rowIndex: number, column: string, host: Element | null): DOMRect | null {
  const cell = host?.querySelector(`.ag-row[row-index="${rowIndex}"] [col-id="${CSS.escape(column)}"]`);
  return cell?.getBoundingClientRect() ?? null;
}

function editable<Row>(props: DataGridProps<Row>, id: string, row: Row): GridColumn<Row> | null {
  const column = props.columns.find((each) => each.id === id);
  return column?.edit !== undefined && column.edit.allows?.(row) !== false ? column : null;
}

/** Rows copied at once; more are exported. */
const MOST_COPIED = 20_000;
const READ_AT_ONCE = 1000;

/** Everything that is filtered, up to a number, read from the ledger in its order. */
export async function readAll<Row>(
  api: GridApi<Row>,
  props: DataGridProps<Row>,
  most: number,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const { signal } = new AbortController();
  const filters = toGridFilters(api.getFilterModel(), props.columns);
  const sort = sortOf(api);
  while (rows.length < most) {
    const limit = Math.min(READ_AT_ONCE, most - rows.length);
    const page = await props.fetchPage({ offset: rows.length, limit, sort, filters, signal });
    rows.push(...page.rows);
    if (page.rows.length < limit || rows.length >= page.total) break;
  }
  return rows;
}

async function copyRows<Row>(api: GridApi<Row>, { props, all }: GridParts<Row>): Promise<void> {
  const wanted = props();
  const everything = all();
  const rows = everything === null ? rowsToActOn(api) : await readAll(api, wanted, MOST_COPIED);
  const visible = api.getAllDisplayedColumns().flatMap((column) => {
    const known = wanted.columns.find(({ id }) => id === column.getColId());
    return known === undefined ? [] : [known];
  });
  if (rows.length === 0) return;
  await native.copyText(asTable(visible, rows), asHtml(visible, rows));
  wanted.onCopied?.(rows.length, everything ?? rows.length);
}

function tellSelection<Row>(api: GridApi<Row>, parts: GridParts<Row>): void {
  const props = parts.props();
  const selected = api.getSelectedNodes();
  const focused = api.getFocusedCell();
  const onFocus = selected.find((node) => node.rowIndex === focused?.rowIndex);
  props.onSelect?.((onFocus ?? selected.at(-1))?.data ?? null);
  const rows = [...selected]
    .sort((a, b) => (a.rowIndex ?? 0) - (b.rowIndex ?? 0))
    .flatMap((node) => (node.data === undefined ? [] : [node.data]));
  props.onSelection?.(rows);
  parts.selected(rows);
}

/** Moves the keyboard to a row, staying in its column. */
function moveTo<Row>(api: GridApi<Row>, row: number): void {
  const column = api.getFocusedCell()?.column ?? api.getAllDisplayedColumns()[0];
  if (row < 0 || column === undefined) return;
  api.ensureIndexVisible(row);
  api.setFocusedCell(row, column);
}

/** How the grid answers keys and mouse, as SCREENS, grid habits, says. */
export function behaviour<Row>(parts: GridParts<Row>): GridOptions<Row> {
  const { props, trace, copyWords, openMenu, layoutChanged, stateChanged } = parts;
  const edit = (api: GridApi<Row>, row: Row, rowIndex: number, id: string, element: Element | null): boolean => {
    const column = editable(props(), id, row);
    const place = column && cellPlace(rowIndex, id, element?.closest(".al-grid") ?? null);
    if (column === null || place === null) return false;
    api.ensureColumnVisible(id);
    parts.edit({ row, column, place });
    return true;
  };
  const showMenu = (api: GridApi<Row>, row: Row, x: number, y: number): void => {
    const copy = { id: "copy", label: copyWords(), shortcut: "Ctrl+C", run: () => void copyRows(api, parts) };
    const focused = api.getFocusedCell();
    const id = focused?.column.getColId() ?? "";
    const column = focused === null ? null : editable(props(), id, row);
    const change =
      focused === null || column === null
        ? []
        : [
            {
              id: "edit",
              label: parts.editWords(column.description ?? column.title),
              shortcut: "F2",
              run: () => void edit(api, row, focused.rowIndex, id, document.querySelector(".al-grid")),
            },
          ];
    openMenu({ x, y, items: [...(props().menu?.(row, rowsToActOn(api)) ?? []), ...change, copy] });
  };
  return {
    onCellKeyDown: (pressed: CellKeyDownEvent<Row> | FullWidthCellKeyDownEvent<Row>) => {
      const { api, data, event: key } = pressed;
      if (!(key instanceof KeyboardEvent)) return;
      const ctrl = key.ctrlKey || key.metaKey;
      if (ctrl && (key.key === "Home" || key.key === "End")) {
        key.preventDefault();
        moveTo(api, key.key === "Home" ? 0 : api.getDisplayedRowCount() - 1);
      }
      if (data === undefined) return;
      if (key.key === "F2") {
        key.preventDefault();
        const target = key.target instanceof Element ? key.target : null;
        edit(api, data, pressed.rowIndex ?? 0, "column" in pressed ? pressed.column.getColId() : "", target);
      } else if (ctrl && key.key.toLowerCase() === "a") {
        key.preventDefault();
        parts.selectAll(parts.total());
      } else if (key.key === "Escape" && parts.all() !== null) {
        parts.selectAll(null);
      } else if (key.key === "Enter") {
        props().onOpen?.(data);
      } else if (ctrl && key.key.toLowerCase() === "c") {
        void copyRows(api, parts);
      } else if (key.key === "ContextMenu" || (key.shiftKey && key.key === "F10")) {
        key.preventDefault();
        const cell = key.target instanceof HTMLElement ? key.target.getBoundingClientRect() : new DOMRect();
        showMenu(api, data, cell.left + 16, cell.bottom);
      } else if (key.key.length === 1 && key.key !== " " && !ctrl && !key.altKey) {
        key.preventDefault();
        props().onType?.(key.key);
      }
    },
    onCellFocused: ({ api, rowIndex, rowPinned }: CellFocusedEvent<Row>) => {
      if (rowIndex !== null && rowPinned === null) selectFocusedRow(api, rowIndex, trace);
    },
    onSelectionChanged: ({ api, source }) => {
      // Picking rows again is the end of "everything".
      if (parts.all() !== null && source !== "api") parts.selectAll(null);
      tellSelection(api, parts);
    },
    onRowDoubleClicked: ({ data }) => {
      if (data !== undefined) props().onOpen?.(data);
    },
    onCellContextMenu: ({ api, data, node, event }: CellContextMenuEvent<Row>) => {
      if (data === undefined || !(event instanceof MouseEvent)) return;
      if (!node.isSelected()) node.setSelected(true, true);
      showMenu(api, data, event.clientX, event.clientY);
    },
    onFilterChanged: ({ api }) => {
      props().onFilters?.(toGridFilters(api.getFilterModel(), props().columns));
      parts.selectAll(null);
      stateChanged();
    },
    onSortChanged: ({ api }) => {
      props().onSort?.(sortOf(api));
      stateChanged();
    },
    onColumnHeaderContextMenu: ({ api, column }) => {
      if (!("getColId" in column)) return;
      const title = document.querySelector(`.ag-header-cell[col-id="${CSS.escape(column.getColId())}"]`);
      const { left, bottom } = title?.getBoundingClientRect() ?? new DOMRect();
      parts.openHeaderMenu(headerMenu(api, column, column.getColDef().headerName ?? "", left + 8, bottom));
    },
    onColumnMoved: ({ finished }) => finished && layoutChanged(),
    onColumnResized: ({ finished, source }) => finished && source === "uiColumnResized" && layoutChanged(),
    onColumnVisible: ({ source }) => source === "api" && layoutChanged(),
    onColumnPinned: ({ source }) => source === "api" && layoutChanged(),
  };
}
