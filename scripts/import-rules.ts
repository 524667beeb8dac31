import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseSync } from "oxc-parser";
import { REPOSITORY } from "./freshness.ts";
import { OWNED_PACKAGES, ROOMS } from "./rooms.ts";

/** One import that leaves a file. */
export interface Import {
  readonly specifier: string;
  /** Types go when the code is built. */
  readonly typeOnly: boolean;
}

const TOP_FOLDERS = ["shared", "electron", "renderer"];

export function importsOf(path: string, source: string): Import[] {
  const { module } = parseSync(path, source);
  const found: Import[] = [];
  for (const { moduleRequest, entries } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    found.push({ specifier: moduleRequest.value, typeOnly });
  }
  for (const { moduleRequest, isType } of module.staticExports.flatMap((statement) => statement.entries)) {
    if (moduleRequest !== null) found.push({ specifier: moduleRequest.value, typeOnly: isType });
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const text = source.slice(moduleRequest.start, moduleRequest.end);
    const literal = /^["'](.+)["']$/.exec(text)?.[1];
    if (literal !== undefined) found.push({ specifier: literal, typeOnly: false });
  }
  return found;
}

const lies = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

const isPackage = (specifier: string, name: string): boolean =>
  /[:/-]$/.test(name) ? specifier.startsWith(name) : specifier === name || specifier.startsWith(`${name}/`);

/** The room a file lies in: the longest path of the table above it. */
function roomOf(path: string): string | null {
  const candidates = Object.keys(ROOMS).filter((room) => lies(path, room));
  return candidates.sort((a, b) => b.length - a.length)[0] ?? null;
}

function packageBreach(path: string, room: string, specifier: string): string | null {
  for (const [name, owners] of Object.entries(OWNED_PACKAGES)) {
    if (isPackage(specifier, name) && !owners.some((owner) => lies(path, owner))) {
      return `${specifier} belongs to ${owners.join(", ")}`;
    }
  }
  const allowed = ROOMS[room]?.packages ?? [];
  if (allowed === "any" || allowed.some((name) => isPackage(specifier, name))) return null;
  return `${room} may not import ${specifier}`;
}

function fileBreach(path: string, room: string, target: string): string | null {
  const targetRoom = roomOf(target) ?? target;
  if (targetRoom === room) {
    const folder = (file: string): string | undefined => file.slice(room.length + 1).split("/")[0];
    const strangers = ROOMS[room]?.apart === true && folder(path) !== folder(target);
    return strangers ? `${room}/${folder(path) ?? ""} may not import ${room}/${folder(target) ?? ""}` : null;
  }
  const allowed = ROOMS[room]?.rooms ?? [];
  return allowed.includes(targetRoom) ? null : `${room} may not import ${targetRoom}`;
}

/**
 * Circles of imports, each told from its first file in alphabetical order. Those of types and of what is loaded on demand count,
 * too: the code runs with them, but nobody can read or change one of their files without the others.
 */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const told: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path);
    if (start >= 0) {
      told.push(`circle: ${[...way.slice(start), path].join(" -> ")}`);
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of [...graph.keys()].sort()) visit(path, []);
  return told;
}

/** Every breach of the rules among the given sources (path from the repository, with slashes, to text), in words. */
export function breachesOf(sources: ReadonlyMap<string, string>): string[] {
  const breaches: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [path, source] of sources) {
    const room = roomOf(path);
    if (room === null) {
      breaches.push(`${path}: lies in no room of scripts/rooms.ts`);
      continue;
    }
    const next: string[] = [];
    for (const { specifier } of importsOf(path, source)) {
      const relative = specifier.startsWith(".");
      const target = relative ? join(dirname(path), specifier).replaceAll("\\", "/") : specifier;
      const breach = relative ? fileBreach(path, room, target) : packageBreach(path, room, specifier);
      if (breach !== null) breaches.push(`${path}: ${breach}`);
      if (relative) next.push(target);
    }
    graph.set(path, next);
  }
  return [...breaches, ...circles(graph)];
}

/** All TypeScript sources of the product. */
export function readSources(): Map<string, string> {
  const sources = new Map<string, string>();
  for (const top of TOP_FOLDERS) {
    for (const entry of readdirSync(join(REPOSITORY, top), { recursive: true, encoding: "utf8" })) {
      if (!/\.tsx?$/.test(entry)) continue;
      const path = `${top}/${entry.replaceAll("\\", "/")}`;
      sources.set(path, readFileSync(join(REPOSITORY, path), "utf8"));
    }
  }
  return sources;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const sources = readSources();
  const breaches = breachesOf(sources);
  for (const breach of breaches) console.error(breach);
  console.log(`Import rules: ${String(sources.size)} files, ${String(breaches.length)} breaches`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
