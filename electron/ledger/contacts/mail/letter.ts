import { randomUUID } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { MailSettings } from "../../../../shared/contract/mail.ts";
import { messagePage } from "./template-engine.ts";

/** A file that goes with a mail. */
export interface Enclosure {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface LetterDraft {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly lang: string;
  readonly enclosures: readonly Enclosure[];
}

/** A Message-ID of our own, so that an answer can be told to belong to the mail. */
export function newMessageId(settings: MailSettings): string {
  const domain = settings.fromAddress.split("@")[1] ?? "localhost";
  return `<${randomUUID()}@${domain}>`;
}

/** The mail as bytes, in plain text and as a page. `unsent` marks a draft that a mail program opens to be sent by hand. */
export async function writeLetter(
  settings: MailSettings,
  draft: LetterDraft,
  how: { messageId: string; date: Date; unsent: boolean },
): Promise<Uint8Array> {
  const composer = new MailComposer({
    from: { name: settings.fromName, address: settings.fromAddress },
    to: draft.to,
    subject: draft.subject,
    text: draft.body,
    html: messagePage(draft.lang, draft.subject, draft.body),
    date: how.date,
    ...(how.unsent ? { headers: { "X-Unsent": "1" } } : { messageId: how.messageId }),
    attachments: draft.enclosures.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content: Buffer.from(content),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
