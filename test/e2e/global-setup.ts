import { buildApp } from "../../scripts/build.ts";
import { openDisplay } from "../../scripts/display.ts";
import { ensureElectron } from "../../scripts/electron-runtime.ts";
import { isBuildFresh } from "../../scripts/freshness.ts";
import { ensureSystemPackages } from "../../scripts/system-packages.ts";

/** Makes sure that there is an Electron, a build of the sources as they are, and a screen; returns how to take it down. */
export default async function globalSetup(): Promise<() => void> {
  const { executable } = await ensureElectron();
  ensureSystemPackages(executable);
  if (!isBuildFresh()) await buildApp();
  const display = await openDisplay();
  if (display.name !== undefined) process.env["DISPLAY"] = display.name;
  return () => display.close();
}
