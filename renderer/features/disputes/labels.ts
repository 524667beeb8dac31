import type { TFunction } from "i18next";
import type { DisputeRow } from "../../../shared/contract/dispute-list.ts";
import type { Resolver } from "../../../shared/contract/dispute-terms.ts";
import type { ResolverRule } from "../../../shared/contract/disputes.ts";

/** Who answers, by the company's own name for them where it has one. */
export function resolverWords(
  resolver: Resolver,
  resolvers: readonly ResolverRule[] | undefined,
  t: TFunction,
): string {
  return resolvers?.find((each) => each.code === resolver)?.name || t(`disputes.resolvers.${resolver}`);
}

/** How much time is left to answer, in words; "" once answered. */
export function timeWords({ daysLeft }: Pick<DisputeRow, "daysLeft">, t: TFunction): string {
  if (daysLeft === null) return "";
  if (daysLeft === 0) return t("disputes.today");
  return daysLeft < 0 ? t("disputes.late", { count: Math.abs(daysLeft) }) : t("disputes.left", { count: daysLeft });
}
