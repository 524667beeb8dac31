import { makeStyles, ProgressBar } from "@fluentui/react-components";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { MOST_VALUES } from "../../../shared/contract/filters.ts";
import type { ReceivableFilter } from "../../../shared/contract/receivables.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { focusSearch } from "../../components/QuickSearch.tsx";
import { SavedFile } from "../../components/SavedFile.tsx";
import type { GridHandle, GridSort, GridState } from "../../grid/column.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatInteger } from "../../lib/format.ts";
import { CarteraBar } from "./CarteraBar.tsx";
import { CustomersView } from "./CustomersView.tsx";
import { carteraFilters, changeCartera, isNarrowed, useCarteraState } from "./cartera-state.ts";
import { DocumentsView } from "./DocumentsView.tsx";
import { GroupsView } from "./GroupsView.tsx";
import { type Selection, useCurrencies } from "./queries.ts";
import { receivableFilters } from "./receivable-terms.ts";
import { useExport } from "./use-export.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
});

/** Cartera: what is owed on the chosen day, by document or by customer. */
export function CarteraScreen(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day } = useAsOf();
  const state = useCarteraState();
  const grid = useRef<GridHandle>(null);
  const sort = useRef<readonly GridSort[]>([{ by: "daysPastDue", desc: true }]);
  const { toaster, say, copy } = useCopied();
  const exporting = useExport();
  const currencies = useCurrencies(day);
  const selection = useMemo<Selection>(
    () => ({ asOf: day, search: state.search, filters: carteraFilters(state) }),
    [day, state],
  );
  // Saved views are of the documents: while they are put together, what a view says of them waits until they come back.
  const waiting = useRef<GridState | null>(null);
  const before = useRef<GridState>({ filters: [], sort: [], columns: [] });
  const grouped = state.view === "documents" && state.groupBy !== null;
  const showsDocuments = state.view === "documents" && state.groupBy === null;
  const viewed: RefObject<GridHandle | null> = {
    get current() {
      const handle = grid.current;
      if (handle === null || !grouped) return handle;
      return {
        ...handle,
        state: () => ({ ...before.current, filters: [...state.columnFilters] }),
        apply: (next: GridState) => {
          waiting.current = next;
          before.current = next;
          changeCartera({ columnFilters: receivableFilters(next.filters) });
        },
        clearFilters: () => {
          waiting.current = { ...before.current, filters: [] };
          changeCartera({ columnFilters: [] });
        },
      };
    },
  };
  useEffect(() => {
    if (!showsDocuments) return;
    if (waiting.current !== null) grid.current?.apply(waiting.current);
    waiting.current = null;
    return grid.current?.onState(() => {
      before.current = grid.current?.state() ?? before.current;
    });
  }, [showsDocuments]);
  const openGroup = (filters: readonly ReceivableFilter[]): void => {
    const others = state.columnFilters.filter(({ column }) => !filters.some((each) => each.column === column));
    waiting.current = { ...before.current, filters: [...others, ...filters] };
  };
  const exportShown = (uuids: readonly string[] | null): void => {
    if (uuids !== null && uuids.length > MOST_VALUES) {
      say(t("grid.selection.actTooMany", { total: formatInteger(uuids.length), most: formatInteger(MOST_VALUES) }));
      return;
    }
    const only: ReceivableFilter[] = uuids === null ? [] : [{ column: "uuid", op: "in", values: [...uuids] }];
    const wanted = { ...selection, filters: [...selection.filters, ...only] };
    const by = grouped ? state.groupBy : null;
    const order = by === null ? sort.current : (grid.current?.state().sort ?? []);
    void exporting.run(wanted, by, order, grid.current?.shownColumns() ?? []);
  };
  const clear = (): void => {
    grid.current?.clearFilters();
    viewed.current?.clearFilters();
    changeCartera({ search: "", aging: "all", currency: null, columnFilters: [] });
  };
  const typed = (text: string): void => {
    changeCartera({ search: text });
    focusSearch(false);
  };
  return (
    <div className={styles.screen}>
      <CarteraBar
        grid={viewed}
        currencies={currencies}
        exporting={exporting.state.phase === "running"}
        onExport={() => exportShown(null)}
      />
      {exporting.state.phase === "running" && <ProgressBar aria-label={t("receivables.exporting")} />}
      {exporting.state.phase === "done" && (
        <SavedFile file={exporting.state.file} onDismiss={exporting.dismiss}>
          {t(exporting.state.groups ? "receivables.exportedGroups" : "receivables.exported", {
            count: exporting.state.rows,
            rows: formatInteger(exporting.state.rows),
            file: exporting.state.file.split(/[\\/]/).at(-1) ?? "",
          })}
        </SavedFile>
      )}
      {exporting.state.phase === "failed" && (
        <ErrorNotice error={exporting.state.error} onDismiss={exporting.dismiss} />
      )}
      {state.view === "documents" && state.groupBy !== null ? (
        <GroupsView
          grid={grid}
          by={state.groupBy}
          selection={selection}
          narrowed={isNarrowed(state)}
          onOpen={openGroup}
          onClear={clear}
          onType={typed}
          say={say}
        />
      ) : state.view === "documents" ? (
        <DocumentsView
          grid={grid}
          selection={selection}
          narrowed={isNarrowed(state)}
          onExport={exportShown}
          onSort={(next) => {
            sort.current = next;
          }}
          onClear={clear}
          onType={typed}
          copy={copy}
          say={say}
        />
      ) : (
        <CustomersView grid={grid} asOf={day} onClear={clear} onType={typed} copy={copy} say={say} />
      )}
      {toaster}
    </div>
  );
}
