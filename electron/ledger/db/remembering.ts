import type { CompiledQuery, DatabaseConnection, Driver, QueryCompiler, QueryResult } from "kysely";
import { Kysely } from "kysely";
import type { ReadHandle } from "./ledger-db.ts";
import type { Tables } from "./tables/tables.ts";

/** Rows remembered at most; of more, those not asked for longest are read again. */
const MOST_ROWS = 100_000;

/**
 * A handle that reads each statement once and answers the same one again with the rows it found. For work that reads the same
 * over and over on one state of the ledger, which a transaction holds: a report in two languages.
 */
export function remembering(read: ReadHandle): ReadHandle {
  const asked = read.getExecutor();
  const compiler: QueryCompiler = { compileQuery: (node, id) => asked.compileQuery(node, id) };
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => asked.adapter,
      createDriver: () => driverOf(new Remembered((query) => asked.executeQuery(query))),
      createIntrospector: () => read.introspection,
      createQueryCompiler: () => compiler,
    },
  });
}

class Remembered implements DatabaseConnection {
  readonly #ask: (query: CompiledQuery) => Promise<QueryResult<unknown>>;
  /** By text and values, latest last. */
  readonly #found = new Map<string, QueryResult<unknown>>();
  #rows = 0;

  constructor(ask: (query: CompiledQuery) => Promise<QueryResult<unknown>>) {
    this.#ask = ask;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const key = `${query.sql} ${JSON.stringify(query.parameters)}`;
    const known = this.#found.get(key);
    const found = known ?? (await this.#ask(query));
    this.#found.delete(key);
    this.#found.set(key, found);
    if (known === undefined) this.#forgetOldest(found.rows.length);
    // Whoever asked may do with the list what they like.
    return { ...found, rows: [...found.rows] as Row[] };
  }

  #forgetOldest(more: number): void {
    this.#rows += more;
    for (const [key, { rows }] of this.#found) {
      if (this.#rows <= MOST_ROWS) return;
      this.#found.delete(key);
      this.#rows -= rows.length;
    }
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncGenerator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }
}

/** The one connection there is, that of the handle read from; transactions are its own affair. */
function driverOf(connection: DatabaseConnection): Driver {
  const refuse = async (): Promise<void> => {
    throw new Error("a remembering handle only reads");
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
  };
}
