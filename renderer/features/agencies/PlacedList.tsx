import { Button, makeStyles } from "@fluentui/react-components";
import { type ComponentProps, type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlacedRow, PlacedSelection } from "../../../shared/contract/agency-lists.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { ChoiceFilter } from "../../components/ChoiceFilter.tsx";
import { CommandBar } from "../../components/CommandBar.tsx";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportButton } from "../../components/ExportButton.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { ListTotals } from "../../components/ListTotals.tsx";
import { QuickSearch } from "../../components/QuickSearch.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import type { GridSort } from "../../grid/column.ts";
import type { BulkRows } from "../../grid/grid-props.ts";
import { ListGrid } from "../../grid/ListGrid.tsx";
import { ListTools } from "../../grid/ListTools.tsx";
import { useList } from "../../grid/use-list.ts";
import { errorWords } from "../../lib/error-words.ts";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useMay } from "../../lib/session.ts";
import { useStatus } from "../../lib/status.ts";
import {
  changePlaced,
  PLACED_CHOICES,
  type PlacedPlace,
  placedBarOf,
  putPlacedBar,
  statesOf,
  usePlacedState,
} from "./agencies-state.ts";
import { CashPane } from "./CashPane.tsx";
import { placedColumns } from "./placed-columns.ts";
import { placedList, usePlacedTotals } from "./queries.ts";
import { RecallDialog } from "./RecallDialog.tsx";

const useStyles = makeStyles({
  body: { display: "flex", flex: 1, minHeight: 0 },
  grid: { display: "flex", flex: 1, minWidth: 0, minHeight: 0 },
  choice: { minWidth: "150px" },
});

const LATEST_FIRST: readonly GridSort[] = [{ by: "placedOn", desc: true }];
/** Items one recall can be about. */
const MOST_RECALLED = 5000;

interface Props {
  readonly place: PlacedPlace;
  /** Whose invoices; null for those of all agencies. */
  readonly agencyId: number | null;
  /** The batch whose invoices are shown; null or left out for all. */
  readonly placement?: { readonly id: number; readonly onAll: () => void } | null;
  readonly views?: ReactNode;
}

/** Invoices placed with agencies: where they stand, what came in and by whom, and the way to take them back. */
export function PlacedList({ place, agencyId, placement = null, views }: Props): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const navigation = useNavigation();
  const may = useMay();
  const { data: status } = useStatus();
  const state = usePlacedState(place);
  const { toaster, say, copy } = useCopied();
  const [shown, show] = useState<number | null>(null);
  const [recalling, recall] = useState<ComponentProps<typeof RecallDialog>["items"] | null>(null);
  const { search, choice } = state;
  const change = (changes: Parameters<typeof changePlaced>[1]): void => changePlaced(place, changes);
  const placementId = placement?.id ?? null;
  const selection = useMemo<PlacedSelection>(
    () => ({
      search,
      states: statesOf(choice),
      agencyId,
      placementId,
      customerId: null,
      filters: [...state.columnFilters],
    }),
    [search, choice, agencyId, placementId, state.columnFilters],
  );
  const { data: totals } = usePlacedTotals(selection);
  const ofOne = agencyId !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => placedColumns(t, navigation, ofOne), [t, i18n.language, navigation, ofOne]);
  const list = useList({
    name: ofOne ? "placed-of-agency" : "placed",
    source: placedList,
    selection,
    columns,
    state,
    change,
    defaultSort: LATEST_FIRST,
    exportName: t("agencies.items.exportName", { day: formatDay(status?.today ?? "") }),
  });
  const narrowed = search.trim() !== "" || choice !== "all" || state.columnFilters.length > 0 || placementId !== null;
  const clear = (): void => {
    list.clear();
    change({ choice: "all" });
    placement?.onAll();
  };
  const recallAll = async ({ count, read }: BulkRows<PlacedRow>): Promise<void> => {
    if (count > MOST_RECALLED) {
      say(t("grid.selection.actTooMany", { total: formatInteger(count), most: formatInteger(MOST_RECALLED) }));
      return;
    }
    try {
      recall(await read(MOST_RECALLED));
    } catch (error) {
      say(errorWords(error, t));
    }
  };
  const sums = [
    { id: "placedMinor", title: t("agencies.items.columns.placedMinor"), kind: "money" },
    { id: "viaMinor", title: t("agencies.items.columns.viaMinor"), kind: "money" },
    { id: "directMinor", title: t("agencies.items.columns.directMinor"), kind: "money" },
    { id: "openMinor", title: t("agencies.items.columns.openMinor"), kind: "money", strong: true },
    { id: "commissionMinor", title: t("agencies.items.columns.commissionMinor"), kind: "money" },
  ] as const;
  return (
    <>
      <CommandBar tight label={t("agencies.items.grid")}>
        {views}
        <QuickSearch
          search={search}
          label={t("agencies.items.search")}
          placeholder={t("agencies.items.searchPlaceholder")}
          narrow
          onSearch={(text) => change({ search: text })}
        />
        <ChoiceFilter
          className={styles.choice}
          label={t("agencies.items.stateFilter")}
          choices={PLACED_CHOICES}
          chosen={choice}
          words={(each) => t(`agencies.items.choices.${each}`)}
          onChoose={(next) => change({ choice: next })}
        />
        {placement !== null && (
          <Button appearance="outline" onClick={placement.onAll}>
            {t("agencies.placements.number", { id: placement.id })} ✕
          </Button>
        )}
        <ListTools
          {...list.tools}
          own={{ search, bar: placedBarOf(state) }}
          onOwn={(own) => putPlacedBar(place, own.search, own.bar)}
        />
        <ExportButton to="placed.exportPage" {...list} />
      </CommandBar>
      <ExportNotice exporting={list.exporting} />
      <div className={styles.body}>
        <div className={styles.grid}>
          <ListGrid
            list={list}
            label={t("agencies.items.grid")}
            counted={t("agencies.items.counted")}
            sums={sums}
            rowId={(row) => String(row.id)}
            areas={["agencies", "receivables", "payments"]}
            bulk={(selected) => (
              <Allowed to="agencies.recall">
                <Button size="small" onClick={() => void recallAll(selected)}>
                  {t("agencies.items.recall")}
                </Button>
              </Allowed>
            )}
            onOpen={(row) => show(row.id)}
            onSelect={(row) => shown !== null && row !== null && show(row.id)}
            menu={(row, selected) => [
              { id: "cash", label: t("agencies.menu.cash"), shortcut: "Enter", run: () => show(row.id) },
              { id: "invoice", label: t("agencies.menu.invoice"), run: () => navigation.toDocument(row.uuid) },
              { id: "customer", label: t("agencies.menu.customer"), run: () => navigation.toCustomer(row.customerId) },
              {
                id: "uuid",
                label: t("agencies.menu.copyUuid"),
                run: () => void copy(row.uuid, t("agencies.items.copied")),
              },
              ...(may("agencies.recall")
                ? [{ id: "recall", label: t("agencies.menu.recall"), run: () => recall(selected) }]
                : []),
            ]}
            say={say}
            empty={
              <EmptyState
                title={t(narrowed ? "agencies.items.empty.narrowedTitle" : "agencies.items.empty.title")}
                body={t(narrowed ? "agencies.empty.narrowedBody" : "agencies.items.empty.body")}
              >
                {narrowed && <Button onClick={clear}>{t("agencies.empty.clear")}</Button>}
              </EmptyState>
            }
          />
        </div>
        {shown !== null && (
          <SidePane
            title={t("agencies.items.columns.label")}
            onClose={() => {
              show(null);
              list.grid.current?.focus();
            }}
          >
            <CashPane key={shown} itemId={shown} onRecall={(item) => recall([item])} />
          </SidePane>
        )}
      </div>
      <ListTotals
        label={t("agencies.items.totals.label")}
        none={t("agencies.items.totals.none")}
        rows={totals}
        totals={[{ id: "items", title: t("agencies.items.counted"), kind: "count" }, ...sums]}
      />
      {recalling !== null && (
        <RecallDialog
          items={recalling}
          onClose={(asked) => {
            recall(null);
            if (asked) say(t("agencies.recalling.done"));
          }}
        />
      )}
      {toaster}
    </>
  );
}
