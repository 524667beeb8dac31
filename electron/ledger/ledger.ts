/**
 * Entry of the ledger process: forked by main as Electron utility process, or as plain Node on the development runtime.
 * Arguments: the folder for its log, and the ledger to open at once, if any.
 */
import { dirname, join } from "node:path";
import "./transport/no-forms.ts";
import { openLog } from "../log/log.ts";
import { createDispatcher } from "./transport/dispatcher.ts";
import type { Endpoint } from "./transport/endpoint.ts";
import { hostChannel } from "./transport/host-channel.ts";
import { serve } from "./transport/serve.ts";

/** Time the running work gets to finish before the process exits all the same. */
const STOP_TIMEOUT_MS = 4_000;

const [, , logFolder, firstLedger] = process.argv;
if (logFolder === undefined) throw new Error("Usage: ledger <log folder> [<ledger>]");
const log = openLog(logFolder, "ledger");

/** Clients that came before the ledger could answer. */
const waiting: Endpoint[] = [];
let accept = (endpoint: Endpoint): void => {
  waiting.push(endpoint);
};
/** Passwords that came before the ledger could take them. */
const secrets = new Map<string, string | null>();
let takeSecret = (name: string, value: string | null): void => {
  secrets.set(name, value);
};
let close: () => Promise<void> = () => Promise.resolve();

async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
  await close();
  process.exit(0);
}

function stopSoon(): void {
  stop().catch((error: unknown) => {
    log.error("could not close", error);
    process.exit(1);
  });
}

const channel = hostChannel({
  connected: (endpoint) => accept(endpoint),
  secret: (name, value) => takeSecret(name, value),
  stop: stopSoon,
});
// Ctrl+C in a terminal reaches this process as well as the app.
process.once("SIGINT", stopSoon);
process.once("SIGTERM", stopSoon);

// Whatever escaped every handler leaves the state unknown: rather stop, be started again and read it from disk.
process.on("uncaughtException", (error, origin) => {
  log.error("process stops", error, { origin });
  process.exit(1);
});

try {
  // Loaded late, so that a database engine that does not load is told, not just an exit code.
  const [{ createContext }, { createRouter }, { ledgersHandlers }, { AUDIT_HEADS }] = await Promise.all([
    import("./context.ts"),
    import("./router.ts"),
    import("./ledgers/handlers.ts"),
    import("./audit/heads.ts"),
  ]);
  const { context, close: closeContext } = createContext({
    watch: true,
    audit: true,
    backup: "always",
    reports: true,
    readAside: true,
    logFolder,
    // Beside the app's own settings, which no ledger's file reaches.
    heads: { file: join(dirname(logFolder), AUDIT_HEADS), notes: true },
  });
  close = async () => closeContext();
  takeSecret = (name, value) => context.secrets.set(name, value);
  for (const [name, value] of secrets) takeSecret(name, value);
  const dispatcher = createDispatcher(createRouter(), log);
  if (firstLedger !== undefined) {
    await ledgersHandlers.open(context, { path: firstLedger }).catch((error: unknown) => {
      // The page asks for it again, and then says why it does not open.
      log.info("first ledger not opened", { error: error instanceof Error ? error.name : typeof error });
    });
  }
  accept = (endpoint) => serve(endpoint, dispatcher, context, log);
  for (const endpoint of waiting.splice(0)) accept(endpoint);
  channel.send({ kind: "ready" });
  log.info("ready", { node: process.versions.node });
} catch (error) {
  log.error("cannot start", error);
  channel.send({ kind: "unable", reason: error instanceof Error ? error.message : String(error) });
  // Let the message leave before the process does.
  setTimeout(() => process.exit(1), 100);
}
