/**
 * Files that are no backup of ours, so many (RELIABILITY T9): noise, cut and damaged ones, other programs' databases, newer
 * schemas, added triggers and views, edited rows. Each is refused with a typed reason, and the ledger it was to replace stays as it
 * was, byte for byte. Before that the good one is drilled, and put in the ledger's place.
 */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { drillBackup, restoreBackup } from "../../electron/ledger/backup/restorer.ts";
import { ledgerErrors } from "../../shared/contract/errors.ts";
import { assertSound, type Chance, campaign, codeOf, type Figures, freshCopy, office, withLedger } from "./harness.ts";

const EDITS: readonly string[] = [
  "create trigger trampa after insert on audit begin delete from own_rfc; end",
  "create view trampa as select * from customer",
  "drop trigger audit_no_update; update audit set at = '2001-01-01T00:00:00.000Z' where seq = 1",
  "drop trigger audit_no_delete; delete from audit where seq = 2",
  "pragma foreign_keys = off; delete from customer where id = (select customer_id from receivable limit 1)",
  "drop table exchange_rate",
];

/** Makes a file that must not be taken for a backup. */
const UNFIT: readonly ((file: string, good: Buffer, chance: Chance) => void)[] = [
  (file, _good, chance) => writeFileSync(file, chance.bytes(1 + chance.below(20_000))),
  (file, good, chance) => writeFileSync(file, good.subarray(0, chance.below(good.length))),
  (file, good, chance) => {
    const bytes = Buffer.from(good);
    chance.bytes(8192).copy(bytes, 4096 * (1 + chance.below(bytes.length / 4096 - 3)));
    writeFileSync(file, bytes);
  },
  (file, good, chance) => {
    const bytes = Buffer.from(good);
    bytes.writeUInt32BE(10_000 + chance.below(90_000), 60);
    writeFileSync(file, bytes);
  },
  (file, good, chance) => {
    writeFileSync(file, good);
    const database = new Database(file);
    database.exec(EDITS[chance.below(EDITS.length)] ?? "");
    database.close();
  },
  (file, _good, chance) => {
    const database = new Database(file);
    database.pragma(`user_version = ${chance.below(300)}`);
    database.exec("create table notes (text text)");
    database.close();
  },
];

await campaign(async ({ template, folder, count, chance, tell }) => {
  const path = freshCopy(template.full, join(folder, "cartera.alcorriente"));
  const at = office();
  await at.client.ledgers.open({ path });
  const { file } = await at.client.backup.make();
  await at.close();
  const good = readFileSync(file);
  const drill = await drillBackup(file, "en");
  if (!drill.ok) throw new Error("the good one does not pass");
  const began = performance.now();
  await restoreBackup(file, path, new Date());
  const restoredMs = Math.round(performance.now() - began);
  await withLedger(path, (db) => assertSound(db));
  const before = readFileSync(path);
  const refusals: Record<string, number> = {};
  for (let n = 0; n < count; n++) {
    const bad = join(folder, `ajeno ${n}.alcbak`);
    UNFIT[n % UNFIT.length]?.(bad, good, chance);
    // A manifest beside it, copied from the good one, must not make it count.
    if (n % 2 === 0) copyFileSync(`${file}.json`, `${bad}.json`);
    const error = await restoreBackup(bad, path, new Date()).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (error === null) throw new Error(`file ${n} was taken for a backup`);
    const code = codeOf(error);
    if (!(code in ledgerErrors)) throw new Error(`file ${n}: ${String(error)}`);
    refusals[code] = (refusals[code] ?? 0) + 1;
    if (!readFileSync(path).equals(before)) throw new Error(`file ${n}: the ledger changed`);
  }
  const left = readdirSync(folder).filter((name) => name.includes("restaurando"));
  if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
  tell(`${count} refused`);
  return { refused: count, restoredMs, ...refusals } satisfies Figures;
});
