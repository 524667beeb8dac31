import { join } from "node:path";
import { app } from "electron";

/** The database engine needs Node-API 10, which came with this Node. */
const OLDEST_NODE_MAJOR = 22;

/** Whether this Electron's own Node is too old for the ledger (the development runtime), so that it needs one beside it. */
export function needsOwnNode(): boolean {
  return Number.parseInt(process.versions.node, 10) < OLDEST_NODE_MAJOR;
}

/** The Node beside it: named by AL_CORRIENTE_NODE, or the one of the repository. */
export function nodeExecutable(): string {
  return process.env["AL_CORRIENTE_NODE"] ?? join(app.getAppPath(), "node_modules", "node", "bin", "node");
}
