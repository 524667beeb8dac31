import { openDisplay } from "../../scripts/display.ts";
import { prepareApp } from "../../scripts/prepare-app.ts";

/** Makes sure that there is an Electron, a build of the sources as they are, and a screen; returns how to take it down. */
export default async function globalSetup(): Promise<() => void> {
  await prepareApp();
  const display = await openDisplay();
  if (display.name !== undefined) process.env["DISPLAY"] = display.name;
  return () => display.close();
}
