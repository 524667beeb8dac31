import "./grid.css";
import { makeStyles, tokens } from "@fluentui/react-components";
import {
  type CellContextMenuEvent,
  type CellFocusedEvent,
  type CellKeyDownEvent,
  type FullWidthCellKeyDownEvent,
  type GridApi,
  ModuleRegistry,
} from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Area } from "../../shared/contract/ledgers.ts";
import { ErrorNotice } from "../components/ErrorNotice.tsx";
import { useLedgerChange } from "../lib/changes.ts";
import { useDarkMode } from "../lib/dark-mode.ts";
import { currentLang } from "../lib/i18n.ts";
import { native } from "../lib/native.ts";
import type { GridColumn, GridFilter, GridHandle, GridMenuItem, GridSort, Page, PageRequest } from "./column.ts";
import { columnDefs } from "./column-defs.ts";
import { asTable } from "./copy.ts";
import { PageSource } from "./datasource.ts";
import { toGridFilters } from "./filters.ts";
import { commonOptions, gridModules } from "./grid-options.ts";
import { gridHandle } from "./handle.ts";
import { type InputTrace, rowsToActOn, selectFocusedRow } from "./keyboard.ts";
import { loadLayout, saveLayout } from "./layout.ts";
import { gridLocale } from "./locale.ts";
import { applySort, keepPlace, placeOf, restorePlace, sortOf } from "./place.ts";
import { type OpenRowMenu, RowMenu } from "./RowMenu.tsx";

ModuleRegistry.registerModules(gridModules);

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    flex: 1,
    minHeight: 0,
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  grid: { position: "relative", flex: 1, minHeight: 0, "--al-selected-row": tokens.colorBrandBackground2 },
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  empty: {
    position: "absolute",
    inset: "72px 0 0 0",
    backgroundColor: tokens.colorNeutralBackground1,
    zIndex: 1,
  },
  footer: { flexShrink: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

const LAYOUT_DEBOUNCE_MS = 400;

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
  readonly onCopied?: (rows: number) => void;
  /** A character typed on the rows: the search wants it. */
  readonly onType?: (text: string) => void;
  readonly menu?: (row: Row) => readonly GridMenuItem[];
  /** What is said when there is nothing to show. */
  readonly empty: ReactNode;
  readonly footer?: ReactNode;
  readonly ref?: Ref<GridHandle>;
}

/** A long table fed by the ledger page by page: sort, filter, select, copy and layout as SCREENS, grid habits, says. */
export function DataGrid<Row>(props: DataGridProps<Row>): ReactNode {
  const { name, label, columns, contentKey, areas, showFilters = false, empty, footer, ref } = props;
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const dark = useDarkMode();
  const box = useRef<HTMLDivElement>(null);
  const api = useRef<GridApi<Row> | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const trace = useRef<InputTrace>({ byKey: false, shift: false, anchor: 0 });
  const layoutTimer = useRef(0);
  const toEnd = useRef(props.startAtEnd ?? false);
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [menu, setMenu] = useState<OpenRowMenu | null>(null);

  const source = useMemo(
    () =>
      new PageSource<Row>(
        (request) => latest.current.fetchPage(request),
        () => latest.current.columns,
        {
          onPage: (count) => {
            setTotal(count);
            setError(null);
            if (toEnd.current && count > 0) {
              toEnd.current = false;
              window.setTimeout(() => api.current?.ensureIndexVisible(count - 1, "bottom"));
            }
          },
          onError: setError,
        },
      ),
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles and words change with the language
  const defs = useMemo(
    () => columnDefs(columns, { from: t("grid.from"), to: t("grid.to") }, showFilters),
    [columns, showFilters, t, i18n.language],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts change with the language
  const localeText = useMemo(() => gridLocale(currentLang()), [i18n.language]);

  const refresh = (): void => api.current?.refreshInfiniteCache();
  useLedgerChange(areas, refresh);

  // A new search or day: the first page is read before the old rows go.
  const shown = useRef(contentKey);
  useEffect(() => {
    const grid = api.current;
    if (shown.current === contentKey || grid === null) return;
    shown.current = contentKey;
    const sortModel = sortOf(grid).map(({ by, desc }) => ({
      colId: by,
      sort: desc ? ("desc" as const) : ("asc" as const),
    }));
    void source.readAhead(sortModel, grid.getFilterModel()).then((wanted) => {
      if (!wanted || api.current === null) return;
      toEnd.current = latest.current.startAtEnd ?? false;
      if (!toEnd.current && api.current.getDisplayedRowCount() > 0) api.current.ensureIndexVisible(0, "top");
      api.current.purgeInfiniteCache();
    });
  }, [contentKey, source]);

  useImperativeHandle(ref, () => gridHandle(api, latest, trace), []);

  const copy = async (): Promise<void> => {
    const grid = api.current;
    if (grid === null) return;
    const rows = rowsToActOn(grid);
    const visible = grid.getAllDisplayedColumns().flatMap((column) => {
      const known = latest.current.columns.find(({ id }) => id === column.getColId());
      return known === undefined ? [] : [known];
    });
    if (rows.length === 0) return;
    await native.copyText(asTable(visible, rows));
    latest.current.onCopied?.(rows.length);
  };

  const openMenu = (row: Row, x: number, y: number): void => {
    const items = [
      ...(latest.current.menu?.(row) ?? []),
      { id: "copy", label: t("grid.copy"), shortcut: "Ctrl+C", run: () => void copy() },
    ];
    setMenu({ x, y, items });
  };

  const onKey = (event: CellKeyDownEvent<Row> | FullWidthCellKeyDownEvent<Row>): void => {
    const key = event.event;
    if (!(key instanceof KeyboardEvent) || event.data === undefined) return;
    const ctrl = key.ctrlKey || key.metaKey;
    if (key.key === "Enter") {
      latest.current.onOpen?.(event.data);
    } else if (ctrl && key.key.toLowerCase() === "c") {
      void copy();
    } else if (key.key === "ContextMenu" || (key.shiftKey && key.key === "F10")) {
      key.preventDefault();
      const cell = key.target instanceof HTMLElement ? key.target.getBoundingClientRect() : new DOMRect();
      openMenu(event.data, cell.left + 16, cell.bottom);
    } else if (key.key.length === 1 && key.key !== " " && !ctrl && !key.altKey) {
      key.preventDefault();
      latest.current.onType?.(key.key);
    }
  };

  const onFocused = (event: CellFocusedEvent<Row>): void => {
    if (event.rowIndex !== null && event.rowPinned === null) selectFocusedRow(event.api, event.rowIndex, trace.current);
  };

  const onSelection = (): void => {
    const grid = api.current;
    if (grid === null) return;
    const selected = grid.getSelectedNodes();
    const focused = grid.getFocusedCell();
    const onFocus = selected.find((node) => node.rowIndex === focused?.rowIndex);
    latest.current.onSelect?.((onFocus ?? selected.at(-1))?.data ?? null);
  };

  const keepLayout = (): void => {
    window.clearTimeout(layoutTimer.current);
    layoutTimer.current = window.setTimeout(() => {
      if (api.current !== null) saveLayout(name, api.current.getColumnState());
    }, LAYOUT_DEBOUNCE_MS);
  };

  return (
    <section ref={box} className={styles.box} aria-label={label}>
      {error !== null && (
        <ErrorNotice
          error={error}
          title={t("grid.loadFailed")}
          onRetry={() => {
            setError(null);
            refresh();
          }}
        />
      )}
      <div
        className={`al-grid ${styles.grid} ${dark ? styles.dark : styles.light}`}
        onKeyDownCapture={(event) => {
          trace.current.byKey = true;
          trace.current.shift = event.shiftKey;
        }}
        onPointerDownCapture={() => {
          trace.current.byKey = false;
        }}
      >
        <AgGridReact<Row>
          {...commonOptions}
          key={i18n.language}
          columnDefs={defs}
          localeText={localeText}
          getRowId={({ data }) => latest.current.rowId(data)}
          onGridReady={(event) => {
            api.current = event.api;
            trace.current.byKey = false;
            const layout = loadLayout(name);
            if (layout !== null) event.api.applyColumnState({ state: layout, applyOrder: true });
            const place = placeOf(name);
            applySort(event.api, place?.sort ?? latest.current.defaultSort ?? []);
            if (place !== undefined) event.api.setFilterModel(place.filters);
            // Only now: rows are asked for once, sorted and filtered as they are wanted.
            event.api.setGridOption("datasource", source);
            if (place === undefined || place.contentKey !== contentKey) return;
            toEnd.current = false;
            restorePlace(event.api, place);
          }}
          onGridPreDestroyed={(event) => {
            keepPlace(event.api, name, shown.current, total);
            api.current = null;
          }}
          onCellKeyDown={onKey}
          onCellFocused={onFocused}
          onSelectionChanged={onSelection}
          onRowDoubleClicked={({ data }) => {
            if (data !== undefined) latest.current.onOpen?.(data);
          }}
          onCellContextMenu={(event: CellContextMenuEvent<Row>) => {
            if (event.data === undefined || !(event.event instanceof MouseEvent)) return;
            if (!event.node.isSelected()) event.node.setSelected(true, true);
            openMenu(event.data, event.event.clientX, event.event.clientY);
          }}
          onFilterChanged={({ api: grid }) =>
            latest.current.onFilters?.(toGridFilters(grid.getFilterModel(), latest.current.columns))
          }
          onSortChanged={({ api: grid }) => latest.current.onSort?.(sortOf(grid))}
          onColumnMoved={({ finished }) => finished && keepLayout()}
          onColumnResized={({ finished, source: cause }) => finished && cause === "uiColumnResized" && keepLayout()}
          onColumnVisible={({ source: cause }) => cause === "api" && keepLayout()}
          onColumnPinned={({ source: cause }) => cause === "api" && keepLayout()}
        />
        {total === 0 && error === null && <div className={styles.empty}>{empty}</div>}
      </div>
      {footer !== undefined && <div className={styles.footer}>{footer}</div>}
      <RowMenu menu={menu} onClose={() => setMenu(null)} />
    </section>
  );
}
