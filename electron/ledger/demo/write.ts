import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { DemoFile } from "./demo-file.ts";
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

const OWN_RFCS = [{ rfc: OWN_COMPANY.rfc, name: OWN_COMPANY.longName }];

/** Files written at once: enough to keep a disk busy, few enough to keep memory flat. */
const BATCH = 64;

/** Writes many small files at a time, with the folders they are in. */
function createFolderWriter(): { write(path: string, text: string): Promise<void>; end(): Promise<void> } {
  const made = new Set<string>();
  let writing: Promise<void>[] = [];
  const end = async (): Promise<void> => {
    await Promise.all(writing);
    writing = [];
  };
  return {
    async write(path, text) {
      const parent = dirname(path);
      if (!made.has(parent)) {
        await mkdir(parent, { recursive: true });
        made.add(parent);
      }
      writing.push(writeFile(path, text));
      if (writing.length >= BATCH) await end();
    },
    end,
  };
}

/**
 * Writes the demo company's CFDI the way its desk gets them: those stamped before `days` begin into `base`, one subfolder a
 * month, and the others into a folder named after the first of `days` that is not before the day they were stamped. `see` is
 * told of every file.
 */
export async function writeDemoByDay(
  folders: { readonly base: string; readonly days: string },
  { from, days, see }: { from: string; days: readonly string[]; see: (file: DemoFile) => void },
): Promise<Pick<DemoFolder, "ownRfcs">> {
  const writer = createFolderWriter();
  for (const day of days) await mkdir(join(folders.days, day), { recursive: true });
  for (const file of generateDemo()) {
    see(file);
    const { issuedOn } = file.facts;
    const day = issuedOn < from ? undefined : days.find((each) => each >= issuedOn);
    const parts = file.name.split("/");
    await writer.write(day === undefined ? join(folders.base, ...parts) : join(folders.days, day, ...parts), file.xml);
  }
  await writer.end();
  return { ownRfcs: OWN_RFCS };
}

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
  const writer = createFolderWriter();
  let files = 0;
  let zipped = 0;

  for (const file of generateDemo(options)) {
    files++;
    if (zipMonth !== "" && file.name.startsWith(`${zipMonth}/`)) {
      zip.addBuffer(Buffer.from(file.xml), file.name.slice(8), { mtime: stamped, forceDosTimestamp: true });
      zipped++;
      continue;
    }
    await writer.write(join(folder, ...file.name.split("/")), file.xml);
  }
  await writer.end();
  if (zipped > 0) {
    zip.end();
    await mkdir(folder, { recursive: true });
    await pipeline(zip.outputStream, createWriteStream(join(folder, `CFDI emitidos ${zipMonth}.zip`)));
  }
  return { files, ownRfcs: OWN_RFCS, asOf };
}
