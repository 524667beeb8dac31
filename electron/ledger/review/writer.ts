import type { Motive } from "../../../shared/contract/review.ts";
import type { LedgerSettings } from "../../../shared/contract/settings.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { DocumentRow } from "../db/tables/documents.ts";
import type { DocumentDecisionRow } from "../db/tables/evidence.ts";
import { ledgerError } from "../ledger-error.ts";
import type { DayStamp } from "../lib/recording.ts";
import { isPue } from "../receivables/posting-rules.ts";
import { repostDocuments } from "../receivables/repost-documents.ts";
import { liveDecisions } from "../receivables/standings.ts";

/** When, by whom, and by what settings a decision is recorded. `today` is the company's day. */
export interface Deciding extends DayStamp {
  readonly settings: LedgerSettings;
}

type Subject = Pick<DocumentRow, "id" | "uuid" | "kind" | "issued_on" | "payment_method">;
type NewDecision = Pick<DocumentDecisionRow, "uuid" | "kind" | "on_day"> &
  Partial<Pick<DocumentDecisionRow, "motive" | "substitute" | "note" | "undoes_id">>;

function invalid(...issues: string[]): Error {
  return ledgerError("INVALID_INPUT", { issues });
}

async function subjects(tx: LedgerTx, uuids: readonly string[]): Promise<Subject[]> {
  const columns = ["id", "uuid", "kind", "issued_on", "payment_method"] as const;
  const rows = await tx.bulk.selectIn("document", columns, "uuid", [...new Set(uuids)]);
  const found = new Map(rows.filter((row) => ["I", "E", "P"].includes(row.kind)).map((row) => [row.uuid, row]));
  return uuids.map((uuid) => {
    const row = found.get(uuid);
    if (!row) throw ledgerError("NOT_FOUND", { what: "document", id: uuid });
    return row;
  });
}

function checkDay(on: string, subject: Subject, today: string): void {
  if (on < subject.issued_on) throw invalid("before-issue");
  if (on > today) throw invalid("in-the-future");
}

/** Appends decisions, with their audit row, and posts again what they touch. Returns their ids. */
async function decide(
  tx: LedgerTx,
  action: string,
  decisions: readonly NewDecision[],
  touched: readonly string[],
  recording: Deciding,
): Promise<number[]> {
  const first = await takeIds(tx, "document_decision", decisions.length);
  const rows = decisions.map(
    (decision, index): DocumentDecisionRow => ({
      motive: "",
      substitute: "",
      note: "",
      undoes_id: null,
      ...decision,
      id: first + index,
      recorded_at: recording.at,
      actor: recording.actor,
    }),
  );
  await tx.bulk.insert("document_decision", rows);
  await appendAudit(tx, {
    at: recording.at,
    actor: recording.actor,
    action,
    detail: rows.map(({ id, uuid, kind, on_day, motive, substitute, note, undoes_id }) => ({
      id,
      uuid,
      kind,
      on: on_day,
      ...(motive === "" ? {} : { motive }),
      ...(substitute === "" ? {} : { substitute }),
      ...(note === "" ? {} : { note }),
      ...(undoes_id === null ? {} : { undoes: undoes_id }),
    })),
  });
  const context = { recordedAt: recording.at, actor: recording.actor };
  await repostDocuments(tx, [...new Set(touched)], context, recording.settings);
  return rows.map((row) => row.id);
}

/** Cancels a document from a day on. Throws NOT_FOUND and INVALID_INPUT. */
export async function cancelDocument(
  tx: LedgerTx,
  input: { uuid: string; on: string; motive: Motive; substitute: string | null; note: string },
  recording: Deciding,
): Promise<number[]> {
  const [subject] = await subjects(tx, [input.uuid]);
  if (subject) checkDay(input.on, subject, recording.today);
  if ((input.motive === "01") !== (input.substitute !== null)) throw invalid("substitute-with-motive-01");
  if (input.substitute === input.uuid) throw invalid("substitute-is-itself");
  const substitute = input.substitute ?? "";
  const decision = {
    kind: "cancelled",
    uuid: input.uuid,
    on_day: input.on,
    motive: input.motive,
    note: input.note,
  } as const;
  const touched = substitute === "" ? [input.uuid] : [input.uuid, substitute];
  return decide(tx, "review.cancel", [{ ...decision, substitute }], touched, recording);
}

/** Notes that a cancellation is in process; nothing is posted (RULES 46). Throws NOT_FOUND and INVALID_INPUT. */
export async function noteRequest(
  tx: LedgerTx,
  input: { uuid: string; on: string; motive: Motive; note: string },
  recording: Deciding,
): Promise<number[]> {
  const [subject] = await subjects(tx, [input.uuid]);
  if (subject) checkDay(input.on, subject, recording.today);
  const decision = {
    kind: "requested",
    uuid: input.uuid,
    on_day: input.on,
    motive: input.motive,
    note: input.note,
  } as const;
  return decide(tx, "review.request", [decision], [], recording);
}

/**
 * The cancellation was rejected: the document counts again from its own day. Its substitute stays a document of its own,
 * unless it is cancelled along (RULES 45). Throws NOT_FOUND and INVALID_INPUT.
 */
export async function keepInForce(
  tx: LedgerTx,
  input: { uuid: string; on: string; cancelSubstitute: boolean; note: string },
  recording: Deciding,
): Promise<number[]> {
  const [subject] = await subjects(tx, [input.uuid]);
  if (!subject) return [];
  checkDay(input.on, subject, recording.today);
  const ending = await tx.sql
    .selectFrom("document_ending")
    .select("successor")
    .where("document_id", "=", subject.id)
    .executeTakeFirst();
  if (!ending) throw invalid("not-ended");
  const { successor } = ending;
  const decisions: NewDecision[] = [{ kind: "in-force", uuid: input.uuid, on_day: input.on, note: input.note }];
  if (input.cancelSubstitute && successor !== "") {
    decisions.push({ kind: "cancelled", uuid: successor, on_day: input.on, motive: "02", note: input.note });
  }
  const touched = successor === "" ? [input.uuid] : [input.uuid, successor];
  return decide(tx, "review.keep", decisions, touched, recording);
}

/** Marks PUE invoices as not paid or paid. Throws NOT_FOUND, and INVALID_INPUT when one is no PUE invoice. */
export async function markPue(
  tx: LedgerTx,
  input: { uuids: readonly string[]; as: "open" | "settled"; on: string; note: string },
  recording: Deciding,
): Promise<number[]> {
  const uuids = [...new Set(input.uuids)];
  for (const subject of await subjects(tx, uuids)) {
    if (subject.kind !== "I" || !isPue(subject)) throw invalid("not-pue");
  }
  const kind = input.as === "open" ? "pue-open" : "pue-settled";
  const decisions = uuids.map((uuid): NewDecision => ({ kind, uuid, on_day: input.on, note: input.note }));
  return decide(tx, "review.markPue", decisions, uuids, recording);
}

/** Takes decisions back; those taken back already stay so. Throws NOT_FOUND. Returns how many it took back. */
export async function undoDecisions(tx: LedgerTx, ids: readonly number[], recording: Deciding): Promise<number> {
  const columns = ["id", "uuid", "kind", "on_day", "substitute", "undoes_id"] as const;
  const wanted = await tx.bulk.selectIn("document_decision", columns, "id", [...new Set(ids)]);
  const missing = ids.find((id) => !wanted.some((row) => row.id === id && row.kind !== "undo"));
  if (missing !== undefined) throw ledgerError("NOT_FOUND", { what: "decision", id: String(missing) });
  const undone = await tx.bulk.selectIn("document_decision", columns, "undoes_id", [...new Set(ids)]);
  const live = new Set(liveDecisions([...wanted, ...undone]).map((decision) => decision.order));
  const taken = wanted.filter((row) => live.has(row.id)).sort((a, b) => a.id - b.id);
  if (taken.length === 0) return 0;
  const rows = taken.map(
    (row): NewDecision => ({ kind: "undo", uuid: row.uuid, on_day: row.on_day, undoes_id: row.id }),
  );
  const touched = taken.flatMap((row) => (row.substitute === "" ? [row.uuid] : [row.uuid, row.substitute]));
  await decide(tx, "review.undo", rows, touched, recording);
  return taken.length;
}
