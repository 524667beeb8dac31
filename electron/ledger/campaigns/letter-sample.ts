import { zLetterDraft } from "../../../shared/contract/letters.ts";
import type { CampaignLetter } from "../../../shared/domain/campaigns/letters.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { composeLetter } from "../letters/compose.ts";
import { letterFacts } from "../letters/facts.ts";
import { templateInForce } from "../letters/templates.ts";
import type { LetterBlock, Run } from "../render/letter/model.ts";

const said = (runs: readonly Run[]): string => runs.map(({ text }) => text).join("");

/** A block of a letter as plain text: of a table its title. */
function plain(block: LetterBlock): string {
  if (block.kind === "paragraph") return said(block.runs);
  if (block.kind === "bullets") return block.items.map((item) => `- ${said(item)}`).join("\n");
  return block.kind === "table" ? `[${block.title}]` : "";
}

/** What a customer's letter would say, without its tables; `missing` where it cannot be written. */
export async function letterSample(
  db: LedgerDb,
  kind: CampaignLetter,
  customerId: number,
  today: string,
): Promise<{ subject: string; body: string; missing: string }> {
  const facts = await letterFacts(db, zLetterDraft.parse({ kind, customerId }), today);
  const text = await templateInForce(db.read, kind, facts.lang);
  const composed = composeLetter(facts, text, { folio: null, madeAt: `${today}T00:00:00.000Z` });
  if (composed.blocked !== null) return { subject: "", body: "", missing: composed.blocked.names.join(", ") };
  const { title, blocks } = composed.document;
  const body = blocks.map(plain).filter((each) => each !== "");
  return { subject: title, body: body.join("\n\n"), missing: "" };
}
