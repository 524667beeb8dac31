import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import type { ReceivableFilter } from "../../../shared/contract/receivables.ts";
import { isPlainDecimal, ODD_DECIMALS, parseMicros } from "../../../shared/domain/money.ts";

/** Where an amount with more decimals than the currency has falls: on neither side when it has to be equal. */
type Side = "up" | "down" | "exact";

const USUAL_DECIMALS = 2;

/** Whether the column holds amounts, each in its row's currency. */
export function isMoney(column: ReceivableFilter["column"]): boolean {
  return column === "openMinor" || column === "totalMinor";
}

function inMinor(micros: bigint, decimals: number, side: Side): bigint | null {
  const step = 10n ** BigInt(6 - decimals);
  const down = micros / step - (micros % step < 0n ? 1n : 0n);
  if (down * step === micros) return down;
  if (side === "exact") return null;
  return side === "down" ? down : down + 1n;
}

/**
 * An amount to compare `o.open_minor` or `o.total_minor` with. A number is in minor units already; a text is in units, and
 * becomes minor units of each row's currency `o.currency`, so that 1500 finds 1,500 pesos and 1,500 yen alike. A text that
 * is no amount compares with nothing.
 */
export function amount(value: string | number, side: Side): RawBuilder<unknown> {
  if (typeof value === "number") return sql`${value}`;
  const [sign, digits] = value.startsWith("-") ? [-1n, value.slice(1)] : [1n, value];
  if (!isPlainDecimal(digits)) return sql`cast(null as bigint)`;
  const micros = sign * parseMicros(digits);
  const bound = (decimals: number): RawBuilder<unknown> => {
    const minor = inMinor(micros, decimals, side);
    return minor === null ? sql`cast(null as bigint)` : sql`cast(${String(minor)} as bigint)`;
  };
  const odd = [...ODD_DECIMALS].map(
    ([decimals, currencies]) => sql`when o.currency in (${sql.join(currencies)}) then ${bound(decimals)}`,
  );
  return sql`(case ${sql.join(odd, sql` `)} else ${bound(USUAL_DECIMALS)} end)`;
}
