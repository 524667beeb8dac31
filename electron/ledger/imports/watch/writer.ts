import { stat } from "node:fs/promises";
import { isAbsolute, resolve } from "node:path";
import { appendAudit } from "../../audit/writer.ts";
import { takeIds } from "../../db/ids.ts";
import type { LedgerTx } from "../../db/ledger-db.ts";
import type { Stamp } from "../../lib/recording.ts";

/** The folder a path names, in its one spelling; null when it is no folder that can be looked into now. */
export async function folderAt(path: string): Promise<string | null> {
  if (!isAbsolute(path) || path.includes("\0")) return null;
  const folder = resolve(path);
  try {
    return (await stat(folder)).isDirectory() ? folder : null;
  } catch {
    return null;
  }
}

/** Begins to watch a folder; one that is on the list already is taken up again with these choices. */
export async function addFolder(
  tx: LedgerTx,
  folder: { path: string; subfolders: boolean },
  recording: Stamp,
): Promise<{ id: number }> {
  const choices = { enabled: 1, subfolders: folder.subfolders ? 1 : 0, pause_reason: "" };
  const known = await tx.sql.selectFrom("watch_folder").select("id").where("path", "=", folder.path).executeTakeFirst();
  const id = known?.id ?? (await takeIds(tx, "watch_folder", 1));
  if (known) await tx.sql.updateTable("watch_folder").set(choices).where("id", "=", id).execute();
  else await tx.bulk.insert("watch_folder", [{ id, path: folder.path, added_at: recording.at, ...choices }]);
  await appendAudit(tx, { ...recording, action: "imports.watchAdd", detail: { folder: folder.path } });
  return { id };
}

/** Pauses, resumes, or changes whether the folders inside are watched too. Null when there is no such folder. */
export async function updateFolder(
  tx: LedgerTx,
  change: { id: number; enabled?: boolean | undefined; subfolders?: boolean | undefined },
  recording: Stamp,
): Promise<{ id: number } | null> {
  const { id, enabled, subfolders } = change;
  const row = await tx.sql.selectFrom("watch_folder").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  const after = {
    enabled: enabled === undefined ? row.enabled : Number(enabled),
    subfolders: subfolders === undefined ? row.subfolders : Number(subfolders),
    pause_reason: enabled === undefined ? row.pause_reason : "",
  };
  await tx.sql.updateTable("watch_folder").set(after).where("id", "=", id).execute();
  const detail = { folder: row.path, enabled: after.enabled === 1, subfolders: after.subfolders === 1 };
  await appendAudit(tx, { ...recording, action: "imports.watchUpdate", detail });
  return { id };
}

/** Takes a folder off the list with what was remembered of its files. Null when there is no such folder. */
export async function removeFolder(tx: LedgerTx, id: number, recording: Stamp): Promise<{ id: number } | null> {
  const row = await tx.sql.selectFrom("watch_folder").select("path").where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  await tx.sql.deleteFrom("watch_seen").where("folder_id", "=", id).execute();
  await tx.sql.deleteFrom("watch_folder").where("id", "=", id).execute();
  await appendAudit(tx, { ...recording, action: "imports.watchRemove", detail: { folder: row.path } });
  return { id };
}
