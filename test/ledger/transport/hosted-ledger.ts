import { createDispatcher } from "../../../electron/ledger/transport/dispatcher.ts";
import { hostChannel } from "../../../electron/ledger/transport/host-channel.ts";
import { serve } from "../../../electron/ledger/transport/serve.ts";
import { memoryLog } from "./memory-log.ts";
import { pingRouter } from "./ping-router.ts";

/** A ledger process with the product's transport and nothing behind it, for a forked Node and a utility process alike. */
const { log } = memoryLog();
const dispatcher = createDispatcher(pingRouter, log);
const channel = hostChannel({
  connected: (endpoint) => serve(endpoint, dispatcher, {}, log),
  secret: () => undefined,
  stop: () => process.exit(0),
});
channel.send({ kind: "ready" });
