import { getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { printFormat } from "../../../electron/ledger/render/format.ts";
import {
  type Block,
  money,
  type ReportDocument,
  type Section,
  type Table,
  type Tile,
  text,
} from "../../../electron/ledger/render/model.ts";
import { heightOf } from "../../../electron/ledger/render/pdf/blocks.ts";
import { writePdf } from "../../../electron/ledger/render/pdf/pdf-writer.ts";
import { PAGES, palette } from "../../../electron/ledger/render/pdf/style.ts";
import { agingBarOption } from "../../../shared/charts/aging-bar.ts";
import { chartTexts } from "../../../shared/charts/texts.ts";
import { pagesOf } from "../support/pdf-text.ts";

const format = printFormat("es");

function document(sections: readonly Section[], paper: "letter" | "a4" = "letter"): ReportDocument {
  return {
    ...{ lang: "es", paper, title: "Prueba", asOf: "al corte", company: "Norte", madeAt: "2026-11-03T20:00:00.000Z" },
    ...{ footer: "", facts: [], sections, sheets: [] },
    pageWords: { page: "{{page}} de {{pages}}", carried: "Suma", brought: "De antes", continued: "{{title}} (sigue)" },
  };
}

const section = (title: string, blocks: readonly Block[], given: Partial<Section> = {}): Section => ({
  ...{ title, aside: "", blocks },
  ...given,
});

/** How far a word stands above the foot of its page, in points. */
async function heightOfWord(bytes: Uint8Array, word: string): Promise<number> {
  const page = await (await getDocumentProxy(new Uint8Array(bytes))).getPage(1);
  const { items } = await page.getTextContent();
  const found = items.find((item) => "str" in item && item.str.includes(word));
  if (found === undefined || !("transform" in found)) throw new Error(`no ${word} on the page`);
  return Number(found.transform[5]);
}

const tile = (label: string, value: string, details: readonly string[], light: Tile["light"] = null): Tile => ({
  ...{ label, value, details, light },
});

const red = { color: "red", word: "Fuera de la meta" } as const;
const few: Tile[] = [
  tile("Cartera vencida", "13.34 %", ["922,078.55 de 6,914,499.89", "Meta < 10 %"], red),
  tile("Efectividad de cobranza (CEI)", "83.35 %", []),
];
const many: Tile[] = [
  ...few,
  tile("Concentración en los diez mayores clientes del grupo económico", "8,123,456,789,012,345.67", ["de todo"], red),
  ...Array.from({ length: 5 }, (_, index) => tile(`Indicador ${index}`, "n/d", ["Una frase larga ".repeat(6)])),
];

const columns = [
  ...[{ header: "Cliente", printWidth: 90, stretch: true, align: "left", sum: false } as const],
  ...[{ header: "Saldo por cobrar", printWidth: 90, stretch: false, align: "right", sum: true } as const],
].map((column) => ({ ...column, sheetWidth: 16, bucket: null }));

function table(count: number, paged: boolean): Table {
  const rows = Array.from({ length: count }, (_, index) => [
    text(`${index % 3 === 0 ? "Comercializadora de productos agrícolas y ganaderos ".repeat(4) : "Uno"} ${index}`),
    money(100, "MXN"),
  ]);
  return {
    ...{ kind: "table", sheet: "list", columns, rows, totals: [[text("Total"), money(count * 100, "MXN")]] },
    ...{ paged, print: true, oneLine: false },
  };
}

const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    term: index % 4 === 0 ? "Un término que es largo y se parte en dos renglones" : `Término ${index}`,
    text: `Significa ${index}. ${"Una explicación que sigue y sigue. ".repeat(index % 6)}`,
  }));

const definitions = (count: number): Block => ({
  ...{ kind: "definitions", sheet: "definitions", termHeader: "", textHeader: "", items: items(count) },
});

const totals = { currency: "MXN", currentMinor: 5, d1to30Minor: 4, d31to60Minor: 3, d61to90Minor: 2, d90plusMinor: 1 };
const chart: Block = {
  kind: "chart",
  height: 120,
  option: agingBarOption(
    { ...totals, openMinor: 15, overdueMinor: 10, documents: 5 },
    palette,
    chartTexts("es"),
    format,
  ),
};

test.each<readonly [string, readonly Block[]]>([
  ["few tiles", [{ kind: "tiles", tiles: few }]],
  ["tiles over two rows", [{ kind: "tiles", tiles: many }]],
  ["a sentence", [{ kind: "note", text: "Una frase que se parte en renglones. ".repeat(12) }]],
  ["a heading", [{ kind: "heading", text: "Encabezado" }]],
  ["a chart", [chart]],
  ["a table", [table(9, false)]],
  ["definitions", [{ kind: "side", parts: [{ weight: 1, blocks: [definitions(9)] }] }]],
  [
    "blocks side by side",
    [
      {
        kind: "side",
        parts: [
          { weight: 1, blocks: [{ kind: "heading", text: "Aquí" }, chart] },
          { weight: 2, blocks: [{ kind: "tiles", tiles: few }, table(7, false)] },
        ],
      },
    ],
  ],
])("the height reckoned for %s is the one it takes", async (_, blocks) => {
  const mark: Block = { kind: "note", text: "MARCA" };
  const without = await writePdf(document([section("Uno", [mark])]));
  const withBlocks = await writePdf(document([section("Uno", [...blocks, mark])]));
  const taken = (await heightOfWord(without, "MARCA")) - (await heightOfWord(withBlocks, "MARCA"));
  const reckoned = heightOf(blocks, PAGES.letter.contentWidth, format);
  // Never less, or what follows would run over; hardly more, or room would be lost.
  expect(reckoned).toBeGreaterThanOrEqual(taken - 0.01);
  expect(reckoned).toBeLessThanOrEqual(taken + 2);
});

test.each(["letter", "a4"] as const)(
  "what follows a cover with tiles begins where there is room, a long table too, and the definitions after it: %s",
  async (paper) => {
    const flows = { flows: true };
    const pages = await pagesOf(
      await writePdf(
        document(
          [
            section("Resumen", [{ kind: "tiles", tiles: many }, chart]),
            section("Riesgos", [{ kind: "note", text: "Nada." }], flows),
            section("Corta", [table(4, false)], flows),
            section("Larga", [table(24, true)]),
            section("Definiciones", [definitions(30)]),
          ],
          paper,
        ),
      ),
    );
    const of = (title: string): number[] => pages.flatMap((page, index) => (page.includes(title) ? [index] : []));
    expect(of("Riesgos")).toEqual([0]);
    // The long table begins under the short one, and the definitions under the long one.
    expect(of("Larga")[0]).toBe(of("Corta")[0]);
    expect(of("Definiciones")[0]).toBe(of("Larga").at(-1));
    // Each further page of them has its title again.
    expect(of("Definiciones (sigue)").length).toBeGreaterThan(0);
    expect(of("Definiciones")).toHaveLength(pages.length - (of("Larga").at(-1) ?? 0));
    const all = pages.join(" ");
    for (const { term } of items(30).slice(1, 4)) expect(all).toContain(term);
    expect(all.match(/Significa \d+\./g)).toHaveLength(30);
    expect(pages.every((page, index) => page.includes(`${index + 1} de ${pages.length}`))).toBe(true);
  },
);

test("no page is begun for one last row of a table", async () => {
  for (let count = 30; count < 75; count += 1) {
    const pages = await pagesOf(await writePdf(document([section("Larga", [table(count, true)])])));
    const last = (pages.at(-1) ?? "").match(/1\.00/g) ?? [];
    expect(last.length, String(count)).toBeGreaterThanOrEqual(3);
  }
});

test("under a letterhead the first page of a long table is as full as it may be, and no fuller", async () => {
  const letterhead = {
    ...{ name: "Distribuidora Norte Industrial, S.A. de C.V.", logo: null },
    lines: ["Av. Uno 100, Centro", "Monterrey, N.L.", "Tel. 81 0000 0000", "norte.example"],
  };
  for (let count = 17; count < 60; count += 3) {
    const long = { ...document([section("Estado", [table(count, true)], { titled: true })]), letterhead };
    const pages = await pagesOf(await writePdf(long));
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(index === 0 ? "Estado" : "Estado (sigue)");
      expect(page).toMatch(index === pages.length - 1 ? /Total/ : /Suma/);
    }
  }
});

test("what stands after a long table in its section is printed after it, once, and what follows begins below", async () => {
  const note = (mark: string): Block => ({
    kind: "note",
    text: `${mark}. ${"Una frase que explica la tabla. ".repeat(9)}`,
  });
  for (let count = 12; count < 66; count += 6) {
    const long = section("Larga", [note("ANTES"), table(count, true), note("PRIMERA"), note("SEGUNDA")]);
    const next = section("Corta", [table(4, false)], { flows: true });
    const pages = await pagesOf(await writePdf(document([section("Resumen", [note("NADA")]), long, next])));
    const all = pages.join(" ");
    const places = ["ANTES", "Total", "PRIMERA", "SEGUNDA", "Corta"].map((word) => all.indexOf(word));
    expect(places, String(count)).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    for (const word of ["ANTES", "PRIMERA", "SEGUNDA"]) expect(all.split(word), word).toHaveLength(2);
    expect(pages.every((page, index) => page.includes(`${index + 1} de ${pages.length}`))).toBe(true);
  }
});
