import { Button, makeStyles } from "@fluentui/react-components";
import { useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DisputeSelection } from "../../../shared/contract/dispute-list.ts";
import { ChooseCustomerDialog } from "../../components/ChooseCustomerDialog.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { ListTotals } from "../../components/ListTotals.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import { ListGrid } from "../../grid/ListGrid.tsx";
import { useList } from "../../grid/use-list.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useWorkDay } from "../../lib/work-day.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { disputeColumns } from "./columns.ts";
import { DisputeDetail } from "./DisputeDetail.tsx";
import { DisputesBar } from "./DisputesBar.tsx";
import { changeDisputes, useDisputesState } from "./disputes-state.ts";
import { KpiPane } from "./KpiPane.tsx";
import { disputeList, useCustomerName, useDisputeRules, useDisputeTotals } from "./queries.ts";

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
  const { toaster, say, copy } = useCopied();
  const [shown, setShown] = useState<number | null>(openId ?? null);
  const [choosing, setChoosing] = useState(false);
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
  const list = useList({
    name: "disputes",
    source: disputeList,
    selection,
    columns,
    state,
    change: changeDisputes,
    exportName: `${t("disputes.exports.sheet")} ${day}`,
  });
  const narrowed = state.search.trim() !== "" || show !== "active" || state.columnFilters.length > 0;
  const clear = (): void => {
    list.clear();
    changeDisputes({ show: "active" });
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
  const sums = [
    { id: "active", title: t("disputes.totals.active"), kind: "count" },
    { id: "late", title: t("disputes.totals.late"), kind: "count" },
    { id: "disputedMinor", title: t("disputes.totals.disputed"), kind: "money", strong: true },
  ] as const;
  return (
    <div className={styles.screen}>
      <DisputesBar
        list={list}
        customer={customerId === undefined ? null : (customer ?? "")}
        onAllCustomers={() => toDisputes()}
        onAdd={add}
      />
      <ExportNotice exporting={list.exporting} />
      <div className={styles.body}>
        <ListGrid
          list={list}
          label={t("disputes.grid")}
          counted={t("disputes.totals.disputes")}
          sums={sums}
          rowId={(row) => String(row.id)}
          areas={["disputes", "receivables"]}
          onOpen={(row) => setShown(row.id)}
          onSelect={(row) => {
            if (row !== null && shown !== null) setShown(row.id);
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
          say={say}
          empty={empty}
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
      <ListTotals
        label={t("disputes.totals.label")}
        none={t("disputes.totals.none")}
        rows={totals}
        totals={[{ id: "disputes", title: t("disputes.totals.disputes"), kind: "count" }, ...sums]}
      />
      {choosing && (
        <ChooseCustomerDialog
          title={t("disputes.add")}
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
