/** What main answers: native dialogs, personal preferences and the shell. */
export interface NativeCalls {
  chooseFolder(): Promise<string | null>;
  /** XML and ZIP files, several. */
  chooseFiles(): Promise<string[]>;
  /** One table or statement of a bank: CSV, Excel, OFX. */
  chooseTable(): Promise<string | null>;
  chooseLedger(): Promise<string | null>;
  /** Where to make a new ledger; suggests Documents. */
  chooseNewLedger(suggestedName: string): Promise<string | null>;
  /** Asks where to save; remembers the folder. */
  saveAs(options: { suggestedName: string; kind: "pdf" | "xlsx" | "xml" | "zip" }): Promise<string | null>;
  showInFolder(path: string): Promise<void>;
  /** Opens a report or workbook just written (.pdf or .xlsx, at a path from `saveAs`) in the user's program. */
  openFile(path: string): Promise<void>;
  /** Files to keep as evidence, of any kind, several. */
  chooseEvidence(): Promise<string[]>;
  /** Opens a copy of evidence, or a mail, that the ledger process wrote below {@link EVIDENCE_FOLDER}. */
  openEvidence(path: string): Promise<void>;
  /** Hands a `tel:`, `mailto:` or `https://wa.me/` address to the user's own program; anything else is refused. */
  openExternal(address: string): Promise<void>;
  /**
   * Keeps a password of that name, encrypted by the system for this user, and hands it to the ledger process; `session` where
   * the system cannot encrypt: then it is only in memory, until the app ends. "" forgets it.
   */
  keepSecret(name: string, value: string): Promise<"stored" | "session">;
  /** Writes text to the clipboard; with `html` what takes formatted text pastes that. */
  copyText(text: string, html?: string): Promise<void>;
  openLogFolder(): Promise<void>;
  /** Default place of the demo ledger (own folder, own file). */
  demoLedgerPath(): Promise<string>;
  getPreferences(): Promise<Preferences>;
  setPreferences(changes: Partial<Preferences>): Promise<Preferences>;
  /** State of the ledger process; `failed` after repeated crashes. */
  ledgerState(): Promise<LedgerProcessState>;
  /** Starts the ledger process again after it gave up. */
  restartLedger(): Promise<void>;
  /** How far the search for a newer version is. */
  updateState(): Promise<UpdateState>;
  /** Looks for a newer version at {@link Preferences.updateSource} and fetches it; answers how that ended. */
  checkForUpdate(): Promise<UpdateState>;
  /** Ends the app and starts the installer that was fetched (Windows). */
  installUpdate(): Promise<void>;
}

/**
 * What the preload offers the screens as `window.alCorriente`. The ledger itself is reached over a message port, never
 * through here: the page listens for `message` events on window with data {@link LEDGER_PORT_MESSAGE}, then asks for its
 * first port; after each restart of the ledger process a fresh one arrives by itself.
 */
export interface NativeApi extends Omit<NativeCalls, "ledgerState" | "updateState"> {
  readonly info: AppInfo;
  /** Path of a file dropped on the window; empty when it is none. */
  pathForFile(file: unknown): string;
  /** Calls back with the state now and whenever it changes; returns how to stop. */
  onLedgerState(listener: (state: LedgerProcessState) => void): () => void;
  /** The same for the search for a newer version. */
  onUpdateState(listener: (state: UpdateState) => void): () => void;
  /** Asks main for a port, now or as soon as the ledger process runs; it arrives as a window message. */
  requestLedgerPort(): void;
}

/** Ending of a ledger file, without the point; dialogs suggest it and a dropped file is known by it. */
export const LEDGER_EXTENSION = "alcorriente";

/** Folder below the system's temporary one: copies of evidence and mails that main hands to the user's own programs. */
export const EVIDENCE_FOLDER = "al-corriente-evidence";

/** `data` of the window message that carries the ledger's MessagePort in `ports[0]`. */
export const LEDGER_PORT_MESSAGE = "al-corriente:ledger-port";

/**
 * Why an update cannot be had: this version was packaged without a key, no usable source is named, nothing answers there, no
 * update lies there, it is not signed by us, what was fetched is not what was signed.
 */
export type UpdateProblemCode =
  | "no-key"
  | "no-source"
  | "unreachable"
  | "not-found"
  | "not-signed"
  | "damaged"
  | "other";

/** How far the search for a newer version is. */
export type UpdateState =
  | { readonly kind: "idle" | "checking" }
  | { readonly kind: "current"; readonly checkedAt: string }
  | { readonly kind: "downloading"; readonly version: string; readonly percent: number }
  | { readonly kind: "ready"; readonly version: string }
  | { readonly kind: "failed"; readonly problem: UpdateProblemCode };

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
  /** Server or folder to update the app from; "" when this PC looks for no updates. */
  readonly updateSource: string;
}
