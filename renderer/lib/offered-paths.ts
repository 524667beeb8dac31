import { createPersonalStore } from "./store.ts";

/** Files dropped on the window or chosen by a command, until the screen that takes them in has picked them up. */
export const offeredPaths = createPersonalStore<readonly string[] | null>(null);

/** Takes the offered files, so that nobody else does. */
export function takeOfferedPaths(): readonly string[] | null {
  const paths = offeredPaths.get();
  offeredPaths.set(null);
  return paths;
}
