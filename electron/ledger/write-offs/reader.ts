import { sql } from "kysely";
import type { WriteOff } from "../../../shared/contract/write-offs.ts";
import type { WriteOffState } from "../../../shared/domain/write-offs.ts";
import { approvalsAbout } from "../approvals/reader.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { WriteOffEventRow, WriteOffRow } from "../db/tables/write-offs.ts";

/** What approvals of write-offs are about. */
export const WRITE_OFF = "write_off";

/** A write-off with what became of it. */
interface FoundWriteOff {
  readonly row: WriteOffRow;
  readonly posted: WriteOffEventRow | undefined;
  readonly undone: WriteOffEventRow | undefined;
  readonly state: WriteOffState;
  readonly allowedBy: string;
}

async function foundOf(db: ReadHandle, rows: readonly WriteOffRow[]): Promise<FoundWriteOff[]> {
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const events = await db.selectFrom("write_off_event").selectAll().where("write_off_id", "in", ids).execute();
  const approvals = await approvalsAbout(db, WRITE_OFF, ids);
  return rows.map((row) => {
    const own = events.filter((event) => event.write_off_id === row.id);
    const posted = own.find((event) => event.kind === "posted");
    const undone = own.find((event) => event.kind === "undone");
    const waits = approvals.get(row.id)?.state === "pending";
    return {
      row,
      posted,
      undone,
      state: undone ? "undone" : posted ? "written-off" : waits ? "asked" : "declined",
      allowedBy: posted?.actor ?? "",
    };
  });
}

/** A write-off by id; undefined when there is none. */
export async function findWriteOff(db: ReadHandle, id: number): Promise<FoundWriteOff | undefined> {
  const rows = await db.selectFrom("write_off").selectAll().where("id", "=", id).execute();
  return (await foundOf(db, rows))[0];
}

/** Every write-off asked of an invoice, the newest first. */
export async function writeOffsOf(db: ReadHandle, uuid: string): Promise<FoundWriteOff[]> {
  const rows = await db
    .selectFrom("write_off")
    .selectAll()
    .where("invoice_uuid", "=", uuid)
    .orderBy("id", "desc")
    .execute();
  return foundOf(db, rows);
}

/** The same as people see it. */
export async function writeOffViews(db: ReadHandle, uuid: string): Promise<WriteOff[]> {
  const found = await writeOffsOf(db, uuid);
  const sources = found.flatMap(({ posted }) => posted?.document_id ?? []);
  const stands =
    sources.length === 0
      ? []
      : (
          await sql<{
            id: number;
            minor: number;
          }>`select e.document_id as id, cast(-sum(e.amount_minor) as bigint) as minor
            from entry as e where e.document_id in (${sql.join(sources)}) and e.receivable_id is not null
            group by e.document_id`.execute(db)
        ).rows;
  const standing = new Map(stands.map(({ id, minor }) => [id, minor]));
  return found.map(({ row, posted, undone, state, allowedBy }) => ({
    id: row.id,
    currency: row.currency,
    askedMinor: row.amount_minor,
    standsMinor: standing.get(posted?.document_id ?? 0) ?? 0,
    reason: row.reason,
    note: row.note,
    state,
    askedOn: row.asked_on,
    askedBy: row.actor,
    postedOn: posted?.on_day ?? null,
    allowedBy,
    undoneOn: undone?.on_day ?? null,
    undoneBy: undone?.actor ?? "",
    undoneReason: undone?.reason ?? "",
  }));
}
