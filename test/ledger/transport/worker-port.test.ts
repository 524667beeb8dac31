import { once } from "node:events";
import { MessageChannel, Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { behavesAsTransport, clientOf } from "./suite.ts";

const ENTRY = new URL("./worker-ledger.ts", import.meta.url);

function connectTo(worker: Worker) {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(port2, [port2]);
  return port1;
}

behavesAsTransport("over a real message port to another thread", () => {
  const worker = new Worker(ENTRY);
  return Promise.resolve({
    connect: () => connectTo(worker),
    stop: async () => {
      await worker.terminate();
    },
  });
});

test("an unknown error stands in the log with its causes, under the procedure's name", async () => {
  const worker = new Worker(ENTRY);
  const client = clientOf(connectTo(worker));
  await client.fail().catch(() => undefined);
  await client.refuse().catch(() => undefined);
  worker.postMessage("log");
  const [lines] = await once(worker, "message");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ event: "call failed" });
  for (const part of ['"procedure":"fail"', "disk says no", "sector 7", "ping-router.ts"]) {
    expect(lines[0].text).toContain(part);
  }
  await worker.terminate();
});
