import type { TFunction } from "i18next";
import type { ImportRun } from "../../../shared/contract/imports.ts";

/** What was imported, short: the last part of the first path, and how many more there were. */
export function sourceWords(sources: readonly string[], t: TFunction): string {
  const [path = ""] = sources;
  const parts = path.split(/[\\/]/).filter((part) => part !== "");
  const first = parts.at(-1) ?? path;
  if (sources.length <= 1) return first;
  return t("importing.runs.more", { first, rest: sources.length - 1 });
}

/** What a run imported, and whether a watched folder began it. */
export function runWords(run: Pick<ImportRun, "sources" | "watchFolder">, t: TFunction): string {
  const folder = sourceWords(run.sources, t);
  return run.watchFolder === null ? folder : t("watching.runSource", { folder });
}
