import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { REPOSITORY } from "./freshness.ts";
import { importsOf, readSources } from "./import-rules.ts";

/**
 * `npm run licences`: every package that is in what users get, with its licence: docs/licences.md for people, and
 * resources/licences.txt, which goes with the app. With `--check` nothing is written; it fails when a licence is not one we
 * may hand on, or when the lists are not those of the lock file.
 */

const zPackage = z.object({
  version: z.string(),
  license: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
  peerDependencies: z.record(z.string(), z.string()).default({}),
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().default(false) })).default({}),
});
const zLock = z.object({
  packages: z.record(z.string(), zPackage.partial({ version: true })),
});
export type Lock = z.infer<typeof zLock>;

/** A package as it is installed. */
export interface Shipped {
  /** Its folder, from the repository. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  /** SPDX expression; empty where the package states none. */
  readonly licence: string;
}

/** Licences whose conditions the list itself and the texts beside the app fulfil. */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-3.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "OFL-1.1",
  "PSF-2.0",
  "Python-2.0",
  "Unlicense",
  "Zlib",
]);

/** Packages whose manifest is silent and whose LICENSE file is not. */
const STATED_IN_TEXT: Readonly<Record<string, string>> = { "png-js": "MIT" };

/** Whether an SPDX expression leaves us a choice we may hand on: one side of each OR, both of each AND. */
export function isAllowed(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, "$1");
  if (plain.includes(" OR ")) return plain.split(" OR ").some(isAllowed);
  if (plain.includes(" AND ")) return plain.split(" AND ").every(isAllowed);
  return ALLOWED.has(plain);
}

/** The folder a package's import leads to: the nearest node_modules above it. */
function found(lock: Lock, from: string, name: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const folder = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (lock.packages[folder] !== undefined) return folder;
    if (at === "") return null;
    if (!at.includes("/node_modules/")) at = "";
  }
}

/**
 * What the named packages bring with them, themselves included. Types are gone when the app is built, and Electron, which is
 * told apart, carries its own list; a peer that may be absent is there for somebody else.
 */
export function shipped(lock: Lock, names: Iterable<string>): Shipped[] {
  const reached = new Map<string, Shipped>();
  const visit = (from: string, name: string): void => {
    if (name.startsWith("@types/") || name === "electron") return;
    const folder = found(lock, from, name);
    const entry = folder === null ? undefined : lock.packages[folder];
    if (folder === null || entry?.version === undefined || reached.has(folder)) return;
    reached.set(folder, { folder, name, version: entry.version, licence: entry.license ?? STATED_IN_TEXT[name] ?? "" });
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = entry;
    const needed = Object.keys(peerDependencies).filter((peer) => peerDependenciesMeta[peer]?.optional !== true);
    for (const next of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...needed]) visit(folder, next);
  };
  for (const name of names) visit("", name);
  return [...reached.values()].sort((a, b) =>
    a.name === b.name ? compare(a.version, b.version) : compare(a.name, b.name),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Packages the product's code imports as code, and those its manifest names as needed at run time. */
function importedPackages(): Set<string> {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")));
  const names = new Set(Object.keys(dependencies));
  for (const [path, source] of readSources()) {
    for (const { specifier, typeOnly } of importsOf(path, source)) {
      if (typeOnly || /^(\.|node:)/.test(specifier)) continue;
      names.add(specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/"));
    }
  }
  return names;
}

/** Same name, version and licence twice in the tree is one line for people. */
function lines(packages: readonly Shipped[]): string[] {
  return [...new Set(packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`))];
}

function document(packages: readonly Shipped[], electron: string): string {
  const counted = new Map<string, number>();
  for (const { licence } of packages) counted.set(licence, (counted.get(licence) ?? 0) + 1);
  const summary = [...counted].sort(([a, m], [b, n]) => n - m || compare(a, b));
  return `# What is in the app that others made

Made by \`npm run licences\` out of \`package-lock.json\`; \`npm run check\` fails when it is stale or when a licence is not one of
those we may hand on (\`scripts/licences.ts\`). It lists every package the app's code reaches, needed at run time or built into
it, and what those bring; some of it is not in the built app, where nothing uses it. Tools that only build and test are not handed on.
The texts go with the app: \`licences.txt\` beside it, and in Ajustes, Estado del sistema.

Besides packages: Electron ${electron} (MIT), with Chromium, Node and what they contain, whose texts Electron puts beside the app itself
(\`LICENSE.electron.txt\`, \`LICENSES.chromium.html\`); the typeface Roboto (OFL-1.1), \`resources/fonts/roboto/OFL.txt\`.

| Licence | Packages |
| --- | --: |
${summary.map(([licence, count]) => `| ${licence} | ${String(count)} |`).join("\n")}

| Package | Version | Licence |
| --- | --- | --- |
${lines(packages).join("\n")}
`;
}

const TEXT_FILE = /^(licen[cs]e|copying|unlicense|notice|ofl)([.-].*)?$/i;

/** The texts a package carries, each as one paragraph block with plain line ends. */
function textOf(folder: string): string {
  const at = join(REPOSITORY, folder);
  const files = existsSync(at) ? readdirSync(at).filter((file) => TEXT_FILE.test(file)) : [];
  return files
    .sort()
    .map((file) => readFileSync(join(at, file), "utf8").replaceAll("\r\n", "\n").trim())
    .join("\n\n");
}

/** All texts, each once, under the names of the packages that carry it. */
function texts(packages: readonly Shipped[], electron: string): string {
  const holders = new Map<string, string[]>();
  const add = (text: string, name: string): void => {
    const names = holders.get(text) ?? [];
    if (!names.includes(name)) names.push(name);
    holders.set(text, names);
  };
  for (const { folder, name, version, licence } of packages) {
    add(textOf(folder) || `Licence: ${licence}. The package carries no text of its own.`, `${name} ${version}`);
  }
  add(textOf("resources/fonts/roboto"), "Roboto");
  const rule = "=".repeat(80);
  return `Al Corriente contains work of others, under the licences below.
Electron ${electron}, Chromium and Node: see LICENSE.electron.txt and LICENSES.chromium.html beside the program.

${[...holders].map(([text, names]) => `${rule}\n${names.join("\n")}\n\n${text}\n`).join("\n")}`;
}

/** The lists as they should be, and what is wrong with the licences in them. */
function made(): { readonly files: ReadonlyMap<string, string>; readonly refused: readonly string[] } {
  const lock = zLock.parse(JSON.parse(readFileSync(join(REPOSITORY, "package-lock.json"), "utf8")));
  const electron = lock.packages["node_modules/electron"]?.version ?? "";
  const packages = shipped(lock, importedPackages());
  const refused = packages
    .filter(({ licence }) => !isAllowed(licence))
    .map(({ name, version, licence }) => `${name} ${version}: ${licence === "" ? "states no licence" : licence}`);
  const files = new Map([
    ["docs/licences.md", document(packages, electron)],
    ["resources/licences.txt", texts(packages, electron)],
  ]);
  return { files, refused };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { files, refused } = made();
  const checking = process.argv.includes("--check");
  const problems = [...refused];
  for (const [path, text] of files) {
    const at = join(REPOSITORY, path);
    if (!checking) writeFileSync(at, text);
    else if (!existsSync(at) || readFileSync(at, "utf8").replaceAll("\r\n", "\n") !== text) {
      problems.push(`${path} is stale: npm run licences`);
    }
  }
  for (const problem of problems) console.error(problem);
  console.log(`Licences: ${String(problems.length)} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
