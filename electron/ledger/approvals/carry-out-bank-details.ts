import { z } from "zod";
import { readMailSettings, saveMailSettings } from "../contacts/mail/settings.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { readLetterhead, saveLetterhead } from "../letters/letterhead.ts";
import { saveAccount, zAccountChange } from "../payments/statements/accounts.ts";
import { findApproval } from "./reader.ts";
import type { ApprovalRecording } from "./writer.ts";

const zAsked = z.object({
  subject: z.enum(["letterhead", "mail", "account"]),
  after: z.string(),
  change: z.string().nullable(),
});

/** Changes the bank details an approved approval is about; nothing where it is about anything else. */
export async function carryOutBankDetails(tx: LedgerTx, id: number, recording: ApprovalRecording): Promise<void> {
  const row = (await findApproval(tx.sql, id))?.row;
  if (row?.kind !== "bank-details") return;
  const { subject, after: payTo, change } = zAsked.parse(JSON.parse(row.data));
  const { at, actor } = recording;
  if (subject === "letterhead") await saveLetterhead(tx, { ...(await readLetterhead(tx.sql)), payTo }, { at, actor });
  else if (subject === "mail")
    await saveMailSettings(tx, { ...(await readMailSettings(tx.sql)), payTo }, { at, actor });
  else await saveAccount(tx, zAccountChange.parse(JSON.parse(change ?? "")), { at, actor });
}
