import { Button, makeStyles } from "@fluentui/react-components";
import { useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentSelection } from "../../../shared/contract/payments.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { ListTotals } from "../../components/ListTotals.tsx";
import { Notice } from "../../components/Notice.tsx";
import type { GridSort } from "../../grid/column.ts";
import { ListGrid } from "../../grid/ListGrid.tsx";
import { useList } from "../../grid/use-list.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useWorkDay } from "../../lib/work-day.ts";
import { paymentColumns } from "./columns.ts";
import { PaymentsBar } from "./PaymentsBar.tsx";
import { changePayments, statesOf, usePaymentsState } from "./payments-state.ts";
import { paymentList, useCustomer, usePaymentTotals } from "./queries.ts";
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
  const { toaster, say, copy } = useCopied();
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
  const list = useList({
    name: "payments",
    source: paymentList,
    selection,
    columns,
    state,
    change: changePayments,
    defaultSort: LATEST_FIRST,
    exportName: t("payments.exportName", { day: formatDay(day) }),
  });
  const narrowed =
    state.search.trim() !== "" || choice !== "all" || state.columnFilters.length > 0 || customerId !== undefined;
  const clear = (): void => {
    list.clear();
    changePayments({ choice: "all" });
    if (customerId !== undefined) toPayments();
  };
  const close = (): void => {
    setRecording(false);
    if (record !== undefined) toPayments();
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
  const sums = [
    { id: "amountMinor", title: t("payments.columns.amount"), kind: "money" },
    { id: "appliedMinor", title: t("payments.columns.applied"), kind: "money" },
    { id: "refundedMinor", title: t("payments.page.refunded"), kind: "money" },
    { id: "unappliedMinor", title: t("payments.columns.unapplied"), kind: "money", strong: true },
  ] as const;
  return (
    <div className={styles.screen}>
      <PaymentsBar
        list={list}
        customer={customerId === undefined ? null : (customer?.name ?? "")}
        onAllCustomers={() => toPayments()}
        onRecord={() => setRecording(true)}
      />
      <ExportNotice exporting={list.exporting} />
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
        <ListGrid
          list={list}
          label={t("payments.grid")}
          counted={t("payments.totals.payments")}
          sums={sums}
          rowId={(row) => row.uuid}
          areas={["payments", "receivables"]}
          onOpen={(row) => toPayment(row.uuid)}
          menu={(row) => [
            { id: "open", label: t("payments.menu.open"), shortcut: "Enter", run: () => toPayment(row.uuid) },
            { id: "customer", label: t("payments.menu.customer"), run: () => toCustomer(row.customerId) },
            {
              id: "uuid",
              label: t("payments.menu.copyUuid"),
              run: () => void copy(row.uuid, t("payments.menu.uuidCopied")),
            },
          ]}
          say={say}
          empty={empty}
        />
      </div>
      <ListTotals
        label={t("payments.totals.label")}
        none={t("payments.totals.none")}
        rows={totals}
        totals={[{ id: "payments", title: t("payments.totals.payments"), kind: "count" }, ...sums]}
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
