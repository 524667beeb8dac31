import { join } from "node:path";
import { appRoot } from "./app-root.ts";

/** Absolute path of a file below resources/, in the repository and in the installed app alike: `resourcePath("fonts", "x.ttf")`. */
export function resourcePath(...segments: string[]): string {
  return join(appRoot, "resources", ...segments);
}
