import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import type { RanReport, ReportAsked, ScheduledReport, ScheduleView } from "../../../shared/contract/reports.ts";
import { addDays, dayInZone } from "../../../shared/domain/days.ts";
import type { DueReport } from "../../../shared/domain/reports/schedule.ts";
import { MailError } from "../contacts/mail/smtp.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import type { ReportScheduleRow } from "../db/tables/reports.ts";
import type { ImportRunner } from "../imports/runner.ts";
import type { LedgerSession } from "../ledgers/session.ts";
import type { ChangeFeed } from "../lib/change-feed.ts";
import { WriteFileError } from "../render/write-file.ts";
import { readSettings } from "../settings/reader.ts";
import { reportFileName } from "./composer.ts";
import { type Office, saveReport, sendReport } from "./deliver.ts";
import { addressesIn, reportsDue, schedulesNow } from "./schedules.ts";

/** How often the schedule is looked at. */
const LOOK_MS = 60_000;
/** What could not be delivered is tried again after this long. */
const RETRY_MS = 15 * 60_000;
/** Another computer that began a report and never ended it holds it no longer than this. */
const CLAIM_MS = 15 * 60_000;
/** A report is made this long before it is due, so that it is there when it is due. */
const LEAD_MS = 15 * 60_000;
/** Days back in which the latest of each kind is looked for. */
const BACK = 120;

interface Parts {
  readonly session: LedgerSession;
  readonly changes: ChangeFeed;
  readonly importing: Pick<ImportRunner, "busy">;
  readonly office: Office;
  /** Off: only what is asked for is made. */
  readonly enabled: boolean;
}

/** Folder of a ledger's reports, beside it. */
export function reportFolder(ledger: string): string {
  return join(dirname(ledger), `Reportes de ${basename(ledger, extname(ledger))}`);
}

/**
 * Makes the reports that are due and delivers them: by the clock while the program runs, and what was missed as soon as it
 * runs again, the latest of each kind. What stood in the way is told until it is delivered.
 */
export class ReportKeeper {
  readonly #parts: Parts;
  readonly #owner = randomUUID();
  readonly #problems = new Map<string, { readonly problem: string; readonly again: number }>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<RanReport[]> | null = null;
  #making: ScheduledReport | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    if (!parts.enabled) return;
    this.#timer = setInterval(() => void this.#look(), LOOK_MS);
    this.#timer.unref();
  }

  /** Stops for good, once what is being delivered is. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running?.catch(() => undefined);
  }

  /** The kind that is being made; null: none. */
  get making(): ScheduledReport | null {
    return this.#making;
  }

  /** Makes and delivers what is due and missing. */
  runDue(db: LedgerDb): Promise<RanReport[]> {
    this.#running ??= this.#run(db, false).finally(() => {
      this.#running = null;
      this.#making = null;
      this.#parts.changes.publish("reports");
    });
    return this.#running;
  }

  /** Looks at the schedule as the clock would. */
  async #look(): Promise<void> {
    const db = this.#parts.session.current;
    if (!db || this.#running !== null || this.#parts.importing.busy) return;
    try {
      const missing = await this.#missing(db, true);
      if (missing.length > 0 && (await hasDocuments(db.read))) await this.runDue(db);
    } catch {
      // The ledger was closed meanwhile, or cannot be read: whoever works in it is told by what they do.
    }
  }

  /** Instances that are due and were not delivered, the latest of each kind; `patient` leaves out what failed just now. */
  async #missing(db: LedgerDb, patient: boolean): Promise<DueReport[]> {
    const now = this.#parts.office.now();
    const { timeZone } = await readSettings(db.read);
    const today = dayInZone(now, timeZone);
    const due = await reportsDue(db.read, addDays(today, -BACK), today);
    const latest = new Map<string, DueReport>();
    const begun = new Date(now.getTime() + LEAD_MS).toISOString();
    for (const each of due) if (each.dueAt <= begun) latest.set(each.kind, each);
    const mailed = new Set(
      (await schedulesNow(db.read)).flatMap((row) => (addressesIn(row.recipients).length === 0 ? [] : [row.kind])),
    );
    const missing: DueReport[] = [];
    for (const each of [...latest.values()].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))) {
      const failed = this.#problems.get(`${each.kind} ${each.covers}`);
      if (patient && failed !== undefined && now.getTime() < failed.again) continue;
      if ((await deliveredAt(db.read, each, mailed.has(each.kind))) === null) missing.push(each);
    }
    return missing;
  }

  async #run(db: LedgerDb, patient: boolean): Promise<RanReport[]> {
    const ran: RanReport[] = [];
    const schedules = new Map((await schedulesNow(db.read)).map((row) => [row.kind, row]));
    for (const due of await this.#missing(db, patient)) {
      const schedule = schedules.get(due.kind);
      if (schedule === undefined || schedule.active === 0 || !(await this.#claim(db, due))) continue;
      this.#making = due.kind;
      this.#parts.changes.publish("reports");
      ran.push(await this.#deliver(db, schedule, due));
    }
    return ran;
  }

  /** One computer of several makes a report; false when another is at it. */
  async #claim(db: LedgerDb, { kind, covers }: DueReport): Promise<boolean> {
    const now = this.#parts.office.now();
    const stale = new Date(now.getTime() - CLAIM_MS).toISOString();
    const claim = { claimed_at: now.toISOString(), owner: this.#owner };
    return db.write(async (tx) => {
      const row = await tx.sql
        .insertInto("report_claim")
        .values({ kind, covers, ...claim })
        .onConflict((conflict) =>
          conflict
            .columns(["kind", "covers"])
            .doUpdateSet(claim)
            .where((eb) =>
              eb.or([eb("report_claim.claimed_at", "<", stale), eb("report_claim.owner", "=", this.#owner)]),
            ),
        )
        .returning("owner")
        .executeTakeFirst();
      return row !== undefined;
    });
  }

  async #deliver(db: LedgerDb, schedule: ReportScheduleRow, due: DueReport): Promise<RanReport> {
    const { office } = this.#parts;
    const key = `${due.kind} ${due.covers}`;
    const late = office.now().toISOString() > due.dueAt;
    const startedBy = late ? "catch-up" : "schedule";
    const asked: ReportAsked = {
      kind: due.kind,
      asOf: due.covers,
      currency: null,
      customerId: null,
      lang: schedule.lang,
      paper: schedule.paper,
    };
    const formats = schedule.format === "both" ? (["pdf", "xlsx"] as const) : ([schedule.format] as const);
    const recipients = addressesIn(schedule.recipients);
    const files: string[] = [];
    let sentTo: string[] = [];
    let problem = "";
    try {
      const folder = await folderOf(db, schedule);
      for (const format of folder === null ? [] : formats) {
        const file = join(folder ?? "", `${reportFileName(asked)}.${format}`);
        const commandId = `report ${key} ${format}`;
        files.push((await saveReport(db, office, { asked, commandId, startedBy, format, file })).file);
      }
      if (recipients.length > 0) {
        const order = { asked, commandId: `report ${key} mail`, startedBy, formats, to: recipients } as const;
        sentTo = (await sendReport(db, office, order)).sentTo;
      }
      if (folder === null && recipients.length === 0) problem = "NOWHERE";
      this.#problems.delete(key);
    } catch (error) {
      problem = problemOf(error);
    }
    // A mail that may have left is not sent again by itself.
    const again = problem === "MAIL unknown" ? Number.POSITIVE_INFINITY : office.now().getTime() + RETRY_MS;
    if (problem !== "") this.#problems.set(key, { problem, again });
    return { kind: due.kind, covers: due.covers, dueAt: due.dueAt, late, files, sentTo, problem };
  }

  #problemOf(due: DueReport | undefined): string | undefined {
    return due === undefined ? undefined : this.#problems.get(`${due.kind} ${due.covers}`)?.problem;
  }

  /** The schedules with how each stands. */
  async views(db: LedgerDb): Promise<ScheduleView[]> {
    const now = this.#parts.office.now().toISOString();
    const { timeZone } = await readSettings(db.read);
    const today = dayInZone(new Date(now), timeZone);
    const due = await reportsDue(db.read, addDays(today, -BACK), addDays(today, BACK));
    const views: ScheduleView[] = [];
    for (const row of await schedulesNow(db.read)) {
      const own = due.filter((each) => each.kind === row.kind);
      const last = own.findLast((each) => each.dueAt <= now);
      const next = own.find((each) => each.dueAt > now);
      views.push({
        kind: row.kind,
        active: row.active === 1,
        atTime: row.at_time,
        weekday: row.weekday,
        businessDay: row.business_day,
        format: row.format,
        paper: row.paper,
        lang: row.lang,
        folder: row.folder,
        recipients: addressesIn(row.recipients),
        savedTo: row.folder === "" ? (db.copyTo === null ? "" : reportFolder(db.path)) : row.folder,
        last:
          last === undefined
            ? null
            : { dueAt: last.dueAt, covers: last.covers, deliveredAt: await deliveredAt(db.read, last) },
        nextDueAt: next?.dueAt ?? null,
        nextCovers: next?.covers ?? null,
        // A report is tried ahead of its hour: what stands in its way is told while it can still be mended in time.
        problem: this.#problemOf(next) ?? this.#problemOf(last) ?? "",
      });
    }
    return views;
  }
}

/** Where a schedule saves to; the folder beside the ledger is made, one that somebody named has to be there. */
async function folderOf(db: LedgerDb, schedule: ReportScheduleRow): Promise<string | null> {
  if (schedule.folder !== "") return schedule.folder;
  if (db.copyTo === null) return null;
  const folder = reportFolder(db.path);
  await mkdir(folder, { recursive: true });
  return folder;
}

function problemOf(error: unknown): string {
  if (error instanceof WriteFileError) return error.code;
  return error instanceof MailError ? `MAIL ${error.problem}` : "INTERNAL";
}

/** When a report that its schedule asks for was first delivered; where a list waits for it, first by mail. Null: not yet. */
async function deliveredAt(db: ReadHandle, { kind, covers }: DueReport, byMail = false): Promise<string | null> {
  const row = await db
    .selectFrom("report_delivery")
    .select("delivered_at")
    .where("kind", "=", kind)
    .where("covers", "=", covers)
    .where("due_at", "<>", "")
    .where("how", "in", byMail ? ["mailed"] : ["mailed", "saved"])
    .orderBy("delivered_at")
    .executeTakeFirst();
  return row?.delivered_at ?? null;
}

/** A ledger in which nothing is yet has nothing to report. */
async function hasDocuments(db: ReadHandle): Promise<boolean> {
  return (await db.selectFrom("document").select("id").limit(1).executeTakeFirst()) !== undefined;
}
