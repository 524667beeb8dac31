import type { AcceptanceDraft, AcceptanceProblem } from "../../../shared/contract/acceptance.ts";
import type { LedgerSettings } from "../../../shared/contract/settings.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { AcceptanceStandingRow, InvoiceAcceptanceEventRow } from "../db/tables/acceptance.ts";
import { ledgerError } from "../ledger-error.ts";
import type { KeptFile } from "../lib/attachments.ts";
import { attachFiles } from "../lib/attachments.ts";
import type { DayStamp } from "../lib/recording.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { repostDocuments } from "../receivables/repost-documents.ts";

/** When, by whom, and by what settings something is recorded. `today` is the company's day. */
export interface Accepting extends DayStamp {
  readonly settings: LedgerSettings;
}

/** What became of a draft; `batch` is null when nothing was recorded. */
export interface Recorded {
  readonly batch: number | null;
  readonly invoices: number;
  readonly problems: readonly { readonly uuid: string; readonly label: string; readonly code: AcceptanceProblem }[];
}

interface Subject {
  readonly uuid: string;
  readonly label: string;
  readonly customerId: number;
  readonly issuedOn: string;
  readonly ended: boolean;
  readonly openMinor: number;
  readonly standing: Pick<AcceptanceStandingRow, "submitted_on"> | null;
}

async function subjectsOf(tx: LedgerTx, uuids: readonly string[]): Promise<Map<string, Subject>> {
  const documents = await tx.bulk.selectIn(
    "document",
    ["id", "uuid", "kind", "series", "folio", "customer_id", "issued_on"],
    "uuid",
    uuids,
  );
  const ids = documents.map((row) => row.id);
  const receivables = new Map(
    (await tx.bulk.selectIn("receivable", ["document_id", "open_minor", "ended_as"], "document_id", ids)).map((row) => [
      row.document_id,
      row,
    ]),
  );
  const standings = new Map(
    (await tx.bulk.selectIn("acceptance_standing", ["document_id", "submitted_on"], "document_id", ids)).map((row) => [
      row.document_id,
      row,
    ]),
  );
  const found = new Map<string, Subject>();
  for (const row of documents) {
    const receivable = receivables.get(row.id);
    if (!receivable || (row.kind !== "I" && row.kind !== "O")) continue;
    found.set(row.uuid, {
      uuid: row.uuid,
      label: documentLabel(row),
      customerId: row.customer_id,
      issuedOn: row.issued_on,
      ended: receivable.ended_as !== "",
      openMinor: receivable.open_minor,
      standing: standings.get(row.id) ?? null,
    });
  }
  return found;
}

/** Why the draft cannot be recorded of an invoice; null when it can. The worst reason first. */
function problemOf(draft: AcceptanceDraft, subject: Subject | undefined, today: string): AcceptanceProblem | null {
  if (!subject) return "unknown";
  if (subject.customerId !== draft.customerId) return "other-customer";
  if (subject.ended) return "ended";
  if (subject.openMinor === 0) return "paid";
  const { received, submittedOn, accepted, rejected, agreedDueOn } = draft;
  const happened = [received?.on, submittedOn, accepted?.on, rejected?.on].flatMap((day) => day ?? []);
  if (happened.some((day) => day > today)) return "in-future";
  const { issuedOn } = subject;
  if (submittedOn !== null && submittedOn < issuedOn) return "submitted-before-issue";
  const submitted = submittedOn ?? subject.standing?.submitted_on ?? "";
  if (accepted) {
    if (accepted.on < issuedOn) return "accepted-before-issue";
    if (accepted.on < submitted) return "accepted-before-submitted";
  }
  if (rejected) {
    if (rejected.on < issuedOn) return "rejected-before-issue";
    if (rejected.on < submitted) return "rejected-before-submitted";
  }
  if (agreedDueOn !== null && agreedDueOn !== "" && agreedDueOn < issuedOn) return "agreed-before-issue";
  return null;
}

type NewEvent = Pick<InvoiceAcceptanceEventRow, "kind" | "happened_on" | "reference" | "reason">;

/** The events a draft leaves on each of its invoices, in the order in which they happen at a counter. */
function eventsOf(draft: AcceptanceDraft): NewEvent[] {
  const { po, received, submittedOn, accepted, rejected, agreedDueOn } = draft;
  const event = (kind: string, happened_on: string, reference = "", reason = ""): NewEvent => ({
    kind,
    happened_on,
    reference,
    reason,
  });
  return [
    ...(po === null ? [] : [event("po", "", po)]),
    ...(received ? [event("received", received.on, received.number)] : []),
    ...(submittedOn === null ? [] : [event("submitted", submittedOn)]),
    ...(accepted ? [event("accepted", accepted.on, accepted.number)] : []),
    ...(rejected ? [event("rejected", rejected.on, "", rejected.reason)] : []),
    ...(agreedDueOn === null ? [] : [event("agreed", agreedDueOn)]),
  ];
}

/**
 * Records what happened to invoices at their customer's counter, and posts them again where it moves their days. Where
 * it cannot be so of some, nothing is recorded, unless the draft leaves those out. Throws INVALID_INPUT (`nothing`,
 * `accepted-and-rejected`).
 */
export async function recordAcceptance(
  tx: LedgerTx,
  draft: AcceptanceDraft,
  files: readonly KeptFile[],
  recording: Accepting,
): Promise<Recorded> {
  if (draft.accepted && draft.rejected) throw ledgerError("INVALID_INPUT", { issues: ["accepted-and-rejected"] });
  const events = eventsOf(draft);
  if (events.length === 0) throw ledgerError("INVALID_INPUT", { issues: ["nothing"] });
  const uuids = [...new Set(draft.uuids)];
  const subjects = await subjectsOf(tx, uuids);
  const problems = uuids.flatMap((uuid) => {
    const subject = subjects.get(uuid);
    const code = problemOf(draft, subject, recording.today);
    return code === null ? [] : [{ uuid, label: subject?.label ?? `…${uuid.slice(-12)}`, code }];
  });
  const bad = new Set(problems.map(({ uuid }) => uuid));
  const good = uuids.filter((uuid) => !bad.has(uuid));
  if (good.length === 0 || (problems.length > 0 && !draft.leaveOut)) return { batch: null, invoices: 0, problems };

  const rows = good.flatMap((invoice_uuid) => events.map((event) => ({ invoice_uuid, ...event })));
  const batch = await append(tx, null, rows, recording);
  await attachFiles(tx, files, { kind: "acceptance", id: batch }, recording);
  await appendAudit(tx, {
    at: recording.at,
    actor: recording.actor,
    action: "acceptance.record",
    detail: { batch, invoices: good, events, files: files.map(({ name, sha256 }) => ({ name, sha256 })) },
  });
  await repostDocuments(tx, good, { recordedAt: recording.at, actor: recording.actor }, recording.settings);
  return { batch, invoices: good.length, problems };
}

/** Appends events to a batch, or to one of their own, which has the number of its first event; returns its number. */
async function append(
  tx: LedgerTx,
  batch: number | null,
  rows: readonly (NewEvent & { readonly invoice_uuid: string; readonly undoes_id?: number })[],
  recording: Accepting,
): Promise<number> {
  const first = await takeIds(tx, "invoice_acceptance_event", rows.length);
  await tx.bulk.insert(
    "invoice_acceptance_event",
    rows.map((row, index) => ({
      undoes_id: null,
      ...row,
      id: first + index,
      batch: batch ?? first,
      recorded_at: recording.at,
      actor: recording.actor,
    })),
  );
  return batch ?? first;
}

/** Takes back all that was recorded together and still stands; returns how many events. Throws NOT_FOUND. */
export async function undoAcceptance(tx: LedgerTx, batch: number, recording: Accepting): Promise<number> {
  const standing = await tx.sql
    .selectFrom("invoice_acceptance_event as e")
    .leftJoin("invoice_acceptance_event as u", "u.undoes_id", "e.id")
    .select(["e.id", "e.invoice_uuid"])
    .where("e.batch", "=", batch)
    .where("e.kind", "<>", "undo")
    .where("u.id", "is", null)
    .orderBy("e.id")
    .execute();
  if (standing.length === 0) throw ledgerError("NOT_FOUND", { what: "acceptance", id: String(batch) });
  const undoing = { kind: "undo", happened_on: "", reference: "", reason: "" };
  const rows = standing.map(({ id, invoice_uuid }) => ({ ...undoing, invoice_uuid, undoes_id: id }));
  await append(tx, batch, rows, recording);
  const invoices = [...new Set(standing.map((row) => row.invoice_uuid))];
  const { at, actor } = recording;
  await appendAudit(tx, { at, actor, action: "acceptance.undo", detail: { batch, invoices } });
  await repostDocuments(tx, invoices, { recordedAt: at, actor }, recording.settings);
  return standing.length;
}
