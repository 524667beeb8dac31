import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { _electron, test as base, type ElectronApplication, type Page } from "@playwright/test";
import { type Display, openDisplay } from "../../scripts/display.ts";
import { findElectron, runtimeSwitches } from "../../scripts/electron-runtime.ts";
import { REPOSITORY } from "../../scripts/freshness.ts";
import type { Preferences } from "../../shared/contract/native.ts";

/** How one start of the app differs from a first start on a Spanish PC. */
export interface LaunchOptions {
  /** Choices already stored on this PC. */
  readonly preferences?: Partial<Preferences>;
  /** Language of the system. */
  readonly systemLanguage?: "es-MX" | "en-US";
  /** More switches, as a user could put them behind a shortcut. */
  readonly switches?: readonly string[];
  /** Day on which the ledger lives, from noon of Mexico City on. The window keeps its own clock. */
  readonly ledgerDay?: string;
}

/** A running app with its own data folder, which goes away with it. */
export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly window: Page;
  /** Its `--user-data-dir`: preferences, logs, demo ledger. */
  readonly userData: string;
  close(): Promise<void>;
}

/** Playwright adds this by itself only where it picks the executable. */
const PLAYWRIGHT_LOADER = join(
  dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")),
  "lib/server/electron/loader.js",
);
/**
 * Switches every start under Playwright needs. Its loader holds the app until Playwright listens; without it a page that
 * comes up early is never heard of. Where there is no GPU Chromium starts a process for it that ends at once, then another one for
 * painting in software; about once in a hundred starts it misses the end of the first, and the page waits for ever for what would
 * paint it. Told so, it starts the second one alone.
 */
export function driverSwitches(): string[] {
  return ["-r", PLAYWRIGHT_LOADER, "--disable-gpu", ...runtimeSwitches()];
}

const CLOSE_TIMEOUT_MS = 10_000;
/** Patience with the first screen, below that of a test, so that what went wrong can still be told. */
const FIRST_SCREEN_MS = 45_000;

/** Starts the app on a data folder; the folder stays when the app is closed, so that it can be started on it again. */
export async function startOn(userData: string, options: LaunchOptions = {}): Promise<RunningApp> {
  const runtime = findElectron();
  if (runtime === null) throw new Error("No Electron: test/e2e/global-setup.ts did not run");
  mkdirSync(userData, { recursive: true });
  if (options.preferences !== undefined) {
    writeFileSync(join(userData, "preferences.json"), JSON.stringify(options.preferences));
  }
  const electron = await _electron.launch({
    executablePath: runtime.executable,
    args: [
      ...driverSwitches(),
      `--user-data-dir=${userData}`,
      `--lang=${options.systemLanguage ?? "es-MX"}`,
      ...(options.switches ?? []),
      REPOSITORY,
    ],
    env: {
      ...environment(),
      LANGUAGE: (options.systemLanguage ?? "es-MX").replace("-", "_"),
      ...(options.ledgerDay === undefined ? {} : nodeOfDay(userData, options.ledgerDay)),
    },
  });
  const child = electron.process();
  const close = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const kill = setTimeout(() => child.kill("SIGKILL"), CLOSE_TIMEOUT_MS);
    await electron.close().catch(() => undefined);
    clearTimeout(kill);
  };
  const heard = listen(electron);
  try {
    const window = await electron.firstWindow();
    await window.locator("#root > *").first().waitFor({ timeout: FIRST_SCREEN_MS });
    return { electron, window, userData, close };
  } catch (error) {
    await close();
    throw new Error(["The first screen was not drawn.", ...heard, ...logLines(userData)].join("\n"), { cause: error });
  }
}

/** A Node for the ledger whose clock stands on another day, as environment of the app. */
function nodeOfDay(folder: string, day: string): Record<string, string> {
  const command = join(folder, "node-of-day.sh");
  const node = join(REPOSITORY, "node_modules/node/bin/node");
  const clock = join(REPOSITORY, "test/e2e/shifted-clock.ts");
  writeFileSync(command, `#!/bin/sh\nexec "${node}" --import "${clock}" "$@"\n`, { mode: 0o755 });
  return { AL_CORRIENTE_NODE: command, AL_CORRIENTE_CLOCK: `${day}T18:00:00.000Z` };
}

/** What the windows say from their beginning: a page that fails before it draws anything leaves no other trace. */
function listen(electron: ElectronApplication): string[] {
  const heard: string[] = [];
  electron.on("window", (window) => {
    heard.push(`window: ${window.url()}`);
    window.on("console", (message) => heard.push(`console: ${message.text()}`));
    window.on("pageerror", (error) => heard.push(`page error: ${error.stack ?? error.message}`));
    window.on("requestfailed", (request) =>
      heard.push(`not loaded: ${request.url()} ${request.failure()?.errorText ?? ""}`),
    );
    window.on("response", (response) => {
      if (!response.ok()) heard.push(`answered ${String(response.status())}: ${response.url()}`);
    });
    window.on("crash", () => heard.push("page crashed"));
  });
  return heard;
}

function logLines(userData: string): string[] {
  const folder = join(userData, "logs");
  if (!existsSync(folder)) return ["no log"];
  return readdirSync(folder).flatMap((name) => [
    `— ${name}`,
    ...readFileSync(join(folder, name), "utf8").split("\n").slice(-20),
  ]);
}

/** The test run's environment, without what a developer may have set for a Node or an Electron of his own. */
export function environment(): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) => !/^(NODE_OPTIONS|ELECTRON_RUN_AS_NODE)$/.test(name));
  return Object.fromEntries(own.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

interface Fixtures {
  /** Starts the app; everything started is closed after the test, and its folders are removed. */
  readonly launch: (options?: LaunchOptions) => Promise<RunningApp>;
  /** The app after a first start. */
  readonly app: RunningApp;
  /** An empty folder of this test. */
  readonly folder: string;
  /** This test's own copy of the demo company's ledger. */
  readonly demoLedger: string;
  /** The app started again by somebody who has worked with the demo ledger. */
  readonly demoApp: RunningApp;
}

interface WorkerFixtures {
  /** A screen of this worker's own: windows of two tests share neither focus nor clipboard. */
  readonly display: Display;
  /** The demo company's ledger, made once; tests work on copies. */
  readonly demoTemplate: string;
}

/** Playwright's test with the app around it: each test has an app and a data folder of its own. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern.
    async ({}, use) => {
      const display = await openDisplay();
      if (display.name !== undefined) process.env["DISPLAY"] = display.name;
      await use(display);
      display.close();
    },
    { scope: "worker", auto: true },
  ],
  demoTemplate: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "al-corriente-demo-template-"));
      const path = join(folder, "demo.alcorriente");
      execFileSync(process.execPath, [join(REPOSITORY, "test/e2e/make-demo-ledger.ts"), path], { env: environment() });
      await use(path);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  demoLedger: async ({ demoTemplate, folder }, use) => {
    const path = join(folder, "Distribuidora ñandú.alcorriente");
    copyFileSync(demoTemplate, path);
    await use(path);
  },
  demoApp: async ({ demoLedger, launch }, use) => {
    await use(await launch({ preferences: { lastLedger: demoLedger, recentLedgers: [demoLedger] } }));
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "al-corriente-"));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  launch: async ({ folder }, use) => {
    const running: RunningApp[] = [];
    await use(async (options) => {
      const app = await startOn(join(folder, `user-data-${String(running.length + 1)}`), options);
      running.push(app);
      return app;
    });
    for (const app of running) await app.close();
  },
  app: async ({ launch }, use) => {
    await use(await launch());
  },
});

export { expect } from "@playwright/test";
