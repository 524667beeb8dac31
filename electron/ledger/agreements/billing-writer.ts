import type { AgreementView } from "../../../shared/contract/agreements.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { askedAmounts } from "./billing-reader.ts";

/** Records that Billing was asked what an agreement asks of it now. Throws AGREEMENT_BILLING_NOTHING. */
export async function recordBillingRequest(
  tx: LedgerTx,
  view: Pick<AgreementView, "id" | "billing" | "parts">,
  said: { readonly how: "mail" | "file" | "told"; readonly sentTo: string; readonly note: string },
  { at, actor, today, personId }: Recording,
): Promise<number> {
  const { id: agreement, billing: wanted } = view;
  if (wanted === null) throw ledgerError("AGREEMENT_BILLING_NOTHING");
  const id = await takeIds(tx, "agreement_billing", 1);
  const amounts = askedAmounts(view);
  await tx.bulk.insert("agreement_billing", [
    {
      id,
      agreement_id: agreement,
      wanted,
      on_day: today,
      how: said.how,
      sent_to: said.sentTo,
      amounts: JSON.stringify(amounts),
      note: said.note,
      person_id: personId,
      recorded_at: at,
      actor,
    },
  ]);
  const detail = { agreement, wanted, how: said.how, sentTo: said.sentTo, amounts };
  await appendAudit(tx, { at, actor, action: "agreements.askBilling", detail });
  return id;
}
