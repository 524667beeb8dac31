import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { Lang } from "../../../shared/contract/common.ts";
import type { ColumnValues } from "../../../shared/contract/filters.ts";
import type { ListGroup } from "../../../shared/contract/groups.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { columnValues } from "./column-values.ts";
import { columnOrder, type ListColumns } from "./list-columns.ts";
import type { SheetColumn } from "./sheet.ts";

/** What a list is read through: an open ledger, or whatever else has its reading connection. */
interface Readable {
  readonly read: ReadHandle;
}

export type ListSort<Column extends string> = readonly { readonly by: Column; readonly desc: boolean }[];
export interface ListWindow {
  readonly offset: number;
  readonly limit: number;
}

/** What sets one list apart from the others; expressions are of our own, never input. */
interface ListSpec<
  Db extends Readable,
  Selection,
  Told,
  Column extends string,
  Raw,
  Row,
  Count extends string,
  Sum extends string,
> {
  /** Expressions behind each column; the only names that reach an ORDER BY or a condition. */
  readonly columns: ListColumns<Column>;
  /** What has to be known before a selection can be asked for; `read`: columns it is sorted, counted, summed or put together by. */
  readonly prepare: (db: Db, selection: Selection, read: readonly Column[]) => Told | Promise<Told>;
  /** FROM and WHERE of the selection. */
  readonly from: (told: Told) => RawBuilder<unknown>;
  /** What is read of a row. */
  readonly fields: RawBuilder<unknown>;
  /** What decides between rows the asked order holds equal. */
  readonly last: (sort: ListSort<Column>) => readonly RawBuilder<unknown>[];
  readonly toRows: (raw: readonly Raw[], told: Told, db: Db) => Row[] | Promise<Row[]>;
  /** Expression of a row's customer. */
  readonly customer: string;
  /** Expression of a row's currency; null where rows have no amounts. */
  readonly currency: string | null;
  /** What totals call the number of rows. */
  readonly count: Count;
  /** What is summed, by name. */
  readonly sums: Readonly<Record<Sum, string>>;
  /** Groups leave out what totals do not count. */
  readonly counted?: (selection: Selection) => Selection;
  /** How the list is written to Excel: every column in its usual order, and the headers of sums that are no column. */
  readonly sheet: (
    db: Db,
    lang: Lang,
  ) => ListSheet<Row, Count | Exclude<Sum, Column>> | Promise<ListSheet<Row, Count | Exclude<Sum, Column>>>;
  /** Rows read at a time for a file; null reads them all at once, where sums cost more than their rows. */
  readonly step?: number | null;
}

export interface ListSheet<Row, Counts extends string = string> {
  readonly name: string;
  readonly columns: readonly SheetColumn<Row>[];
  /** Headers of counts, by name. */
  readonly counts: Readonly<Record<Counts, string>>;
}

/** Totals of a selection in one currency. */
type Totals<Count extends string, Sum extends string> = { currency: string } & Record<Count | Sum, number>;

/** Rows an export reads at a time. */
const STEP = 1000;
/** Rows of a sheet: more groups than any company has customers. */
const MOST_GROUPS = 1_000_000;

/** Everything a screen, a report or a file asks of a list, from what sets the list apart. */
export function createList<
  Db extends Readable,
  Selection,
  Told,
  Column extends string,
  Raw,
  Row,
  Count extends string,
  Sum extends string,
>(spec: ListSpec<Db, Selection, Told, Column, Raw, Row, Count, Sum>) {
  const names = Object.keys(spec.sums) as Sum[];
  const currency = sql.raw(spec.currency ?? "''");
  const sums = sql.join([
    sql`cast(count(*) as bigint) as n`,
    ...names.map((name) => sql`cast(coalesce(sum(${sql.raw(spec.sums[name])}), 0) as bigint) as ${sql.ref(name)}`),
  ]);
  const summed = names.flatMap((name) => (Object.hasOwn(spec.columns, name) ? [name as string as Column] : []));
  const sumsOf = (row: Record<Sum, number>): Record<Sum, number> =>
    Object.fromEntries(names.map((name) => [name, row[name]])) as Record<Sum, number>;

  async function page(
    db: Db,
    selection: Selection,
    sort: ListSort<Column>,
    window: { readonly offset: number; readonly limit: number | null },
  ): Promise<Row[]> {
    const told = await spec.prepare(
      db,
      selection,
      sort.map(({ by }) => by),
    );
    const order = sql.join([...columnOrder(spec.columns, sort), ...spec.last(sort)]);
    const limit = window.limit === null ? sql`` : sql`limit ${window.limit} offset ${window.offset}`;
    const result = await sql<Raw>`select ${spec.fields} from ${spec.from(told)} order by ${order} ${limit}`.execute(
      db.read,
    );
    return spec.toRows(result.rows, told, db);
  }

  async function count(db: Db, selection: Selection): Promise<number> {
    const told = await spec.prepare(db, selection, []);
    const result = await sql<{ n: number }>`select cast(count(*) as bigint) as n from ${spec.from(told)}`.execute(
      db.read,
    );
    return result.rows[0]?.n ?? 0;
  }

  async function groups<By extends Column>(
    db: Db,
    selection: Selection,
    asked: { readonly by: By; readonly sort: ListSort<string> } & ListWindow,
  ): Promise<{ rows: ListGroup<Sum>[]; total: number }> {
    const { by, sort, limit, offset } = asked;
    const column = spec.columns[by];
    const told = await spec.prepare(db, spec.counted?.(selection) ?? selection, [by, ...summed]);
    const value = sql.raw(column.kind === "key" ? column.value : `coalesce(${column.value}, '')`);
    const sorting = sql.raw(column.order?.[0] ?? column.value);
    const label =
      column.names === undefined
        ? sql`''`
        : sql`coalesce((select l.name from ${sql.table(column.names)} as l where l.id = g.key), '')`;
    // Who has none comes last, whatever the order.
    const nobody = sql`case when g.key is null or cast(g.key as text) = '' then 1 else 0 end`;
    const known: Readonly<Record<string, RawBuilder<unknown>>> = {
      label: sql`g.sorting`,
      currency: sql`g.currency`,
      rows: sql`g.n`,
      customers: sql`g.customers`,
      ...Object.fromEntries(names.map((name) => [name, sql.ref(`g.${name}`)])),
    };
    const order = sort.flatMap((each) => {
      const expression = Object.hasOwn(known, each.by) ? known[each.by] : undefined;
      if (expression === undefined) return [];
      const ordered = sql`${expression} ${sql.raw(each.desc ? "desc" : "asc")}`;
      return each.by === "label" ? [nobody, ordered] : [ordered];
    });
    type Found = Record<Sum, number> & {
      key: string | number | null;
      label: string;
      currency: string;
      n: number;
      customers: number;
      of_all: number;
    };
    const result = await sql<Found>`select g.*, ${label} as label, cast(count(*) over () as bigint) as of_all
      from (select ${value} as key, ${currency} as currency, max(${sorting}) as sorting, ${sums},
          cast(count(distinct ${sql.raw(spec.customer)}) as bigint) as customers
        from ${spec.from(told)} group by 1, 2) as g
      order by ${sql.join([...order, nobody, sql`g.sorting`, sql`g.currency`, sql`g.key`])}
      limit ${limit} offset ${offset}`.execute(db.read);
    const rows = result.rows.map((row) => ({
      key: row.key ?? "",
      label: row.label,
      currency: row.currency,
      rows: row.n,
      customers: row.customers,
      ...sumsOf(row),
    }));
    return { rows, total: result.rows[0]?.of_all ?? 0 };
  }

  return {
    /** One page of the selection, in the order asked for. */
    page,
    /** Number of rows of the selection. */
    count,
    /** The selection put together by a column, a row a group and currency; amounts never cross currencies. */
    groups,

    /** Totals of the selection by currency. */
    async totals(db: Db, selection: Selection): Promise<Totals<Count, Sum>[]> {
      const told = await spec.prepare(db, selection, summed);
      const result = await sql<Record<Sum, number> & { currency: string; n: number }>`select
        ${currency} as currency, ${sums} from ${spec.from(told)} group by 1 order by 1`.execute(db.read);
      return result.rows.map(
        (row) => ({ currency: row.currency, [spec.count]: row.n, ...sumsOf(row) }) as Totals<Count, Sum>,
      );
    },

    /** The different values of a column among the selection, most frequent first. */
    async values(
      db: Db,
      selection: Selection,
      column: Column,
      asked: { readonly text: string; readonly limit: number },
    ): Promise<ColumnValues> {
      const told = await spec.prepare(db, selection, [column]);
      return columnValues(db.read, spec.from(told), spec.columns[column], asked);
    },

    /** The whole selection in its order, so many rows at a time as one reading costs little. */
    async *rows(db: Db, selection: Selection, sort: ListSort<Column>): AsyncGenerator<Row, void, void> {
      const limit = spec.step === undefined ? STEP : spec.step;
      for (let offset = 0; ; offset += STEP) {
        const read = await page(db, selection, sort, { offset, limit });
        yield* read;
        if (limit === null || read.length < limit) return;
      }
    },

    /** Every group, as {@link groups} has them. */
    async allGroups<By extends Column>(
      db: Db,
      selection: Selection,
      asked: { readonly by: By; readonly sort: ListSort<string> },
    ): Promise<ListGroup<Sum>[]> {
      return (await groups(db, selection, { ...asked, offset: 0, limit: MOST_GROUPS })).rows;
    },

    /** How it is written to Excel. */
    sheet: spec.sheet,
    sums: names,
    counts: spec.count,
    hasCurrency: spec.currency !== null,
  };
}

/** A list as {@link createList} makes it. */
export type LedgerList<
  Db extends Readable,
  Selection,
  Column extends string,
  Row,
  Count extends string,
  Sum extends string,
> = ReturnType<typeof createList<Db, Selection, unknown, Column, unknown, Row, Count, Sum>>;
