import { parentPort } from "node:worker_threads";
import { serveRendering } from "../render/render-thread.ts";

if (parentPort !== null) serveRendering(parentPort);
