import type { ledgersEs } from "./ledgers.es.ts";
import type { Messages } from "./messages.ts";

export const ledgersEn: Messages<typeof ledgersEs> = {
  welcome: "Welcome to Al Corriente",
  lead: "Who owes, how much and since when, straight from your CFDI.",
  opening: "Opening the ledger",
  create: {
    title: "Make a new ledger",
    body: "Choose where to keep it, then the folder with your company's CFDI.",
    button: "Make ledger",
    suggestedName: "Ledger",
  },
  open: {
    title: "Open a ledger",
    body: "Choose a ledger file on this computer.",
    button: "Open file",
  },
  demo: {
    title: "Look around in a demo company",
    body: "Two years of an invented distributor with 60 customers. Nothing of yours is touched.",
    button: "Open demo",
    preparing: "Preparing the demo company",
  },
  recent: {
    title: "Recent ledgers",
    none: "The ledgers you open will appear here.",
    forget: "Remove {{name}} from the list",
  },
  problem: {
    title: "The last ledger could not be opened",
    titleOther: "That did not work",
    openOther: "Open another ledger",
    createNew: "Make a new one",
    openExisting: "Open the existing one",
    importRunning: "An import is running",
    letItFinish: "Let it finish",
    stopAndGoOn: "Stop it and continue",
  },
  wizard: {
    title: "New ledger: {{name}}",
    stepFolder: "CFDI folder",
    stepCompany: "Your company",
    stepImport: "Import",
    step: "Step {{n}} of {{total}}",
    folderTitle: "Choose your company's CFDI",
    folderBody:
      "It can be the whole SAT download folder, with subfolders and ZIPs. Files are only read; they are neither moved nor changed.",
    chooseFolder: "Choose folder",
    chooseFiles: "Choose files",
    dropHint: "or drop it here",
    later: "Do it later",
    inspecting: "Finding out whose files these are",
  },
  company: {
    title: "Which one is your company?",
    body: "{{files}} files were looked at. Tick the RFCs that are your company's: what they issue is your sales.",
    issued_one: "{{count}} CFDI issued",
    issued_other: "{{count}} CFDI issued",
    received_one: "{{count}} received",
    received_other: "{{count}} received",
    start: "Import",
    chooseOther: "Choose another folder",
    noneTitle: "No CFDI found",
    noneBody:
      "Among {{files}} files looked at there is no stamped CFDI. Choose the folder where you keep your invoices' XML.",
  },
  missing: {
    cut_one: "{{count}} operation is missing in this ledger",
    cut_other: "{{count}} operations are missing in this ledger",
    cutBody:
      "This PC or its backups know of operations made until {{until}}; the last one in the file is of {{since}}. Its -wal file may be lost, or somebody put an older file in its place.",
    other: "This is not the history this PC knew of the ledger",
    otherBody:
      "What was done until {{until}} does not match the file: somebody put another file in its place or altered its audit log. Prove it with Verify, in Settings, before you work on.",
    nothing: "nothing",
    see: "See what is missing",
    listTitle: "Operations that are missing",
    listLead: "Record again what is needed. This PC noted what was done and when, not the amounts or notes.",
    listNone: "This PC did not note which ones: it knows of them by a backup only. Restore it to have them back.",
    number: "Number",
    when: "When",
    what: "What was done",
    about: "About",
    goOn: "Go on without them",
    goOnHint: "The audit log will say who decided it.",
  },
};
