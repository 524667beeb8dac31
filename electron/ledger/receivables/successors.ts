import type { ReadHandle } from "../db/ledger-db.ts";

/** The invoice that took another one's place: what names it, and what is open of it in minor units. */
export interface Successor {
  readonly uuid: string;
  readonly series: string;
  readonly folio: string;
  readonly open_minor: number;
}

/** Those that the lines name as their successors, by UUID; of a line that names none, or one not in the ledger, there is none. */
export async function namedSuccessors(
  db: ReadHandle,
  lines: readonly { readonly successor: string | null }[],
): Promise<ReadonlyMap<string, Successor>> {
  const uuids = [...new Set(lines.flatMap(({ successor }) => (successor ? [successor] : [])))];
  if (uuids.length === 0) return new Map();
  const rows = await db
    .selectFrom("document as d")
    .innerJoin("receivable as r", "r.document_id", "d.id")
    .select(["d.uuid", "d.series", "d.folio", "r.open_minor"])
    .where("d.uuid", "in", uuids)
    .execute();
  return new Map(rows.map((row) => [row.uuid, row]));
}
