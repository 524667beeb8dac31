import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Chance } from "./harness.ts";

/** What one call did, as the shim wrote it down. */
interface Step {
  readonly kind: number;
  readonly inode: string;
  readonly at: number;
  readonly data: Buffer;
}

const KIND = { opened: 1, written: 2, truncated: 3, synced: 4, unlinked: 5, renamed: 6, marked: 7 } as const;
const HEAD = 24;
/** Power goes in the middle of a sector at worst: what was not asked to be kept is kept, lost or garbled by so many bytes. */
const SECTOR = 512;
const KEPT = 0.5;
const GARBLED = 0.05;

/** Reads a log of the shim. */
export function readSteps(file: string): Step[] {
  const log = readFileSync(file);
  const steps: Step[] = [];
  for (let at = 0; at + HEAD <= log.length; ) {
    const length = log.readUInt32LE(at + 4);
    steps.push({
      kind: log.readUInt32LE(at),
      inode: String(log.readBigUInt64LE(at + 8)),
      at: Number(log.readBigUInt64LE(at + 16)),
      data: log.subarray(at + HEAD, at + HEAD + length),
    });
    at += HEAD + length;
  }
  return steps;
}

/** Bytes of one file: what was asked to be kept, and what came since. */
interface Stored {
  kept: Buffer;
  size: number;
  since: Step[];
}

/**
 * A disk with a cache that forgets: goes through what a process did, and at any place can be asked what would be left if the
 * power failed there. Each sector that was not synced is kept, garbled or lost by chance.
 */
export class ForgetfulDisk {
  readonly #steps: readonly Step[];
  readonly #files = new Map<string, Stored>();
  /** Names that hold whatever happens, and what was done to names since the last sync. */
  #names = new Map<string, string>();
  #renamed: ((names: Map<string, string>) => void)[] = [];
  #inodes = new Map<string, string>();
  #next = 0;
  #objects = 0;
  readonly marks: string[] = [];

  constructor(steps: readonly Step[], before: ReadonlyMap<string, Buffer>) {
    this.#steps = steps;
    for (const [path, content] of before) {
      const object = String(this.#objects++);
      this.#files.set(object, { kept: Buffer.from(content), size: content.length, since: [] });
      this.#names.set(path, object);
    }
  }

  get length(): number {
    return this.#steps.length;
  }

  /** Goes on to just before the step of that number. */
  advanceTo(place: number): void {
    for (; this.#next < place; this.#next++) {
      const step = this.#steps[this.#next];
      if (step !== undefined) this.#do(step);
    }
  }

  #do(step: Step): void {
    const { kind, inode, data } = step;
    if (kind === KIND.marked) this.marks.push(data.toString());
    if (kind === KIND.opened) this.#opened(data.toString(), inode, step.at);
    if (kind === KIND.unlinked) this.#rename((names) => void names.delete(data.toString()));
    if (kind === KIND.renamed) {
      const [from = "", to = ""] = data.toString().split("\n");
      this.#rename((names) => {
        const object = names.get(from);
        names.delete(from);
        if (object !== undefined) names.set(to, object);
      });
    }
    const file = this.#files.get(this.#inodes.get(inode) ?? "");
    if (file === undefined) return;
    if (kind === KIND.written || kind === KIND.truncated) file.since.push(step);
    if (kind === KIND.synced) {
      for (const each of file.since) apply(file, each);
      file.since = [];
      // A file system writes its journal as a whole: what was done to names before is kept as well.
      for (const each of this.#renamed) each(this.#names);
      this.#renamed = [];
    }
  }

  #rename(change: (names: Map<string, string>) => void): void {
    this.#renamed.push(change);
  }

  /** Names as the running system sees them. */
  #seen(): Map<string, string> {
    const names = new Map(this.#names);
    for (const each of this.#renamed) each(names);
    return names;
  }

  #opened(path: string, inode: string, size: number): void {
    const found = this.#seen().get(path);
    if (found !== undefined && (size > 0 || this.#inodes.get(inode) === found)) {
      this.#inodes.set(inode, found);
      return;
    }
    const object = String(this.#objects++);
    this.#files.set(object, { kept: Buffer.alloc(0), size: 0, since: [] });
    this.#inodes.set(inode, object);
    this.#rename((names) => void names.set(path, object));
  }

  /** Writes what would be left of the files of these endings if the power failed here. `place` is the path without ending. */
  cut(chance: Chance, from: string, place: string, endings: readonly string[]): void {
    const names = new Map(this.#names);
    // Names are changed in order: the first so many of them got through.
    for (const each of this.#renamed.slice(0, chance.below(this.#renamed.length + 1))) each(names);
    for (const ending of endings) {
      rmSync(`${place}${ending}`, { force: true });
      const file = this.#files.get(names.get(`${from}${ending}`) ?? "");
      if (file === undefined) continue;
      const left: Stored = { kept: Buffer.from(file.kept), size: file.size, since: [] };
      for (const step of file.since) applyInParts(left, step, chance);
      writeFileSync(`${place}${ending}`, left.kept.subarray(0, left.size));
    }
    if (existsSync(`${place}-shm`)) rmSync(`${place}-shm`);
  }
}

function apply(file: Stored, { kind, at, data }: Step): void {
  if (kind === KIND.truncated) {
    if (at < file.size) file.kept.fill(0, at, file.size);
    else grow(file, at);
    file.size = at;
    return;
  }
  grow(file, at + data.length);
  data.copy(file.kept, at);
  file.size = Math.max(file.size, at + data.length);
}

function grow(file: Stored, size: number): void {
  if (size <= file.kept.length) return;
  const larger = Buffer.alloc(Math.max(size, file.kept.length * 2));
  file.kept.copy(larger);
  file.kept = larger;
}

function applyInParts(file: Stored, step: Step, chance: Chance): void {
  if (step.kind === KIND.truncated) {
    if (chance.share() < KEPT) apply(file, step);
    return;
  }
  for (let from = 0; from < step.data.length; ) {
    const to = Math.min(step.data.length, from + SECTOR - ((step.at + from) % SECTOR));
    const luck = chance.share();
    const part = step.data.subarray(from, to);
    if (luck < KEPT) apply(file, { ...step, at: step.at + from, data: part });
    else if (luck < KEPT + GARBLED) apply(file, { ...step, at: step.at + from, data: chance.bytes(part.length) });
    from = to;
  }
}
