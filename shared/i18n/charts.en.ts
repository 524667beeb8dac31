import type { chartsEs } from "./charts.es.ts";

/** Words of the charts, on screen and in print. */
export const chartsEn: typeof chartsEs = {
  buckets: {
    current: "Current",
    d1to30: "1–30 days",
    d31to60: "31–60 days",
    d61to90: "61–90 days",
    d90plus: "91+ days",
  },
  open: "Open",
  overdueShare: "Overdue share",
  target: "Target",
  opening: "Opening balance",
  invoiced: "Invoiced",
  settledAtIssue: "Paid at issue",
  collected: "Collected",
  credited: "Credit notes",
  cancelled: "Cancelled",
  other: "Other",
  closing: "Closing balance",
  axisCut: "The axis does not begin at zero",
};
