import { Button, makeStyles } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgencySelection } from "../../../shared/contract/agency-lists.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ChoiceFilter } from "../../components/ChoiceFilter.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportButton } from "../../components/ExportButton.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { ListTotals } from "../../components/ListTotals.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import type { GridSort } from "../../grid/column.ts";
import { ListGrid } from "../../grid/ListGrid.tsx";
import { ListTools } from "../../grid/ListTools.tsx";
import { useList } from "../../grid/use-list.ts";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useMay } from "../../lib/session.ts";
import { useStatus } from "../../lib/status.ts";
import { useNewKey } from "../../lib/use-new-key.ts";
import { AgencyNotices } from "./AgencyNotices.tsx";
import { AgencyPane } from "./AgencyPane.tsx";
import {
  AGENCY_CHOICES,
  agencyBarOf,
  changeAgencies,
  putAgencyBar,
  standingsOf,
  useAgenciesState,
} from "./agencies-state.ts";
import { agencyColumns } from "./agency-columns.ts";
import { PlaceDialog } from "./PlaceDialog.tsx";
import { agencyList, useAgencyTotals } from "./queries.ts";

const useStyles = makeStyles({
  body: { display: "flex", flex: 1, minHeight: 0 },
  grid: { display: "flex", flex: 1, minWidth: 0, minHeight: 0 },
  choice: { minWidth: "170px" },
});

const BY_NAME: readonly GridSort[] = [{ by: "agencyName", desc: false }];

/** The agencies, one row a currency: whether they can take invoices, what they have and what they brought. */
export function AgenciesList({ views }: { readonly views: ReactNode }): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { toAgency } = useNavigation();
  const may = useMay();
  const { day } = useAsOf();
  const { data: status } = useStatus();
  const today = status?.today ?? day;
  const state = useAgenciesState();
  const { toaster, say } = useCopied();
  const [adding, setAdding] = useState(false);
  const [placingWith, placeWith] = useState<number | null>(null);
  const { search, choice } = state;
  const selection = useMemo<AgencySelection>(
    () => ({
      asOf: today,
      search,
      standings: standingsOf(choice),
      alerts: choice === "alerts",
      out: choice === "out",
      filters: [...state.columnFilters],
    }),
    [today, search, choice, state.columnFilters],
  );
  const { data: totals } = useAgencyTotals(selection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => agencyColumns(t, toAgency), [t, i18n.language, toAgency]);
  const list = useList({
    name: "agencies",
    source: agencyList,
    selection,
    columns,
    state,
    change: changeAgencies,
    defaultSort: BY_NAME,
    exportName: t("agencies.exportName", { day: formatDay(today) }),
  });
  const add = (): void => setAdding(may("agencies.save"));
  useNewKey(add);
  const narrowed = search.trim() !== "" || choice !== "all" || state.columnFilters.length > 0;
  const sums = [
    { id: "items", title: t("agencies.columns.items"), kind: "count" },
    { id: "placedMinor", title: t("agencies.columns.placedMinor"), kind: "money" },
    { id: "openMinor", title: t("agencies.columns.openMinor"), kind: "money", strong: true },
    { id: "viaMinor", title: t("agencies.columns.viaMinor"), kind: "money" },
    { id: "directMinor", title: t("agencies.columns.directMinor"), kind: "money" },
    { id: "commissionMinor", title: t("agencies.columns.commissionMinor"), kind: "money" },
  ] as const;
  const newButton = (
    <Allowed to="agencies.save">
      <Button appearance="primary" icon={<AddRegular />} title="Ctrl+N" onClick={add}>
        {t("agencies.new")}
      </Button>
    </Allowed>
  );
  const empty = narrowed ? (
    <EmptyState title={t("agencies.empty.narrowedTitle")} body={t("agencies.empty.narrowedBody")}>
      <Button
        onClick={() => {
          list.clear();
          changeAgencies({ choice: "all" });
        }}
      >
        {t("agencies.empty.clear")}
      </Button>
    </EmptyState>
  ) : (
    <EmptyState title={t("agencies.empty.title")} body={t("agencies.empty.body")} />
  );
  return (
    <>
      <CommandBar tight label={t("agencies.bar")} actions={newButton}>
        {views}
        <QuickSearch
          search={search}
          label={t("agencies.search")}
          placeholder={t("agencies.searchPlaceholder")}
          narrow
          onSearch={(text) => changeAgencies({ search: text })}
        />
        <ChoiceFilter
          className={styles.choice}
          label={t("agencies.stateFilter")}
          choices={AGENCY_CHOICES}
          chosen={choice}
          words={(each) => t(`agencies.choices.${each}`)}
          onChoose={(next) => changeAgencies({ choice: next })}
        />
        {/* Few rows: there is nothing to put together. */}
        <ListTools
          grid={list.tools.grid}
          screen={list.tools.screen}
          filters={list.tools.filters}
          own={{ search, bar: agencyBarOf(state) }}
          onOwn={(own) => putAgencyBar(own.search, own.bar)}
        />
        <ExportButton to="agencies.exportPage" {...list} />
      </CommandBar>
      <AgencyNotices />
      <ExportNotice exporting={list.exporting} />
      <div className={styles.body}>
        <div className={styles.grid}>
          <ListGrid
            list={list}
            label={t("agencies.grid")}
            counted={t("agencies.totals.agencies")}
            sums={sums}
            rowId={(row) => `${String(row.agencyId)} ${row.currency}`}
            areas={["agencies", "receivables", "payments"]}
            onOpen={(row) => toAgency(row.agencyId)}
            menu={(row) => [
              {
                id: "open",
                label: t("agencies.menu.open"),
                shortcut: "Enter",
                run: () => toAgency(row.agencyId),
              },
              ...(may("agencies.place")
                ? [{ id: "place", label: t("agencies.menu.place"), run: () => placeWith(row.agencyId) }]
                : []),
            ]}
            say={say}
            empty={empty}
          />
        </div>
        {adding && <AgencyPane agency={null} onClose={() => setAdding(false)} onSaved={toAgency} />}
      </div>
      <ListTotals
        label={t("agencies.totals.label")}
        none={t("agencies.totals.none")}
        rows={totals}
        totals={[{ id: "agencies", title: t("agencies.totals.agencies"), kind: "count" }, ...sums]}
      />
      {placingWith !== null && <PlaceDialog agencyId={placingWith} uuids={null} onClose={() => placeWith(null)} />}
      {toaster}
    </>
  );
}
