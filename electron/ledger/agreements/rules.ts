import type { AgreementRules } from "../../../shared/contract/agreements.ts";
import { zAgreementRules } from "../../../shared/contract/agreements.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";

const KEY = "agreementRules";

/** COLLECTIONS 9; who ends an agreement in default is a person unless the company says otherwise. */
const DEFAULTS: AgreementRules = { graceDays: 5, offerDays: 15, terminateDays: null };

/** Rules of agreements in force. */
export async function readAgreementRules(db: ReadHandle): Promise<AgreementRules> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", KEY).executeTakeFirst();
  return row === undefined ? DEFAULTS : zAgreementRules.parse({ ...DEFAULTS, ...JSON.parse(row.value) });
}

/** Keeps the rules; agreements drawn up before stay judged by those they were made under. */
export async function saveAgreementRules(
  tx: LedgerTx,
  rules: AgreementRules,
  recording: { readonly at: string; readonly actor: string },
): Promise<AgreementRules> {
  const before = await readAgreementRules(tx.sql);
  const value = JSON.stringify(rules);
  await tx.sql
    .insertInto("setting")
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
  const { at, actor } = recording;
  await appendAudit(tx, { at, actor, action: "agreements.rules", detail: { before, after: rules } });
  return rules;
}
