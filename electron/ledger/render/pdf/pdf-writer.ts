import pdfmake from "pdfmake";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { cleanText } from "../clean-text.ts";
import { FONT, fontFiles } from "../fonts.ts";
import { type PrintFormat, printFormat } from "../format.ts";
import { wrapText } from "../measure.ts";
import type { ReportDocument, Section } from "../model.ts";
import { blockContent } from "./blocks.ts";
import { COLOR, CONTENT_HEIGHT, CONTENT_WIDTH, MARGIN, PAGE, SIZE } from "./style.ts";
import { pagedTable } from "./table.ts";

const allowed: ReadonlySet<string> = new Set(Object.values(fontFiles));
pdfmake.setFonts({ [FONT]: { ...fontFiles, bolditalics: fontFiles.bold } });
// Nothing a document says makes pdfmake read a file or fetch an address (RELIABILITY T23).
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => allowed.has(path));

/** Height of a section's title line with the room under it. */
const TITLE_HEIGHT = 30;

/** Renders a report to PDF. Equal documents give equal bytes. */
export async function writePdf(document: ReportDocument): Promise<Uint8Array> {
  const created = pdfmake.createPdf(definition(document));
  return new Uint8Array(await created.getBuffer());
}

function definition(document: ReportDocument): TDocumentDefinitions {
  const format = printFormat(document.lang);
  return {
    pageSize: { width: PAGE.width, height: PAGE.height },
    pageMargins: [MARGIN.left, MARGIN.top, MARGIN.right, MARGIN.bottom],
    version: "1.7",
    language: document.lang === "es" ? "es-MX" : "en",
    displayTitle: true,
    info: {
      title: `${document.title} ${document.asOf}`,
      author: cleanText(document.company),
      creator: document.footer,
      producer: "Al Corriente",
      creationDate: new Date(document.madeAt),
    },
    defaultStyle: { font: FONT, fontSize: SIZE.body, color: COLOR.text },
    header: (page) => (page === 1 ? null : pageHeader(document)),
    footer: (page, pages) => pageFooter(document, page, pages),
    content: document.sections.flatMap((section, index) => sectionContent(document, section, index, format)),
  };
}

function pageHeader(document: ReportDocument): Content {
  const company = wrapText(cleanText(document.company), CONTENT_WIDTH * 0.55, SIZE.small, 1)[0] ?? "";
  return {
    margin: [MARGIN.left, 24, MARGIN.right, 0],
    columns: [
      { text: company, fontSize: SIZE.small, color: COLOR.muted, width: CONTENT_WIDTH * 0.56 },
      { text: `${document.title} ${document.asOf}`, fontSize: SIZE.small, color: COLOR.muted, alignment: "right" },
    ],
  };
}

function pageFooter(document: ReportDocument, page: number, pages: number): Content {
  return {
    margin: [MARGIN.left, 14, MARGIN.right, 0],
    columns: [
      { text: document.footer, fontSize: SIZE.small, color: COLOR.muted },
      {
        text: fillWords(document.pageWords.page, { page, pages }),
        fontSize: SIZE.small,
        color: COLOR.muted,
        alignment: "right",
        width: 100,
      },
    ],
  };
}

/** Title, cut-off and company at the top of the first page; it rises into the margin that later pages give their header. */
function masthead(document: ReportDocument): Content {
  const lines = wrapText(cleanText(document.company), CONTENT_WIDTH * 0.5, SIZE.heading, 2, "bold");
  return {
    margin: [0, -18, 0, 10],
    columns: [
      {
        width: "*",
        stack: [
          { text: document.title, fontSize: SIZE.title, bold: true },
          { text: document.asOf, fontSize: SIZE.heading + 1, color: COLOR.muted, margin: [0, 1, 0, 0] },
        ],
      },
      {
        width: CONTENT_WIDTH * 0.5,
        alignment: "right",
        stack: [
          { text: lines.join("\n"), fontSize: SIZE.heading, bold: true, margin: [0, 5, 0, 1] },
          ...document.facts
            .slice(0, 2)
            .map((fact): Content => ({ text: cleanText(fact.value), fontSize: SIZE.table, color: COLOR.muted })),
        ],
      },
    ],
  };
}

function titleLine(title: string, aside: string, pageBreak: boolean): Content {
  return {
    ...(pageBreak ? { pageBreak: "before" as const } : {}),
    margin: [0, 0, 0, 10],
    columns: [
      { width: "*", text: title, fontSize: SIZE.section, bold: true },
      { width: "auto", text: aside, fontSize: SIZE.heading, color: COLOR.muted, margin: [0, 3.5, 0, 0] },
    ],
  };
}

function sectionContent(document: ReportDocument, section: Section, index: number, format: PrintFormat): Content[] {
  const first = index === 0;
  const title = first ? masthead(document) : titleLine(section.title, section.aside, true);
  return [
    title,
    ...section.blocks.flatMap((block): Content[] => {
      if (block.kind !== "table" || !block.paged) return [blockContent(block, CONTENT_WIDTH, format)];
      const height = CONTENT_HEIGHT - TITLE_HEIGHT;
      const again = fillWords(document.pageWords.continued, { title: section.title });
      return pagedTable(block, CONTENT_WIDTH, format, document.pageWords, height).flatMap((piece, page) =>
        page === 0 ? [piece] : [titleLine(again, section.aside, true), piece],
      );
    }),
  ];
}
