/** Series of a folio: letters and digits that stand before the year. */
export const SERIES_PATTERN = /^[A-Z0-9]{1,10}$/;

/** Folio of a letter: series, year and number, `CAR-2026-000123`. */
export function letterFolio(series: string, year: number, number: number): string {
  return `${series}-${year}-${String(number).padStart(6, "0")}`;
}
