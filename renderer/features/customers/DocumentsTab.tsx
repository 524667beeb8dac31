import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentRow } from "../../../shared/contract/receivables.ts";
import { useCopied } from "../../components/CopiedToast.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { TabActions } from "../../components/TabActions.tsx";
import { ColumnsButton } from "../../grid/ColumnsButton.tsx";
import type { GridColumn, GridHandle } from "../../grid/column.ts";
import { DataGrid } from "../../grid/DataGrid.tsx";
import { useAsOf } from "../../lib/as-of.tsx";
import { orpc } from "../../lib/ledger.ts";
import { useNavigation } from "../../lib/navigation.ts";
import { useFicha } from "./queries.ts";

/** Documentos: every invoice of the customer, open or not, each a click away from its UUID and its XML. */
export function DocumentsTab({ customerId }: { readonly customerId: number }): ReactNode {
  const { t, i18n } = useTranslation();
  const { day } = useAsOf();
  const { toDocument } = useNavigation();
  const { toaster, say } = useCopied();
  const grid = useRef<GridHandle>(null);
  const { data: ficha } = useFicha(customerId, day);
  const customerKey = ficha?.customer.key ?? "";
  const { data, dataUpdatedAt } = useQuery(
    orpc.receivables.documents.queryOptions({
      input: { asOf: day, customerKey, all: true },
      enabled: customerKey !== "",
    }),
  );
  useEffect(() => {
    if (dataUpdatedAt > 0) grid.current?.refresh();
  }, [dataUpdatedAt]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles change with the language
  const columns = useMemo(() => documentColumns(t, toDocument), [t, i18n.language, toDocument]);
  if (data === undefined) return null;
  const rows = [...data.rows].sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : a.issuedOn > b.issuedOn ? -1 : 0));
  return (
    <>
      <TabActions>
        <ColumnsButton grid={grid} />
      </TabActions>
      <DataGrid<DocumentRow>
        ref={grid}
        name="customer-documents"
        label={t("ficha.documents.label")}
        columns={columns}
        contentKey={JSON.stringify([customerId, day])}
        fetchPage={async ({ offset, limit }) => ({ rows: rows.slice(offset, offset + limit), total: rows.length })}
        rowId={(row) => row.uuid}
        areas={[]}
        onOpen={(row) => toDocument(row.uuid)}
        onCopied={(count) => say(t("grid.copied", { count }))}
        empty={<EmptyState title={t("ficha.documents.emptyTitle")} body={t("ficha.documents.emptyBody")} />}
      />
      {toaster}
    </>
  );
}

/** A complement is a receipt: it falls due on no day, has no currency of its own, and nobody pays it. */
const isOwed = ({ kind }: DocumentRow): boolean => kind !== "P";

function documentColumns(t: TFunction, toDocument: (uuid: string) => void): readonly GridColumn<DocumentRow>[] {
  const column = (
    rest: Pick<GridColumn<DocumentRow>, "id" | "title" | "kind" | "value" | "width"> & Partial<GridColumn<DocumentRow>>,
  ): GridColumn<DocumentRow> => ({ sortable: false, filterable: false, currency: (row) => row.currency, ...rest });
  return [
    column({
      id: "document",
      title: t("ficha.documents.document"),
      kind: "text",
      value: (row) => [row.series, row.folio].filter((part) => part !== "").join("-") || `…${row.uuid.slice(-12)}`,
      link: (row) => () => toDocument(row.uuid),
      width: 140,
    }),
    column({
      id: "issuedOn",
      title: t("ficha.documents.issued"),
      kind: "day",
      value: (row) => row.issuedOn,
      width: 104,
    }),
    column({
      id: "dueOn",
      title: t("ficha.documents.due"),
      kind: "day",
      value: (row) => (isOwed(row) ? row.dueOn : null),
      width: 104,
    }),
    column({
      id: "currency",
      title: t("customerList.columns.currency"),
      kind: "code",
      value: (row) => (isOwed(row) ? row.currency : null),
      width: 80,
    }),
    column({
      id: "total",
      title: t("ficha.documents.total"),
      kind: "money",
      value: (row) => row.totalMinor,
      width: 128,
    }),
    column({
      id: "open",
      title: t("ficha.documents.open"),
      kind: "money",
      value: (row) => row.openMinor,
      width: 128,
      strong: true,
    }),
    column({
      id: "status",
      title: t("ficha.documents.status"),
      kind: "text",
      value: (row) => (isOwed(row) || row.status === "cancelled" ? t(`ficha.documents.statuses.${row.status}`) : null),
      width: 120,
    }),
    column({ id: "uuid", title: "UUID", kind: "code", value: (row) => row.uuid, width: 300 }),
  ];
}
