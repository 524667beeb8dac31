import { z } from "zod";
import type { MailSettings } from "../../../../shared/contract/mail.ts";
import { zMailSettings } from "../../../../shared/contract/mail.ts";
import { allowedTexts } from "../../approvals/bank-details.ts";
import { appendAudit } from "../../audit/writer.ts";
import type { LedgerTx, ReadHandle } from "../../db/ledger-db.ts";
import { keepSetting } from "../../lib/keep-setting.ts";
import type { Recording, Stamp } from "../../lib/recording.ts";

const KEY = "mail";

/** How a ledger begins: no server, and a port that changes over to TLS. */
const NONE: MailSettings = {
  host: "",
  port: 587,
  security: "starttls",
  user: "",
  fromName: "",
  fromAddress: "",
  payTo: "",
  signature: "",
};

/** How mails are sent; never a password. */
export async function readMailSettings(db: ReadHandle): Promise<MailSettings> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", KEY).executeTakeFirst();
  if (row === undefined) return NONE;
  const stored = zMailSettings.safeParse({
    ...NONE,
    ...z.record(z.string(), z.unknown()).parse(JSON.parse(row.value)),
  });
  return stored.success ? stored.data : NONE;
}

/**
 * Keeps how mails are sent; where to pay and the signature wait, where somebody else has to allow their change, and the rest is
 * kept at once. Answers whether they wait. Throws what `askApproval` throws.
 */
export async function saveOrAskMailSettings(
  tx: LedgerTx,
  settings: MailSettings,
  recording: Recording,
): Promise<boolean> {
  const change = { before: await readMailSettings(tx.sql), after: settings };
  const { allowed, asked } = await allowedTexts(tx, "mail", change, recording);
  const { at, actor } = recording;
  await saveMailSettings(tx, allowed, { at, actor });
  return asked;
}

/** Keeps how mails are sent and signed, with what stood before in the audit. The password is none of them: this PC keeps it. */
export async function saveMailSettings(tx: LedgerTx, settings: MailSettings, recording: Stamp): Promise<void> {
  const before = await readMailSettings(tx.sql);
  await keepSetting(tx, KEY, settings);
  await appendAudit(tx, { ...recording, action: "mail.saveSettings", detail: { before, after: settings } });
}

/** Whether there is enough to send with. */
export function isReady(settings: MailSettings): boolean {
  return settings.host !== "" && settings.fromAddress !== "";
}
