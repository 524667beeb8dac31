import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type CallExpression,
  type Node,
  type ObjectExpression,
  type Program,
  parseSync,
  visitorKeys,
} from "oxc-parser";
import {
  FORBIDDEN,
  FUSES,
  NATIVE_MODULE_OWNERS,
  nameOf,
  POLICY,
  PREFERENCES,
  REQUIRED,
} from "./electron-rule-table.ts";
import { REPOSITORY } from "./freshness.ts";
import { readSources } from "./import-rules.ts";

/**
 * `npm run safety`: what Electron's security checklist asks of an app, read from the sources (docs/threat-model.md has the
 * tests that ask the same of the running app). What a rule says and where its exceptions are stands in
 * scripts/electron-rule-table.ts.
 */

/** One file with all its parts. */
interface Source {
  readonly path: string;
  readonly text: string;
  readonly nodes: readonly Node[];
}

function flatten(node: Node | Program, into: Node[] = []): Node[] {
  into.push(node);
  for (const key of visitorKeys[node.type] ?? []) {
    const child: unknown = Reflect.get(node, key);
    for (const each of Array.isArray(child) ? child : [child]) {
      if (typeof each === "object" && each !== null && "type" in each) flatten(each as Node, into);
    }
  }
  return into;
}

const textOf = ({ text }: Source, { start, end }: Node): string => text.slice(start, end);

function read(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? "cannot be read"}`);
  return { path, text, nodes: flatten(program) };
}

/** The last part of what is called or made: `shell.openExternal` is `openExternal`. */
function calledName(node: Node): string {
  const { callee } = node as CallExpression;
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" && callee.property.type === "Identifier" ? callee.property.name : "";
}

const calls = (source: Source, name: string): CallExpression[] =>
  source.nodes.filter((node) => node.type === "CallExpression" && calledName(node) === name) as CallExpression[];

/** What an object's plain property is set to, as it is written. */
function property(source: Source, object: ObjectExpression, name: string): string | null {
  for (const each of object.properties) {
    if (each.type !== "Property" || each.computed) continue;
    const key = each.key.type === "Identifier" ? each.key.name : textOf(source, each.key).replaceAll('"', "");
    if (key === name) return textOf(source, each.value);
  }
  return null;
}

/** Names a file uses although only certain files may, and words it may not hold at all. */
function forbidden(source: Source): string[] {
  const found: string[] = [];
  const lies = (folders: readonly string[]): boolean => folders.some((folder) => source.path.startsWith(folder));
  for (const { what, matches, within = [""], except = [] } of FORBIDDEN) {
    if (!lies(within) || except.includes(source.path)) continue;
    for (const node of source.nodes) if (matches(node)) found.push(what);
  }
  for (const [name, owners] of Object.entries(NATIVE_MODULE_OWNERS)) {
    const used = source.nodes.some((node) => isNew(node, name) || isCall(node, name));
    if (used && !owners.includes(source.path)) found.push(`${name} belongs to ${owners.join(", ") || "nobody"}`);
  }
  return found;
}

/** A call of that name; where the name has an owner before it, of exactly that. */
const isCall = (node: Node, name: string): boolean =>
  node.type === "CallExpression" && (name.includes(".") ? nameOf(node.callee) : calledName(node)) === name;

const isNew = (node: Node, name: string): boolean =>
  node.type === "NewExpression" && node.callee.type === "Identifier" && node.callee.name === name;

/** Every window states the strict settings itself, whatever Electron's defaults are. */
function windows(source: Source): string[] {
  return source.nodes
    .filter((node) => isNew(node, "BrowserWindow"))
    .flatMap((node) => {
      const [options] = node.type === "NewExpression" ? node.arguments : [];
      const preferences =
        options?.type === "ObjectExpression"
          ? options.properties.find((each) => each.type === "Property" && textOf(source, each.key) === "webPreferences")
          : undefined;
      if (preferences?.type !== "Property" || preferences.value.type !== "ObjectExpression") {
        return ["a window without webPreferences written out"];
      }
      const { value } = preferences;
      return Object.entries(PREFERENCES).flatMap(([name, wanted]) => {
        const set = property(source, value, name);
        return set === wanted ? [] : [`webPreferences.${name} is ${set ?? "not set"}, not ${wanted}`];
      });
    });
}

/** Each listener that guards a way out stops the event at once, or after a condition that lets our own through. */
function guards(source: Source): string[] {
  return calls(source, "on").flatMap((call) => {
    const [event, listener] = call.arguments;
    const name = event === undefined ? "" : textOf(source, event).replaceAll('"', "");
    if (!/^will-(navigate|frame-navigate|redirect|attach-webview|download)$/.test(name) || listener === undefined) {
      return [];
    }
    return textOf(source, listener).includes(".preventDefault()") ? [] : [`${name} is heard and not stopped`];
  });
}

/** Answers to what a page may ask of the session are "no", for everything. */
function permissions(source: Source): string[] {
  const refusing: Readonly<Record<string, RegExp>> = {
    setPermissionRequestHandler: /=> answer\(false\)$/,
    setPermissionCheckHandler: /=> false$/,
    setDevicePermissionHandler: /=> false$/,
    setDisplayMediaRequestHandler: /=> answer\(\{\}\)$/,
    setWindowOpenHandler: /=> \(\{ action: "deny" \}\)$/,
  };
  return Object.entries(refusing).flatMap(([name, refusal]) =>
    calls(source, name).flatMap(({ arguments: [handler] }) =>
      handler !== undefined && refusal.test(textOf(source, handler)) ? [] : [`${name} does not refuse everything`],
    ),
  );
}

/** Every message a page can send to main is looked at before it is answered. */
function messages(source: Source): string[] {
  const all = ["handle", "handleOnce", "on", "once"].flatMap((name) => calls(source, name));
  return all
    .filter((call) => textOf(source, call.callee).startsWith("ipcMain."))
    .filter((call) => !call.arguments.some((each) => textOf(source, each).includes("isTrusted(event)")))
    .map((call) => `${textOf(source, call.arguments[0] ?? call)} is answered to whoever asks`);
}

/** The policy each page is sent, directive by directive. */
function policy(source: Source): string[] {
  const declared = source.nodes.find(
    (node) =>
      node.type === "VariableDeclarator" && node.id.type === "Identifier" && node.id.name === "CONTENT_SECURITY_POLICY",
  );
  if (declared === undefined) return [];
  const directives = flatten(declared).flatMap((node) =>
    node.type === "Literal" && typeof node.value === "string" && / /.test(node.value) && node.value !== "; "
      ? [node.value]
      : [],
  );
  const sources = new Map(directives.map((each) => [each.split(" ")[0] ?? "", each.split(" ").slice(1)]));
  return Object.entries(POLICY).flatMap(([directive, allowed]) => {
    const given = sources.get(directive);
    if (given === undefined) return [`the policy has no ${directive}`];
    const beyond = given.filter((each) => !allowed.includes(each));
    return beyond.length === 0 ? [] : [`the policy allows ${beyond.join(" ")} as ${directive}`];
  });
}

/** The bridge is one object of the contract's type, made of functions of its own and nothing of Electron's. */
function bridge(source: Source): string[] {
  const exposed = calls(source, "exposeInMainWorld");
  if (source.path === "electron/preload/preload.ts" && exposed.length !== 1) return ["the bridge is exposed once"];
  return exposed.flatMap(({ arguments: [, api] }) => {
    const declared = source.nodes.find(
      (node) => node.type === "VariableDeclarator" && api?.type === "Identifier" && isNamed(node.id, api.name),
    );
    if (declared?.type !== "VariableDeclarator" || !textOf(source, declared.id).endsWith(": NativeApi")) {
      return ["what is exposed is not declared as NativeApi"];
    }
    const { init } = declared;
    if (init?.type !== "ObjectExpression") return ["what is exposed is not written out"];
    return init.properties.flatMap((each) => {
      if (each.type !== "Property") return ["what is exposed takes over another object"];
      const raw =
        each.value.type === "Identifier" && /^(ipcRenderer|webUtils|contextBridge|process)$/.test(each.value.name);
      return raw ? [`${textOf(source, each.key)} hands Electron itself to the page`] : [];
    });
  });
}

const isNamed = (node: Node, name: string): boolean => node.type === "Identifier" && node.name === name;

/** Our own protocol is a plain secure one, and serves the page's own files alone. */
function protocols(source: Source): string[] {
  const privileges = calls(source, "registerSchemesAsPrivileged").flatMap((call) =>
    flatten(call).flatMap((node) => (node.type === "Property" && node.value.type === "Literal" ? [node] : [])),
  );
  const wide = privileges.filter((each) =>
    /^(bypassCSP|allowServiceWorkers|corsEnabled|stream)$/.test(textOf(source, each.key)),
  );
  const loads = calls(source, "loadURL").filter(
    ({ arguments: [address] }) => address === undefined || !/^`\$\{APP_ORIGIN\}\/[^$]*`$/.test(textOf(source, address)),
  );
  return [
    ...wide.map((each) => `our protocol may not ${textOf(source, each.key)}`),
    ...loads.map((each) => `${textOf(source, each)} loads what is not ours`),
  ];
}

/** Lines a file is there for, and has lost. */
function required(path: string, text: string): string[] {
  return (REQUIRED[path] ?? [])
    .filter((line) => !text.split("\n").some((each) => !/^\s*(\/\/|#)/.test(each) && each.includes(line)))
    .map((line) => `lacks ${line}`);
}

function page(path: string, text: string): string[] {
  const inline = /<script(?![^>]*\bsrc=)|\son\w+=|javascript:|<(iframe|object|embed|webview|base|form)\b/i.test(text);
  const foreign = /(src|href)="(?!\.\/)/i.test(text);
  return path.endsWith(".html") && (inline || foreign) ? ["the page loads or runs what is not a file of ours"] : [];
}

function fuses(path: string, text: string): string[] {
  if (path !== "electron-builder.yml") return [];
  return Object.entries(FUSES)
    .filter(([fuse, wanted]) => !new RegExp(`^  ${fuse}: ${String(wanted)}$`, "m").test(text))
    .map(([fuse, wanted]) => `the fuse ${fuse} is not ${String(wanted)}`);
}

const RULES = [forbidden, windows, guards, permissions, messages, policy, bridge, protocols];

/** Every breach of the rules in the given files (path from the repository, with slashes, to text), in words. */
export function unsafe(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, text]) => {
    const said = [...required(path, text), ...page(path, text), ...fuses(path, text)];
    if (/\.tsx?$/.test(path)) {
      const source = read(path, text);
      said.push(...RULES.flatMap((rule) => rule(source)));
    }
    return said.map((what) => `${path}: ${what}`);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = readSources();
  for (const path of ["renderer/index.html", ...Object.keys(REQUIRED)]) {
    files.set(path, readFileSync(join(REPOSITORY, path), "utf8"));
  }
  const breaches = unsafe(files);
  for (const breach of breaches) console.error(breach);
  console.log(`Electron rules: ${String(files.size)} files, ${String(breaches.length)} breaches`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
