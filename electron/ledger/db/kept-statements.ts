import type { CompiledQuery, RawBuilder } from "kysely";
import type { ReadHandle } from "./ledger-db.ts";

/** Lists that are on screens at a time, and a few more. */
const KEPT = 20;

/** Which rows of a list are read. */
interface Window {
  readonly limit: number;
  readonly offset: number;
}

/**
 * Makes a keeper of the statements of a list, each with the question it was made for: while somebody scrolls a list, or it is
 * asked for again because something changed, the statement is neither put together nor written out anew. The limit and the
 * offset are its last two bound values.
 */
export function keptPages<Row>(): (
  db: ReadHandle,
  question: unknown,
  window: Window,
  make: () => RawBuilder<Row>,
) => Promise<Row[]> {
  const kept = new WeakMap<ReadHandle, Map<string, CompiledQuery<Row>>>();
  return async (db, question, { limit, offset }, make) => {
    const statements = kept.get(db) ?? new Map<string, CompiledQuery<Row>>();
    kept.set(db, statements);
    const key = JSON.stringify(question);
    let statement = statements.get(key);
    if (statement === undefined) {
      statement = make().compile(db);
      if (statements.size >= KEPT) statements.clear();
      statements.set(key, statement);
    }
    const parameters = [...statement.parameters.slice(0, -2), limit, offset];
    return (await db.executeQuery<Row>({ ...statement, parameters })).rows;
  };
}
