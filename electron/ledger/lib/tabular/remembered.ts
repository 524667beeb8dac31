import { createHash } from "node:crypto";
import { z } from "zod";
import { zMapping } from "../../../../shared/contract/tabular.ts";
import type { Mapping } from "../../../../shared/domain/tabular/fields.ts";
import { headerFingerprint, type SourceColumn } from "../../../../shared/domain/tabular/header.ts";
import type { LedgerTx, ReadHandle } from "../../db/ledger-db.ts";
import { keepSetting } from "../keep-setting.ts";

/** A mapping is kept as a setting of the ledger, named by what it is for and by the columns of the file. */
function settingKey(use: string, columns: readonly SourceColumn[]): string {
  return `mapping:${use}:${createHash("sha256").update(headerFingerprint(columns)).digest("hex").slice(0, 32)}`;
}

/** Mapping used last for a file with these columns; null when there is none. */
export async function rememberedMapping(
  db: ReadHandle,
  use: string,
  columns: readonly SourceColumn[],
): Promise<Mapping | null> {
  const key = settingKey(use, columns);
  const row = await db.selectFrom("setting").select("value").where("key", "=", key).executeTakeFirst();
  if (row === undefined) return null;
  const json = z.string().transform((text): unknown => JSON.parse(text));
  const stored = json.pipe(zMapping).safeParse(row.value);
  return stored.success ? stored.data : null;
}

/** Keeps the mapping for the next file with these columns. */
export async function rememberMapping(
  tx: LedgerTx,
  use: string,
  columns: readonly SourceColumn[],
  mapping: Mapping,
): Promise<void> {
  await keepSetting(tx, settingKey(use, columns), mapping);
}
