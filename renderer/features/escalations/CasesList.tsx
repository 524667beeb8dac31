import { Button } from "@fluentui/react-components";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { EscalationSelection } from "../../../shared/contract/escalation-list.ts";
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
import { formatDay } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useStatus } from "../../lib/status.ts";
import { caseColumns } from "./columns.ts";
import { caseBarOf, changeCases, LEVEL_CHOICES, putCaseBar, statesOf, useCasesState } from "./escalations-state.ts";
import { caseList, useCaseTotals } from "./queries.ts";
import { useCaseStyles } from "./styles.ts";

const FIRST_TO_ANSWER: readonly GridSort[] = [{ by: "answerBy", desc: false }];
const LATEST: readonly GridSort[] = [{ by: "decidedOn", desc: true }];

interface Props {
  readonly view: "open" | "decided";
  readonly views: ReactNode;
  readonly actions: ReactNode;
}

/** Cases that wait for an answer, or that were decided: level, clock, amounts. */
export function CasesList({ view, views, actions }: Props): ReactNode {
  const styles = useCaseStyles();
  const { t, i18n } = useTranslation();
  const navigation = useNavigation();
  const { data: status } = useStatus();
  const today = status?.today ?? "";
  const state = useCasesState();
  const { toaster, say } = useCopied();
  const { search, choice } = state;
  const selection = useMemo<EscalationSelection>(
    () => ({
      asOf: today === "" ? "2000-01-01" : today,
      search,
      states: statesOf(view),
      levels: choice === "all" ? [] : [choice],
      customerId: null,
      filters: [...state.columnFilters],
    }),
    [today, search, choice, view, state.columnFilters],
  );
  const { data: totals } = useCaseTotals(selection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => caseColumns(t, navigation), [t, i18n.language, navigation]);
  const list = useList({
    name: view === "open" ? "escalations" : "escalations-decided",
    source: caseList,
    selection,
    columns,
    state,
    change: changeCases,
    defaultSort: view === "open" ? FIRST_TO_ANSWER : LATEST,
    exportName: t("escalations.exportName", { day: formatDay(today) }),
  });
  const narrowed = search.trim() !== "" || choice !== "all" || state.columnFilters.length > 0;
  const clear = (): void => {
    list.clear();
    changeCases({ choice: "all" });
  };
  const sums = [
    { id: "raisedMinor", title: t("escalations.columns.raisedMinor"), kind: "money" },
    { id: "openMinor", title: t("escalations.columns.openMinor"), kind: "money", strong: true },
  ] as const;
  return (
    <>
      <CommandBar tight label={t("escalations.grid")} actions={actions}>
        {views}
        <QuickSearch
          search={search}
          label={t("escalations.search")}
          placeholder={t("escalations.searchPlaceholder")}
          narrow
          onSearch={(text) => changeCases({ search: text })}
        />
        <ChoiceFilter
          className={styles.choice}
          label={t("escalations.levelFilter")}
          choices={LEVEL_CHOICES}
          chosen={choice}
          words={(each) => (each === "all" ? t("escalations.allLevels") : t(`escalationCodes.levels.${each}`))}
          onChoose={(next) => changeCases({ choice: next })}
        />
        <ListTools
          {...list.tools}
          own={{ search, bar: caseBarOf(state) }}
          onOwn={(own) => putCaseBar(own.search, own.bar)}
        />
        <ExportButton to="escalations.exportPage" {...list} />
      </CommandBar>
      <ExportNotice exporting={list.exporting} />
      <div className={styles.body}>
        <div className={styles.grid}>
          <ListGrid
            list={list}
            label={t("escalations.grid")}
            counted={t("escalations.counted")}
            sums={sums}
            rowId={(row) => String(row.id)}
            areas={["escalations", "approvals", "receivables", "payments", "customers"]}
            onOpen={(row) => navigation.toEscalation(row.id)}
            menu={(row) => [
              {
                id: "open",
                label: t("escalations.menu.open"),
                shortcut: "Enter",
                run: () => navigation.toEscalation(row.id),
              },
              {
                id: "customer",
                label: t("escalations.menu.customer"),
                run: () => navigation.toCustomer(row.customerId),
              },
            ]}
            say={say}
            empty={
              <EmptyState
                title={t(narrowed ? "escalations.empty.narrowedTitle" : `escalations.empty.${view}Title`)}
                body={t(narrowed ? "escalations.empty.narrowedBody" : "escalations.empty.body")}
              >
                {narrowed && <Button onClick={clear}>{t("escalations.empty.clear")}</Button>}
              </EmptyState>
            }
          />
        </div>
      </div>
      <ListTotals
        label={t("escalations.totals.label")}
        none={t("escalations.totals.none")}
        rows={totals}
        totals={[{ id: "cases", title: t("escalations.counted"), kind: "count" }, ...sums]}
      />
      {toaster}
    </>
  );
}
