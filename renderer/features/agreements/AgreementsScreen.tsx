import { Button, makeStyles } from "@fluentui/react-components";
import { useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementRow, AgreementSelection } from "../../../shared/contract/agreements.ts";
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
import { AgreementDetail } from "./AgreementDetail.tsx";
import { AgreementsBar } from "./AgreementsBar.tsx";
import { AgreementTotals } from "./AgreementTotals.tsx";
import { changeAgreements, statesOf, useAgreementsState } from "./agreements-state.ts";
import { agreementColumns } from "./columns.ts";
import {
  agreementFilters,
  fetchAgreements,
  fetchAgreementValues,
  useAgreementOfSource,
  useAgreementTotals,
  useCustomerName,
} from "./queries.ts";
import { useAgreementDay } from "./use-agreement-day.ts";
import { useAgreementExport } from "./use-agreement-export.ts";

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
  const day = useAgreementDay();
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
  const exporting = useAgreementExport();

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
  return (
    <div className={styles.screen}>
      <AgreementsBar
        grid={grid}
        customer={customerId === undefined ? null : (name ?? "")}
        onAllCustomers={() => toAgreements()}
        onExport={() => void exporting.run(selection, sort, grid.current?.shownColumns() ?? [])}
      />
      {exporting.state.phase === "done" && (
        <SavedFile file={exporting.state.file} onDismiss={exporting.dismiss}>
          {t("agreements.exported", {
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
            onType={(text) => {
              changeAgreements({ search: text });
              focusSearch(false);
            }}
            menu={(row) => [
              { id: "open", label: t("agreements.menu.open"), shortcut: "Enter", run: () => show(row) },
              { id: "customer", label: t("agreements.menu.customer"), run: () => toCustomer(row.customerId) },
            ]}
            empty={
              <EmptyState
                title={t(narrowed ? "agreements.empty.narrowedTitle" : "agreements.empty.title")}
                body={t(narrowed ? "agreements.empty.narrowedBody" : "agreements.empty.body")}
              >
                {narrowed && <Button onClick={clear}>{t("agreements.empty.clear")}</Button>}
              </EmptyState>
            }
          />
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
      <AgreementTotals rows={totals} />
      {toaster}
    </div>
  );
}
