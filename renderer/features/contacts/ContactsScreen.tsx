import { Button, makeStyles } from "@fluentui/react-components";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { InteractionSelection } from "../../../shared/contract/contacts.ts";
import { ChooseCustomerDialog } from "../../components/ChooseCustomerDialog.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import type { GridSort } from "../../grid/column.ts";
import { ListGrid } from "../../grid/ListGrid.tsx";
import { useList } from "../../grid/use-list.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import { openWorkForm, useWorkForm } from "../../lib/work-forms.tsx";
import { ContactDetail } from "./ContactDetail.tsx";
import { ContactsBar } from "./ContactsBar.tsx";
import { ContactTotals } from "./ContactTotals.tsx";
import { interactionColumns } from "./columns.ts";
import { changeContacts, firstDay, NO_CHOICE, useContactsState, whyEmpty } from "./contacts-state.ts";
import { interactionList, useContactTotals, useOutcomes } from "./queries.ts";
import { UnsettledMails } from "./UnsettledMails.tsx";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
});

const LATEST_FIRST: readonly GridSort[] = [{ by: "happenedAt", desc: true }];

/** Gestiones: every contact with every customer, as a list to search, filter, count and export. */
export function ContactsScreen(): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { defaultDay } = useAsOf();
  const navigation = useNavigation();
  const state = useContactsState();
  const outcomes = useOutcomes();
  const { toaster, say } = useCopied();
  const [choosing, setChoosing] = useState(false);
  const [open, setOpen] = useState<number | null>(null);
  const working = useWorkForm() !== null;
  const from = firstDay(state.period, defaultDay);
  const selection = useMemo<InteractionSelection>(
    () => ({
      from,
      to: null,
      search: state.search,
      customerId: null,
      corrected: state.corrected,
      filters: [...state.columnFilters],
    }),
    [from, state.search, state.corrected, state.columnFilters],
  );
  const { data: totals } = useContactTotals(selection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => interactionColumns(t, outcomes, navigation), [t, i18n.language, outcomes, navigation]);
  const list = useList({
    name: "contacts",
    source: interactionList,
    selection,
    columns,
    state,
    change: changeContacts,
    defaultSort: LATEST_FIRST,
    exportName: `${t("contacts.export.name")} ${defaultDay}`,
  });
  const why = whyEmpty(state);
  const clear = (): void => {
    list.clear();
    changeContacts({ period: NO_CHOICE.period });
  };
  const log = <Button onClick={() => setChoosing(true)}>{t("contacts.log")}</Button>;
  const empty =
    why === "narrowed" ? (
      <EmptyState title={t("contacts.empty.narrowedTitle")} body={t("contacts.empty.narrowedBody")}>
        <Button onClick={clear}>{t("contacts.empty.clear")}</Button>
      </EmptyState>
    ) : why === "period" ? (
      <EmptyState title={t("contacts.empty.periodTitle")} body={t("contacts.empty.body")}>
        {log}
        <Button onClick={() => changeContacts({ period: "all" })}>{t("contacts.empty.before")}</Button>
      </EmptyState>
    ) : (
      <EmptyState title={t("contacts.empty.title")} body={t("contacts.empty.body")}>
        {log}
      </EmptyState>
    );
  const sums = [
    { id: "attempts", title: t("contacts.totals.attempts"), kind: "count" },
    { id: "connects", title: t("contacts.totals.connects"), kind: "count" },
    { id: "rightParty", title: t("contacts.totals.rightParty"), kind: "count" },
    { id: "promises", title: t("contacts.totals.promises"), kind: "count" },
  ] as const;
  return (
    <div className={styles.screen}>
      <ContactsBar list={list} onLog={() => setChoosing(true)} />
      <UnsettledMails />
      <ExportNotice exporting={list.exporting} />
      <div className={styles.body}>
        <ListGrid
          list={list}
          label={t("contacts.grid")}
          counted={t("contacts.totals.contacts")}
          sums={sums}
          rowId={(row) => String(row.id)}
          areas={["contacts"]}
          onOpen={(row) => setOpen(row.id)}
          menu={(row) => [
            { id: "open", label: t("contacts.menu.open"), shortcut: "Enter", run: () => setOpen(row.id) },
            { id: "customer", label: t("contacts.menu.customer"), run: () => navigation.toCustomer(row.customerId) },
            {
              id: "again",
              label: t("contacts.menu.again"),
              run: () => openWorkForm({ kind: "contact", customerId: row.customerId }),
            },
          ]}
          say={say}
          empty={empty}
        />
        {open !== null && !working && (
          <ContactDetail id={open} outcomes={outcomes} onClose={() => setOpen(null)} say={say} />
        )}
      </div>
      <ContactTotals totals={totals} outcomes={outcomes} />
      {choosing && (
        <ChooseCustomerDialog
          title={t("contacts.chooseCustomer")}
          onClose={() => setChoosing(false)}
          onPick={(customerId) => {
            setChoosing(false);
            openWorkForm({ kind: "contact", customerId });
          }}
        />
      )}
      {toaster}
    </div>
  );
}
