import { Button, makeStyles } from "@fluentui/react-components";
import { useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type PaymentRow, type PaymentSelection, zPaymentGroupBy } from "../../../shared/contract/payments.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { ListTotals } from "../../components/ListTotals.tsx";
import { Notice } from "../../components/Notice.tsx";
import { focusSearch } from "../../components/QuickSearch.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { GroupsGrid } from "../../grid/GroupsGrid.tsx";
import { groupTool } from "../../grid/group-tool.ts";
import { useGrouped } from "../../grid/use-grouped.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useExport } from "../../lib/use-export.ts";
import { useWorkDay } from "../../lib/work-day.ts";
import { paymentColumns } from "./columns.ts";
import { PaymentsBar } from "./PaymentsBar.tsx";
import { changePayments, statesOf, usePaymentsState } from "./payments-state.ts";
import {
  fetchPaymentGroups,
  fetchPayments,
  fetchPaymentValues,
  paymentFilters,
  paymentSort,
  useCustomer,
  usePaymentTotals,
} from "./queries.ts";
import { RecordDialog, type RecordedNotice } from "./RecordDialog.tsx";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
});

const LATEST_FIRST: readonly GridSort[] = [{ by: "paidOn", desc: true }];

/** Pagos: the money that came in, what of it is applied, and what waits to be. */
export function PaymentsScreen(): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { defaultDay } = useAsOf();
  const day = useWorkDay();
  const navigation = useNavigation();
  const { toPayment, toPayments, toCustomer } = navigation;
  const { customer: customerId, record } = useSearch({ from: "/pagos" });
  const state = usePaymentsState();
  const grid = useRef<GridHandle>(null);
  const { toaster, say, copy } = useCopied();
  const [sort, setSort] = useState<readonly GridSort[]>(LATEST_FIRST);
  const exporting = useExport();
  const [recording, setRecording] = useState(record !== undefined);
  const [done, setDone] = useState<RecordedNotice | null>(null);
  const { data: customer } = useCustomer(customerId ?? record ?? null, day);
  useEffect(() => {
    if (record !== undefined) setRecording(true);
  }, [record]);

  const choice = customerId === undefined ? state.choice : "open";
  const selection = useMemo<PaymentSelection>(
    () => ({
      asOf: day,
      search: state.search,
      states: statesOf(choice),
      onlyDoubles: choice === "doubles",
      customerId: customerId ?? null,
      filters: [...state.columnFilters],
    }),
    [day, state.search, choice, customerId, state.columnFilters],
  );
  const { data: totals } = usePaymentTotals(selection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => paymentColumns(t, navigation), [t, i18n.language, navigation]);
  const narrowed =
    state.search.trim() !== "" || choice !== "all" || state.columnFilters.length > 0 || customerId !== undefined;
  const clear = (): void => {
    grid.current?.clearFilters();
    changePayments({ search: "", choice: "all", columnFilters: [] });
    if (customerId !== undefined) toPayments();
  };
  const close = (): void => {
    setRecording(false);
    if (record !== undefined) toPayments();
  };
  const typed = (text: string): void => {
    changePayments({ search: text });
    focusSearch(false);
  };
  const empty = (
    <EmptyState
      title={t(narrowed ? "payments.empty.narrowedTitle" : "payments.empty.title")}
      body={t(narrowed ? "payments.empty.narrowedBody" : "payments.empty.body")}
    >
      {narrowed ? (
        <Button onClick={clear}>{t("payments.empty.clear")}</Button>
      ) : (
        <Button onClick={() => setRecording(true)}>{t("payments.record")}</Button>
      )}
    </EmptyState>
  );
  const by = state.groupBy;
  const grouped = useGrouped({
    grid,
    grouped: by !== null,
    rowsShown: by === null,
    filters: state.columnFilters,
    onFilters: (filters) => changePayments({ columnFilters: paymentFilters(filters) }),
  });
  const toExcel = (): void =>
    void exporting.run(t("payments.exportName", { day: formatDay(day) }), async (file) => {
      const asked = { ...selection, columns: [...(grid.current?.shownColumns() ?? [])], file, lang: currentLang() };
      if (by === null) return ledger.payments.exportPage({ ...asked, sort: paymentSort(sort) });
      const order = [...(grid.current?.state().sort ?? [])];
      return { ...(await ledger.payments.exportGroups({ ...asked, by, sort: order })), groups: true };
    });
  return (
    <div className={styles.screen}>
      <PaymentsBar
        grid={grouped.viewed}
        group={groupTool(columns, zPaymentGroupBy, by, (groupBy) => changePayments({ groupBy }))}
        exporting={exporting.state.phase === "running"}
        onExport={toExcel}
        customer={customerId === undefined ? null : (customer?.name ?? "")}
        onAllCustomers={() => toPayments()}
        onRecord={() => setRecording(true)}
      />
      <ExportNotice exporting={exporting} />
      {done !== null && (
        <Notice
          intent={done.doubtful ? "warning" : "success"}
          onDismiss={() => setDone(null)}
          actions={
            <Button size="small" onClick={() => toPayment(done.uuid)}>
              {t("payments.form.openPayment")}
            </Button>
          }
        >
          {done.words}
        </Notice>
      )}
      <div className={styles.body}>
        {by !== null ? (
          <GroupsGrid
            grid={grid}
            name="payments"
            label={t("payments.grid")}
            counted={t("payments.totals.payments")}
            columns={columns}
            by={by}
            sums={[
              { id: "amountMinor", title: t("payments.columns.amount"), kind: "money" },
              { id: "appliedMinor", title: t("payments.columns.applied"), kind: "money" },
              { id: "refundedMinor", title: t("payments.page.refunded"), kind: "money" },
              { id: "unappliedMinor", title: t("payments.columns.unapplied"), kind: "money" },
            ]}
            contentKey={JSON.stringify(selection)}
            areas={["payments", "receivables"]}
            fetchPage={(request) => fetchPaymentGroups(selection, by, request)}
            onOpen={(conditions) => {
              grouped.open(conditions);
              changePayments({ groupBy: null });
            }}
            onType={typed}
            say={say}
            empty={empty}
          />
        ) : (
          <DataGrid<PaymentRow>
            ref={grid}
            name="payments"
            label={t("payments.grid")}
            columns={columns}
            contentKey={JSON.stringify([day, state.search, choice, customerId])}
            fetchPage={(request) => fetchPayments({ ...selection, filters: paymentFilters(request.filters) }, request)}
            fetchValues={(request) =>
              fetchPaymentValues({ ...selection, filters: paymentFilters(request.filters) }, request)
            }
            rowId={(row) => row.uuid}
            areas={["payments", "receivables"]}
            defaultSort={LATEST_FIRST}
            showFilters={state.showFilters}
            onFilters={(filters) => changePayments({ columnFilters: paymentFilters(filters) })}
            onSort={setSort}
            onOpen={(row) => toPayment(row.uuid)}
            onCopied={(count) => say(t("grid.copied", { count }))}
            onType={typed}
            menu={(row) => [
              { id: "open", label: t("payments.menu.open"), shortcut: "Enter", run: () => toPayment(row.uuid) },
              { id: "customer", label: t("payments.menu.customer"), run: () => toCustomer(row.customerId) },
              {
                id: "uuid",
                label: t("payments.menu.copyUuid"),
                run: () => void copy(row.uuid, t("payments.menu.uuidCopied")),
              },
            ]}
            empty={empty}
          />
        )}
      </div>
      <ListTotals
        label={t("payments.totals.label")}
        none={t("payments.totals.none")}
        rows={totals}
        totals={[
          { title: t("payments.totals.payments"), kind: "count", value: (row) => row.payments },
          { title: t("payments.columns.amount"), kind: "money", value: (row) => row.amountMinor },
          { title: t("payments.columns.applied"), kind: "money", value: (row) => row.appliedMinor },
          { title: t("payments.page.refunded"), kind: "money", value: (row) => row.refundedMinor },
          { title: t("payments.columns.unapplied"), kind: "money", value: (row) => row.unappliedMinor, strong: true },
        ]}
      />
      {recording && (record === undefined || customer !== undefined) && (
        <RecordDialog
          customer={record === undefined ? null : (customer ?? null)}
          today={defaultDay}
          onClose={close}
          onRecorded={(notice) => {
            setDone(notice);
            close();
          }}
        />
      )}
      {toaster}
    </div>
  );
}
