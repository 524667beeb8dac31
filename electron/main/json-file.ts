import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import type { z } from "zod";
import type { Log } from "../log/log.ts";

/** Antivirus programs hold a fresh file for a moment; what they refuse is tried again that often, that far apart. */
const TRIES = 20;
const PAUSE_MS = 100;

/** A small JSON file that survives power cuts: written aside, synced, renamed; the copy before stays as `<file>.bak`. */
export interface JsonFile<T> {
  /** What was wrong when it was opened: nothing, the copy had to be used, or even that was gone. */
  readonly problem: "none" | "backup" | "defaults";
  read(): T;
  write(value: T): void;
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function patiently(work: () => void): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      work();
      return;
    } catch (error) {
      if (attempt === TRIES) throw error;
      pause(PAUSE_MS);
    }
  }
}

function writeSynced(path: string, text: string): void {
  const file = openSync(path, "w");
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Opens the file. What it holds is checked by the schema; a file that does not fit is set aside as `<file>.damaged` and
 * the last good copy is used, so that nothing is reset in silence. Only without either do the defaults apply.
 */
export function openJsonFile<T>(path: string, schema: z.ZodType<T>, defaults: T, log: Log): JsonFile<T> {
  const backup = `${path}.bak`;
  const load = (from: string): T | null => {
    if (!existsSync(from)) return null;
    try {
      return schema.parse(JSON.parse(readFileSync(from, "utf8")));
    } catch (error) {
      log.error("settings file not readable", error, { backup: from === backup });
      return null;
    }
  };
  const loaded = load(path);
  const damaged = loaded === null && existsSync(path);
  if (damaged) copyFileSync(path, `${path}.damaged`);
  const restored = loaded ?? load(backup);
  let current = restored ?? defaults;
  let wholeOnDisk = loaded !== null;
  return {
    problem: damaged ? (restored === null ? "defaults" : "backup") : "none",
    read: () => current,
    write: (value) => {
      mkdirSync(dirname(path), { recursive: true });
      if (wholeOnDisk) patiently(() => copyFileSync(path, backup));
      const aside = `${path}.new`;
      patiently(() => writeSynced(aside, `${JSON.stringify(value, null, 2)}\n`));
      patiently(() => renameSync(aside, path));
      current = value;
      wholeOnDisk = true;
    },
  };
}
