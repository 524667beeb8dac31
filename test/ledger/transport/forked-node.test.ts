import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { MessageChannel, type MessagePort as NodePort } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { expect, test } from "vitest";
import { PortBridge } from "../../../electron/main/port-bridge.ts";
import { LedgerLink } from "../../../renderer/lib/ledger-link.ts";
import { zLedgerMessage } from "../../../shared/contract/ledger-process.ts";
import { behavesAsTransport, type Carrier, clientOf, type PingClient } from "./suite.ts";

const ENTRY = fileURLToPath(new URL("./hosted-ledger.ts", import.meta.url));

interface Forked extends Carrier {
  readonly child: ChildProcess;
}

/** A forked Node, bridged as main does it on the development runtime. */
async function forked(): Promise<Forked> {
  const child = fork(ENTRY, [], { serialization: "advanced", execArgv: [] });
  const bridge = new PortBridge((message) => {
    if (child.connected) child.send(message, () => undefined);
  });
  const ready = Promise.withResolvers<void>();
  child.on("message", (arrived) => {
    const message = zLedgerMessage.parse(arrived);
    if (message.kind === "data" || message.kind === "close-port") bridge.arrived(message);
    if (message.kind === "ready") ready.resolve();
  });
  child.once("exit", () => bridge.close());
  await ready.promise;
  let lastId = 0;
  return {
    child,
    connect: (): NodePort => {
      const { port1, port2 } = new MessageChannel();
      lastId += 1;
      bridge.connect(lastId, port2);
      return port1;
    },
    stop: async () => {
      child.send({ kind: "stop" });
      await once(child, "exit");
    },
  };
}

behavesAsTransport("over the channel of a forked Node", forked);

test("a killed process rejects the calls in flight and closes every port", async () => {
  const { child, connect } = await forked();
  const ports = [connect(), connect()];
  const closed = ports.map((port) => once(port, "close"));
  const hanging = ports.map((port) => clientOf(port).hang());
  const settled = Promise.allSettled(hanging);
  await clientOf(connect()).pid();
  child.kill("SIGKILL");
  expect((await settled).map((each) => each.status)).toEqual(["rejected", "rejected"]);
  await Promise.all(closed);
});

test("the screens' own link turns a death into LEDGER_STOPPED and goes on over the next process's port", async () => {
  const first = await forked();
  const second = await forked();
  const link = new LedgerLink();
  const client: PingClient = createORPCClient(link);
  // Node's port has everything of a page's port that the link uses.
  const connect = ({ connect }: Forked): void => link.connect(connect() as unknown as MessagePort);
  connect(first);
  expect(await client.pid()).toBe(first.child.pid);
  const hanging = client.hang();
  const streaming = await client.count(1_000_000);
  await streaming.next();
  first.child.kill("SIGKILL");
  await expect(hanging).rejects.toMatchObject({ code: "LEDGER_STOPPED", defined: true });
  const rest = async (): Promise<void> => {
    for await (const _ of streaming);
  };
  await expect(rest()).rejects.toMatchObject({ code: "LEDGER_STOPPED" });
  const waiting = client.pid();
  connect(second);
  expect(await waiting).toBe(second.child.pid);
  link.giveUp();
  await second.stop();
});

test("messages that are no host messages are dropped", async () => {
  const { child, connect, stop } = await forked();
  for (const junk of [null, 7, "stop", { kind: "none" }, { kind: "port", id: -1 }, { kind: "data", id: 99 }]) {
    child.send(junk as never);
  }
  expect(await clientOf(connect()).pid()).toBe(child.pid);
  await stop();
});

test("a process that lost its main ends by itself", async () => {
  const { child } = await forked();
  child.disconnect();
  expect(await once(child, "exit")).toEqual([0, null]);
});
