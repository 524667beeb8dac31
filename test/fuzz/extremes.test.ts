import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSources } from "../../electron/ledger/imports/intake/read-sources.ts";
import { cfdi40 } from "../domain/cfdi/make-cfdi.ts";
import { zip } from "../ledger/imports/make-zip.ts";
import { temporaryFolder } from "../ledger/support/ledgers.ts";

const TEN_GIB = 10 * 1024 ** 3;

/** A file of ten gigabytes that begins like this and takes no room on the disk. */
function huge(path: string, head: string): void {
  const file = openSync(path, "w");
  writeSync(file, head);
  ftruncateSync(file, TEN_GIB);
  closeSync(file);
}

/** How many items ended in which code. */
async function endsOf(folder: string): Promise<Record<string, number>> {
  const ends: Record<string, number> = {};
  const signal = new AbortController().signal;
  const options = { signal, isKnown: async () => new Set<string>(), onFound: () => {} };
  for await (const batch of readSources([folder], options)) {
    for (const { result } of batch) {
      const code = result.ok ? "ok" : "refusal" in result ? result.refusal.code : "other";
      ends[code] = (ends[code] ?? 0) + 1;
    }
  }
  return ends;
}

test("files of ten gigabytes are refused unread, and the rest comes in", async () => {
  const folder = temporaryFolder();
  huge(join(folder, "a.xml"), '<?xml version="1.0"?><cfdi:Comprobante ');
  huge(join(folder, "b.zip"), "PK\x03\x04");
  huge(join(folder, "c.pdf"), "%PDF-1.7");
  writeFileSync(join(folder, "d.xml"), cfdi40());
  expect(await endsOf(folder)).toEqual({ "too-large": 1, "archive-unreadable": 1, pdf: 1, ok: 1 });
});

test("an archive that grows a thousandfold is refused by what comes out of it", async () => {
  const folder = temporaryFolder();
  const bomb = zip([{ name: "a.xml", data: Buffer.alloc(19 * 1024 * 1024, "<") }]);
  writeFileSync(join(folder, "bomba.zip"), bomb);
  expect(bomb.length).toBeLessThan(100_000);
  expect(await endsOf(folder)).toEqual({ "archive-ratio": 1 });
});

test("a hundred thousand files in one folder each have their reason", async () => {
  const folder = temporaryFolder();
  for (let n = 0; n < 100_000; n++) {
    writeFileSync(join(folder, `${n}.xml`), "");
    // An empty file of a moment ago counts as one that is still being written.
    utimesSync(join(folder, `${n}.xml`), 0, 0);
  }
  expect(await endsOf(folder)).toEqual({ empty: 100_000 });
});

test("folders that lead into each other come to an end", async () => {
  const folder = temporaryFolder();
  for (const name of ["a", "b"]) mkdirSync(join(folder, name));
  symlinkSync(folder, join(folder, "a/arriba"));
  symlinkSync(join(folder, "b"), join(folder, "a/al lado"));
  symlinkSync(join(folder, "a"), join(folder, "b/al lado"));
  writeFileSync(join(folder, "b/factura.xml"), cfdi40());
  // Found by a link before its own place: read at both, which the ledger then calls a duplicate.
  expect(await endsOf(folder)).toEqual({ ok: 2 });
});
