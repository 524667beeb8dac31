import type { TFunction } from "i18next";
import { LEAST_PASSWORD, passwordWeakness } from "../../../shared/domain/passwords.ts";

/** What is wrong with a new password typed twice, in words; null when it may be sent. */
export function passwordProblem(
  t: TFunction,
  typed: { readonly password: string; readonly again: string; readonly name: string },
): { readonly field: "password" | "again"; readonly text: string } | null {
  const weak = passwordWeakness(typed.password, typed.name);
  if (weak !== null) return { field: "password", text: t(`signIn.weak.${weak}`, { least: LEAST_PASSWORD }) };
  return typed.password === typed.again ? null : { field: "again", text: t("signIn.differ") };
}
