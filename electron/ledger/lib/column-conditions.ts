import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { isPlainDecimal, ODD_DECIMALS, parseMicros } from "../../../shared/domain/money.ts";

/** Where an amount with more decimals than the currency has falls: on neither side when it has to be equal. */
type Side = "up" | "down" | "exact";

const USUAL_DECIMALS = 2;

function inMinor(micros: bigint, decimals: number, side: Side): bigint | null {
  const step = 10n ** BigInt(6 - decimals);
  const down = micros / step - (micros % step < 0n ? 1n : 0n);
  if (down * step === micros) return down;
  if (side === "exact") return null;
  return side === "down" ? down : down + 1n;
}

function bound(micros: bigint, decimals: number, side: Side): RawBuilder<unknown> {
  const minor = inMinor(micros, decimals, side);
  return minor === null ? sql`cast(null as bigint)` : sql`cast(${String(minor)} as bigint)`;
}

function amount(currency: RawBuilder<unknown>, value: string | number, side: Side): RawBuilder<unknown> {
  if (typeof value === "number") return sql`${value}`;
  const [sign, digits] = value.startsWith("-") ? [-1n, value.slice(1)] : [1n, value];
  if (!isPlainDecimal(digits)) return sql`cast(null as bigint)`;
  const micros = sign * parseMicros(digits);
  const odd = [...ODD_DECIMALS].map(
    ([decimals, currencies]) =>
      sql`when ${currency} in (${sql.join(currencies)}) then ${bound(micros, decimals, side)}`,
  );
  return sql`(case ${sql.join(odd, sql` `)} else ${bound(micros, USUAL_DECIMALS, side)} end)`;
}

/** A column of amounts and the one that says in which currency each is: names of our own, never input. */
export interface AmountColumn {
  readonly column: string;
  readonly currency: string;
}

/**
 * Amounts between two others, ends included; null leaves an end open. A number is in minor units already; a text is in
 * units, and becomes minor units of each row's own currency, so that 1500 finds 1,500 pesos and 1,500 yen alike. A text
 * that is no amount finds nothing.
 */
export function amountBetween(
  { column, currency }: AmountColumn,
  from: string | number | null,
  to: string | number | null,
): RawBuilder<unknown> {
  const parts = [sql`1 = 1`];
  if (from !== null) parts.push(sql`${sql.raw(column)} >= ${amount(sql.raw(currency), from, "up")}`);
  if (to !== null) parts.push(sql`${sql.raw(column)} <= ${amount(sql.raw(currency), to, "down")}`);
  return sql`(${sql.join(parts, sql` and `)})`;
}

/** Amounts equal to one, read as in {@link amountBetween}. */
export function amountEquals({ column, currency }: AmountColumn, value: string | number): RawBuilder<unknown> {
  return sql`${sql.raw(column)} = ${amount(sql.raw(currency), value, "exact")}`;
}

/** What a person typed into a text column: several texts separated by `;`, any of which will do. */
export function anyText(value: string, contains: (text: string) => RawBuilder<unknown>): RawBuilder<unknown> {
  const texts = value.split(";").filter((text) => text.trim() !== "");
  return texts.length === 0 ? sql`1 = 1` : sql`(${sql.join(texts.map(contains), sql` or `)})`;
}
