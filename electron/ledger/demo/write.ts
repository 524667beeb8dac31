import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { DEMO_AS_OF, type DemoOptions, generateDemo } from "./generate.ts";
import { OWN_COMPANY } from "./xml.ts";

/** What was written and what a ledger needs to know to make sense of it. */
export interface DemoFolder {
  /** CFDI written, members of the ZIP included. */
  readonly files: number;
  readonly ownRfcs: readonly { readonly rfc: string; readonly name: string }[];
  /** Day the figures are about. */
  readonly asOf: string;
}

/** Files written at once: enough to keep a disk busy, few enough to keep memory flat. */
const BATCH = 64;

/**
 * Writes the demo company's CFDI into `folder`: one subfolder a month, and the last month as a ZIP the way a bulk download
 * comes. With `invoices` (a corpus) there is no ZIP. The same options give the same bytes. Throws what the file system
 * throws; files of the same name are replaced.
 */
export async function writeDemoFolder(folder: string, options: DemoOptions = {}): Promise<DemoFolder> {
  const asOf = options.until ?? DEMO_AS_OF;
  const zipMonth = options.invoices === undefined ? asOf.slice(0, 7) : "";
  const zip = new ZipFile();
  const stamped = new Date(Date.UTC(2026, 10, 1));
  const made = new Set<string>();
  let files = 0;
  let zipped = 0;
  let writing: Promise<void>[] = [];

  for (const file of generateDemo(options)) {
    files++;
    if (zipMonth !== "" && file.name.startsWith(`${zipMonth}/`)) {
      zip.addBuffer(Buffer.from(file.xml), file.name.slice(8), { mtime: stamped, forceDosTimestamp: true });
      zipped++;
      continue;
    }
    const path = join(folder, ...file.name.split("/"));
    const parent = dirname(path);
    if (!made.has(parent)) {
      await mkdir(parent, { recursive: true });
      made.add(parent);
    }
    writing.push(writeFile(path, file.xml));
    if (writing.length >= BATCH) {
      await Promise.all(writing);
      writing = [];
    }
  }
  await Promise.all(writing);
  if (zipped > 0) {
    zip.end();
    await mkdir(folder, { recursive: true });
    await pipeline(zip.outputStream, createWriteStream(join(folder, `CFDI emitidos ${zipMonth}.zip`)));
  }
  return { files, ownRfcs: [{ rfc: OWN_COMPANY.rfc, name: OWN_COMPANY.longName }], asOf };
}
