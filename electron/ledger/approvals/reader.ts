import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { z } from "zod";
import type { Approval } from "../../../shared/contract/approvals.ts";
import { zApprovalKind, zApproverRole } from "../../../shared/contract/approvals.ts";
import type { ApprovalState, Approver, ApproverRole } from "../../../shared/domain/approvals.ts";
import { approvalState, mayApprove } from "../../../shared/domain/approvals.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { ApprovalDecisionRow, ApprovalRow } from "../db/tables/approvals.ts";

/** An approval with everything that decides about it. */
export interface FoundApproval {
  readonly row: ApprovalRow;
  readonly needs: readonly ApproverRole[];
  readonly decisions: readonly ApprovalDecisionRow[];
  readonly state: ApprovalState;
  /** Those who approved so far. */
  readonly approvers: readonly Approver[];
}

/** Condition on approval `a`: nobody refused or took it back, and not everybody who has to has approved. */
const PENDING = sql`not exists (select 1 from approval_decision as x where x.approval_id = a.id and x.decision <> 'approved')
  and (select count(*) from approval_decision as x where x.approval_id = a.id) < a.needed`;

/** Approvals by id, in the order of the ids. */
async function foundOf(db: ReadHandle, rows: readonly ApprovalRow[]): Promise<FoundApproval[]> {
  if (rows.length === 0) return [];
  const decisions = await db
    .selectFrom("approval_decision as x")
    .leftJoin("person as p", "p.id", "x.decided_by")
    .selectAll("x")
    .select("p.role")
    .where(
      "x.approval_id",
      "in",
      rows.map((row) => row.id),
    )
    .orderBy("x.id")
    .execute();
  const by = Map.groupBy(decisions, (decision) => decision.approval_id);
  return rows.map((row) => {
    const own = by.get(row.id) ?? [];
    return {
      row,
      needs: z.array(zApproverRole).parse(JSON.parse(row.needs)),
      decisions: own,
      state: approvalState(
        row.needed,
        own.map(({ decision, decided_by }) => ({ decision, personId: decided_by })),
      ),
      approvers: own.flatMap(({ decision, decided_by, role }) =>
        decision === "approved" && decided_by !== null ? [{ id: decided_by, role: role ?? "" }] : [],
      ),
    };
  });
}

/** An approval by id; undefined when there is none. */
export async function findApproval(db: ReadHandle, id: number): Promise<FoundApproval | undefined> {
  const rows = await db.selectFrom("approval").selectAll().where("id", "=", id).execute();
  return (await foundOf(db, rows))[0];
}

/** Newest approval about each of some subjects of one kind, by subject id. */
export async function approvalsAbout(
  db: ReadHandle,
  subjectKind: string,
  subjectIds: readonly number[],
): Promise<Map<number, FoundApproval>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("approval")
    .selectAll()
    .where("subject_kind", "=", subjectKind)
    .where("subject_id", "in", [...subjectIds])
    .orderBy("id")
    .execute();
  return new Map((await foundOf(db, rows)).map((found) => [found.row.subject_id, found]));
}

/** A person who is still here; null for nobody. */
export async function approverOf(db: ReadHandle, personId: number | null): Promise<Approver | null> {
  if (personId === null) return null;
  const row = await db
    .selectFrom("person")
    .select(["id", "role"])
    .where("id", "=", personId)
    .where("active", "=", 1)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Whether what a person asks for needs another's word (COLLECTIONS 19: the maker is never the approver): wherever another person
 * works. Where the others' roles do not reach, whoever asks is told so and decides nothing alone; in an office of one there is
 * nobody to ask.
 */
export async function needsWord(db: ReadHandle): Promise<boolean> {
  const people = await db.selectFrom("person").select("id").where("active", "=", 1).limit(2).execute();
  return people.length > 1;
}

function kindsOf(kinds: readonly string[]): RawBuilder<unknown> {
  return kinds.length === 0 ? sql`` : sql`and a.kind in (${sql.join([...kinds])})`;
}

/** Rows for the screen, as the person sees them. */
export async function approvalPage(
  db: ReadHandle,
  selection: { pending: boolean; kinds: readonly string[]; offset: number; limit: number },
  personId: number | null,
): Promise<{ rows: Approval[]; total: number }> {
  const { pending, kinds, offset, limit } = selection;
  const where = sql`where ${pending ? PENDING : sql`not (${PENDING})`} ${kindsOf(kinds)}`;
  const order = pending ? sql`order by a.id` : sql`order by a.id desc`;
  const { rows } = await sql<ApprovalRow>`select a.* from approval as a ${where} ${order}
    limit ${limit} offset ${offset}`.execute(db);
  const count = await sql<{ n: number }>`select cast(count(*) as bigint) as n from approval as a ${where}`.execute(db);
  return { rows: await viewsOf(db, await foundOf(db, rows), personId), total: count.rows[0]?.n ?? 0 };
}

/** The newest approval about something, as the person sees it. */
export async function approvalAbout(
  db: ReadHandle,
  subject: { subjectKind: string; subjectId: number },
  personId: number | null,
): Promise<Approval | null> {
  const found = (await approvalsAbout(db, subject.subjectKind, [subject.subjectId])).get(subject.subjectId);
  return found === undefined ? null : ((await viewsOf(db, [found], personId))[0] ?? null);
}

/** How many wait, and how many of them for the person. */
export async function countApprovals(
  db: ReadHandle,
  personId: number | null,
): Promise<{ pending: number; mine: number }> {
  const { rows } = await sql<ApprovalRow>`select a.* from approval as a where ${PENDING}`.execute(db);
  const me = await approverOf(db, personId);
  const mine = (await foundOf(db, rows)).filter((found) => mayNotOf(found, me) === null);
  return { pending: rows.length, mine: mine.length };
}

function mayNotOf({ row, needs, state, approvers }: FoundApproval, me: Approver | null): Approval["mayNot"] {
  return mayApprove({ needs, askedBy: row.asked_by, state, approvers }, me);
}

async function viewsOf(db: ReadHandle, found: readonly FoundApproval[], personId: number | null): Promise<Approval[]> {
  const me = await approverOf(db, personId);
  const customers = [...new Set(found.flatMap(({ row }) => row.customer_id ?? []))];
  const names = new Map(
    customers.length === 0
      ? []
      : (await db.selectFrom("customer").select(["id", "name"]).where("id", "in", customers).execute()).map((row) => [
          row.id,
          row.name,
        ]),
  );
  return found.map((each) => {
    const { row, needs, decisions, state } = each;
    return {
      id: row.id,
      kind: zApprovalKind.parse(row.kind),
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      customerId: row.customer_id,
      customerName: row.customer_id === null ? "" : (names.get(row.customer_id) ?? ""),
      currency: row.currency,
      amountMinor: row.amount_minor,
      percentBp: row.percent_bp,
      data: zData.parse(JSON.parse(row.data)),
      needs: [...needs],
      askedBy: row.actor,
      askedOn: row.asked_on,
      askedAt: row.asked_at,
      note: row.note,
      state,
      decisions: decisions.map(({ decision, actor, decided_on, reason }) => ({
        decision,
        by: actor,
        on: decided_on,
        reason,
      })),
      mayNot: mayNotOf(each, me),
    };
  });
}

const zData = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
