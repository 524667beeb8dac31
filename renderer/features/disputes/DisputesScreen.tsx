import { Button, makeStyles } from "@fluentui/react-components";
import { useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeRow, DisputeSelection } from "../../../shared/contract/disputes.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { focusSearch } from "../../components/QuickSearch.tsx";
import { SavedFile } from "../../components/SavedFile.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { CustomerDialog } from "./CustomerDialog.tsx";
import { disputeColumns } from "./columns.ts";
import { DisputeDetail } from "./DisputeDetail.tsx";
import { DisputesBar } from "./DisputesBar.tsx";
import { DisputeTotals } from "./DisputeTotals.tsx";
import { changeDisputes, useDisputesState } from "./disputes-state.ts";
import { KpiPane } from "./KpiPane.tsx";
import {
  disputeFilters,
  fetchDisputes,
  fetchDisputeValues,
  useCustomerName,
  useDisputeRules,
  useDisputeTotals,
} from "./queries.ts";
import { useExport } from "./use-export.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
});

/** Aclaraciones: what customers dispute, who has to answer, and until when. */
export function DisputesScreen(): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { day } = useAsOf();
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
  return (
    <div className={styles.screen}>
      <DisputesBar
        grid={grid}
        customer={customerId === undefined ? null : (customer ?? "")}
        exporting={exporting.state.phase === "running"}
        onAllCustomers={() => toDisputes()}
        onAdd={add}
        onExport={() => void exporting.run(selection, sort, grid.current?.shownColumns() ?? [])}
      />
      {exporting.state.phase === "done" && (
        <SavedFile file={exporting.state.file} onDismiss={exporting.dismiss}>
          {t("disputes.exportDone", { count: exporting.state.rows })}
        </SavedFile>
      )}
      {exporting.state.phase === "failed" && (
        <ErrorNotice error={exporting.state.error} onDismiss={exporting.dismiss} />
      )}
      <div className={styles.body}>
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
          onType={(text) => {
            changeDisputes({ search: text });
            focusSearch(false);
          }}
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
          empty={
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
          }
        />
        {shown !== null && (
          <SidePane title={t("disputes.pane.title", { id: shown })} onClose={closePane}>
            <DisputeDetail key={shown} id={shown} asOf={day} onGone={closePane} />
          </SidePane>
        )}
        {shown === null && state.showKpis && (
          <KpiPane today={day} onClose={() => changeDisputes({ showKpis: false })} />
        )}
      </div>
      <DisputeTotals rows={totals} />
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
