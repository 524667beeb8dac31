import { watch } from "node:fs";

/**
 * Asks the system to say when something happens in a folder. It is a hint and no more: it may be silent (most network
 * shares), late, or end by itself, and nothing depends on it. Returns how to stop; null where the system cannot watch.
 * @param ended told when the system stops watching, for example because a share went away
 */
export function watchHint(path: string, subfolders: boolean, wake: () => void, ended: () => void): (() => void) | null {
  try {
    const watcher = watch(path, { recursive: subfolders, persistent: false }, wake);
    watcher.on("error", () => {
      watcher.close();
      ended();
    });
    return () => watcher.close();
  } catch {
    return null;
  }
}
