import { Button, makeStyles } from "@fluentui/react-components";
import { useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type DisputeRow, type DisputeSelection, zDisputeGroupBy } from "../../../shared/contract/disputes.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { ListTotals } from "../../components/ListTotals.tsx";
import { focusSearch } from "../../components/QuickSearch.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { GroupsGrid } from "../../grid/GroupsGrid.tsx";
import { groupTool } from "../../grid/group-tool.ts";
import { useGrouped } from "../../grid/use-grouped.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useExport } from "../../lib/use-export.ts";
import { useWorkDay } from "../../lib/work-day.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { CustomerDialog } from "./CustomerDialog.tsx";
import { disputeColumns } from "./columns.ts";
import { DisputeDetail } from "./DisputeDetail.tsx";
import { DisputesBar } from "./DisputesBar.tsx";
import { changeDisputes, useDisputesState } from "./disputes-state.ts";
import { KpiPane } from "./KpiPane.tsx";
import {
  disputeFilters,
  disputeSort,
  fetchDisputeGroups,
  fetchDisputes,
  fetchDisputeValues,
  useCustomerName,
  useDisputeRules,
  useDisputeTotals,
} from "./queries.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
});

/** Aclaraciones: what customers dispute, who has to answer, and until when. */
export function DisputesScreen(): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const day = useWorkDay();
  const navigation = useNavigation();
  const { toDisputes, toCustomer, toDocument } = navigation;
  const { customer: customerId, id: openId } = useSearch({ from: "/aclaraciones" });
  const state = useDisputesState();
  const grid = useRef<GridHandle>(null);
  const { toaster, say, copy } = useCopied();
  const [shown, setShown] = useState<number | null>(openId ?? null);
  const [choosing, setChoosing] = useState(false);
  const [sort, setSort] = useState<readonly GridSort[]>([]);
  const exporting = useExport();
  const customer = useCustomerName(customerId);
  const { data: rules } = useDisputeRules();
  useEffect(() => {
    if (openId !== undefined) setShown(openId);
  }, [openId]);

  const show = customerId === undefined ? state.show : "all";
  const selection = useMemo<DisputeSelection>(
    () => ({
      asOf: day,
      search: state.search,
      show,
      customerId: customerId ?? null,
      filters: [...state.columnFilters],
    }),
    [day, state.search, show, customerId, state.columnFilters],
  );
  const { data: totals } = useDisputeTotals(selection);
  const resolvers = rules?.resolvers;
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => disputeColumns(t, resolvers, navigation), [t, i18n.language, resolvers, navigation]);
  const narrowed = state.search.trim() !== "" || show !== "active" || state.columnFilters.length > 0;
  const clear = (): void => {
    grid.current?.clearFilters();
    changeDisputes({ search: "", show: "active", columnFilters: [] });
    if (customerId !== undefined) toDisputes();
  };
  const add = (): void => {
    if (customerId === undefined) setChoosing(true);
    else openWorkForm({ kind: "dispute", customerId });
  };
  const closePane = (): void => {
    setShown(null);
    if (openId !== undefined) toDisputes(customerId === undefined ? {} : { customer: customerId });
  };
  const typed = (text: string): void => {
    changeDisputes({ search: text });
    focusSearch(false);
  };
  const empty = (
    <EmptyState
      title={t(narrowed ? "disputes.empty.narrowedTitle" : "disputes.empty.title")}
      body={t(narrowed ? "disputes.empty.narrowedBody" : "disputes.empty.body")}
    >
      {narrowed ? (
        <Button onClick={clear}>{t("disputes.empty.clear")}</Button>
      ) : (
        <Button onClick={add}>{t("disputes.add")}</Button>
      )}
    </EmptyState>
  );
  const by = state.groupBy;
  const grouped = useGrouped({
    grid,
    grouped: by !== null,
    rowsShown: by === null,
    filters: state.columnFilters,
    onFilters: (filters) => changeDisputes({ columnFilters: disputeFilters(filters) }),
  });
  const toExcel = (): void =>
    void exporting.run(`${t("disputes.exports.sheet")} ${day}`, async (file) => {
      const asked = { ...selection, columns: [...(grid.current?.shownColumns() ?? [])], file, lang: currentLang() };
      if (by === null) return ledger.disputes.exportPage({ ...asked, sort: disputeSort(sort) });
      const order = [...(grid.current?.state().sort ?? [])];
      return { ...(await ledger.disputes.exportGroups({ ...asked, by, sort: order })), groups: true };
    });
  return (
    <div className={styles.screen}>
      <DisputesBar
        grid={grouped.viewed}
        group={groupTool(columns, zDisputeGroupBy, by, (groupBy) => changeDisputes({ groupBy }))}
        customer={customerId === undefined ? null : (customer ?? "")}
        exporting={exporting.state.phase === "running"}
        onAllCustomers={() => toDisputes()}
        onAdd={add}
        onExport={toExcel}
      />
      <ExportNotice exporting={exporting} words={(count) => t("disputes.exportDone", { count })} />
      <div className={styles.body}>
        {by !== null ? (
          <GroupsGrid
            grid={grid}
            name="disputes"
            label={t("disputes.grid")}
            counted={t("disputes.totals.disputes")}
            columns={columns}
            by={by}
            sums={[
              { id: "active", title: t("disputes.totals.active"), kind: "count" },
              { id: "late", title: t("disputes.totals.late"), kind: "count" },
              { id: "disputedMinor", title: t("disputes.totals.disputed"), kind: "money" },
            ]}
            contentKey={JSON.stringify(selection)}
            areas={["disputes", "receivables"]}
            fetchPage={(request) => fetchDisputeGroups(selection, by, request)}
            onOpen={(conditions) => {
              grouped.open(conditions);
              changeDisputes({ groupBy: null });
            }}
            onType={typed}
            say={say}
            empty={empty}
          />
        ) : (
          <DataGrid<DisputeRow>
            ref={grid}
            name="disputes"
            label={t("disputes.grid")}
            columns={columns}
            contentKey={JSON.stringify([day, state.search, show, customerId])}
            fetchPage={(request) => fetchDisputes({ ...selection, filters: disputeFilters(request.filters) }, request)}
            fetchValues={(request) =>
              fetchDisputeValues({ ...selection, filters: disputeFilters(request.filters) }, request)
            }
            rowId={(row) => String(row.id)}
            areas={["disputes", "receivables"]}
            showFilters={state.showFilters}
            onFilters={(filters) => changeDisputes({ columnFilters: disputeFilters(filters) })}
            onSort={setSort}
            onOpen={(row) => setShown(row.id)}
            onSelect={(row) => {
              if (row !== null && shown !== null) setShown(row.id);
            }}
            onCopied={(count) => say(t("grid.copied", { count }))}
            onType={typed}
            menu={(row) => [
              { id: "open", label: t("disputes.menu.open"), shortcut: "Enter", run: () => setShown(row.id) },
              { id: "customer", label: t("disputes.menu.customer"), run: () => toCustomer(row.customerId) },
              { id: "document", label: t("disputes.menu.document"), run: () => toDocument(row.invoiceUuid) },
              {
                id: "contact",
                label: t("disputes.menu.contact"),
                run: () => openWorkForm({ kind: "contact", customerId: row.customerId, invoices: [row.invoiceUuid] }),
              },
              {
                id: "uuid",
                label: t("disputes.menu.copyUuid"),
                run: () => void copy(row.invoiceUuid, t("disputes.menu.uuidCopied")),
              },
            ]}
            empty={empty}
          />
        )}
        {shown !== null && (
          <SidePane title={t("disputes.pane.title", { id: shown })} onClose={closePane}>
            <DisputeDetail key={shown} id={shown} asOf={day} onGone={closePane} />
          </SidePane>
        )}
        {shown === null && state.showKpis && (
          <KpiPane today={day} onClose={() => changeDisputes({ showKpis: false })} />
        )}
      </div>
      <ListTotals
        label={t("disputes.totals.label")}
        none={t("disputes.totals.none")}
        rows={totals}
        totals={[
          { title: t("disputes.totals.disputes"), kind: "count", value: (row) => row.disputes },
          { title: t("disputes.totals.active"), kind: "count", value: (row) => row.active },
          { title: t("disputes.totals.late"), kind: "count", value: (row) => row.late },
          { title: t("disputes.totals.disputed"), kind: "money", value: (row) => row.disputedMinor, strong: true },
        ]}
      />
      {choosing && (
        <CustomerDialog
          onClose={() => setChoosing(false)}
          onPick={(id) => {
            setChoosing(false);
            openWorkForm({ kind: "dispute", customerId: id });
          }}
        />
      )}
      {toaster}
    </div>
  );
}
