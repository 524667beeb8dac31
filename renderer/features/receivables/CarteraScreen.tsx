import { makeStyles } from "@fluentui/react-components";
import { type ReactNode, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { MOST_VALUES } from "../../../shared/contract/filters.ts";
import type { ReceivableFilter } from "../../../shared/contract/receivables.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { focusSearch } from "../../components/QuickSearch.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { useGrouped } from "../../grid/use-grouped.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { useExport } from "../../lib/use-export.ts";
import { CarteraBar } from "./CarteraBar.tsx";
import { CustomersView } from "./CustomersView.tsx";
import { carteraFilters, changeCartera, isNarrowed, useCarteraState } from "./cartera-state.ts";
import { DocumentsView } from "./DocumentsView.tsx";
import { GroupsView } from "./GroupsView.tsx";
import { type Selection, useCurrencies } from "./queries.ts";
import { agingSort, groupSort, receivableFilters, receivableSort } from "./receivable-terms.ts";

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
  const by = state.view === "documents" ? state.groupBy : null;
  const grouped = useGrouped({
    grid,
    grouped: by !== null,
    rowsShown: state.view === "documents" && by === null,
    filters: state.columnFilters,
    onFilters: (filters) => changeCartera({ columnFilters: receivableFilters(filters) }),
  });
  const exportShown = (uuids: readonly string[] | null): void => {
    if (uuids !== null && uuids.length > MOST_VALUES) {
      say(t("grid.selection.actTooMany", { total: formatInteger(uuids.length), most: formatInteger(MOST_VALUES) }));
      return;
    }
    const only: ReceivableFilter[] = uuids === null ? [] : [{ column: "uuid", op: "in", values: [...uuids] }];
    if (state.view === "customers") {
      const asked = { asOf: day, search: state.search, currency: state.currency, lang: currentLang() };
      const { sort: shown, columns } = {
        sort: grid.current?.state().sort ?? [],
        columns: grid.current?.shownColumns(),
      };
      void exporting.run(t("receivables.exportName", { day: formatDay(day) }), async (file) => ({
        ...(await ledger.receivables.exportAging({
          ...asked,
          sort: agingSort(shown),
          columns: [...(columns ?? [])],
          file,
        })),
        groups: true,
      }));
      return;
    }
    const wanted = { ...selection, filters: [...selection.filters, ...only] };
    const order = by === null ? sort.current : (grid.current?.state().sort ?? []);
    const columns = [...(grid.current?.shownColumns() ?? [])];
    void exporting.run(t("receivables.exportName", { day: formatDay(day) }), async (file) => {
      const asked = { ...wanted, columns, file, lang: currentLang() };
      if (by === null) return ledger.receivables.exportPage({ ...asked, sort: receivableSort(order) });
      return { ...(await ledger.receivables.exportGroups({ ...asked, by, sort: groupSort(order) })), groups: true };
    });
  };
  const clear = (): void => {
    grid.current?.clearFilters();
    grouped.viewed.current?.clearFilters();
    changeCartera({ search: "", aging: "all", currency: null, columnFilters: [] });
  };
  const typed = (text: string): void => {
    changeCartera({ search: text });
    focusSearch(false);
  };
  return (
    <div className={styles.screen}>
      <CarteraBar
        grid={grouped.viewed}
        currencies={currencies}
        exporting={exporting.state.phase === "running"}
        onExport={() => exportShown(null)}
      />
      <ExportNotice
        exporting={exporting}
        words={(count, rows, file) => t("receivables.exported", { count, rows, file })}
      />
      {by !== null ? (
        <GroupsView
          grid={grid}
          by={by}
          selection={selection}
          narrowed={isNarrowed(state)}
          onOpen={grouped.open}
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
