import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Conflict } from "../../../../shared/contract/conflicts.ts";
import { differences } from "../../../../shared/domain/cfdi/differences.ts";
import { parseCfdi } from "../../../../shared/domain/cfdi/parse.ts";
import type { ReadHandle } from "../../db/ledger-db.ts";
import { unpack } from "../../lib/packing.ts";
import { addsUp } from "../../receivables/admission.ts";
import { documentLabel } from "../../receivables/document-reader.ts";
import { decodeXml } from "../intake/decode.ts";

/** Differences told of two files. */
const MOST_DIFFERENCES = 200;

function selectConflicts(db: ReadHandle) {
  return db
    .selectFrom("document_conflict as aside")
    .innerJoin("document as booked", "booked.uuid", "aside.uuid")
    .innerJoin("customer", "customer.id", "booked.customer_id")
    .select([
      "aside.id",
      "aside.uuid",
      "aside.path as aside_path",
      "aside.total as aside_total",
      "aside.deflated",
      "aside.recorded_at",
      "booked.path as booked_path",
      "booked.total as booked_total",
      "booked.adds_up",
      "booked.kind",
      "booked.currency",
      "booked.series",
      "booked.folio",
      "customer.name as customer_name",
    ]);
}
type ConflictJoin = Awaited<ReturnType<ReturnType<typeof selectConflicts>["executeTakeFirstOrThrow"]>>;

/** Text of a kept file as the import read it; as Latin letters when that is no longer possible. */
function textOf(deflated: Uint8Array): string {
  const bytes = unpack(deflated);
  const decoded = decodeXml(bytes);
  return decoded.ok ? decoded.text : bytes.toString("latin1");
}

/** The rule that kept this content out: its Total does not add up, or the fixed rule between two equals. */
function reasonOf(row: ConflictJoin): Conflict["reason"] {
  if (row.adds_up === 0) return "fixed-rule";
  const parsed = parseCfdi(textOf(row.deflated), () => "");
  return parsed.ok && addsUp(parsed.document) ? "fixed-rule" : "adds-up";
}

function toConflict(row: ConflictJoin): Conflict {
  return {
    id: row.id,
    uuid: row.uuid,
    label: documentLabel(row),
    customerName: row.customer_name,
    kind: row.kind,
    currency: row.currency,
    bookedTotal: row.booked_total,
    asideTotal: row.aside_total,
    bookedPath: row.booked_path,
    asidePath: row.aside_path,
    recordedAt: row.recorded_at,
    reason: reasonOf(row),
  };
}

/** Contents kept aside because their UUID is booked with another one, latest first. */
export async function conflictList(
  db: ReadHandle,
  window: { offset: number; limit: number },
): Promise<{ rows: Conflict[]; total: number }> {
  const rows = await selectConflicts(db)
    .orderBy("aside.id", "desc")
    .limit(window.limit)
    .offset(window.offset)
    .execute();
  const count = await db
    .selectFrom("document_conflict as aside")
    .innerJoin("document as booked", "booked.uuid", "aside.uuid")
    .select(sql<number>`cast(count(*) as bigint)`.as("n"))
    .executeTakeFirst();
  return { rows: rows.map(toConflict), total: count?.n ?? 0 };
}

/** One conflict with the places at which both files differ. Undefined when there is none with the id. */
export async function conflictDetail(db: ReadHandle, id: number) {
  const row = await selectConflicts(db).where("aside.id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const booked = await db
    .selectFrom("document_file")
    .innerJoin("document", "document.id", "document_file.document_id")
    .select("deflated")
    .where("uuid", "=", row.uuid)
    .executeTakeFirstOrThrow();
  const found = differences(textOf(booked.deflated), textOf(row.deflated), MOST_DIFFERENCES);
  return {
    conflict: toConflict(row),
    differences: (found?.list ?? []).map(({ place, a, b }) => ({ place, booked: a, aside: b })),
    more: found?.more ?? false,
  };
}

/** The file that was kept aside. Undefined when there is none with the id. */
export async function conflictFile(db: ReadHandle, id: number) {
  const row = await db
    .selectFrom("document_conflict")
    .select(["path", "sha256", "deflated"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const intact = createHash("sha256").update(unpack(row.deflated)).digest("hex") === row.sha256;
  return { path: row.path, sha256: row.sha256, intact, text: textOf(row.deflated) };
}
