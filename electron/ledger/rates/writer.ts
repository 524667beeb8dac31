import { canonicalRate, ratesInForce } from "../../../shared/domain/rates/exchange-rate.ts";
import type { RateLine } from "../../../shared/domain/rates/rate-table.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import type { Stamp } from "../lib/recording.ts";

/** A rate to record. `rate` "" takes back what the source said. */
interface Statement {
  readonly currency: string;
  readonly day: string;
  readonly rate: string;
  readonly source: string;
}

/** When and by whom rates are stated, and where from. */
interface Stating extends Stamp {
  /** Name of the file; "" when typed. */
  readonly origin: string;
}

/** How rates of a file relate to what the ledger has of the same currency, day and source. */
export interface RateComparison {
  readonly added: readonly Statement[];
  readonly corrected: readonly Statement[];
  readonly unchanged: number;
}

/** What each source says of each currency and day at present; "" where it took its word back. */
async function presentWord(db: ReadHandle, currencies: readonly string[]): Promise<Map<string, string>> {
  const rows =
    currencies.length === 0
      ? []
      : await db
          .selectFrom("exchange_rate")
          .select(["currency", "day", "source", "rate"])
          .where("currency", "in", currencies)
          .orderBy("id")
          .execute();
  return new Map(rows.map((row) => [keyOf(row), row.rate]));
}

function keyOf(statement: Pick<Statement, "currency" | "day" | "source">): string {
  return `${statement.currency}|${statement.day}|${statement.source}`;
}

async function append(tx: LedgerTx, statements: readonly Statement[], recording: Stating): Promise<void> {
  if (statements.length === 0) return;
  let id = await takeIds(tx, "exchange_rate", statements.length);
  await tx.bulk.insert(
    "exchange_rate",
    statements.map(({ currency, day, rate, source }) => ({
      id: id++,
      currency,
      day,
      rate,
      source,
      origin: recording.origin,
      recorded_at: recording.at,
      actor: recording.actor,
    })),
  );
}

/** Compares lines of a file with the ledger. */
export async function compareRates(db: ReadHandle, lines: readonly RateLine[]): Promise<RateComparison> {
  const present = await presentWord(db, [...new Set(lines.map((line) => line.currency))]);
  const added: Statement[] = [];
  const corrected: Statement[] = [];
  let unchanged = 0;
  for (const line of lines) {
    const before = present.get(keyOf(line));
    if (before === line.rate) unchanged++;
    else (before === undefined || before === "" ? added : corrected).push(line);
  }
  return { added, corrected, unchanged };
}

/** Appends what a file adds and corrects. */
export async function importRates(tx: LedgerTx, comparison: RateComparison, recording: Stating): Promise<void> {
  await append(tx, [...comparison.added, ...comparison.corrected], recording);
  const { origin: file } = recording;
  const detail = { file, added: comparison.added.length, corrected: comparison.corrected.length };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "rates.import", detail });
}

/** Records one rate; the same rate again records nothing. `previous` is what was in force on the day before. */
export async function addRate(
  tx: LedgerTx,
  statement: Statement,
  recording: Stating,
): Promise<{ recorded: boolean; previous: string | null }> {
  const rate = canonicalRate(statement.rate);
  if (rate === null) throw new RangeError(`not an exchange rate: ${statement.rate}`);
  const { currency, day } = statement;
  const rows = await tx.sql
    .selectFrom("exchange_rate")
    .select(["id", "currency", "day", "rate", "source"])
    .where("currency", "=", currency)
    .where("day", "=", day)
    .execute();
  const previous = ratesInForce(rows)[0]?.rate ?? null;
  const present = await presentWord(tx.sql, [currency]);
  if (present.get(keyOf(statement)) === rate) return { recorded: false, previous };
  await append(tx, [{ ...statement, rate }], recording);
  const detail = { ...statement, rate, previous };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "rates.add", detail });
  return { recorded: true, previous };
}

/** Takes a rate back; false when the source says nothing of that day. */
export async function removeRate(
  tx: LedgerTx,
  statement: Omit<Statement, "rate">,
  recording: Stating,
): Promise<boolean> {
  const before = (await presentWord(tx.sql, [statement.currency])).get(keyOf(statement));
  if (before === undefined || before === "") return false;
  await append(tx, [{ ...statement, rate: "" }], recording);
  const detail = { ...statement, rate: before };
  await appendAudit(tx, { at: recording.at, actor: recording.actor, action: "rates.remove", detail });
  return true;
}
