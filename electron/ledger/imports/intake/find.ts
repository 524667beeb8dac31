import type { Stats } from "node:fs";
import { readdir, stat, statfs } from "node:fs/promises";
import { join, sep } from "node:path";
import type { CfdiRefusal } from "../../../../shared/domain/cfdi/document.ts";
import { rejected, skipped } from "../../../../shared/domain/cfdi/recognize.ts";
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
/** Folders inside folders that are still entered: nobody files invoices so deep, and what goes deeper goes on for ever. */
const DEEPEST = 100;
/**
 * File systems in which Linux shows itself (statfs(2)): processes, devices, settings of its kernel. They have no documents, have
 * hundreds of thousands of entries that come and go, and some of them wait for whoever reads them.
 */
const OF_THE_SYSTEM = new Set([
  0x9fa0, // proc
  0x62656572, // sysfs
  0x1cd1, // devpts
  0x27e0eb, // cgroup
  0x63677270, // cgroup2
  0x64626720, // debugfs
  0x74726163, // tracefs
  0x73636673, // securityfs
  0x62656570, // configfs
  0xf97cff8c, // selinuxfs
  0xcafe4a11, // bpf
  0x19800202, // mqueue
]);

/**
 * Walks files and folders in the order given, entries of a folder by code unit order of their names, so that the same
 * sources always give the same order; what lies side by side comes together. A link to a folder is followed unless that
 * folder has been walked already, and no folder is entered inside itself, which ends loops; folders of the system itself, and
 * those too deep, end in their reason. Hidden and system files and folders end as one skipped entry (RULES 69). Never throws.
 * @param deep false leaves the folders inside a folder out
 */
export async function* find(paths: readonly string[], signal: AbortSignal, deep = true): AsyncGenerator<Found[]> {
  const walk: Walk = { walked: new Set(), devices: new Map(), signal, deep, listing: 0 };
  for (const path of paths) {
    if (signal.aborted) return;
    yield* visit(path, false, walk, []);
  }
}

/** What one search shares. */
interface Walk {
  /** Identity of the folders walked already. */
  readonly walked: Set<string>;
  /** Whether a file system, by its device, is one of the system itself. */
  readonly devices: Map<bigint, boolean>;
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

/** Looks at what was given, or at what a link leads to; `above` has the identities of the folders it lies in, outermost first. */
async function* visit(path: string, byLink: boolean, walk: Walk, above: readonly string[]): AsyncGenerator<Found[]> {
  let status: Stats;
  try {
    status = await stat(path);
  } catch (error) {
    yield [{ path, refusal: systemRefusal(error) }];
    return;
  }
  if (status.isDirectory()) {
    if (above.length === 0 || walk.deep) yield* visitFolder(path, list(path, walk), byLink, walk, above);
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
  above: readonly string[],
): AsyncGenerator<Found[]> {
  const listing = await coming;
  if ("refusal" in listing) {
    yield [{ path, refusal: listing.refusal }];
    return;
  }
  const { identity, entries } = listing;
  // A share shows links of its own side as plain folders.
  if ((byLink && walk.walked.has(identity)) || above.includes(identity)) return;
  walk.walked.add(identity);
  if (above.length >= DEEPEST) {
    yield [{ path, refusal: rejected("folder-too-deep", String(DEEPEST)) }];
    return;
  }
  const inner = [...above, identity];
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
      if (entry.kind !== "folder") yield* visit(inside, byLink || entry.kind === "link", walk, inner);
      else if (walk.deep) {
        const due = ahead ?? list(inside, walk);
        const following = folders[++reached];
        ahead = following && walk.listing < LISTED_AT_ONCE ? list(folder + following.name, walk) : null;
        yield* visitFolder(inside, due, byLink, walk, inner);
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
    if (await isOfTheSystem(path, dev, walk)) return { refusal: skipped("system-folder", "") };
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

/** Whether a folder belongs to a file system in which the system shows itself; asked once for each. */
async function isOfTheSystem(path: string, device: bigint, walk: Walk): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const known = walk.devices.get(device);
  if (known !== undefined) return known;
  const is = OF_THE_SYSTEM.has((await statfs(path)).type);
  walk.devices.set(device, is);
  return is;
}
