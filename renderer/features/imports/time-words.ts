import type { TFunction } from "i18next";

const MINUTE = 60;
const HOUR = 3600;

/** Time left in the coarsest unit that still says something: `40 s`, `3 min`, `1 h 5 min`. */
export function timeWords(seconds: number, t: TFunction): string {
  if (seconds < MINUTE) return t("importing.seconds", { n: Math.max(1, Math.ceil(seconds)) });
  if (seconds < HOUR) return t("importing.minutes", { n: Math.ceil(seconds / MINUTE) });
  return t("importing.hours", { h: Math.floor(seconds / HOUR), m: Math.floor((seconds % HOUR) / MINUTE) });
}
