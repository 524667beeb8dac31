import type { TFunction } from "i18next";
import { z } from "zod";
import { zHold } from "../../shared/contract/customer-profile.ts";
import { formatDay, formatMoney } from "./format.ts";

const zLimit = z.object({
  limitMinor: z.number().nullable(),
  beforeMinor: z.number().nullable(),
  beforeCurrency: z.string(),
});
const zRelease = z.object({ hold: zHold.nullable(), untilOn: z.string().nullable(), upToMinor: z.number().nullable() });

/** What somebody asked of a customer's credit, in words: the limit of before, or how long a hold is to be lifted. */
export function creditAsked(approval: { readonly currency: string; readonly data: unknown }, t: TFunction): string[] {
  const limit = zLimit.safeParse(approval.data);
  if (limit.success) {
    const { limitMinor, beforeMinor, beforeCurrency } = limit.data;
    const before = beforeMinor === null ? t("ficha.facts.noLimit") : formatMoney(beforeMinor, beforeCurrency);
    return [...(limitMinor === null ? [t("ficha.facts.noLimit")] : []), t("credit.asked.before", { before })];
  }
  const release = zRelease.safeParse(approval.data);
  if (!release.success) return [];
  const { hold, untilOn, upToMinor } = release.data;
  if (hold !== null) return [t("credit.asked.hold", { hold: t(`customerList.holds.${hold}`) })];
  return [
    ...(untilOn === null ? [] : [`${t("credit.release.until")}: ${formatDay(untilOn)}`]),
    ...(upToMinor === null
      ? []
      : [`${t("credit.release.upTo", { currency: approval.currency })}: ${formatMoney(upToMinor, approval.currency)}`]),
  ];
}
