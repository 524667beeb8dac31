import { Button, makeStyles } from "@fluentui/react-components";
import { useSearch } from "@tanstack/react-router";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type PromiseRow, type PromiseSelection, zPromiseGroupBy } from "../../../shared/contract/promises.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { ListTotals } from "../../components/ListTotals.tsx";
import { focusSearch } from "../../components/QuickSearch.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { AssignMenu } from "../../grid/AssignMenu.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { GroupsGrid } from "../../grid/GroupsGrid.tsx";
import { groupTool } from "../../grid/group-tool.ts";
import { useGrouped } from "../../grid/use-grouped.ts";
import { formatDay } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useExport } from "../../lib/use-export.ts";
import { useWorkDay } from "../../lib/work-day.ts";
import { promiseColumns } from "./columns.ts";
import { PromiseDetail } from "./PromiseDetail.tsx";
import { PromisesBar } from "./PromisesBar.tsx";
import { changePromises, statesOf, usePromisesState } from "./promises-state.ts";
import {
  fetchPromiseGroups,
  fetchPromises,
  fetchPromiseValues,
  promiseFilters,
  promiseSort,
  useCustomerName,
  usePromiseTotals,
} from "./queries.ts";

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
  const day = useWorkDay();
  const { toCustomer, toPromises } = useNavigation();
  const { customer: customerId } = useSearch({ from: "/promesas" });
  const state = usePromisesState();
  const grid = useRef<GridHandle>(null);
  const { toaster, say } = useCopied();
  const [shown, show] = useState<PromiseRow | null>(null);
  const [sort, setSort] = useState<readonly GridSort[]>(LATEST_FIRST);
  const name = useCustomerName(customerId);
  const exporting = useExport();

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
  const by = state.groupBy;
  const grouped = useGrouped({
    grid,
    grouped: by !== null,
    rowsShown: by === null,
    filters: state.columnFilters,
    onFilters: (filters) => changePromises({ columnFilters: promiseFilters(filters) }),
  });
  const toExcel = (): void =>
    void exporting.run(t("promises.exportName", { day: formatDay(day) }), async (file) => {
      const asked = { ...selection, columns: [...(grid.current?.shownColumns() ?? [])], file, lang: currentLang() };
      if (by === null) return ledger.promises.exportPage({ ...asked, sort: promiseSort(sort) });
      const order = [...(grid.current?.state().sort ?? [])];
      return { ...(await ledger.promises.exportGroups({ ...asked, by, sort: order })), groups: true };
    });
  const typed = (text: string): void => {
    changePromises({ search: text });
    focusSearch(false);
  };
  const empty = (
    <EmptyState
      title={t(narrowed ? "promises.empty.narrowedTitle" : "promises.empty.title")}
      body={t(narrowed ? "promises.empty.narrowedBody" : "promises.empty.body")}
    >
      {narrowed && <Button onClick={clear}>{t("promises.empty.clear")}</Button>}
    </EmptyState>
  );
  return (
    <div className={styles.screen}>
      <PromisesBar
        grid={grouped.viewed}
        group={groupTool(columns, zPromiseGroupBy, by, (groupBy) => changePromises({ groupBy }))}
        customer={customerId === undefined ? null : (name ?? "")}
        onAllCustomers={() => toPromises()}
        onExport={toExcel}
      />
      <ExportNotice exporting={exporting} words={(count, _rows, file) => t("promises.exported", { count, file })} />
      <div className={styles.body}>
        <div className={styles.grid}>
          {by !== null ? (
            <GroupsGrid
              grid={grid}
              name="promises"
              label={t("promises.grid")}
              counted={t("promises.totals.promises")}
              columns={columns}
              by={by}
              sums={[
                { id: "promisedMinor", title: t("promises.columns.promised"), kind: "money" },
                { id: "keptMinor", title: t("promises.columns.kept"), kind: "money" },
              ]}
              contentKey={JSON.stringify(selection)}
              areas={["promises", "receivables", "customers"]}
              fetchPage={(request) => fetchPromiseGroups(selection, by, request)}
              onOpen={(conditions) => {
                grouped.open(conditions);
                changePromises({ groupBy: null });
              }}
              onType={typed}
              say={say}
              empty={empty}
            />
          ) : (
            <DataGrid<PromiseRow>
              ref={grid}
              name="promises"
              label={t("promises.grid")}
              columns={columns}
              contentKey={JSON.stringify([day, state.search, state.choice, customerId])}
              fetchPage={(request) =>
                fetchPromises({ ...selection, filters: promiseFilters(request.filters) }, request)
              }
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
              onType={typed}
              menu={(row) => [
                { id: "open", label: t("promises.menu.open"), shortcut: "Enter", run: () => show(row) },
                { id: "customer", label: t("promises.menu.customer"), run: () => toCustomer(row.customerId) },
              ]}
              empty={empty}
            />
          )}
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
      <ListTotals
        label={t("promises.totals.label")}
        none={t("promises.totals.none")}
        rows={totals}
        totals={[
          { title: t("promises.totals.promises"), kind: "count", value: (row) => row.promises },
          { title: t("promises.columns.promised"), kind: "money", value: (row) => row.promisedMinor },
          { title: t("promises.columns.kept"), kind: "money", value: (row) => row.keptMinor, strong: true },
        ]}
      />
      {toaster}
    </div>
  );
}
