import { parentPort, workerData } from "node:worker_threads";
import { readOutsideFile } from "../lib/tabular/read-file.ts";
import type { TabularJob } from "../lib/tabular/tabular-reader.ts";

const { path, sheet }: TabularJob = workerData;
parentPort?.postMessage(await readOutsideFile(path, sheet));
