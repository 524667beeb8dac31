import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { zPrivacySubject } from "../../../shared/contract/privacy.ts";
import { backupFolder } from "../backup/catalog.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import { removeWhenFree, renameWhenFree } from "../db/rename-when-free.ts";

/** Name of the list in a folder of backups. */
const LIST = "borrados.json";

/** One erasing, by ids alone. */
const zErasure = z.object({
  uid: z.uuid(),
  subject: zPrivacySubject,
  reason: z.enum(["request", "retention"]),
  recordedAt: z.string(),
});
type Erasure = z.infer<typeof zErasure>;
/** Erasings by ledger: a ledger is known by the first link of its audit chain, which every copy of it has. */
const zList = z.record(z.string(), z.array(zErasure));
type List = z.infer<typeof zList>;

/**
 * Who was erased is written beside the backups as well, by id: a backup of before still has them, and when it is restored
 * they are erased again. The list says nothing about anybody.
 */
export async function noteErasures(db: LedgerDb): Promise<void> {
  const ledger = await markOf(db.read);
  if (db.path === "" || ledger === null) return;
  const folder = backupFolder(db.path);
  const rows = await db.read.selectFrom("privacy_act").selectAll().where("kind", "=", "erase").orderBy("id").execute();
  const mine = rows.map((row) =>
    zErasure.parse({
      uid: row.uid,
      subject: { kind: row.subject_kind, id: row.subject_id },
      reason: row.reason,
      recordedAt: row.recorded_at,
    }),
  );
  if (mine.length === 0) return;
  await mkdir(folder, { recursive: true });
  await addTo(folder, { [ledger]: mine });
}

/** Takes what one folder of backups knows over into another. Best known to both, so that either can be restored from. */
export async function copyErasures(from: string, to: string): Promise<void> {
  if (from === to || !existsSync(join(from, LIST))) return;
  await mkdir(to, { recursive: true });
  await addTo(to, await readList(from));
}

/** Erasings of this ledger that it does not know of: it is a copy of before them. */
async function unknownErasures(db: LedgerDb): Promise<Erasure[]> {
  if (db.path === "" || !existsSync(join(backupFolder(db.path), LIST))) return [];
  const ledger = await markOf(db.read);
  const listed = ledger === null ? [] : ((await readList(backupFolder(db.path)))[ledger] ?? []);
  if (listed.length === 0) return [];
  const known = await db.read.selectFrom("privacy_act").select("uid").where("kind", "=", "erase").execute();
  const uids = new Set(known.map(({ uid }) => uid));
  return listed.filter(({ uid }) => !uids.has(uid));
}

/** Erases again in a restored copy whom the ledger had erased since: somebody decided it then. */
export async function eraseAgain(db: LedgerDb, context: { readonly now: () => Date }): Promise<void> {
  const missing = await unknownErasures(db);
  if (missing.length === 0) return;
  // Loaded only when it is needed: commands that just print must start fast.
  const { eraseListed } = await import("./again.ts");
  await eraseListed(db, missing, context.now());
}

async function markOf(db: ReadHandle): Promise<string | null> {
  const first = await db.selectFrom("audit").select("hash").where("seq", "=", 1).executeTakeFirst();
  return first?.hash ?? null;
}

async function readList(folder: string): Promise<List> {
  try {
    return zList.parse(JSON.parse(await readFile(join(folder, LIST), "utf8")));
  } catch {
    return {};
  }
}

async function addTo(folder: string, more: List): Promise<void> {
  const list = { ...(await readList(folder)) };
  for (const [ledger, erasures] of Object.entries(more)) {
    const known = list[ledger] ?? [];
    const uids = new Set(known.map(({ uid }) => uid));
    list[ledger] = [...known, ...erasures.filter(({ uid }) => !uids.has(uid))];
  }
  const file = join(folder, LIST);
  const partial = `${file}.parcial`;
  await writeFile(partial, `${JSON.stringify(list, null, 1)}\n`, { flush: true });
  await renameWhenFree(partial, file).finally(() => removeWhenFree(partial));
}
