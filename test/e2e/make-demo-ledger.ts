import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { createContext } from "../../electron/ledger/context.ts";
import { createDemo } from "../../electron/ledger/ledgers/demo.ts";
import { createRouter } from "../../electron/ledger/router.ts";

/**
 * Makes the demo company's ledger at the path given, as the app's first page would, and ends when it is whole. It has no
 * history of a desk: the tests that work on it make their own, and count their rows.
 */
const path = process.argv[2];
if (path === undefined) throw new Error("Usage: make-demo-ledger <file>");
const { context, close } = createContext();
const client = createRouterClient(createRouter(), { context });
const { runId } = await createDemo(context, { path, commandId: randomUUID() }, { history: false });
for await (const progress of await client.imports.progress({ runId })) {
  if (progress.state !== "running" && progress.state !== "done") throw new Error(`The import was ${progress.state}`);
}
await close();
