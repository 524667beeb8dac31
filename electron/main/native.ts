import { mkdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, isAbsolute, join, resolve, sep } from "node:path";
import * as electron from "electron";
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  ipcMain,
  type OpenDialogOptions,
  shell,
} from "electron";
import { z } from "zod";
import { EVIDENCE_FOLDER, LEDGER_EXTENSION, type NativeCalls, type Preferences } from "../../shared/contract/native.ts";
import type { Log } from "../log/log.ts";
import { isExternalAddress } from "./external-address.ts";
import type { JsonFile } from "./json-file.ts";
import type { LedgerHost } from "./ledger-host.ts";
import { zPreferenceChanges, zPreferences } from "./preferences.ts";
import { APP_ORIGIN } from "./served-file.ts";
import type { Updates } from "./updates/updates.ts";
import { words } from "./words.ts";

/** Writes a text with its form for programs that take one, on an Electron with or without clipboard items. */
function writeBoth(text: string, html: string): void | Promise<void> {
  // Named in the import, an Electron without it would not start at all.
  if ("ClipboardItem" in electron) {
    return clipboard.write([new electron.ClipboardItem({ "text/plain": text, "text/html": html })]);
  }
  const older = clipboard as unknown as { write(data: { text: string; html: string }): void };
  older.write({ text, html });
}

/** What may be handed to the user's own programs. */
const OPENABLE = new Set([".pdf", ".xlsx"]);
/** Evidence that a program shows and does not run. */
const EVIDENCE = new Set([
  ".pdf",
  ".xml",
  ".png",
  ".jpg",
  ".jpeg",
  ".gif",
  ".webp",
  ".heic",
  ".txt",
  ".csv",
  ".eml",
  ".msg",
  ".docx",
  ".xlsx",
]);
const MAX_CLIPBOARD_LENGTH = 20_000_000;

const zPath = z
  .string()
  .min(1)
  .max(32_767)
  .refine((path) => isAbsolute(path) && !path.includes("\0"), "not an absolute path");
const zName = z
  .string()
  .min(1)
  .max(200)
  // A suggestion is a name: what Windows forbids in one, path separators first, is not taken over.
  .transform((name) => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, "-"));
const zNothing = z.tuple([]);

const inputs = {
  chooseFolder: zNothing,
  chooseFiles: zNothing,
  chooseTable: zNothing,
  chooseLedger: zNothing,
  chooseNewLedger: z.tuple([zName]),
  saveAs: z.tuple([z.object({ suggestedName: zName, kind: z.enum(["pdf", "xlsx", "xml", "zip"]) })]),
  showInFolder: z.tuple([zPath]),
  openFile: z.tuple([zPath]),
  chooseEvidence: zNothing,
  openEvidence: z.tuple([zPath]),
  openExternal: z.tuple([z.string().refine(isExternalAddress, "not an address that is opened")]),
  keepSecret: z.tuple([z.string().min(1).max(600), z.string().max(1000)]),
  copyText: z.tuple([z.string().max(MAX_CLIPBOARD_LENGTH), z.string().max(MAX_CLIPBOARD_LENGTH).optional()]),
  openLogFolder: zNothing,
  demoLedgerPath: zNothing,
  getPreferences: zNothing,
  setPreferences: z.tuple([zPreferenceChanges]),
  ledgerState: zNothing,
  restartLedger: zNothing,
  updateState: zNothing,
  checkForUpdate: zNothing,
  installUpdate: zNothing,
} satisfies { readonly [K in keyof NativeCalls]: z.ZodType };

type Call = keyof NativeCalls;

/** What the native calls work with. */
export interface NativeServices {
  readonly preferences: JsonFile<Preferences>;
  readonly ledger: LedgerHost;
  readonly updates: Updates;
  readonly logFolder: string;
  readonly log: Log;
  /** Told after the user's choices were stored. */
  readonly preferencesChanged: (preferences: Preferences) => void;
}

/** Only the top frame of our own pages is listened to. */
function isTrusted(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.url.startsWith(`${APP_ORIGIN}/`);
}

/** Answers the preload's calls. Every call is refused unless it comes from our own page with input that fits. */
export function answerNativeCalls(services: NativeServices): void {
  const { preferences, ledger, updates, log } = services;
  /** Files the user chose to write in this session: the only ones that may be opened in another program. */
  const written = new Set<string>();

  const rememberFolder = (path: string, isFolder: boolean): void => {
    preferences.write({ ...preferences.read(), lastFolder: isFolder ? path : dirname(path) });
  };
  const startFolder = (): string => preferences.read().lastFolder ?? app.getPath("documents");
  const windowOf = (event: IpcMainInvokeEvent): BrowserWindow => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (window === null) throw new Error("The window is gone");
    return window;
  };
  const open = async (event: IpcMainInvokeEvent, options: OpenDialogOptions): Promise<string[]> => {
    const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(event), {
      defaultPath: startFolder(),
      ...options,
    });
    const first = filePaths[0];
    if (canceled || first === undefined) return [];
    rememberFolder(first, options.properties?.includes("openDirectory") ?? false);
    return filePaths;
  };
  const save = async (
    event: IpcMainInvokeEvent,
    title: string,
    name: string,
    kind: { name: string; extension: string },
  ): Promise<string | null> => {
    const { canceled, filePath } = await dialog.showSaveDialog(windowOf(event), {
      title,
      defaultPath: join(startFolder(), extname(name) === `.${kind.extension}` ? name : `${name}.${kind.extension}`),
      filters: [{ name: kind.name, extensions: [kind.extension] }],
    });
    if (canceled || filePath === "") return null;
    // Linux dialogs do not add the extension themselves.
    const path = extname(filePath) === "" ? `${filePath}.${kind.extension}` : filePath;
    rememberFolder(path, false);
    return path;
  };

  const w = (): ReturnType<typeof words> => words(preferences.read().language);
  const ledgerKind = (): { name: string; extension: string } => ({
    name: w().ledgerFiles,
    extension: LEDGER_EXTENSION,
  });

  const calls: {
    readonly [K in Call]: (
      event: IpcMainInvokeEvent,
      ...input: Parameters<NativeCalls[K]>
    ) => Promise<Awaited<ReturnType<NativeCalls[K]>>> | Awaited<ReturnType<NativeCalls[K]>>;
  } = {
    chooseFolder: async (event) =>
      (await open(event, { title: w().chooseFolder, properties: ["openDirectory"] }))[0] ?? null,
    chooseFiles: (event) =>
      open(event, {
        title: w().chooseFiles,
        properties: ["openFile", "multiSelections"],
        filters: [
          { name: w().cfdiFiles, extensions: ["xml", "zip", "txt"] },
          { name: w().allFiles, extensions: ["*"] },
        ],
      }),
    chooseTable: async (event) => {
      const filters = [
        { name: w().tableFiles, extensions: ["csv", "txt", "xlsx", "xlsm", "xls", "ofx", "qfx"] },
        { name: w().allFiles, extensions: ["*"] },
      ];
      return (await open(event, { title: w().chooseTable, properties: ["openFile"], filters }))[0] ?? null;
    },
    chooseLedger: async (event) => {
      const { name, extension } = ledgerKind();
      const filters = [
        { name, extensions: [extension] },
        { name: w().allFiles, extensions: ["*"] },
      ];
      return (await open(event, { title: w().chooseLedger, properties: ["openFile"], filters }))[0] ?? null;
    },
    chooseNewLedger: (event, name) => save(event, w().newLedger, name, ledgerKind()),
    saveAs: async (event, { suggestedName, kind }) => {
      const path = await save(event, w().saveAs, suggestedName, { name: w()[kind], extension: kind });
      if (path !== null) written.add(path);
      return path;
    },
    showInFolder: (_event, path) => {
      statSync(path);
      shell.showItemInFolder(path);
    },
    openFile: async (_event, path) => {
      if (!written.has(path) || !OPENABLE.has(extname(path).toLowerCase()) || !statSync(path).isFile()) {
        throw new Error("Only a report or workbook just written may be opened");
      }
      const problem = await shell.openPath(path);
      if (problem !== "") throw new Error(problem);
    },
    chooseEvidence: (event) =>
      open(event, {
        title: w().chooseEvidence,
        properties: ["openFile", "multiSelections"],
        filters: [{ name: w().allFiles, extensions: ["*"] }],
      }),
    openEvidence: async (_event, path) => {
      const inside = resolve(path).startsWith(join(tmpdir(), EVIDENCE_FOLDER) + sep);
      if (!inside || !statSync(path).isFile()) throw new Error("Only a copy of evidence may be opened");
      // What could run is shown in its folder instead of being started.
      if (!EVIDENCE.has(extname(path).toLowerCase())) return shell.showItemInFolder(path);
      const problem = await shell.openPath(path);
      if (problem !== "") shell.showItemInFolder(path);
    },
    openExternal: (_event, address) => shell.openExternal(address),
    keepSecret: (_event, name, value) => ledger.keepSecret(name, value),
    copyText: (_event, text, html) => (html === undefined ? clipboard.writeText(text) : writeBoth(text, html)),
    openLogFolder: async () => {
      mkdirSync(services.logFolder, { recursive: true });
      await shell.openPath(services.logFolder);
    },
    demoLedgerPath: () => {
      const folder = join(app.getPath("userData"), "demo");
      mkdirSync(folder, { recursive: true });
      return join(folder, `demo.${LEDGER_EXTENSION}`);
    },
    getPreferences: () => preferences.read(),
    setPreferences: (_event, changes) => {
      const next = zPreferences.parse({ ...preferences.read(), ...changes });
      preferences.write(next);
      services.preferencesChanged(next);
      return next;
    },
    ledgerState: () => ledger.state,
    restartLedger: () => ledger.restart(),
    updateState: () => updates.state,
    checkForUpdate: () => updates.check(),
    installUpdate: () => updates.install(),
  };

  const answer = <K extends Call>(name: K): void => {
    ipcMain.handle(`native:${name}`, async (event, ...input: unknown[]) => {
      if (!isTrusted(event)) {
        log.info("call refused", { call: name });
        throw new Error("Not allowed");
      }
      const parsed = inputs[name].safeParse(input);
      if (!parsed.success) {
        log.info("call with unfit input", { call: name });
        throw new Error("Not valid");
      }
      // `satisfies` above holds each schema to its call's parameters; the compiler cannot follow the pair by name.
      return calls[name](event, ...(parsed.data as Parameters<NativeCalls[K]>));
    });
  };
  for (const name of Object.keys(calls) as Call[]) answer(name);

  ipcMain.on("ledger:request-port", (event) => {
    if (isTrusted(event)) ledger.requestPort(event.sender);
  });
}
