import type { Lang } from "../../../shared/contract/common.ts";
import type { GroupBy, ReceivableGroup } from "../../../shared/contract/receivables.ts";
import { BUCKETS } from "../../../shared/domain/aging.ts";
import { commonEn } from "../../../shared/i18n/common.en.ts";
import { commonEs } from "../../../shared/i18n/common.es.ts";
import { receivablesEn } from "../../../shared/i18n/receivables.en.ts";
import { receivablesEs } from "../../../shared/i18n/receivables.es.ts";
import { AGES, type Sheet, type SheetColumn, sheetColumns, sheetOf } from "../lib/sheet.ts";

/** The buckets as a row's key may name them; {@link AGES} stand in the same order. */
const bucketNames: readonly string[] = BUCKETS;

/** Sheet, columns and cells of an Excel list of groups: the columns asked for in their order, all when none is. */
export function groupSheet(lang: Lang, by: GroupBy, asked: readonly string[]): Sheet<ReceivableGroup> {
  const { groups, columns: words } = lang === "es" ? receivablesEs : receivablesEn;
  const { buckets } = lang === "es" ? commonEs : commonEn;
  const name = (row: ReceivableGroup): string => {
    if (by === "currency") return row.currency;
    if (by !== "bucket") return row.label === "" ? groups.nobody : row.label;
    const age = AGES[bucketNames.indexOf(String(row.key))];
    return age === undefined ? String(row.key) : buckets[age];
  };
  const { text, integer, money } = sheetColumns<ReceivableGroup>();
  const all: readonly SheetColumn<ReceivableGroup>[] = [
    text("label", groups[by], 44, name),
    text("currency", groups.currency, 9, (row) => row.currency),
    integer("customers", groups.customers, (row) => row.customers),
    integer("documents", words.documentsLong, (row) => row.documents),
    ...AGES.map((age) => money(`${age}Minor`, buckets[age], (row) => row[`${age}Minor`])),
    money("overdueMinor", groups.overdue, (row) => row.overdueMinor),
    money("openMinor", words.openLong, (row) => row.openMinor),
    {
      id: "sharePercent",
      header: groups.share,
      kind: "percent",
      width: 12,
      value: ({ sharePercent }) => (sharePercent === null ? null : Number(sharePercent) / 100),
    },
  ];
  return sheetOf(groups.grid, all, asked);
}
