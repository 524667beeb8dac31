import type { Lang } from "../../../shared/contract/common.ts";
import type { WordFormat } from "../../../shared/i18n/rep-audit-words.ts";
import { printFormat } from "../render/format.ts";

/** Amounts with their currency and days, as the rest of the app writes them. */
export function wordFormat(lang: Lang): WordFormat {
  const { day } = printFormat(lang);
  return {
    amount(text, currency) {
      const [whole = "0", fraction] = text.split(".");
      const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
      return `${currency} ${fraction === undefined ? grouped : `${grouped}.${fraction}`}`;
    },
    day,
  };
}
