import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { runsFromSource } from "../../electron/ledger/app-root.ts";
import { CACHE, corpusOf, filesOf } from "./corpus.ts";
import { importFolder, importWithWorker } from "./pipeline.ts";
import { insertRaw, takeRows } from "./raw-rows.ts";
import { type Finding, finding } from "./report.ts";
import { interleave, timed } from "./rounds.ts";

const BATCH = 500;

/** The bench's own worker, beside this file or beside the bundle it went into. */
const WORKER_SOURCE = "./xml2js-worker.ts";
const WORKER_BUILT = "./xml2js-worker.js";

/** Floor of importing a known folder: read, hash, look the hashes up, 500 at a time. */
async function lookUp(ledger: string, files: readonly string[]): Promise<number> {
  const database = new Database(ledger, { readonly: true });
  const statement = database.prepare<[string], { n: number }>(
    "select count(*) as n from document where sha256 in (select value from json_each(?))",
  );
  let known = 0;
  const ms = await timed(() => {
    for (let at = 0; at < files.length; at += BATCH) {
      const hashes = files.slice(at, at + BATCH).map((file) => hash("sha256", readFileSync(file), "hex"));
      known += statement.get(JSON.stringify(hashes))?.n ?? 0;
    }
  });
  database.close();
  if (known !== files.length) throw new Error(`${known} of ${files.length} files were known`);
  return ms;
}

/** Import end to end against its floors: PERFORMANCE.md's first three targets. */
export async function benchImport(size: number, rounds: number): Promise<Finding[]> {
  const folder = await corpusOf(size);
  const files = await filesOf(folder);
  const bytes = (await Promise.all(files.map((file) => stat(file)))).reduce((sum, file) => sum + file.size, 0);
  const scratch = await mkdtemp(join(CACHE, "import-"));
  try {
    const reference = join(scratch, "reference.alcorriente");
    await importFolder(reference, folder);
    const rows = takeRows(reference, files, BATCH);
    console.log(
      `import: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${rows.rowCount.toLocaleString("en")} rows, ${rounds} rounds`,
    );
    let made = 0;
    const fresh = (): string => join(scratch, `${++made}.alcorriente`);
    const worker = new URL(runsFromSource ? WORKER_SOURCE : WORKER_BUILT, import.meta.url);
    const measured = await interleave(
      [
        { name: "floor: read + scanner + raw insert", run: () => insertRaw(fresh(), rows) },
        { name: "import", run: () => importFolder(fresh(), folder) },
        { name: "the same pipeline on xml2js", run: () => importWithWorker(fresh(), folder, worker) },
      ],
      rounds,
      1,
    );
    const again = await interleave(
      [
        { name: "floor: read + SHA-256 + lookup", run: () => lookUp(reference, files) },
        { name: "import of a known folder", run: () => importFolder(reference, folder) },
      ],
      rounds,
      1,
    );
    const [floor, ours, xml2js] = measured;
    const [known, repeated] = again;
    if (!floor || !ours || !xml2js || !known || !repeated) throw new Error("nothing was measured");
    const rate = (ms: number): string => `${Math.round((files.length * 1000) / ms).toLocaleString("en")} files/s`;
    const cpu = (ms: number): string => `${(ms / files.length).toFixed(2)} ms`;
    const overXml2js = median3(xml2js.ms, ours.ms);
    return [
      finding("import", "files/s against read + scanner + raw insert", 1 / ours.overFloor, ">=", 0.35, 0.45, {
        ours: rate(ours.medianMs),
        floor: rate(floor.medianMs),
        "processor a file, ours": cpu(ours.cpuMs),
        "floor's": cpu(floor.cpuMs),
      }),
      finding("import-xml2js", "against the same pipeline on xml2js", overXml2js, ">=", 2.5, 3, {
        ours: rate(ours.medianMs),
        xml2js: rate(xml2js.medianMs),
        "processor a file, xml2js": cpu(xml2js.cpuMs),
      }),
      finding("import-known", "known folder against read + SHA-256 + lookup", 1 / repeated.overFloor, ">=", 0.6, 0.8, {
        ours: rate(repeated.medianMs),
        floor: rate(known.medianMs),
      }),
    ];
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** Median of the quotients round by round. */
function median3(over: readonly number[], under: readonly number[]): number {
  const quotients = over.map((value, round) => value / (under[round] ?? Number.NaN)).sort((a, b) => a - b);
  return quotients[quotients.length >> 1] ?? Number.NaN;
}
