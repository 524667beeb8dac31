import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { needsVirtualDisplay } from "./display.ts";

/** Debian packages that bring the libraries Chromium links to. */
const CHROMIUM_PACKAGES = [
  "libgtk-3-0",
  "libnss3",
  "libasound2",
  "libgbm1",
  "libxss1",
  "libatk-bridge2.0-0",
  "fonts-dejavu-core",
];
/** Debian package of the screen in memory (scripts/display.ts). */
const VIRTUAL_DISPLAY_PACKAGE = "xvfb";

function isOnPath(program: string): boolean {
  return (process.env["PATH"] ?? "").split(":").some((folder) => existsSync(`${folder}/${program}`));
}

function lacksLibraries(executable: string): boolean {
  const { stdout } = spawnSync("ldd", [executable], { encoding: "utf8" });
  return (stdout ?? "").includes("=> not found");
}

/** Debian packages without which the executable cannot show a window here; empty when all is there. */
export function missingPackages(executable: string): string[] {
  if (process.platform !== "linux") return [];
  return [
    ...(lacksLibraries(executable) ? CHROMIUM_PACKAGES : []),
    ...(needsVirtualDisplay() && !isOnPath("Xvfb") ? [VIRTUAL_DISPLAY_PACKAGE] : []),
  ];
}

/** Newer Debians and Ubuntus renamed some packages when times became 64 bits wide. */
function nameHere(name: string): string {
  const renamed = `${name}t64`;
  return spawnSync("apt-cache", ["show", renamed], { stdio: "ignore" }).status === 0 ? renamed : name;
}

/**
 * Installs what is missing when it may (root on Debian or Ubuntu). Otherwise throws with the exact command the user can
 * run.
 */
export function ensureSystemPackages(executable: string): void {
  const missing = missingPackages(executable);
  if (missing.length === 0) return;
  if (!isOnPath("apt-get")) {
    throw new Error(`This system lacks what Debian calls: ${missing.join(" ")}. Install that and start again.`);
  }
  if (process.getuid?.() !== 0) {
    throw new Error(
      `This system lacks packages. Run this and start again:\n\n  sudo apt-get update && sudo apt-get install -y ${missing.join(" ")}\n`,
    );
  }
  console.error(`Installing the system packages ${missing.join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...words: string[]): void => {
    execFileSync("apt-get", ["-qq", "-y", "-o", "DPkg::Lock::Timeout=300", ...words], {
      env,
      stdio: ["ignore", "ignore", "inherit"],
    });
  };
  apt("update");
  apt("install", "--no-install-recommends", ...missing.map(nameHere));
}
