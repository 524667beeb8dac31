import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { appRoot, runsFromSource } from "../app-root.ts";

/**
 * Where the code of a worker thread is: the TypeScript file beside this one when running from the sources, the bundled
 * file in dist/ otherwise. `new Worker(workerUrl("parse"))`.
 */
export function workerUrl(name: string): URL {
  const path = runsFromSource
    ? join(appRoot, "electron", "ledger", "workers", `${name}.ts`)
    : join(appRoot, "dist", "ledger", "workers", `${name}.js`);
  return pathToFileURL(path);
}
