import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import type { ReportDocument } from "../../../electron/ledger/render/model.ts";
import { writePdf } from "../../../electron/ledger/render/pdf/pdf-writer.ts";

/** The definitions on each page of a report that has so many of them. */
async function definitionsByPage(count: number): Promise<number[]> {
  const items = Array.from({ length: count }, (_, index) => ({
    term: `Término-${index}`,
    text: "Lo que quiere decir.",
  }));
  const definitions = { kind: "definitions" as const, sheet: "definitions", termHeader: "", textHeader: "", items };
  const document: ReportDocument = {
    ...{ lang: "es", title: "t", asOf: "", company: "", madeAt: "2026-11-03T20:00:00.000Z", footer: "", facts: [] },
    pageWords: { page: "{{page}}", carried: "", brought: "", continued: "" },
    sections: [{ title: "s", aside: "", blocks: [definitions] }],
    sheets: [],
  };
  const { text } = await extractText(await getDocumentProxy(await writePdf(document)), { mergePages: false });
  return text.map((page) => page.match(/Término-/g)?.length ?? 0);
}

test("the last page of the definitions holds several of them, and each is printed once", async () => {
  let longest = 0;
  for (let count = 1; count <= 60; count += 3) {
    const pages = await definitionsByPage(count);
    longest = Math.max(longest, pages.length);
    expect(pages.reduce((sum, own) => sum + own, 0)).toBe(count);
    expect(pages.at(-1), String(count)).toBeGreaterThanOrEqual(Math.min(count, 4));
  }
  expect(longest).toBeGreaterThan(1);
});
