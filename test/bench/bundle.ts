import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { STAND_INS } from "../../scripts/stand-ins.ts";
import { CACHE } from "./corpus.ts";

/** Packages that stay outside, as in the product's own bundles. */
const EXTERNAL = /^(node:|better-sqlite3|exceljs|pdfmake|echarts|pg)($|\/)?/;

/**
 * Bundles the in-process benches the way scripts/build.ts bundles the ledger, and loads them: what is measured is what
 * ships, worker threads of dist/ included, not sources whose types are stripped on every start of a thread.
 */
export async function loadInProcess(): Promise<typeof import("./in-process.ts")> {
  const outDir = join(CACHE, "build");
  const at = (name: string): string => join(import.meta.dirname, name);
  await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    resolve: { alias: STAND_INS },
    ssr: { noExternal: true, target: "node" },
    build: {
      ssr: true,
      target: "node24",
      outDir,
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        input: {
          "in-process": at("in-process.ts"),
          "sheet-writer": at("sheet-writer.ts"),
          "xml2js-worker": at("xml2js-worker.ts"),
        },
        external: (id) => EXTERNAL.test(id),
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  });
  return import(pathToFileURL(join(outDir, "in-process.js")).href);
}
