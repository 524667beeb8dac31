import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { GroupBy, GroupColumn, ReceivableGroup } from "../../../shared/contract/receivables.ts";
import { BUCKETS } from "../../../shared/domain/aging.ts";
import { ratio, times, toDecimal } from "../../../shared/domain/kpis/ratio.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { type SumsRow, toTotals, withOverduePercent } from "./aging-reader.ts";
import { bucketStep, bucketSums } from "./balance.ts";
import type { Join } from "./list-columns.ts";
import { fromOpen, type Selection } from "./page-reader.ts";

/** Expressions behind the columns of groups, in the terms of the outer query. */
const SORT_COLUMNS: Readonly<Record<GroupColumn, string>> = {
  label: "g.sorting",
  currency: "g.currency",
  customers: "g.customers",
  documents: "g.documents",
  currentMinor: "g.b0",
  d1to30Minor: "g.b1",
  d31to60Minor: "g.b31",
  d61to90Minor: "g.b61",
  d90plusMinor: "g.b91",
  openMinor: "g.open_minor",
  overdueMinor: "g.open_minor - g.b0",
};

/** What puts receivables together: the group's key, its name and what groups come in the order of. */
interface Grouping {
  readonly key: RawBuilder<unknown>;
  readonly label: RawBuilder<unknown>;
  readonly sorting: RawBuilder<unknown>;
  readonly reads: readonly Join[];
}

function grouping(by: GroupBy, asOf: string): Grouping {
  const none = sql`''`;
  switch (by) {
    case "customer":
      return {
        key: sql`o.customer_id`,
        label: sql`max(c.name)`,
        sorting: sql`max(c.search)`,
        reads: ["customer"],
      };
    case "collector":
      return {
        key: sql`coalesce(cp.collector_id, 0)`,
        label: sql`coalesce(max(pe.name), '')`,
        // Who has nobody comes last.
        sorting: sql`coalesce(max(pe.search), '~')`,
        reads: ["profile", "collector"],
      };
    case "bucket":
      return { key: bucketStep(asOf), label: none, sorting: sql`max(o.due_on)`, reads: [] };
    case "currency":
      return { key: sql`o.currency`, label: none, sorting: sql`o.currency`, reads: [] };
  }
}

interface Row extends SumsRow {
  key: string | number;
  label: string;
  customers: number;
  of_currency: number;
  n: number;
}

function keyOf(by: GroupBy, key: string | number): string | number {
  if (by === "bucket") return BUCKETS[Number(key)] ?? "";
  return by === "collector" && key === 0 ? "" : key;
}

/** One page of the selection put together, a row a group and currency, and how many rows there are. */
export async function receivableGroups(
  db: ReadHandle,
  selection: Selection,
  by: GroupBy,
  sort: readonly { readonly by: GroupColumn; readonly desc: boolean }[],
  window: { readonly offset: number; readonly limit: number },
): Promise<{ rows: ReceivableGroup[]; total: number }> {
  const { key, label, sorting, reads } = grouping(by, selection.asOf);
  const order = sort.map((column) => {
    // The later the due day, the younger the bucket.
    const down = column.by === "label" && by === "bucket" ? !column.desc : column.desc;
    return sql`${sql.raw(SORT_COLUMNS[column.by])} ${sql.raw(down ? "desc" : "asc")}`;
  });
  const usual = by === "bucket" ? sql`g.key` : sql`g.sorting`;
  const result =
    await sql<Row>`select g.*, cast(sum(g.open_minor) over (partition by g.currency) as bigint) as of_currency,
      cast(count(*) over () as bigint) as n
    from (select ${key} as key, ${label} as label, ${sorting} as sorting, o.currency,
        cast(count(distinct o.customer_id) as bigint) as customers, ${bucketSums(selection.asOf)}
      from ${fromOpen(selection, reads)} group by 1, o.currency) as g
    order by ${sql.join([...order, usual, sql`g.currency`, sql`g.key`])}
    limit ${window.limit} offset ${window.offset}`.execute(db);
  const rows = result.rows.map((row) => {
    const share = ratio(row.open_minor, row.of_currency);
    return {
      ...withOverduePercent(toTotals(row)),
      key: keyOf(by, row.key),
      label: row.label,
      customers: row.customers,
      sharePercent: share === null ? null : toDecimal(times(share, 100)),
    };
  });
  return { rows, total: result.rows[0]?.n ?? 0 };
}
