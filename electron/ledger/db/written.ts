import type {
  KyselyPlugin,
  OperationNode,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from "kysely";
import {
  AliasNode,
  ColumnNode,
  DeleteResult,
  IdentifierNode,
  InsertResult,
  RawNode,
  ReturningNode,
  SelectionNode,
  TableNode,
  UpdateResult,
} from "kysely";
import type { Bulk } from "./bulk.ts";
import type { AnyRow, RowKey } from "./seal.ts";
import { isSealed, type SealedName, sealedTable } from "./sealed-tables.ts";

/** Rows of facts that a transaction wrote, by table and key: as they were inserted, or null where they have to be read. */
export class Written {
  readonly tables = new Map<SealedName, Map<RowKey, AnyRow | null>>();

  /** Notes rows that were inserted whole. */
  inserted(table: SealedName, rows: readonly AnyRow[]): void {
    const { key, order } = sealedTable(table);
    const of = this.#of(table);
    for (const row of rows) of.set(row[key] as RowKey, order === undefined ? row : null);
  }

  /** Notes rows that were changed or taken out. */
  changed(table: SealedName, keys: Iterable<RowKey>): void {
    const of = this.#of(table);
    for (const key of keys) of.set(key, null);
  }

  #of(table: SealedName): Map<RowKey, AnyRow | null> {
    const known = this.tables.get(table) ?? new Map<RowKey, AnyRow | null>();
    this.tables.set(table, known);
    return known;
  }
}

/** Bulk access that notes what it writes. */
export function notingBulk(bulk: Bulk, written: Written): Bulk {
  return {
    async insert(table, rows) {
      await bulk.insert(table, rows);
      if (rows.length > 0 && isSealed(table)) written.inserted(table, rows as unknown as readonly AnyRow[]);
    },
    async update(table, columns, rows) {
      await bulk.update(table, columns, rows);
      if (rows.length === 0 || !isSealed(table) || !tellsFacts(table, columns)) return;
      if (sealedTable(table).key !== "id") throw new Error(`${table} is not sealed by its id`);
      written.changed(
        table,
        rows.map(({ id }) => id),
      );
    },
    selectIn: (table, columns, key, values) => bulk.selectIn(table, columns, key, values),
  };
}

/** Whether any of the columns is sealed. */
function tellsFacts(table: SealedName, columns: readonly string[]): boolean {
  const without = sealedTable(table).without ?? [];
  return columns.some((column) => !without.includes(column));
}

/** Name under which a statement is made to say the keys of the rows it wrote. */
const KEY = "written_key";

type Kind = "InsertQueryNode" | "UpdateQueryNode" | "DeleteQueryNode" | "RawNode";

/**
 * Makes every statement that writes to a table of facts return the keys of its rows, notes them, and gives whoever asked the
 * answer the statement has by itself.
 */
export class NotingPlugin implements KyselyPlugin {
  readonly #written: Written;
  readonly #asked = new WeakMap<
    object,
    { readonly table: SealedName; readonly kind: Kind; readonly returns: boolean }
  >();

  constructor(written: Written) {
    this.#written = written;
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    if (node.kind === "MergeQueryNode") throw new Error("a merge does not tell which rows it wrote");
    if (RawNode.is(node)) return this.#raw(node, queryId);
    const isWrite =
      node.kind === "InsertQueryNode" || node.kind === "UpdateQueryNode" || node.kind === "DeleteQueryNode";
    if (!isWrite) return node;
    const table = tableOf(
      node.kind === "InsertQueryNode" ? node.into : node.kind === "UpdateQueryNode" ? node.table : node.from.froms[0],
    );
    if (table === null) throw new Error("a statement that writes has to name its table");
    if (!isSealed(table)) return node;
    const set = node.kind === "UpdateQueryNode" ? node.updates?.map(({ column }) => columnName(column)) : undefined;
    if (set !== undefined && !tellsFacts(table, set)) return node;
    this.#asked.set(queryId, { table, kind: node.kind, returns: node.returning !== undefined });
    const key = SelectionNode.create(
      AliasNode.create(ColumnNode.create(sealedTable(table).key), IdentifierNode.create(KEY)),
    );
    const returning = ReturningNode.create([...(node.returning?.selections ?? []), key]);
    return { ...node, returning };
  }

  /** A statement written as text: it begins with what it does, and with the table unless that is its first parameter. */
  #raw(node: RawNode, queryId: object): RawNode {
    const [first = "", ...rest] = node.sqlFragments;
    const writes = /^\s*(?:insert\s+(?:or\s+\w+\s+)?into|update|delete\s+from)\s+"?(\w*)/i.exec(first);
    if (writes === null) {
      const hidden = node.sqlFragments.some((text) => {
        const inside = /\b(?:insert\s+into|update|delete\s+from)\s+"?(\w+)/i.exec(text);
        return inside?.[1] !== undefined && isSealed(inside[1]);
      });
      if (hidden) throw new Error("a statement that writes facts has to begin with it");
      return node;
    }
    const table = writes[1] === "" ? tableOf(node.parameters[0]) : (writes[1] ?? null);
    if (table === null) throw new Error("a statement that writes has to name its table");
    if (!isSealed(table)) return node;
    if (node.sqlFragments.some((text) => /\breturning\b/i.test(text))) {
      throw new Error("a statement on facts that is written as text cannot return rows");
    }
    this.#asked.set(queryId, { table, kind: "RawNode", returns: false });
    const fragments = [first, ...rest];
    fragments[fragments.length - 1] += ` returning "${sealedTable(table).key}" as "${KEY}"`;
    return RawNode.create(fragments, node.parameters);
  }

  async transformResult({ result, queryId }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const asked = this.#asked.get(queryId);
    if (asked === undefined) return result;
    this.#written.changed(
      asked.table,
      result.rows.map((row) => row[KEY] as RowKey),
    );
    if (asked.returns) return { ...result, rows: result.rows.map(({ [KEY]: _, ...row }) => row) };
    const count = BigInt(result.rows.length);
    return { numAffectedRows: count, rows: answerOf(asked.kind, count) as unknown as UnknownRow[] };
  }
}

/** What Kysely answers for a statement without `returning`: with one, it hands on the rows as they are. */
function answerOf(kind: Kind, count: bigint): unknown[] {
  if (kind === "InsertQueryNode") return [new InsertResult(undefined, count)];
  if (kind === "UpdateQueryNode") return [new UpdateResult(count, undefined)];
  return kind === "DeleteQueryNode" ? [new DeleteResult(count)] : [];
}

function tableOf(node: OperationNode | undefined): string | null {
  if (node === undefined) return null;
  if (TableNode.is(node)) return node.table.identifier.name;
  if (AliasNode.is(node)) return tableOf(node.node);
  return RawNode.is(node) && node.parameters.length === 1 ? tableOf(node.parameters[0]) : null;
}

function columnName(node: OperationNode): string {
  if (ColumnNode.is(node)) return node.column.name;
  // Not a plain column: taken for one that is sealed.
  return "";
}
