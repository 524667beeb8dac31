import type { Messages } from "./messages.ts";
import type { reportsScreenEs } from "./reports-screen.es.ts";

/** Words of the reports screen that the printed report does not have. */
export const reportsScreenEn: Messages<typeof reportsScreenEs> = {
  bar: "Report commands",
  pdf: "Save PDF",
  excel: "Save Excel",
  preview: "Preview",
  figures: "On screen",
  view: "How to see the report",
  previewTitle: "Preview of the PDF",
  previewWorking: "Preparing the PDF",
  saving: "Saving the report",
  currencies: "Currency of the report",
  emptyTitle: "Nothing to report yet",
  emptyBody: "Import your CFDI: the weekly report is made of what your customers owe on the chosen day.",
  import: "Import CFDI",
  method: "Method",
  before: "{{value}} on {{day}}",
  judged: "The light compares the exact value, before rounding.",
  explain: "How it is calculated: {{name}}",
  chart: "Chart: {{name}}",
};
