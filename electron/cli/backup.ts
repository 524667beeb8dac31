import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Role } from "../../shared/domain/permissions/role.ts";
import { reachOf } from "../../shared/domain/permissions.ts";
import { fillWords } from "../../shared/i18n/messages.ts";
import { noteBackup, restoreLedger } from "../ledger/backup/handlers.ts";
import { makeBackupFile } from "../ledger/backup/maker.ts";
import { openLedger } from "../ledger/context.ts";
import { ledgerError } from "../ledger/ledger-error.ts";
import type { LedgerSession } from "../ledger/ledgers/session.ts";
import { withContractErrors } from "../ledger/reading-router.ts";
import { UsageError } from "./arguments.ts";
import type { Call, Words } from "./call.ts";
import { write } from "./call.ts";

/** `backup --out FILE`: a copy that was opened and checked. */
export async function runBackup(call: Call): Promise<number> {
  const { options, texts, context, streams } = call;
  if (options.out === undefined) throw new UsageError(texts.noBackupOut);
  const out = resolve(options.out);
  const db = openLedger(context);
  const { path, copyTo } = db;
  if (copyTo === null) throw new UsageError(texts.noBackupOut);
  assertMay(context.session, "backup.make");
  const order = { ledger: path, copyTo, reason: "manual" as const, now: context.now };
  const made = await withContractErrors(() => makeBackupFile(order, out, { replace: options.force }));
  const { file, madeAt, bytes, sha256, schemaVersion, documents, entries } = made;
  await noteBackup(db, { file, actor: context.actor, at: context.now().toISOString() });
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
  const who = existsSync(ledger) ? await assertManages(words, ledger) : null;
  const from = resolve(options.from);
  const { status, kept } = await withContractErrors(() =>
    restoreLedger(context, { file: from, ledger, stopImport: false }, who ?? context.actor),
  );
  const { documents } = status;
  const lines = [fillWords(texts.restored, { ledger, documents })];
  if (kept !== null) lines.push(fillWords(texts.keptAside, { kept }));
  const json = { ledger, from, documents, kept };
  await write(streams.out, options.json ? `${JSON.stringify(json, null, 1)}\n` : `${lines.join("\n")}\n`);
  return 0;
}

/** Throws NOT_ALLOWED where whoever signed in has no part in a procedure. */
function assertMay(session: LedgerSession, procedure: string): void {
  const { me } = session;
  if (!session.protected || me === null || reachOf(procedure, me.role as Role) !== "none") return;
  throw ledgerError("NOT_ALLOWED", { procedure, role: me.role, why: "role" });
}

/**
 * Who replaces a ledger with passwords is one of those who manage it, and is named; one that does not open any more, or has no
 * passwords, asks nobody.
 */
async function assertManages(words: Words, ledger: string): Promise<string | null> {
  const { openForReading } = await import("../ledger/ledgers/open-for-reading.ts");
  const db = await openForReading(ledger).catch(() => null);
  if (db === null) return null;
  try {
    const { signedInFor } = await import("./sign-in.ts");
    return (await signedInFor(words, db, "backup.restore"))?.name ?? null;
  } finally {
    await db.close();
  }
}
