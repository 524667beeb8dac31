/**
 * Terms of moratory interest (COLLECTIONS 11). A rate is percent a year, held exactly as ten-thousandths of a percent:
 * "6" is 60000n.
 */

/** Days of the year that interest is counted with. */
export type DayCount = 365 | 360;

/** Rate and count of days from a day on; a rate of zero is "no interest". */
export interface InterestTerms {
  /** First day of interest they hold for. */
  readonly fromOn: string;
  /** Percent a year, ten-thousandths. */
  readonly rate: bigint;
  readonly dayCount: DayCount;
}

/** Terms somebody recorded: those of a contract hold for the invoices it names, the others for all of the customer. */
export interface RecordedTerms extends InterestTerms {
  /** Rises with each that is recorded: of two that begin on one day the later one holds. */
  readonly order: number;
  /** Invoices of the contract; null: every invoice of the customer. */
  readonly invoices: ReadonlySet<string> | null;
}

/** Reads "6", "18.5" or "22.0148". Null for anything else, for more than four decimals and for more than 1000 %. */
export function parseRate(text: string): bigint | null {
  const match = /^(\d{1,4})(?:\.(\d{1,4}))?$/.exec(text);
  if (match === null) return null;
  const rate = BigInt(match[1] ?? "0") * 10_000n + BigInt((match[2] ?? "").padEnd(4, "0"));
  return rate <= 10_000_000n ? rate : null;
}

/** The rate as plain decimal without zeros at the end: 60000n is "6". */
export function formatRate(rate: bigint): string {
  const fraction = String(rate % 10_000n)
    .padStart(4, "0")
    .replace(/0+$/, "");
  return `${rate / 10_000n}${fraction === "" ? "" : `.${fraction}`}`;
}

/** First of all days: terms that always held. */
export const ALWAYS = "0001-01-01";

/**
 * Terms of one invoice, in order of day, the first holding from the beginning: those of its contract where they have begun,
 * else those of its customer, else the company's.
 */
export function termsOf(uuid: string, company: InterestTerms, recorded: readonly RecordedTerms[]): InterestTerms[] {
  const own = recorded.filter((terms) => terms.invoices === null || terms.invoices.has(uuid));
  const days = [...new Set([ALWAYS, ...own.map((terms) => terms.fromOn)])].sort();
  const timeline: InterestTerms[] = [];
  for (const day of days) {
    const begun = own.filter((terms) => terms.fromOn <= day);
    const contract = latest(begun.filter((terms) => terms.invoices !== null));
    const { rate, dayCount } = contract ?? latest(begun) ?? company;
    const before = timeline.at(-1);
    if (before?.rate !== rate || before.dayCount !== dayCount) timeline.push({ fromOn: day, rate, dayCount });
  }
  return timeline;
}

function latest(terms: readonly RecordedTerms[]): RecordedTerms | undefined {
  return terms.reduce<RecordedTerms | undefined>(
    (best, each) =>
      best === undefined || each.fromOn > best.fromOn || (each.fromOn === best.fromOn && each.order > best.order)
        ? each
        : best,
    undefined,
  );
}
