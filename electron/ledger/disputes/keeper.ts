import { disputedParts } from "../../../shared/domain/disputes/amounts.ts";
import { followOn } from "../../../shared/domain/disputes/clock.ts";
import { isClosed } from "../../../shared/domain/disputes/codes.ts";
import type { DisputeSpan } from "../../../shared/domain/disputes/facts.ts";
import { judgeDisputes } from "../../../shared/domain/disputes/judge.ts";
import { openFollowUp, voidFollowUps } from "../contacts/follow-ups.ts";
import type { Bulk } from "../db/bulk.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { DisputeRow, DisputeSpanRow, DisputeStandingRow } from "../db/tables/disputes.ts";
import { NEVER } from "../db/tables/spec.ts";
import { readHolidays } from "../lib/holidays.ts";
import { loadDisputes } from "./loader.ts";

/** Where disputes stand by documents, entries and decisions, and where they stood before. */
export interface Judged {
  readonly disputes: ReadonlyMap<number, DisputeRow>;
  readonly standings: readonly DisputeStandingRow[];
  readonly spans: readonly DisputeSpanRow[];
}

/** Judges all disputes on the invoices and their kin; `verify` holds what is kept against it. */
export async function judgedDisputes(bulk: Pick<Bulk, "selectIn">, uuids: readonly string[]): Promise<Judged> {
  const loaded = await loadDisputes(bulk, uuids);
  const judged = judgeDisputes(loaded.facts, loaded.events, loaded.invoices, loaded.credits);
  const parts = nowDisputed(judged, (id) => loaded.balances.get(id)?.openMinor ?? 0);
  const rows = loaded.disputes.toSorted((a, b) => a.id - b.id);
  return {
    disputes: new Map(rows.map((row) => [row.id, row])),
    standings: rows.map((row) => {
      const last = judged.get(row.id)?.at(-1);
      const receivableId = last?.receivableId ?? null;
      const customer = receivableId === null ? undefined : loaded.balances.get(receivableId)?.customerId;
      return {
        id: row.id,
        customer_id: customer ?? row.customer_id,
        receivable_id: receivableId,
        state: last?.state ?? "open",
        withdrawn: last ? 0 : 1,
        disputed_minor: parts.get(row.id) ?? 0,
        type: last?.type ?? row.type,
        due_on: last?.dueOn ?? row.due_on,
        resolver: last?.resolver ?? row.resolver,
        resolved_on: last?.resolvedOn ?? NEVER,
        outcome: last?.outcome ?? "",
        root_cause: last?.rootCause ?? "",
      };
    }),
    spans: rows.flatMap((row) => (judged.get(row.id) ?? []).map((span) => toSpanRow(row.id, span))),
  };
}

/** What each dispute takes of its invoice's balance now. */
function nowDisputed(
  judged: ReadonlyMap<number, readonly DisputeSpan[]>,
  openOf: (receivableId: number) => number,
): Map<number, number> {
  const byReceivable = new Map<number, { id: number; claim: number }[]>();
  for (const [id, spans] of [...judged].sort(([a], [b]) => a - b)) {
    const last = spans.at(-1);
    if (!last || last.receivableId === null) continue;
    const list = byReceivable.get(last.receivableId) ?? [];
    list.push({ id, claim: last.claimMinor });
    byReceivable.set(last.receivableId, list);
  }
  const parts = new Map<number, number>();
  for (const [receivable, list] of byReceivable) {
    const taken = disputedParts(
      openOf(receivable),
      list.map(({ claim }) => claim),
    );
    for (const [index, { id }] of list.entries()) parts.set(id, taken[index] ?? 0);
  }
  return parts;
}

function toSpanRow(id: number, span: DisputeSpan): DisputeSpanRow {
  return {
    dispute_id: id,
    from_on: span.from,
    until_on: span.until ?? NEVER,
    state: span.state,
    receivable_id: span.receivableId,
    claim_minor: span.claimMinor,
    type: span.type,
    due_on: span.dueOn,
    sla_days: span.slaDays,
    resolver: span.resolver,
    resolved_on: span.resolvedOn ?? NEVER,
    outcome: span.outcome,
    effect: span.effect,
    expected_minor: span.expectedMinor,
    root_cause: span.rootCause,
    closed_by: span.closedBy,
    cfdi_uuid: span.cfdiUuid,
  };
}

export const STANDING_COLUMNS = [
  "customer_id",
  "receivable_id",
  "state",
  "withdrawn",
  "disputed_minor",
  "type",
  "due_on",
  "resolver",
  "resolved_on",
  "outcome",
  "root_cause",
] as const;
export const SPAN_COLUMNS = [
  "dispute_id",
  "from_on",
  "until_on",
  "state",
  "receivable_id",
  "claim_minor",
  "type",
  "due_on",
  "sla_days",
  "resolver",
  "resolved_on",
  "outcome",
  "effect",
  "expected_minor",
  "root_cause",
  "closed_by",
  "cfdi_uuid",
] as const;

/**
 * Brings the standing of all disputes on the invoices, or on what replaced them, to what holds now, with the follow-up that
 * each open one has. Runs after entries were posted, in the same transaction; a ledger without disputes pays one lookup
 * of one row for it.
 */
export async function keepDisputes(tx: LedgerTx, uuids: readonly string[], recording: { at: string }): Promise<void> {
  if (uuids.length === 0) return;
  const any = await tx.sql.selectFrom("dispute").select("id").limit(1).executeTakeFirst();
  if (!any) return;
  const wanted = await judgedDisputes(tx.bulk, uuids);
  const ids = wanted.standings.map((row) => row.id);
  if (ids.length === 0) return;
  const columns = ["id", ...STANDING_COLUMNS] as const;
  const before = new Map((await tx.bulk.selectIn("dispute_standing", columns, "id", ids)).map((row) => [row.id, row]));
  await tx.bulk.insert(
    "dispute_standing",
    wanted.standings.filter((row) => !before.has(row.id)),
  );
  await tx.bulk.update(
    "dispute_standing",
    STANDING_COLUMNS,
    wanted.standings.filter((row) => {
      const old = before.get(row.id);
      return old !== undefined && columns.some((column) => old[column] !== row[column]);
    }),
  );
  await keepSpans(tx, ids, wanted.spans);
  await keepFollowUps(tx, wanted, before, recording);
}

/** Takes out the spans of disputes that changed, and writes them anew. */
async function keepSpans(tx: LedgerTx, ids: readonly number[], wanted: readonly DisputeSpanRow[]): Promise<void> {
  const told = (rows: readonly DisputeSpanRow[]): Map<number, string> =>
    new Map(
      [...Map.groupBy(rows, (row) => row.dispute_id)].map(([id, list]) => [
        id,
        JSON.stringify(
          list.toSorted((a, b) => (a.from_on < b.from_on ? -1 : 1)).map((row) => SPAN_COLUMNS.map((name) => row[name])),
        ),
      ]),
    );
  const kept = told(await tx.bulk.selectIn("dispute_span", SPAN_COLUMNS, "dispute_id", ids));
  const fresh = told(wanted);
  const stale = ids.filter((id) => kept.get(id) !== fresh.get(id));
  for (let start = 0; start < stale.length; start += CHUNK) {
    const part = stale.slice(start, start + CHUNK);
    await tx.sql.deleteFrom("dispute_span").where("dispute_id", "in", part).execute();
  }
  const changed = new Set(stale);
  await tx.bulk.insert(
    "dispute_span",
    wanted.filter((row) => changed.has(row.dispute_id)),
  );
}

/** Rows taken out by one statement. */
const CHUNK = 500;

/** An open dispute comes up once before its time to answer ends; a closed one has nothing to follow (KPIS 7). */
async function keepFollowUps(
  tx: LedgerTx,
  wanted: Judged,
  before: ReadonlyMap<number, DisputeStandingRow>,
  recording: { at: string },
): Promise<void> {
  const active = (row: DisputeStandingRow): boolean => row.withdrawn === 0 && !isClosed(row.state);
  for (const row of wanted.standings) {
    const old = before.get(row.id);
    const was = old !== undefined && active(old);
    const source = { sourceKind: "dispute", sourceId: row.id } as const;
    if (!active(row)) {
      if (was) await voidFollowUps(tx, source, row.withdrawn === 1 ? "withdrawn" : "resolved", recording);
      continue;
    }
    if (was && old.due_on === row.due_on) continue;
    // One that was already done for the old day is not asked for again.
    if (was && (await voidFollowUps(tx, source, "moved", recording)).length === 0) continue;
    const dispute = wanted.disputes.get(row.id);
    const span = wanted.spans.findLast((each) => each.dispute_id === row.id);
    if (!dispute || !span) continue;
    const year = Number(dispute.opened_on.slice(0, 4));
    const holidays = await readHolidays(tx.sql, year - 1, Number(row.due_on.slice(0, 4)) + 1);
    const day = followOn(dispute.opened_on, row.due_on, holidays);
    await openFollowUp(
      tx,
      {
        customerId: row.customer_id,
        kind: "dispute",
        dueOn: day < span.from_on && old !== undefined ? span.from_on : day,
        note: dispute.reason.slice(0, 200),
        ...source,
      },
      recording,
    );
  }
}
