import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fillWords } from "../../shared/i18n/messages.ts";
import { backupHandlers } from "../ledger/backup/handlers.ts";
import { makeBackupFile } from "../ledger/backup/maker.ts";
import { openLedger } from "../ledger/context.ts";
import { withContractErrors } from "../ledger/reading-router.ts";
import { UsageError } from "./arguments.ts";
import type { Call, Words } from "./call.ts";
import { write } from "./call.ts";

/** `backup --out FILE`: a copy that was opened and checked. */
export async function runBackup(call: Call): Promise<number> {
  const { options, texts, context, streams } = call;
  if (options.out === undefined) throw new UsageError(texts.noBackupOut);
  const out = resolve(options.out);
  const { path, copyTo } = openLedger(context);
  if (copyTo === null) throw new UsageError(texts.noBackupOut);
  const order = { ledger: path, copyTo, reason: "manual" as const, now: context.now };
  const made = await withContractErrors(() => makeBackupFile(order, out, { replace: options.force }));
  const { file, madeAt, bytes, sha256, schemaVersion, documents, entries } = made;
  const told = { file, documents, entries };
  const json = { file, madeAt, bytes, sha256, schemaVersion, documents, entries };
  await write(
    streams.out,
    options.json ? `${JSON.stringify(json, null, 1)}\n` : `${fillWords(texts.backedUp, told)}\n`,
  );
  return 0;
}

/** `restore --from FILE --ledger L`: what is there is never lost, and is replaced only when the user says so. */
export async function runRestore(words: Words & Pick<Call, "context">, ledger: string): Promise<number> {
  const { options, texts, context, streams } = words;
  if (options.from === undefined) throw new UsageError(texts.noRestoreFrom);
  if (existsSync(ledger) && !options.force) throw new UsageError(fillWords(texts.restoreExists, { path: ledger }));
  if (existsSync(ledger)) await assertManages(words, ledger);
  const from = resolve(options.from);
  const { status, kept } = await withContractErrors(() =>
    backupHandlers.restore(context, { file: from, ledger, stopImport: false }),
  );
  const { documents } = status;
  const lines = [fillWords(texts.restored, { ledger, documents })];
  if (kept !== null) lines.push(fillWords(texts.keptAside, { kept }));
  const json = { ledger, from, documents, kept };
  await write(streams.out, options.json ? `${JSON.stringify(json, null, 1)}\n` : `${lines.join("\n")}\n`);
  return 0;
}

/** Who replaces a ledger with passwords is one of those who manage it; one that does not open any more asks nobody. */
async function assertManages(words: Words, ledger: string): Promise<void> {
  const { openForReading } = await import("../ledger/ledgers/open-for-reading.ts");
  const db = await openForReading(ledger).catch(() => null);
  if (db === null) return;
  try {
    const { visibleTo } = await import("./sign-in.ts");
    await visibleTo(words, db, "backup.restore");
  } finally {
    await db.close();
  }
}
