import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import { appRoot } from "../../electron/ledger/app-root.ts";
import { LEDGER_FLAGS } from "../../electron/main/ledger-flags.ts";
import { PortBridge } from "../../electron/main/port-bridge.ts";
import type { contract } from "../../shared/contract/contract.ts";
import { zLedgerMessage } from "../../shared/contract/ledger-process.ts";

/** The built ledger process as the app runs it, seen from outside: its client waits as a window would. */
export interface LedgerProcess {
  readonly client: ContractRouterClient<typeof contract>;
  /** Memory of the process with its threads in MiB: its own pages and its share of the common ones. */
  memoryMiB(): number;
  /** The same without files that are mapped and that the system may take back at any time. */
  ownMiB(): number;
  stop(): Promise<void>;
}

/** Starts dist/ledger as a forked Node with its log in `logFolder`. */
export async function startLedgerProcess(logFolder: string): Promise<LedgerProcess> {
  const child = fork(join(appRoot, "dist", "ledger", "ledger.js"), [logFolder], {
    serialization: "advanced",
    execArgv: [...LEDGER_FLAGS],
  });
  const bridge = new PortBridge((message) => {
    if (child.connected) child.send(message, () => undefined);
  });
  const ready = Promise.withResolvers<void>();
  child.on("message", (arrived) => {
    const message = zLedgerMessage.parse(arrived);
    if (message.kind === "data" || message.kind === "close-port") bridge.arrived(message);
    if (message.kind === "ready") ready.resolve();
    if (message.kind === "unable") ready.reject(new Error(message.reason));
  });
  child.once("exit", () => {
    bridge.close();
    ready.reject(new Error("the ledger process ended"));
  });
  await ready.promise;
  const { port1, port2 } = new MessageChannel();
  bridge.connect(1, port2);
  const link = new RPCLink({ port: port1 });
  port1.start();
  return {
    client: createORPCClient(link),
    memoryMiB: () => memoryOf(child.pid ?? 0, "Pss"),
    ownMiB: () => memoryOf(child.pid ?? 0, "Pss_Anon"),
    stop: async () => {
      const ended = once(child, "exit");
      child.send({ kind: "stop" });
      await ended;
      port1.close();
    },
  };
}

/** Memory of one process in MiB, as Linux counts it. */
export function memoryOf(pid: number, kind: "Pss" | "Pss_Anon"): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const kilobytes = new RegExp(`^${kind}:\\s+(\\d+) kB`, "m").exec(rollup)?.[1];
  return Number(kilobytes ?? Number.NaN) / 1024;
}
