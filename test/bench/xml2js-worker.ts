/** The product's parse worker with xml2js in place of its parser, for the bench alone. */
import { parentPort, workerData } from "node:worker_threads";
import { ParseWorker } from "../../electron/ledger/imports/intake/parse-worker.ts";
import { parseWithXml2js } from "./xml2js-parse.ts";

if (parentPort !== null) await new ParseWorker(parentPort, workerData, parseWithXml2js).run();
