import type { TableSpec } from "./spec.ts";

/** Text of a mail or WhatsApp message in one language, with variables (Liquid). */
export interface MessageTemplateRow {
  id: number;
  /** Same code in every language. */
  code: string;
  channel: "mail" | "whatsapp";
  language: "es" | "en";
  name: string;
  subject: string;
  body: string;
  active: number;
  position: number;
  updated_at: string;
}
export const messageTemplateSpec: TableSpec<MessageTemplateRow> = {
  id: "int",
  code: "text",
  channel: "text",
  language: "text",
  name: "text",
  subject: "text",
  body: "text",
  active: "int",
  position: "int",
  updated_at: "text",
};

/** `sending` outlives a crash: then a person says whether the mail left. */
export type MailState = "sending" | "sent" | "refused" | "abandoned";

/** A mail on its way out: written before the server is spoken to, so that nothing that left is forgotten. */
export interface MailRow {
  id: number;
  command_id: string;
  customer_id: number;
  message_id: string;
  sent_to: string;
  subject: string;
  body: string;
  /** What becomes of it once the server accepted it: input of the contact to log, JSON. */
  contact: string;
  state: MailState;
  /** Why the server refused it; "" otherwise. */
  problem: string;
  interaction_id: number | null;
  started_at: string;
  ended_at: string | null;
  actor: string;
  /** Ids of the letters that go with it, JSON. */
  letters: string;
}
export const mailSpec: TableSpec<MailRow> = {
  id: "int",
  command_id: "text",
  customer_id: "int",
  message_id: "text",
  sent_to: "text",
  subject: "text",
  body: "text",
  contact: "text",
  state: "text",
  problem: "text",
  interaction_id: "int",
  started_at: "text",
  ended_at: "text",
  actor: "text",
  letters: "text",
};
