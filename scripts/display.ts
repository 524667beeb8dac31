import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A screen to show windows on. */
export interface Display {
  /** Value of DISPLAY; undefined where the system needs none. */
  readonly name: string | undefined;
  /** Whether the screen exists in memory only. */
  readonly virtual: boolean;
  close(): void;
}

const SCREEN = "1600x1000x24";

/** Whether this Linux machine has no screen of its own. */
export function needsVirtualDisplay(): boolean {
  return process.platform === "linux" && !process.env["DISPLAY"] && !process.env["WAYLAND_DISPLAY"];
}

/** The user's own screen, or one in memory (Xvfb) where a Linux machine has none. Throws when Xvfb is not installed. */
export async function openDisplay(): Promise<Display> {
  if (!needsVirtualDisplay()) {
    return { name: process.env["DISPLAY"], virtual: false, close: () => undefined };
  }
  // Xvfb picks a free display by itself and writes its number to the third descriptor once it accepts windows.
  const xvfb = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", SCREEN, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    // Out of the terminal's group: Ctrl+C is for the app, which needs its screen to close its windows.
    detached: true,
  });
  const close = (): void => {
    xvfb.kill();
  };
  process.once("exit", close);
  const number = await new Promise<string>((resolve, reject) => {
    xvfb.once("error", (cause) => reject(new Error("Xvfb could not be started", { cause })));
    xvfb.once("exit", (code) => reject(new Error(`Xvfb ended at once with code ${String(code)}`)));
    const announced = xvfb.stdio[3];
    if (announced === null || announced === undefined || !("read" in announced)) throw new Error("Xvfb has no output");
    createInterface({ input: announced }).once("line", resolve);
  });
  xvfb.unref();
  return { name: `:${number.trim()}`, virtual: true, close };
}
