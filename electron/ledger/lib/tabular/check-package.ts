import { createInflateRaw } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { Refused, TABLE_LIMITS } from "./table.ts";

/**
 * Counts what a workbook's package really unpacks to before any parser sees it: a size in an archive is only a claim.
 * Throws Refused (`too-large`, `damaged`, `encrypted`, `not-a-workbook`).
 */
export async function checkPackage(bytes: Buffer, unpackedBytes: number = TABLE_LIMITS.unpackedBytes): Promise<void> {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, { validateEntrySizes: false, strictFileNames: false });
  } catch {
    throw new Refused("damaged");
  }
  if (zip.entryCount > TABLE_LIMITS.packageEntries) throw new Refused("too-large");
  let left = unpackedBytes;
  let workbook = false;
  try {
    for await (const entry of zip.eachEntry()) {
      if ((entry.generalPurposeBitFlag & 1) !== 0) throw new Refused("encrypted");
      if (entry.fileName === "xl/workbook.xml") workbook = true;
      const most = /sheet/i.test(entry.fileName) ? left : Math.min(left, TABLE_LIMITS.wholePartBytes);
      left -= await unpackedSize(zip, entry, most);
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused("damaged");
  }
  if (!workbook) throw new Refused("not-a-workbook");
}

/** Bytes an entry unpacks to; Refused as soon as there are more than `limit`. Nothing of it is kept. */
async function unpackedSize(zip: ZipFile, entry: Entry, limit: number): Promise<number> {
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new Refused("damaged");
  const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  const stream = entry.compressionMethod === 0 ? raw : raw.pipe(createInflateRaw());
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    if (size > limit) {
      raw.destroy();
      throw new Refused("too-large");
    }
  }
  return size;
}
