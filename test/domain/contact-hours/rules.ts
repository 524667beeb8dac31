import { seedContactRules } from "../../../electron/ledger/db/seeds/contact-rules.ts";
import type { ContactRule, Debtor, LimitedChannel } from "../../../shared/domain/contact-hours/rule.ts";

/** The rules a new ledger starts with, as the engine takes them. */
export const seedRules: readonly ContactRule[] = seedContactRules().map((row) => ({
  code: row.code,
  version: row.version,
  country: row.country,
  state: row.state,
  debtorTypes: JSON.parse(row.debtor_types) as Debtor["debtorType"][],
  channels: JSON.parse(row.channels) as LimitedChannel[],
  slots: JSON.parse(row.slots) as ContactRule["slots"],
  onHolidays: row.on_holidays === 1,
  caps: JSON.parse(row.caps) as ContactRule["caps"],
  law: row.law === 1,
  validFrom: row.valid_from,
  validTo: row.valid_to,
}));
