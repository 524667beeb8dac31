import type { exportsEs } from "./exports.es.ts";
import type { Messages } from "./messages.ts";

export const exportsEn: Messages<typeof exportsEs> = {
  imports: {
    sheet: "Result",
    columns: { path: "File", outcome: "What happened", message: "Reason", advice: "What to do", uuid: "UUID" },
    outcomes: { posted: "Posted", duplicate: "Duplicate", skipped: "Skipped", rejected: "Rejected" },
  },
  receivables: {
    sheet: "Receivables",
    columns: {
      disputed: "Disputed",
      interest: "Moratory interest",
      customer: "Customer",
      key: "RFC",
      collector: "Collector",
      series: "Series",
      folio: "Folio",
      issued: "Issued",
      due: "Due",
      expected: "Expected payment",
      contrarecibo: "Contrarecibo",
      po: "Purchase order",
      days: "Days past due",
      currency: "Currency",
      total: "Total",
      current: "Current",
      d1to30: "1–30",
      d31to60: "31–60",
      d61to90: "61–90",
      d90plus: "91+",
      promised: "Promise",
      open: "Balance",
      difference: "Exchange difference",
      uuid: "UUID",
    },
  },
};
