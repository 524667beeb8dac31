import type { TFunction } from "i18next";
import { z } from "zod";
import { lettersEs } from "../../../shared/i18n/letters.es.ts";

const zCode = z.enum(Object.keys(lettersEs.templateProblems) as [keyof typeof lettersEs.templateProblems]);

/** What is wrong with a text, in words. */
export function textProblemWords(problem: { readonly code: string; readonly detail: string }, t: TFunction): string {
  const code = zCode.safeParse(problem.code);
  return t(`letters.templateProblems.${code.success ? code.data : "syntax"}`, { detail: problem.detail });
}
