import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { fillWords } from "../../../../shared/i18n/messages.ts";
import { cleanText } from "../clean-text.ts";
import { FONT } from "../fonts.ts";
import { printFormat } from "../format.ts";
import { wrapText } from "../measure.ts";
import { Cursor } from "../pdf/cursor.ts";
import { COLOR } from "../pdf/style.ts";
import { letterheadContent, logoImage } from "./head.ts";
import { letterBlock, lines, textHeight } from "./letter-blocks.ts";
import type { LetterBlock, LetterDocument } from "./model.ts";
import { CONTENT_HEIGHT, CONTENT_WIDTH, LINE_HEIGHT, LOGO, MARGIN, PAGE, SIZE } from "./style.ts";

/** A letter as pdfmake takes it. `logo` is the picture its letterhead names, as bytes. */
export function letterDefinition(letter: LetterDocument, logo: Uint8Array | null): TDocumentDefinitions {
  const format = printFormat(letter.lang);
  const head = opening(letter, logo !== null);
  const cursor = new Cursor(CONTENT_HEIGHT, head.height);
  const last = letter.blocks.length - endOf(letter.blocks);
  return {
    pageSize: { width: PAGE.width, height: PAGE.height },
    pageMargins: [MARGIN.left, MARGIN.top, MARGIN.right, MARGIN.bottom],
    version: "1.7",
    language: letter.lang === "es" ? "es-MX" : "en",
    displayTitle: true,
    info: {
      title: cleanText(`${letter.folio} ${letter.title}`),
      author: cleanText(letter.letterhead.name),
      creator: letter.footer,
      producer: "Al Corriente",
      creationDate: new Date(letter.madeAt),
    },
    defaultStyle: { font: FONT, fontSize: SIZE.body, color: COLOR.text },
    ...logoImage(letter.letterhead, logo),
    header: (page) => (page === 1 ? null : pageHeader(letter)),
    footer: (page, pages) => pageFooter(letter, page, pages),
    content: [
      ...head.content,
      ...letter.blocks.slice(0, last).flatMap((block) => letterBlock(block, format, letter.pageWords, cursor)),
      {
        unbreakable: true,
        stack: [
          ...letter.blocks.slice(last).flatMap((block) => letterBlock(block, format, letter.pageWords, cursor)),
          ...closing(letter),
        ],
      },
    ],
  };
}

/** A last paragraph of more than this may be broken over pages. */
const LONGEST_END = 160;

/** Blocks at the end that never part from who signs: places to sign, and the words before them. */
function endOf(blocks: readonly LetterBlock[]): number {
  const signed = blocks.at(-1)?.kind === "signatures" ? 1 : 0;
  const words = blocks.at(-1 - signed);
  if (words?.kind !== "paragraph") return signed;
  const text = words.runs.map((run) => run.text).join("");
  return textHeight(text, CONTENT_WIDTH, SIZE.body) > LONGEST_END ? signed : signed + 1;
}

function pageHeader(letter: LetterDocument): Content {
  const [name = ""] = wrapText(cleanText(letter.letterhead.name), CONTENT_WIDTH * 0.45, SIZE.small, 1);
  const [to = ""] = wrapText(cleanText(letter.addressee[0] ?? ""), CONTENT_WIDTH * 0.45, SIZE.small, 1);
  return {
    margin: [MARGIN.left, 26, MARGIN.right, 0],
    fontSize: SIZE.small,
    color: COLOR.muted,
    columns: [
      { text: name, width: "50%" },
      { text: to, alignment: "right", width: "50%" },
    ],
  };
}

function pageFooter(letter: LetterDocument, page: number, pages: number): Content {
  return {
    margin: [MARGIN.left, 18, MARGIN.right, 0],
    fontSize: SIZE.small,
    color: COLOR.muted,
    columns: [
      { text: cleanText(letter.footer), width: "*" },
      { text: fillWords(letter.pageWords.page, { page, pages }), alignment: "right", width: 100 },
    ],
  };
}

/** Letterhead, place and date, folio, addressee and subject: the head of the first page, and how much of it that takes. */
function opening(letter: LetterDocument, withLogo: boolean): { content: Content[]; height: number } {
  const { letterhead } = letter;
  const nameWidth = withLogo ? CONTENT_WIDTH - LOGO.width - 16 : CONTENT_WIDTH;
  const addressee = letter.addressee.map(
    (line, index): Content => ({
      text: cleanText(line),
      bold: index === 0,
      lineHeight: LINE_HEIGHT,
    }),
  );
  const content: Content[] = [
    ...letterheadContent(letterhead, withLogo, CONTENT_WIDTH),
    { text: cleanText(letter.placeAndDate), alignment: "right" },
    { text: cleanText(letter.folioLine), alignment: "right", color: COLOR.muted, margin: [0, 1, 0, 12] },
    { stack: addressee, margin: [0, 0, 0, 12] },
    {
      text: [
        { text: `${letter.subjectLabel} `, color: COLOR.muted },
        { text: cleanText(letter.title), bold: true },
      ],
      fontSize: SIZE.subject,
      margin: [0, 0, 0, 10],
    },
  ];
  const head =
    textHeight(letterhead.name, nameWidth, SIZE.name) +
    letterhead.lines.reduce((sum, line) => sum + textHeight(line, nameWidth, SIZE.note), 0);
  const height =
    Math.max(head, withLogo ? LOGO.height : 0) +
    19 +
    2 * textHeight(letter.placeAndDate, CONTENT_WIDTH, SIZE.body) +
    13 +
    letter.addressee.reduce((sum, line) => sum + textHeight(line, CONTENT_WIDTH, SIZE.body), 0) +
    12 +
    textHeight(`${letter.subjectLabel} ${letter.title}`, CONTENT_WIDTH, SIZE.subject) +
    10;
  return { content, height };
}

/** Who signs, and what stands at the end of every letter. */
function closing(letter: LetterDocument): Content[] {
  const { signer, notes } = letter;
  return [
    ...(signer === null
      ? []
      : [
          {
            margin: [0, 8, 0, 14],
            stack: [
              { text: signer.regards, margin: [0, 0, 0, 38] },
              ...signer.lines.map(
                (line, index): Content => ({
                  text: cleanText(line),
                  bold: index === 0,
                  lineHeight: 1.15,
                }),
              ),
            ],
          } satisfies Content,
        ]),
    ...(notes.length === 0
      ? []
      : [
          {
            stack: [
              {
                canvas: [
                  { type: "line", x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 0.4, lineColor: COLOR.hairline },
                ],
                margin: [0, 0, 0, 6],
              },
              ...notes.map(
                (note): Content => ({
                  text: [{ text: `${note.title} `, bold: true }, { text: lines(note.text) }],
                  fontSize: SIZE.note,
                  lineHeight: 1.2,
                  margin: [0, 0, 0, 4],
                }),
              ),
            ],
          } satisfies Content,
        ]),
  ];
}
