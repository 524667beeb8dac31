import { expect, test } from "vitest";
import { money, type ReportDocument, type Section, type Table, text } from "../../../electron/ledger/render/model.ts";
import { writePdf } from "../../../electron/ledger/render/pdf/pdf-writer.ts";
import { pagesOf } from "../support/pdf-text.ts";

const column = (header: string, sum: boolean) => ({
  ...{ header, printWidth: 90, sheetWidth: 16, stretch: !sum, sum, bucket: null },
  align: sum ? ("right" as const) : ("left" as const),
});

function table(currency: string, count: number): Table {
  const rows = Array.from({ length: count }, (_, index) => [
    text(`${currency}-${String(index + 1).padStart(3, "0")}`),
    money(100, currency),
  ]);
  return {
    ...{ kind: "table" as const, sheet: "list", columns: [column("Cliente", false), column("Saldo", true)] },
    ...{ rows, totals: [[text(`Total ${currency}`), money(count * 100, currency)]], print: true, oneLine: false },
    paged: count > 16,
  };
}

function document(sections: readonly Section[], paper: "letter" | "a4"): ReportDocument {
  return {
    ...{ lang: "es", paper, title: "Prueba", asOf: "al corte", company: "", madeAt: "2026-11-03T20:00:00.000Z" },
    ...{ footer: "", facts: [], sections, sheets: [] },
    pageWords: {
      page: "{{page}} de {{pages}}",
      carried: "Suma y sigue",
      brought: "De antes",
      continued: "{{title}} (sigue)",
    },
  };
}

const section = (currency: string, count: number, note = ""): Section => ({
  title: `Saldos ${currency}`,
  aside: "",
  blocks: [...(note === "" ? [] : [{ kind: "note" as const, text: note }]), table(currency, count)],
  flows: count <= 16,
});

const cover: Section = { title: "Resumen", aside: "", blocks: [{ kind: "note", text: "Nada." }] };

test.each(["letter", "a4"] as const)(
  "a long table begins where the page has room for it, with its title, header and sums: %s",
  async (paper) => {
    const note = "Una frase que explica la tabla. ".repeat(12);
    const counts: readonly (readonly [string, number, string])[] = [
      ["MXN", 18, ""],
      ["USD", 18, note],
      ["EUR", 4, ""],
      ["GBP", 18, ""],
      ["CAD", 40, ""],
      ["CHF", 70, ""],
    ];
    const sections = [cover, ...counts.map(([currency, count, said]) => section(currency, count, said))];
    const pages = await pagesOf(await writePdf(document(sections, paper)));
    // With a page of its own for each long table they would be nine.
    expect(pages).toHaveLength(7);
    for (const [currency, count] of counts) {
      const own = pages.flatMap((page, index) => {
        const rows = page.match(new RegExp(`${currency}-\\d{3}`, "g")) ?? [];
        return rows.length === 0 ? [] : [{ index, page, rows: rows.length }];
      });
      expect(
        own.reduce((sum, { rows }) => sum + rows, 0),
        currency,
      ).toBe(count);
      // A table never begins with less than a few rows, and no page of it is without title and header.
      expect(own[0]?.rows, currency).toBeGreaterThanOrEqual(Math.min(count, 5));
      let before = 0;
      for (const [place, { page, rows }] of own.entries()) {
        expect(page).toContain(place === 0 ? `Saldos ${currency}` : `Saldos ${currency} (sigue)`);
        expect(page).toContain("Saldo");
        const end = before + rows;
        const said = place === own.length - 1 ? `Total ${currency}` : "Suma y sigue";
        expect(page).toMatch(new RegExp(`${said}\\s+${end}\\.00|${said}[\\s\\S]*${end}\\.00`));
        if (place > 0) expect(page).toMatch(new RegExp(`De antes\\s+${before}\\.00`));
        before = end;
      }
    }
    // Each page is numbered once: nothing ran over onto a page of its own.
    expect(pages.every((page, index) => page.includes(`${index + 1} de ${pages.length}`))).toBe(true);
  },
);
