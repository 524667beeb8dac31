import { Button, makeStyles } from "@fluentui/react-components";
import { useSearch } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PromiseRow, PromiseSelection } from "../../../shared/contract/promises.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { ListTotals } from "../../components/ListTotals.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { AssignMenu } from "../../grid/AssignMenu.tsx";
import type { GridSort } from "../../grid/column.ts";
import { ListGrid } from "../../grid/ListGrid.tsx";
import { useList } from "../../grid/use-list.ts";
import { formatDay } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useWorkDay } from "../../lib/work-day.ts";
import { promiseColumns } from "./columns.ts";
import { PromiseDetail } from "./PromiseDetail.tsx";
import { PromisesBar } from "./PromisesBar.tsx";
import { changePromises, statesOf, usePromisesState } from "./promises-state.ts";
import { promiseList, useCustomerName, usePromiseTotals } from "./queries.ts";

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
  const { toaster, say } = useCopied();
  const [shown, show] = useState<PromiseRow | null>(null);
  const name = useCustomerName(customerId);

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
  const list = useList({
    name: "promises",
    source: promiseList,
    selection,
    columns,
    state,
    change: changePromises,
    defaultSort: LATEST_FIRST,
    exportName: t("promises.exportName", { day: formatDay(day) }),
  });
  const narrowed =
    state.search.trim() !== "" || state.choice !== "all" || state.columnFilters.length > 0 || customerId !== undefined;
  const clear = (): void => {
    list.clear();
    changePromises({ choice: "all" });
    if (customerId !== undefined) toPromises();
  };
  const empty = (
    <EmptyState
      title={t(narrowed ? "promises.empty.narrowedTitle" : "promises.empty.title")}
      body={t(narrowed ? "promises.empty.narrowedBody" : "promises.empty.body")}
    >
      {narrowed && <Button onClick={clear}>{t("promises.empty.clear")}</Button>}
    </EmptyState>
  );
  const sums = [
    { id: "promisedMinor", title: t("promises.columns.promised"), kind: "money" },
    { id: "keptMinor", title: t("promises.columns.kept"), kind: "money", strong: true },
  ] as const;
  return (
    <div className={styles.screen}>
      <PromisesBar
        list={list}
        customer={customerId === undefined ? null : (name ?? "")}
        onAllCustomers={() => toPromises()}
      />
      <ExportNotice exporting={list.exporting} />
      <div className={styles.body}>
        <div className={styles.grid}>
          <ListGrid
            list={list}
            label={t("promises.grid")}
            counted={t("promises.totals.promises")}
            sums={sums}
            rowId={(row) => String(row.id)}
            areas={["promises", "receivables", "customers"]}
            bulk={(selected) => <AssignMenu selected={selected} say={say} />}
            onOpen={show}
            onSelect={(row) => shown !== null && row !== null && show(row)}
            menu={(row) => [
              { id: "open", label: t("promises.menu.open"), shortcut: "Enter", run: () => show(row) },
              { id: "customer", label: t("promises.menu.customer"), run: () => toCustomer(row.customerId) },
            ]}
            say={say}
            empty={empty}
          />
        </div>
        {shown !== null && (
          <SidePane
            title={t("promises.detail.title", { customer: shown.customerName })}
            onClose={() => {
              show(null);
              list.grid.current?.focus();
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
        totals={[{ id: "promises", title: t("promises.totals.promises"), kind: "count" }, ...sums]}
      />
      {toaster}
    </div>
  );
}
