import { parentPort, workerData } from "node:worker_threads";
import { ParseWorker } from "../imports/intake/parse-worker.ts";
import type { WorkerSettings } from "../imports/intake/protocol.ts";

const settings: WorkerSettings = workerData;
if (parentPort !== null) await new ParseWorker(parentPort, settings).run();
