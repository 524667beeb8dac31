import type { CalendarDay } from "../../../shared/contract/acceptance.ts";
import { LONGEST_CLOSING } from "../../../shared/contract/acceptance.ts";
import { addDays, daysBetween, isDay } from "../../../shared/domain/days.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { BANK_HOLIDAYS, bankHolidaysCount } from "../lib/holidays.ts";
import { keepSetting } from "../lib/keep-setting.ts";
import type { Stamp } from "../lib/recording.ts";
import { statutoryHolidays } from "../lib/statutory-holidays.ts";
import type { Telling } from "../lib/told-command.ts";
import type { PostingRules } from "../receivables/posting-rules.ts";
import { repostTold } from "./repost-told.ts";

/** Key of the setting with the business days after issue that an invoice may wait for its acceptance. */
const ALERT_DAYS = "acceptanceAlertDays";
const DEFAULT_ALERT_DAYS = 5;

/** Business days after issue from which an invoice that was not accepted is an alert (COLLECTIONS 6). */
export async function acceptanceAlertDays(db: ReadHandle): Promise<number> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", ALERT_DAYS).executeTakeFirst();
  return row ? Number(row.value) : DEFAULT_ALERT_DAYS;
}

/** Days off of a year in Mexico with the company's own, by day. */
export async function calendarOf(
  db: ReadHandle,
  year: number,
): Promise<{ bankHolidays: boolean; alertDays: number; days: CalendarDay[] }> {
  const bankHolidays = await bankHolidaysCount(db);
  const own = await db
    .selectFrom("closing_day")
    .select(["day", "kind", "name"])
    .where("day", ">=", `${year}-01-01`)
    .where("day", "<=", `${year}-12-31`)
    .execute();
  const days = new Map<string, CalendarDay>();
  for (const { day, kind, es, en } of await statutoryHolidays("MX", year)) {
    days.set(day, { day, kind, nameEs: es, nameEn: en, off: kind === "public" || bankHolidays });
  }
  for (const { day, kind, name } of own) {
    const law = days.get(day);
    const worked = kind === "worked";
    days.set(day, {
      day,
      kind: worked ? "worked" : "closed",
      nameEs: name || law?.nameEs || "",
      nameEn: name || law?.nameEn || "",
      off: !worked,
    });
  }
  const sorted = [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  return { bankHolidays, alertDays: await acceptanceAlertDays(db), days: sorted };
}

/** Changes which holidays count or the days of the alert; invoices whose days depend on holidays are posted again. */
export async function setRules(
  tx: LedgerTx,
  change: { readonly bankHolidays?: boolean | undefined; readonly alertDays?: number | undefined },
  rules: PostingRules,
  recording: Stamp,
  telling: Telling,
): Promise<void> {
  const before = { bankHolidays: await bankHolidaysCount(tx.sql), alertDays: await acceptanceAlertDays(tx.sql) };
  const after = {
    bankHolidays: change.bankHolidays ?? before.bankHolidays,
    alertDays: change.alertDays ?? before.alertDays,
  };
  if (after.bankHolidays !== before.bankHolidays) await keepSetting(tx, BANK_HOLIDAYS, after.bankHolidays);
  if (after.alertDays !== before.alertDays) await keepSetting(tx, ALERT_DAYS, after.alertDays);
  await appendAudit(tx, { ...recording, action: "acceptance.rules", detail: { before, after } });
  if (after.bankHolidays !== before.bankHolidays) {
    await repostTold(tx, await dependingOn(tx, null), rules, recording, telling);
  }
}

/** Makes days the company's own: closed, worked in spite of a holiday, or with null what they are by law. */
export async function setDays(
  tx: LedgerTx,
  change: {
    readonly from: string;
    readonly to: string;
    readonly kind: "closed" | "worked" | null;
    readonly name: string;
  },
  rules: PostingRules,
  recording: Stamp,
  telling: Telling,
): Promise<void> {
  const { from, to, kind, name } = change;
  if (!isDay(from) || !isDay(to) || to < from) throw ledgerError("INVALID_INPUT", { issues: ["closing-order"] });
  const count = daysBetween(from, to) + 1;
  if (count > LONGEST_CLOSING) throw ledgerError("INVALID_INPUT", { issues: ["closing-too-long"] });
  await tx.sql.deleteFrom("closing_day").where("day", ">=", from).where("day", "<=", to).execute();
  if (kind !== null) {
    const days = Array.from({ length: count }, (_, index) => addDays(from, index));
    await tx.bulk.insert(
      "closing_day",
      days.map((day) => ({ day, kind, name, set_at: recording.at })),
    );
  }
  await appendAudit(tx, { ...recording, action: "acceptance.days", detail: { from, to, kind, name } });
  await repostTold(tx, await dependingOn(tx, { from, to }), rules, recording, telling);
}

/** Days before a changed one whose review and payment days it can still move: a long closure and what lies around it. */
const REACH = 100;

/** Invoices whose due or expected day can depend on the days; with null on any. */
async function dependingOn(
  tx: LedgerTx,
  days: { readonly from: string; readonly to: string } | null,
): Promise<string[]> {
  let query = tx.sql
    .selectFrom("acceptance_standing as a")
    .innerJoin("document as d", "d.id", "a.document_id")
    .innerJoin("receivable as r", "r.document_id", "d.id")
    .select("d.uuid")
    .orderBy("d.id");
  if (days !== null) {
    const since = addDays(days.from, -REACH);
    query = query
      .where("d.issued_on", "<=", days.to)
      .where((eb) => eb.or([eb("r.expected_on", "=", ""), eb("r.expected_on", ">=", since)]));
  }
  return (await query.execute()).map(({ uuid }) => uuid);
}
