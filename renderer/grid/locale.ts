import { AG_GRID_LOCALE_EN, AG_GRID_LOCALE_ES } from "@ag-grid-community/locale";
import type { Lang } from "../../shared/contract/common.ts";
import { gridEn } from "../../shared/i18n/grid.en.ts";
import { gridEs } from "../../shared/i18n/grid.es.ts";

/** All texts of the grid itself; those a user of ours meets are the app's own words. */
export function gridLocale(lang: Lang): Record<string, string> {
  return lang === "es" ? { ...AG_GRID_LOCALE_ES, ...gridEs.ag } : { ...AG_GRID_LOCALE_EN, ...gridEn.ag };
}
