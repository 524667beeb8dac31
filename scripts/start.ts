import { spawn } from "node:child_process";
import { openDisplay } from "./display.ts";
import { runtimeSwitches } from "./electron-runtime.ts";
import { REPOSITORY } from "./freshness.ts";
import { prepareApp } from "./prepare-app.ts";

/** What Chromium writes where there is no desktop session and no graphics card; it says nothing about the app. */
const HARMLESS = /^\[\d+:\d{4}\/[\d.]+:(ERROR|WARNING):/;

/** Starts the app from the sources; switches after `npm start --` are passed on to it. */
async function start(): Promise<number> {
  const { executable, fallback } = await prepareApp();
  if (fallback) console.error("Running on the development runtime (an older Electron from the npm registry)");
  const display = await openDisplay();
  if (display.virtual) {
    console.error(`There is no screen here: the window opens on a virtual one, DISPLAY=${display.name ?? ""} (Xvfb)`);
  }
  const app = spawn(executable, [...runtimeSwitches(), REPOSITORY, ...process.argv.slice(2)], {
    env: { ...process.env, ...(display.name === undefined ? {} : { DISPLAY: display.name }) },
    stdio: ["inherit", "inherit", "pipe"],
  });
  app.stderr.setEncoding("utf8").on("data", (text: string) => {
    const lines = text.split("\n").filter((line) => line !== "" && !(display.virtual && HARMLESS.test(line)));
    if (lines.length > 0) process.stderr.write(`${lines.join("\n")}\n`);
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => app.kill(signal));
  const code = await new Promise<number>((resolve, reject) => {
    app.once("error", reject);
    app.once("exit", (exitCode) => resolve(exitCode ?? 1));
  });
  display.close();
  return code;
}

try {
  process.exitCode = await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
