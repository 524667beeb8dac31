import { takeIds } from "../db/ids.ts";
import type { LedgerDb, LedgerTx } from "../db/ledger-db.ts";
import { ChainLoader } from "./chain-loader.ts";
import { recordsMoneySince } from "./complement-loader.ts";
import type { FreshFinding } from "./findings.ts";
import { complementFindings, invoiceFindings } from "./findings.ts";
import { queueChains } from "./queue.ts";

/** Queue rows worked off in one transaction: short, so that imports and screens wait for nothing. */
const STEP = 500;
/** Meta key of the day since when complements are held against recorded money. */
const SINCE_KEY = "records_money_since";

/** Documents whose chains wait to be audited; one that waits twice counts twice. */
export async function pendingChains(db: Pick<LedgerDb, "read">): Promise<number> {
  const { n } = await db.read
    .selectFrom("chain_queue")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/**
 * Audits what waits in the queue, up to `most` rows of it, in short transactions, and writes the findings of each document
 * anew. Returns how much still waits. What is kept is a pure function of the ledger: whoever works the queue off, in
 * whatever steps, leaves the same findings.
 */
export async function auditPending(db: LedgerDb, most: number): Promise<{ pending: number; worked: boolean }> {
  let done = 0;
  for (; done < most; done += STEP) {
    if (!(await anyWork(db))) return { pending: 0, worked: done > 0 };
    await db.write(async (tx) => auditStep(tx, Math.min(STEP, most - done)));
  }
  return { pending: await pendingChains(db), worked: done > 0 };
}

/** Whether a write is worth its transaction. */
async function anyWork(db: LedgerDb): Promise<boolean> {
  if (await db.read.selectFrom("chain_queue").select("id").limit(1).executeTakeFirst()) return true;
  return (await keptSince(db.read)) !== (await recordsMoneySince(db.read));
}

async function auditStep(tx: LedgerTx, limit: number): Promise<void> {
  await followMoney(tx);
  const queued = await tx.sql.selectFrom("chain_queue").select(["id", "uuid"]).orderBy("id").limit(limit).execute();
  const last = queued.at(-1);
  if (!last) return;
  const uuids = [...new Set(queued.map(({ uuid }) => uuid))];
  const { invoices, findings } = await examine(tx, uuids);
  await tx.sql.deleteFrom("chain_finding").where("subject_uuid", "in", uuids).execute();
  // An invoice that has come takes away what was said of it while it was missing.
  if (invoices.length > 0) await tx.sql.deleteFrom("chain_finding").where("invoice_uuid", "in", invoices).execute();
  if (findings.length > 0) {
    let id = await takeIds(tx, "chain_finding", findings.length);
    await tx.bulk.insert(
      "chain_finding",
      findings.map((finding) => ({ id: id++, ...finding })),
    );
  }
  await tx.sql.deleteFrom("chain_queue").where("id", "<=", last.id).execute();
}

async function examine(
  tx: LedgerTx,
  uuids: readonly string[],
): Promise<{ invoices: string[]; findings: FreshFinding[] }> {
  const loader = new ChainLoader(tx);
  const chains = await loader.chains(uuids);
  const { documents, complements } = loader;
  const ids = uuids.flatMap((uuid) => {
    const row = documents.get(uuid);
    return row?.kind === "P" ? [row.id] : [];
  });
  await complements.load(ids);
  const own = ids.flatMap((id) => complements.get(id) ?? []);
  await documents.loadUuids(own.flatMap((complement) => complement.lines.map((line) => line.target)));
  const since = await recordsMoneySince(tx.sql);
  return {
    invoices: chains.map(({ invoice }) => invoice.uuid),
    findings: [
      ...chains.flatMap(invoiceFindings),
      ...own.flatMap((complement) => complementFindings(complement, (uuid) => documents.get(uuid)?.kind, since)),
    ],
  };
}

async function keptSince(db: LedgerDb["read"]): Promise<string | null> {
  const row = await db.selectFrom("meta").select("value").where("key", "=", SINCE_KEY).executeTakeFirst();
  return row?.value ?? null;
}

/** When the day moves since when the office records money, the complements between the two days are looked at again. */
async function followMoney(tx: LedgerTx): Promise<void> {
  const kept = await keptSince(tx.sql);
  const now = await recordsMoneySince(tx.sql);
  if (kept === now) return;
  const [from, to] = [kept, now].map((day) => day ?? "9999-12-31").sort();
  const moved = await tx.sql
    .selectFrom("pago")
    .innerJoin("document", "document.id", "pago.document_id")
    .select("document.uuid")
    .distinct()
    .where("pago.paid_on", ">=", from ?? "")
    .where("pago.paid_on", "<", to ?? "")
    .execute();
  await queueChains(
    tx,
    moved.map(({ uuid }) => uuid),
  );
  await tx.sql.deleteFrom("meta").where("key", "=", SINCE_KEY).execute();
  if (now !== null) await tx.sql.insertInto("meta").values({ key: SINCE_KEY, value: now }).execute();
}
