import { Button, makeStyles } from "@fluentui/react-components";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Interaction, type InteractionSelection, zInteractionGroupBy } from "../../../shared/contract/contacts.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { focusSearch } from "../../components/QuickSearch.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { GroupsGrid } from "../../grid/GroupsGrid.tsx";
import { groupTool } from "../../grid/group-tool.ts";
import { useGrouped } from "../../grid/use-grouped.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useExport } from "../../lib/use-export.ts";
import { openWorkForm, useWorkForm } from "../../lib/work-forms.tsx";
import { ChooseCustomer } from "./ChooseCustomer.tsx";
import { ContactDetail } from "./ContactDetail.tsx";
import { ContactsBar } from "./ContactsBar.tsx";
import { ContactTotals } from "./ContactTotals.tsx";
import { interactionColumns } from "./columns.ts";
import { changeContacts, firstDay, useContactsState } from "./contacts-state.ts";
import {
  fetchInteractionGroups,
  fetchInteractions,
  fetchInteractionValues,
  interactionFilters,
  interactionSort,
  useContactTotals,
  useOutcomes,
} from "./queries.ts";
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
  const grid = useRef<GridHandle>(null);
  const sort = useRef<readonly GridSort[]>(LATEST_FIRST);
  const { toaster, say } = useCopied();
  const [choosing, setChoosing] = useState(false);
  const [open, setOpen] = useState<number | null>(null);
  const working = useWorkForm() !== null;
  const exporting = useExport();
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
  const narrowed = state.search.trim() !== "" || state.columnFilters.length > 0 || state.period !== "all";
  const clear = (): void => {
    grid.current?.clearFilters();
    changeContacts({ search: "", period: "all", columnFilters: [] });
  };
  const typed = (text: string): void => {
    changeContacts({ search: text });
    focusSearch(false);
  };
  const empty = (
    <EmptyState
      title={t(narrowed ? "contacts.empty.narrowedTitle" : "contacts.empty.title")}
      body={t(narrowed ? "contacts.empty.narrowedBody" : "contacts.empty.body")}
    >
      {narrowed ? (
        <Button onClick={clear}>{t("contacts.empty.clear")}</Button>
      ) : (
        <Button onClick={() => setChoosing(true)}>{t("contacts.log")}</Button>
      )}
    </EmptyState>
  );
  const by = state.groupBy;
  const grouped = useGrouped({
    grid,
    grouped: by !== null,
    rowsShown: by === null,
    filters: state.columnFilters,
    onFilters: (filters) => changeContacts({ columnFilters: interactionFilters(filters) }),
  });
  const toExcel = (): void =>
    void exporting.run(`${t("contacts.export.name")} ${defaultDay}`, async (file) => {
      const asked = { ...selection, columns: [...(grid.current?.shownColumns() ?? [])], file, lang: currentLang() };
      if (by === null) return ledger.contacts.exportPage({ ...asked, sort: interactionSort(sort.current) });
      const order = [...(grid.current?.state().sort ?? [])];
      return { ...(await ledger.contacts.exportGroups({ ...asked, by, sort: order })), groups: true };
    });
  return (
    <div className={styles.screen}>
      <ContactsBar
        grid={grouped.viewed}
        group={groupTool(columns, zInteractionGroupBy, by, (groupBy) => changeContacts({ groupBy }))}
        exporting={exporting.state.phase === "running"}
        onExport={toExcel}
        onLog={() => setChoosing(true)}
      />
      <UnsettledMails />
      <ExportNotice exporting={exporting} />
      <div className={styles.body}>
        {by !== null ? (
          <GroupsGrid
            grid={grid}
            name="contacts"
            label={t("contacts.grid")}
            counted={t("contacts.totals.contacts")}
            columns={columns}
            by={by}
            sums={[
              { id: "attempts", title: t("contacts.totals.attempts"), kind: "count" },
              { id: "connects", title: t("contacts.totals.connects"), kind: "count" },
              { id: "rightParty", title: t("contacts.totals.rightParty"), kind: "count" },
              { id: "promises", title: t("contacts.totals.promises"), kind: "count" },
            ]}
            contentKey={JSON.stringify(selection)}
            areas={["contacts"]}
            fetchPage={(request) => fetchInteractionGroups(selection, by, request)}
            onOpen={(conditions) => {
              grouped.open(conditions);
              changeContacts({ groupBy: null });
            }}
            onType={typed}
            say={say}
            empty={empty}
          />
        ) : (
          <DataGrid<Interaction>
            ref={grid}
            name="contacts"
            label={t("contacts.grid")}
            columns={columns}
            contentKey={JSON.stringify([from, state.search, state.corrected])}
            fetchPage={(request) =>
              fetchInteractions({ ...selection, filters: interactionFilters(request.filters) }, request)
            }
            fetchValues={(request) =>
              fetchInteractionValues({ ...selection, filters: interactionFilters(request.filters) }, request)
            }
            rowId={(row) => String(row.id)}
            areas={["contacts"]}
            defaultSort={LATEST_FIRST}
            showFilters={state.showFilters}
            onFilters={(filters) => changeContacts({ columnFilters: interactionFilters(filters) })}
            onSort={(next) => {
              sort.current = next;
            }}
            onOpen={(row) => setOpen(row.id)}
            onCopied={(count) => say(t("grid.copied", { count }))}
            onType={typed}
            menu={(row) => [
              { id: "open", label: t("contacts.menu.open"), shortcut: "Enter", run: () => setOpen(row.id) },
              { id: "customer", label: t("contacts.menu.customer"), run: () => navigation.toCustomer(row.customerId) },
              {
                id: "again",
                label: t("contacts.menu.again"),
                run: () => openWorkForm({ kind: "contact", customerId: row.customerId }),
              },
            ]}
            empty={empty}
          />
        )}
        {open !== null && !working && (
          <ContactDetail id={open} outcomes={outcomes} onClose={() => setOpen(null)} say={say} />
        )}
      </div>
      <ContactTotals totals={totals} outcomes={outcomes} />
      {choosing && (
        <ChooseCustomer
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
