/**
 * What the preload offers the screens as `window.alCorriente`: native dialogs, personal preferences and the shell. The
 * ledger itself is reached over the message port that arrives through `onLedgerPort`, never through here.
 */
export interface NativeApi {
  readonly info: AppInfo;
  /**
   * Calls back with a fresh port whenever the ledger process (re)starts, and with null when it stopped; the port comes as
   * a `message` event on window with data {@link LEDGER_PORT_MESSAGE}.
   */
  chooseFolder(): Promise<string | null>;
  /** XML and ZIP files, several. */
  chooseFiles(): Promise<string[]>;
  chooseLedger(): Promise<string | null>;
  /** Where to make a new ledger; suggests Documents. */
  chooseNewLedger(suggestedName: string): Promise<string | null>;
  /** Asks where to save; remembers the folder. */
  saveAs(options: { suggestedName: string; kind: "pdf" | "xlsx" | "xml" }): Promise<string | null>;
  /** Path of a file dropped on the window. */
  pathForFile(file: unknown): string;
  showInFolder(path: string): Promise<void>;
  /** Opens a report or workbook just written (only .pdf and .xlsx) in the user's program. */
  openFile(path: string): Promise<void>;
  /** Writes text to the clipboard. */
  copyText(text: string): Promise<void>;
  openLogFolder(): Promise<void>;
  /** Default place of the demo ledger (own folder, own file). */
  demoLedgerPath(): Promise<string>;
  getPreferences(): Promise<Preferences>;
  setPreferences(changes: Partial<Preferences>): Promise<Preferences>;
  /** State of the ledger process; `failed` after repeated crashes. */
  onLedgerState(listener: (state: LedgerProcessState) => void): () => void;
  /** Asks main for a (new) port; it arrives as a window message. */
  requestLedgerPort(): void;
  /** Starts the ledger process again after it gave up. */
  restartLedger(): Promise<void>;
}

/** Ending of a ledger file, without the point; dialogs suggest it and a dropped file is known by it. */
export const LEDGER_EXTENSION = "alcorriente";

/** `data` of the window message that carries the ledger's MessagePort in `ports[0]`. */
export const LEDGER_PORT_MESSAGE = "al-corriente:ledger-port";

export type LedgerProcessState = "starting" | "running" | "restarting" | "failed";

export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  /** Languages of the system, best first. */
  readonly systemLanguages: readonly string[];
}

/** A person's own choices on this PC, kept by main in preferences.json; not part of the ledger. */
export interface Preferences {
  /** Null: follow the system (Spanish unless the system speaks English). */
  readonly language: "es" | "en" | null;
  readonly theme: "light" | "dark" | "system";
  readonly lastLedger: string | null;
  readonly recentLedgers: readonly string[];
  /** Rail shows words beside icons. */
  readonly railOpen: boolean;
  /** Column state of each grid by its name; opaque JSON. */
  readonly gridLayouts: Readonly<Record<string, string>>;
  readonly lastFolder: string | null;
}
