import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

/** Folder that holds package.json. */
export const REPOSITORY = resolve(import.meta.dirname, "..");
/** Where the built app is. */
export const DIST = join(REPOSITORY, "dist");
/** Written last by a build, with the time it began; older than no source as long as the build is fresh. */
export const STAMP = join(DIST, ".built");

const SOURCES = ["electron", "renderer", "shared", "vite.config.ts", "package.json", "scripts/build.ts"];

/** Time of the newest change below `path`, in milliseconds; folders count, so that a deleted file is noticed. */
function newestChange(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), stat.mtimeMs);
}

/** Whether dist/ was built after the last change of any source. */
export function isBuildFresh(): boolean {
  const built = statSync(STAMP, { throwIfNoEntry: false });
  if (built === undefined) return false;
  return SOURCES.every((source) => newestChange(join(REPOSITORY, source)) <= built.mtimeMs);
}
