import { type ReactNode, type RefObject, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { GroupBy, ReceivableFilter, ReceivableGroup } from "../../../shared/contract/receivables.ts";
import { zReceivableFilter } from "../../../shared/contract/receivables.ts";
import type { GridHandle } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { changeCartera } from "./cartera-state.ts";
import { groupColumns } from "./columns.ts";
import { EmptyCartera } from "./EmptyCartera.tsx";
import { fetchGroups, type Selection, useDocumentTotals } from "./queries.ts";
import { TotalsFooter } from "./TotalsFooter.tsx";
import { useViewStyles } from "./view-styles.ts";

const COLUMN = {
  customer: "customerName",
  collector: "collector",
  bucket: "bucket",
  currency: "currency",
} as const satisfies Record<GroupBy, ReceivableFilter["column"]>;

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  readonly by: GroupBy;
  readonly selection: Selection;
  readonly narrowed: boolean;
  /** Shows the documents of a group: these conditions beside those that stand. */
  readonly onOpen: (filters: readonly ReceivableFilter[]) => void;
  readonly onClear: () => void;
  readonly onType: (text: string) => void;
  readonly say: (words: string) => void;
}

/** Cartera put together by customer, collector, age or currency; opening a group shows its documents. */
export function GroupsView({ grid, by, selection, narrowed, onOpen, onClear, onType, say }: Props): ReactNode {
  const styles = useViewStyles();
  const { t, i18n } = useTranslation();
  const { data: totals } = useDocumentTotals(selection, true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => groupColumns(t, by), [t, i18n.language, by]);
  const open = (row: ReceivableGroup): void => {
    const conditions: unknown[] = [{ column: COLUMN[by], op: "in", values: [row.key] }];
    if (by !== "currency") conditions.push({ column: "currency", op: "in", values: [row.currency] });
    onOpen(conditions.map((each) => zReceivableFilter.parse(each)));
    changeCartera({ groupBy: null });
  };
  return (
    <>
      <div className={styles.body}>
        <DataGrid<ReceivableGroup>
          key={by}
          ref={grid}
          name={`receivables-by-${by}`}
          label={t("receivables.groups.grid")}
          columns={columns}
          contentKey={JSON.stringify([selection, by])}
          fetchPage={(request) => fetchGroups(selection, by, request)}
          rowId={(row) => `${row.key}-${row.currency}`}
          areas={["receivables", "customers", "settings"]}
          onOpen={open}
          onCopied={(count) => say(t("grid.copied", { count }))}
          onType={onType}
          menu={(row) => [{ id: "open", label: t("receivables.groups.open"), shortcut: "Enter", run: () => open(row) }]}
          empty={<EmptyCartera asOf={selection.asOf} narrowed={narrowed} onClear={onClear} />}
        />
      </div>
      <TotalsFooter rows={totals} />
    </>
  );
}
