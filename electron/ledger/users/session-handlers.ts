import type { Session, SignInRules } from "../../../shared/contract/users.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { appendAudit } from "../audit/writer.ts";
import type { LedgerContext } from "../context.ts";
import type { LedgerDb } from "../db/ledger-db.ts";
import { ledgerError } from "../ledger-error.ts";
import { actingAs } from "../lib/acting.ts";
import { runCommand } from "../lib/commands.ts";
import { demoDay } from "../lib/demo-day.ts";
import { keepSetting } from "../lib/keep-setting.ts";
import type { Stamp } from "../lib/recording.ts";
import {
  accountHolders,
  assertManagerLeft,
  assertStrong,
  checkPassword,
  checkRecoveryCode,
  hasAccounts,
  keepPassword,
  makeRecoveryCode,
  noteSignIn,
  readSignInRules,
  saveSignInRules,
} from "./accounts.ts";
import { sealPassword } from "./passwords.ts";
import { keepSeat, readSeat } from "./seat.ts";
import { addPerson } from "./writer.ts";

/** Setting that says nobody wants passwords in this ledger. */
const SKIPPED_KEY = "signInSkipped";

function ledgerOf(context: LedgerContext): LedgerDb {
  const db = context.session.current;
  if (db === null) throw ledgerError("NO_LEDGER_OPEN");
  return db;
}

const recording = (context: LedgerContext): Stamp => ({ at: context.now().toISOString(), actor: context.actor });

/** Everything screens show may be another person's now. */
async function changed(context: LedgerContext): Promise<Session> {
  context.changes.publish("users", "audit");
  return sessionHandlers.session(context);
}

/** Signs somebody in whose password was checked. */
async function enter(context: LedgerContext, db: LedgerDb, holder: { id: number; name: string; role: string }) {
  const as = { personId: holder.id, actor: holder.name, procedure: "users.signIn", input: null };
  const at = context.now().toISOString();
  await actingAs(as, () =>
    db.write(async (tx) => {
      await noteSignIn(tx, holder, { at, actor: holder.name });
      await keepSeat(tx, holder.id);
    }),
  );
  await context.session.signIn(holder.id);
}

/** Guesses take turns: those that come at once are counted one by one. */
let turn: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work, work);
  turn = mine.catch(() => undefined);
  return mine;
}

async function nameOf(db: LedgerDb, id: number): Promise<{ id: number; name: string; role: string }> {
  const person = await db.read
    .selectFrom("person")
    .select(["id", "name", "role"])
    .where("id", "=", id)
    .where("active", "=", 1)
    .executeTakeFirst();
  if (!person) throw ledgerError("NOT_FOUND", { what: "person", id: String(id) });
  return person;
}

/** Procedures of the area `users` that are about signing in. */
export const sessionHandlers = {
  async session(context: LedgerContext): Promise<Session> {
    const db = ledgerOf(context);
    const { session } = context;
    await session.refreshMe();
    const seat = await readSeat(db.read);
    const holders = session.protected ? await accountHolders(db.read) : [];
    const offer = session.protected ? false : await isOffered(db);
    const { me } = session;
    return {
      protected: session.protected,
      person: session.protected && me !== null ? { ...me, role: me.role as "collector" } : null,
      people: holders.map(({ id, name }) => ({ id, name, lastHere: id === seat })),
      mustChange: session.mustChange,
      offer,
      rules: await readSignInRules(db.read),
    };
  },

  async signIn(context: LedgerContext, input: { id: number; password: string }): Promise<Session> {
    const db = ledgerOf(context);
    await inTurn(async () => enter(context, db, await checkPassword(db, input, context.now())));
    return changed(context);
  },

  async lock(context: LedgerContext, input: { idle: boolean }): Promise<Session> {
    const db = ledgerOf(context);
    const { me } = context.session;
    if (context.session.protected && me !== null) {
      const detail = { person: me.id, idle: input.idle };
      await db.write((tx) => appendAudit(tx, { ...recording(context), action: "users.lock", detail }));
      await context.session.signIn(null);
    }
    return changed(context);
  },

  async recover(
    context: LedgerContext,
    input: { code: string; id: number; password: string },
  ): Promise<{ session: Session; recoveryCode: string }> {
    const db = ledgerOf(context);
    const person = await nameOf(db, input.id);
    if (person.role !== "manager" && person.role !== "director") throw ledgerError("RECOVERY_REFUSED", { left: 0 });
    await assertStrong(input.password, person.name);
    const next = await makeRecoveryCode();
    const secret = await sealPassword(input.password);
    await inTurn(async () => {
      await checkRecoveryCode(db, input.code, context.now());
      const at = context.now().toISOString();
      await db.write(async (tx) => {
        await keepPassword(tx, { id: person.id, secret, mustChange: false }, at);
        await next.keep(tx, at);
        await appendAudit(tx, { at, actor: person.name, action: "users.recover", detail: { person: person.id } });
      });
      await enter(context, db, person);
    });
    return { session: await changed(context), recoveryCode: next.code };
  },

  async makeFirst(
    context: LedgerContext,
    input: { name: string; password: string },
  ): Promise<{ session: Session; recoveryCode: string }> {
    const db = ledgerOf(context);
    if (await hasAccounts(db.read)) throw ledgerError("ALREADY_PROTECTED");
    await assertStrong(input.password, input.name);
    const code = await makeRecoveryCode();
    const secret = await sealPassword(input.password);
    const { at } = recording(context);
    const holder = await db.write(async (tx) => {
      if (await hasAccounts(tx.sql)) throw ledgerError("ALREADY_PROTECTED");
      const known = await tx.sql
        .selectFrom("person")
        .select("id")
        .where("search", "=", searchForm(input.name))
        .executeTakeFirst();
      const details = { name: input.name, role: "manager", email: "", active: true } as const;
      const id = known?.id ?? (await addPerson(tx, details, { at, actor: input.name }));
      if (known) await tx.sql.updateTable("person").set({ role: "manager", active: 1 }).where("id", "=", id).execute();
      await keepPassword(tx, { id, secret, mustChange: false }, at);
      await code.keep(tx, at);
      await appendAudit(tx, { at, actor: input.name, action: "users.makeFirst", detail: { person: id } });
      return { id, name: input.name, role: "manager" };
    });
    await enter(context, db, holder);
    return { session: await changed(context), recoveryCode: code.code };
  },

  async skipFirst(context: LedgerContext): Promise<Session> {
    const db = ledgerOf(context);
    if (await hasAccounts(db.read)) throw ledgerError("ALREADY_PROTECTED");
    await db.write(async (tx) => {
      await keepSetting(tx, SKIPPED_KEY, true);
      await appendAudit(tx, { ...recording(context), action: "users.skipFirst", detail: {} });
    });
    return changed(context);
  },

  async setPassword(context: LedgerContext, input: { id: number; password: string }): Promise<{ id: number }> {
    const db = ledgerOf(context);
    // The first password is that of a manager: without one nobody could give another.
    if (!(await hasAccounts(db.read))) throw ledgerError("NOT_SIGNED_IN");
    const person = await nameOf(db, input.id);
    await assertStrong(input.password, person.name);
    const secret = await sealPassword(input.password);
    const told = recording(context);
    await db.write(async (tx) => {
      await keepPassword(tx, { id: person.id, secret, mustChange: person.id !== context.personId() }, told.at);
      await appendAudit(tx, { ...told, action: "users.setPassword", detail: { person: person.id } });
    });
    await changed(context);
    return { id: person.id };
  },

  async changePassword(context: LedgerContext, input: { current: string; password: string }): Promise<Session> {
    const db = ledgerOf(context);
    const { me } = context.session;
    if (!context.session.protected || me === null) throw ledgerError("NOT_SIGNED_IN");
    await assertStrong(input.password, me.name);
    await inTurn(() => checkPassword(db, { id: me.id, password: input.current }, context.now()));
    if (input.current === input.password) throw ledgerError("PASSWORD_WEAK", { code: "same", least: 0 });
    const secret = await sealPassword(input.password);
    const told = recording(context);
    await db.write(async (tx) => {
      await keepPassword(tx, { id: me.id, secret, mustChange: false }, told.at);
      await appendAudit(tx, { ...told, action: "users.changePassword", detail: { person: me.id } });
    });
    return changed(context);
  },

  async removePassword(context: LedgerContext, input: { id: number }): Promise<{ id: number }> {
    const db = ledgerOf(context);
    const told = recording(context);
    const person = await nameOf(db, input.id);
    await db.write(async (tx) => {
      await assertManagerLeft(tx, person);
      await tx.sql.deleteFrom("account").where("person_id", "=", person.id).execute();
      await appendAudit(tx, { ...told, action: "users.removePassword", detail: { person: person.id } });
    });
    await changed(context);
    return { id: person.id };
  },

  async newRecoveryCode(context: LedgerContext, input: { password: string }): Promise<{ recoveryCode: string }> {
    const db = ledgerOf(context);
    const { me } = context.session;
    if (!context.session.protected || me === null) throw ledgerError("NOT_SIGNED_IN");
    await inTurn(() => checkPassword(db, { id: me.id, password: input.password }, context.now()));
    const code = await makeRecoveryCode();
    const told = recording(context);
    await db.write(async (tx) => {
      await code.keep(tx, told.at);
      await appendAudit(tx, { ...told, action: "users.newRecoveryCode", detail: { person: me.id } });
    });
    return { recoveryCode: code.code };
  },

  async saveRules(context: LedgerContext, input: { commandId: string; rules: SignInRules }): Promise<Session> {
    // By hand, not by carryOut: where nobody has signed in yet that finds no ledger.
    const told = recording(context);
    const call = { id: input.commandId, procedure: "users.saveRules", recordedAt: told.at };
    await runCommand(ledgerOf(context), call, async (tx) => {
      await saveSignInRules(tx, input.rules, told);
      return true;
    });
    return changed(context);
  },
};

/** A real ledger in which nobody has decided yet; the demo shows what the program does and asks for nothing. */
async function isOffered(db: LedgerDb): Promise<boolean> {
  const skipped = await db.read.selectFrom("setting").select("key").where("key", "=", SKIPPED_KEY).executeTakeFirst();
  return skipped === undefined && (await demoDay(db.read)) === null;
}
