import { fillWords } from "../../../shared/i18n/messages.ts";
import type { InvoiceRate } from "../interest/rates-reader.ts";
import { printWords } from "./print-words.ts";

/** What commercial debts bear by law where nothing was agreed: 6 % a year (CCom 362). */
const LEGAL: Pick<InvoiceRate, "ratePct" | "dayCount"> = { ratePct: "6", dayCount: 365 };

/** What a letter says of the rate of an agreement's invoices. */
export interface RateWords {
  /** `18 % anual (F-1, F-2); 6 % anual (las demás facturas)`; "" where the legal rate or none holds for all. */
  readonly rate: string;
  /** "" unless it was agreed that none of them bears interest. */
  readonly none: string;
}

/** More invoices than these are not all named. */
const NAMED = 8;

/** Says the rate of invoices: one for all, or each with the invoices that bear it. */
export function rateWords(rates: readonly (InvoiceRate & { readonly label: string })[], lang: "es" | "en"): RateWords {
  const words = printWords(lang);
  const groups = [...Map.groupBy(rates, (each) => `${each.ratePct} ${each.dayCount}`).values()];
  const [only] = groups.length === 1 ? (groups[0] ?? []) : [];
  if (only?.ratePct === LEGAL.ratePct && only.dayCount === LEGAL.dayCount) return { rate: "", none: "" };
  if (only?.ratePct === "0") return { rate: "", none: words.yes };
  const said = ({ ratePct, dayCount }: InvoiceRate): string =>
    fillWords(dayCount === 360 ? words.rates.commercial : words.rates.yearly, { rate: ratePct });
  if (only !== undefined) return { rate: said(only), none: "" };
  // Of a long list only the exceptions are named.
  const commonest = rates.length > NAMED ? groups.toSorted((a, b) => b.length - a.length)[0] : undefined;
  const texts = groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const which = group === commonest ? words.rates.others : group.map((each) => each.label).join(", ");
    return [{ last: group === commonest, text: `${said(first)} (${which})` }];
  });
  return {
    rate: texts
      .toSorted((a, b) => Number(a.last) - Number(b.last))
      .map(({ text }) => text)
      .join("; "),
    none: "",
  };
}
