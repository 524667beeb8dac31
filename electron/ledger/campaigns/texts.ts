import type { MessageTemplate } from "../../../shared/contract/mail.ts";
import type { CampaignChannel } from "../../../shared/domain/campaigns/codes.ts";
import { campaignLetter } from "../../../shared/domain/campaigns/letters.ts";
import { VARIABLES, type Variable } from "../contacts/mail/template-engine.ts";
import { readTemplates } from "../contacts/mail/templates.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { templateInForce } from "../letters/templates.ts";

/** A text of a campaign in one language: a message's, or a letter's with its title as subject. */
export type CampaignText = Pick<MessageTemplate, "channel" | "language" | "code" | "subject" | "body">;

/** Templates a channel sends: SMS and WhatsApp share the short ones, which are what is said on a call too. */
export function templateChannel(channel: CampaignChannel): MessageTemplate["channel"] {
  return channel === "mail" ? "mail" : "whatsapp";
}

/** The texts of a template by language, those that are offered. */
export async function textsOf(
  db: ReadHandle,
  channel: CampaignChannel,
  code: string,
): Promise<ReadonlyMap<"es" | "en", CampaignText>> {
  if (channel === "letter") return letterTexts(db, code);
  const own = (await readTemplates(db)).filter(
    (each) => each.channel === templateChannel(channel) && each.code === code && each.active,
  );
  return new Map(own.map((each) => [each.language, each]));
}

/** The versions in force of a kind of letter; none where campaigns send no such letter. */
async function letterTexts(db: ReadHandle, code: string): Promise<Map<"es" | "en", CampaignText>> {
  const kind = campaignLetter(code);
  const texts = new Map<"es" | "en", CampaignText>();
  if (kind === null) return texts;
  for (const language of ["es", "en"] as const) {
    const { title, body } = await templateInForce(db, kind, language);
    texts.set(language, { channel: "mail", language, code, subject: title, body });
  }
  return texts;
}

/**
 * Variables a text cannot do without: those it puts in without asking first whether they are there. One that is empty of a
 * customer blocks its message.
 */
export function wantedBy({ subject, body }: Pick<MessageTemplate, "subject" | "body">): Variable[] {
  const text = `${subject}\n${body}`;
  const asked = new Set(
    [...text.matchAll(/\{%-?\s*(?:if|unless|elsif)\b([^%]*)%\}/g)].flatMap(([, words]) => namesIn(words ?? "")),
  );
  const put = new Set([...text.matchAll(/\{\{([^}]*)\}\}/g)].flatMap(([, words]) => namesIn(words ?? "")));
  return VARIABLES.filter((name) => put.has(name) && !asked.has(name));
}

function namesIn(text: string): string[] {
  return text.match(/[a-z_]+/g) ?? [];
}
