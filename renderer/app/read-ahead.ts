import { readCarteraAhead } from "../features/receivables/first-page.ts";
import { currentPreferences } from "../lib/preferences.ts";

/** Asks the ledger for what the first screen shows while the window is still being drawn. */
export function readAhead(): void {
  // What could not be read is asked for again by the screen, which then says what is wrong.
  if (currentPreferences().lastLedger !== null) readCarteraAhead().catch(() => undefined);
}
