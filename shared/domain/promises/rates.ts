/** Promised payments that matured in a period, by what became of them. Amounts in minor units of one currency. */
export interface MaturedPayments {
  readonly kept: number;
  readonly partial: number;
  readonly broken: number;
  /** Promised in those three. */
  readonly promisedMinor: number;
  /** Cash credited to those three, each at most what it promised. */
  readonly keptMinor: number;
}

/** Rates of KPIS 8 in percent with two decimals; null where nothing matured. */
export interface PromiseRates {
  readonly keptPercent: string | null;
  readonly partialPercent: string | null;
  readonly brokenPercent: string | null;
  /** Cash credited to promises, of what they promised. */
  readonly amountPercent: string | null;
}

function percent(part: number, whole: number): string | null {
  if (whole <= 0) return null;
  // Ten-thousandths rounded half up, without a float in between.
  const scaled = (BigInt(part) * 20_000n + BigInt(whole)) / (BigInt(whole) * 2n);
  return `${scaled / 100n}.${String(scaled % 100n).padStart(2, "0")}`;
}

/** Kept, partial and broken rates by count, and the kept rate by amount (KPIS 8). */
export function promiseRates(matured: MaturedPayments): PromiseRates {
  const count = matured.kept + matured.partial + matured.broken;
  return {
    keptPercent: percent(matured.kept, count),
    partialPercent: percent(matured.partial, count),
    brokenPercent: percent(matured.broken, count),
    amountPercent: percent(matured.keptMinor, matured.promisedMinor),
  };
}
