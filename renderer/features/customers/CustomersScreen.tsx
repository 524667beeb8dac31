import { Button, Checkbox, makeStyles } from "@fluentui/react-components";
import { ArrowDownloadRegular, PeopleAddRegular } from "@fluentui/react-icons";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type CustomerListRow,
  type CustomerSelection,
  type CustomerSums,
  zCustomerGroupBy,
} from "../../../shared/contract/customer-list.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { type ListTotal, ListTotals } from "../../components/ListTotals.tsx";
import { focusSearch, QuickSearch } from "../../components/QuickSearch.tsx";
import { AssignMenu } from "../../grid/AssignMenu.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { GroupsGrid } from "../../grid/GroupsGrid.tsx";
import { groupTool } from "../../grid/group-tool.ts";
import { ListTools } from "../../grid/ListTools.tsx";
import { useGrouped } from "../../grid/use-grouped.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useExport } from "../../lib/use-export.ts";
import { customerColumns } from "./customer-columns.ts";
import { barOf, changeCustomers, putBar, useCustomersState } from "./customers-state.ts";
import { ImportDialog } from "./ImportDialog.tsx";
import {
  customerFilters,
  customerSort,
  fetchCustomerGroups,
  fetchCustomers,
  fetchCustomerValues,
  useCustomerSums,
} from "./queries.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
});

const LARGEST_FIRST: readonly GridSort[] = [{ by: "balanceMinor", desc: true }];

const SUMS = [
  "currentMinor",
  "d1to30Minor",
  "d31to60Minor",
  "d61to90Minor",
  "d90plusMinor",
  "overdueMinor",
  "unappliedMinor",
  "balanceMinor",
] as const;

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
  const exporting = useExport();
  const narrowed = search.trim() !== "" || columnFilters.length > 0;
  const clear = (): void => {
    grid.current?.clearFilters();
    changeCustomers({ search: "", columnFilters: [] });
  };
  const typed = (text: string): void => {
    changeCustomers({ search: text });
    focusSearch(false);
  };
  const empty = (
    <EmptyState
      title={t(narrowed ? "customerList.empty.title" : "customerList.empty.noneTitle")}
      body={t(narrowed ? "customerList.empty.body" : "customerList.empty.noneBody")}
    >
      {narrowed ? (
        <Button onClick={clear}>{t("customerList.empty.clear")}</Button>
      ) : (
        <Allowed to="customers.importFile">
          <Button onClick={() => setImporting(true)}>{t("customerList.import")}</Button>
        </Allowed>
      )}
    </EmptyState>
  );
  const by = state.groupBy;
  const grouped = useGrouped({
    grid,
    grouped: by !== null,
    rowsShown: by === null,
    filters: state.columnFilters,
    onFilters: (filters) => changeCustomers({ columnFilters: customerFilters(filters) }),
  });
  const toExcel = (): void =>
    void exporting.run(`${t("customerList.sheet")} ${day}`, async (file) => {
      const asked = { ...selection, columns: [...(grid.current?.shownColumns() ?? [])], file, lang: currentLang() };
      if (by === null) return ledger.customers.exportPage({ ...asked, sort: customerSort(sort) });
      const order = [...(grid.current?.state().sort ?? [])];
      return { ...(await ledger.customers.exportGroups({ ...asked, by, sort: order })), groups: true };
    });
  return (
    <div className={styles.screen}>
      <CommandBar
        tight
        label={t("customerList.bar")}
        actions={
          <>
            <Button icon={<ArrowDownloadRegular />} disabled={exporting.state.phase === "running"} onClick={toExcel}>
              {t("customerList.exportExcel")}
            </Button>
            <Allowed to="customers.importFile">
              <Button icon={<PeopleAddRegular />} onClick={() => setImporting(true)}>
                {t("customerList.import")}
              </Button>
            </Allowed>
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
          grid={grouped.viewed}
          screen="customers"
          group={groupTool(columns, zCustomerGroupBy, by, (groupBy) => changeCustomers({ groupBy }))}
          filters={
            by !== null
              ? null
              : {
                  shown: showFilters,
                  columns: columnFilters,
                  onShow: (shown) => changeCustomers({ showFilters: shown }),
                }
          }
          own={{ search, bar: barOf(state) }}
          onOwn={(own) => putBar(own.search, own.bar)}
        />
      </CommandBar>
      <ExportNotice exporting={exporting} words={() => t("customerList.exported")} />
      <div className={styles.body}>
        {by !== null ? (
          <GroupsGrid
            grid={grid}
            name="customers"
            label={t("customerList.grid")}
            counted={t("customerList.totals.customers")}
            columns={columns}
            by={by}
            sums={[
              { id: "documents", title: t("customerList.columns.documents"), kind: "count" },
              ...SUMS.map((id) => ({ id, title: t(`customerList.columns.${id}`), kind: "money" as const })),
            ]}
            contentKey={JSON.stringify(selection)}
            areas={["customers", "receivables"]}
            fetchPage={(request) => fetchCustomerGroups(selection, by, request)}
            onOpen={(conditions) => {
              grouped.open(conditions);
              changeCustomers({ groupBy: null });
            }}
            onType={typed}
            say={say}
            empty={empty}
          />
        ) : (
          <DataGrid<CustomerListRow>
            ref={grid}
            name="customers"
            label={t("customerList.grid")}
            columns={columns}
            contentKey={JSON.stringify([day, search, all])}
            fetchPage={(request) =>
              fetchCustomers({ ...selection, filters: customerFilters(request.filters) }, request)
            }
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
            onType={typed}
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
            empty={empty}
          />
        )}
      </div>
      <ListTotals
        label={t("customerList.totals.label")}
        none={t("customerList.totals.none")}
        rows={totals}
        totals={[
          { title: t("customerList.totals.customers"), kind: "count", value: (row) => row.customers },
          ...SUMS.map(
            (id): ListTotal<CustomerSums> => ({
              title: t(`customerList.columns.${id}`),
              kind: "money",
              value: (row) => row[id],
              strong: id === "balanceMinor",
            }),
          ),
        ]}
      />
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
      {toaster}
    </div>
  );
}
