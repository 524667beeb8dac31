import { createHash } from "node:crypto";
import { z } from "zod";
import type { LetterBlocked, LetterDraft } from "../../../shared/contract/letters.ts";
import { letterFolio } from "../../../shared/domain/letters/folio.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { fillWords } from "../../../shared/i18n/messages.ts";
import { appendAudit } from "../audit/writer.ts";
import type { ContactRecording } from "../contacts/recording.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerDb, LedgerTx } from "../db/ledger-db.ts";
import type { LetterRow } from "../db/tables/letters.ts";
import { ledgerError } from "../ledger-error.ts";
import { attachFiles, type KeptFile, keepContent, keptContent } from "../lib/attachments.ts";
import type { LetterDocument } from "../render/letter/model.ts";
import { renderLetter } from "../render/renderer.ts";
import { assemble, composeLetter } from "./compose.ts";
import { type LetterFacts, letterFacts } from "./facts.ts";
import { logoBytes } from "./letterhead.ts";
import { printWords } from "./print-words.ts";
import { templateInForce } from "./templates.ts";
import { letterAmounts } from "./values.ts";

/** What an issued letter was made from. `document` alone makes its bytes; the rest says where every word came from. */
export interface LetterSnapshot {
  readonly format: 1;
  readonly document: LetterDocument;
  readonly template: { readonly id: number; readonly version: number; readonly title: string; readonly body: string };
  readonly values: Readonly<Record<string, string>>;
}

/** A letter that may be issued: everything but its folio. */
export interface ReadyLetter {
  readonly draft: LetterDraft;
  readonly facts: LetterFacts;
  readonly template: LetterSnapshot["template"];
}

/** A letter on paper, not yet in the ledger. */
export interface PrintedLetter extends ReadyLetter {
  readonly folio: { readonly text: string; readonly series: string; readonly year: number; readonly number: number };
  readonly snapshot: LetterSnapshot;
  readonly file: KeptFile;
  readonly bytes: Uint8Array;
}

/** Reads and judges a letter. Nothing is taken from the series yet. */
export async function readyLetter(
  db: LedgerDb,
  draft: LetterDraft,
  today: string,
): Promise<{ ready: ReadyLetter; blocked: null } | { ready: null; blocked: LetterBlocked; name: string }> {
  const facts = await letterFacts(db, draft, today);
  const { id, version, title, body } = await templateInForce(db.read, draft.kind, facts.lang);
  const composed = composeLetter(facts, { title, body }, { folio: null, madeAt: `${today}T00:00:00.000Z` });
  if (composed.blocked !== null) return { ready: null, blocked: composed.blocked, name: facts.customer.name };
  return { ready: { draft, facts, template: { id, version, title, body } }, blocked: null };
}

/** Takes the next number of a series; it is not given again, whatever becomes of the letter. */
async function takeFolio(db: LedgerDb, series: string, year: number): Promise<number> {
  return db.write(async (tx) => {
    const row = await tx.sql
      .insertInto("letter_series")
      .values({ series, year, next_number: 2 })
      .onConflict((conflict) =>
        conflict
          .columns(["series", "year"])
          .doUpdateSet((eb) => ({ next_number: eb("letter_series.next_number", "+", 1) })),
      )
      .returning("next_number")
      .executeTakeFirstOrThrow();
    return row.next_number - 1;
  });
}

/** Gives a letter its folio, prints it and keeps the file; the ledger knows of it once {@link recordLetter} has written it. */
export async function printLetter(
  db: LedgerDb,
  ready: ReadyLetter,
  madeAt: string,
  logo?: Uint8Array | null,
): Promise<PrintedLetter> {
  const { facts, template } = ready;
  const { series } = facts.letterhead;
  const year = Number(facts.today.slice(0, 4));
  const number = await takeFolio(db, series, year);
  const text = letterFolio(series, year, number);
  const composed = assemble(facts, template, { folio: text, madeAt });
  if (composed.blocked !== null) throw ledgerError("LETTER_BLOCKED", composed.blocked);
  const { document, texts } = composed;
  const bytes = await renderLetter(document, logo === undefined ? await logoBytes(db, facts.logo) : logo);
  const name = fileName(facts, text);
  const file = await keepContent(db, { name, mime: "application/pdf", content: bytes });
  const snapshot: LetterSnapshot = { format: 1, document, template, values: texts };
  return { ...ready, folio: { text, series, year, number }, snapshot, file, bytes };
}

/** Name of the file: folio, kind and customer, fit for any file system. */
function fileName(facts: LetterFacts, folio: string): string {
  const words = printWords(facts.lang);
  const customer = (facts.customer.name || facts.customer.rfc)
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 60)
    .trim();
  return fillWords(words.fileName, { folio, kind: words.kinds[facts.kind], customer });
}

/** Writes an issued letter into the ledger. */
export async function recordLetter(
  tx: LedgerTx,
  printed: PrintedLetter,
  recording: ContactRecording,
): Promise<{ id: number; folio: string; fileName: string }> {
  const { facts, draft, folio, snapshot, file } = printed;
  const id = await takeIds(tx, "letter", 1);
  const amounts = letterAmounts(facts);
  const row: LetterRow = {
    id,
    folio: folio.text,
    series: folio.series,
    year: folio.year,
    number: folio.number,
    kind: facts.kind,
    language: facts.lang,
    customer_id: facts.customer.id,
    issued_on: facts.today,
    title: snapshot.document.title,
    addressee: snapshot.document.addressee.join("\n"),
    template_id: snapshot.template.id,
    template_version: snapshot.template.version,
    agreement_id: facts.agreement?.id ?? null,
    currency: amounts[0]?.currency ?? "",
    amount_minor: amounts[0]?.minor ?? null,
    amounts: JSON.stringify(amounts),
    term_on: facts.term?.on ?? "",
    snapshot: JSON.stringify(snapshot),
    sha256: file.sha256,
    size: file.size,
    file_name: file.name,
    search: searchForm(`${folio.text} ${snapshot.document.title}`),
    person_id: recording.personId,
    issued_at: recording.at,
    actor: recording.actor,
  };
  await tx.bulk.insert("letter", [row]);
  const uuids = [...new Set(invoicesOf(facts))];
  if (uuids.length > 0) {
    const first = await takeIds(tx, "letter_invoice", uuids.length);
    await tx.bulk.insert(
      "letter_invoice",
      uuids.map((invoice_uuid, index) => ({ id: first + index, letter_id: id, invoice_uuid })),
    );
  }
  await attachFiles(tx, [file], { kind: "letter", id }, recording);
  if (draft.address !== null) await keepAddress(tx, facts.customer.id, draft.address, recording);
  await appendAudit(tx, {
    at: recording.at,
    actor: recording.actor,
    action: "letters.issue",
    detail: {
      letter: id,
      folio: folio.text,
      kind: facts.kind,
      customerId: facts.customer.id,
      template: snapshot.template.id,
      version: snapshot.template.version,
      sha256: file.sha256,
    },
  });
  return { id, folio: folio.text, fileName: file.name };
}

function invoicesOf(facts: LetterFacts): string[] {
  if (facts.agreement !== null) {
    return facts.agreement.parts.flatMap((part) => part.invoices.map((invoice) => invoice.uuid));
  }
  if (facts.payment !== null) return facts.payment.standing.map((standing) => standing.invoiceUuid);
  return facts.invoices.map((invoice) => invoice.uuid);
}

async function keepAddress(
  tx: LedgerTx,
  customerId: number,
  address: string,
  recording: ContactRecording,
): Promise<void> {
  const change = { address, updated_at: recording.at, actor: recording.actor };
  await tx.sql
    .insertInto("letter_address")
    .values({ customer_id: customerId, ...change })
    .onConflict((conflict) => conflict.column("customer_id").doUpdateSet(change))
    .execute();
}

const zSnapshot = z.object({
  format: z.literal(1),
  document: z.custom<LetterDocument>((value) => typeof value === "object" && value !== null),
});

/**
 * The file of an issued letter, byte for byte: as it was kept or, where that is gone or damaged, made again from what it was
 * made from and put back, if that gives the same bytes. Throws NOT_FOUND and LETTER_LOST.
 */
export async function letterFile(db: LedgerDb, id: number): Promise<{ row: LetterRow; bytes: Uint8Array }> {
  const row = await db.read.selectFrom("letter").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw ledgerError("NOT_FOUND", { what: "letter", id: String(id) });
  const kept = await keptContent(db, row.sha256);
  if (kept !== null) return { row, bytes: kept };
  const { document } = zSnapshot.parse(JSON.parse(row.snapshot));
  const logo = await logoBytes(db, document.letterhead.logo).catch(() => null);
  const bytes = await renderLetter(document, logo);
  if (createHash("sha256").update(bytes).digest("hex") !== row.sha256) {
    throw ledgerError("LETTER_LOST", { folio: row.folio });
  }
  await keepContent(db, { name: row.file_name, mime: "application/pdf", content: bytes });
  return { row, bytes };
}
