import type { DisputeRow } from "../../../shared/contract/dispute-list.ts";
import { zDisputeType, zResolver, zRootCause } from "../../../shared/contract/dispute-terms.ts";
import type { DisputeStep, DisputeView } from "../../../shared/contract/disputes.ts";
import { cycleDays } from "../../../shared/domain/disputes/clock.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import type { DisputeEventRow, DisputeSpanRow } from "../db/tables/disputes.ts";
import { NEVER } from "../db/tables/spec.ts";
import { type Attachment, readAttachments } from "../lib/attachments.ts";
import { readHolidays } from "../lib/holidays.ts";
import { creditDue, findDispute } from "./found-dispute.ts";
import { disputeById, nameDocuments } from "./page-reader.ts";

/** A dispute with everything that hangs on it, as of a day. Null when there is none, or it was taken back. */
export async function disputeView(db: LedgerDb, id: number, asOf: string): Promise<DisputeView | null> {
  const { read } = db;
  const opening = await read
    .selectFrom("dispute as t")
    .innerJoin("dispute_standing as s", "s.id", "t.id")
    .select("t.opened_on")
    .where("t.id", "=", id)
    .where("s.withdrawn", "=", 0)
    .executeTakeFirst();
  if (!opening) return null;
  const day = asOf < opening.opened_on ? opening.opened_on : asOf;
  const row = await disputeById(read, id, day);
  if (!row) return null;
  const found = await findDispute({ sql: read }, id);
  const spans = await read.selectFrom("dispute_span").selectAll().where("dispute_id", "=", id).execute();
  spans.sort((a, b) => (a.from_on < b.from_on ? -1 : 1));
  const due = await db.readBulk((bulk) => creditDue(bulk, found));
  const receivables = await uuidsOf(read, spans);
  const names = await nameDocuments(read, [
    found.row.invoice_uuid,
    ...due.credits.map((credit) => credit.uuid),
    ...found.events.map((event) => event.cfdi_uuid),
    ...spans.map((span) => span.cfdi_uuid),
    ...receivables.values(),
  ]);
  const label = (uuid: string): string => names.get(uuid) ?? `…${uuid.slice(-12)}`;
  const contact =
    found.row.contact_id === null
      ? undefined
      : await read.selectFrom("contact").select("name").where("id", "=", found.row.contact_id).executeTakeFirst();
  const type = await read.selectFrom("dispute_type").select("evidence").where("code", "=", row.type).executeTakeFirst();
  const known = spans.filter((span) => span.from_on <= day);
  const events = found.events.filter((event) => event.on_day <= day);
  return {
    ...row,
    amountMinor: amountOf(found.row.amount_minor, events),
    raisedOnUuid: found.row.invoice_uuid,
    raisedOnLabel: label(found.row.invoice_uuid),
    interactionId: found.row.interaction_id,
    contactId: found.row.contact_id,
    contactName: contact?.name ?? "",
    acceptMinor: due.dueMinor,
    mostMinor: due.claimMinor,
    customerDays: await customerDays(read, known, day),
    evidenceAsked: type?.evidence ?? "",
    steps: [openedStep(row, found.row), ...stepsOf(events, known, { receivables, label })],
    undoable: found.undoable,
    credits: due.credits
      .map(({ uuid, on, amountMinor }) => ({ uuid, label: label(uuid), issuedOn: on, amountMinor }))
      .sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1)),
    attachments: await evidenceOf(db, id),
  };
}

/** Evidence of a dispute: files of the contact that it was opened with, and those added to it since; each once. */
export async function evidenceOf(db: LedgerDb, id: number): Promise<Attachment[]> {
  const opened = await db.read.selectFrom("dispute").select("interaction_id").where("id", "=", id).executeTakeFirst();
  const interactionId = opened?.interaction_id ?? null;
  const told = interactionId === null ? [] : [interactionId];
  const files = [
    ...((await readAttachments(db, "interaction", told)).get(interactionId ?? 0) ?? []),
    ...((await readAttachments(db, "dispute", [id])).get(id) ?? []),
  ];
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
}

/** Disputed part as last told. */
function amountOf(opened: number | null, events: readonly DisputeEventRow[]): number | null {
  const undone = new Set(events.flatMap((event) => event.undoes_id ?? []));
  const amended = events.findLast((event) => event.kind === "amended" && !undone.has(event.id));
  return amended ? amended.amount_minor : opened;
}

/** UUIDs of the invoices it has been about, by receivable. */
async function uuidsOf(db: ReadHandle, spans: readonly DisputeSpanRow[]): Promise<Map<number, string>> {
  const ids = [...new Set(spans.flatMap((span) => span.receivable_id ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("receivable as r")
    .innerJoin("document as d", "d.id", "r.document_id")
    .select(["r.id", "d.uuid"])
    .where("r.id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.uuid]));
}

/** Business days it waited for the customer by the day. */
async function customerDays(db: ReadHandle, spans: readonly DisputeSpanRow[], asOf: string): Promise<number> {
  const waited = spans.filter((span) => span.state === "waiting-customer");
  const first = waited[0];
  if (!first) return 0;
  const holidays = await readHolidays(db, Number(first.from_on.slice(0, 4)), Number(asOf.slice(0, 4)));
  const until = (span: DisputeSpanRow): string => (span.until_on > asOf ? asOf : span.until_on);
  return waited.reduce((sum, span) => sum + cycleDays(span.from_on, until(span), holidays), 0);
}

const BLANK = {
  resolver: null,
  how: null,
  sentTo: "",
  outcome: null,
  effect: null,
  amountMinor: null,
  rootCause: null,
  type: null,
  cfdiUuid: null,
  cfdiLabel: null,
  note: "",
  undone: false,
  at: null,
  actor: "",
} as const;

function openedStep(
  row: DisputeRow,
  opened: { amount_minor: number | null; type: string; reason: string; recorded_at: string; actor: string },
): DisputeStep {
  return {
    ...BLANK,
    id: 0,
    kind: "opened",
    on: row.openedOn,
    amountMinor: opened.amount_minor,
    type: zDisputeType.parse(opened.type),
    note: opened.reason,
    at: opened.recorded_at,
    actor: opened.actor,
  };
}

interface Names {
  readonly receivables: ReadonlyMap<number, string>;
  readonly label: (uuid: string) => string;
}

/** What people did and what documents did, in order. */
function stepsOf(events: readonly DisputeEventRow[], spans: readonly DisputeSpanRow[], names: Names): DisputeStep[] {
  const undone = new Set(events.flatMap((event) => event.undoes_id ?? []));
  const steps = [
    ...events.map((event) => ({ rank: 1, step: eventStep(event, undone.has(event.id), names) })),
    ...spans.flatMap((span, index) => documentSteps(span, spans[index - 1], names)),
  ];
  return steps
    .map((each, index) => ({ ...each, index }))
    .sort((a, b) => (a.step.on === b.step.on ? a.rank - b.rank || a.index - b.index : a.step.on < b.step.on ? -1 : 1))
    .map(({ step }) => step);
}

function eventStep(event: DisputeEventRow, undone: boolean, { label }: Names): DisputeStep {
  const { effect, outcome, how } = event;
  return {
    id: event.id,
    kind: event.kind,
    on: event.on_day,
    resolver: event.resolver === null ? null : zResolver.parse(event.resolver),
    how: how === "" ? null : how,
    sentTo: event.sent_to,
    outcome: outcome === "" ? null : outcome,
    effect: effect === "" ? null : effect,
    amountMinor: event.kind === "amended" ? event.amount_minor : event.accepted_minor || null,
    rootCause: event.root_cause === "" ? null : zRootCause.parse(event.root_cause),
    type: event.type === null ? null : zDisputeType.parse(event.type),
    cfdiUuid: event.cfdi_uuid === "" ? null : event.cfdi_uuid,
    cfdiLabel: event.cfdi_uuid === "" ? null : label(event.cfdi_uuid),
    note: event.note,
    undone,
    at: event.recorded_at,
    actor: event.actor,
  };
}

/** What a CFDI or a cancellation did to it on the first day of a span; a move comes before what people did that day. */
function documentSteps(
  span: DisputeSpanRow,
  before: DisputeSpanRow | undefined,
  { receivables, label }: Names,
): { rank: number; step: DisputeStep }[] {
  const steps: { rank: number; step: DisputeStep }[] = [];
  const on = span.from_on;
  const moved = before !== undefined && before.receivable_id !== span.receivable_id;
  const to = span.receivable_id === null ? undefined : receivables.get(span.receivable_id);
  if (moved && to !== undefined) {
    steps.push({ rank: 0, step: { ...BLANK, id: 0, kind: "moved", on, cfdiUuid: to, cfdiLabel: label(to) } });
  }
  const credited = before?.effect === span.effect ? (before?.expected_minor ?? 0) - span.expected_minor : 0;
  if (credited > 0 && span.expected_minor > 0) {
    steps.push({ rank: 2, step: { ...BLANK, id: 0, kind: "credited", on, amountMinor: credited } });
  }
  const byItself = span.closed_by !== "" && span.closed_by !== "decision";
  if (byItself && (before === undefined || before.resolved_on === NEVER)) {
    const cfdi = span.cfdi_uuid === "" ? {} : { cfdiUuid: span.cfdi_uuid, cfdiLabel: label(span.cfdi_uuid) };
    const effect = span.closed_by === "decision" || span.closed_by === "" ? null : span.closed_by;
    steps.push({ rank: 2, step: { ...BLANK, id: 0, kind: "closed", on, effect, ...cfdi } });
  }
  return steps;
}
