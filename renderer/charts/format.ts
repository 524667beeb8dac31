import type { ChartFormat } from "../../shared/charts/option.ts";
import { currencyDecimals } from "../../shared/domain/money.ts";
import { formatDay, formatInteger, formatPercent } from "../lib/format.ts";

/** How charts on the screen write their figures, in the language in use. */
export const chartFormat: ChartFormat = {
  wholeAmount: (minor, currency) => formatInteger(Math.round(minor / 10 ** currencyDecimals(currency))),
  percent: formatPercent,
  shortDay: (day) => formatDay(day).slice(0, 6),
};
