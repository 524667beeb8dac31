import { parentPort } from "node:worker_threads";
import { createDispatcher } from "../../../electron/ledger/transport/dispatcher.ts";
import { portEndpoint } from "../../../electron/ledger/transport/endpoint.ts";
import { serve } from "../../../electron/ledger/transport/serve.ts";
import { memoryLog } from "./memory-log.ts";
import { pingRouter } from "./ping-router.ts";

/** Serves every port it is sent; a message without a port is answered with the log's lines. */
const { log, lines } = memoryLog();
const dispatcher = createDispatcher(pingRouter, log);
process.on("unhandledRejection", (error) => log.error("unhandled rejection", error));
parentPort?.on("message", (message) => {
  if (message === "log") parentPort?.postMessage(lines);
  else serve(portEndpoint(message, "message"), dispatcher, {}, log);
});
