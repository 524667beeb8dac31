import { type ContactDraft, zContactDraft } from "../../../shared/contract/contacts.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { appendAudit } from "../audit/writer.ts";
import { logContact } from "../contacts/log-writer.ts";
import { readOutcome } from "../contacts/outcomes.ts";
import type { ContactRecording } from "../contacts/recording.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { LETTER_OUTCOME } from "../db/migrations/0170-letters.ts";
import type { LetterRow, LetterStep } from "../db/tables/letters.ts";
import { ledgerError } from "../ledger-error.ts";
import type { KeptFile } from "../lib/attachments.ts";
import { attachFiles } from "../lib/attachments.ts";
import type { Stamp } from "../lib/recording.ts";

/** A step of a letter's way as it is going to be written down. */
export interface DeliveryStep {
  readonly step: LetterStep;
  readonly detail: string;
  readonly interactionId: number | null;
}

/** Writes a step of a letter's delivery; returns its id. */
export async function recordStep(
  tx: LedgerTx,
  letterId: number,
  { step, detail, interactionId }: DeliveryStep,
  recording: Stamp,
): Promise<number> {
  const id = await takeIds(tx, "letter_delivery", 1);
  await tx.bulk.insert("letter_delivery", [
    {
      id,
      letter_id: letterId,
      step,
      happened_at: recording.at,
      detail,
      interaction_id: interactionId,
      actor: recording.actor,
    },
  ]);
  return id;
}

type Letter = Pick<LetterRow, "id" | "customer_id" | "folio" | "title" | "file_name" | "sha256" | "size" | "term_on">;

/** The letter's own file, as evidence of a contact. */
const evidence = (letter: Letter): KeptFile => ({
  sha256: letter.sha256,
  size: letter.size,
  mime: "application/pdf",
  name: letter.file_name,
  content: null,
});

/**
 * A letter that left on paper or as a file: printing it and saving it leave a contact each in the log, with the letter as
 * evidence; the first of them brings a follow-up for the day after the letter's term. Later copies of the same kind are steps
 * of the same contact.
 */
export async function recordOutgoing(
  tx: LedgerTx,
  letter: Letter,
  step: "saved" | "printed",
  detail: string,
  recording: ContactRecording,
): Promise<{ interactionId: number }> {
  const before = await tx.sql
    .selectFrom("letter_delivery")
    .select(["step", "interaction_id"])
    .where("letter_id", "=", letter.id)
    .where("step", "in", ["saved", "printed"])
    .where("interaction_id", "is not", null)
    .orderBy("id")
    .execute();
  const known = before.find((row) => row.step === step)?.interaction_id ?? null;
  const interactionId =
    known ??
    (
      await logContact(
        tx,
        contactOf(letter, {
          outcome: await outcomeOf(tx),
          invoices: await invoicesOf(tx, letter.id),
          // Whoever saves a letter and prints it too follows up once.
          followUpAfter: before.length === 0 ? recording.today : null,
        }),
        { files: [evidence(letter)], rule: { id: "", version: "" }, subject: `${letter.folio} ${letter.title}` },
        recording,
      )
    ).interactionId;
  await recordStep(tx, letter.id, { step, detail, interactionId }, recording);
  return { interactionId };
}

async function invoicesOf(tx: LedgerTx, letterId: number): Promise<string[]> {
  const rows = await tx.sql
    .selectFrom("letter_invoice")
    .select("invoice_uuid")
    .where("letter_id", "=", letterId)
    .orderBy("id")
    .limit(500)
    .execute();
  return rows.map((row) => row.invoice_uuid);
}

/** The outcome of letters; null where the company has switched it off: then it is a note. */
async function outcomeOf(tx: LedgerTx): Promise<string | null> {
  const outcome = await readOutcome(tx.sql, LETTER_OUTCOME);
  return outcome?.active === true ? outcome.code : null;
}

function contactOf(
  letter: Letter,
  said: {
    readonly outcome: string | null;
    readonly invoices: string[];
    /** Today, where a follow-up is due after the term; null where one was made already. */
    readonly followUpAfter: string | null;
  },
): ContactDraft {
  const { outcome, invoices, followUpAfter } = said;
  const after = letter.term_on === "" ? "" : addDays(letter.term_on, 1);
  const follows = followUpAfter !== null && after > followUpAfter;
  return zContactDraft.parse({
    customerId: letter.customer_id,
    channel: outcome === null ? "note" : "letter",
    outcome,
    note: `${letter.folio} ${letter.title}`,
    invoices,
    next: follows ? { kind: "followUp", dueOn: after, dueAt: null, note: letter.folio } : { kind: "none" },
  });
}

/** What became of a letter: received by somebody, or returned, with the proof. Throws NOT_FOUND. */
export async function recordOutcome(
  tx: LedgerTx,
  letterId: number,
  step: "delivered" | "returned",
  detail: string,
  files: readonly KeptFile[],
  recording: ContactRecording,
): Promise<number> {
  const letter = await tx.sql
    .selectFrom("letter")
    .select(["id", "folio"])
    .where("id", "=", letterId)
    .executeTakeFirst();
  if (letter === undefined) throw ledgerError("NOT_FOUND", { what: "letter", id: String(letterId) });
  const id = await recordStep(tx, letterId, { step, detail, interactionId: null }, recording);
  await attachFiles(tx, files, { kind: "letter-step", id }, recording);
  const { at, actor } = recording;
  const proof = files.map((file) => file.sha256);
  await appendAudit(tx, { at, actor, action: "letters.record", detail: { letter: letterId, step, detail, proof } });
  return id;
}
