import type { TFunction } from "i18next";

/** What was imported, short: the last part of the first path, and how many more there were. */
export function sourceWords(sources: readonly string[], t: TFunction): string {
  const [path = ""] = sources;
  const parts = path.split(/[\\/]/).filter((part) => part !== "");
  const first = parts.at(-1) ?? path;
  if (sources.length <= 1) return first;
  return t("importing.runs.more", { first, rest: sources.length - 1 });
}
