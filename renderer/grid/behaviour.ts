import type {
  CellContextMenuEvent,
  CellFocusedEvent,
  CellKeyDownEvent,
  FullWidthCellKeyDownEvent,
  GridApi,
  GridOptions,
} from "ag-grid-community";
import { native } from "../lib/native.ts";
import { asTable } from "./copy.ts";
import { toGridFilters } from "./filters.ts";
import type { DataGridProps } from "./grid-props.ts";
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
  /** The user moved, widened, hid or froze a column. */
  readonly layoutChanged: () => void;
}

async function copyRows<Row>(api: GridApi<Row>, props: DataGridProps<Row>): Promise<void> {
  const rows = rowsToActOn(api);
  const visible = api.getAllDisplayedColumns().flatMap((column) => {
    const known = props.columns.find(({ id }) => id === column.getColId());
    return known === undefined ? [] : [known];
  });
  if (rows.length === 0) return;
  await native.copyText(asTable(visible, rows));
  props.onCopied?.(rows.length);
}

function tellSelection<Row>(api: GridApi<Row>, props: DataGridProps<Row>): void {
  const selected = api.getSelectedNodes();
  const focused = api.getFocusedCell();
  const onFocus = selected.find((node) => node.rowIndex === focused?.rowIndex);
  props.onSelect?.((onFocus ?? selected.at(-1))?.data ?? null);
  props.onSelection?.(
    [...selected]
      .sort((a, b) => (a.rowIndex ?? 0) - (b.rowIndex ?? 0))
      .flatMap((node) => (node.data === undefined ? [] : [node.data])),
  );
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
  const { props, trace, copyWords, openMenu, layoutChanged } = parts;
  const showMenu = (api: GridApi<Row>, row: Row, x: number, y: number): void => {
    const copy = { id: "copy", label: copyWords(), shortcut: "Ctrl+C", run: () => void copyRows(api, props()) };
    openMenu({ x, y, items: [...(props().menu?.(row) ?? []), copy] });
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
      if (key.key === "Enter") {
        props().onOpen?.(data);
      } else if (ctrl && key.key.toLowerCase() === "c") {
        void copyRows(api, props());
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
    onSelectionChanged: ({ api }) => tellSelection(api, props()),
    onRowDoubleClicked: ({ data }) => {
      if (data !== undefined) props().onOpen?.(data);
    },
    onCellContextMenu: ({ api, data, node, event }: CellContextMenuEvent<Row>) => {
      if (data === undefined || !(event instanceof MouseEvent)) return;
      if (!node.isSelected()) node.setSelected(true, true);
      showMenu(api, data, event.clientX, event.clientY);
    },
    onFilterChanged: ({ api }) => props().onFilters?.(toGridFilters(api.getFilterModel(), props().columns)),
    onSortChanged: ({ api }) => props().onSort?.(sortOf(api)),
    onColumnMoved: ({ finished }) => finished && layoutChanged(),
    onColumnResized: ({ finished, source }) => finished && source === "uiColumnResized" && layoutChanged(),
    onColumnVisible: ({ source }) => source === "api" && layoutChanged(),
    onColumnPinned: ({ source }) => source === "api" && layoutChanged(),
  };
}
