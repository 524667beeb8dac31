import type { Lang } from "../contract/common.ts";
import { reportsScreenEn } from "./reports-screen.en.ts";
import { reportsScreenEs } from "./reports-screen.es.ts";

/** Why a scheduled report was not delivered, in words: of its code, or of its kind where the code says more (`MAIL unknown`). */
export function reportProblem(lang: Lang, code: string): string {
  const words: Readonly<Record<string, string>> = (lang === "es" ? reportsScreenEs : reportsScreenEn).problems;
  return words[code] ?? words[code.split(" ")[0] ?? ""] ?? words["INTERNAL"] ?? code;
}
