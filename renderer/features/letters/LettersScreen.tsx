import { Button, makeStyles } from "@fluentui/react-components";
import { useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type LetterRow, type LetterSelection, zLetterColumn } from "../../../shared/contract/letters.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { focusSearch } from "../../components/QuickSearch.tsx";
import { SidePane } from "../../components/SidePane.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { knownSort } from "../../grid/known.ts";
import { formatDay } from "../../lib/format.ts";
import { currentLang } from "../../lib/i18n.ts";
import { ledger } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useExport } from "../../lib/use-export.ts";
import { useWorkDay } from "../../lib/work-day.ts";
import { letterColumns } from "./columns.ts";
import { LetterDetail } from "./LetterDetail.tsx";
import { LettersBar } from "./LettersBar.tsx";
import { changeLetters, useLettersState } from "./letters-state.ts";
import { fetchLetters, fetchLetterValues, letterFilters, useBriefing } from "./queries.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
  grid: { display: "flex", flex: 1, minWidth: 0, minHeight: 0 },
});

const LATEST_FIRST: readonly GridSort[] = [{ by: "folio", desc: true }];

/** Cartas: every letter that was issued, how it went out and what became of it. */
export function LettersScreen(): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { toCustomer, toLetters, toLetterForm, toLetterTexts } = useNavigation();
  const { customer: customerId, id } = useSearch({ from: "/cartas" });
  const { search, kind, state, columnFilters, showFilters } = useLettersState();
  const grid = useRef<GridHandle>(null);
  const { toaster, say } = useCopied();
  const [shown, show] = useState<number | null>(id ?? null);
  useEffect(() => {
    if (id !== undefined) show(id);
  }, [id]);
  const [sort, setSort] = useState<readonly GridSort[]>(LATEST_FIRST);
  const { data: briefing } = useBriefing(customerId ?? null);
  const exporting = useExport();
  const day = useWorkDay();
  const selection = useMemo<LetterSelection>(
    () => ({
      search,
      kinds: kind === "all" ? [] : [kind],
      states: state === "all" ? [] : [state],
      customerId: customerId ?? null,
      filters: [...columnFilters],
    }),
    [search, kind, state, customerId, columnFilters],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => letterColumns(t, toCustomer), [t, i18n.language, toCustomer]);
  const narrowed =
    search.trim() !== "" || kind !== "all" || state !== "all" || columnFilters.length > 0 || customerId !== undefined;
  const clear = (): void => {
    grid.current?.clearFilters();
    changeLetters({ search: "", kind: "all", state: "all", columnFilters: [] });
    if (customerId !== undefined) toLetters();
  };
  const exportAll = (): void =>
    void exporting.run(t("letters.exportName", { day: formatDay(day) }), (file) =>
      ledger.letters.exportPage({
        ...selection,
        sort: knownSort(zLetterColumn, sort),
        columns: [...(grid.current?.shownColumns() ?? [])],
        file,
        lang: currentLang(),
      }),
    );
  return (
    <div className={styles.screen}>
      <LettersBar
        grid={grid}
        customer={customerId === undefined ? null : (briefing?.name ?? "")}
        onAllCustomers={() => toLetters()}
        exporting={exporting}
        onExport={exportAll}
        onWrite={() => toLetterForm(customerId === undefined ? {} : { customerId })}
        onTexts={toLetterTexts}
      />
      <ExportNotice exporting={exporting} />
      <div className={styles.body}>
        <div className={styles.grid}>
          <DataGrid<LetterRow>
            ref={grid}
            name="letters"
            label={t("letters.grid")}
            columns={columns}
            contentKey={JSON.stringify([search, kind, state, customerId])}
            fetchPage={(request) => fetchLetters({ ...selection, filters: letterFilters(request.filters) }, request)}
            fetchValues={(request) => fetchLetterValues(selection, request)}
            rowId={(row) => String(row.id)}
            areas={["letters", "customers"]}
            defaultSort={LATEST_FIRST}
            showFilters={showFilters}
            onFilters={(filters) => changeLetters({ columnFilters: letterFilters(filters) })}
            onSort={setSort}
            onOpen={(row) => show(row.id)}
            onSelect={(row) => shown !== null && row !== null && show(row.id)}
            onCopied={(count) => say(t("grid.copied", { count }))}
            onType={(text) => {
              changeLetters({ search: text });
              focusSearch(false);
            }}
            menu={(row) => [
              { id: "open", label: t("letters.detail.open"), shortcut: "Enter", run: () => show(row.id) },
              { id: "customer", label: t("letters.detail.customer"), run: () => toCustomer(row.customerId) },
            ]}
            empty={
              <EmptyState
                title={t(narrowed ? "letters.empty.narrowedTitle" : "letters.empty.title")}
                body={t(narrowed ? "letters.empty.narrowedBody" : "letters.empty.body")}
              >
                {narrowed ? (
                  <Button onClick={clear}>{t("letters.empty.clear")}</Button>
                ) : (
                  <Button onClick={() => toLetterForm({})}>{t("letters.write")}</Button>
                )}
              </EmptyState>
            }
          />
        </div>
        {shown !== null && (
          <SidePane
            title={t("letters.detail.title", { folio: "" })}
            onClose={() => {
              show(null);
              grid.current?.focus();
            }}
          >
            <LetterDetail key={shown} id={shown} />
          </SidePane>
        )}
      </div>
      {toaster}
    </div>
  );
}
