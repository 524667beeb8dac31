/**
 * Damage to a ledger's log, the -wal beside it, as a power cut or a careless copy leaves it (RELIABILITY T6): cut, garbled or
 * gone, so many of each. The ledger must open at a state it was in, and what is missing must be told by the end of the chain
 * that is kept outside it.
 */
import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { auditChain } from "../../electron/ledger/audit/verify.ts";
import { assertSound, type Chance, campaign, type Figures, freshCopy, office, withLedger } from "./harness.ts";

const COMMANDS = 40;

/** Each spoils the log; what was in it may be lost from there on. */
const KINDS: Readonly<Record<string, (log: string, bytes: Buffer, chance: Chance) => void>> = {
  cut: (log, bytes, chance) => truncateSync(log, chance.below(bytes.length)),
  garbled: (log, bytes, chance) => {
    const from = chance.below(bytes.length);
    const spoiled = Buffer.from(bytes);
    chance.bytes(1 + chance.below(4096)).copy(spoiled, from);
    writeFileSync(log, spoiled);
  },
};

await campaign(async ({ template, folder, count, chance, tell }) => {
  const live = freshCopy(template.full, join(folder, "viva.alcorriente"));
  const at = office();
  await at.client.ledgers.open({ path: live });
  for (let n = 0; n < COMMANDS; n++) {
    const rate = { currency: "USD", day: `2026-09-${String(1 + (n % 30)).padStart(2, "0")}`, rate: `18.${100 + n}` };
    await at.client.rates.add({ commandId: crypto.randomUUID(), ...rate, source: "typed" });
  }
  const head = await at.context.session.current?.read
    .selectFrom("audit")
    .select(["seq", "hash", "at"])
    .orderBy("seq", "desc")
    .executeTakeFirstOrThrow();
  if (head === undefined) throw new Error("no chain");
  // Copied while it is open, so that everything since it was opened is in the log alone.
  const saved = join(folder, "guardada.alcorriente");
  for (const ending of ["", "-wal"]) copyFileSync(`${live}${ending}`, `${saved}${ending}`);
  await at.close();
  const log = readFileSync(`${saved}-wal`);
  const path = join(folder, "cartera.alcorriente");
  const figures: Record<string, number> = {};
  for (const [kind, spoil] of Object.entries(KINDS)) {
    let shorter = 0;
    for (let n = 0; n < count; n++) {
      freshCopy(saved, path);
      spoil(`${path}-wal`, log, chance);
      shorter += await judge(path, head, `${kind} ${n}`);
    }
    figures[kind] = count;
    figures[`${kind}Shorter`] = shorter;
    tell(`${kind}: ${count} opened, ${shorter} shorter than the head outside and told so`);
  }
  freshCopy(saved, path);
  rmSync(`${path}-wal`);
  const withoutLog = await judge(path, head, "no log");
  if (withoutLog !== 1) throw new Error("a ledger without its log is not told to be shorter");
  freshCopy(saved, path);
  rmSync(`${path}-shm`, { force: true });
  if ((await judge(path, head, "no index of the log")) !== 0) throw new Error("without its index the log was not read");
  return figures satisfies Figures;
});

/** Opens what is left; 1 when it is shorter than the head that is kept outside, and verify says so. */
async function judge(path: string, head: { seq: number; hash: string; at: string }, where: string): Promise<number> {
  return withLedger(path, async (db) => {
    await assertSound(db);
    const last = await db.read.selectFrom("audit").select("seq").orderBy("seq", "desc").executeTakeFirst();
    const { problems } = await auditChain(db, [head]);
    const shorter = (last?.seq ?? 0) < head.seq;
    if (shorter !== problems.length > 0) throw new Error(`${where}: ${last?.seq ?? 0} of ${head.seq} and not told`);
    if (!existsSync(path)) throw new Error(`${where}: the file is gone`);
    return shorter ? 1 : 0;
  });
}
