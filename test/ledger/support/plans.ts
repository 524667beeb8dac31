import type { KyselyPlugin, RootOperationNode } from "kysely";
import { CompiledQuery } from "kysely";
import type { LedgerDb, ReadHandle } from "../../../electron/ledger/db/ledger-db.ts";

/**
 * How SQLite finds the rows of everything a reader asks: the reader runs against the ledger as it is, and each of its
 * statements is explained. Steps as SQLite words them ("SEARCH i USING INDEX interaction_time").
 */
export async function plansOf(
  db: LedgerDb,
  ask: (read: ReadHandle) => Promise<unknown>,
): Promise<readonly (readonly string[])[]> {
  const asked: RootOperationNode[] = [];
  const listening: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await ask(db.read.withPlugin(listening) as ReadHandle);
  return Promise.all(
    asked.map(async (node) => {
      const { sql, parameters } = db.read.getExecutor().compileQuery(node, { queryId: "plan" });
      const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
      const { rows } = await db.read.executeQuery<{ detail: string }>(explained);
      return rows.map(({ detail }) => detail);
    }),
  );
}
