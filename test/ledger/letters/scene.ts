import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { extractText, getDocumentProxy } from "unpdf";
import { onTestFinished } from "vitest";
import type { z } from "zod";
import { createContext } from "../../../electron/ledger/context.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import type { zLetterDraft } from "../../../shared/contract/letters.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { incoming, rules } from "../support/documents.ts";
import { type DatabaseName, openLedgerOn } from "../support/ledgers.ts";
import { LETTERHEAD } from "./letterhead.ts";

/** A Tuesday, ten in the morning in Mexico City. */
export const TODAY = "2026-03-10";

/** A ledger with some documents, a letterhead and a clock that the test moves. */
export async function letterLedger(
  database: DatabaseName,
  documents: readonly CfdiDocument[],
  letterhead = LETTERHEAD,
) {
  const db = await openLedgerOn(database);
  const clock = { at: `${TODAY}T16:00:00.000Z` };
  const { context, close } = createContext({ actor: "test", now: () => new Date(clock.at) });
  await context.session.adopt(db);
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
  await db.write((tx) => tx.bulk.insert("import_run", [run]));
  const post = (...batch: CfdiDocument[]) =>
    db.write((tx) => postDocuments(tx, batch.map(incoming), { runId: 1, recordedAt: clock.at, actor: "t" }, rules));
  await post(...documents);
  await client.settings.update({
    commandId: randomUUID(),
    changes: { ownRfcs: [{ rfc: "EKU9003173C9", name: "ESCUELA KEMPER URGATE" }] },
  });
  await client.letters.saveLetterhead({ commandId: randomUUID(), letterhead });
  const first = await db.read.selectFrom("customer").select("id").orderBy("id").executeTakeFirst();
  const customerId = first?.id ?? 0;
  type Draft = z.input<typeof zLetterDraft>;
  const draft = (kind: Draft["kind"], changes: Partial<Draft> = {}): Draft => ({ kind, customerId, ...changes });
  return {
    db,
    context,
    client,
    clock,
    post,
    customerId,
    draft,
    async issue(kind: Draft["kind"], changes: Partial<Draft> = {}) {
      return client.letters.issue({ commandId: randomUUID(), draft: draft(kind, changes) });
    },
    async pages(id: number): Promise<string[]> {
      return pagesOf(Buffer.from((await client.letters.get({ id })).base64, "base64"));
    },
  };
}

/** Words of each page of a PDF; runs of blanks say nothing. */
export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, " "));
}

/** Code of the error that something ends with. */
export const refusal = async (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => "nothing refused",
    (error: { code?: string }) => error.code ?? String(error),
  );
