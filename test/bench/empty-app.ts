import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import { findElectron } from "../../scripts/electron-runtime.ts";
import { driverSwitches } from "../e2e/app.ts";

/** An app that does nothing but open a window: what any Electron app has to wait for and takes. */
const MAIN = `
const { app, BrowserWindow } = require("electron");
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile("index.html"));
`;
const EMPTY_PAGE = "<!doctype html><title>empty</title><body>empty</body>";

/** Writes the empty app, or one with another page, into a folder of its own and returns the folder. */
export async function writeEmptyApp(folder: string, page = EMPTY_PAGE): Promise<string> {
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "empty", version: "0.0.0", main: "main.js" }));
  await writeFile(join(folder, "main.js"), MAIN);
  await writeFile(join(folder, "index.html"), page);
  return folder;
}

/** Starts such an app and waits until its page is loaded. */
export async function startEmptyApp(
  app: string,
  userData: string,
): Promise<{ electron: ElectronApplication; window: Page }> {
  const runtime = findElectron();
  if (runtime === null) throw new Error("No Electron here");
  const args = [...driverSwitches(), `--user-data-dir=${userData}`, app];
  const electron = await _electron.launch({ executablePath: runtime.executable, args });
  const window = await electron.firstWindow();
  await window.waitForLoadState("load");
  return { electron, window };
}

/**
 * Until the page draws such an element, asked with each frame: a locator asks again after 20, 50, 100 and then 500 ms, and
 * so tells half a second late what is there.
 */
export async function drawn(page: Page, selector: string): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (document.querySelector(wanted) === null) requestAnimationFrame(look);
          else resolve();
        };
        look();
      }),
    selector,
  );
}
