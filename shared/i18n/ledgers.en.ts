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
    tryAgain: "Try again",
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
};
