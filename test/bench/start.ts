import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { _electron, type Page } from "@playwright/test";
import { supportedVersion } from "../../electron/ledger/db/migrator.ts";
import { openDisplay } from "../../scripts/display.ts";
import { findElectron } from "../../scripts/electron-runtime.ts";
import { driverSwitches, startOn } from "../e2e/app.ts";
import { CACHE, ledgerOf } from "./corpus.ts";
import { type Finding, finding } from "./report.ts";
import { interleave, median } from "./rounds.ts";

/** An app that does nothing but open a window: what any Electron app has to wait for. */
const EMPTY_MAIN = `
const { app, BrowserWindow } = require("electron");
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile("index.html"));
`;
const EMPTY_PAGE = "<!doctype html><title>empty</title><body>empty</body>";

/** First row of the grid that shows data. */
const FIRST_ROW = ".ag-row .ag-cell:not(:empty)";

/**
 * Until the page draws such an element, asked with each frame: a locator asks again after 20, 50, 100 and then 500 ms, and
 * so tells half a second late what is there.
 */
async function drawn(page: Page, selector: string): Promise<void> {
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

async function emptyApp(folder: string): Promise<string> {
  const app = join(folder, "empty");
  await mkdir(app);
  await writeFile(join(app, "package.json"), JSON.stringify({ name: "empty", version: "0.0.0", main: "main.js" }));
  await writeFile(join(app, "main.js"), EMPTY_MAIN);
  await writeFile(join(app, "index.html"), EMPTY_PAGE);
  return app;
}

/**
 * From starting the program to the first rows of the grid on a ledger of so many invoices, against an empty Electron
 * window of the same run: at most 1.5 s more.
 */
export async function benchStart(invoices: number, rounds: number): Promise<Finding[]> {
  const source = await ledgerOf(invoices, supportedVersion());
  const runtime = findElectron();
  if (runtime === null) throw new Error("No Electron here");
  const display = await openDisplay();
  if (display.name !== undefined) process.env["DISPLAY"] = display.name;
  const folder = await mkdtemp(join(CACHE, "start-"));
  try {
    const ledger = join(folder, "ledger.alcorriente");
    await copyFile(source, ledger);
    const empty = await emptyApp(folder);
    // Kept between rounds, as it is on a PC where the app was started before: Chromium finds its compiled code again.
    const userData = (whose: string): string => join(folder, `user-data-${whose}`);
    const loaded: number[] = [];
    const measured = await interleave(
      [
        {
          name: "floor: empty window",
          run: async () => {
            const start = performance.now();
            const args = [...driverSwitches(), `--user-data-dir=${userData("empty")}`, empty];
            const app = await _electron.launch({ executablePath: runtime.executable, args });
            await (await app.firstWindow()).waitForLoadState("load");
            const ms = performance.now() - start;
            await app.close();
            return ms;
          },
        },
        {
          name: "first rows",
          run: async () => {
            const start = performance.now();
            const app = await startOn(userData("app"), {
              preferences: { lastLedger: ledger, recentLedgers: [ledger] },
            });
            loaded.push(performance.now() - start);
            await drawn(app.window, FIRST_ROW);
            const ms = performance.now() - start;
            await app.close();
            return ms;
          },
        },
      ],
      rounds,
      1,
    );
    const [floor, ours] = measured;
    if (!floor || !ours) throw new Error("nothing was measured");
    const more = median(ours.ms.map((ms, round) => ms - (floor.ms[round] ?? Number.NaN))) / 1000;
    const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
    const window = median(loaded.slice(1).map((ms, round) => ms / (floor.ms[round] ?? Number.NaN)));
    return [
      finding(
        "start-rows",
        `first grid rows on ${invoices.toLocaleString("en")} invoices, seconds more than an empty window`,
        more,
        "<=",
        1.5,
        1,
        {
          ours: seconds(ours.medianMs),
          empty: seconds(floor.medianMs),
        },
      ),
      finding("start-window", "window with its screen against an empty window", window, "<=", 2, 1.5, {
        ours: seconds(median(loaded.slice(1))),
        empty: seconds(floor.medianMs),
      }),
    ];
  } finally {
    display.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
