import { ORPCError } from "@orpc/client";
import type { LeftOut } from "../../../shared/domain/campaigns/codes.ts";
import { fillTemplate } from "../contacts/mail/template-engine.ts";
import { MessageValues } from "../contacts/mail/values.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { Judged } from "./audience.ts";
import { wantedBy } from "./texts.ts";

/** A message filled in, or why it cannot be. */
export type Written =
  | { readonly subject: string; readonly body: string; readonly uuids: readonly string[] }
  | { readonly why: LeftOut; readonly problem: string };

/** What a message says something about: whom it goes to, in which words, and what is owed. It stands while this does. */
export function grounds({ customer, to, text, language, why, waits }: Judged): string {
  const invoices = customer.invoices.map(({ uuid, openMinor, freeMinor }) => [uuid, openMinor, freeMinor]);
  const words = [to?.channelId, to?.name, to?.address, text?.subject, text?.body, language];
  return JSON.stringify([...words, why, waits, invoices]);
}

/** Invoices one message names. */
const MOST_INVOICES = 500;

/** The text of one customer of an audience, filled in with what is true of it on the day the values were read. */
export function messageOf(
  read: MessageValues,
  { customer, to, text }: Judged,
  { today, sender }: { readonly today: string; readonly sender: string },
): Written {
  if (text === null) return { why: "template", problem: "" };
  const uuids = customer.invoices
    .filter(({ freeMinor }) => freeMinor > 0)
    .map(({ uuid }) => uuid)
    .slice(0, MOST_INVOICES);
  const subject = { customer, contactName: to?.name ?? "", today, sender, invoices: uuids };
  try {
    const { values } = read.of(subject, text);
    const missing = wantedBy(text).filter((name) => values[name] === "");
    if (missing.length > 0) return { why: "variable", problem: missing.join(", ") };
    return { subject: fillTemplate(text.subject, values), body: fillTemplate(text.body, values), uuids };
  } catch (error) {
    // What was free a moment ago is promised, disputed or placed by now.
    if (error instanceof ORPCError && error.code === "NOTHING_TO_ASK") return { why: "agreement", problem: "" };
    throw error;
  }
}

/** What the messages of an audience are filled in with. */
export function valuesOf(db: ReadHandle, audience: readonly Judged[], today: string): Promise<MessageValues> {
  return MessageValues.load(
    db,
    audience.map(({ customer }) => customer.id),
    today,
  );
}

/** The text of one customer alone, see {@link messageOf}. */
export async function writeMessage(
  db: ReadHandle,
  judged: Judged,
  planned: { readonly today: string; readonly sender: string },
): Promise<Written> {
  return messageOf(await valuesOf(db, [judged], planned.today), judged, planned);
}
