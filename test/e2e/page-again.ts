import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import type { RunningApp } from "./app.ts";

/** The page of a window as it was loaded again, and the way to let go of it. */
export interface PageAgain {
  readonly window: Page;
  /** Ends the connection; the page and the app stay. */
  letGo(): Promise<void>;
}

/**
 * Ends the page's process as the system would end one that has gone wrong, waits until the page is loaded again, and takes hold
 * of it: Playwright lets go of a page that died and never finds it again by itself, a second connection to the same app does.
 */
export async function killPage({ electron, userData }: RunningApp): Promise<PageAgain> {
  const pid = await electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error("no window");
    const back = new Promise<void>((resolve) => contents.once("did-finish-load", () => resolve()));
    Object.assign(globalThis, { pageIsBack: back });
    return contents.getOSProcessId();
  });
  process.kill(pid, "SIGKILL");
  await electron.evaluate(() => Reflect.get(globalThis, "pageIsBack") as Promise<void>);
  const [port] = readFileSync(join(userData, "DevToolsActivePort"), "utf8").split("\n");
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port ?? ""}`);
  const window = browser.contexts()[0]?.pages()[0];
  if (window === undefined) throw new Error("the window did not come back");
  return { window, letGo: () => browser.close() };
}

/**
 * Lets a minute pass on main's clock: it gives up what dies three times within one, and a run of deaths would otherwise last
 * hours.
 */
export async function passMinute({ electron }: RunningApp): Promise<void> {
  await electron.evaluate(() => {
    const before = performance.now.bind(performance);
    performance.now = () => before() + 61_000;
  });
}
