import { execFileSync } from "node:child_process";
import type { KeyObject } from "node:crypto";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { ensureElectron, FALLBACK_ELECTRON } from "./electron-runtime.ts";
import { REPOSITORY } from "./freshness.ts";

/** The packaged app as a folder, made only to be tried on this machine. */
export interface TrialPackage {
  readonly executable: string;
  /** The folder of app.asar. */
  readonly resources: string;
}

const OUTPUT = join(REPOSITORY, ".cache", "trial-package");
const WINDOWS = process.platform === "win32";
/** What a Node beside Electron reads, which knows nothing of archives. */
const BESIDE = ["dist/{ledger,cli,chunks}/**", "node_modules/**", "resources/**", "package.json"];
const zVersion = z.object({ version: z.string() });
const require = createRequire(import.meta.url);

/**
 * Packages dist/ as a release is packaged (same files, same fuses), but on the Electron of this machine and unpacked. On
 * the development runtime the ledger needs a Node beside it, which reads no archive: its files lie beside the archive.
 * Such a package says so in its package.json, and scripts/after-pack.ts lets none of them become an installer.
 *
 * @param updateKey public key whose signature its updates must carry
 */
export async function makeTrialPackage(updateKey: KeyObject): Promise<TrialPackage> {
  const { executable, fallback } = await ensureElectron();
  const version = fallback
    ? FALLBACK_ELECTRON
    : zVersion.parse(JSON.parse(readFileSync(require.resolve("electron/package.json"), "utf8"))).version;
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT, { recursive: true });
  execFileSync(
    process.execPath,
    [
      join(dirname(require.resolve("electron-builder/package.json")), "cli.js"),
      ...[WINDOWS ? "--win" : "--linux", "dir", "--publish", "never"],
      `-c.directories.output=${OUTPUT}`,
      `-c.electronDist=${dirname(executable)}`,
      `-c.electronVersion=${version}`,
      `-c.extraMetadata.updateKey=${updateKey.export({ format: "der", type: "spki" }).toString("base64")}`,
      ...(fallback ? ["-c.extraMetadata.alCorrienteTrial=true", ...BESIDE.map((glob) => `-c.asarUnpack=${glob}`)] : []),
    ],
    { cwd: REPOSITORY, stdio: ["ignore", "ignore", "inherit"] },
  );
  const folder = join(OUTPUT, WINDOWS ? "win-unpacked" : "linux-unpacked");
  // The development runtime's own loader, which the fuses keep from being read in any case.
  rmSync(join(folder, "resources", "app"), { recursive: true, force: true });
  return {
    executable: join(folder, WINDOWS ? "Al Corriente.exe" : "al-corriente"),
    resources: join(folder, "resources"),
  };
}
