import { spawnSync } from "node:child_process";
import { openSync } from "node:fs";
import { join, resolve } from "node:path";

/** Kinds of calls that can be made to fail; one letter each. */
export const CALLS = { write: "w", sync: "s", truncate: "t", open: "o", rename: "r", unlink: "u" } as const;
export type Call = keyof typeof CALLS;

/** Numbers of errors as Linux has them. */
export const ERRNO = { EPERM: 1, EIO: 5, EACCES: 13, EBUSY: 16, ENOSPC: 28, EROFS: 30 } as const;

/**
 * Builds the shim of `shim.c` with the machine's compiler; null where there is none, or where the system has no such way to
 * stand between a process and its files.
 */
export function buildShim(folder: string): string | null {
  if (process.platform !== "linux") return null;
  const library = join(folder, "shim.so");
  const words = ["-shared", "-fPIC", "-O1", "-o", library, resolve("test/fault/shim.c"), "-ldl", "-lpthread"];
  const { status, error, stderr } = spawnSync("cc", words, { encoding: "utf8" });
  if (error !== undefined) return null;
  if (status !== 0) throw new Error(`the shim does not compile: ${stderr}`);
  return library;
}

/** What a process below the shim is started with: files below the folder are stood before. */
export function underShim(library: string, folder: string, log?: string): Record<string, string> {
  return { LD_PRELOAD: library, FAULT_PREFIX: folder, ...(log === undefined ? {} : { FAULT_LOG: log }) };
}

/** Gives an order to the shim of this very process; answers whether it said yes. */
function order(text: string): boolean {
  try {
    openSync(`${process.env["FAULT_PREFIX"] ?? ""}/.fault/${text}`, "r");
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EEXIST";
  }
  return false;
}

/** Orders to the shim of this process; without one they do nothing. */
export const shim = {
  /** The n-th call of the kind on a path that has the part in it fails, once or from then on. */
  arm: (call: Call, n: number, errno: keyof typeof ERRNO, mode: "once" | "ever", part = ""): void =>
    void order(`arm/${CALLS[call]}/${n}/${ERRNO[errno]}/${mode}${part === "" ? "" : `/${part}`}`),
  /** Calls of these kinds on a path that has the part in it fail, for so many milliseconds from the n-th on. */
  hold: (calls: readonly Call[], n: number, errno: keyof typeof ERRNO, milliseconds: number, part: string): void =>
    void order(`arm/${calls.map((call) => CALLS[call]).join("")}/${n}/${ERRNO[errno]}/${milliseconds}/${part}`),
  /** Calls of these kinds on a path that has the part in it are not answered for so many milliseconds from the n-th on. */
  hang: (calls: readonly Call[], n: number, milliseconds: number, part: string): void =>
    void order(`arm/${calls.map((call) => CALLS[call]).join("")}/${n}/0/${milliseconds}/${part}`),
  /** The disk has room for so many bytes more. */
  room: (bytes: number): void => void order(`room/${bytes}`),
  /** Nothing fails any more. */
  off: (): void => void order("off"),
  /** Whether something failed since it was armed. */
  fired: (): boolean => order("fired"),
  mark: (text: string): void => void order(`mark/${text}`),
};
