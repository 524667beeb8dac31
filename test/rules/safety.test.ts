import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { unsafe } from "../../scripts/electron-rules.ts";
import { isAllowed, type Lock, shipped } from "../../scripts/licences.ts";

const ROOT = join(import.meta.dirname, "../..");

/** What the rules say to a file of ours once `from` in it has become `to`. */
function broken(path: string, from: string, to: string): string[] {
  const text = readFileSync(join(ROOT, path), "utf8");
  expect(unsafe(new Map([[path, text]])), path).toEqual([]);
  expect(text, `${path} no longer has it`).toContain(from);
  return unsafe(new Map([[path, text.replace(from, to)]]));
}

describe("our own files with one safeguard less", () => {
  const WINDOWS = "electron/main/windows.ts";
  const HARDENING = "electron/main/hardening.ts";
  const PROTOCOL = "electron/main/app-protocol.ts";
  const NATIVE = "electron/main/native.ts";
  const PRELOAD = "electron/preload/preload.ts";
  const MAIN = "electron/main/main.ts";
  const BUILDER = "electron-builder.yml";
  test.each([
    ["a page outside the sandbox", WINDOWS, "sandbox: true", "sandbox: false"],
    ["a setting left to its default", WINDOWS, "      contextIsolation: true,\n", ""],
    ["Node in the page", WINDOWS, "nodeIntegration: false", "nodeIntegration: true"],
    ["Node in frames", WINDOWS, "nodeIntegrationInSubFrames: false", "nodeIntegrationInSubFrames: true"],
    ["Node in workers", WINDOWS, "nodeIntegrationInWorker: false", "nodeIntegrationInWorker: true"],
    ["no rules of origin", WINDOWS, "webSecurity: true", "webSecurity: false"],
    ["webviews", WINDOWS, "webviewTag: false", "webviewTag: true"],
    ["a dropped file shown as the page", WINDOWS, "navigateOnDragDrop: false", "navigateOnDragDrop: true"],
    ["tools of developers for everybody", WINDOWS, "devTools: !app.isPackaged", "devTools: true"],
    ["insecure content", WINDOWS, "sandbox: true", "sandbox: true, allowRunningInsecureContent: true"],
    ["settings from somewhere else", WINDOWS, "webPreferences: {", "webPreferences: settings, others: {"],
    ["a page that is not ours", WINDOWS, "window.loadURL(", 'window.loadURL("https://example.com/", '],
    ["a page over plain HTTP", WINDOWS, "window.loadURL(", 'window.loadURL("http://example.com/", '],
    ["a permission", HARDENING, "answer) => answer(false)", "answer) => answer(true)"],
    [
      "permissions seen as given",
      HARDENING,
      "setPermissionCheckHandler(() => false)",
      "setPermissionCheckHandler(() => true)",
    ],
    ["devices", HARDENING, "  session.setDevicePermissionHandler(() => false);\n", ""],
    ["the screen's picture", HARDENING, "answer({}))", "answer({ video }))"],
    ["requests to anywhere", HARDENING, "cancel: !isLocal(details.url)", "cancel: false"],
    ["new windows", HARDENING, 'action: "deny"', 'action: "allow"'],
    ["no guard of new windows", HARDENING, 'setWindowOpenHandler(() => ({ action: "deny" }))', "isDestroyed()"],
    ["navigation", HARDENING, '"will-navigate", (event) => event.preventDefault()', '"will-navigate", () => undefined'],
    ["no guard of redirects", HARDENING, '    contents.on("will-redirect", (event) => event.preventDefault());\n', ""],
    ["the policy not sent", PROTOCOL, '        "Content-Security-Policy": CONTENT_SECURITY_POLICY,\n', ""],
    ["the policy commented out", PROTOCOL, '"Content-Security-Policy": C', '// "Content-Security-Policy": C'],
    ["inline scripts", PROTOCOL, "script-src 'self'", "script-src 'self' 'unsafe-inline'"],
    ["code from text by policy", PROTOCOL, "script-src 'self'", "script-src 'self' 'unsafe-eval'"],
    ["connections to a server", PROTOCOL, "connect-src 'self'", "connect-src 'self' https://example.com"],
    ["a directive left out", PROTOCOL, `  "base-uri 'none'",\n`, ""],
    ["a protocol around the policy", PROTOCOL, "secure: true,", "secure: true, bypassCSP: true,"],
    ["files from anywhere", PROTOCOL, "servedFile(request.url, folder)", "{ path: request.url }"],
    ["a call answered to whoever asks", NATIVE, "if (!isTrusted(event)) {", "if (event === null) {"],
    ["a message heard from whoever sends", NATIVE, "if (isTrusted(event)) ledger", "ledger"],
    ["input taken as it comes", NATIVE, "inputs[name].safeParse(input)", "{ success: true, data: input }"],
    ["any address opened", NATIVE, "z.string().refine(isExternalAddress,", "z.string().refine(Boolean,"],
    ["Electron handed to the page", PRELOAD, "info: appInfo(),", "info: appInfo(), ipc: ipcRenderer,"],
    ["more than the contract exposed", PRELOAD, "const api: NativeApi =", "const api ="],
    ["another object taken over", PRELOAD, "info: appInfo(),", "...webUtils, info: appInfo(),"],
    [
      "a second bridge",
      PRELOAD,
      "contextBridge.expose",
      'contextBridge.exposeInMainWorld("x", api);\ncontextBridge.expose',
    ],
    ["no hardening", MAIN, "\nhardenContents();", "\n// hardenContents();"],
    ["the sandbox not enabled", MAIN, "app.enableSandbox()", "undefined"],
    ["a weaker Chromium", MAIN, '"js-flags", "--no-lazy"', '"disable-web-security"'],
    ["another fuse", BUILDER, "runAsNode: false", "runAsNode: true"],
    ["a fuse left out", BUILDER, "  onlyLoadAppFromAsar: true\n", ""],
    ["a script in the page", "renderer/index.html", "<body>", "<body><script>start()</script>"],
    ["a script from elsewhere", "renderer/index.html", "./main.tsx", "https://example.com/main.js"],
  ])("%s is found", (_what, path, from, to) => {
    expect(broken(path, from, to).join("\n")).toMatch(new RegExp(`^${path}: `));
  });
});

describe("what no file may hold", () => {
  test.each([
    ["eval", "renderer/lib/a.ts", "eval(text);"],
    ["eval of the global object", "shared/domain/a.ts", "globalThis.eval(text);"],
    ["a function of text", "electron/ledger/a.ts", 'new Function("return 1");'],
    ["code of text, later", "renderer/lib/a.ts", 'setTimeout("go()", 1);'],
    ["node:vm", "electron/ledger/a.ts", 'import { runInThisContext } from "node:vm";'],
    ["code run in the page", "electron/main/a.ts", "contents.executeJavaScript(text);"],
    [
      "markup in React",
      "renderer/lib/A.tsx",
      "export const A = () => <p dangerouslySetInnerHTML={{ __html: text }} />;",
    ],
    ["markup in an element", "renderer/lib/a.ts", "element.innerHTML = text;"],
    ["markup beside an element", "renderer/lib/a.ts", 'element.insertAdjacentHTML("beforeend", text);'],
    ["markup in the document", "renderer/lib/a.ts", "document.write(text);"],
    ["a webview", "renderer/lib/A.tsx", "export const A = () => <webview />;"],
    ["a made webview", "renderer/lib/a.ts", 'document.createElement("webview");'],
    ["the remote module", "renderer/lib/a.ts", 'import { app } from "@electron/remote";'],
    ["Electron's own remote", "electron/main/a.ts", 'import { remote } from "electron";'],
    ["a plain HTTP address", "renderer/lib/a.ts", 'fetch("http://example.com/");'],
    ["a window elsewhere", "electron/main/a.ts", "new BrowserWindow({ webPreferences });"],
    ["opening addresses elsewhere", "electron/main/a.ts", "shell.openExternal(address);"],
    ["the shell elsewhere", "electron/main/a.ts", 'import { shell } from "electron";'],
    ["a message answered elsewhere", "electron/main/a.ts", 'ipcMain.handle("x", () => 1);'],
    ["certificates that do not fit", "electron/main/a.ts", 'app.on("certificate-error", accept);'],
    ["certificates judged by us", "electron/main/a.ts", "session.setCertificateVerifyProc(accept);"],
    ["a switch that weakens", "electron/ledger/a.ts", 'fork(file, ["--inspect"]);'],
    ["a served folder", "electron/main/a.ts", "protocol.registerFileProtocol(name, serve);"],
    ["Node's require in the page", "renderer/lib/a.ts", 'const fs = require("fs");'],
  ])("%s", (_what, path, text) => {
    expect(unsafe(new Map([[path, text]]))).not.toEqual([]);
  });

  test("and what is like it but harmless may stay", () => {
    const text =
      'const a = "http://www.w3.org/2000/svg"; setTimeout(() => go(), 1); evaluate(a); element.textContent = a;';
    expect(unsafe(new Map([["renderer/lib/a.ts", text]]))).toEqual([]);
  });
});

describe("licences of what is handed on", () => {
  const lock: Lock = {
    packages: {
      "node_modules/a": entry("MIT", { dependencies: { b: "1", "@types/a": "1" } }),
      "node_modules/b": entry("ISC"),
      "node_modules/a/node_modules/b": entry("GPL-3.0", { peerDependencies: { c: "1", d: "1" }, optional: ["d"] }),
      "node_modules/c": entry("0BSD", { dependencies: { a: "1" } }),
      "node_modules/d": entry("MIT"),
      "node_modules/@types/a": entry("MIT"),
    },
  };
  function entry(
    license: string,
    more: {
      dependencies?: Record<string, string>;
      peerDependencies?: Record<string, string>;
      optional?: string[];
    } = {},
  ): Lock["packages"][string] {
    return {
      version: "1.0.0",
      license,
      dependencies: more.dependencies ?? {},
      optionalDependencies: {},
      peerDependencies: more.peerDependencies ?? {},
      peerDependenciesMeta: Object.fromEntries((more.optional ?? []).map((name) => [name, { optional: true }])),
    };
  }

  test("are those of everything a package brings, the nearest one where there are two", () => {
    const found = shipped(lock, ["a"]).map(({ folder, licence }) => `${folder} ${licence}`);
    expect(found).toEqual(["node_modules/a MIT", "node_modules/a/node_modules/b GPL-3.0", "node_modules/c 0BSD"]);
  });

  test("have to be known ones: every part of a joined one, one part of a choice", () => {
    expect(["MIT", "(MIT OR GPL-3.0-or-later)", "(MIT AND Zlib)"].filter(isAllowed)).toHaveLength(3);
    expect(
      ["", "GPL-3.0", "SSPL-1.0", "(MIT AND GPL-3.0)", "UNLICENSED", "SEE LICENSE IN x"].filter(isAllowed),
    ).toEqual([]);
  });
});
