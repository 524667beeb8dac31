import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { satisfies } from "semver";
import { z } from "zod";
import { REPOSITORY } from "./freshness.ts";

/**
 * `npm run advisories`: fails when the lock file holds a version that an advisory names. The list beside it is kept by hand, for a
 * service that knows all of them cannot be asked everywhere the app is built.
 */

const zAdvisories = z.array(
  z.strictObject({ id: z.string(), package: z.string(), affected: z.string(), what: z.string() }),
);
export type Advisory = z.infer<typeof zAdvisories>[number];
const zLock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

/** What the list knows of: packages with the versions that are affected, and what they let happen. */
export function knownAdvisories(): Advisory[] {
  return zAdvisories.parse(JSON.parse(readFileSync(join(REPOSITORY, "scripts/advisories.json"), "utf8")));
}

/** Each package of a lock file, wherever it stands in the tree, that an advisory names, in words. */
export function affected(lock: unknown, advisories: readonly Advisory[]): string[] {
  const { packages } = zLock.parse(lock);
  return Object.entries(packages).flatMap(([folder, { version }]) => {
    const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
    return advisories
      .filter(({ package: named }) => named === name && version !== undefined)
      .filter((each) => satisfies(version ?? "", each.affected, { includePrerelease: true }))
      .map(({ id, what }) => `${name} ${version ?? ""} (${folder}): ${id}, ${what}`);
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const advisories = knownAdvisories();
  const found = affected(JSON.parse(readFileSync(join(REPOSITORY, "package-lock.json"), "utf8")), advisories);
  for (const line of found) console.error(line);
  console.log(`Advisories: ${String(advisories.length)} known, ${String(found.length)} in the lock file`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
