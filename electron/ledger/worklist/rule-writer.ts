import type { ContactRuleInput, ContactRuleView } from "../../../shared/contract/worklist.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { ContactRuleRow } from "../db/tables/worklist.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Stamp } from "../lib/recording.ts";
import { ruleView } from "./contact-hours.ts";

/**
 * Writes the next version of a contact rule; the one before stays, because contacts name it. `version` is the one that was
 * read, 0 for a new rule. Throws CHANGED_MEANWHILE when somebody else wrote one, and FIELD_REFUSED for days that end
 * before they begin.
 */
export async function saveContactRule(
  tx: LedgerTx,
  rule: ContactRuleInput,
  version: number,
  recording: Stamp,
): Promise<ContactRuleView> {
  if (rule.validTo !== "" && rule.validTo < rule.validFrom) {
    throw ledgerError("FIELD_REFUSED", { field: "validTo", code: "before-start", value: rule.validTo });
  }
  const before = await tx.sql
    .selectFrom("contact_rule")
    .selectAll()
    .where("code", "=", rule.code)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  if ((before?.version ?? 0) !== version) throw ledgerError("CHANGED_MEANWHILE", { what: rule.code });
  if (before) {
    await tx.sql.updateTable("contact_rule").set({ replaced_at: recording.at }).where("id", "=", before.id).execute();
  }
  const row: ContactRuleRow = {
    id: await takeIds(tx, "contact_rule", 1),
    code: rule.code,
    version: version + 1,
    country: rule.country,
    state: rule.state,
    debtor_types: JSON.stringify(rule.debtorTypes),
    channels: JSON.stringify(rule.channels),
    slots: JSON.stringify(rule.slots),
    on_holidays: rule.onHolidays ? 1 : 0,
    caps: JSON.stringify(rule.caps),
    law: rule.law ? 1 : 0,
    source: rule.source,
    checked_on: rule.checkedOn,
    valid_from: rule.validFrom,
    valid_to: rule.validTo,
    note: rule.note,
    active: rule.active ? 1 : 0,
    recorded_at: recording.at,
    replaced_at: "",
    actor: recording.actor,
  };
  await tx.bulk.insert("contact_rule", [row]);
  const view = ruleView(row);
  await appendAudit(tx, {
    ...recording,
    action: "worklist.contactRule",
    detail: { before: before ? ruleView(before) : null, after: view },
  });
  return view;
}
