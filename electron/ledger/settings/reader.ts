import { z } from "zod";
import type { LedgerSettings } from "../../../shared/contract/settings.ts";
import type { ReadHandle } from "../db/ledger-db.ts";

/** Settings kept as JSON by key; what is not stored has these values. */
export const SETTING_DEFAULTS = {
  defaultCreditDays: 30,
  puePolicy: "settled",
  rateDaysBack: 0,
  bankToleranceMinor: 100,
  attachmentLimitMb: 25,
  timeZone: "America/Mexico_City",
} as const;
const stored = z
  .object({
    defaultCreditDays: z.number().int(),
    puePolicy: z.enum(["settled", "open"]),
    rateDaysBack: z.number().int(),
    bankToleranceMinor: z.number().int(),
    attachmentLimitMb: z.number().int(),
    timeZone: z.string(),
  })
  .partial();

/** Settings of the company in force. */
export async function readSettings(db: ReadHandle): Promise<LedgerSettings> {
  const rows = await db.selectFrom("setting").select(["key", "value"]).execute();
  const values = stored.parse(Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)])));
  const own = await db.selectFrom("own_rfc").select(["rfc", "name"]).orderBy("added_at").orderBy("rfc").execute();
  return {
    ownRfcs: own,
    defaultCreditDays: values.defaultCreditDays ?? SETTING_DEFAULTS.defaultCreditDays,
    puePolicy: values.puePolicy ?? SETTING_DEFAULTS.puePolicy,
    rateDaysBack: values.rateDaysBack ?? SETTING_DEFAULTS.rateDaysBack,
    bankToleranceMinor: values.bankToleranceMinor ?? SETTING_DEFAULTS.bankToleranceMinor,
    attachmentLimitMb: values.attachmentLimitMb ?? SETTING_DEFAULTS.attachmentLimitMb,
    timeZone: values.timeZone ?? SETTING_DEFAULTS.timeZone,
  };
}

/** How many days back a rate may come from, without reading the other settings: a page of a list asks for nothing else. */
export async function readRateDaysBack(db: ReadHandle): Promise<number> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", "rateDaysBack").executeTakeFirst();
  return (
    stored.parse(row === undefined ? {} : { rateDaysBack: JSON.parse(row.value) }).rateDaysBack ??
    SETTING_DEFAULTS.rateDaysBack
  );
}
