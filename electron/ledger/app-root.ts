import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Folder that holds package.json, dist/ and resources/: the repository in development, app.asar when installed. Found by
 * walking up from this very file, because a bundler may move the code into any folder below it.
 */
function findAppRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    if (existsSync(join(folder, "package.json"))) return folder;
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${fileURLToPath(import.meta.url)}`);
    folder = parent;
  }
}

/** Folder that holds package.json, dist/ and resources/. */
export const appRoot: string = findAppRoot();

/** Whether this code runs from its TypeScript sources (tests, scripts) and not from dist/. */
export const runsFromSource: boolean = import.meta.url.endsWith(".ts");
