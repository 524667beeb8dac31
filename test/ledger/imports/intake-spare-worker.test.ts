import { expect, test } from "vitest";
import { keepWorker, takeWorker } from "../../../electron/ledger/imports/intake/spare-worker.ts";
import { WorkerPool } from "../../../electron/ledger/imports/intake/worker-pool.ts";
import { workerUrl } from "../../../electron/ledger/workers/worker-url.ts";

const KIND = { worker: workerUrl("parse"), batchSize: 10, heapMiB: 64 };

test("the next import goes on with the worker of the last one, unless it needs another kind or the worker has died", async () => {
  const first = takeWorker(KIND);
  await keepWorker(KIND, first);
  const second = takeWorker(KIND);
  expect(second.worker).toBe(first.worker);
  expect(second.pulse).toBe(first.pulse);

  await keepWorker(KIND, second);
  const roomier = takeWorker({ ...KIND, heapMiB: 128 });
  expect(roomier.worker).not.toBe(first.worker);

  // Only one is kept: the newer one.
  await keepWorker({ ...KIND, heapMiB: 128 }, roomier);
  expect(first.worker.threadId).toBe(-1);
  await roomier.worker.terminate();
  const fresh = takeWorker({ ...KIND, heapMiB: 128 });
  expect(fresh.worker).not.toBe(roomier.worker);
  await fresh.worker.terminate();
});

test("an import cancelled while its search still runs ends", async () => {
  const pool = new WorkerPool({
    ...KIND,
    workers: 1,
    itemTimeoutMs: 30_000,
    isKnown: async () => new Set(),
    onItems: () => undefined,
  });
  pool.warmUp();
  const stopped = pool.stop();
  // The search notices only now that it was cancelled, and says that nothing more will come.
  pool.close();
  await stopped;
});
