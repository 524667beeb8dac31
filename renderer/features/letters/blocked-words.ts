import type { TFunction } from "i18next";
import type { LetterBlocked } from "../../../shared/contract/letters.ts";
import { zLetterhead } from "../../../shared/contract/letters.ts";
import { formatAmount } from "../../lib/format.ts";

const zHeadField = zLetterhead.keyof();

/** Field of the letterhead as Ajustes calls it. */
export function headFieldWords(name: string, t: TFunction): string {
  const field = zHeadField.safeParse(name);
  return field.success ? t(`letters.letterhead.fields.${field.data}`) : name;
}

/** Why a letter cannot be issued, in words. */
export function blockedWords(blocked: LetterBlocked, t: TFunction): string {
  const names = blocked.names
    .map((name) => (blocked.code === "letterhead" ? headFieldWords(name, t) : name))
    .join(", ");
  const amounts = blocked.amounts
    .map(({ currency, minor }) => `${formatAmount(minor, currency)} ${currency}`)
    .join(", ");
  return t(`letters.blocked.${blocked.code}`, { names, amounts });
}
