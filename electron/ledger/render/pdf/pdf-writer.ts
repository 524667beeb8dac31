import pdfmake from "pdfmake";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { cleanText } from "../clean-text.ts";
import { FONT, fontFiles } from "../fonts.ts";
import { type PrintFormat, printFormat } from "../format.ts";
import { letterheadContent, letterheadHeight, logoImage } from "../letter/head.ts";
import { letterDefinition } from "../letter/letter-writer.ts";
import type { LetterDocument } from "../letter/model.ts";
import { wrapText } from "../measure.ts";
import { type Block, type Definitions, isPrinted, type ReportDocument, type Section, type Table } from "../model.ts";
import { blockContent, heightOf } from "./blocks.ts";
import { Cursor } from "./cursor.ts";
import { pagedDefinitions } from "./definitions.ts";
import { COLOR, FONT_HEIGHT, MARGIN, PAGES, type PageSize, SIZE } from "./style.ts";
import { pagedTable, type TablePiece } from "./table.ts";

const allowed: ReadonlySet<string> = new Set(Object.values(fontFiles));
pdfmake.setFonts({ [FONT]: { ...fontFiles, bolditalics: fontFiles.bold } });
// Nothing a document says makes pdfmake read a file or fetch an address (RELIABILITY T23).
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => allowed.has(path));

/** Height of a section's title line with the room under it, and what is set aside for it at the top of a page. */
const TITLE = SIZE.section * FONT_HEIGHT + 10;
const TITLE_HEIGHT = 30;
/** How far title and company rise into the margin that later pages give their header, and the room under them. */
const MASTHEAD_RISE = 18;
const MASTHEAD_GAP = 10;
/** Room above a section that follows another on its page. */
const FLOW_GAP = 12;
/** Least room in which a long table is begun, and the least rows it begins with. */
const LEAST_TABLE = 110;
const LEAST_ROWS = 5;

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
  const { letterhead } = document;
  const above = letterhead === undefined ? 0 : letterheadHeight(letterhead, logo !== null, page.contentWidth);
  const cursor = new Cursor(page.contentHeight, above);
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
    ...logoImage(letterhead, logo),
    header: (number) => (number === 1 ? null : pageHeader(document, page)),
    footer: (number, pages) => pageFooter(document, number, pages),
    content: [
      ...(letterhead === undefined ? [] : letterheadContent(letterhead, logo !== null, page.contentWidth)),
      ...document.sections
        .filter(isPrinted)
        .flatMap((section, index) => sectionContent(document, section, index, { format, page, cursor })),
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
function masthead(document: ReportDocument, { contentWidth }: PageSize): { content: Content; height: number } {
  const half = contentWidth * 0.5;
  // The letterhead names the company already.
  const headed = document.letterhead !== undefined;
  const lines = headed ? [] : wrapText(cleanText(document.company), half, SIZE.heading, 2, "bold");
  const facts = document.facts.slice(0, 2).map(({ value }) => wrapText(cleanText(value), half, SIZE.table, 3));
  const left = (SIZE.title + SIZE.heading + 1) * FONT_HEIGHT + 1;
  const told = facts.reduce((sum, each) => sum + each.length, 0) * SIZE.table * FONT_HEIGHT;
  const right = told + (headed ? 0 : lines.length * SIZE.heading * FONT_HEIGHT + 6);
  const rise = headed ? 0 : MASTHEAD_RISE;
  const content: Content = {
    margin: [0, -rise, 0, MASTHEAD_GAP],
    columns: [
      {
        width: "*",
        stack: [
          { text: document.title, fontSize: SIZE.title, bold: true },
          { text: document.asOf, fontSize: SIZE.heading + 1, color: COLOR.muted, margin: [0, 1, 0, 0] },
        ],
      },
      {
        width: half,
        alignment: "right",
        stack: [
          ...(headed
            ? []
            : [{ text: lines.join("\n"), fontSize: SIZE.heading, bold: true, margin: [0, 5, 0, 1] } satisfies Content]),
          ...facts.map((each): Content => ({ text: each.join("\n"), fontSize: SIZE.table, color: COLOR.muted })),
        ],
      },
    ],
  };
  return { content, height: Math.max(left, right) + MASTHEAD_GAP - rise };
}

function titleLine({ title, aside }: Pick<Section, "title" | "aside">, where: "here" | "page"): Content {
  return {
    ...(where === "page" ? { pageBreak: "before" as const } : {}),
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
  readonly cursor: Cursor;
}

/** What stands over the first section of all. */
interface Head {
  readonly content: readonly Content[];
  readonly height: number;
}

/** A block that goes on over pages, with a title over each. */
type Long = Table | Definitions;

const isLong = (block: Block): block is Long =>
  block.kind === "definitions" || (block.kind === "table" && block.paged && block.print);

function sectionContent(document: ReportDocument, section: Section, index: number, setting: Setting): Content[] {
  const first = index === 0;
  if (!first && section.flows === true) return flowing(section, setting);
  const long = section.blocks.find(isLong);
  const head = first ? headOf(document, section, setting) : null;
  return long === undefined
    ? onItsOwnPage(section, head, setting)
    : withLongBlock(document, section, long, head, setting);
}

function headOf(document: ReportDocument, section: Section, { page }: Setting): Head {
  const { content, height } = masthead(document, page);
  return section.titled === true
    ? { content: [content, titleLine(section, "here")], height: height + TITLE }
    : { content: [content], height };
}

/** A short section, which follows what stands on the page and is never broken over two. */
function flowing(section: Section, { format, page, cursor }: Setting): Content[] {
  const { contentWidth } = page;
  const blocks = section.blocks.map((block) => blockContent(block, contentWidth, format));
  const height = heightOf(section.blocks, contentWidth, format);
  const { room } = cursor;
  if (room === null) cursor.lose();
  else if (FLOW_GAP + TITLE + height <= room) cursor.take(FLOW_GAP + TITLE + height);
  // At the top of a page there is no room above it.
  else cursor.begin(TITLE + height);
  return [{ stack: [titleLine(section, "here"), ...blocks], unbreakable: true, margin: [0, FLOW_GAP, 0, 0] }];
}

function onItsOwnPage(section: Section, head: Head | null, { format, page, cursor }: Setting): Content[] {
  const { contentWidth } = page;
  const height = heightOf(section.blocks, contentWidth, format);
  // What goes on over a page by itself ends nobody knows where.
  if (head === null) cursor.begin(TITLE + height);
  else cursor.take(head.height + height);
  return [
    ...(head?.content ?? [titleLine(section, "page")]),
    ...section.blocks.map((block) => blockContent(block, contentWidth, format)),
  ];
}

/**
 * A section with a table, or definitions, over as many pages as it needs. It begins where the page has room for its title and
 * some rows, on a page of its own otherwise.
 */
function withLongBlock(
  document: ReportDocument,
  section: Section,
  long: Long,
  head: Head | null,
  { format, page, cursor }: Setting,
): Content[] {
  const { contentWidth, contentHeight } = page;
  const at = section.blocks.indexOf(long);
  const before = section.blocks.slice(0, at);
  const above = heightOf(before, contentWidth, format);
  const blocks = before.map((block) => blockContent(block, contentWidth, format));
  const after = section.blocks.slice(at + 1);
  const full = contentHeight - TITLE_HEIGHT;
  const pieces = (first: number): TablePiece[] => {
    const room = (number: number): number => (number === 0 ? first : full);
    return long.kind === "definitions"
      ? pagedDefinitions(long.items, contentWidth, room)
      : pagedTable(long, contentWidth, format, document.pageWords, room);
  };
  const again = { ...section, title: fillWords(document.pageWords.continued, { title: section.title }) };
  const others = (rest: readonly TablePiece[]): Content[] => [
    ...rest.flatMap(({ content }) => [titleLine(again, "page"), content]),
    ...after.map((block) => blockContent(block, contentWidth, format)),
  ];
  const below = heightOf(after, contentWidth, format);
  const { room } = cursor;
  if (head === null && room !== null) {
    const left = room - FLOW_GAP - TITLE_HEIGHT - above;
    const [first, ...rest] = left < LEAST_TABLE ? [] : pieces(left);
    const last = rest.at(-1);
    if (first !== undefined && (last === undefined || first.rows >= LEAST_ROWS)) {
      if (last === undefined) cursor.take(FLOW_GAP + TITLE + above + first.height);
      else cursor.begin(TITLE + last.height);
      cursor.take(below);
      // Should the page have less room than reckoned, all of it goes to the next.
      return [
        {
          stack: [titleLine(section, "here"), ...blocks, first.content],
          unbreakable: true,
          margin: [0, FLOW_GAP, 0, 0],
        },
        ...others(rest),
      ];
    }
  }
  // What stands over the first section stands on its page already, such as a letterhead.
  const over = head === null ? TITLE_HEIGHT : head.height + contentHeight - (room ?? 0);
  const [first, ...rest] = pieces(contentHeight - over - above);
  const last = rest.at(-1);
  if (last !== undefined) cursor.begin(TITLE + last.height);
  else cursor.begin(over + above + (first?.height ?? 0));
  cursor.take(below);
  return [
    ...(head?.content ?? [titleLine(section, "page")]),
    ...blocks,
    ...(first === undefined ? [] : [first.content]),
    ...others(rest),
  ];
}
