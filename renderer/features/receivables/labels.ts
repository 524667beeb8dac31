import type { TFunction } from "i18next";
import { z } from "zod";
import { entriesEs } from "../../../shared/i18n/entries.es.ts";
import { receivablesEs } from "../../../shared/i18n/receivables.es.ts";
import { formatInteger } from "../../lib/format.ts";

/** Series and folio as people name a document; the end of its UUID when it has neither. */
export function documentLabel(document: {
  readonly series: string;
  readonly folio: string;
  readonly uuid: string;
}): string {
  const label = [document.series, document.folio].filter((part) => part !== "").join("-");
  return label === "" ? `…${document.uuid.slice(-12)}` : label;
}

const zKind = z.enum(Object.keys(entriesEs.kinds) as [keyof typeof entriesEs.kinds]);
const zReason = z.enum(Object.keys(entriesEs.reasons) as [keyof typeof entriesEs.reasons]);
const zRelation = z.enum(
  Object.keys(receivablesEs.document.relations) as [keyof typeof receivablesEs.document.relations],
);

/** Words of a kind of entry; the kind itself when it is a newer one. */
export function entryKind(kind: string, t: TFunction): string {
  const known = zKind.safeParse(kind);
  return known.success ? t(`entries.kinds.${known.data}`) : kind;
}

/** Words of an entry's reason. */
export function entryReason(reason: string, t: TFunction): string {
  const known = zReason.safeParse(reason);
  return known.success ? t(`entries.reasons.${known.data}`) : reason;
}

/** What a document says of one it names, and what it is to the one that names it. */
export function relationWords(relation: string, direction: "relations" | "namedBy", t: TFunction): string {
  const known = zRelation.safeParse(relation);
  return t(`receivables.document.${direction}.${known.success ? known.data : "other"}`);
}

const zForm = z.enum(Object.keys(receivablesEs.document.forms) as [keyof typeof receivablesEs.document.forms]);

const TAXES: Readonly<Record<string, string>> = { "001": "ISR", "002": "IVA", "003": "IEPS" };

/** Name of a tax (c_Impuesto); a local tax is called by its own name already. */
export function taxName(tax: string): string {
  return TAXES[tax] ?? tax;
}

/** Form of payment (c_FormaPago) with its words: `03 Transferencia electrónica`. */
export function formWords(form: string, t: TFunction): string {
  const known = zForm.safeParse(form);
  return known.success ? `${form} ${t(`receivables.document.forms.${known.data}`)}` : form;
}

/** How late or how early a document is, in words. */
export function dueWords(daysPastDue: number, t: TFunction): string {
  if (daysPastDue > 0)
    return t("receivables.pane.daysOverdue", { count: daysPastDue, formatted: formatInteger(daysPastDue) });
  if (daysPastDue === 0) return t("receivables.pane.dueToday");
  return t("receivables.pane.daysLeft", { count: -daysPastDue, formatted: formatInteger(-daysPastDue) });
}
