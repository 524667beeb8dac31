import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { Outcome } from "../../../shared/contract/imports.ts";
import type { SatMetadataDetail } from "../../../shared/contract/sat-metadata-detail.ts";
import type { SatMetadata } from "../../../shared/domain/sat-metadata/read.ts";
import type { SatStanding, SatStatement } from "../../../shared/domain/sat-metadata/statement.ts";
import { joinStatements } from "../../../shared/domain/sat-metadata/statement.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { SatStatusRow } from "../db/tables/evidence.ts";
import type { PostingRules } from "../receivables/posting-rules.ts";
import { repostDocuments } from "../receivables/repost-documents.ts";
import type { RecordingContext } from "../receivables/store.ts";

/** What became of one metadata file, as its result line tells. */
export interface MetadataOutcome {
  readonly outcome: Outcome;
  readonly code: string;
  readonly detail: string;
}

const text = z.string().max(8000);
const day = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/);
const zStatement = z.object({
  uuid: z.string().regex(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/),
  issuerRfc: text.min(12),
  receiverRfc: text,
  receiverName: text,
  issuedAt: text,
  amount: z.string().regex(/^(\d{1,18}(\.\d{1,6})?)?$/),
  kind: z.enum(["", "I", "E", "P", "T", "N"]),
  status: z.enum(["in-force", "cancelled"]),
  cancelledOn: day,
  line: z.number().int(),
}) satisfies z.ZodType<SatStatement>;
const zStatements = z.array(zStatement);
const zMetadata = z.object({
  content: z.enum(["statements", "third-parties"]),
  missingColumns: z.array(z.string()),
  statements: z.array(z.unknown()),
  problems: z.array(z.object({ line: z.number().int(), reason: z.string() })),
  problemCount: z.number().int(),
});

/** Statements taken in one go; between two, what waits for this process gets its turn. */
const CHUNK = 2000;

/**
 * Keeps what a metadata file says of documents we issued and posts again those whose standing it changes. What is not
 * ours, payroll and transfers are left alone (RULES 9, 15, 65). The ledger that results does not depend on the order of
 * files. Must run inside the transaction that also records the result line.
 */
export async function recordMetadata(
  tx: LedgerTx,
  file: { readonly path: string; readonly metadata: SatMetadata },
  ownRfcs: ReadonlySet<string>,
  context: RecordingContext,
  rules: PostingRules,
): Promise<MetadataOutcome> {
  const metadata = zMetadata.parse(file.metadata);
  const { statements, missingColumns, problemCount } = metadata;
  if (metadata.content === "third-parties")
    return { outcome: "skipped", code: "sat-metadata-third-parties", detail: "" };
  if (missingColumns.length > 0) {
    return { outcome: "rejected", code: "sat-metadata-columns", detail: missingColumns.join(", ") };
  }
  const { ours, firstIssuer } = await ownStatements(statements, ownRfcs);
  const detail = JSON.stringify({
    read: statements.length,
    ours: ours.size,
    cancelled: [...ours.values()].filter((statement) => statement.status === "cancelled").length,
    damaged: problemCount,
    lines: metadata.problems.map(({ line, reason }): [number, string] => [line, reason]),
  } satisfies SatMetadataDetail);
  if (statements.length === 0) {
    return problemCount === 0
      ? { outcome: "skipped", code: "sat-metadata-empty", detail: "" }
      : { outcome: "rejected", code: "sat-metadata-unreadable", detail };
  }
  if (ours.size === 0) {
    return ownRfcs.size === 0
      ? { outcome: "skipped", code: "no-own-rfc", detail: firstIssuer }
      : { outcome: "skipped", code: "sat-metadata-not-ours", detail };
  }
  const all = [...ours.values()];
  let changed = 0;
  for (let start = 0; start < all.length; start += CHUNK) {
    const kept = await keepStatements(tx, all.slice(start, start + CHUNK), file.path, context);
    changed += kept.changed;
    await repostDocuments(tx, kept.moved, context, rules);
    await setImmediate();
  }
  return changed > 0
    ? { outcome: "posted", code: "sat-metadata", detail }
    : { outcome: "duplicate", code: "sat-metadata-known", detail };
}

/** Statements about our documents that can move a balance, one a document, and whose document the file names first. */
async function ownStatements(
  statements: readonly unknown[],
  ownRfcs: ReadonlySet<string>,
): Promise<{ ours: Map<string, SatStanding & { readonly line: number }>; firstIssuer: string }> {
  const ours = new Map<string, SatStanding & { readonly line: number }>();
  let firstIssuer = "";
  for (let start = 0; start < statements.length; start += CHUNK) {
    for (const statement of zStatements.parse(statements.slice(start, start + CHUNK))) {
      firstIssuer ||= statement.issuerRfc;
      if (!ownRfcs.has(statement.issuerRfc) || statement.kind === "T" || statement.kind === "N") continue;
      const other = ours.get(statement.uuid);
      ours.set(statement.uuid, other ? { ...joinStatements(other, statement), line: other.line } : statement);
    }
    await setImmediate();
  }
  return { ours, firstIssuer };
}

const COLUMNS = [
  "status",
  "cancelled_on",
  "kind",
  "issuer_rfc",
  "receiver_rfc",
  "receiver_name",
  "issued_at",
  "amount",
  "run_id",
  "path",
  "line",
  "recorded_at",
] as const;

/** Writes what is new; returns how many rows changed and which documents may stand otherwise now. */
async function keepStatements(
  tx: LedgerTx,
  statements: readonly (SatStanding & { readonly line: number })[],
  path: string,
  context: RecordingContext,
): Promise<{ changed: number; moved: string[] }> {
  const known = new Map(
    (
      await tx.bulk.selectIn(
        "sat_status",
        ["id", "uuid", ...COLUMNS],
        "uuid",
        statements.map((statement) => statement.uuid),
      )
    ).map((row) => [row.uuid, row]),
  );
  const fresh = statements.filter((statement) => !known.has(statement.uuid));
  let id = fresh.length > 0 ? await takeIds(tx, "sat_status", fresh.length) : 0;
  const source = { run_id: context.runId, path, recorded_at: context.recordedAt };
  const inserts: SatStatusRow[] = [];
  const updates: SatStatusRow[] = [];
  const moved: string[] = [];
  for (const statement of statements) {
    const before = known.get(statement.uuid);
    if (!before) {
      inserts.push({ id: id++, ...toRow(statement), ...source, line: statement.line });
      if (statement.status === "cancelled") moved.push(statement.uuid);
      continue;
    }
    const joined = toRow(joinStatements(fromRow(before), statement));
    if (sameRow(before, joined)) continue;
    const moves = before.status !== joined.status || before.cancelled_on !== joined.cancelled_on;
    if (moves) moved.push(statement.uuid);
    // The place named is the one whose word on the status stands.
    updates.push({ ...before, ...joined, ...(moves ? { ...source, line: statement.line } : {}) });
  }
  await tx.bulk.insert("sat_status", inserts);
  await tx.bulk.update("sat_status", COLUMNS, updates);
  return { changed: inserts.length + updates.length, moved };
}

type StatedRow = Omit<SatStatusRow, "id" | "run_id" | "path" | "line" | "recorded_at">;

function toRow(standing: SatStanding): StatedRow {
  return {
    uuid: standing.uuid,
    status: standing.status,
    cancelled_on: standing.cancelledOn,
    kind: standing.kind,
    issuer_rfc: standing.issuerRfc,
    receiver_rfc: standing.receiverRfc,
    receiver_name: standing.receiverName,
    issued_at: standing.issuedAt,
    amount: standing.amount,
  };
}

function fromRow(row: StatedRow): SatStanding {
  return {
    uuid: row.uuid,
    status: row.status,
    cancelledOn: row.cancelled_on,
    kind: row.kind,
    issuerRfc: row.issuer_rfc,
    receiverRfc: row.receiver_rfc,
    receiverName: row.receiver_name,
    issuedAt: row.issued_at,
    amount: row.amount,
  };
}

function sameRow(a: StatedRow, b: StatedRow): boolean {
  return (Object.keys(b) as (keyof StatedRow)[]).every((key) => a[key] === b[key]);
}
