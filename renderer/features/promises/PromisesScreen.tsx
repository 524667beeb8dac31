import { Button, makeStyles } from "@fluentui/react-components";
import { useSearch } from "@tanstack/react-router";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseRow, PromiseSelection } from "../../../shared/contract/promises.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { focusSearch } from "../../components/QuickSearch.tsx";
import { SavedFile } from "../../components/SavedFile.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { AssignMenu } from "../../grid/AssignMenu.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import { promiseColumns } from "./columns.ts";
import { PromiseDetail } from "./PromiseDetail.tsx";
import { PromisesBar } from "./PromisesBar.tsx";
import { PromiseTotals } from "./PromiseTotals.tsx";
import { changePromises, statesOf, usePromisesState } from "./promises-state.ts";
import { fetchPromises, fetchPromiseValues, promiseFilters, useCustomerName, usePromiseTotals } from "./queries.ts";
import { usePromiseDay } from "./use-promise-day.ts";
import { usePromiseExport } from "./use-promise-export.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
  grid: { display: "flex", flex: 1, minWidth: 0, minHeight: 0 },
});

const LATEST_FIRST: readonly GridSort[] = [{ by: "dueOn", desc: true }];

/** Promesas: what customers said they would pay, for when, and what became of it. */
export function PromisesScreen(): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const day = usePromiseDay();
  const { toCustomer, toPromises } = useNavigation();
  const { customer: customerId } = useSearch({ from: "/promesas" });
  const state = usePromisesState();
  const grid = useRef<GridHandle>(null);
  const { toaster, say } = useCopied();
  const [shown, show] = useState<PromiseRow | null>(null);
  const [sort, setSort] = useState<readonly GridSort[]>(LATEST_FIRST);
  const name = useCustomerName(customerId);
  const exporting = usePromiseExport();

  const selection = useMemo<PromiseSelection>(
    () => ({
      asOf: day,
      search: state.search,
      states: statesOf(state.choice),
      customerId: customerId ?? null,
      filters: [...state.columnFilters],
    }),
    [day, state.search, state.choice, customerId, state.columnFilters],
  );
  const { data: totals } = usePromiseTotals(selection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => promiseColumns(t, day, toCustomer), [t, i18n.language, day, toCustomer]);
  const narrowed =
    state.search.trim() !== "" || state.choice !== "all" || state.columnFilters.length > 0 || customerId !== undefined;
  const clear = (): void => {
    grid.current?.clearFilters();
    changePromises({ search: "", choice: "all", columnFilters: [] });
    if (customerId !== undefined) toPromises();
  };
  return (
    <div className={styles.screen}>
      <PromisesBar
        grid={grid}
        customer={customerId === undefined ? null : (name ?? "")}
        onAllCustomers={() => toPromises()}
        onExport={() => void exporting.run(selection, sort, grid.current?.shownColumns() ?? [])}
      />
      {exporting.state.phase === "done" && (
        <SavedFile file={exporting.state.file} onDismiss={exporting.dismiss}>
          {t("promises.exported", {
            count: exporting.state.rows,
            file: exporting.state.file.split(/[\\/]/).at(-1) ?? "",
          })}
        </SavedFile>
      )}
      {exporting.state.phase === "failed" && (
        <ErrorNotice error={exporting.state.error} onDismiss={exporting.dismiss} />
      )}
      <div className={styles.body}>
        <div className={styles.grid}>
          <DataGrid<PromiseRow>
            ref={grid}
            name="promises"
            label={t("promises.grid")}
            columns={columns}
            contentKey={JSON.stringify([day, state.search, state.choice, customerId])}
            fetchPage={(request) => fetchPromises({ ...selection, filters: promiseFilters(request.filters) }, request)}
            fetchValues={(request) => fetchPromiseValues(selection, request)}
            rowId={(row) => String(row.id)}
            areas={["promises", "receivables", "customers"]}
            bulk={(selected) => <AssignMenu selected={selected} say={say} />}
            defaultSort={LATEST_FIRST}
            showFilters={state.showFilters}
            onFilters={(filters) => changePromises({ columnFilters: promiseFilters(filters) })}
            onSort={setSort}
            onOpen={show}
            onSelect={(row) => shown !== null && row !== null && show(row)}
            onCopied={(count) => say(t("grid.copied", { count }))}
            onType={(text) => {
              changePromises({ search: text });
              focusSearch(false);
            }}
            menu={(row) => [
              { id: "open", label: t("promises.menu.open"), shortcut: "Enter", run: () => show(row) },
              { id: "customer", label: t("promises.menu.customer"), run: () => toCustomer(row.customerId) },
            ]}
            empty={
              <EmptyState
                title={t(narrowed ? "promises.empty.narrowedTitle" : "promises.empty.title")}
                body={t(narrowed ? "promises.empty.narrowedBody" : "promises.empty.body")}
              >
                {narrowed && <Button onClick={clear}>{t("promises.empty.clear")}</Button>}
              </EmptyState>
            }
          />
        </div>
        {shown !== null && (
          <SidePane
            title={t("promises.detail.title", { customer: shown.customerName })}
            onClose={() => {
              show(null);
              grid.current?.focus();
            }}
          >
            <PromiseDetail id={shown.id} asOf={day} onGone={() => show(null)} />
          </SidePane>
        )}
      </div>
      <PromiseTotals rows={totals} />
      {toaster}
    </div>
  );
}
