import { readdirSync, readFileSync } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { supportedVersion } from "../../electron/ledger/db/migrator.ts";
import { openDisplay } from "../../scripts/display.ts";
import { startOn } from "../e2e/app.ts";
import { CACHE, ledgerOf } from "./corpus.ts";
import { drawn, startEmptyApp, writeEmptyApp } from "./empty-app.ts";
import { memoryOf } from "./ledger-process.ts";
import { type Finding, finding } from "./report.ts";
import { interleave, median } from "./rounds.ts";
import { FIRST_ROW } from "./start.ts";

/** How long nothing is done before the memory is read: what a start needs and gives back is not what the app keeps. */
const REST_MS = 5000;
/** How long is scrolled, and how fast: two screens a second. */
const SCROLL_MS = 4000;
const PIXELS_A_SECOND = 1600;

/**
 * What any table costs that keeps only the rows on the screen: a hundred thousand rows of twelve columns, moved and
 * written anew as one scrolls, and nothing else.
 */
const BARE_ROWS = `<!doctype html><title>rows</title>
<style>
  body { margin: 0; font: 13px sans-serif }
  #view { height: 800px; overflow: auto; position: relative }
  .row { position: absolute; left: 0; right: 0; height: 32px; display: flex }
  .row span { width: 100px; overflow: hidden; white-space: nowrap }
</style>
<div id="view"><div id="all" style="height: 3200000px"></div></div>
<script>
  const view = document.getElementById("view");
  const all = document.getElementById("all");
  const rows = Array.from({ length: 32 }, () => {
    const row = document.createElement("div");
    row.className = "row";
    for (let column = 0; column < 12; column++) row.append(document.createElement("span"));
    all.append(row);
    return row;
  });
  const draw = () => {
    const first = Math.floor(view.scrollTop / 32);
    for (let index = first; index < first + rows.length; index++) {
      const row = rows[index % rows.length];
      if (row.dataset.index === String(index)) continue;
      row.dataset.index = String(index);
      row.style.transform = "translateY(" + index * 32 + "px)";
      for (let column = 0; column < 12; column++) row.children[column].textContent = index + " " + column;
    }
  };
  view.addEventListener("scroll", draw);
  draw();
</script>`;

/** Scrolls what the selector names for some seconds and returns the frames drawn meanwhile. */
async function framesWhileScrolling(page: Page, selector: string): Promise<number> {
  return await page.evaluate(
    ({ scrolled, ms, speed }) =>
      new Promise<number>((resolve, reject) => {
        const view = document.querySelector(scrolled);
        if (view === null) reject(new Error(`there is no ${scrolled}`));
        let frames = 0;
        let start = 0;
        const frame = (now: number): void => {
          if (start === 0) start = now;
          if (now - start < ms) {
            frames++;
            view?.scrollTo({ top: ((now - start) / 1000) * speed });
            requestAnimationFrame(frame);
          } else {
            resolve(frames);
          }
        };
        requestAnimationFrame(frame);
      }),
    { scrolled: selector, ms: SCROLL_MS, speed: PIXELS_A_SECOND },
  );
}

/** Memory of a process and of all that it started, in MiB: own pages and the share of common ones. */
function memoryOfAll(root: number): number {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        return [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) }];
      } catch {
        return [];
      }
    });
  const family = new Set([root]);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const { pid, parent } of parents) if (family.has(parent)) family.add(pid);
  }
  return [...family].reduce((sum, pid) => sum + memoryOf(pid, "Pss"), 0);
}

/**
 * The app with a ledger of so many invoices at rest, and scrolled: memory of all its processes against an empty window, and
 * frames against bare virtualised rows.
 */
export async function benchIdle(invoices: number, rounds: number): Promise<Finding[]> {
  const source = await ledgerOf(invoices, supportedVersion());
  const display = await openDisplay();
  if (display.name !== undefined) process.env["DISPLAY"] = display.name;
  const folder = await mkdtemp(join(CACHE, "idle-"));
  try {
    const ledger = join(folder, "ledger.alcorriente");
    await copyFile(source, ledger);
    const empty = await writeEmptyApp(join(folder, "empty"));
    const bare = await writeEmptyApp(join(folder, "bare"), BARE_ROWS);
    const frames: { bare: number[]; ours: number[] } = { bare: [], ours: [] };
    const [floor, ours] = await interleave(
      [
        {
          name: "empty window, MiB",
          run: async () => {
            const rows = await startEmptyApp(bare, join(folder, "user-data-bare"));
            frames.bare.push(await framesWhileScrolling(rows.window, "#view"));
            await rows.electron.close();
            const { electron } = await startEmptyApp(empty, join(folder, "user-data-empty"));
            await setTimeout(REST_MS);
            const memory = memoryOfAll(electron.process().pid ?? 0);
            await electron.close();
            return memory;
          },
        },
        {
          name: "app at rest, MiB",
          run: async () => {
            const app = await startOn(join(folder, "user-data-app"), {
              preferences: { lastLedger: ledger, recentLedgers: [ledger] },
            });
            await drawn(app.window, FIRST_ROW);
            await setTimeout(REST_MS);
            const memory = memoryOfAll(app.electron.process().pid ?? 0);
            frames.ours.push(await framesWhileScrolling(app.window, ".ag-grid-viewport"));
            await app.close();
            return memory;
          },
        },
      ],
      rounds,
      1,
    );
    if (!floor || !ours) throw new Error("nothing was measured");
    const many = invoices.toLocaleString("en");
    const mib = (value: number): string => `${Math.round(value)} MiB`;
    const drawnOf = (of: readonly number[]): number => median(of.slice(1));
    return [
      finding(
        "idle-memory",
        `at rest with ${many} invoices, all processes against an empty window`,
        ours.overFloor,
        "<=",
        1.8,
        1.5,
        { ours: mib(ours.medianMs), empty: mib(floor.medianMs) },
      ),
      finding(
        "idle-frames",
        "frames in 4 s of scrolling against bare virtualised rows",
        drawnOf(frames.ours) / drawnOf(frames.bare),
        ">=",
        0.85,
        0.95,
        { ours: String(drawnOf(frames.ours)), bare: String(drawnOf(frames.bare)) },
      ),
    ];
  } finally {
    display.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
