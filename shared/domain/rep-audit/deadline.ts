import { addDays, addMonths } from "../days.ts";

/** First payment day under the rule of the fifth day (rule 2.7.1.32, RMF 2022); before, it was the tenth (RULES 35). */
const FIFTH_SINCE = "2022-01-01";

/** Last day on which the complement of a payment may be issued: calendar day 5 (10 before 2022) of the next month. */
export function complementDeadline(paidOn: string): string {
  return addDays(addMonths(paidOn, 1), paidOn < FIFTH_SINCE ? 9 : 4);
}
