import { sql } from "kysely";
import { type SignInRules, zSignInRules } from "../../../shared/contract/users.ts";
import { LEAST_PASSWORD, passwordWeakness } from "../../../shared/domain/passwords.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerDb, LedgerTx, ReadHandle } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { keptRules } from "../lib/kept-rules.ts";
import type { Stamp } from "../lib/recording.ts";
import { isCommonPassword } from "./common-passwords.ts";
import { isPassword, newRecoveryCode, sealPassword, tidyCode } from "./passwords.ts";

interface Holder {
  readonly id: number;
  readonly name: string;
  readonly role: string;
}

/** Whether anybody who still works here has a password. */
export async function hasAccounts(db: ReadHandle): Promise<boolean> {
  const row = await db.selectFrom("account").select("person_id").limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Somebody who may sign in; null when they left or have no password. */
export async function readAccountHolder(
  db: ReadHandle,
  id: number,
): Promise<(Holder & { readonly mustChange: boolean }) | null> {
  const person = await db
    .selectFrom("person as p")
    .innerJoin("account as a", "a.person_id", "p.id")
    .select(["p.id", "p.name", "p.role", "a.must_change"])
    .where("p.id", "=", id)
    .where("p.active", "=", 1)
    .executeTakeFirst();
  return person ? { id: person.id, name: person.name, role: person.role, mustChange: person.must_change === 1 } : null;
}

/** Who can sign in, by name. */
export async function accountHolders(db: ReadHandle): Promise<Holder[]> {
  return db
    .selectFrom("person as p")
    .innerJoin("account as a", "a.person_id", "p.id")
    .select(["p.id", "p.name", "p.role"])
    .where("p.active", "=", 1)
    .orderBy("p.search")
    .execute();
}

/** Choices of ours, until somebody decides otherwise. */
const DEFAULT_RULES: SignInRules = { idleMinutes: 15, attempts: 5, waitMinutes: 15 };

const kept = keptRules("signIn", zSignInRules, DEFAULT_RULES, "users.rules");

/** How long a PC may stand idle and how often a password may be wrong, in minutes and tries. */
export const readSignInRules = kept.read;

/** Keeps them, with what stood before in the audit. */
export const saveSignInRules = kept.save;

/** Throws PASSWORD_WEAK. */
export async function assertStrong(password: string, name: string): Promise<void> {
  const code = passwordWeakness(password, name) ?? ((await isCommonPassword(password)) ? "common" : null);
  if (code !== null) throw ledgerError("PASSWORD_WEAK", { code, least: LEAST_PASSWORD });
}

/** Guesses left in a row of wrong ones, kept with what was guessed at. */
interface Guesses {
  readonly failures: number;
  readonly locked_until: string;
}

/** Throws SIGN_IN_LOCKED while nothing is looked at. */
function assertNotLocked({ locked_until }: Guesses, now: Date): void {
  const left = locked_until === "" ? 0 : Date.parse(locked_until) - now.getTime();
  if (left > 0) throw ledgerError("SIGN_IN_LOCKED", { until: locked_until, minutes: Math.ceil(left / 60_000) });
}

/** One more wrong guess; after the last one allowed nothing is looked at for a while. */
function wrong({ failures }: Guesses, rules: SignInRules, now: Date): Guesses & { readonly left: number } {
  const left = rules.attempts - failures - 1;
  if (left > 0) return { failures: failures + 1, locked_until: "", left };
  return { failures: 0, locked_until: new Date(now.getTime() + rules.waitMinutes * 60_000).toISOString(), left: 0 };
}

/**
 * Whether the password is that person's. A wrong one is counted and audited. Throws SIGN_IN_REFUSED and SIGN_IN_LOCKED.
 * Callers take turns, so that guesses sent at once are counted one by one.
 */
export async function checkPassword(
  db: LedgerDb,
  input: { readonly id: number; readonly password: string },
  now: Date,
): Promise<Holder> {
  const { id, password } = input;
  const read = (sql: ReadHandle) =>
    sql.selectFrom("account").selectAll().where("person_id", "=", id).executeTakeFirst();
  const account = await read(db.read);
  const holder = await readAccountHolder(db.read, id);
  if (account === undefined || holder === null) throw ledgerError("SIGN_IN_REFUSED", { left: 0 });
  assertNotLocked(account, now);
  if (await isPassword(password, account.secret)) return holder;
  const rules = await readSignInRules(db.read);
  const next = wrong(account, rules, now);
  await db.write(async (tx) => {
    const { failures, locked_until } = next;
    await tx.sql.updateTable("account").set({ failures, locked_until }).where("person_id", "=", id).execute();
    await appendAudit(tx, {
      at: now.toISOString(),
      actor: holder.name,
      action: locked_until === "" ? "users.signInFailed" : "users.lockedOut",
      subject: `person:${id}`,
      detail: { person: id, left: next.left },
    });
  });
  if (next.locked_until !== "") assertNotLocked(next, now);
  throw ledgerError("SIGN_IN_REFUSED", { left: next.left });
}

/** Notes that somebody signed in. */
export async function noteSignIn(tx: LedgerTx, holder: Holder, recording: Stamp): Promise<void> {
  await tx.sql
    .updateTable("account")
    .set({ failures: 0, locked_until: "", signed_in_at: recording.at })
    .where("person_id", "=", holder.id)
    .execute();
  await appendAudit(tx, { ...recording, action: "users.signIn", detail: { person: holder.id } });
}

/** Gives somebody a password. */
export async function keepPassword(
  tx: LedgerTx,
  account: { readonly id: number; readonly secret: string; readonly mustChange: boolean },
  at: string,
): Promise<void> {
  const { id, secret, mustChange } = account;
  const set = { secret, must_change: mustChange ? 1 : 0, failures: 0, locked_until: "", changed_at: at };
  await tx.sql
    .insertInto("account")
    .values({ person_id: id, signed_in_at: "", ...set })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(set))
    .execute();
}

/** Makes the recovery code that counts from now on; what it is leaves this process once, as the answer. */
export async function makeRecoveryCode(): Promise<{ code: string; keep(tx: LedgerTx, at: string): Promise<void> }> {
  const code = newRecoveryCode();
  const secret = await sealPassword(code);
  return {
    code,
    async keep(tx, at) {
      await tx.sql.updateTable("recovery_code").set({ ended_at: at }).where("ended_at", "=", "").execute();
      const id = await takeIds(tx, "recovery_code", 1);
      await tx.bulk.insert("recovery_code", [{ id, secret, made_at: at, ended_at: "", failures: 0, locked_until: "" }]);
    },
  };
}

/** Throws RECOVERY_REFUSED and SIGN_IN_LOCKED; wrong codes are counted and audited as wrong passwords are. */
export async function checkRecoveryCode(db: LedgerDb, typed: string, now: Date): Promise<void> {
  const kept = await db.read
    .selectFrom("recovery_code")
    .selectAll()
    .where("ended_at", "=", "")
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (kept === undefined) throw ledgerError("RECOVERY_REFUSED", { left: 0 });
  assertNotLocked(kept, now);
  if (await isPassword(tidyCode(typed), kept.secret)) return;
  const next = wrong(kept, await readSignInRules(db.read), now);
  await db.write(async (tx) => {
    const { failures, locked_until } = next;
    await tx.sql.updateTable("recovery_code").set({ failures, locked_until }).where("id", "=", kept.id).execute();
    const detail = { left: next.left };
    await appendAudit(tx, { at: now.toISOString(), actor: "", action: "users.recoveryFailed", detail });
  });
  throw ledgerError("RECOVERY_REFUSED", { left: next.left });
}

/** Somebody who manages people has to be able to sign in. Throws LAST_MANAGER. */
export async function assertManagerLeft(tx: LedgerTx, without: Holder): Promise<void> {
  if (!(await hasAccounts(tx.sql))) return;
  const { rows } = await sql<{ n: number }>`select cast(count(*) as bigint) as n from person as p
    join account as a on a.person_id = p.id where p.active = 1 and p.role in ('manager', 'director')
    and p.id <> ${without.id}`.execute(tx.sql);
  if ((rows[0]?.n ?? 0) === 0) throw ledgerError("LAST_MANAGER", { name: without.name });
}
