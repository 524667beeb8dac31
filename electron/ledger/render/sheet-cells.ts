import { cleanText } from "./clean-text.ts";

/** Longest text a cell holds. */
const MAX_TEXT = 32_767;

/** Day in a cell: `22/nov/2026` in the language of the user's Excel. */
export const DAY_FORMAT = "dd/mmm/yyyy";

/** Month in a cell: `nov/2026`. */
export const MONTH_FORMAT = "mmm/yyyy";

/** A hundredth of a decimal text, exactly: `83.24` is 0.8324, where a division would leave a trace behind the last digit. */
export function hundredth(value: string): number {
  return Number(`${value}e-2`);
}

/** Text as it may stand in a cell; as a string cell it is never evaluated (RELIABILITY T22). */
export function safeText(text: string): string {
  return cleanText(text).slice(0, MAX_TEXT).toWellFormed();
}
