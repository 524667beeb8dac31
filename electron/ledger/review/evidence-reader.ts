import type { Decision, Evidence, NamedDocument } from "../../../shared/contract/review.ts";
import { REPLACES } from "../../../shared/domain/posting/relations.ts";
import { standingOf } from "../../../shared/domain/posting/standing.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import type { DocumentDecisionRow } from "../db/tables/evidence.ts";
import { documentLabel } from "../receivables/document-reader.ts";
import { isPue } from "../receivables/posting-rules.ts";
import { liveDecisions } from "../receivables/standings.ts";

/** Whether a document counts, on what evidence, and everything decided about it. Null when the ledger has no such CFDI. */
export async function documentEvidence(db: ReadHandle, uuid: string): Promise<Evidence | null> {
  const document = await db.selectFrom("document").selectAll().where("uuid", "=", uuid).executeTakeFirst();
  if (!document || (document.kind !== "I" && document.kind !== "E" && document.kind !== "P")) return null;
  const sat = await db.selectFrom("sat_status").selectAll().where("uuid", "=", uuid).executeTakeFirst();
  const rows = await db.selectFrom("document_decision").selectAll().where("uuid", "=", uuid).orderBy("id").execute();
  const ending = await db
    .selectFrom("document_ending")
    .selectAll()
    .where("document_id", "=", document.id)
    .executeTakeFirst();
  const replacing = await db
    .selectFrom("relation")
    .innerJoin("document as d", "d.id", "relation.document_id")
    .leftJoin("document_ending as x", "x.document_id", "d.id")
    .select(["d.uuid", "d.issued_at", "x.ended_as"])
    .where("relation.target_uuid", "=", uuid)
    .where("relation.relation", "=", REPLACES)
    .where("d.kind", "=", document.kind)
    .orderBy("d.issued_at")
    .orderBy("d.uuid")
    .execute();
  const named = await nameAll(db, [
    ...rows.map((row) => row.substitute),
    ...replacing.map((row) => row.uuid),
    ending?.successor ?? "",
  ]);
  const fact = sat ? { status: sat.status, cancelledOn: sat.cancelled_on } : null;
  const standing = standingOf(document.issued_on, fact, liveDecisions(rows));
  return {
    uuid,
    kind: document.kind,
    issuedOn: document.issued_on,
    ending: ending
      ? {
          as: ending.ended_as,
          on: ending.ended_on,
          by: basisOf(ending, standing, sat?.status === "cancelled"),
          successor: ending.successor === "" ? null : named(ending.successor),
        }
      : null,
    sat: sat
      ? {
          status: sat.status,
          cancelledOn: sat.cancelled_on === "" ? null : sat.cancelled_on,
          path: sat.path,
          line: sat.line,
          readAt: sat.recorded_at,
        }
      : null,
    kept: standing.kept,
    replacements: replacing.map((row) => ({ ...named(row.uuid), inForce: row.ended_as === null })),
    pue: document.kind === "I" && isPue(document) ? await pueOf(db, document.id, standing.pue) : null,
    decisions: decisionsOf(rows, named),
  };
}

function basisOf(
  ending: { ended_as: string; successor: string },
  standing: { substitute: string },
  bySat: boolean,
): "sat" | "hand" | "replacement" {
  if (ending.ended_as === "substituted") return standing.substitute === ending.successor ? "hand" : "replacement";
  return bySat ? "sat" : "hand";
}

async function pueOf(
  db: ReadHandle,
  documentId: number,
  mark: "open" | "settled" | null,
): Promise<NonNullable<Evidence["pue"]>> {
  const row = await db
    .selectFrom("receivable")
    .select("settled_at_issue")
    .where("document_id", "=", documentId)
    .executeTakeFirst();
  return { settled: row?.settled_at_issue === 1, mark };
}

async function nameAll(db: ReadHandle, uuids: readonly string[]): Promise<(uuid: string) => NamedDocument> {
  const wanted = [...new Set(uuids)].filter((uuid) => uuid !== "");
  const rows =
    wanted.length === 0
      ? []
      : await db.selectFrom("document").select(["uuid", "series", "folio"]).where("uuid", "in", wanted).execute();
  const labels = new Map(rows.map((row) => [row.uuid, documentLabel(row)]));
  return (uuid) => ({ uuid, label: labels.get(uuid) ?? `…${uuid.slice(-12)}`, known: labels.has(uuid) });
}

function decisionsOf(rows: readonly DocumentDecisionRow[], named: (uuid: string) => NamedDocument): Decision[] {
  const undoing = new Map(rows.flatMap((row) => (row.undoes_id === null ? [] : [[row.undoes_id, row] as const])));
  return rows
    .flatMap((row): Decision[] => {
      if (row.kind === "undo") return [];
      const undo = undoing.get(row.id);
      return [
        {
          id: row.id,
          kind: row.kind,
          on: row.on_day,
          motive: row.motive,
          substitute: row.substitute === "" ? null : named(row.substitute),
          note: row.note,
          at: row.recorded_at,
          actor: row.actor,
          undone: undo ? { at: undo.recorded_at, actor: undo.actor } : null,
        },
      ];
    })
    .reverse();
}
