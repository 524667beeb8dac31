import { isUuid } from "../../../shared/domain/posting/complement.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { DocumentConflictRow } from "../db/tables/documents.ts";
import { addsUp } from "./admission.ts";
import { repost } from "./poster.ts";
import type { PostingRules } from "./posting-rules.ts";
import type { IncomingDocument, RecordingContext, StoredDocument } from "./store.ts";
import { removeParts, storeDocuments } from "./store.ts";

/** What became of one incoming document. */
export interface PostOutcome {
  readonly outcome: "posted" | "duplicate" | "rejected";
  readonly code: "posted" | "posted-replacing-conflict" | "duplicate" | "duplicate-content" | "conflict";
  readonly detail: string;
}

/** Result of {@link postDocuments}: an outcome for each document, in order, and what has to be said again of earlier ones. */
export interface PostResult {
  readonly outcomes: readonly PostOutcome[];
  /** Content that had been booked under a UUID and was set aside now. */
  readonly setAside: readonly { readonly uuid: string; readonly contentHash: string }[];
}

/** The content that stands for a UUID. */
interface Holder {
  readonly id: number;
  readonly contentHash: string;
  readonly addsUp: boolean;
  readonly sha256: string;
  readonly path: string;
  /** Index in the batch; null when it was in the ledger before. */
  readonly index: number | null;
  /** Already in the ledger under this id before the batch. */
  readonly existed: boolean;
}

/**
 * Books a batch of admitted documents: decides for each whether it is new, the same again or a conflict, stores it, and
 * posts everything whose balance it touches. The ledger that results does not depend on the order of documents or
 * batches: of two contents under one UUID the one whose Total adds up is kept, then the one with the smaller hash
 * (RULES 6-7). Must run inside the transaction that also records the outcomes.
 */
export async function postDocuments(
  tx: LedgerTx,
  batch: readonly IncomingDocument[],
  context: RecordingContext,
  rules: PostingRules,
): Promise<PostResult> {
  const sorting = await sortOut(tx, batch);
  const fresh: StoredDocument[] = [];
  const replaced: StoredDocument[] = [];
  for (const holder of sorting.holders.values()) {
    if (holder.index === null) continue;
    const incoming = batch[holder.index];
    if (!incoming) continue;
    (holder.existed ? replaced : fresh).push({ id: holder.id, incoming });
  }
  await setAside(tx, batch, sorting, context);
  const replacedIds = replaced.map((stored) => stored.id);
  const removed = replacedIds.length > 0 ? await removeParts(tx, replacedIds) : { targets: [] };
  await storeDocuments(tx, fresh, replaced, context);
  await rememberFiles(tx, batch, sorting);

  const seeds = new Set(removed.targets.filter(isUuid));
  const complements = new Set<string>();
  for (const { incoming } of [...fresh, ...replaced]) {
    const { document } = incoming;
    // As both kinds: a relation 04 may name an invoice, a credit note or a complement that is here already.
    const named = document.relations.flatMap((group) => group.uuids);
    for (const uuid of [document.uuid, ...named]) {
      seeds.add(uuid);
      if (document.kind === "P") complements.add(uuid);
    }
  }
  const freshIds = new Set(fresh.map((stored) => stored.id));
  const noInvoices = replaced.filter(({ incoming }) => incoming.document.kind !== "I").map((stored) => stored.id);
  if (noInvoices.length > 0) await emptyReceivables(tx, noInvoices);
  await repost(tx, { seeds, complements, freshIds }, context, rules);
  return { outcomes: sorting.outcomes, setAside: sorting.removed };
}

/** A document that was read as an invoice and gave way to other content owes nothing; its entries are reversed. */
async function emptyReceivables(tx: LedgerTx, documentIds: readonly number[]): Promise<void> {
  await tx.sql
    .updateTable("receivable")
    .set((eb) => ({ total_minor: 0, open_minor: 0, closed_on: eb.ref("issued_on") }))
    .where("document_id", "in", documentIds)
    .execute();
}

interface Sorting {
  readonly outcomes: PostOutcome[];
  readonly holders: Map<string, Holder>;
  /** Batch indices whose content goes aside. */
  readonly aside: number[];
  /** Ids of documents in the ledger whose content gives way. */
  readonly displaced: Map<number, Holder>;
  readonly removed: { uuid: string; contentHash: string }[];
  /** Batch indices that are the same document in another file. */
  readonly sameContent: number[];
}

async function sortOut(tx: LedgerTx, batch: readonly IncomingDocument[]): Promise<Sorting> {
  const known = await tx.bulk.selectIn(
    "document",
    ["id", "uuid", "content_hash", "adds_up", "sha256", "path"],
    "uuid",
    batch.map((incoming) => incoming.document.uuid),
  );
  const holders = new Map<string, Holder>();
  for (const row of known) {
    holders.set(row.uuid, {
      id: row.id,
      contentHash: row.content_hash,
      addsUp: row.adds_up === 1,
      sha256: row.sha256,
      path: row.path,
      index: null,
      existed: true,
    });
  }
  const newcomers = new Set(batch.map((incoming) => incoming.document.uuid).filter((uuid) => !holders.has(uuid)));
  let nextId = newcomers.size > 0 ? await takeIds(tx, "document", newcomers.size) : 0;
  const sorting: Sorting = { outcomes: [], holders, aside: [], displaced: new Map(), removed: [], sameContent: [] };
  for (const [index, incoming] of batch.entries()) {
    const { uuid, contentHash } = incoming.document;
    const holder = holders.get(uuid);
    const mine = {
      contentHash,
      addsUp: addsUp(incoming.document),
      sha256: incoming.sha256,
      path: incoming.path,
      index,
    };
    if (!holder) {
      holders.set(uuid, { id: nextId++, ...mine, existed: false });
      sorting.outcomes.push({ outcome: "posted", code: "posted", detail: "" });
    } else if (holder.contentHash === contentHash) {
      const sameFile = holder.sha256 === incoming.sha256;
      if (!sameFile) sorting.sameContent.push(index);
      const code = sameFile ? "duplicate" : "duplicate-content";
      sorting.outcomes.push({ outcome: "duplicate", code, detail: holder.path });
    } else if (prefers(mine, holder)) {
      if (holder.index === null) sorting.displaced.set(holder.id, holder);
      else {
        sorting.aside.push(holder.index);
        markConflict(sorting, batch, uuid, holder.contentHash, incoming.path);
      }
      sorting.removed.push({ uuid, contentHash: holder.contentHash });
      holders.set(uuid, { id: holder.id, ...mine, existed: holder.existed });
      sorting.outcomes.push({ outcome: "posted", code: "posted-replacing-conflict", detail: holder.path });
    } else {
      sorting.aside.push(index);
      sorting.outcomes.push({ outcome: "rejected", code: "conflict", detail: holder.path });
    }
  }
  return sorting;
}

function prefers(a: Pick<Holder, "addsUp" | "contentHash">, b: Pick<Holder, "addsUp" | "contentHash">): boolean {
  if (a.addsUp !== b.addsUp) return a.addsUp;
  return a.contentHash < b.contentHash;
}

/** Files of this batch with the content that has just lost are conflicts now, whatever was said of them before. */
function markConflict(
  sorting: Sorting,
  batch: readonly IncomingDocument[],
  uuid: string,
  contentHash: string,
  keptPath: string,
): void {
  for (const [index, outcome] of sorting.outcomes.entries()) {
    const document = batch[index]?.document;
    if (document?.uuid !== uuid || document.contentHash !== contentHash || outcome.outcome === "rejected") continue;
    sorting.outcomes[index] = { outcome: "rejected", code: "conflict", detail: keptPath };
  }
}

/** Keeps contents that lost under their UUID; the same content is kept once. */
async function setAside(
  tx: LedgerTx,
  batch: readonly IncomingDocument[],
  sorting: Sorting,
  context: RecordingContext,
): Promise<void> {
  const recorded = { run_id: context.runId, recorded_at: context.recordedAt };
  for (const id of sorting.displaced.keys()) {
    const row = await tx.sql
      .selectFrom("document")
      .innerJoin("document_file", "document_file.document_id", "document.id")
      .select(["uuid", "content_hash", "path", "sha256", "total", "deflated"])
      .where("document.id", "=", id)
      .executeTakeFirstOrThrow();
    await keepConflict(tx, { ...row, ...recorded });
    await tx.sql.deleteFrom("seen_file").where("document_id", "=", id).execute();
  }
  for (const index of sorting.aside) {
    const incoming = batch[index];
    if (!incoming) continue;
    const { uuid, contentHash, total } = incoming.document;
    const { path, sha256, deflated } = incoming;
    await keepConflict(tx, { uuid, content_hash: contentHash, path, sha256, total, deflated, ...recorded });
  }
}

async function keepConflict(tx: LedgerTx, row: Omit<DocumentConflictRow, "id">): Promise<void> {
  const id = await takeIds(tx, "document_conflict", 1);
  await tx.sql
    .insertInto("document_conflict")
    .values({ id, ...row })
    .onConflict((conflict) => conflict.columns(["uuid", "content_hash"]).doNothing())
    .execute();
}

/** Remembers other files with the same document, so that a second import knows them without parsing. */
async function rememberFiles(tx: LedgerTx, batch: readonly IncomingDocument[], sorting: Sorting): Promise<void> {
  for (const index of sorting.sameContent) {
    const incoming = batch[index];
    const holder = incoming && sorting.holders.get(incoming.document.uuid);
    if (!incoming || !holder || holder.contentHash !== incoming.document.contentHash) continue;
    await tx.sql
      .insertInto("seen_file")
      .values({ sha256: incoming.sha256, document_id: holder.id })
      .onConflict((conflict) => conflict.column("sha256").doNothing())
      .execute();
  }
}
