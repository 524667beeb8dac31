import { Button, makeStyles } from "@fluentui/react-components";
import { useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type AgreementRow, type AgreementSelection, zAgreementGroupBy } from "../../../shared/contract/agreements.ts";
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
import { AgreementDetail } from "./AgreementDetail.tsx";
import { AgreementsBar } from "./AgreementsBar.tsx";
import { changeAgreements, statesOf, useAgreementsState } from "./agreements-state.ts";
import { agreementColumns } from "./columns.ts";
import {
  agreementFilters,
  agreementSort,
  fetchAgreementGroups,
  fetchAgreements,
  fetchAgreementValues,
  useAgreementOfSource,
  useAgreementTotals,
  useCustomerName,
} from "./queries.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
  grid: { display: "flex", flex: 1, minWidth: 0, minHeight: 0 },
});

const LATEST_FIRST: readonly GridSort[] = [{ by: "madeOn", desc: true }];

/** Acuerdos: what was agreed in writing, how it is kept, and what waits for a step. */
export function AgreementsScreen(): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const day = useWorkDay();
  const { toCustomer, toAgreements } = useNavigation();
  const { customer: customerId, id, source } = useSearch({ from: "/acuerdos" });
  const { data: behind } = useAgreementOfSource(source);
  const state = useAgreementsState();
  const grid = useRef<GridHandle>(null);
  const { toaster, say } = useCopied();
  const [shown, show] = useState<{ readonly id: number } | null>(null);
  const asked = id ?? behind?.id ?? undefined;
  useEffect(() => {
    if (asked !== undefined) show({ id: asked });
  }, [asked]);
  const [sort, setSort] = useState<readonly GridSort[]>(LATEST_FIRST);
  const name = useCustomerName(customerId);
  const exporting = useExport();

  const selection = useMemo<AgreementSelection>(
    () => ({
      asOf: day,
      search: state.search,
      states: statesOf(state.choice),
      customerId: customerId ?? null,
      awaitsCredit: state.choice === "credit",
      filters: [...state.columnFilters],
    }),
    [day, state.search, state.choice, customerId, state.columnFilters],
  );
  const { data: totals } = useAgreementTotals(selection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => agreementColumns(t, toCustomer), [t, i18n.language, toCustomer]);
  const narrowed =
    state.search.trim() !== "" || state.choice !== "all" || state.columnFilters.length > 0 || customerId !== undefined;
  const clear = (): void => {
    grid.current?.clearFilters();
    changeAgreements({ search: "", choice: "all", columnFilters: [] });
    if (customerId !== undefined) toAgreements();
  };
  const by = state.groupBy;
  const grouped = useGrouped({
    grid,
    grouped: by !== null,
    rowsShown: by === null,
    filters: state.columnFilters,
    onFilters: (filters) => changeAgreements({ columnFilters: agreementFilters(filters) }),
  });
  const toExcel = (): void =>
    void exporting.run(t("agreements.exportName", { day: formatDay(day) }), async (file) => {
      const asked = { ...selection, columns: [...(grid.current?.shownColumns() ?? [])], file, lang: currentLang() };
      if (by === null) return ledger.agreements.exportPage({ ...asked, sort: agreementSort(sort) });
      const order = [...(grid.current?.state().sort ?? [])];
      return { ...(await ledger.agreements.exportGroups({ ...asked, by, sort: order })), groups: true };
    });
  const typed = (text: string): void => {
    changeAgreements({ search: text });
    focusSearch(false);
  };
  const empty = (
    <EmptyState
      title={t(narrowed ? "agreements.empty.narrowedTitle" : "agreements.empty.title")}
      body={t(narrowed ? "agreements.empty.narrowedBody" : "agreements.empty.body")}
    >
      {narrowed && <Button onClick={clear}>{t("agreements.empty.clear")}</Button>}
    </EmptyState>
  );
  return (
    <div className={styles.screen}>
      <AgreementsBar
        grid={grouped.viewed}
        group={groupTool(columns, zAgreementGroupBy, by, (groupBy) => changeAgreements({ groupBy }))}
        customer={customerId === undefined ? null : (name ?? "")}
        onAllCustomers={() => toAgreements()}
        onExport={toExcel}
      />
      <ExportNotice exporting={exporting} words={(count, _rows, file) => t("agreements.exported", { count, file })} />
      <div className={styles.body}>
        <div className={styles.grid}>
          {by !== null ? (
            <GroupsGrid
              grid={grid}
              name="agreements"
              label={t("agreements.grid")}
              counted={t("agreements.totals.agreements")}
              columns={columns}
              by={by}
              sums={[
                { id: "totalMinor", title: t("agreements.totals.total"), kind: "money" },
                { id: "paidMinor", title: t("agreements.totals.paid"), kind: "money" },
                { id: "overdueMinor", title: t("agreements.totals.overdue"), kind: "money" },
                { id: "restMinor", title: t("agreements.totals.rest"), kind: "money" },
              ]}
              contentKey={JSON.stringify(selection)}
              areas={["agreements", "approvals", "receivables", "customers"]}
              fetchPage={(request) => fetchAgreementGroups(selection, by, request)}
              onOpen={(conditions) => {
                grouped.open(conditions);
                changeAgreements({ groupBy: null });
              }}
              onType={typed}
              say={say}
              empty={empty}
            />
          ) : (
            <DataGrid<AgreementRow>
              ref={grid}
              name="agreements"
              label={t("agreements.grid")}
              columns={columns}
              contentKey={JSON.stringify([day, state.search, state.choice, customerId])}
              fetchPage={(request) =>
                fetchAgreements({ ...selection, filters: agreementFilters(request.filters) }, request)
              }
              fetchValues={(request) => fetchAgreementValues(selection, request)}
              rowId={(row) => `${row.id} ${row.currency}`}
              areas={["agreements", "approvals", "receivables", "customers"]}
              bulk={(selected) => <AssignMenu selected={selected} say={say} />}
              defaultSort={LATEST_FIRST}
              showFilters={state.showFilters}
              onFilters={(filters) => changeAgreements({ columnFilters: agreementFilters(filters) })}
              onSort={setSort}
              onOpen={show}
              onSelect={(row) => shown !== null && row !== null && show(row)}
              onCopied={(count) => say(t("grid.copied", { count }))}
              onType={typed}
              menu={(row) => [
                { id: "open", label: t("agreements.menu.open"), shortcut: "Enter", run: () => show(row) },
                { id: "customer", label: t("agreements.menu.customer"), run: () => toCustomer(row.customerId) },
              ]}
              empty={empty}
            />
          )}
        </div>
        {shown !== null && (
          <SidePane
            title={t("agreements.columns.id")}
            onClose={() => {
              show(null);
              grid.current?.focus();
            }}
          >
            <AgreementDetail id={shown.id} asOf={day} onShow={(other) => show({ id: other })} />
          </SidePane>
        )}
      </div>
      <ListTotals
        label={t("agreements.totals.label")}
        none={t("agreements.totals.none")}
        rows={totals}
        totals={[
          { title: t("agreements.totals.agreements"), kind: "count", value: (row) => row.agreements },
          { title: t("agreements.totals.total"), kind: "money", value: (row) => row.totalMinor },
          { title: t("agreements.totals.paid"), kind: "money", value: (row) => row.paidMinor },
          { title: t("agreements.totals.overdue"), kind: "money", value: (row) => row.overdueMinor },
          { title: t("agreements.totals.rest"), kind: "money", value: (row) => row.restMinor, strong: true },
        ]}
      />
      {toaster}
    </div>
  );
}
