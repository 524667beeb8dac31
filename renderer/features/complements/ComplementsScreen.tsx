import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, FilterDismissRegular } from "@fluentui/react-icons";
import { type ReactNode, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type ComplementList, type ComplementRow, zComplementList } from "../../../shared/contract/complements.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ExportNotice } from "../../components/ExportNotice.tsx";
import { Notice } from "../../components/Notice.tsx";
import { focusSearch } from "../../components/QuickSearch.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { formatDay, formatInteger } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useExport } from "../../lib/use-export.ts";
import { useSelected } from "../../lib/use-selected.ts";
import { ComplementPane } from "./ComplementPane.tsx";
import { ComplementsBar } from "./ComplementsBar.tsx";
import { complementColumns } from "./columns.ts";
import { changeComplements, useComplementsState } from "./complements-state.ts";
import { ListTabs } from "./ListTabs.tsx";
import {
  complementFilters,
  exportComplements,
  fetchComplements,
  fetchComplementValues,
  type Selection,
  useCounts,
} from "./queries.ts";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
  about: {
    margin: 0,
    padding: `6px ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    flexShrink: 0,
  },
});

/** Complementos: what is missing, late, doubled or does not join, one list for each, every row leading to its chain. */
export function ComplementsScreen(): ReactNode {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const { day } = useAsOf();
  const navigation = useNavigation();
  const { toCustomer, toDocument } = navigation;
  const state = useComplementsState();
  const grid = useRef<GridHandle>(null);
  const sort = useRef<readonly GridSort[]>([]);
  const { toaster, say, copy } = useCopied();
  const exporting = useExport();
  const counts = useCounts();
  const [selected, select] = useSelected<ComplementRow>();
  const list = state.list ?? firstOf(counts.data?.counts);
  const selection: Selection = { list, asOf: day, search: state.search };
  const since = counts.data?.recordsMoneySince ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => complementColumns(t, list, navigation), [t, i18n.language, list, navigation]);
  const clear = (): void => {
    grid.current?.clearFilters();
    changeComplements({ search: "", columnFilters: [] });
  };
  const open = (row: ComplementRow): void => {
    if (row.invoiceKnown) toDocument(row.invoiceUuid);
    else if (row.sourceKind === "P") toDocument(row.sourceUuid);
  };
  const copyRow = (row: ComplementRow): void =>
    void copy(`${row.message}\n${row.fix}`, t("complements.menu.messageCopied"));
  const toExcel = (): void => {
    const name = t("complements.exportName", { list: t(`complements.lists.${list}.title`), day: formatDay(day) });
    void exporting.run(name, (file) => exportComplements(selection, state.columnFilters, sort.current, file));
  };
  return (
    <div className={styles.screen}>
      <ComplementsBar
        grid={grid}
        screen={`complements-${list}`}
        exporting={exporting.state.phase === "running"}
        onExport={toExcel}
      />
      <ExportNotice exporting={exporting} />
      {(counts.data?.pending ?? 0) > 0 && (
        <Notice intent="info">
          {t("complements.pending", {
            count: counts.data?.pending ?? 0,
            formatted: formatInteger(counts.data?.pending ?? 0),
          })}
        </Notice>
      )}
      <ListTabs
        list={list}
        counts={counts.data?.counts}
        onSelect={(next) => {
          select(null);
          changeComplements({ list: next, columnFilters: [] });
        }}
      />
      <p className={styles.about}>
        {list !== "unrecorded"
          ? t(`complements.lists.${list}.body`)
          : since === null
            ? t("complements.lists.unrecorded.bodyOff")
            : t("complements.lists.unrecorded.body", { since: formatDay(since) })}
      </p>
      <div className={styles.body}>
        <DataGrid<ComplementRow>
          key={list}
          ref={grid}
          name={`complements-${list}`}
          label={t(`complements.lists.${list}.title`)}
          columns={columns}
          contentKey={JSON.stringify([list, day, state.search])}
          fetchPage={(request) => fetchComplements(selection, request)}
          fetchValues={(request) => fetchComplementValues(selection, request)}
          rowId={(row) => String(row.id)}
          areas={["complements", "receivables", "payments"]}
          showFilters={state.showFilters}
          onFilters={(filters) => changeComplements({ columnFilters: complementFilters(filters) })}
          onSort={(next) => {
            sort.current = next;
          }}
          onOpen={open}
          onSelect={select}
          onCopied={(count) => say(t("grid.copied", { count }))}
          onType={(text) => {
            changeComplements({ search: text });
            focusSearch(false);
          }}
          menu={(row) => [
            ...(row.invoiceKnown
              ? [
                  {
                    id: "chain",
                    label: t("complements.menu.chain"),
                    shortcut: "Enter",
                    run: () => toDocument(row.invoiceUuid),
                  },
                ]
              : []),
            ...(row.sourceKind === "P"
              ? [{ id: "source", label: t("complements.menu.source"), run: () => toDocument(row.sourceUuid) }]
              : []),
            { id: "customer", label: t("complements.menu.customer"), run: () => toCustomer(row.customerId) },
            { id: "message", label: t("complements.menu.copyMessage"), run: () => copyRow(row) },
          ]}
          empty={
            <EmptyList
              list={list}
              off={list === "unrecorded" && since === null}
              narrowed={state.search.trim() !== "" || state.columnFilters.length > 0}
              onClear={clear}
            />
          }
        />
        {state.detailOpen && selected !== null && (
          <ComplementPane row={selected} onCopy={copyRow} onClose={() => changeComplements({ detailOpen: false })} />
        )}
      </div>
      {toaster}
    </div>
  );
}

/** The first list with anything in it, in their order. */
function firstOf(counts: Readonly<Record<ComplementList, number>> | undefined): ComplementList {
  return zComplementList.options.find((list) => (counts?.[list] ?? 0) > 0) ?? "broken";
}

interface EmptyProps {
  readonly list: ComplementList;
  /** The list has not begun, because no money is recorded. */
  readonly off: boolean;
  readonly narrowed: boolean;
  readonly onClear: () => void;
}

function EmptyList({ list, off, narrowed, onClear }: EmptyProps): ReactNode {
  const { t } = useTranslation();
  if (narrowed) {
    return (
      <EmptyState
        icon={<FilterDismissRegular />}
        title={t("complements.narrowedTitle")}
        body={t("complements.narrowedBody")}
      >
        <Button onClick={onClear}>{t("complements.clear")}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<CheckmarkCircleRegular />}
      title={off ? t("complements.lists.unrecorded.emptyOff") : t(`complements.lists.${list}.empty`)}
      body={off ? t("complements.lists.unrecorded.emptyOffBody") : t(`complements.lists.${list}.emptyBody`)}
    />
  );
}
