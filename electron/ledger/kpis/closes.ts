import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { KpiBoard } from "../../../shared/contract/kpis.ts";
import type { MonthClose, Snapshot, Unfinished } from "../../../shared/contract/month-close.ts";
import { zSnapshot } from "../../../shared/contract/month-close.ts";
import { endOfMonth } from "../../../shared/domain/days.ts";
import { isAsSealed } from "../audit/verify-seals.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import type { MonthCloseReportRow, MonthCloseRow } from "../db/tables/closes.ts";
import { ledgerError } from "../ledger-error.ts";
import { isOfWholeCompany, readBoard } from "./board.ts";
import { WHOLE } from "./filter.ts";
import { readKpiRules } from "./rules.ts";
import { unappliedOf } from "./stocks.ts";

type Hashed = Pick<MonthCloseRow, "month" | "closed_at" | "person_id" | "snapshot">;

/** Hash of a close over all that stays of it: who closed it by their number, since their name may have to be erased one day. */
function closeHash({ month, closed_at, person_id, snapshot }: Hashed): string {
  return hashOf(["month-close-2", month, closed_at, person_id, snapshot]);
}

/** As months were hashed before: with the name. */
function namedHash({ month, closed_at, actor, snapshot }: MonthCloseRow): string {
  return hashOf([month, closed_at, actor, snapshot]);
}

function hashOf(said: readonly (string | number | null)[]): string {
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}

/**
 * Whether a close says what was frozen. The hash of one that was made with a name cannot be made again once the name was
 * erased: that it is as the erasing left it is known from its seal.
 */
async function isSound(db: ReadHandle, row: MonthCloseRow): Promise<boolean> {
  if (row.hash === closeHash(row) || row.hash === namedHash(row)) return true;
  return row.actor === "" && (await isAsSealed(db, "month_close", row.id));
}

/** What a close says; null where it cannot be read any more, which no program writes. */
function readSnapshot(text: string): Snapshot | null {
  try {
    return zSnapshot.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** First and last day of a month. */
export function daysOf(month: string): { from: string; to: string } {
  const from = `${month}-01`;
  return { from, to: endOfMonth(from) };
}

const shown = ({ month, closed_at, actor, hash }: Omit<MonthCloseRow, "snapshot">): MonthClose => ({
  month,
  closedAt: closed_at,
  actor,
  hash,
});

/** Closed months, latest first. */
export async function closedMonths(db: ReadHandle): Promise<MonthClose[]> {
  const rows = await db.selectFrom("month_close").selectAll().orderBy("month", "desc").execute();
  return rows.map(shown);
}

/** A closed month as it stands: what it froze, while that can be read, and whether its hash still says so. */
export type ClosedMonth = MonthClose & ({ snapshot: Snapshot; sound: boolean } | { snapshot: null; sound: false });

/** A closed month as it was frozen, and whether its hash still says so; null when it was not closed. */
export async function closedMonth(db: ReadHandle, month: string): Promise<ClosedMonth | null> {
  const row = await db.selectFrom("month_close").selectAll().where("month", "=", month).executeTakeFirst();
  return row === undefined ? null : closedOf(db, row);
}

async function closedOf(db: ReadHandle, row: MonthCloseRow): Promise<ClosedMonth> {
  const snapshot = readSnapshot(row.snapshot);
  if (snapshot === null) return { ...shown(row), snapshot, sound: false };
  return { ...shown(row), snapshot, sound: await isSound(db, row) };
}

/** Every closed month as it stands, in the order of closing, one after the other. */
export async function* everyClose(db: ReadHandle): AsyncGenerator<ClosedMonth> {
  const ids = await db.selectFrom("month_close").select("id").orderBy("id").execute();
  for (const { id } of ids) {
    const row = await db.selectFrom("month_close").selectAll().where("id", "=", id).executeTakeFirst();
    if (row !== undefined) yield await closedOf(db, row);
  }
}

/** What is not finished in a month. */
export async function unfinishedIn(db: ReadHandle, month: string, board: KpiBoard): Promise<Unfinished> {
  const { from, to } = daysOf(month);
  const deposits = await sql<{ n: number }>`select cast(count(*) as bigint) as n from bank_line
    where state = 'open' and day >= ${from} and day <= ${to}`.execute(db);
  const disputes = await sql<{ n: number }>`select cast(count(*) as bigint) as n from dispute_span as s
    where s.from_on <= ${to} and s.until_on > ${to} and s.state not in ('resolved', 'rejected')`.execute(db);
  return {
    unapplied: await unappliedOf(db, to, WHOLE),
    missing: board.missing,
    deposits: deposits.rows[0]?.n ?? 0,
    disputes: disputes.rows[0]?.n ?? 0,
  };
}

/** The figures that a close of the month would keep. */
export async function snapshotOf(
  db: ReadHandle,
  month: string,
  now: string,
  version: string,
): Promise<Omit<Snapshot, "reports">> {
  const period = { ...daysOf(month), now };
  const board = await readBoard(db, period);
  const byCurrency: KpiBoard[] = [];
  if (board.currencies.length > 1) {
    for (const currency of board.currencies) byCurrency.push(await readBoard(db, { ...period, filter: { currency } }));
  }
  return {
    format: 1,
    month,
    version,
    rules: await readKpiRules(db),
    board,
    byCurrency,
    unfinished: await unfinishedIn(db, month, board),
  };
}

/** What a close keeps, as it was made before on one state of the ledger. */
export interface FrozenMonth {
  /** Last event of the audit of that state: whatever is written later has a later one. */
  readonly event: number;
  /** {@link Snapshot} as JSON. */
  readonly snapshot: string;
  readonly reports: readonly Pick<MonthCloseReportRow, "lang" | "part" | "sha256" | "packed">[];
}

/** Last event of the audit; every transaction that writes facts has one. */
export async function lastEvent(db: ReadHandle): Promise<number> {
  const row = await db.selectFrom("audit").select("seq").orderBy("seq", "desc").limit(1).executeTakeFirst();
  return row?.seq ?? 0;
}

/** Why a month cannot be closed: it was closed before, or days of it are still to come; null where it can. */
export async function refusal(
  db: ReadHandle,
  month: string,
  today: string,
): Promise<ReturnType<typeof ledgerError> | null> {
  const before = await db.selectFrom("month_close").select("month").where("month", "=", month).executeTakeFirst();
  if (before !== undefined) return ledgerError("MONTH_CLOSED", { month });
  return daysOf(month).to >= today ? ledgerError("MONTH_NOT_ENDED", { month }) : null;
}

/** Keeps a month as it was frozen. Throws MONTH_CLOSED and MONTH_NOT_ENDED. */
export async function closeMonth(
  tx: LedgerTx,
  month: string,
  { snapshot, reports }: FrozenMonth,
  recording: {
    readonly at: string;
    readonly actor: string;
    readonly personId: number | null;
    readonly today: string;
  },
): Promise<MonthClose> {
  const refused = await refusal(tx.sql, month, recording.today);
  if (refused !== null) throw refused;
  const { at: closed_at, actor, personId: person_id } = recording;
  const row = { month, closed_at, person_id, actor, snapshot };
  const hash = closeHash(row);
  const id = await takeIds(tx, "month_close", 1);
  await tx.bulk.insert("month_close", [{ id, hash, ...row }]);
  const first = await takeIds(tx, "month_close_report", reports.length);
  const kept = reports.map((report, index) => ({ id: first + index, close_id: id, ...report }));
  // One after another: together they may be more than a statement takes.
  for (const report of kept) await tx.bulk.insert("month_close_report", [report]);
  await appendAudit(tx, {
    at: recording.at,
    actor: recording.actor,
    action: "kpis.monthClosed",
    detail: { month, hash },
  });
  return shown({ id, hash, ...row });
}

/**
 * The board with what its month froze beside what it comes to now, where it is about a closed month of the whole company,
 * or of one of its currencies. Of a close that is not sound it has no figure.
 */
export async function withFrozen(db: ReadHandle, board: KpiBoard): Promise<KpiBoard> {
  const month = board.from.slice(0, 7);
  const { from, to } = daysOf(month);
  const { currency, ...others } = board.filter;
  if (board.from !== from || board.to !== to) return board;
  if (!isOfWholeCompany({ filter: { ...others, currency: null } })) return board;
  const close = await closedMonth(db, month);
  if (close === null) return board;
  const { snapshot } = close;
  // Nothing of a close that was altered is shown as if it had been frozen: the figures are those of today, and it is said.
  if (snapshot === null || !close.sound) {
    const { closedAt, actor, hash } = close;
    return { ...board, closed: { closedAt, actor, hash, sound: false, beside: null, unapplied: [] } };
  }
  // Where there were several, the whole is one of them by name only: what all of them came to in it.
  const several = snapshot.byCurrency.length > 0;
  const own = snapshot.byCurrency.find((each) => each.filter.currency === currency);
  const frozen = currency === null || (!several && snapshot.board.currency === currency) ? snapshot.board : own;
  if (frozen === undefined) return board;
  const then = new Map([...frozen.kpis, ...frozen.more].map((kpi) => [kpi.name, kpi]));
  const beside = (kpi: KpiBoard["kpis"][number]): KpiBoard["kpis"][number] => {
    const was = then.get(kpi.name);
    if (was === undefined) return kpi;
    const { value, numerator, denominator, method, target, light, atLeast, second } = was;
    return { ...kpi, frozen: { value, numerator, denominator, method, target, light, atLeast, second } };
  };
  return {
    ...board,
    closed: {
      closedAt: close.closedAt,
      actor: close.actor,
      hash: close.hash,
      sound: true,
      beside: frozen.beside,
      unapplied: frozen.unapplied,
    },
    kpis: board.kpis.map(beside),
    more: board.more.map(beside),
  };
}

/** Closed months whose hash no longer says what they say. */
export async function brokenCloses(db: ReadHandle): Promise<{ months: number; broken: string[] }> {
  const broken: string[] = [];
  let months = 0;
  for await (const { month, sound } of everyClose(db)) {
    months += 1;
    if (!sound) broken.push(month);
  }
  return { months, broken };
}
