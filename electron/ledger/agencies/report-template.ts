import type { Lang } from "../../../shared/contract/common.ts";
import { ACTIONS_SPEC } from "../../../shared/domain/agencies/report-lines.ts";
import { agencyReportsEn } from "../../../shared/i18n/agency-reports.en.ts";
import { agencyReportsEs } from "../../../shared/i18n/agency-reports.es.ts";
import { fieldWord } from "../../../shared/i18n/tabular-words.ts";
import type { TableColumn } from "../render/protocol.ts";
import { writeTable } from "../render/renderer.ts";

/** Columns of a report in the layout that agencies are asked for. */
export function templateColumns(lang: Lang): TableColumn[] {
  return ACTIONS_SPEC.fields.map(({ key, kind }) => ({
    header: fieldWord(lang, ACTIONS_SPEC.use, key),
    kind: kind === "amount" ? "money" : kind === "day" ? "day" : "text",
    width: key === "note" ? 44 : 20,
  }));
}

/** Writes an empty report in the layout that agencies are asked for. Throws WriteFileError. */
export async function writeTemplate(file: string, lang: Lang): Promise<{ bytes: number }> {
  const { templateName } = lang === "es" ? agencyReportsEs : agencyReportsEn;
  const { bytes } = await writeTable({ file, sheetName: templateName, columns: templateColumns(lang), rows: [] });
  return { bytes };
}
