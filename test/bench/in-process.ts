/** The benches that run the ledger's code in their own process; bundled like the product before they run (bundle.ts). */
export { benchAging } from "./aging.ts";
export { benchBoard } from "./board.ts";
export { benchGrid } from "./grid.ts";
export { benchImport } from "./import.ts";
export { benchLetters } from "./letters.ts";
export { benchScale } from "./scale.ts";
export { benchSheet } from "./sheet.ts";
export { benchWeekly } from "./weekly.ts";
export { benchWorklist } from "./worklist.ts";
