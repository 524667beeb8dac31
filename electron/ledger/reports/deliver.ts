import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { mailSecretName } from "../../../shared/contract/mail.ts";
import type { ReportAsked } from "../../../shared/contract/reports.ts";
import { dayInZone } from "../../../shared/domain/days.ts";
import type { DueReport } from "../../../shared/domain/reports/schedule.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { reportPartsEn } from "../../../shared/i18n/report-parts.en.ts";
import { reportPartsEs } from "../../../shared/i18n/report-parts.es.ts";
import { reportsEn } from "../../../shared/i18n/reports.en.ts";
import { reportsEs } from "../../../shared/i18n/reports.es.ts";
import { auditPending } from "../complements/keeper.ts";
import { type Enclosure, newMessageId, writeLetter } from "../contacts/mail/letter.ts";
import { isReady, readMailSettings } from "../contacts/mail/settings.ts";
import { MailError, sendLetter } from "../contacts/mail/smtp.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import type { ReportDeliveryRow } from "../db/tables/reports.ts";
import { answerBefore, runCommand } from "../lib/commands.ts";
import type { Secrets } from "../lib/secrets.ts";
import { printFormat } from "../render/format.ts";
import { writeFileSafely } from "../render/write-file.ts";
import { reportFileName } from "./composer.ts";
import { instanceOf, recordDelivery } from "./delivery-writer.ts";
import { readMaker } from "./maker.ts";
import type { Reporter } from "./reporter.ts";

/** What delivering needs of the ledger process. */
export interface Office {
  readonly reporter: Reporter;
  readonly secrets: Secrets;
  readonly now: () => Date;
  readonly actor: string;
  /** Name of who works here; null where nobody said. */
  readonly person: string | null;
}

/** One delivery: which report, who set it off, and the id it is carried out once under. */
export interface Order {
  readonly asked: ReportAsked;
  readonly commandId: string;
  readonly startedBy: ReportDeliveryRow["started_by"];
}

/** Whether a day has not come yet where the company is. */
async function isFuture(db: LedgerDb, day: string, now: Date): Promise<boolean> {
  const { timeZone } = await readMaker(db.read);
  return day > dayInZone(now, timeZone);
}

/** Reports that tell what is found wrong with complements. */
const ABOUT_COMPLEMENTS: ReadonlySet<ReportAsked["kind"]> = new Set(["complements", "monthly", "statement"]);

/** What the report is made with. What it tells of complements is looked at first, where nobody has done so yet. */
export async function composing(db: LedgerDb, office: Office, asked: ReportAsked, dark: boolean | null = null) {
  if (ABOUT_COMPLEMENTS.has(asked.kind)) await auditPending(db, Number.POSITIVE_INFINITY);
  const maker = await readMaker(db.read, office.person);
  return { ...asked, madeAt: office.now().toISOString(), maker, dark };
}

interface Saved {
  readonly file: string;
  readonly bytes: number;
  readonly future: boolean;
  readonly late: boolean;
}

/** Writes a report to a file and records the delivery. Throws WriteFileError; a repeated id writes nothing again. */
export async function saveReport(
  db: LedgerDb,
  office: Office,
  order: Order & { readonly format: "pdf" | "xlsx"; readonly file: string },
): Promise<Saved> {
  const { asked, commandId, startedBy, format, file } = order;
  const done = await answerBefore<Saved>(db.read, { id: commandId, procedure: "reports.export" });
  if (done !== null) return done.answer;
  const made = await composing(db, office, asked);
  let sha256 = "";
  const bytes = await writeFileSafely(file, async (temporary) => {
    sha256 = await office.reporter.run(db, { kind: "file", asked: made, format, file: temporary });
  });
  // The file is there before it is recorded: a delivery is never claimed that did not happen.
  const at = office.now().toISOString();
  const future = await isFuture(db, asked.asOf, office.now());
  const due = await deliversOf(db, asked, office.now());
  const call = { id: commandId, procedure: "reports.export", recordedAt: at };
  const { answer } = await runCommand(db, call, async (tx) => {
    const { late } = await recordDelivery(
      tx,
      {
        kind: asked.kind,
        covers: asked.asOf,
        produced_at: made.madeAt,
        delivered_at: at,
        how: "saved",
        started_by: startedBy,
        format,
        file: basename(file),
        bytes,
        sha256,
        sent_to: "[]",
        message_id: "",
        actor: office.actor,
      },
      due,
    );
    return { file, bytes, future, late };
  });
  return answer;
}

/**
 * The instance of a schedule that a report delivers; null where it is none: of one currency or customer, or made while the
 * day it covers is not over.
 */
async function deliversOf(db: LedgerDb, asked: ReportAsked, now: Date): Promise<DueReport | null> {
  const { timeZone } = await readMaker(db.read);
  const whole = asked.currency === null && asked.customerId === null;
  const over = asked.asOf < dayInZone(now, timeZone);
  return whole && over ? instanceOf(db.read, asked.kind, asked.asOf) : null;
}

const MIME = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** The report in one or both formats, as files that go with a mail. */
async function enclosures(
  db: LedgerDb,
  office: Office,
  asked: Awaited<ReturnType<typeof composing>>,
  formats: readonly ("pdf" | "xlsx")[],
): Promise<Enclosure[]> {
  const folder = await mkdtemp(join(tmpdir(), "al-corriente-report-"));
  try {
    const files: Enclosure[] = [];
    for (const format of formats) {
      const file = join(folder, `${randomUUID()}.${format}`);
      await office.reporter.run(db, { kind: "file", asked, format, file });
      const content = await readFile(file);
      files.push({ filename: `${reportFileName(asked)}.${format}`, contentType: MIME[format], content });
    }
    return files;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Sent {
  readonly sentTo: string[];
  readonly messageId: string;
  readonly late: boolean;
}

/**
 * Sends a report to a list of addresses in one mail, and records the delivery once the server has accepted it. Throws
 * {@link MailError}; a repeated id sends nothing again.
 */
export async function sendReport(
  db: LedgerDb,
  office: Office,
  order: Order & { readonly formats: readonly ("pdf" | "xlsx")[]; readonly to: readonly string[] },
): Promise<Sent> {
  const { asked, commandId, startedBy, formats, to } = order;
  const done = await answerBefore<Sent>(db.read, { id: commandId, procedure: "reports.send" });
  if (done !== null) return done.answer;
  const settings = await readMailSettings(db.read);
  if (!isReady(settings)) throw new MailError("not-set-up", "");
  const made = await composing(db, office, asked);
  const files = await enclosures(db, office, made, formats);
  const words = asked.lang === "es" ? reportPartsEs : reportPartsEn;
  const format = printFormat(asked.lang);
  const told = {
    report: words.kinds[asked.kind],
    asOf: fillWords((asked.lang === "es" ? reportsEs : reportsEn).weekly.asOf, { day: format.longDay(asked.asOf) }),
    madeAt: format.instant(made.madeAt, made.maker.timeZone),
  };
  const messageId = newMessageId(settings);
  const draft = {
    to: to.join(", "),
    subject: fillWords(words.mailSubject, told),
    body: fillWords(words.mailBody, told),
    lang: asked.lang,
    enclosures: files,
  };
  const raw = await writeLetter(settings, draft, { messageId, date: office.now(), unsent: false });
  const password = settings.user === "" ? null : office.secrets.get(mailSecretName(settings));
  await sendLetter(settings, password, { from: settings.fromAddress, to: [...to], raw });
  const at = office.now().toISOString();
  const due = await deliversOf(db, asked, office.now());
  const call = { id: commandId, procedure: "reports.send", recordedAt: at };
  const { answer } = await runCommand(db, call, async (tx) => {
    const { late } = await recordDelivery(
      tx,
      {
        kind: asked.kind,
        covers: asked.asOf,
        produced_at: made.madeAt,
        delivered_at: at,
        how: "mailed",
        started_by: startedBy,
        format: formats.join("+"),
        file: files.map((file) => file.filename).join(", "),
        bytes: raw.byteLength,
        // Of the mail as it went, which holds the files.
        sha256: createHash("sha256").update(raw).digest("hex"),
        sent_to: JSON.stringify(to),
        message_id: messageId,
        actor: office.actor,
      },
      due,
    );
    return { sentTo: [...to], messageId, late };
  });
  return answer;
}
