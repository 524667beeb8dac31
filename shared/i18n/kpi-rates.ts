import type { KpiBoard } from "../contract/kpis.ts";
import type { kpisEs } from "./kpis.es.ts";
import { fillWords, type Messages } from "./messages.ts";

/** What is said of the exchange rates that figures stand on; "" and none where there is nothing to say. */
export interface RateSentences {
  /** Rates of the very day. */
  readonly used: string;
  /** Rates of an earlier day, which the company's rule allows: each says of which day it is and for which it stands in. */
  readonly lastKnown: readonly string[];
  /** Currencies without a rate with the days it is missing for: what hangs on it is n/a and never guessed (KPIS 0). */
  readonly missing: string;
}

/** The same on the board, in reports on the screen, on paper and in Excel, and on the command line. */
export function rateSentences(
  { notices }: Pick<Messages<typeof kpisEs>, "notices">,
  { rates, missing }: { readonly rates: KpiBoard["rates"]; readonly missing: KpiBoard["missing"] },
  formatDay: (day: string) => string,
): RateSentences {
  const ofTheDay = rates.filter(({ day, needed }) => day === needed);
  const list = ofTheDay.map(({ currency, rate, day }) =>
    fillWords(notices.rate, { currency, rate, day: formatDay(day) }),
  );
  const lacking = lackingRates({ notices }, missing, formatDay);
  return {
    used: list.length === 0 ? "" : fillWords(notices.rates, { list: list.join("; ") }),
    lastKnown: rates
      .filter(({ day, needed }) => day !== needed)
      .map(({ currency, rate, day, needed }) =>
        fillWords(notices.lastKnown, { currency, rate, day: formatDay(day), needed: formatDay(needed) }),
      ),
    missing: lacking === "" ? "" : fillWords(notices.missing, { currencies: lacking }),
  };
}

/** Currencies without a rate, each with the days it is missing for: `USD (30/sep/2026)`; "" where none is. */
export function lackingRates(
  { notices }: Pick<Messages<typeof kpisEs>, "notices">,
  missing: KpiBoard["missing"],
  formatDay: (day: string) => string,
): string {
  return [...Map.groupBy(missing, ({ currency }) => currency)]
    .map(([currency, own]) => {
      const days = [...new Set(own.map(({ day }) => day))].sort().map(formatDay);
      return fillWords(notices.missingOne, { currency, days: days.join(", ") });
    })
    .join("; ");
}

/** The same in one paragraph, what is missing first. */
export function ratesInOne({ used, lastKnown, missing }: RateSentences): string {
  return [missing, ...lastKnown, used].filter((sentence) => sentence !== "").join(" ");
}
