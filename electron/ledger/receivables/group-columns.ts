import type { Lang } from "../../../shared/contract/common.ts";
import type { GroupBy, ReceivableGroup } from "../../../shared/contract/receivables.ts";
import { BUCKETS } from "../../../shared/domain/aging.ts";
import { commonEn } from "../../../shared/i18n/common.en.ts";
import { commonEs } from "../../../shared/i18n/common.es.ts";
import { receivablesEn } from "../../../shared/i18n/receivables.en.ts";
import { receivablesEs } from "../../../shared/i18n/receivables.es.ts";
import type { TableColumn, TableValue } from "../render/protocol.ts";

interface GroupSheetColumn extends TableColumn {
  /** As the grid calls the column. */
  readonly id: string;
  readonly value: (row: ReceivableGroup) => TableValue;
}

const AGES = ["current", "d1to30", "d31to60", "d61to90", "d90plus"] as const;

/** Sheet, columns and cells of an Excel list of groups: the columns asked for in their order, all when none is. */
export function groupSheet(
  lang: Lang,
  by: GroupBy,
  asked: readonly string[],
): { sheet: string; columns: readonly TableColumn[]; toRow: (row: ReceivableGroup) => readonly TableValue[] } {
  const { groups, columns: words } = lang === "es" ? receivablesEs : receivablesEn;
  const { buckets } = lang === "es" ? commonEs : commonEn;
  const name = (row: ReceivableGroup): string => {
    if (by === "currency") return row.currency;
    if (by !== "bucket") return row.label === "" ? groups.nobody : row.label;
    const age = AGES[BUCKETS.findIndex((bucket) => bucket === row.key)];
    return age === undefined ? String(row.key) : buckets[age];
  };
  const integer = (id: "customers" | "documents", header: string): GroupSheetColumn => ({
    id,
    header,
    kind: "integer",
    width: 12,
    value: (row) => row[id],
  });
  const money = (
    id: `${(typeof AGES)[number]}Minor` | "overdueMinor" | "openMinor",
    header: string,
  ): GroupSheetColumn => ({
    id,
    header,
    kind: "money",
    width: 16,
    value: (row) => ({ minor: row[id], currency: row.currency }),
  });
  const all: readonly GroupSheetColumn[] = [
    { id: "label", header: groups[by], kind: "text", width: 44, value: name },
    { id: "currency", header: groups.currency, kind: "text", width: 9, value: (row) => row.currency },
    integer("customers", groups.customers),
    integer("documents", words.documentsLong),
    ...AGES.map((age) => money(`${age}Minor`, buckets[age])),
    money("overdueMinor", groups.overdue),
    money("openMinor", words.openLong),
    {
      id: "sharePercent",
      header: groups.share,
      kind: "percent",
      width: 12,
      value: ({ sharePercent }) => (sharePercent === null ? null : Number(sharePercent) / 100),
    },
  ];
  const known = asked.flatMap((id) => all.find((column) => column.id === id) ?? []);
  const columns = known.length > 0 ? known : all;
  return {
    sheet: groups.grid,
    columns: columns.map(({ header, kind, width }) => ({ header, kind, width })),
    toRow: (row) => columns.map((column) => column.value(row)),
  };
}
