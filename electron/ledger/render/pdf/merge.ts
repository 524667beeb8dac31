import { readFile } from "node:fs/promises";
import { PDFDocument } from "@cantoo/pdf-lib";

/** Joins PDF files page by page, in their order: one file to be printed. Pages keep their own numbers. */
export async function mergePdfFiles(files: readonly string[]): Promise<Uint8Array> {
  const all = await PDFDocument.create();
  for (const file of files) {
    const one = await PDFDocument.load(await readFile(file));
    for (const page of await all.copyPages(one, one.getPageIndices())) all.addPage(page);
  }
  return all.save();
}
