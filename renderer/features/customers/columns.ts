import type { TFunction } from "i18next";
import { z } from "zod";
import type { Movement } from "../../../shared/contract/customers.ts";
import { entriesEs } from "../../../shared/i18n/entries.es.ts";
import type { GridColumn } from "../../grid/column.ts";
import type { Navigation } from "../../lib/navigation.ts";

const zKind = z.enum(Object.keys(entriesEs.kinds) as [keyof typeof entriesEs.kinds]);
const zReason = z.enum(Object.keys(entriesEs.reasons) as [keyof typeof entriesEs.reasons]);

function kindWords(kind: string, t: TFunction): string {
  const known = zKind.safeParse(kind);
  return known.success ? t(`entries.kinds.${known.data}`) : kind;
}

function reasonWords(reason: string, t: TFunction): string {
  const known = zReason.safeParse(reason);
  return known.success ? t(`entries.reasons.${known.data}`) : reason;
}

/** Columns of a statement: charges, credits and the balance after each line. The order is the ledger's and stays. */
export function movementColumns(
  t: TFunction,
  currency: string,
  { toDocument, toSource }: Pick<Navigation, "toDocument" | "toSource">,
): readonly GridColumn<Movement>[] {
  const column = (
    rest: Pick<GridColumn<Movement>, "id" | "title" | "kind" | "value" | "width"> & Partial<GridColumn<Movement>>,
  ): GridColumn<Movement> => ({ sortable: false, filterable: false, currency: () => currency, ...rest });
  return [
    column({
      id: "effectiveOn",
      title: t("customers.columns.date"),
      kind: "day",
      value: (row) => row.effectiveOn,
      width: 104,
    }),
    column({
      id: "kind",
      title: t("customers.columns.what"),
      kind: "text",
      value: (row) => kindWords(row.kind, t),
      width: 116,
    }),
    column({
      id: "source",
      title: t("customers.columns.document"),
      kind: "text",
      value: (row) => row.sourceLabel,
      link: (row) => () => toSource(row.sourceKind, row.sourceUuid, row),
      width: 120,
    }),
    column({
      id: "target",
      title: t("customers.columns.target"),
      kind: "text",
      value: (row) => {
        if (row.receivableUuid === null) return t("customers.onAccount");
        return row.receivableUuid === row.sourceUuid ? "" : (row.receivableLabel ?? "");
      },
      link: ({ receivableUuid }) => (receivableUuid === null ? null : () => toDocument(receivableUuid)),
      width: 120,
    }),
    column({ id: "dueOn", title: t("customers.columns.due"), kind: "day", value: (row) => row.dueOn, width: 104 }),
    column({
      id: "charge",
      title: t("customers.columns.charge"),
      kind: "money",
      value: (row) => (row.amountMinor > 0 ? row.amountMinor : null),
      width: 120,
    }),
    column({
      id: "credit",
      title: t("customers.columns.credit"),
      kind: "money",
      value: (row) => (row.amountMinor < 0 ? -row.amountMinor : null),
      width: 120,
    }),
    column({
      id: "running",
      title: t("customers.columns.running"),
      kind: "money",
      value: (row) => row.runningMinor,
      width: 124,
      strong: true,
    }),
    column({
      id: "reason",
      title: t("customers.columns.reason"),
      kind: "code",
      value: (row) => reasonWords(row.reason, t),
      width: 224,
    }),
    column({
      id: "uuid",
      title: "UUID",
      kind: "code",
      value: (row) => row.sourceUuid,
      width: 290,
      hidden: true,
    }),
  ];
}
