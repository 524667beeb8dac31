import { fork } from "node:child_process";
import { once } from "node:events";
import { utilityProcess } from "electron";
import { needsOwnNode, nodeExecutable, scriptPath } from "./node-runtime.ts";

/** First word of `alcorriente.cmd`'s call of the installed app. */
const SWITCH = "--command-line";

/** The words of the command line when the app was started as `alcorriente`, null when it was started as an app. */
export function commandLineWords(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf(SWITCH);
  return at < 0 ? null : argv.slice(at + 1);
}

/** Runs the command line without a window, on this process's own streams; returns its exit code. */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const entry = scriptPath("dist", "cli", "alcorriente.js");
  const args = [...words];
  const child = needsOwnNode()
    ? fork(entry, args, { execPath: nodeExecutable(), execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] })
    : utilityProcess.fork(entry, args, { serviceName: "Al Corriente command line", stdio: "inherit" });
  const [code] = await once(child, "exit");
  return typeof code === "number" ? code : 1;
}
