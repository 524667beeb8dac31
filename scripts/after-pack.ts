import { readFileSync } from "node:fs";
import { join } from "node:path";
import { extractFile, listPackage } from "@electron/asar";
import type { AfterPackContext } from "electron-builder";
import { z } from "zod";

/**
 * electron-builder calls this when the app's files are together, before the fuses are set and anything is signed: the
 * last look at what users will get.
 */

const zManifest = z.object({ alCorrienteTrial: z.boolean().optional() });
/** What a package holds at its top; anything else came in by mistake. */
const TOP = new Set(["dist", "node_modules", "package.json", "resources"]);
const PROCESSES = [
  "main/main.js",
  "preload/preload.cjs",
  "renderer/index.html",
  "ledger/ledger.js",
  "cli/alcorriente.js",
];

/** Throws, naming the file, when the package holds what it should not or lacks what it needs. */
export function afterPack(context: AfterPackContext): void {
  const archive = join(context.packager.getResourcesDir(context.appOutDir), "app.asar");
  const files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll("\\", "/").replace(/^\//, ""));
  for (const file of files) {
    const [top = ""] = file.split("/");
    const source = top === "dist" && /\.(map|tsx?)$/.test(file);
    if (!TOP.has(top) || source || /\.alcorriente$|\.alcbak$|(^|\/)\.env/.test(file)) {
      throw new Error(`The package would hold ${file}`);
    }
  }
  for (const part of PROCESSES) {
    if (!files.includes(`dist/${part}`)) throw new Error(`The package lacks dist/${part}`);
  }
  const manifest = zManifest.parse(JSON.parse(extractFile(archive, "package.json").toString("utf8")));
  const toBeTried = context.electronPlatformName === "linux" && context.targets.every(({ name }) => name === "dir");
  // A trial starts whatever Node it is told to: nobody is ever to install one.
  if (manifest.alCorrienteTrial === true && !toBeTried) throw new Error("A trial package is never made for users");
  if (manifest.alCorrienteTrial !== true) refuseOldElectron(context.packager.info.framework.version);
}

/** The lock file's Electron, not the development runtime, goes to users. */
function refuseOldElectron(version: string): void {
  const { version: pinned } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, "../node_modules/electron/package.json"), "utf8")));
  if (version !== pinned) throw new Error(`Electron ${version} is not the pinned ${pinned}`);
}
