import { Button, Checkbox, makeStyles } from "@fluentui/react-components";
import { PeopleAddRegular } from "@fluentui/react-icons";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerSelection } from "../../../shared/contract/customer-list.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportButton } from "../../components/ExportButton.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { ListTotals } from "../../components/ListTotals.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import { AssignMenu } from "../../grid/AssignMenu.tsx";
import type { GridSort } from "../../grid/column.ts";
import { ListGrid } from "../../grid/ListGrid.tsx";
import { ListTools } from "../../grid/ListTools.tsx";
import { useList } from "../../grid/use-list.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import { customerColumns } from "./customer-columns.ts";
import { barOf, changeCustomers, putBar, useCustomersState } from "./customers-state.ts";
import { ImportDialog } from "./ImportDialog.tsx";
import { customerList, useCustomerSums } from "./queries.ts";

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
  const { search, all, columnFilters } = state;
  const { toaster, say } = useCopied();
  const [importing, setImporting] = useState(false);
  const selection = useMemo<CustomerSelection>(
    () => ({ asOf: day, search, all, filters: [...columnFilters] }),
    [day, search, all, columnFilters],
  );
  const { data: totals } = useCustomerSums(selection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => customerColumns(t, toCustomer, day), [t, i18n.language, toCustomer, day]);
  const list = useList({
    name: "customers",
    source: customerList,
    selection,
    columns,
    state,
    change: changeCustomers,
    defaultSort: LARGEST_FIRST,
    exportName: `${t("customerList.sheet")} ${day}`,
  });
  const narrowed = search.trim() !== "" || columnFilters.length > 0;
  const empty = (
    <EmptyState
      title={t(narrowed ? "customerList.empty.title" : "customerList.empty.noneTitle")}
      body={t(narrowed ? "customerList.empty.body" : "customerList.empty.noneBody")}
    >
      {narrowed ? (
        <Button onClick={list.clear}>{t("customerList.empty.clear")}</Button>
      ) : (
        <Allowed to="customers.importFile">
          <Button onClick={() => setImporting(true)}>{t("customerList.import")}</Button>
        </Allowed>
      )}
    </EmptyState>
  );
  const sums = SUMS.map((id) => ({
    id,
    title: t(`customerList.columns.${id}`),
    kind: "money" as const,
    strong: id === "balanceMinor",
  }));
  return (
    <div className={styles.screen}>
      <CommandBar
        tight
        label={t("customerList.bar")}
        actions={
          <Allowed to="customers.importFile">
            <Button icon={<PeopleAddRegular />} onClick={() => setImporting(true)}>
              {t("customerList.import")}
            </Button>
          </Allowed>
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
        <ListTools {...list.tools} own={{ search, bar: barOf(state) }} onOwn={(own) => putBar(own.search, own.bar)} />
        <ExportButton to="customers.exportPage" {...list} />
      </CommandBar>
      <ExportNotice exporting={list.exporting} />
      <div className={styles.body}>
        <ListGrid
          list={list}
          label={t("customerList.grid")}
          counted={t("customerList.totals.customers")}
          sums={[{ id: "documents", title: t("customerList.columns.documents"), kind: "count" }, ...sums]}
          rowId={(row) => `${row.customerId}-${row.currency}`}
          areas={["customers", "receivables"]}
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
          onOpen={(row) => toCustomer(row.customerId)}
          menu={(row) => [
            {
              id: "open",
              label: t("customerList.open"),
              shortcut: "Enter",
              run: () => toCustomer(row.customerId),
            },
          ]}
          say={say}
          empty={empty}
        />
      </div>
      <ListTotals
        label={t("customerList.totals.label")}
        none={t("customerList.totals.none")}
        rows={totals}
        totals={[{ id: "customers", title: t("customerList.totals.customers"), kind: "count" }, ...sums]}
      />
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
      {toaster}
    </div>
  );
}
