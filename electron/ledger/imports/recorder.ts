import type { ImportCounts, Outcome } from "../../../shared/contract/imports.ts";
import type { SatMetadata } from "../../../shared/domain/sat-metadata/read.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerDb, LedgerTx } from "../db/ledger-db.ts";
import type { ImportItemRow } from "../db/tables/imports.ts";
import { refusalOf } from "../receivables/admission.ts";
import type { IncomingDocument, RecordingContext } from "../receivables/store.ts";
import { postDocuments } from "../receivables/writer.ts";
import { readSettings } from "../settings/reader.ts";
import type { IntakeItem } from "./intake/item.ts";
import { recordMetadata } from "./metadata-recorder.ts";

/** Result line of one file before it has an id. */
interface Line {
  readonly path: string;
  outcome: Outcome;
  code: string;
  detail: string;
  readonly uuid: string | null;
  readonly contentHash: string;
}

/** Counts that a batch adds to a run; negative where an earlier file of the run turned out to be a conflict. */
export type CountChange = ImportCounts;

/**
 * Books one batch of files in one transaction: documents, entries, result lines and an audit row. `uuidOf` gives the UUID
 * of files known by their SHA-256.
 */
export async function recordBatch(
  db: LedgerDb,
  items: readonly IntakeItem[],
  uuidOf: ReadonlyMap<string, string>,
  context: RecordingContext,
): Promise<CountChange> {
  return db.write(async (tx) => {
    const settings = await readSettings(tx.sql);
    const ownRfcs = new Set(settings.ownRfcs.map((own) => own.rfc));
    const lines: Line[] = [];
    const admitted: { line: Line; incoming: IncomingDocument }[] = [];
    const metadata: { line: Line; file: { path: string; metadata: SatMetadata } }[] = [];
    for (const item of items) {
      const line = lineOf(item, uuidOf);
      lines.push(line);
      if ("metadata" in item.result) metadata.push({ line, file: { path: item.path, metadata: item.result.metadata } });
      if (!item.result.ok || item.xml === null) continue;
      const refusal = refusalOf(item.result.document, ownRfcs);
      if (refusal) Object.assign(line, refusal);
      else admitted.push({ line, incoming: incomingOf(item, item.result.document, item.xml) });
    }
    const posted = await postDocuments(
      tx,
      admitted.map((entry) => entry.incoming),
      context,
      settings,
    );
    for (const [index, outcome] of posted.outcomes.entries()) {
      const line = admitted[index]?.line;
      if (line) Object.assign(line, outcome);
    }
    for (const { line, file } of metadata) {
      Object.assign(line, await recordMetadata(tx, file, ownRfcs, context, settings));
    }
    await nameCompanies(tx, settings.ownRfcs, admitted);
    const counts: ImportCounts = { files: lines.length, posted: 0, duplicate: 0, skipped: 0, rejected: 0 };
    await amendEarlier(tx, posted.setAside, context.runId, counts);
    for (const line of lines) counts[line.outcome]++;
    await insertLines(tx, lines, context.runId);
    if (admitted.length > 0 || metadata.length > 0) {
      await appendAudit(tx, {
        at: context.recordedAt,
        actor: context.actor,
        action: "imports.batch",
        detail: { run: context.runId, ...counts },
      });
    }
    return counts;
  });
}

/** A company known by its RFC alone gets the name its own invoices give it. */
async function nameCompanies(
  tx: LedgerTx,
  ownRfcs: readonly { rfc: string; name: string }[],
  admitted: readonly { incoming: IncomingDocument }[],
): Promise<void> {
  for (const { rfc } of ownRfcs.filter((own) => own.name === "")) {
    const issuers = admitted.map(({ incoming }) => incoming.document.issuer);
    const name = issuers.find((issuer) => issuer.rfc === rfc && issuer.name !== "")?.name;
    if (name !== undefined) await tx.sql.updateTable("own_rfc").set({ name }).where("rfc", "=", rfc).execute();
  }
}

function incomingOf(item: IntakeItem, document: IncomingDocument["document"], deflated: Uint8Array): IncomingDocument {
  return { document, path: item.path, sha256: item.sha256, bytes: item.bytes, deflated };
}

function lineOf(item: IntakeItem, uuidOf: ReadonlyMap<string, string>): Line {
  const { path, result } = item;
  if (result.ok) {
    const { uuid, contentHash } = result.document;
    return { path, outcome: "posted", code: "posted", detail: "", uuid: uuid === "" ? null : uuid, contentHash };
  }
  if ("known" in result) {
    const uuid = uuidOf.get(item.sha256) ?? null;
    return { path, outcome: "duplicate", code: "duplicate", detail: "", uuid, contentHash: "" };
  }
  if ("metadata" in result) {
    return { path, outcome: "posted", code: "sat-metadata", detail: "", uuid: null, contentHash: "" };
  }
  const { outcome, code, detail, line } = result.refusal;
  const where = line > 0 ? `${detail}${detail === "" ? "" : " · "}${String(line)}` : detail;
  return { path, outcome, code, detail: where, uuid: null, contentHash: "" };
}

/** Files of this run whose content has lost its UUID to another one are conflicts now. */
async function amendEarlier(
  tx: LedgerTx,
  setAside: readonly { uuid: string; contentHash: string }[],
  runId: number,
  counts: ImportCounts,
): Promise<void> {
  for (const { uuid, contentHash } of setAside) {
    for (const outcome of ["posted", "duplicate"] as const) {
      const amended = await tx.sql
        .updateTable("import_item")
        .set({ outcome: "rejected", code: "conflict", detail: "" })
        .where("run_id", "=", runId)
        .where("uuid", "=", uuid)
        .where("content_hash", "=", contentHash)
        .where("outcome", "=", outcome)
        .executeTakeFirst();
      const lines = Number(amended.numUpdatedRows);
      counts[outcome] -= lines;
      counts.rejected += lines;
    }
  }
}

async function insertLines(tx: LedgerTx, lines: readonly Line[], runId: number): Promise<void> {
  if (lines.length === 0) return;
  let id = await takeIds(tx, "import_item", lines.length);
  const rows: ImportItemRow[] = lines.map((line) => ({
    id: id++,
    run_id: runId,
    path: line.path,
    outcome: line.outcome,
    code: line.code,
    detail: line.detail,
    uuid: line.uuid,
    content_hash: line.contentHash,
    search: searchForm(`${line.path} ${line.uuid ?? ""}`),
  }));
  await tx.bulk.insert("import_item", rows);
}

/** UUIDs of files already in the ledger, by SHA-256; whatever is not in it has to be parsed. */
export async function knownFiles(db: LedgerDb, sha256: readonly string[]): Promise<Map<string, string>> {
  return db.readBulk(async (bulk) => {
    const direct = await bulk.selectIn("document", ["sha256", "uuid"], "sha256", sha256);
    const known = new Map(direct.map((row) => [row.sha256, row.uuid]));
    const rest = sha256.filter((hash) => !known.has(hash));
    const seen = await bulk.selectIn("seen_file", ["sha256", "document_id"], "sha256", rest);
    const ids = seen.map((row) => row.document_id);
    const documents = await bulk.selectIn("document", ["id", "uuid"], "id", ids);
    const uuids = new Map(documents.map((row) => [row.id, row.uuid]));
    for (const row of seen) {
      const uuid = uuids.get(row.document_id);
      if (uuid !== undefined) known.set(row.sha256, uuid);
    }
    return known;
  });
}
