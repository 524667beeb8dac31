import { contextBridge, ipcRenderer, webUtils } from "electron";
import {
  type AppInfo,
  LEDGER_PORT_MESSAGE,
  type NativeApi,
  type NativeCalls,
  type Preferences,
} from "../../shared/contract/native.ts";

const INFO_SWITCH = "--al-corriente=";

/** Asks main; what comes back is main's own, so it is trusted as typed. */
function call<K extends keyof NativeCalls>(
  name: K,
  ...input: Parameters<NativeCalls[K]>
): Promise<Awaited<ReturnType<NativeCalls[K]>>> {
  return ipcRenderer.invoke(`native:${name}`, ...input);
}

function appInfo(): AppInfo {
  const argument = process.argv.find((candidate) => candidate.startsWith(INFO_SWITCH));
  if (argument === undefined) throw new Error("The window was opened without the app's description");
  return JSON.parse(argument.slice(INFO_SWITCH.length));
}

// A port cannot cross the bridge between the two worlds of the page; a message to the window carries it over.
ipcRenderer.on("ledger:port", (event) => {
  window.postMessage(LEDGER_PORT_MESSAGE, window.location.origin, [...event.ports]);
});

// Asked for at once: the page wants them before it draws anything, and main answers while the page's code is loaded.
let preferencesAhead: Promise<Preferences> | null = call("getPreferences").catch(() => call("getPreferences"));
preferencesAhead.catch(() => undefined);
function getPreferences(): Promise<Preferences> {
  const ahead = preferencesAhead;
  preferencesAhead = null;
  return ahead ?? call("getPreferences");
}

/** Tells a listener a state of main's as it is now and whenever it changes; returns how to stop. */
function follow<State>(channel: string, now: () => Promise<State>, listener: (state: State) => void): () => void {
  let told = false;
  const hear = (_event: unknown, state: State): void => {
    told = true;
    listener(state);
  };
  ipcRenderer.on(channel, hear);
  void now().then((state) => {
    if (!told) listener(state);
  });
  return () => ipcRenderer.off(channel, hear);
}

const api: NativeApi = {
  info: appInfo(),
  chooseFolder: () => call("chooseFolder"),
  chooseFiles: () => call("chooseFiles"),
  chooseTable: () => call("chooseTable"),
  chooseLedger: () => call("chooseLedger"),
  chooseNewLedger: (suggestedName) => call("chooseNewLedger", suggestedName),
  saveAs: (options) => call("saveAs", options),
  pathForFile: (file) => (file instanceof File ? webUtils.getPathForFile(file) : ""),
  showInFolder: (path) => call("showInFolder", path),
  openFile: (path) => call("openFile", path),
  chooseEvidence: () => call("chooseEvidence"),
  openEvidence: (path) => call("openEvidence", path),
  openExternal: (address) => call("openExternal", address),
  keepSecret: (name, value) => call("keepSecret", name, value),
  copyText: (text, html) => call("copyText", text, html),
  openLogFolder: () => call("openLogFolder"),
  demoLedgerPath: () => call("demoLedgerPath"),
  getPreferences,
  setPreferences: (changes) => call("setPreferences", changes),
  onLedgerState: (listener) => follow("ledger:state", () => call("ledgerState"), listener),
  onUpdateState: (listener) => follow("update:state", () => call("updateState"), listener),
  requestLedgerPort: () => ipcRenderer.send("ledger:request-port"),
  restartLedger: () => call("restartLedger"),
  checkForUpdate: () => call("checkForUpdate"),
  installUpdate: () => call("installUpdate"),
};

contextBridge.exposeInMainWorld("alCorriente", api);
