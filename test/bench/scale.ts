import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { ImportProgress } from "../../shared/contract/imports.ts";
import { CACHE, corpusOf, filesOf, OWN_RFC } from "./corpus.ts";
import { type LedgerProcess, startLedgerProcess } from "./ledger-process.ts";
import { insertRaw, takeRows } from "./raw-rows.ts";
import { type Finding, finding } from "./report.ts";
import { median, percentile, timed } from "./rounds.ts";

/** Files a batch of the floor, as in the import bench. */
const BATCH = 500;
/** Time between two looks at the memory, and between two pages asked for. */
const EVERY_MS = 100;
/** Pages asked for while nothing else runs. */
const IDLE_PAGES = 100;
/** The most all processes of the app may take, of which the screens of an empty window take this much (PERFORMANCE 6). */
const ALL_PROCESSES_MIB = 600;
const EMPTY_WINDOW_MIB = 255;

const PAGE = { asOf: "2026-06-30", limit: 100, sort: [{ by: "openMinor" as const, desc: true }] };

interface Run {
  readonly ms: number;
  readonly peakMiB: number;
  /** Milliseconds of each page asked for while the second half was imported. */
  readonly pages: readonly number[];
}

/** Imports a folder in a ledger process, watching its memory and, if asked to, the pages it answers meanwhile. */
async function importWatched({ client, memoryMiB }: LedgerProcess, folder: string, asking: boolean): Promise<Run> {
  const pages: number[] = [];
  let peakMiB = memoryMiB();
  const latest: { progress: ImportProgress | null } = { progress: null };
  const start = performance.now();
  const { runId } = await client.imports.start({
    commandId: crypto.randomUUID(),
    paths: [folder],
    ownRfcs: [OWN_RFC.rfc],
  });
  let running = true;
  const watching = (async () => {
    while (running) {
      await setTimeout(EVERY_MS);
      peakMiB = Math.max(peakMiB, memoryMiB());
      const { counts, found, searching } = latest.progress ?? { counts: { files: 0 }, found: 0, searching: true };
      if (!asking || searching || counts.files < found / 2 || !running) continue;
      pages.push(await timed(() => client.receivables.page(PAGE)));
    }
  })();
  for await (const progress of await client.imports.progress({ runId })) latest.progress = progress;
  const ms = performance.now() - start;
  running = false;
  await watching;
  const { progress } = latest;
  if (progress?.state !== "done" || progress.counts.rejected > 0) {
    throw new Error(`the import ended ${JSON.stringify(progress)}`);
  }
  return { ms, peakMiB, pages };
}

/** One import of many files as the app does it, in its own process: speed, memory, pages meanwhile, the second time. */
export async function benchScale(size: number): Promise<Finding[]> {
  const folder = await corpusOf(size);
  const files = await filesOf(folder);
  const scratch = await mkdtemp(join(CACHE, "scale-"));
  const path = (name: string): string => join(scratch, `${name}.alcorriente`);
  const started: LedgerProcess[] = [];
  const inProcess = async <T>(ledger: string, work: (process: LedgerProcess) => Promise<T>): Promise<T> => {
    const process = await startLedgerProcess(scratch);
    started.push(process);
    const { ledgers } = process.client;
    await (existsSync(ledger) ? ledgers.open({ path: ledger }) : ledgers.create({ path: ledger }));
    const result = await work(process);
    await process.stop();
    started.pop();
    return result;
  };
  const plain = (process: LedgerProcess): Promise<Run> => importWatched(process, folder, false);
  try {
    const first = await inProcess(path("plain"), plain);
    const rows = takeRows(path("plain"), files, BATCH);
    const second = await inProcess(path("plain"), plain);
    const floorMs = await insertRaw(path("floor"), rows);
    const { asked, idle } = await inProcess(path("asked"), async (process) => {
      const asked = await importWatched(process, folder, true);
      const idle: number[] = [];
      for (let page = 0; page < IDLE_PAGES; page++) {
        idle.push(await timed(() => process.client.receivables.page(PAGE)));
        await setTimeout(EVERY_MS / 5);
      }
      return { asked, idle };
    });
    return findings(files.length, { first, second, asked, idle, floorMs });
  } finally {
    for (const process of started) await process.stop();
    await rm(scratch, { recursive: true });
  }
}

interface Results {
  readonly first: Run;
  readonly second: Run;
  readonly asked: Run;
  readonly idle: readonly number[];
  readonly floorMs: number;
}

function findings(files: number, { first, second, asked, idle, floorMs }: Results): Finding[] {
  const rate = (ms: number): string => `${Math.round((files * 1000) / ms).toLocaleString("en")} files/s`;
  const peak = Math.max(first.peakMiB, second.peakMiB, asked.peakMiB);
  const at = (ms: readonly number[]): string =>
    `p50 ${median(ms).toFixed(1)} p95 ${percentile(ms, 0.95).toFixed(1)} ms (${ms.length})`;
  const pages = { meanwhile: at(asked.pages), idle: at(idle) };
  const many = files.toLocaleString("en");
  return [
    finding(
      "scale",
      `${many} files: files/s against read + scanner + raw insert`,
      floorMs / first.ms,
      ">=",
      0.35,
      0.45,
      {
        ours: rate(first.ms),
        floor: rate(floorMs),
        "with pages asked for": rate(asked.ms),
      },
    ),
    finding(
      "scale-memory",
      `${many} files: peak of the ledger process beside an empty window, MiB`,
      peak,
      "<=",
      ALL_PROCESSES_MIB - EMPTY_WINDOW_MIB,
      250,
      { "empty window": `${EMPTY_WINDOW_MIB} MiB`, together: `${Math.round(peak + EMPTY_WINDOW_MIB)} MiB` },
    ),
    finding(
      "scale-page",
      "a grid page during the import against idle, p50",
      median(asked.pages) / median(idle),
      "<=",
      2,
      1.5,
      pages,
    ),
    finding(
      "scale-page-p95",
      "a grid page during the import against idle, p95",
      percentile(asked.pages, 0.95) / percentile(idle, 0.95),
      "<=",
      2,
      1.5,
      pages,
    ),
    finding("scale-again", "the same folder again, times as fast", first.ms / second.ms, ">=", 5, 8, {
      first: rate(first.ms),
      again: rate(second.ms),
    }),
  ];
}
