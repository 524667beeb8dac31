import { z } from "zod";
import { zLetterhead } from "../../../shared/contract/letters.ts";
import { zMailSettings } from "../../../shared/contract/mail.ts";
import { readMailSettings, saveMailSettings } from "../contacts/mail/settings.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { readLetterhead, saveLetterhead } from "../letters/letterhead.ts";
import type { Recording } from "../lib/recording.ts";
import { saveAccount, zAccountChange } from "../payments/statements/accounts.ts";
import { findApproval } from "./reader.ts";

const zAsked = z.object({
  subject: z.enum(["letterhead", "mail", "account"]),
  after: z.string(),
  change: z.string().nullable(),
});

/** Texts that were asked for; of what was asked before there were several, where to pay alone. */
const zTexts = z.record(z.string(), z.string());

/** Changes the bank details an approved approval is about; nothing where it is about anything else. */
export async function carryOutBankDetails(tx: LedgerTx, id: number, recording: Recording): Promise<void> {
  const row = (await findApproval(tx.sql, id))?.row;
  if (row?.kind !== "bank-details") return;
  const { subject, after: payTo, change } = zAsked.parse(JSON.parse(row.data));
  const { at, actor } = recording;
  if (subject === "account") {
    await saveAccount(tx, zAccountChange.parse(JSON.parse(change ?? "")), { at, actor });
    return;
  }
  const texts = change === null ? { payTo } : zTexts.parse(JSON.parse(change));
  if (subject === "letterhead") {
    await saveLetterhead(tx, zLetterhead.parse({ ...(await readLetterhead(tx.sql)), ...texts }), { at, actor });
  } else {
    await saveMailSettings(tx, zMailSettings.parse({ ...(await readMailSettings(tx.sql)), ...texts }), { at, actor });
  }
}
