import { type ReactNode, type RefObject, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ReceivableRow } from "../../../shared/contract/receivables.ts";
import { ConsolidatedLine } from "../../components/ConsolidatedLine.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { formatInteger } from "../../lib/format.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useSelected } from "../../lib/use-selected.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { BulkActions } from "./BulkActions.tsx";
import { changeCartera, useCarteraState } from "./cartera-state.ts";
import { documentColumns, INTEREST_COLUMN, type ListedDocument } from "./columns.ts";
import { DocumentPane } from "./DocumentPane.tsx";
import { EmptyCartera } from "./EmptyCartera.tsx";
import { OLDEST_FIRST } from "./first-page.ts";
import {
  fetchDocuments,
  fetchValues,
  fetchWithInterest,
  type Selection,
  useConsolidatedDocuments,
  useDocumentTotals,
} from "./queries.ts";
import { receivableFilters } from "./receivable-terms.ts";
import { TotalsFooter } from "./TotalsFooter.tsx";
import { useViewStyles } from "./view-styles.ts";

/** UUIDs of the selected invoices of the row's customer and currency; the row itself when it is not among them. */
function sameCustomer(row: ReceivableRow, selected: readonly ReceivableRow[]): string[] {
  const own = selected.filter(({ customerId, currency }) => customerId === row.customerId && currency === row.currency);
  return (own.some(({ uuid }) => uuid === row.uuid) ? own : [row]).map(({ uuid }) => uuid);
}

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  readonly selection: Selection;
  readonly narrowed: boolean;
  /** Writes these documents to Excel; null: everything filtered. */
  readonly onExport: (uuids: readonly string[] | null) => void;
  readonly onSort: (sort: readonly GridSort[]) => void;
  readonly onClear: () => void;
  readonly onType: (text: string) => void;
  readonly copy: (text: string, words: string) => Promise<void>;
  readonly say: (words: string) => void;
}

/** Cartera by document: one row an open document, its amount in the column of its bucket. */
export function DocumentsView(props: Props): ReactNode {
  const { grid, selection, narrowed, onExport, onSort, onClear, onType, copy, say } = props;
  const styles = useViewStyles();
  const { t, i18n } = useTranslation();
  const navigation = useNavigation();
  const { toCustomer, toDocument } = navigation;
  const { showFilters, detailOpen } = useCarteraState();
  const [selected, select] = useSelected<ListedDocument>();
  const { data: totals } = useDocumentTotals(selection, true);
  const consolidated = useConsolidatedDocuments(selection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => documentColumns(t, navigation), [t, i18n.language, navigation]);
  // Column filters are the grid's own: it asks again by itself when they change.
  const { columnFilters: _, ...bar } = useCarteraState();
  return (
    <>
      <div className={styles.body}>
        <DataGrid<ListedDocument>
          ref={grid}
          name="receivables"
          label={t("receivables.gridDocuments")}
          columns={columns}
          contentKey={JSON.stringify([selection.asOf, bar.search, bar.aging, bar.currency])}
          fetchPage={(request) =>
            grid.current?.shownColumns().includes(INTEREST_COLUMN) === true
              ? fetchWithInterest(selection, request)
              : fetchDocuments(selection, request)
          }
          rowId={(row) => row.uuid}
          areas={["receivables", "customers", "settings", "interest"]}
          fetchValues={(request) => fetchValues(selection, request)}
          defaultSort={OLDEST_FIRST}
          showFilters={showFilters}
          onFilters={(filters) => changeCartera({ columnFilters: receivableFilters(filters) })}
          onSort={onSort}
          onOpen={(row) => toDocument(row.uuid)}
          onSelect={select}
          onCopied={(count, of) =>
            say(
              count < of
                ? t("grid.selection.copyTooMany", { copied: formatInteger(count), total: formatInteger(of) })
                : t("grid.copied", { count }),
            )
          }
          bulk={(selected) => (
            <BulkActions
              selected={selected}
              say={say}
              onExport={() => onExport(selected.all ? null : selected.rows.map(({ uuid }) => uuid))}
            />
          )}
          onType={onType}
          menu={(row, selected) => [
            {
              id: "open",
              label: t("receivables.menu.openDocument"),
              shortcut: "Enter",
              run: () => toDocument(row.uuid),
            },
            { id: "customer", label: t("receivables.menu.openCustomer"), run: () => toCustomer(row.customerId) },
            {
              id: "filter",
              label: t("receivables.menu.filterCustomer"),
              run: () => changeCartera({ search: row.customerKey }),
            },
            {
              id: "promise",
              label: t("receivables.menu.promise"),
              run: () =>
                openWorkForm({ kind: "promise", customerId: row.customerId, invoices: sameCustomer(row, selected) }),
            },
            {
              id: "dispute",
              label: t("disputes.add"),
              run: () =>
                openWorkForm({ kind: "dispute", customerId: row.customerId, invoices: sameCustomer(row, selected) }),
            },
            {
              id: "acceptance",
              label: t("receivables.menu.acceptance"),
              run: () => openWorkForm({ kind: "acceptance", invoices: sameCustomer(row, selected) }),
            },
            {
              id: "uuid",
              label: t("receivables.menu.copyUuid"),
              run: () => void copy(row.uuid, t("receivables.document.uuidCopied")),
            },
          ]}
          empty={<EmptyCartera asOf={selection.asOf} narrowed={narrowed} onClear={onClear} />}
        />
        {detailOpen && selected !== null && (
          <DocumentPane row={selected} onClose={() => changeCartera({ detailOpen: false })} />
        )}
      </div>
      <TotalsFooter rows={totals} />
      <ConsolidatedLine data={consolidated} />
    </>
  );
}
