import type { Lang } from "../contract/common.ts";
import { chartsEn } from "../i18n/charts.en.ts";
import { chartsEs } from "../i18n/charts.es.ts";
import type { ChartTexts } from "./option.ts";

/** Words of the charts in a language. */
export function chartTexts(lang: Lang): ChartTexts {
  const { buckets, ...rest } = lang === "es" ? chartsEs : chartsEn;
  return {
    ...rest,
    buckets: [buckets.current, buckets.d1to30, buckets.d31to60, buckets.d61to90, buckets.d90plus],
  };
}
