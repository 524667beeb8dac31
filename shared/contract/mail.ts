import { z } from "zod";
import { command, query, zCommandId, zInstant, zLang, zUuid } from "./common.ts";
import { zContactDraft } from "./contacts.ts";

/** A mail address as people write one; the server has the last word on whether it exists. */
const zMailAddress = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$|^[^\s@<>,;"]+@localhost$/);

/** How the ledger process reaches the company's mail server. The password is not here: each PC keeps it for itself. */
export const zMailSettings = z.object({
  host: z.string().trim().max(253),
  port: z.number().int().min(1).max(65_535),
  /** `tls`: from the first byte (465); `starttls`: refused unless the server changes over (587); `none`: in the clear. */
  security: z.enum(["tls", "starttls", "none"]),
  /** Name to log in with; "" for a server that asks for none. */
  user: z.string().trim().max(254),
  fromName: z.string().trim().max(100),
  fromAddress: z.union([z.literal(""), zMailAddress]),
  /** Where to pay: bank, account, reference; goes into the texts as `datos_de_pago`. */
  payTo: z.string().trim().max(1000),
  /** Lines under every message. */
  signature: z.string().trim().max(1000),
});
export type MailSettings = z.infer<typeof zMailSettings>;

/** Name under which a PC keeps the password: a ledger that names another server or user gets another one. */
export function mailSecretName({ host, port, user }: Pick<MailSettings, "host" | "port" | "user">): string {
  return `smtp ${user}@${host.toLowerCase()}:${port}`;
}

export const zMessageChannel = z.enum(["mail", "whatsapp"]);
export type MessageChannel = z.infer<typeof zMessageChannel>;

/** Text of a message in one language; names in double braces are filled with what is true of the customer. */
export const zMessageTemplate = z.object({
  id: z.number().int(),
  code: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .max(40),
  channel: zMessageChannel,
  language: zLang,
  name: z.string().trim().min(1).max(80),
  subject: z.string().max(300),
  body: z.string().min(1).max(20_000),
  active: z.boolean(),
});
export type MessageTemplate = z.infer<typeof zMessageTemplate>;

/** A message filled in for a customer, ready to be looked over. */
export const zComposed = z.object({
  subject: z.string(),
  body: z.string(),
  /** Files that can go with it: the statement of account as PDF, and the XML of the invoices named. */
  statementName: z.string(),
  /** Documents it would speak of that are not asked for in full: promised, in an agreement that is kept, or disputed. */
  leftOut: z.array(z.string()),
});

/** A mail whose fate nobody knows: the program ended between asking the server and hearing from it. */
export const zUnsettledMail = z.object({
  id: z.number().int(),
  customerId: z.number().int(),
  customerName: z.string(),
  sentTo: z.string(),
  subject: z.string(),
  messageId: z.string(),
  startedAt: zInstant,
});
export type UnsettledMail = z.infer<typeof zUnsettledMail>;

/** What goes to whom. The contact it leaves behind is `contact`; its channel and address are the mail's. */
const zOutgoing = {
  to: zMailAddress,
  subject: z.string().trim().min(1).max(300),
  body: z.string().trim().min(1).max(50_000),
  /** Attach the statement of account as PDF, in the language of the mail. */
  statement: z.boolean().default(false),
  /** Attach the XML of these invoices. */
  xml: z.array(zUuid).max(50).default([]),
  /** Attach these issued letters. */
  letters: z.array(z.number().int()).max(20).default([]),
  lang: zLang,
  contact: zContactDraft,
};

export const mail = {
  settings: query.output(z.object({ settings: zMailSettings, ready: z.boolean(), passwordKnown: z.boolean() })),
  saveSettings: command
    .input(z.object({ commandId: zCommandId, settings: zMailSettings }))
    // Whether changed payment details wait for another person's approval; the rest is kept.
    .output(z.object({ settings: zMailSettings, ready: z.boolean(), passwordKnown: z.boolean(), asked: z.boolean() })),
  /** Sends a mail to the address and leaves no row. Throws MAIL_FAILED. */
  test: command.input(z.object({ to: zMailAddress, lang: zLang })).output(z.object({ messageId: z.string() })),
  templates: query.output(z.object({ rows: z.array(zMessageTemplate), variables: z.array(z.string()) })),
  /**
   * Changes a template or, with id 0, adds one; `asked`: what it says waits for another person's word, and what it said before
   * stays until then. Throws TEMPLATE_INVALID and APPROVAL_PENDING.
   */
  saveTemplate: command
    .input(z.object({ commandId: zCommandId, template: zMessageTemplate }))
    .output(z.object({ id: z.number().int(), asked: z.boolean() })),
  /** A template filled in; `invoices` empty: all that are open. */
  compose: query
    .input(
      z.object({
        customerId: z.number().int(),
        contactId: z.number().int().nullable().default(null),
        templateId: z.number().int(),
        invoices: z.array(zUuid).max(500).default([]),
      }),
    )
    .output(zComposed),
  /** Sends a mail; the contact is logged once the server has accepted it. Throws MAIL_FAILED, CONTACT_BLOCKED. */
  send: command
    .input(z.object({ commandId: zCommandId, ...zOutgoing }))
    .output(z.object({ interactionId: z.number().int(), messageId: z.string() })),
  /** Writes the mail as a file for the user's own mail program, and logs the contact. */
  hand: command
    .input(z.object({ commandId: zCommandId, ...zOutgoing }))
    .output(z.object({ interactionId: z.number().int(), path: z.string() })),
  unsettled: query.output(z.object({ rows: z.array(zUnsettledMail) })),
  /** Says what became of a mail whose fate nobody knows; a mail that left is logged. */
  settle: command
    .input(z.object({ commandId: zCommandId, id: z.number().int(), sent: z.boolean() }))
    .output(z.object({ interactionId: z.number().int().nullable() })),
};
