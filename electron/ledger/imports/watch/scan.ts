import { stat } from "node:fs/promises";
import { relative } from "node:path";
import type { CfdiRefusal } from "../../../../shared/domain/cfdi/document.ts";
import { find } from "../intake/find.ts";
import { baseName } from "../intake/names.ts";

/** What tells one state of a file from another without reading it. */
export interface FileState {
  readonly size: number;
  /** Last write, whole milliseconds since 1970. */
  readonly mtime: number;
}

/** What lies in a watched folder now. */
export interface Scan {
  /** By path within the folder. */
  readonly files: ReadonlyMap<string, FileState>;
  /** The folder itself cannot be looked at: gone, a share that does not answer, no permission. */
  readonly unavailable: CfdiRefusal | null;
  /** A folder inside it that cannot be looked at; the others were. */
  readonly unreadable: { readonly path: string; readonly refusal: CfdiRefusal } | null;
}

/** Names under which browsers, portals and copying programs write until a file is whole. */
const UNFINISHED = /\.(crdownload|part|partial|filepart|download|opdownload|tmp|temp|swp|!ut)$/i;

/** Files asked about at a time. Node has four threads for such questions, and a share that hangs must not hold them all. */
const TOGETHER = 2;

/**
 * Lists the files of a folder with size and time, without opening any. Follows the same rules as an import by hand: links
 * are followed once, hidden and system files are left out; so are files under a name that says they are not whole yet.
 */
export async function scanFolder(folder: string, subfolders: boolean, signal: AbortSignal): Promise<Scan> {
  const files = new Map<string, FileState>();
  let unavailable: CfdiRefusal | null = null;
  let unreadable: Scan["unreadable"] = null;
  let batch: string[] = [];
  const look = async (): Promise<void> => {
    const states = await Promise.all(batch.map((path) => stateOf(path)));
    for (const [index, state] of states.entries()) {
      const path = batch[index];
      if (state !== null && path !== undefined) files.set(relative(folder, path), state);
    }
    batch = [];
  };
  for await (const beside of find([folder], signal, subfolders)) {
    for (const { path, refusal } of beside) {
      if (refusal === null) {
        if (path === folder) return { files, unavailable: { ...NOT_A_FOLDER }, unreadable };
        if (!UNFINISHED.test(baseName(path))) batch.push(path);
        if (batch.length >= TOGETHER) await look();
      } else if (refusal.outcome === "rejected") {
        if (path === folder) unavailable = refusal;
        else unreadable ??= { path, refusal };
      }
    }
  }
  await look();
  return { files, unavailable, unreadable };
}

const NOT_A_FOLDER: CfdiRefusal = { outcome: "rejected", code: "not-found", detail: "", line: 0 };

/** Size and time of a file; null when it has just gone or cannot be asked about. */
export async function stateOf(path: string): Promise<FileState | null> {
  try {
    const status = await stat(path);
    return status.isFile() ? { size: status.size, mtime: Math.trunc(status.mtimeMs) } : null;
  } catch {
    return null;
  }
}
