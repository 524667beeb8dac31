import type { LedgerSettings } from "../../../shared/contract/settings.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { keepSetting } from "../lib/keep-setting.ts";
import type { Stamp } from "../lib/recording.ts";
import { isTimeZone } from "../lib/time-zone.ts";
import { repost } from "../receivables/poster.ts";
import type { PostingRules } from "../receivables/posting-rules.ts";
import { readSettings } from "./reader.ts";

type Change = { [K in keyof LedgerSettings]?: LedgerSettings[K] | undefined };
/** Adds own RFCs that are not there yet; a name given later fills an empty one. */
export async function addOwnRfcs(
  tx: LedgerTx,
  rfcs: readonly { rfc: string; name: string }[],
  recording: Stamp,
): Promise<void> {
  const known = await tx.sql.selectFrom("own_rfc").select(["rfc", "name"]).execute();
  for (const { rfc, name } of rfcs) {
    const existing = known.find((row) => row.rfc === rfc);
    if (existing && (existing.name !== "" || name === "")) continue;
    await tx.sql
      .insertInto("own_rfc")
      .values({ rfc, name, added_at: recording.at })
      .onConflict((conflict) => conflict.column("rfc").doUpdateSet({ name }))
      .execute();
    await appendAudit(tx, { ...recording, action: "settings.ownRfc", detail: { rfc } });
  }
}

/** Writes changed settings. A changed credit default moves due days, so every invoice is posted again. */
export async function updateSettings(tx: LedgerTx, changes: Change, recording: Stamp): Promise<LedgerSettings> {
  const before = await readSettings(tx.sql);
  if (changes.ownRfcs) {
    await addOwnRfcs(tx, changes.ownRfcs, recording);
    const kept = changes.ownRfcs.map((own) => own.rfc);
    const removed = before.ownRfcs.map((own) => own.rfc).filter((rfc) => !kept.includes(rfc));
    if (removed.length > 0) await tx.sql.deleteFrom("own_rfc").where("rfc", "in", removed).execute();
  }
  for (const key of [
    "defaultCreditDays",
    "rateDaysBack",
    "bankToleranceMinor",
    "attachmentLimitMb",
    "timeZone",
  ] as const) {
    const value = changes[key];
    if (value === undefined || value === before[key]) continue;
    // Every day is told by it: with one that is none, nothing in the ledger could be done any more.
    if (key === "timeZone" && !isTimeZone(String(value))) {
      throw ledgerError("FIELD_REFUSED", { field: "timeZone", code: "not-a-time-zone", value: String(value) });
    }
    await keepSetting(tx, key, value);
  }
  const after = await readSettings(tx.sql);
  await appendAudit(tx, { ...recording, action: "settings.update", detail: { before, after } });
  if (after.defaultCreditDays !== before.defaultCreditDays) await repostAll(tx, after, recording);
  return after;
}

/** Invoices posted again in one go. */
const CHUNK = 2000;

async function repostAll(tx: LedgerTx, rules: PostingRules, recording: Stamp): Promise<void> {
  const rows = await tx.sql.selectFrom("document").select("uuid").where("kind", "=", "I").orderBy("id").execute();
  for (let start = 0; start < rows.length; start += CHUNK) {
    const seeds = new Set(rows.slice(start, start + CHUNK).map((row) => row.uuid));
    const work = { seeds, complements: new Set<string>(), freshIds: new Set<number>() };
    await repost(tx, work, { runId: 0, recordedAt: recording.at, actor: recording.actor }, rules);
  }
}
