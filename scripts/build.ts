import { existsSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type InlineConfig } from "vite";
import { DIST, REPOSITORY, STAMP } from "./freshness.ts";
import { STAND_INS } from "./stand-ins.ts";

/** Packages that stay in node_modules at run time: heavy, native, or finding their own files on disk. */
const RUNTIME_PACKAGES = ["better-sqlite3", "exceljs", "pdfmake", "echarts"];

const isExternal = (id: string): boolean =>
  id === "electron" ||
  id.startsWith("node:") ||
  RUNTIME_PACKAGES.some((name) => id === name || id.startsWith(`${name}/`));

const at = (path: string): string => resolve(REPOSITORY, path);

interface NodeSide {
  readonly input: Readonly<Record<string, string>>;
  readonly format: "es" | "cjs";
  readonly target: string;
}

/** Bundles code that runs in Node or Electron: one file per entry, shared parts in chunks beside them. */
function nodeSide({ input, format, target }: NodeSide, outDir: string): InlineConfig {
  return {
    configFile: false,
    root: REPOSITORY,
    logLevel: "warn",
    publicDir: false,
    resolve: { alias: STAND_INS },
    ssr: { noExternal: true, target: "node" },
    build: {
      ssr: true,
      target,
      outDir,
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(input).filter(([, file]) => existsSync(file))),
        external: isExternal,
        output: {
          format,
          entryFileNames: format === "cjs" ? "[name].cjs" : "[name].js",
          chunkFileNames: "chunks/[name]-[hash].js",
        },
      },
    },
  };
}

/** Every file directly in electron/ledger/workers, but for the helper that finds them, is the entry of a worker thread. */
function workerEntries(): Record<string, string> {
  const folder = at("electron/ledger/workers");
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && file !== "worker-url.ts");
  return Object.fromEntries(files.map((file) => [`ledger/workers/${basename(file, ".ts")}`, join(folder, file)]));
}

/** Bundles programs of this repository that work on ledgers, with the worker threads they need: they start in a fraction of the time. */
export async function buildPrograms(programs: Readonly<Record<string, string>>, folder: string): Promise<void> {
  const input = { ...programs, ...workerEntries() };
  await build(nodeSide({ input, format: "es", target: "node24" }, folder));
}

/** Builds the whole app into dist/, which is replaced only when everything compiled. Throws when a part does not. */
export async function buildApp(): Promise<void> {
  const started = new Date();
  const fresh = `${DIST}.${String(process.pid)}`;
  const former = `${fresh}.former`;
  try {
    await Promise.all([
      // Main and preload also run on the development runtime, whose Electron carries Node 20 and Chromium 130.
      build(nodeSide({ input: { "main/main": at("electron/main/main.ts") }, format: "es", target: "node20" }, fresh)),
      build(
        nodeSide(
          { input: { "preload/preload": at("electron/preload/preload.ts") }, format: "cjs", target: "node20" },
          fresh,
        ),
      ),
      build(
        nodeSide(
          {
            input: {
              "ledger/ledger": at("electron/ledger/ledger.ts"),
              "cli/alcorriente": at("electron/cli/alcorriente.ts"),
              ...workerEntries(),
            },
            format: "es",
            target: "node24",
          },
          fresh,
        ),
      ),
      build({
        configFile: at("vite.config.ts"),
        root: at("renderer"),
        logLevel: "warn",
        build: { outDir: join(fresh, "renderer") },
      }),
    ]);
    // What changes while the build runs may have missed it.
    const stamp = join(fresh, basename(STAMP));
    writeFileSync(stamp, started.toISOString());
    utimesSync(stamp, started, started);
    if (existsSync(DIST)) renameSync(DIST, former);
    renameSync(fresh, DIST);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(former, { recursive: true, force: true });
  }
  console.log(`Built dist/ in ${((Date.now() - started.getTime()) / 1000).toFixed(1)} s`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await buildApp();
}
