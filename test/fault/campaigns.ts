import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Figures } from "./harness.ts";
import { programPath } from "./programs.ts";
import { buildShim, underShim } from "./shim.ts";

/** A program that makes faults: its counts on every change and for a long run, and whether it needs the shim beneath it. */
interface Campaign {
  readonly about: string;
  readonly program: string;
  /** Stands on the shim: runs only where there is a compiler. */
  readonly shim?: "beneath" | "beside";
  readonly few: number;
  /** As RELIABILITY counts; 0: all there are. */
  readonly many: number;
}

export const CAMPAIGNS: Readonly<Record<string, Campaign>> = {
  power: {
    about: "power cuts: nothing acknowledged is lost, nothing is half done, and without syncs it would be",
    program: "power-cut",
    shim: "beside",
    few: 2,
    many: 1000,
  },
  errors: {
    about: "disk errors in any call: the state before or the one after, and the same command again does it once",
    program: "io-errors",
    shim: "beneath",
    few: 1,
    many: 0,
  },
  full: {
    about: "a disk that fills up in an import: words, nothing lost, and with room it goes on",
    program: "disk-full",
    shim: "beneath",
    few: 1,
    many: 100,
  },
  held: {
    about:
      "files another program holds: for a moment nobody notices, for longer it is told in words, and nothing is left over",
    program: "held",
    shim: "beneath",
    few: 10,
    many: 300,
  },
  damage: {
    about: "damaged ledgers: a lost page and any change of what a hash proves are told when opened or verified",
    program: "damage",
    few: 3,
    many: 300,
  },
  log: {
    about: "a cut, garbled or missing log: opens at a state it was in, and what is missing is told",
    program: "log-damage",
    few: 3,
    many: 200,
  },
  backups: {
    about: "backups while somebody works: each is finished and proved",
    program: "backups",
    few: 3,
    many: 100,
  },
  targets: {
    about:
      "folders of backups that are full, broken, read-only, gone or silent: told in words, and what is told to be there is",
    program: "targets",
    shim: "beneath",
    few: 10,
    many: 200,
  },
  restores: {
    about: "files that are no backup: refused, and the ledger stays byte for byte",
    program: "restores",
    few: 6,
    many: 50,
  },
  together: {
    about: "two processes on one ledger, one of them killed: nothing is lost, and no lock stays behind",
    program: "together",
    few: 1,
    many: 50,
  },
  commands: {
    about:
      "random commands, one in a hundred of which meets a fault: whatever comes, the ledger is sound and nothing is lost",
    program: "commands",
    shim: "beneath",
    few: 800,
    many: 100_000,
  },
};

const zFigures = z.record(z.string(), z.union([z.number(), z.string()]));

/** Whether the machine can run it. */
export function canRun({ shim }: Campaign, library: string | null): boolean {
  return shim === undefined || library !== null;
}

/** The shim of this machine, built in the folder; null where it has no compiler. */
export function shimIn(folder: string): string | null {
  return buildShim(folder);
}

/** Runs a campaign in a process of its own; throws what it found. */
export function runCampaign(
  { program, shim }: Campaign,
  place: { readonly template: string; readonly library: string | null },
  count: number,
  seed: number,
): Figures {
  const folder = mkdtempSync(join(tmpdir(), "al-corriente-fault-"));
  try {
    const disk = join(folder, "disco");
    mkdirSync(disk);
    const beneath = shim === "beneath" && place.library !== null ? underShim(place.library, disk) : {};
    const words = [programPath(program), place.template, String(count), String(seed)];
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, words, {
      encoding: "utf8",
      env: { ...process.env, ...beneath },
      stdio: ["ignore", "pipe", process.env["AL_CORRIENTE_TELL"] === undefined ? "pipe" : "inherit"],
    });
    if (status !== 0) throw new Error(`${program} ended by ${signal ?? status}, seed ${seed}: ${stderr}${stdout}`);
    return zFigures.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
