import type { z } from "zod";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { keepSetting } from "./keep-setting.ts";
import type { Stamp } from "./recording.ts";

/** Rules of an area that a company sets for itself. */
export interface KeptRules<Rules> {
  /** The rules in force; what was never set has its default. */
  read(db: ReadHandle): Promise<Rules>;
  /** Keeps them, with what stood before in the audit. */
  save(tx: LedgerTx, rules: Rules, recording: Stamp): Promise<Rules>;
}

/** Keeps an area's rules as one setting; `action` is what the audit calls their change. */
export function keptRules<Rules extends object>(
  key: string,
  schema: z.ZodType<Rules>,
  defaults: Rules,
  action: string,
): KeptRules<Rules> {
  const read = async (db: ReadHandle): Promise<Rules> => {
    const row = await db.selectFrom("setting").select("value").where("key", "=", key).executeTakeFirst();
    return row === undefined ? defaults : schema.parse({ ...defaults, ...JSON.parse(row.value) });
  };
  return {
    read,
    async save(tx, rules, { at, actor }) {
      const before = await read(tx.sql);
      await keepSetting(tx, key, rules);
      await appendAudit(tx, { at, actor, action, detail: { before, after: rules } });
      return rules;
    },
  };
}
