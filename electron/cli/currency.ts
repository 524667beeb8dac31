import { sql } from "kysely";
import { COMPANY_CURRENCY } from "../../shared/domain/rates/exchange-rate.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { openLedger } from "../ledger/context.ts";
import { UsageError } from "./arguments.ts";
import type { Call } from "./call.ts";

/**
 * The one currency that figures are asked of; null for all. Throws UsageError where the ledger has nothing in it: figures that
 * are all n/a would not tell a currency without business from a slip of the keyboard.
 */
export async function currencyOf(call: Call): Promise<string | null> {
  const { currency } = call.options;
  if (currency === undefined) return null;
  if (currency === COMPANY_CURRENCY) return currency;
  const { read } = openLedger(call.context);
  const some = await sql<{
    found: number;
  }>`select 1 as found where exists (select 1 from receivable where currency = ${currency})
    or exists (select 1 from entry where currency = ${currency})`.execute(read);
  if (some.rows.length > 0) return currency;
  const { rows } = await sql<{ currency: string }>`select currency from receivable union select currency from entry
    order by 1`.execute(read);
  const known = [COMPANY_CURRENCY, ...rows.map((row) => row.currency).filter((each) => each !== COMPANY_CURRENCY)];
  throw new UsageError(fillWords(call.texts.currencyNotHere, { currency, known: known.join(", ") }));
}
