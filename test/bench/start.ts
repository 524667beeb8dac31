import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { supportedVersion } from "../../electron/ledger/db/migrator.ts";
import { openDisplay } from "../../scripts/display.ts";
import { startOn } from "../e2e/app.ts";
import { CACHE, ledgerOf } from "./corpus.ts";
import { drawn, startEmptyApp, writeEmptyApp } from "./empty-app.ts";
import { type Finding, finding } from "./report.ts";
import { interleave, median } from "./rounds.ts";

/** First row of the grid that shows data. */
export const FIRST_ROW = ".ag-row .ag-cell:not(:empty)";

/**
 * From starting the program to the first rows of the grid on a ledger of so many invoices, against an empty Electron
 * window of the same run: at most 1.5 s more.
 */
export async function benchStart(invoices: number, rounds: number): Promise<Finding[]> {
  const source = await ledgerOf(invoices, supportedVersion());
  const display = await openDisplay();
  if (display.name !== undefined) process.env["DISPLAY"] = display.name;
  const folder = await mkdtemp(join(CACHE, "start-"));
  try {
    const ledger = join(folder, "ledger.alcorriente");
    await copyFile(source, ledger);
    const empty = await writeEmptyApp(join(folder, "empty"));
    // Kept between rounds, as it is on a PC where the app was started before: Chromium finds its compiled code again.
    const userData = (whose: string): string => join(folder, `user-data-${whose}`);
    const loaded: number[] = [];
    const measured = await interleave(
      [
        {
          name: "floor: empty window",
          run: async () => {
            const start = performance.now();
            const { electron } = await startEmptyApp(empty, userData("empty"));
            const ms = performance.now() - start;
            await electron.close();
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
