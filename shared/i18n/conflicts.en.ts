import type { conflictsEs } from "./conflicts.es.ts";
import type { Messages } from "./messages.ts";

export const conflictsEn: Messages<typeof conflictsEs> = {
  tab: "Conflicts",
  intro:
    "Files whose UUID is posted already with other content. They are kept aside and change no balance: one of the two is not the CFDI that the SAT stamped.",
  grid: "Conflicts of content",
  none: "No conflict",
  noneBody: "No file has brought other content under a UUID that is posted.",
  columns: {
    label: "Document",
    customer: "Customer",
    booked: "Posted total",
    aside: "Total kept aside",
    reason: "Why",
    asidePath: "File kept aside",
    at: "Came",
    uuid: "UUID",
  },
  reason: {
    "adds-up": "The total kept aside is not the sum of its parts",
    "fixed-rule": "Their sums do not tell: a fixed rule decides",
  },
  why: {
    "adds-up":
      "The file whose Total is the sum of its parts was posted; in the one kept aside it is not, so it was altered or damaged.",
    "fixed-rule":
      "Their sums do not tell which is the good one, and only one can have been stamped. Always the same one is posted, whichever comes first. Check the UUID on the SAT's portal; if the good one is the one kept aside, tell whoever issued it.",
  },
  show: "See conflicts",
  pane: "Conflict of {{label}}",
  booked: "Posted",
  aside: "Kept aside",
  place: "Field",
  missing: "Not there",
  more: "There are more differences; see the original files.",
  noDifferences: "The differences cannot be shown field by field; see the original files.",
  bookedFile: "Posted file",
  asideFile: "File kept aside",
  openBooked: "See posted XML",
  openAside: "See XML kept aside",
  openDocument: "Open document",
  xmlBooked: "Posted XML of {{label}}",
  xmlAside: "XML kept aside of {{label}}",
  sha256: "SHA-256 {{sha256}}",
};
