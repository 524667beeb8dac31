import { COMPANY_CURRENCY } from "../../shared/domain/rates/exchange-rate.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { openLedger } from "../ledger/context.ts";
import { isCurrencyUsed, usedCurrencies } from "../ledger/receivables/currencies-reader.ts";
import { UsageError } from "./arguments.ts";
import type { Call } from "./call.ts";

/**
 * The one currency that figures are asked of; null for all. Throws UsageError where the ledger has nothing in it: figures that
 * are all n/a would not tell a currency without business from a slip of the keyboard.
 */
export async function currencyOf(call: Call): Promise<string | null> {
  const { currency } = call.options;
  if (currency === undefined) return null;
  const { read } = openLedger(call.context);
  if (currency === COMPANY_CURRENCY || (await isCurrencyUsed(read, currency))) return currency;
  const others = (await usedCurrencies(read)).filter((each) => each !== COMPANY_CURRENCY);
  const known = [COMPANY_CURRENCY, ...others].join(", ");
  throw new UsageError(fillWords(call.texts.currencyNotHere, { currency, known }));
}
