import { createHash } from "node:crypto";
import type { DeliveryState } from "../../../shared/domain/campaigns/delivery.ts";
import { searchForm } from "../../../shared/domain/text.ts";

/** States that come with words of the customer: other words are another answer. */
const SAID: ReadonlySet<DeliveryState> = new Set(["replied", "opted-out"]);

/** Characters of an answer that the log of contacts keeps. */
const KEPT = 10_000;

/**
 * What tells one answer to a message from another: a digest of its words, whatever their accents and spaces; "" where there are none, and
 * of states that are no answer. The words themselves stand in the log of contacts alone.
 */
export function replyDigest(state: DeliveryState, reply: string): string {
  const words = searchForm(reply.slice(0, KEPT)).replace(/\s+/g, " ").trim();
  if (!SAID.has(state) || words === "") return "";
  return createHash("sha256").update(words).digest("hex").slice(0, 32);
}
