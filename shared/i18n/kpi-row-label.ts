import type { Lang } from "../contract/common.ts";
import type { KpiRow } from "../contract/kpi-rows.ts";
import { contactsEn } from "./contacts.en.ts";
import { contactsEs } from "./contacts.es.ts";
import { kpisEn } from "./kpis.en.ts";
import { kpisEs } from "./kpis.es.ts";
import { fillWords } from "./messages.ts";

/** What a row behind a figure is called: the same on the screen and in its workbook, and never a code. */
export function kpiRowLabel({ kind, label }: Pick<KpiRow, "kind" | "label">, lang: Lang): string {
  const { rowKinds, reportKinds } = lang === "es" ? kpisEs : kpisEn;
  const reports: Readonly<Record<string, string>> = reportKinds;
  switch (kind) {
    case "document":
    case "cost":
      return label;
    case "report":
      return reports[label] ?? label;
    case "followUp": {
      // Those that a promise asks for by itself have a code for a note.
      const notes: Readonly<Record<string, string>> = (lang === "es" ? contactsEs : contactsEn).followUps.notes;
      return label === "" ? rowKinds.followUp : (notes[label] ?? label);
    }
    case "contact":
    case "customer":
    case "group":
      return rowKinds[kind];
    case "promise":
    case "dispute":
      return fillWords(rowKinds[kind], { label });
  }
}
