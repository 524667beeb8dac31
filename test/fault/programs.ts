import { join } from "node:path";

/**
 * Path of a program of this folder, by its name without ending. A long run bundles them, and names the folder in
 * AL_CORRIENTE_PROGRAMS: from its sources, most of what a program does is to start, and so do its threads.
 */
export function programPath(name: string): string {
  const bundled = process.env["AL_CORRIENTE_PROGRAMS"];
  return bundled === undefined ? join(import.meta.dirname, `${name}.ts`) : join(bundled, `${name}.js`);
}
