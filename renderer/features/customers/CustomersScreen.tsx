import { Button, Checkbox, makeStyles } from "@fluentui/react-components";
import { ArrowDownloadRegular, PeopleAddRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerListRow, CustomerSelection } from "../../../shared/contract/customer-list.ts";
import { CommandBar } from "../../components/CommandBar.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { focusSearch, QuickSearch } from "../../components/QuickSearch.tsx";
import { AssignMenu } from "../../grid/AssignMenu.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { ListTools } from "../../grid/ListTools.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { native } from "../../lib/native.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { CustomerTotals } from "./CustomerTotals.tsx";
import { customerColumns } from "./customer-columns.ts";
import { barOf, changeCustomers, putBar, useCustomersState } from "./customers-state.ts";
import { ImportDialog } from "./ImportDialog.tsx";
import { customerFilters, customerSort, fetchCustomers, fetchCustomerValues, useCustomerSums } from "./queries.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
});

const LARGEST_FIRST: readonly GridSort[] = [{ by: "balanceMinor", desc: true }];

/** Clientes: everybody who owes, with whose they are, where collection stands and how they usually pay. */
export function CustomersScreen(): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { day } = useAsOf();
  const { toCustomer, toLetterForm } = useNavigation();
  const state = useCustomersState();
  const { search, all, columnFilters, showFilters } = state;
  const grid = useRef<GridHandle>(null);
  const { toaster, say } = useCopied();
  const [importing, setImporting] = useState(false);
  const [sort, setSort] = useState<readonly GridSort[]>(LARGEST_FIRST);
  const selection = useMemo<CustomerSelection>(
    () => ({ asOf: day, search, all, filters: [...columnFilters] }),
    [day, search, all, columnFilters],
  );
  const { data: totals } = useCustomerSums(selection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => customerColumns(t, toCustomer, day), [t, i18n.language, toCustomer, day]);
  const save = useMutation({
    mutationFn: async () => {
      const file = await native.saveAs({
        suggestedName: `${t("customerList.sheet")} ${day}.xlsx`,
        kind: "xlsx",
      });
      if (file === null) return;
      const shown = (grid.current?.columns() ?? []).filter((column) => column.visible).map((column) => column.id);
      await ledger.customers.exportPage({
        ...selection,
        sort: customerSort(sort),
        columns: shown,
        file,
        lang: currentLang(),
      });
      say(t("customerList.exported"));
    },
  });
  const narrowed = search.trim() !== "" || columnFilters.length > 0;
  const clear = (): void => {
    grid.current?.clearFilters();
    changeCustomers({ search: "", columnFilters: [] });
  };
  return (
    <div className={styles.screen}>
      <CommandBar
        tight
        label={t("customerList.bar")}
        actions={
          <>
            <Button icon={<ArrowDownloadRegular />} disabled={save.isPending} onClick={() => save.mutate()}>
              {t("customerList.exportExcel")}
            </Button>
            <Button icon={<PeopleAddRegular />} onClick={() => setImporting(true)}>
              {t("customerList.import")}
            </Button>
          </>
        }
      >
        <QuickSearch
          search={search}
          label={t("customerList.search")}
          placeholder={t("customerList.searchPlaceholder")}
          onSearch={(text) => changeCustomers({ search: text })}
        />
        <Checkbox
          label={t("customerList.all")}
          checked={all}
          onChange={(_, { checked }) => changeCustomers({ all: checked === true })}
        />
        <ListTools
          grid={grid}
          screen="customers"
          filters={{
            shown: showFilters,
            columns: columnFilters,
            onShow: (shown) => changeCustomers({ showFilters: shown }),
          }}
          own={{ search, bar: barOf(state) }}
          onOwn={(own) => putBar(own.search, own.bar)}
        />
      </CommandBar>
      {save.isError && <ErrorNotice error={save.error} onDismiss={save.reset} />}
      <div className={styles.body}>
        <DataGrid<CustomerListRow>
          ref={grid}
          name="customers"
          label={t("customerList.grid")}
          columns={columns}
          contentKey={JSON.stringify([day, search, all])}
          fetchPage={(request) => fetchCustomers({ ...selection, filters: customerFilters(request.filters) }, request)}
          fetchValues={(request) =>
            fetchCustomerValues({ ...selection, filters: customerFilters(request.filters) }, request)
          }
          rowId={(row) => `${row.customerId}-${row.currency}`}
          areas={["customers", "receivables"]}
          defaultSort={LARGEST_FIRST}
          showFilters={showFilters}
          onFilters={(filters) => changeCustomers({ columnFilters: customerFilters(filters) })}
          onSort={setSort}
          onOpen={(row) => toCustomer(row.customerId)}
          onCopied={(count) => say(t("grid.copied", { count }))}
          onType={(text) => {
            changeCustomers({ search: text });
            focusSearch(false);
          }}
          menu={(row) => [
            {
              id: "open",
              label: t("customerList.open"),
              shortcut: "Enter",
              run: () => toCustomer(row.customerId),
            },
          ]}
          bulk={(selected) => (
            <>
              <Button
                size="small"
                onClick={() =>
                  toLetterForm(
                    selected.all
                      ? { selection }
                      : { customers: [...new Set(selected.rows.map((row) => row.customerId))] },
                  )
                }
              >
                {t("customerList.letters")}
              </Button>
              <AssignMenu selected={selected} say={say} />
            </>
          )}
          empty={
            <EmptyState
              title={t(narrowed ? "customerList.empty.title" : "customerList.empty.noneTitle")}
              body={t(narrowed ? "customerList.empty.body" : "customerList.empty.noneBody")}
            >
              {narrowed ? (
                <Button onClick={clear}>{t("customerList.empty.clear")}</Button>
              ) : (
                <Button onClick={() => setImporting(true)}>{t("customerList.import")}</Button>
              )}
            </EmptyState>
          }
        />
      </div>
      <CustomerTotals rows={totals} />
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
      {toaster}
    </div>
  );
}
