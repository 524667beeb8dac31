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
  saved: "Saved {{file}}",
  currencies: "Currency of the report",
  emptyTitle: "Nothing to report yet",
  emptyBody: "Import your CFDI: the weekly report is made of what your customers owe on the chosen day.",
  import: "Import CFDI",
  method: "Method",
  target: "Target",
  current: "Current share: the target is 90 % or more, exactly 90.00 % meets it.",
  overdue: "Overdue share: the target is less than 10 %, exactly 10.00 % misses it.",
  dso: "Target: less than 30 days.",
  judged: "The light compares the exact value, before rounding.",
  explain: "How it is calculated: {{name}}",
  chart: "Chart: {{name}}",
};
