import type { Lang } from "../../../shared/contract/common.ts";
import type { WeeklyReport } from "../../../shared/contract/reports.ts";
import type { Messages } from "../../../shared/i18n/messages.ts";
import type { reportsEs } from "../../../shared/i18n/reports.es.ts";
import type { PrintFormat } from "../render/format.ts";

export type WeeklyWords = Messages<typeof reportsEs>;
export type WeeklySection = WeeklyReport["sections"][number];

/** What the parts of the weekly document are written with. */
export interface WeeklyWriting {
  readonly report: WeeklyReport;
  readonly lang: Lang;
  readonly words: WeeklyWords;
  readonly format: PrintFormat;
}
