import { rename } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

/** Waits between attempts while another program (Excel, an antivirus) holds the file; about two seconds in all. */
const PAUSES_MS = [50, 100, 200, 300, 400, 450, 500];

/** Renames a file, with patience for a program that holds it for a moment. Throws what the file system throws then. */
export async function renameWhenFree(from: string, to: string): Promise<void> {
  for (const wait of PAUSES_MS) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (!isHeld(error)) throw error;
      await pause(wait);
    }
  }
  await rename(from, to);
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EBUSY" || error.code === "EPERM");
}
