import { prepareApp } from "../../scripts/prepare-app.ts";

/** Makes sure that there is an Electron and a build of the sources as they are. */
export default async function globalSetup(): Promise<void> {
  await prepareApp();
}
