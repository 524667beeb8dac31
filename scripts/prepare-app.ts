import { buildApp } from "./build.ts";
import { type ElectronRuntime, ensureElectron } from "./electron-runtime.ts";
import { isBuildFresh } from "./freshness.ts";
import { ensureSystemPackages } from "./system-packages.ts";

/** Brings everything together that a start of the app needs here: an Electron, its system libraries, a fresh build. */
export async function prepareApp(): Promise<ElectronRuntime> {
  const runtime = await ensureElectron();
  ensureSystemPackages(runtime.executable);
  if (!isBuildFresh()) await buildApp();
  return runtime;
}
