import { escalationCodesEn } from "../../../shared/i18n/escalation-codes.en.ts";
import { escalationCodesEs } from "../../../shared/i18n/escalation-codes.es.ts";
import { escalationsEn } from "../../../shared/i18n/escalations.en.ts";
import { escalationsEs } from "../../../shared/i18n/escalations.es.ts";
import { mailEn } from "../../../shared/i18n/mail.en.ts";
import { mailEs } from "../../../shared/i18n/mail.es.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { reportsEn } from "../../../shared/i18n/reports.en.ts";
import { reportsEs } from "../../../shared/i18n/reports.es.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { printFormat } from "../render/format.ts";
import { type Cell, type Column, type ReportDocument, type Table, text } from "../render/model.ts";
import { readMaker } from "../reports/maker.ts";
import { readSettings } from "../settings/reader.ts";
import type { Packed } from "./pack-parts.ts";

function table(headers: readonly (readonly [string, number])[], rows: readonly (readonly Cell[])[]): Table {
  const columns = headers.map(
    ([header, printWidth], place): Column => ({
      ...{ header, printWidth, sheetWidth: 0, align: "left", stretch: place === 0, sum: false, bucket: null },
    }),
  );
  const plain = { kind: "table", sheet: null, paged: true, print: true, oneLine: false } as const;
  return { ...plain, columns, rows, totals: [] };
}

/** The first page of a case's file: each paper with where it stands, and the files of the ZIP with their SHA-256. */
export async function indexOfCase(
  db: ReadHandle,
  { found, customer, lang, madeAt }: Packed,
  contents: readonly { readonly path: string; readonly sha256: string }[],
): Promise<ReportDocument> {
  const words = (lang === "es" ? escalationsEs : escalationsEn).pack;
  const { items, itemStates } = lang === "es" ? escalationCodesEs : escalationCodesEn;
  const { table: pageWords } = lang === "es" ? reportsEs : reportsEn;
  const own = (lang === "es" ? mailEs : mailEn).statement;
  const format = printFormat(lang);
  const { ownRfcs } = await readSettings(db);
  const maker = await readMaker(db);
  const lines = found.file.map(({ item, label, state, found: what, files, reason }) => [
    text(items[item]),
    text(label === "" ? words.wholeCase : label),
    text(itemStates[state]),
    text([what, ...files.map(({ name }) => name), reason].filter((each) => each !== "").join(", ")),
  ]);
  return {
    lang,
    title: words.index,
    asOf: format.longDay(found.today),
    company: ownRfcs.map((own) => own.name || own.rfc).join(" · "),
    madeAt,
    footer: `${fillWords(own.program, { version: maker.version })} · ${own.madeAt} ${format.instant(madeAt, maker.timeZone)}`,
    pageWords: {
      page: pageWords.page,
      carried: pageWords.carried,
      brought: pageWords.brought,
      continued: pageWords.continued,
    },
    facts: [
      { label: words.facts.customer, value: customer.name || customer.rfc },
      { label: words.facts.rfc, value: customer.rfc },
      { label: words.facts.case, value: String(found.row.id) },
      { label: words.facts.raised, value: format.longDay(found.row.raisedOn) },
      { label: words.facts.reason, value: found.reason },
      { label: words.facts.gaps, value: String(found.gaps) },
    ],
    sheets: [],
    sections: [
      {
        title: words.index,
        aside: "",
        blocks: [
          table(
            [
              [words.paper, 150],
              [words.of, 90],
              [words.state, 80],
              [words.what, 190],
            ],
            lines,
          ),
        ],
      },
      {
        title: words.contents,
        aside: "",
        blocks: [
          table(
            [
              [words.file, 200],
              [words.sha, 320],
            ],
            contents.map(({ path, sha256 }) => [text(path), text(sha256)]),
          ),
        ],
      },
    ],
  };
}
