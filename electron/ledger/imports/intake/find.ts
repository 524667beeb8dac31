import type { Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { CfdiRefusal } from "../../../../shared/domain/cfdi/document.ts";
import { skipped } from "../../../../shared/domain/cfdi/recognize.ts";
import { baseName, isJunkName } from "./names.ts";
import { systemRefusal } from "./system-refusal.ts";

/** One thing to read, or the reason why there is nothing to read at this path. */
export interface Found {
  readonly path: string;
  readonly refusal: CfdiRefusal | null;
}

/**
 * Walks files and folders in the order given, entries of a folder by code unit order of their names, so that the same
 * sources always give the same order. A link to a folder is followed unless that folder has been walked already, which
 * ends loops. Hidden and system files and folders end as one skipped entry (RULES 69). Never throws.
 * @param deep false leaves the folders inside a folder out
 */
export async function* find(paths: readonly string[], signal: AbortSignal, deep = true): AsyncGenerator<Found> {
  const walk: Walk = { walked: new Set(), signal, deep };
  for (const path of paths) {
    if (signal.aborted) return;
    yield* visit(path, false, walk, true);
  }
}

/** What one search shares. */
interface Walk {
  /** Identity of the folders walked already. */
  readonly walked: Set<string>;
  readonly signal: AbortSignal;
  readonly deep: boolean;
}

async function* visit(path: string, byLink: boolean, walk: Walk, given: boolean): AsyncGenerator<Found> {
  let status: Stats;
  try {
    status = await stat(path);
  } catch (error) {
    yield { path, refusal: systemRefusal(error) };
    return;
  }
  if (status.isDirectory()) {
    if (given || walk.deep) yield* visitFolder(path, byLink, walk);
  } else {
    // Reading a pipe or a device could wait for ever.
    yield { path, refusal: status.isFile() ? null : skipped("not-a-file", "") };
  }
}

async function* visitFolder(path: string, byLink: boolean, walk: Walk): AsyncGenerator<Found> {
  const { walked, signal } = walk;
  let entries: { name: string; file: boolean; link: boolean }[];
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    const identity = `${dev}:${ino}`;
    if (byLink && walked.has(identity)) return;
    walked.add(identity);
    entries = (await readdir(path, { withFileTypes: true })).map((entry) => ({
      name: entry.name,
      file: entry.isFile(),
      link: entry.isSymbolicLink(),
    }));
  } catch (error) {
    yield { path, refusal: systemRefusal(error) };
    return;
  }
  if (entries.length === 0) {
    yield { path, refusal: skipped("empty-folder", "") };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  // Joined once: it takes longer than the rest of a plain file's way through here.
  const folder = join(path, sep);
  for (const entry of entries) {
    if (signal.aborted) return;
    const inside = folder + entry.name;
    if (isJunkName(entry.name)) yield { path: inside, refusal: skipped("junk-file", baseName(inside)) };
    else if (entry.file) yield { path: inside, refusal: null };
    else yield* visit(inside, byLink || entry.link, walk, false);
  }
}
