import { parentPort } from "node:worker_threads";
import { serveReports } from "../reports/report-thread.ts";

if (parentPort !== null) serveReports(parentPort);
