import type { Lang } from "../../../shared/contract/common.ts";
import type { PrivacyKept } from "../../../shared/contract/privacy.ts";
import type { RetentionRules } from "../../../shared/domain/privacy.ts";
import { auditFieldWords } from "../../../shared/i18n/audit-words.ts";
import { heldLabel, heldText } from "../../../shared/i18n/held-words.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { privacyEn } from "../../../shared/i18n/privacy.en.ts";
import { privacyEs } from "../../../shared/i18n/privacy.es.ts";
import type { Stamp } from "../lib/recording.ts";
import { type PrintFormat, printFormat } from "../render/format.ts";
import { type Column, type ReportDocument, type Table, text } from "../render/model.ts";
import type { Maker } from "../reports/maker.ts";
import type { HeldRow } from "./held-row.ts";
import type { Known } from "./subject.ts";

/** What a print is made with. */
export interface Making {
  readonly lang: Lang;
  readonly maker: Maker;
  readonly madeAt: string;
  readonly today: string;
  /** Names of the companies that hold the data. */
  readonly company: string;
  /** What the company calls the outcomes of a contact, by code. */
  readonly outcomes: Readonly<Record<string, string>>;
  /** For paper, where a cell shows two lines of its text and no more. */
  readonly paged: boolean;
}

/** Everything held of a person, for them: part by part, with what is kept by law and until when. */
export function accessDocument(
  known: Known,
  rows: readonly HeldRow[],
  kept: readonly PrivacyKept[],
  rules: RetentionRules,
  making: Making,
): ReportDocument {
  const { words, format } = tools(making.lang);
  const { print } = words;
  const order = Object.keys(words.parts);
  const sorted = [...rows].sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
  const table = tableOf(
    [
      column(print.part, 84, 24),
      column(print.on, 72, 14),
      column(print.what, 110, 30),
      column(print.text, 200, 90, true),
    ],
    sorted.flatMap((row) => {
      const [begins = "", ...more] = pieces(
        heldText(row.part, row.text, { lang: making.lang, day: format.day }) || words.noWords,
        making.paged,
      );
      const told = [
        words.parts[row.part],
        row.on === "" ? "" : format.day(row.on.slice(0, 10)),
        heldLabel(row.part, row.label, { lang: making.lang, amount: format.amount, outcomes: making.outcomes }),
        begins,
      ];
      return [told, ...more.map((text) => ["", "", "", text])];
    }),
    "data",
  );
  const reasons = kept.map(({ part, count, law, until }) => [
    words.parts[part],
    String(count),
    words.laws[law],
    until === null ? words.noEnd : format.day(until),
  ]);
  return documentOf(making, print.access, known, [
    {
      title: print.access,
      aside: known.name,
      blocks: [{ kind: "note", text: print.rights }, table],
    },
    {
      title: print.keptTitle,
      aside: "",
      blocks: [
        { kind: "note", text: fillWords(print.periods, { ...rules }) },
        ...(reasons.length === 0
          ? [{ kind: "note" as const, text: print.keptNothing }]
          : [
              tableOf(
                [
                  column(print.part, 130, 26),
                  column(print.count, 50, 10),
                  column(print.law, 0, 80, true),
                  column(print.until, 80, 16),
                ],
                reasons,
                "kept",
              ),
            ]),
      ],
    },
  ]);
}

/** What was and what is after a rectification. */
export function rectificationDocument(
  known: Known,
  fields: readonly { readonly path: string; readonly before: string; readonly after: string }[],
  done: Stamp,
  making: Making,
): ReportDocument {
  const { words, format } = tools(making.lang);
  const { print } = words;
  const when = format.instant(done.at, making.maker.timeZone);
  return documentOf(making, print.rectification, known, [
    {
      title: print.rectification,
      aside: known.name,
      blocks: [
        { kind: "note", text: fillWords(print.rectified, { when, actor: done.actor }) },
        tableOf(
          [column(print.field, 140, 30), column(print.before, 0, 50, true), column(print.after, 0, 50, true)],
          fields.map(({ path, before, after }) => [auditFieldWords(path, making.lang), before, after]),
          "data",
        ),
      ],
    },
  ]);
}

function tools(lang: Lang): { words: typeof privacyEs; format: PrintFormat } {
  return { words: lang === "es" ? privacyEs : privacyEn, format: printFormat(lang) };
}

/** Letters that two lines of the widest column hold on paper. */
const TWO_LINES = 90;

/** A text as it goes on from row to row on paper, so that all of it is there; whole where a cell holds it. */
function pieces(said: string, paged: boolean): string[] {
  if (!paged) return [said];
  const found: string[] = [];
  for (let rest = said; rest !== ""; ) {
    const space = rest.length > TWO_LINES ? rest.lastIndexOf(" ", TWO_LINES) : -1;
    const end = rest.length <= TWO_LINES ? rest.length : space > 0 ? space : TWO_LINES;
    found.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return found;
}

function documentOf(making: Making, title: string, known: Known, sections: ReportDocument["sections"]): ReportDocument {
  const { words, format } = tools(making.lang);
  const { print } = words;
  const { maker, madeAt, company } = making;
  const made = `${format.instant(madeAt, maker.timeZone)} (${maker.timeZone})`;
  const whose = words.kinds[known.subject.kind];
  return {
    lang: making.lang,
    title,
    asOf: fillWords(print.asOf, { day: format.longDay(making.today) }),
    company,
    madeAt,
    footer: `${fillWords(print.program, { version: maker.version })} · ${made}`,
    pageWords: { page: print.page, carried: "", brought: "", continued: print.continued },
    facts: [
      { label: print.person, value: known.name },
      { label: print.as, value: known.customerName === "" ? whose : `${whose}, ${known.customerName}` },
      { label: print.holder, value: company },
      { label: print.madeAt, value: made },
      ...(maker.by === "" ? [] : [{ label: print.madeBy, value: maker.by }]),
    ],
    sheets: [
      { id: "data", name: print.dataSheet },
      { id: "kept", name: print.keptSheet },
    ].slice(0, sections.length),
    sections,
  };
}

function column(header: string, printWidth: number, sheetWidth: number, stretch = false): Column {
  return { header, printWidth: printWidth || 50, sheetWidth, align: "left", stretch, sum: false, bucket: null };
}

function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[], sheet: string): Table {
  return {
    kind: "table",
    sheet,
    paged: true,
    print: true,
    oneLine: false,
    columns: [...columns],
    rows: rows.map((row) => row.map(text)),
    totals: [],
  };
}
