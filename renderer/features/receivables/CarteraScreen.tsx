import { makeStyles, ProgressBar } from "@fluentui/react-components";
import { type ReactNode, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useCopied } from "../../components/CopiedToast.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { focusSearch } from "../../components/QuickSearch.tsx";
import { SavedFile } from "../../components/SavedFile.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatInteger } from "../../lib/format.ts";
import { CarteraBar } from "./CarteraBar.tsx";
import { CustomersView } from "./CustomersView.tsx";
import { carteraFilters, changeCartera, isNarrowed, useCarteraState } from "./cartera-state.ts";
import { DocumentsView } from "./DocumentsView.tsx";
import { type Selection, useCurrencies } from "./queries.ts";
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
  const clear = (): void => {
    grid.current?.clearFilters();
    changeCartera({ search: "", aging: "all", currency: null, columnFilters: [] });
  };
  const typed = (text: string): void => {
    changeCartera({ search: text });
    focusSearch(false);
  };
  return (
    <div className={styles.screen}>
      <CarteraBar
        grid={grid}
        currencies={currencies}
        exporting={exporting.state.phase === "running"}
        onExport={() => void exporting.run(selection, sort.current)}
      />
      {exporting.state.phase === "running" && <ProgressBar aria-label={t("receivables.exporting")} />}
      {exporting.state.phase === "done" && (
        <SavedFile file={exporting.state.file} onDismiss={exporting.dismiss}>
          {t("receivables.exported", {
            count: exporting.state.rows,
            rows: formatInteger(exporting.state.rows),
            file: exporting.state.file.split(/[\\/]/).at(-1) ?? "",
          })}
        </SavedFile>
      )}
      {exporting.state.phase === "failed" && (
        <ErrorNotice error={exporting.state.error} onDismiss={exporting.dismiss} />
      )}
      {state.view === "documents" ? (
        <DocumentsView
          grid={grid}
          selection={selection}
          narrowed={isNarrowed(state)}
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
