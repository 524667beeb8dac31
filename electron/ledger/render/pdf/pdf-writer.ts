import pdfmake from "pdfmake";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { cleanText } from "../clean-text.ts";
import { FONT, fontFiles } from "../fonts.ts";
import { type PrintFormat, printFormat } from "../format.ts";
import { letterheadContent, logoImage } from "../letter/head.ts";
import { letterDefinition } from "../letter/letter-writer.ts";
import type { LetterDocument } from "../letter/model.ts";
import { wrapText } from "../measure.ts";
import { isPrinted, type ReportDocument, type Section } from "../model.ts";
import { blockContent } from "./blocks.ts";
import { COLOR, MARGIN, PAGES, type PageSize, SIZE } from "./style.ts";
import { pagedTable } from "./table.ts";

const allowed: ReadonlySet<string> = new Set(Object.values(fontFiles));
pdfmake.setFonts({ [FONT]: { ...fontFiles, bolditalics: fontFiles.bold } });
// Nothing a document says makes pdfmake read a file or fetch an address (RELIABILITY T23).
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => allowed.has(path));

/** Height of a section's title line with the room under it. */
const TITLE_HEIGHT = 30;
/** Height of title, cut-off and company at the top of the first page. */
const MASTHEAD_HEIGHT = 44;
/** Two lines of a sentence. */
const NOTE_HEIGHT = 28;

/** Renders a report to PDF. `logo` is the picture its letterhead names. Equal documents give equal bytes. */
export async function writePdf(document: ReportDocument, logo: Uint8Array | null = null): Promise<Uint8Array> {
  const created = pdfmake.createPdf(pdfDefinition(document, logo));
  return new Uint8Array(await created.getBuffer());
}

/** Renders a letter to PDF. `logo` is the picture its letterhead names. Equal letters give equal bytes. */
export async function writeLetterPdf(letter: LetterDocument, logo: Uint8Array | null): Promise<Uint8Array> {
  return printDefinition(letterDefinition(letter, logo));
}

/** Prints what pdfmake takes, with our fonts and nothing from outside. */
export async function printDefinition(definition: TDocumentDefinitions): Promise<Uint8Array> {
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}

/** A report as pdfmake takes it, its charts drawn. */
export function pdfDefinition(document: ReportDocument, logo: Uint8Array | null): TDocumentDefinitions {
  const format = printFormat(document.lang);
  const page = PAGES[document.paper ?? "letter"];
  return {
    pageSize: { width: page.width, height: page.height },
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
    ...logoImage(document.letterhead, logo),
    header: (number) => (number === 1 ? null : pageHeader(document, page)),
    footer: (number, pages) => pageFooter(document, number, pages),
    content: [
      ...(document.letterhead === undefined
        ? []
        : letterheadContent(document.letterhead, logo !== null, page.contentWidth)),
      ...document.sections
        .filter(isPrinted)
        .flatMap((section, index) => sectionContent(document, section, index, { format, page })),
    ],
  };
}

function pageHeader(document: ReportDocument, { contentWidth }: PageSize): Content {
  const company = wrapText(cleanText(document.company), contentWidth * 0.55, SIZE.small, 1)[0] ?? "";
  return {
    margin: [MARGIN.left, 24, MARGIN.right, 0],
    columns: [
      { text: company, fontSize: SIZE.small, color: COLOR.muted, width: contentWidth * 0.56 },
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
function masthead(document: ReportDocument, { contentWidth }: PageSize): Content {
  const lines = wrapText(cleanText(document.company), contentWidth * 0.5, SIZE.heading, 2, "bold");
  const headed = document.letterhead !== undefined;
  return {
    margin: [0, headed ? 0 : -18, 0, 10],
    columns: [
      {
        width: "*",
        stack: [
          { text: document.title, fontSize: SIZE.title, bold: true },
          { text: document.asOf, fontSize: SIZE.heading + 1, color: COLOR.muted, margin: [0, 1, 0, 0] },
        ],
      },
      {
        width: contentWidth * 0.5,
        alignment: "right",
        stack: [
          // The letterhead names the company already.
          ...(headed
            ? []
            : [{ text: lines.join("\n"), fontSize: SIZE.heading, bold: true, margin: [0, 5, 0, 1] } satisfies Content]),
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

interface Setting {
  readonly format: PrintFormat;
  readonly page: PageSize;
}

function sectionContent(document: ReportDocument, section: Section, index: number, setting: Setting): Content[] {
  const { format, page } = setting;
  const { contentWidth } = page;
  const first = index === 0;
  if (!first && section.flows === true) {
    const blocks = section.blocks.map((block) => blockContent(block, contentWidth, format));
    return [
      { stack: [titleLine(section.title, section.aside, false), ...blocks], unbreakable: true, margin: [0, 12, 0, 0] },
    ];
  }
  const title = first
    ? [masthead(document, page), ...(section.titled === true ? [titleLine(section.title, section.aside, false)] : [])]
    : [titleLine(section.title, section.aside, true)];
  return [
    ...title,
    ...section.blocks.flatMap((block): Content[] => {
      if (block.kind !== "table" || !block.paged || !block.print) return [blockContent(block, contentWidth, format)];
      const room = page.contentHeight - TITLE_HEIGHT;
      const height = (number: number): number =>
        room - (number === 0 ? aboveOf(section, block) + (first ? MASTHEAD_HEIGHT : 0) : 0);
      const again = fillWords(document.pageWords.continued, { title: section.title });
      return pagedTable(block, contentWidth, format, document.pageWords, height).flatMap((piece, number) =>
        number === 0 ? [piece] : [titleLine(again, section.aside, true), piece],
      );
    }),
  ];
}

/** Room that sentences above a long table take on its first page. */
function aboveOf(section: Section, table: Section["blocks"][number]): number {
  return section.blocks.slice(0, section.blocks.indexOf(table)).some((block) => block.kind === "note")
    ? NOTE_HEIGHT
    : 0;
}
