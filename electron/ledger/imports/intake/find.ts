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

/** Entries handed on together, at most: a folder of a hundred thousand files does not hold up the reading of its first. */
const TOGETHER = 500;
/**
 * Folders listed at a time, the one that is due among them: where listing waits for a network or for a ledger that is busy
 * booking, reading need not. Node has four threads for such questions, and a share that hangs must not hold them all.
 */
const LISTED_AT_ONCE = 2;

/**
 * Walks files and folders in the order given, entries of a folder by code unit order of their names, so that the same
 * sources always give the same order; what lies side by side comes together. A link to a folder is followed unless that
 * folder has been walked already, which ends loops. Hidden and system files and folders end as one skipped entry (RULES
 * 69). Never throws.
 * @param deep false leaves the folders inside a folder out
 */
export async function* find(paths: readonly string[], signal: AbortSignal, deep = true): AsyncGenerator<Found[]> {
  const walk: Walk = { walked: new Set(), signal, deep, listing: 0 };
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
  /** Folders that are being listed. */
  listing: number;
}

interface Entry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** What lies in a folder and which folder it is, or why that cannot be said. */
type Listing = { readonly identity: string; readonly entries: readonly Entry[] } | { readonly refusal: CfdiRefusal };

async function* visit(path: string, byLink: boolean, walk: Walk, given: boolean): AsyncGenerator<Found[]> {
  let status: Stats;
  try {
    status = await stat(path);
  } catch (error) {
    yield [{ path, refusal: systemRefusal(error) }];
    return;
  }
  if (status.isDirectory()) {
    if (given || walk.deep) yield* visitFolder(path, list(path, walk), byLink, walk);
  } else {
    // Reading a pipe or a device could wait for ever.
    yield [{ path, refusal: status.isFile() ? null : skipped("not-a-file", "") }];
  }
}

async function* visitFolder(
  path: string,
  coming: Promise<Listing>,
  byLink: boolean,
  walk: Walk,
): AsyncGenerator<Found[]> {
  const listing = await coming;
  if ("refusal" in listing) {
    yield [{ path, refusal: listing.refusal }];
    return;
  }
  const { identity, entries } = listing;
  if (byLink && walk.walked.has(identity)) return;
  walk.walked.add(identity);
  if (entries.length === 0) {
    yield [{ path, refusal: skipped("empty-folder", "") }];
    return;
  }
  // Joined once: it takes longer than the rest of a plain file's way through here.
  const folder = join(path, sep);
  const folders = walk.deep ? entries.filter((entry) => entry.kind === "folder" && !isJunkName(entry.name)) : [];
  let reached = 0;
  let ahead: Promise<Listing> | null = null;
  let beside: Found[] = [];
  for (const entry of entries) {
    if (walk.signal.aborted) return;
    const inside = folder + entry.name;
    if (isJunkName(entry.name)) beside.push({ path: inside, refusal: skipped("junk-file", baseName(inside)) });
    else if (entry.kind === "file") beside.push({ path: inside, refusal: null });
    else {
      if (beside.length > 0) yield beside;
      beside = [];
      if (entry.kind !== "folder") yield* visit(inside, byLink || entry.kind === "link", walk, false);
      else if (walk.deep) {
        const due = ahead ?? list(inside, walk);
        const following = folders[++reached];
        ahead = following && walk.listing < LISTED_AT_ONCE ? list(folder + following.name, walk) : null;
        yield* visitFolder(inside, due, byLink, walk);
      }
    }
    if (beside.length === TOGETHER) {
      yield beside;
      beside = [];
    }
  }
  if (beside.length > 0) yield beside;
}

async function list(path: string, walk: Walk): Promise<Listing> {
  walk.listing++;
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    const entries = (await readdir(path, { withFileTypes: true })).map((entry): Entry => {
      const kind = entry.isFile() ? "file" : entry.isDirectory() ? "folder" : entry.isSymbolicLink() ? "link" : "other";
      return { name: entry.name, kind };
    });
    entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return { identity: `${dev}:${ino}`, entries };
  } catch (error) {
    return { refusal: systemRefusal(error) };
  } finally {
    walk.listing--;
  }
}
