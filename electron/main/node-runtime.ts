import { readFileSync } from "node:fs";
import { join } from "node:path";
import { app } from "electron";

/** The database engine needs Node-API 10, which came with this Node. */
const OLDEST_NODE_MAJOR = 22;
/** What a package made only to be tried says of itself in its package.json (scripts/trial-package.ts). */
const TRIAL = "alCorrienteTrial";

function isTrial(): boolean {
  const manifest: unknown = JSON.parse(readFileSync(join(app.getAppPath(), "package.json"), "utf8"));
  return typeof manifest === "object" && manifest !== null && TRIAL in manifest;
}

/**
 * Whether the ledger runs in a Node beside this Electron, because Electron's own is too old for it: the development
 * runtime, and a package made on it to be tried. Throws in an installed app, which never starts a Node of others.
 */
export function needsOwnNode(): boolean {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE_MAJOR) return false;
  if (app.isPackaged && !isTrial()) throw new Error("This build's Electron is too old for its ledger");
  return true;
}

/** The Node beside it: named by AL_CORRIENTE_NODE, or the one of the repository. */
export function nodeExecutable(): string {
  return process.env["AL_CORRIENTE_NODE"] ?? join(app.getAppPath(), "node_modules", "node", "bin", "node");
}

/** One of the app's own scripts for a process; a Node beside Electron reads it where a package keeps it unpacked. */
export function scriptPath(...parts: readonly string[]): string {
  const root = app.getAppPath();
  return join(needsOwnNode() ? root.replace(/\.asar$/, ".asar.unpacked") : root, ...parts);
}
