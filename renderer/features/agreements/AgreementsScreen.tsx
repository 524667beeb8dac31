import { Button, makeStyles } from "@fluentui/react-components";
import { useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementSelection } from "../../../shared/contract/agreements.ts";
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
import { AgreementDetail } from "./AgreementDetail.tsx";
import { AgreementsBar } from "./AgreementsBar.tsx";
import { changeAgreements, statesOf, useAgreementsState } from "./agreements-state.ts";
import { agreementColumns } from "./columns.ts";
import { agreementList, useAgreementOfSource, useAgreementTotals, useCustomerName } from "./queries.ts";

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
  const { toaster, say } = useCopied();
  const [shown, show] = useState<{ readonly id: number } | null>(null);
  const asked = id ?? behind?.id ?? undefined;
  useEffect(() => {
    if (asked !== undefined) show({ id: asked });
  }, [asked]);
  const name = useCustomerName(customerId);

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
  const list = useList({
    name: "agreements",
    source: agreementList,
    selection,
    columns,
    state,
    change: changeAgreements,
    defaultSort: LATEST_FIRST,
    exportName: t("agreements.exportName", { day: formatDay(day) }),
  });
  const narrowed =
    state.search.trim() !== "" || state.choice !== "all" || state.columnFilters.length > 0 || customerId !== undefined;
  const clear = (): void => {
    list.clear();
    changeAgreements({ choice: "all" });
    if (customerId !== undefined) toAgreements();
  };
  const empty = (
    <EmptyState
      title={t(narrowed ? "agreements.empty.narrowedTitle" : "agreements.empty.title")}
      body={t(narrowed ? "agreements.empty.narrowedBody" : "agreements.empty.body")}
    >
      {narrowed && <Button onClick={clear}>{t("agreements.empty.clear")}</Button>}
    </EmptyState>
  );
  const sums = [
    { id: "totalMinor", title: t("agreements.totals.total"), kind: "money" },
    { id: "paidMinor", title: t("agreements.totals.paid"), kind: "money" },
    { id: "overdueMinor", title: t("agreements.totals.overdue"), kind: "money" },
    { id: "restMinor", title: t("agreements.totals.rest"), kind: "money", strong: true },
  ] as const;
  return (
    <div className={styles.screen}>
      <AgreementsBar
        list={list}
        customer={customerId === undefined ? null : (name ?? "")}
        onAllCustomers={() => toAgreements()}
      />
      <ExportNotice exporting={list.exporting} />
      <div className={styles.body}>
        <div className={styles.grid}>
          <ListGrid
            list={list}
            label={t("agreements.grid")}
            counted={t("agreements.totals.agreements")}
            sums={sums}
            rowId={(row) => `${row.id} ${row.currency}`}
            areas={["agreements", "approvals", "receivables", "customers"]}
            bulk={(selected) => <AssignMenu selected={selected} say={say} />}
            onOpen={show}
            onSelect={(row) => shown !== null && row !== null && show(row)}
            menu={(row) => [
              { id: "open", label: t("agreements.menu.open"), shortcut: "Enter", run: () => show(row) },
              { id: "customer", label: t("agreements.menu.customer"), run: () => toCustomer(row.customerId) },
            ]}
            say={say}
            empty={empty}
          />
        </div>
        {shown !== null && (
          <SidePane
            title={t("agreements.columns.id")}
            onClose={() => {
              show(null);
              list.grid.current?.focus();
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
        totals={[{ id: "agreements", title: t("agreements.totals.agreements"), kind: "count" }, ...sums]}
      />
      {toaster}
    </div>
  );
}
