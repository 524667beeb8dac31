import { type ReactNode, type RefObject, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ValuedAgingRow } from "../../../shared/contract/receivables.ts";
import { BalanceProof } from "../../components/BalanceProof.tsx";
import { ConsolidatedLine } from "../../components/ConsolidatedLine.tsx";
import type { GridHandle, GridSort } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { useNavigation } from "../../lib/navigation.ts";
import { useSelected } from "../../lib/use-selected.ts";
import { CustomerPane } from "./CustomerPane.tsx";
import { changeCartera, useCarteraState } from "./cartera-state.ts";
import { customerColumns } from "./columns.ts";
import { EmptyCartera } from "./EmptyCartera.tsx";
import { fetchCustomers, useConsolidatedCustomers, useCustomerTotals } from "./queries.ts";
import { TotalsFooter } from "./TotalsFooter.tsx";
import { useViewStyles } from "./view-styles.ts";

const LARGEST_FIRST: readonly GridSort[] = [{ by: "balanceMinor", desc: true }];

interface Props {
  readonly grid: RefObject<GridHandle | null>;
  readonly asOf: string;
  readonly onClear: () => void;
  readonly onType: (text: string) => void;
  readonly copy: (text: string, words: string) => Promise<void>;
  readonly say: (words: string) => void;
}

/** Cartera by customer: one row a customer and currency with its buckets. */
export function CustomersView({ grid, asOf, onClear, onType, copy, say }: Props): ReactNode {
  const styles = useViewStyles();
  const { t, i18n } = useTranslation();
  const navigation = useNavigation();
  const { toCustomer } = navigation;
  const { search, currency, detailOpen } = useCarteraState();
  const [selected, select] = useSelected<ValuedAgingRow>();
  const selection = { asOf, search, currency };
  const { data: totals } = useCustomerTotals(selection, true);
  const consolidated = useConsolidatedCustomers(selection);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => customerColumns(t, navigation), [t, i18n.language, navigation]);
  const showDocuments = (row: ValuedAgingRow): void =>
    changeCartera({ view: "documents", search: row.customerKey, currency: row.currency, aging: "all" });
  return (
    <>
      <div className={styles.body}>
        <DataGrid<ValuedAgingRow>
          ref={grid}
          name="receivables-by-customer"
          label={t("receivables.gridCustomers")}
          columns={columns}
          contentKey={JSON.stringify([asOf, search, currency])}
          fetchPage={(request) => fetchCustomers(selection, request)}
          rowId={(row) => `${row.customerId}-${row.currency}`}
          areas={["receivables", "settings"]}
          defaultSort={LARGEST_FIRST}
          onOpen={(row) => toCustomer(row.customerId)}
          onSelect={select}
          onCopied={(count) => say(t("grid.copied", { count }))}
          onType={onType}
          menu={(row) => [
            {
              id: "open",
              label: t("receivables.menu.openCustomer"),
              shortcut: "Enter",
              run: () => toCustomer(row.customerId),
            },
            { id: "documents", label: t("receivables.pane.customerDocuments"), run: () => showDocuments(row) },
            {
              id: "rfc",
              label: t("receivables.menu.copyRfc"),
              run: () => void copy(row.customerKey, t("customers.rfcCopied")),
            },
          ]}
          empty={<EmptyCartera asOf={asOf} narrowed={search.trim() !== "" || currency !== null} onClear={onClear} />}
        />
        {detailOpen && selected !== null && (
          <CustomerPane
            row={selected}
            onDocuments={() => showDocuments(selected)}
            onClose={() => changeCartera({ detailOpen: false })}
          />
        )}
      </div>
      <TotalsFooter rows={totals} />
      <div className={styles.proof}>
        <BalanceProof asOf={asOf} customerId={null} search={search} currency={currency} atOnce={false} />
      </div>
      <ConsolidatedLine data={consolidated} />
    </>
  );
}
