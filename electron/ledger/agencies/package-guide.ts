import type { Placement } from "../../../shared/contract/agencies.ts";
import type { Lang } from "../../../shared/contract/common.ts";
import { DEFAULT_REPORT_DAYS } from "../../../shared/domain/agencies/reports.ts";
import { agencyPackagesEn } from "../../../shared/i18n/agency-packages.en.ts";
import { agencyPackagesEs } from "../../../shared/i18n/agency-packages.es.ts";
import { agencyReportsEn } from "../../../shared/i18n/agency-reports.en.ts";
import { agencyReportsEs } from "../../../shared/i18n/agency-reports.es.ts";
import { mailEn } from "../../../shared/i18n/mail.en.ts";
import { mailEs } from "../../../shared/i18n/mail.es.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { reportsEn } from "../../../shared/i18n/reports.en.ts";
import { reportsEs } from "../../../shared/i18n/reports.es.ts";
import { worklistEn } from "../../../shared/i18n/worklist.en.ts";
import { worklistEs } from "../../../shared/i18n/worklist.es.ts";
import { readApprovalLimits } from "../approvals/rules.ts";
import { readMailSettings } from "../contacts/mail/settings.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { COMPANY_COUNTRY } from "../lib/holidays.ts";
import { printFormat } from "../render/format.ts";
import type { Block, Column, ReportDocument, Section, Table } from "../render/model.ts";
import { text } from "../render/model.ts";
import { readMaker } from "../reports/maker.ts";
import { readSettings } from "../settings/reader.ts";
import { readContactRules } from "../worklist/contact-hours.ts";
import { templateColumns } from "./report-template.ts";

/** Words that go into a package. */
export type PackageWords = typeof agencyPackagesEs.file | typeof agencyPackagesEn.file;

/** Words of packages in a language. */
export const packageWords = (lang: Lang): PackageWords => (lang === "es" ? agencyPackagesEs : agencyPackagesEn).file;

function table(headers: readonly (readonly [string, number])[], rows: readonly (readonly string[])[]): Table {
  const columns = headers.map(
    ([header, printWidth], place): Column => ({
      ...{ header, printWidth, sheetWidth: 0, align: "left", stretch: place === 0, sum: false, bucket: null },
    }),
  );
  const plain = { kind: "table", sheet: null, paged: true, print: true, oneLine: false } as const;
  return { ...plain, columns, rows: rows.map((row) => row.map(text)), totals: [] };
}

/** What a package says beside its lists. */
interface GuideAsked {
  readonly placement: Placement;
  readonly items: number;
  readonly customers: number;
  readonly today: string;
  readonly madeAt: string;
  readonly lang: Lang;
  readonly contents: readonly { readonly path: string; readonly sha256: string }[];
}

/**
 * The first paper of a package: what the agency may agree to, where money is paid, when and how it may contact, what it reports, when
 * it gives back, and the files with their SHA-256. Hours and limits are those of the ledger on the day.
 */
export async function packageGuide(db: ReadHandle, asked: GuideAsked): Promise<ReportDocument> {
  const { placement, lang, today, madeAt } = asked;
  const words = packageWords(lang);
  const { table: pageWords } = lang === "es" ? reportsEs : reportsEn;
  const own = (lang === "es" ? mailEs : mailEn).statement;
  const format = printFormat(lang);
  const { ownRfcs } = await readSettings(db);
  const maker = await readMaker(db);
  const { payTo } = await readMailSettings(db);
  const company = ownRfcs.map((each) => each.name || each.rfc).join(" · ");
  const note = (line: string): Block => ({ kind: "note", text: line });
  const section = (title: string, blocks: readonly Block[]): Section => ({ title, aside: "", blocks: [...blocks] });
  return {
    lang,
    title: words.guide,
    asOf: format.longDay(today),
    company,
    madeAt,
    footer: `${fillWords(own.program, { version: maker.version })} · ${own.madeAt} ${format.instant(madeAt, maker.timeZone)}`,
    pageWords: {
      page: pageWords.page,
      carried: pageWords.carried,
      brought: pageWords.brought,
      continued: pageWords.continued,
    },
    facts: [
      { label: words.facts.agency, value: placement.agencyName },
      { label: words.facts.batch, value: String(placement.id) },
      { label: words.facts.placedOn, value: format.longDay(placement.placedOn ?? today) },
      { label: words.facts.items, value: String(asked.items) },
      { label: words.facts.customers, value: String(asked.customers) },
    ],
    sheets: [],
    sections: [
      section(words.limits.title, [note(words.limits.hint), await quitaTable(db, words)]),
      section(words.payments.title, [note(words.payments.only), ...(payTo === "" ? [] : [note(payTo)])]),
      section(words.rules.title, [
        await hoursTable(db, words, lang, today),
        ...words.rules.lines.split("\n").map(note),
      ]),
      section(words.reporting.title, [
        ...(await reportingLines(db, placement.agencyId, lang, today)).map(note),
        ...words.reporting.lines.split("\n").map(note),
      ]),
      section(words.recall.title, [
        ...words.recall.lines.split("\n").map(note),
        note(fillWords(words.recall.tail, { days: String(await tailOf(db, placement.termsId)) })),
      ]),
      section(words.contents, [
        table(
          [
            [words.file, 200],
            [words.sha, 320],
          ],
          asked.contents.map(({ path, sha256 }) => [path, sha256]),
        ),
      ]),
    ],
  };
}

/** Who of the company allows how much of a discount: the agency itself allows none. */
async function quitaTable(db: ReadHandle, words: PackageWords): Promise<Table> {
  const { quitaCoordinatorBp, quitaManagerBp, planMonths } = await readApprovalLimits(db);
  const percent = (bp: number): string => `${bp / 100} %`;
  const { limits } = words;
  return table(
    [
      [limits.what, 260],
      [limits.who, 200],
    ],
    [
      [limits.none, limits.agency],
      [fillWords(limits.quita, { percent: percent(quitaCoordinatorBp) }), limits.coordinator],
      [fillWords(limits.quita, { percent: percent(quitaManagerBp) }), limits.manager],
      [fillWords(limits.more, { percent: percent(quitaManagerBp) }), limits.director],
      [fillWords(limits.plan, { months: String(planMonths) }), limits.coordinator],
    ],
  );
}

/** When a debtor of this country may be contacted, by the rules in force on the day. */
async function hoursTable(db: ReadHandle, words: PackageWords, lang: Lang, today: string): Promise<Table> {
  const days = (lang === "es" ? worklistEs : worklistEn).rules.days.split(",");
  const { types } = (lang === "es" ? worklistEs : worklistEn).rules;
  const rules = (await readContactRules(db)).filter(
    (rule) =>
      rule.active &&
      rule.country === COMPANY_COUNTRY &&
      rule.validFrom <= today &&
      (rule.validTo === "" || rule.validTo >= today),
  );
  const { rules: own } = words;
  return table(
    [
      [own.whom, 200],
      [own.hours, 200],
      [own.source, 120],
    ],
    rules.map((rule) => [
      rule.debtorTypes.map((type) => types[type]).join(", "),
      rule.slots
        .map((slot) => `${slot.days.map((each) => days[each - 1] ?? "").join(", ")} ${slot.from}–${slot.to}`)
        .join("; "),
      rule.source,
    ]),
  );
}

/** When the agency reports, and in which layout. */
async function reportingLines(db: ReadHandle, agencyId: number, lang: Lang, today: string): Promise<string[]> {
  const { guide, days, outcomes, channels } = lang === "es" ? agencyReportsEs : agencyReportsEn;
  const row = await db
    .selectFrom("agency_report_days")
    .select(["every", "day"])
    .where("agency_id", "=", agencyId)
    .where("from_on", "<=", today)
    .orderBy("from_on", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  const { every, day } = row ?? DEFAULT_REPORT_DAYS;
  const weekday = days.weekdays.split(",")[day - 1] ?? "";
  const monthly = day === 31 ? days.monthLast : fillWords(days.month, { day: String(day) });
  const named = (words: Readonly<Record<string, string>>): string => Object.values(words).join(", ");
  return [
    fillWords(guide.when, { when: every === "week" ? fillWords(days.week, { day: weekday }) : monthly }),
    fillWords(guide.layout, {
      columns: templateColumns(lang)
        .map(({ header }) => header)
        .join(", "),
    }),
    fillWords(guide.outcomes, { outcomes: named(outcomes), channels: named(channels) }),
    guide.promise,
  ];
}

async function tailOf(db: ReadHandle, termsId: number | null): Promise<number> {
  if (termsId === null) return 0;
  const row = await db.selectFrom("agency_terms").select("tail_days").where("id", "=", termsId).executeTakeFirst();
  return row?.tail_days ?? 0;
}
