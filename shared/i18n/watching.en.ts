import type { Messages } from "./messages.ts";
import type { watchingEs } from "./watching.es.ts";

export const watchingEn: Messages<typeof watchingEs> = {
  tab: "Watched folders",
  intro:
    "CFDI that come into these folders are imported by themselves while the app is open; what comes while it is closed, when it opens.",
  add: "Add folder",
  none: "No watched folder",
  noneBody:
    "Choose the folder where your invoicing program or the portal leaves the XML files; it may be on the network. Its files are only read.",
  folder: "Folder {{path}}",
  activity: {
    off: "Not watched on this PC",
    paused: "Paused",
    resting: "Watching",
    looking: "Watching",
    importing: "Importing",
  },
  troubled: "Has a problem",
  waiting_one: "{{formatted}} file to import",
  waiting_other: "{{formatted}} files to import",
  pausedByCancel: "Paused because you cancelled its import. Resume it when you want it finished.",
  problems: {
    "not-found":
      "The folder is not there: it was moved or deleted, or its network drive is disconnected. Still trying.",
    "no-permission": "There is no permission to read the folder. Ask whoever manages it for access; still trying.",
    unreachable: "The folder does not answer ({{detail}}). Still trying.",
    "part-unreadable": "A folder inside cannot be read: {{detail}}. The rest is imported.",
    "file-locked": "Another program has a file open: {{detail}}. It will be tried again.",
    "no-company": "Your company's RFC is missing. Add it in Settings and the folder will be imported.",
    "run-failed": "The last import stopped with an error. Still trying.",
    internal: "The folder could not be looked at because of an error of the ledger. It will be tried again.",
  },
  imported: "Imported",
  rejected: "Rejected",
  last: "Last file",
  lastWords: "{{path}}, {{at}}: {{outcome}}",
  lastRejected: "Last rejected",
  rejectedWords: "{{path}}, {{at}}: {{message}}",
  never: "None yet",
  subfolders: "Include subfolders",
  pause: "Pause",
  resume: "Resume",
  check: "Check now",
  retry: "Read again what was not posted",
  result: "See last result",
  more: "More actions for {{path}}",
  removeTitle: "Stop watching the folder?",
  removeBody: "{{path}} will no longer be imported by itself. What was posted stays and its files are not touched.",
  runSource: "Watched folder: {{folder}}",
};
