import type { Outcome } from "../../../shared/contract/contacts.ts";
import { dayInZone } from "../../../shared/domain/days.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { InteractionRow } from "../db/tables/contacts.ts";
import { isRightParty } from "./people.ts";
import type { ContactRecording } from "./recording.ts";

/** A message that left to a registered person of a customer. */
export interface SentToPerson {
  readonly customerId: number;
  readonly contactId: number;
  readonly channelId: number;
  readonly name: string;
  readonly role: string;
  readonly address: string;
  readonly channel: InteractionRow["channel"];
  readonly invoices: readonly string[];
  readonly body: string;
  /** Contact rule evaluated at the moment; "" when none holds. */
  readonly rule: { readonly id: string; readonly version: string };
}

/**
 * Logs many messages at once, by an outcome that demands no next step and says nothing of a number; returns the ids in their order.
 * What names them, people and invoices, was read from the ledger in the same transaction, and the caller audits them together.
 */
export async function logMessages(
  tx: LedgerTx,
  messages: readonly SentToPerson[],
  outcome: Outcome,
  { at, actor, personId, timeZone }: ContactRecording,
): Promise<number[]> {
  if (messages.length === 0) return [];
  const first = await takeIds(tx, "interaction", messages.length);
  const bit = (value: boolean): 0 | 1 => (value ? 1 : 0);
  const day = dayInZone(new Date(at), timeZone);
  await tx.bulk.insert(
    "interaction",
    messages.map(
      ({ name, role, address, body, rule, ...message }, index): InteractionRow => ({
        ...{ id: first + index, customer_id: message.customerId, contact_id: message.contactId },
        ...{ channel_id: message.channelId, channel: message.channel, direction: "out", outcome: outcome.code },
        ...{ happened_at: at, happened_on: day, duration_s: null, note: body, unpaid_reason: "" },
        ...{ reached_name: name, reached_role: role, address, subject: "", message_id: "" },
        ...{ worked: bit(outcome.worked), connected: bit(outcome.connected), positive: bit(outcome.positive) },
        right_party: bit(outcome.rightParty && isRightParty(role)),
        ...{ next_kind: "none", corrects_id: null, withdrawn: 0, correction_reason: "" },
        ...{ rule_id: rule.id, rule_version: rule.version, override_reason: "", person_id: personId },
        search: searchForm(`${body}  ${name} ${address}`),
        ...{ recorded_at: at, actor },
      }),
    ),
  );
  const named = messages.flatMap(({ invoices }, index) =>
    [...new Set(invoices)].map((uuid) => ({ interaction_id: first + index, invoice_uuid: uuid })),
  );
  if (named.length > 0) {
    const next = await takeIds(tx, "interaction_invoice", named.length);
    await tx.bulk.insert(
      "interaction_invoice",
      named.map((each, index) => ({ id: next + index, ...each })),
    );
  }
  return messages.map((_, index) => first + index);
}
