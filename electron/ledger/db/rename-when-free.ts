import { rename, rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

/** Waits between attempts while another program (Excel, an antivirus) holds the file; about two seconds in all. */
const PAUSES_MS = [50, 100, 200, 300, 400, 450, 500];

/** What the system says of a file that another program holds, or that an antivirus is looking at. */
const HELD = /^(EBUSY|EPERM|EACCES)$/;

/** Does what a program that holds the file for a moment may refuse, with patience. Throws what the file system throws then. */
export async function whenFree<T>(work: () => T | Promise<T>): Promise<T> {
  for (const wait of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      if (!isHeld(error)) throw error;
      await pause(wait);
    }
  }
  return work();
}

/** Renames a file, with patience for a program that holds it for a moment. Throws what the file system throws then. */
export function renameWhenFree(from: string, to: string): Promise<void> {
  return whenFree(() => rename(from, to));
}

/** Takes a file away if it is there, with the same patience. Throws what the file system throws then. */
export function removeWhenFree(path: string): Promise<void> {
  return whenFree(() => rm(path, { force: true }));
}

function isHeld(error: unknown): boolean {
  const { code, cause } = error instanceof Error ? (error as { code?: unknown; cause?: unknown }) : {};
  return (typeof code === "string" && HELD.test(code)) || (cause !== undefined && isHeld(cause));
}
