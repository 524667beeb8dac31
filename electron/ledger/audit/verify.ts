import { ChainWalk, RECHAINED } from "../db/audit-chain.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import type { Finding } from "../ledgers/verify-words.ts";

/** An end of the chain that somebody keeps outside the ledger: a backup's manifest, or the settings of a PC. */
export interface OutsideHead {
  readonly seq: number;
  readonly hash: string;
  /** When it was kept. */
  readonly at: string;
}

/** Rows read at a time. */
const STEP = 2000;
/** Event by which somebody went on without what the ledger lacked. */
export const WENT_ON_WITHOUT = "ledgers.goOnWithout";
/** Event by which a new ledger begins at a path where another one left its backups. */
export const BEGAN_ANEW = "ledgers.beginAnew";
/**
 * Events that say why ends kept outside before them are not reached: a backup was put in the ledger's place, so that what came
 * after it is gone with reason, somebody was told of it and went on, or the ends are those of another ledger.
 */
export const EXPLAINED: readonly string[] = ["backup.restore", WENT_ON_WITHOUT, BEGAN_ANEW];

/**
 * Walks the audit chain and names the first link that does not hold: a row gone, moved or put in, a field changed, words
 * changed or gone without an event that says so. What a chain cannot tell of itself (its end cut off, all of it made anew, an
 * older file in its place) the ends kept outside tell.
 */
export async function auditChain(db: LedgerDb, heads: readonly OutsideHead[]): Promise<Finding> {
  const walk = new ChainWalk();
  const wanted = new Map<number, string | null>(heads.map(({ seq }) => [seq, null]));
  let explainedAt = "";
  let rechained = 0;
  let last = Number.MIN_SAFE_INTEGER;
  for (let whole = true; whole; ) {
    const rows = await db.read
      .selectFrom("audit")
      .selectAll()
      .where("seq", ">", last)
      .orderBy("seq")
      .limit(STEP)
      .execute();
    for (const row of rows) {
      whole = walk.take(row);
      if (!whole) break;
      last = row.seq;
      if (wanted.has(row.seq)) wanted.set(row.seq, row.hash);
      if (EXPLAINED.includes(row.action) && row.at > explainedAt) explainedAt = row.at;
      if (row.action === RECHAINED) rechained = row.seq;
    }
    if (rows.length < STEP) break;
  }
  const { broken } = walk;
  if (broken) return found([{ code: `audit-${broken.what}`, data: { seq: broken.seq } }]);
  const missing = heads
    .filter(({ seq, hash, at }) => seq > 0 && wanted.get(seq) !== hash && at > explainedAt)
    .sort((a, b) => a.seq - b.seq)[0];
  const { seq } = walk.head;
  if (missing) {
    const code = missing.seq > seq ? "audit-cut" : "audit-other";
    return found([{ code, data: { seq: missing.seq, last: seq, at: missing.at } }]);
  }
  const proved = rechained === 0 ? "audit" : "audit-rechained";
  return { name: "audit", problems: [], proved: { code: proved, data: { count: seq, seq: rechained } } };
}

function found(problems: Finding["problems"]): Finding {
  return { name: "audit", problems, proved: { code: "ok" } };
}
