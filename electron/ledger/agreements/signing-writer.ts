import type { AgreementStands } from "../../../shared/contract/agreements.ts";
import { addDays } from "../../../shared/domain/days.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { supersedePromises } from "../promises/superseding.ts";
import { insertAdjustment } from "../receivables/adjustment.ts";
import { repost } from "../receivables/poster.ts";
import { readSettings } from "../settings/reader.ts";
import { appendEvent, standsNow } from "./event-writer.ts";
import { agreementActions, findAgreement } from "./found-agreement.ts";

/**
 * The customer signed. The quita lowers its invoices from that day, through an adjustment of its own that the credit note
 * will take the place of; open promises on the invoices give way (COLLECTIONS 7). Throws NOT_FOUND, AGREEMENT_STATE,
 * DAY_TOO_EARLY, DAY_IN_FUTURE, and AGREEMENT_CHANGED when nothing is owed any more.
 */
export async function signAgreement(
  tx: LedgerTx,
  input: { readonly id: number; readonly signedOn: string },
  recording: Recording,
): Promise<AgreementStands> {
  const { today, at, actor } = recording;
  const { id, signedOn } = input;
  const found = await findAgreement(tx.sql, id, today);
  const offered = found.events.find((event) => event.kind === "offered");
  // What was signed in time may be recorded after the offer has run out.
  const inTime = offered !== undefined && signedOn <= offered.expires_on;
  if (!agreementActions(found).sign && !(found.state === "expired" && inTime)) {
    throw ledgerError("AGREEMENT_STATE", { state: found.state });
  }
  if (signedOn > today) throw ledgerError("DAY_IN_FUTURE", { day: signedOn, today });
  if (signedOn < (offered?.on_day ?? found.madeOn)) {
    throw ledgerError("DAY_TOO_EARLY", { day: signedOn, first: offered?.on_day ?? found.madeOn });
  }
  const lines = await coveredLines(tx, id);
  if (lines.every((line) => line.open_minor === 0)) {
    throw ledgerError("AGREEMENT_CHANGED", { documents: lines.map((line) => line.label) });
  }
  const documentId = lines.some((line) => line.quita_minor > 0) ? await quitaSource(tx, found, signedOn, at) : null;
  const step = { id, kind: "signed" as const, on: signedOn };
  await appendEvent(tx, documentId === null ? step : { ...step, documentId }, recording);
  if (documentId !== null) await postAgain(tx, lines, recording);
  const superseded = await supersedePromises(
    tx,
    { receivables: lines.map((line) => line.receivable_id), on: signedOn, reason: String(id) },
    recording,
  );
  const detail = { agreement: id, signedOn, adjustment: documentId, superseded };
  await appendAudit(tx, { at, actor, action: "agreements.sign", detail });
  return standsNow(tx, id, today);
}

/**
 * Ends an agreement in default: what no credit note documents of its quita is taken back today, so that the original debt
 * less payments is owed again. Everything is added, nothing altered. Throws NOT_FOUND and AGREEMENT_STATE.
 */
export async function terminateAgreement(
  tx: LedgerTx,
  input: { readonly id: number; readonly reason: string },
  recording: Recording,
): Promise<AgreementStands> {
  const { today, at, actor } = recording;
  const found = await findAgreement(tx.sql, input.id, today);
  if (!agreementActions(found).terminate) throw ledgerError("AGREEMENT_STATE", { state: found.state });
  const lines = await coveredLines(tx, input.id);
  await appendEvent(tx, { id: input.id, kind: "terminated", on: today, reason: input.reason }, recording);
  await postAgain(tx, lines, recording);
  const detail = { agreement: input.id, defaultOn: found.defaultOn, reason: input.reason };
  await appendAudit(tx, { at, actor, action: "agreements.terminate", detail });
  return standsNow(tx, input.id, today);
}

/**
 * Ends what has been in default for as long as its own rule says. Returns the agreements that ended; the words of `reason`
 * are told by the screen.
 */
export async function terminateDue(tx: LedgerTx, recording: Recording): Promise<number[]> {
  const { today } = recording;
  const rows = await tx.sql
    .selectFrom("agreement as a")
    .innerJoin("agreement_standing as s", "s.agreement_id", "a.id")
    .select(["a.id", "a.terminate_days", "s.default_on"])
    .where("s.state", "=", "default")
    .where("s.from_on", "<=", today)
    .where("s.until_on", ">", today)
    .where("a.terminate_days", "is not", null)
    .orderBy("a.id")
    .execute();
  const due = rows.filter((row) => addDays(row.default_on, row.terminate_days ?? 0) <= today);
  for (const { id } of due) await terminateAgreement(tx, { id, reason: BY_RULE }, recording);
  return due.map(({ id }) => id);
}

/** Reason of an end that no person gave; screens have words for it. */
export const BY_RULE = "by-rule";

interface Line {
  readonly invoice_uuid: string;
  readonly receivable_id: number;
  readonly quita_minor: number;
  readonly open_minor: number;
  readonly label: string;
}

async function coveredLines(tx: LedgerTx, id: number): Promise<Line[]> {
  const rows = await tx.sql
    .selectFrom("agreement_invoice as i")
    .innerJoin("receivable as r", "r.id", "i.receivable_id")
    .innerJoin("document as d", "d.id", "r.document_id")
    .select(["i.invoice_uuid", "i.receivable_id", "i.quita_minor", "d.series", "d.folio", "d.uuid"])
    .select((eb) =>
      eb
        .selectFrom("agreement_cover as v")
        .innerJoin("receivable as c", "c.id", "v.receivable_id")
        .select((inner) => inner.fn.sum<number>("c.open_minor").as("open"))
        .where("v.agreement_id", "=", id)
        .as("open"),
    )
    .where("i.agreement_id", "=", id)
    .orderBy("i.id")
    .execute();
  return rows.map(({ series, folio, uuid, open, ...row }) => ({
    ...row,
    open_minor: Number(open ?? 0),
    label: `${series}${folio}` || `…${uuid.slice(-12)}`,
  }));
}

/** Tells the entries of the invoices again, with what was decided now. */
async function postAgain(tx: LedgerTx, lines: readonly Line[], { at, actor }: Recording): Promise<void> {
  const rules = await readSettings(tx.sql);
  const seeds = new Set(lines.map((line) => line.invoice_uuid));
  const work = { seeds, complements: new Set<string>(), freshIds: new Set<number>() };
  await repost(tx, work, { runId: 0, recordedAt: at, actor }, rules);
}

/** The source of the entries of a quita. */
async function quitaSource(
  tx: LedgerTx,
  { id, customerId }: { readonly id: number; readonly customerId: number },
  on: string,
  at: string,
): Promise<number> {
  const first = await tx.sql
    .selectFrom("agreement_part")
    .select(["currency", "quita_minor as minor"])
    .where("agreement_id", "=", id)
    .where("quita_minor", ">", 0)
    .orderBy("id")
    .executeTakeFirst();
  const part = first ?? { currency: "", minor: 0 };
  return insertAdjustment(tx, { folio: `AC-${id}`, customerId, on, ...part }, at);
}
