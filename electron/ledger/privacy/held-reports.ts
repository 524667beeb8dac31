import type { Keeping } from "../../../shared/domain/privacy.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { unpack } from "../lib/packing.ts";
import type { Stamp } from "../lib/recording.ts";
import { saveSchedule } from "../reports/delivery-writer.ts";
import { addressesIn, schedulesNow } from "../reports/schedules.ts";
import type { HeldRow, Judge } from "./held-row.ts";
import { type Marks, names, noMarks } from "./marks.ts";
import type { Known } from "./subject.ts";

/** Reports that are mailed to somebody, by whatever schedule, and those that were. No law asks to whom. */
export async function reportsHeld(db: ReadHandle, { marks }: Known): Promise<HeldRow[]> {
  if (noMarks(marks)) return [];
  const theirs = addressed(marks);
  const schedules = await db.selectFrom("report_schedule").selectAll().orderBy("id").execute();
  const deliveries = await db
    .selectFrom("report_delivery")
    .select(["id", "kind", "covers", "delivered_at", "sent_to"])
    .orderBy("id")
    .execute();
  const row = { key: "id", keep: null } as const;
  return [
    ...schedules
      .map(({ id, kind, from_at: on, recipients }) => ({ id, label: kind, on, text: theirs(recipients).join(", ") }))
      .filter(({ text }) => text !== "")
      .map((each) => ({
        ...row,
        ...each,
        part: "channels" as const,
        table: "report_schedule",
        empties: ["recipients"],
      })),
    ...deliveries
      .map(({ id, kind, covers, delivered_at: on, sent_to }) => ({
        id,
        label: `${kind} ${covers}`,
        on,
        text: theirs(sent_to).join(", "),
      }))
      .filter(({ text }) => text !== "")
      .map((each) => ({ ...row, ...each, part: "mails" as const, table: "report_delivery", empties: ["sent_to"] })),
  ];
}

/**
 * Parts of the reports kept with closed months that name somebody: books of the company, which stay as long as what they are about
 * has to, and for one of ours as long as what they did.
 */
export async function closesHeld(db: ReadHandle, known: Known, acts: Keeping | null, judge: Judge): Promise<HeldRow[]> {
  const { subject, name, marks } = known;
  if (subject.kind === "contact" || noMarks(marks)) return [];
  const parts = await db
    .selectFrom("month_close_report as r")
    .innerJoin("month_close as c", "c.id", "r.close_id")
    .select(["r.id", "c.month", "c.closed_at"])
    .orderBy("r.id")
    .execute();
  const rows: HeldRow[] = [];
  for (const { id, month, closed_at: on } of parts) {
    if (!(await partNames(db, id, marks))) continue;
    const keep = subject.kind === "person" ? acts : judge("commercial", on);
    const place = { part: "documents", table: "month_close_report", key: "id", empties: ["packed"] } as const;
    rows.push({ ...place, id, on, label: month, text: name, keep });
  }
  return rows;
}

/** Whether a cell of a kept part is a name, as it was printed; one part at a time is in memory. */
async function partNames(db: ReadHandle, id: number, { names: all }: Marks): Promise<boolean> {
  const row = await db.selectFrom("month_close_report").select("packed").where("id", "=", id).executeTakeFirst();
  if (row === undefined || row.packed.length === 0) return false;
  const text = wordsIn(row.packed);
  // A part that cannot be read any more may have anybody in it.
  return text === null || all.some((each) => text.includes(JSON.stringify(each)));
}

function wordsIn(packed: Uint8Array): string | null {
  try {
    return unpack(packed).toString("utf8");
  } catch {
    return null;
  }
}

/** Goes on mailing the reports to all others: a schedule that names somebody is followed by one that does not. */
export async function leaveSchedules(tx: LedgerTx, { marks }: Known, recording: Stamp): Promise<void> {
  const theirs = addressed(marks);
  for (const row of await schedulesNow(tx.sql)) {
    const gone = new Set(theirs(row.recipients));
    if (gone.size === 0) continue;
    const { kind, format, paper, lang, folder } = row;
    await saveSchedule(
      tx,
      {
        kind,
        active: row.active === 1,
        atTime: row.at_time,
        weekday: row.weekday,
        businessDay: row.business_day,
        format,
        paper,
        lang,
        folder,
        recipients: addressesIn(row.recipients).filter((address) => !gone.has(address)),
      },
      recording,
    );
  }
}

/** Of the addresses a column lists, those of somebody. */
function addressed(marks: Marks): (column: string) => string[] {
  const named = names(marks);
  return (column) => addressesIn(column).filter(named);
}
