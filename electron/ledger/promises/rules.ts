import type { PromiseRules } from "../../../shared/contract/promises.ts";
import { zPromiseRules } from "../../../shared/contract/promises.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";

const KEY = "promiseRules";

/** KPIS 8 and COLLECTIONS 7. */
const DEFAULTS: PromiseRules = { graceDays: 2, toleranceBp: 100, maxDays: 15, maxBroken: 2, brokenDays: 90 };

/** Rules of promises in force. */
export async function readPromiseRules(db: ReadHandle): Promise<PromiseRules> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", KEY).executeTakeFirst();
  return row === undefined ? DEFAULTS : zPromiseRules.parse({ ...DEFAULTS, ...JSON.parse(row.value) });
}

/** Keeps the rules; promises made before stay judged by those they were made under. */
export async function savePromiseRules(
  tx: LedgerTx,
  rules: PromiseRules,
  recording: { readonly at: string; readonly actor: string },
): Promise<PromiseRules> {
  const before = await readPromiseRules(tx.sql);
  const value = JSON.stringify(rules);
  await tx.sql
    .insertInto("setting")
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
  await appendAudit(tx, {
    at: recording.at,
    actor: recording.actor,
    action: "promises.rules",
    detail: { before, after: rules },
  });
  return rules;
}
