import "./grid.css";
import { makeStyles, tokens } from "@fluentui/react-components";
import { createGrid, type GridApi, ModuleRegistry } from "ag-grid-community";
import {
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../components/ErrorNotice.tsx";
import { useLedgerChange } from "../lib/changes.ts";
import { useDarkMode } from "../lib/dark-mode.ts";
import { currentLang } from "../lib/i18n.ts";
import { behaviour, type CellToEdit, readAll } from "./behaviour.ts";
import type { GridColumn } from "./column.ts";
import { columnDefs } from "./column-defs.ts";
import { PageSource } from "./datasource.ts";
import type { OpenFilter } from "./filter-panel.ts";
import { toGridFilters } from "./filters.ts";
import { commonOptions, gridModules, SKELETON_ROWS } from "./grid-options.ts";
import type { DataGridProps } from "./grid-props.ts";
import type { OpenHeaderMenu } from "./HeaderMenu.tsx";
import { gridHandle } from "./handle.ts";
import { type InputTrace, selectEverything } from "./keyboard.ts";
import { loadLayout, saveLayout } from "./layout.ts";
import { gridLocale } from "./locale.ts";
import { applySort, keepPlace, placeOf, restorePlace, sortModelOf } from "./place.ts";
import type { OpenRowMenu } from "./RowMenu.tsx";
import { SelectionBar } from "./SelectionBar.tsx";

// What is not there when a list opens, but when somebody acts on it.
const ColumnFilter = lazy(() => import("./ColumnFilter.tsx").then((module) => ({ default: module.ColumnFilter })));
const RowMenu = lazy(() => import("./RowMenu.tsx").then((module) => ({ default: module.RowMenu })));
const HeaderMenu = lazy(() => import("./HeaderMenu.tsx").then((module) => ({ default: module.HeaderMenu })));
const CellEditor = lazy(() => import("./CellEditor.tsx").then((module) => ({ default: module.CellEditor })));

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
  host: { height: "100%" },
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
/** So long the header stands without rows before skeletons take their place. */
const FIRST_ROWS_MS = 250;

/** A long table fed by the ledger page by page: sort, filter, select, copy and layout as SCREENS, grid habits, says. */
export function DataGrid<Row>(props: DataGridProps<Row>): ReactNode {
  const { name, label, columns, contentKey, areas, showFilters = false, empty, footer, ref } = props;
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const dark = useDarkMode();
  const host = useRef<HTMLDivElement>(null);
  const api = useRef<GridApi<Row> | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const trace = useRef<InputTrace>({ byKey: false, shift: false, anchor: 0 });
  const layoutTimer = useRef(0);
  const toEnd = useRef(props.startAtEnd ?? false);
  const [total, setTotal] = useState<number | null>(null);
  const latestTotal = useRef(total);
  latestTotal.current = total;
  const [error, setError] = useState<unknown>(null);
  const [menu, setMenu] = useState<OpenRowMenu | null>(null);
  const [headerMenu, setHeaderMenu] = useState<OpenHeaderMenu | null>(null);
  const [filter, setFilter] = useState<OpenFilter | null>(null);
  const [editing, setEditing] = useState<CellToEdit<Row> | null>(null);
  const [selected, setSelected] = useState<readonly Row[]>([]);
  const [all, setAll] = useState<number | null>(null);
  const latestAll = useRef(all);
  latestAll.current = all;
  const listeners = useRef(new Set<() => void>());
  const tellState = (): void => {
    for (const listener of [...listeners.current]) listener();
  };

  const source = useMemo(
    () =>
      new PageSource<Row>(
        (request) => latest.current.fetchPage(request),
        () => latest.current.columns,
        {
          onPage: (count) => {
            setTotal(count);
            setError(null);
            if (latestAll.current !== null) window.setTimeout(() => api.current && selectEverything(api.current));
            if (toEnd.current && count > 0) {
              toEnd.current = false;
              window.setTimeout(() => api.current?.ensureIndexVisible(count - 1, "bottom"));
            }
          },
          onError: setError,
          onSlow: (slow) => {
            host.current?.classList.toggle("al-slow", slow);
            if (slow && api.current?.isLastRowIndexKnown() === false) api.current.setRowCount(SKELETON_ROWS, false);
          },
        },
      ),
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles and words change with the language
  const defs = useMemo(
    () =>
      columnDefs(
        columns,
        {
          words: (kind, column) => ({
            label: t("grid.filter.field", { column }),
            open: t("grid.filter.open", { column }),
            blank: t("grid.filter.none"),
            hint: t(
              kind === "day" || kind === "instant"
                ? "grid.filter.hintDay"
                : kind === "text" || kind === "code"
                  ? "grid.filter.typeText"
                  : "grid.filter.hintNumber",
            ),
          }),
          onOpen: setFilter,
          editHint: t("grid.edit.hint"),
        },
        showFilters,
      ),
    [columns, showFilters, t, i18n.language],
  );
  const latestDefs = useRef(defs);
  latestDefs.current = defs;

  const refresh = (): void => api.current?.refreshInfiniteCache();
  useLedgerChange(areas, refresh);

  // The grid component draws itself, outside React: a page of rows would be a thousand components otherwise.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts of the grid itself change with the language
  useLayoutEffect(() => {
    if (host.current === null) return;
    const grid = createGrid<Row>(host.current, {
      ...commonOptions,
      // A column's filter may stand over what is below the list, in the colours of the app.
      popupParent: host.current.closest<HTMLElement>(".fui-FluentProvider") ?? document.body,
      columnDefs: latestDefs.current,
      localeText: gridLocale(currentLang()),
      getRowId: ({ data }) => latest.current.rowId(data),
      ...behaviour<Row>({
        props: () => latest.current,
        trace: trace.current,
        copyWords: () => t("grid.copy"),
        editWords: (column) => t("grid.edit.menu", { column }),
        openMenu: setMenu,
        openHeaderMenu: setHeaderMenu,
        edit: setEditing,
        stateChanged: tellState,
        selected: setSelected,
        all: () => latestAll.current,
        total: () => latestTotal.current ?? 0,
        selectAll: (rows) => {
          if (rows === latestAll.current) return;
          latestAll.current = rows;
          setAll(rows);
          if (api.current !== null && rows !== null) selectEverything(api.current);
          else api.current?.deselectAll();
        },
        layoutChanged: () => {
          tellState();
          window.clearTimeout(layoutTimer.current);
          layoutTimer.current = window.setTimeout(() => {
            if (api.current !== null) saveLayout(name, api.current.getColumnState());
          }, LAYOUT_DEBOUNCE_MS);
        },
      }),
    });
    api.current = grid;
    trace.current.byKey = false;
    const layout = loadLayout(name);
    if (layout !== null) grid.applyColumnState({ state: layout, applyOrder: true });
    const place = placeOf(name);
    applySort(grid, place?.sort ?? latest.current.defaultSort ?? []);
    if (place !== undefined) grid.setFilterModel(place.filters);
    // Only now: rows are asked for once, sorted and filtered as they are wanted.
    if (place !== undefined && place.contentKey === latest.current.contentKey) {
      grid.setGridOption("datasource", source);
      toEnd.current = false;
      restorePlace(grid, place);
    } else {
      showFromTop(grid, source, () => api.current === grid);
    }
    return () => {
      keepPlace(grid, name, shown.current, latestTotal.current);
      api.current = null;
      grid.destroy();
    };
  }, [i18n.language, name, source]);

  const drawn = useRef(defs);
  useLayoutEffect(() => {
    if (drawn.current === defs) return;
    drawn.current = defs;
    api.current?.setGridOption("columnDefs", defs);
  }, [defs]);

  // A new search or day: the first page is read before the old rows go.
  const shown = useRef(contentKey);
  useEffect(() => {
    const grid = api.current;
    if (shown.current === contentKey || grid === null) return;
    shown.current = contentKey;
    latestAll.current = null;
    setAll(null);
    grid.deselectAll();
    void source.readAhead(sortModelOf(grid), grid.getFilterModel()).then((wanted) => {
      if (!wanted || api.current !== grid) return;
      toEnd.current = latest.current.startAtEnd ?? false;
      if (!toEnd.current && grid.getDisplayedRowCount() > 0) grid.ensureIndexVisible(0, "top");
      if (grid.getGridOption("datasource") === source) grid.purgeInfiniteCache();
      else grid.setGridOption("datasource", source);
    });
  }, [contentKey, source]);

  useImperativeHandle(ref, () => gridHandle(api, latest, trace, listeners.current), []);

  const clearSelection = (): void => {
    latestAll.current = null;
    setAll(null);
    api.current?.deselectAll();
  };
  const filtered = filter === null ? undefined : columns.find(({ id }) => id === filter.columnId);
  const { fetchValues } = props;
  return (
    <section className={styles.box} aria-label={label}>
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
        <div ref={host} className={styles.host} />
        {total === 0 && error === null && <div className={styles.empty}>{empty}</div>}
      </div>
      {(all !== null || selected.length > 1) && (
        <SelectionBar
          rows={selected}
          all={all}
          read={async (most) =>
            all === null || api.current === null ? selected.slice(0, most) : readAll(api.current, latest.current, most)
          }
          onClear={clearSelection}
          {...(props.bulk === undefined ? {} : { bulk: props.bulk })}
        />
      )}
      {footer !== undefined && <div className={styles.footer}>{footer}</div>}
      <Suspense fallback={null}>
        {menu !== null && <RowMenu menu={menu} onClose={() => setMenu(null)} />}
        {headerMenu !== null && <HeaderMenu menu={headerMenu} onClose={() => setHeaderMenu(null)} />}
        {editing !== null && (
          <CellEditor
            cell={editing as CellToEdit<unknown>}
            onClose={() => {
              setEditing(null);
              const focused = api.current?.getFocusedCell();
              if (focused) api.current?.setFocusedCell(focused.rowIndex, focused.column);
            }}
          />
        )}
        {filter !== null &&
          filtered !== undefined &&
          createPortal(
            <ColumnFilter
              key={filter.columnId}
              column={filtered as GridColumn<unknown>}
              model={filter.model}
              values={
                fetchValues === undefined
                  ? null
                  : (request) =>
                      fetchValues({
                        ...request,
                        filters: toGridFilters(api.current?.getFilterModel(), columns).filter(
                          ({ column }) => column !== request.column,
                        ),
                      })
              }
              onChange={filter.change}
              onClose={filter.close}
            />,
            filter.element,
          )}
      </Suspense>
    </section>
  );
}

/** Draws the rows once the first page is there, or skeletons when it takes its time. */
function showFromTop<Row>(grid: GridApi<Row>, source: PageSource<Row>, current: () => boolean): void {
  const show = (): void => {
    window.clearTimeout(timer);
    if (current() && grid.getGridOption("datasource") !== source) grid.setGridOption("datasource", source);
  };
  const timer = window.setTimeout(show, FIRST_ROWS_MS);
  void source.readAhead(sortModelOf(grid), grid.getFilterModel()).then((wanted) => wanted && show());
}
