import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { createContext } from "../../../electron/ledger/context.ts";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { LETTERHEAD } from "../letters/letterhead.ts";
import { incoming, makeDocument, rules, uuid } from "./documents.ts";
import { asFileName, markupTexts } from "./markup-texts.ts";

/** A Friday noon, at which everybody may be contacted. */
export const MARKUP_NOW = new Date("2026-11-20T18:00:00.000Z");

/** Makes a ledger in which every text that comes from outside or is typed is markup: names, RFC, notes, files, reasons, next steps. */
export async function makeMarkupLedger(path: string): Promise<void> {
  const folder = join(dirname(path), "evidencia");
  mkdirSync(folder);

  const db = await openSqliteLedger(path, { mode: "must-not-exist" });
  const run = { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" } as const;
  const invoices = markupTexts.map((name, n) => {
    // No two are one customer.
    const rfc = `${String(n)} ${markupTexts.at(n - 1) ?? ""}`;
    return makeDocument(n + 1, { receiver: { rfc, name, foreignTaxId: "" }, total: `${String(2000 - n)}.00` });
  });
  await db.write(async (tx) => {
    await tx.bulk.insert("import_run", [run]);
    await postDocuments(
      tx,
      invoices.map(incoming),
      { runId: 1, recordedAt: MARKUP_NOW.toISOString(), actor: "t" },
      rules,
    );
  });
  await db.close();

  const { context, close } = createContext({ now: () => MARKUP_NOW, actor: "Ana" });
  const client = createRouterClient(createRouter(), { context });
  await client.ledgers.open({ path });
  const command = () => ({ commandId: randomUUID() });
  const { rows } = await client.receivables.documents({ asOf: "2026-11-20", all: false });
  const customerOf = (n: number): number => rows.find((row) => row.uuid === uuid(n + 1))?.customerId ?? 0;
  for (const [n, text] of markupTexts.entries()) {
    const file = join(folder, asFileName(text));
    writeFileSync(file, text);
    await client.contacts.log({
      ...command(),
      ...{ customerId: customerOf(0), channel: "note", outcome: null, note: `Nota ${text}`, files: [file] },
    });
    const disputed = { customerId: customerOf(n), invoiceUuid: uuid(n + 1), type: "price", amountMinor: 100 } as const;
    await client.disputes.open({ ...command(), draft: { ...disputed, reason: `Motivo ${text}` } });
    await client.contacts.addFollowUp({ ...command(), customerId: customerOf(n), dueOn: "2026-11-23", note: text });
  }
  await client.letters.saveLetterhead({
    ...command(),
    letterhead: { ...LETTERHEAD, signer: "<script>pwned(0)</script>", payTo: "Banco <img src=x onerror=pwned(0)>" },
  });
  await close();
}
