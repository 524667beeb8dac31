import type { Node } from "oxc-parser";

/** Something no file may hold, or only those named. */
interface Forbidden {
  readonly what: string;
  readonly matches: (node: Node) => boolean;
  /** Folders it is looked for in; everywhere where none is named. */
  readonly within?: readonly string[];
  readonly except?: readonly string[];
}

const named = (node: Node, ...names: readonly string[]): boolean =>
  node.type === "Identifier" && names.includes(node.name);

/** A call or a `new` of one of these names, on their own or of the global object. */
function called(node: Node, ...names: readonly string[]): boolean {
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return false;
  const { callee } = node;
  if (callee.type !== "MemberExpression") return named(callee, ...names);
  return named(callee.object, "globalThis", "window") && named(callee.property, ...names);
}

const member = (node: Node, ...names: readonly string[]): boolean =>
  node.type === "MemberExpression" && named(node.property, ...names);

const literal = (node: Node): string =>
  node.type === "Literal" && typeof node.value === "string"
    ? node.value
    : node.type === "TemplateElement"
      ? node.value.raw
      : "";

/** What no code of the product does. */
export const FORBIDDEN: readonly Forbidden[] = [
  { what: "code made of text", matches: (node) => called(node, "eval", "Function") },
  {
    what: "code made of text, later",
    matches: (node) =>
      called(node, "setTimeout", "setInterval") &&
      node.type === "CallExpression" &&
      literal(node.arguments[0] ?? node) !== "",
  },
  {
    what: "code run in the page from outside",
    matches: (node) => member(node, "executeJavaScript", "executeJavaScriptInIsolatedWorld", "insertCSS"),
  },
  {
    what: "code compiled by node:vm",
    matches: (node) => node.type === "ImportDeclaration" && /^(node:)?vm$/.test(node.source.value),
  },
  {
    what: "markup made of text",
    matches: (node) =>
      (node.type === "JSXAttribute" &&
        node.name.type === "JSXIdentifier" &&
        node.name.name === "dangerouslySetInnerHTML") ||
      (node.type === "Property" && named(node.key, "dangerouslySetInnerHTML", "__html")) ||
      (node.type === "AssignmentExpression" && member(node.left, "innerHTML", "outerHTML", "srcdoc")) ||
      (node.type === "CallExpression" &&
        member(node.callee, "insertAdjacentHTML", "setHTMLUnsafe", "createContextualFragment")) ||
      (node.type === "CallExpression" && /^document\.write(ln)?$/.test(nameOf(node.callee))),
  },
  {
    what: "a webview",
    matches: (node) => (node.type === "JSXIdentifier" && node.name === "webview") || literal(node) === "webview",
    within: ["renderer/"],
  },
  {
    what: "the remote module",
    matches: (node) =>
      /^@electron\/remote/.test(literal(node)) || (node.type === "ImportSpecifier" && named(node.imported, "remote")),
  },
  {
    what: "what opens other programs, out of sight of its check",
    matches: (node) => node.type === "ImportSpecifier" && named(node.imported, "shell"),
    except: ["electron/main/native.ts", "electron/main/menu.ts"],
  },
  {
    what: "a switch other than the one that is known",
    matches: (node) =>
      node.type === "CallExpression" &&
      member(node.callee, "appendSwitch") &&
      literal(node.arguments[0] ?? node) !== "js-flags",
  },
  {
    what: "an address that is not encrypted",
    matches: (node) => /^http:\/\/(?!www\.w3\.org\/)/.test(literal(node)),
    within: ["electron/main/", "electron/preload/", "renderer/"],
    // Serves an update's folder to electron-updater on the loopback, under a path nobody can guess.
    except: ["electron/main/updates/folder-server.ts"],
  },
  {
    what: "a switch that weakens Chromium",
    matches: (node) =>
      /^(--)?(no-sandbox|disable-web-security|ignore-certificate-errors|allow-running-insecure-content|remote-debugging-port|disable-site-isolation-trials|inspect|no-zygote)\b/.test(
        literal(node),
      ),
    within: ["electron/"],
    except: ["electron/main/main.ts"],
  },
  {
    what: "a setting that weakens a window",
    matches: (node) =>
      node.type === "Property" &&
      named(
        node.key,
        "allowRunningInsecureContent",
        "experimentalFeatures",
        "enableBlinkFeatures",
        "enableRemoteModule",
        "enableWebSQL",
        "nativeWindowOpen",
        "affinity",
        "disableDialogs",
      ),
    within: ["electron/main/"],
  },
  {
    what: "certificates that do not fit are taken",
    matches: (node) => literal(node) === "certificate-error" || member(node, "setCertificateVerifyProc"),
    within: ["electron/main/"],
  },
  {
    what: "Node in the page",
    matches: (node) => called(node, "require") || (member(node, "env", "versions") && /^process\./.test(nameOf(node))),
    within: ["renderer/", "shared/"],
  },
];

/** `a.b.c` of such an expression, and nothing of any other. */
export function nameOf(node: Node): string {
  if (node.type === "Identifier") return node.name;
  if (node.type !== "MemberExpression" || node.property.type !== "Identifier") return "";
  return `${nameOf(node.object)}.${node.property.name}`;
}

/** Electron's calls that only these files make: each is where the check in front of it stands. */
export const NATIVE_MODULE_OWNERS: Readonly<Record<string, readonly string[]>> = {
  BrowserWindow: ["electron/main/windows.ts"],
  BrowserView: [],
  WebContentsView: [],
  openDevTools: [],
  "shell.openExternal": ["electron/main/native.ts"],
  "shell.openPath": ["electron/main/native.ts", "electron/main/menu.ts"],
  loadFile: [],
  loadURL: ["electron/main/windows.ts"],
  registerFileProtocol: ["electron/main/app-protocol.ts"],
  registerHttpProtocol: [],
  registerBufferProtocol: [],
  registerStreamProtocol: [],
  interceptFileProtocol: [],
  interceptHttpProtocol: [],
  setAsDefaultProtocolClient: [],
  exposeInMainWorld: ["electron/preload/preload.ts"],
  exposeInIsolatedWorld: [],
  appendSwitch: ["electron/main/main.ts"],
  appendArgument: [],
};

/** Settings every window writes out. */
export const PREFERENCES: Readonly<Record<string, string>> = {
  sandbox: "true",
  contextIsolation: "true",
  nodeIntegration: "false",
  nodeIntegrationInSubFrames: "false",
  nodeIntegrationInWorker: "false",
  webSecurity: "true",
  webviewTag: "false",
  navigateOnDragDrop: "false",
  devTools: "!app.isPackaged",
};

/** The widest each directive of the content policy may be. */
export const POLICY: Readonly<Record<string, readonly string[]>> = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:", "blob:"],
  "font-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
  "frame-src": ["blob:"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": ["'none'"],
};

/** Fuses of the executable, as electron-builder names them. */
export const FUSES: Readonly<Record<string, boolean>> = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/** What must stand in these files, outside of comments. */
export const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  "electron/main/main.ts": [
    "hardenContents();",
    "hardenSession(session.defaultSession);",
    "registerAppScheme();",
    'if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();',
    "app.requestSingleInstanceLock()",
  ],
  "electron/main/hardening.ts": [
    "setPermissionRequestHandler(",
    "setPermissionCheckHandler(",
    "setDevicePermissionHandler(",
    "setDisplayMediaRequestHandler(",
    "setWindowOpenHandler(",
    'app.on("web-contents-created"',
    '"will-navigate"',
    '"will-frame-navigate"',
    '"will-redirect"',
    '"will-attach-webview"',
    '"will-download"',
    "answer({ cancel: !isLocal(details.url) });",
  ],
  "electron/main/app-protocol.ts": [
    '"Content-Security-Policy": CONTENT_SECURITY_POLICY,',
    '"X-Content-Type-Options": "nosniff",',
    "servedFile(request.url, folder)",
  ],
  "electron/main/native.ts": [
    "openExternal: z.tuple([z.string().refine(isExternalAddress",
    "if (!isTrusted(event)) {",
    "inputs[name].safeParse(input)",
  ],
  "electron-builder.yml": ["electronFuses:", "afterPack: ./scripts/after-pack.ts", "asar: true"],
};
