import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { main } from "../../../electron/cli/main.ts";
import { createContext } from "../../../electron/ledger/context.ts";
import type { LedgerDb } from "../../../electron/ledger/db/ledger-db.ts";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import { LONGEST_SESSION_MS } from "../../../electron/ledger/ledgers/session.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { databases, openLedgerOn, temporaryFolder } from "../support/ledgers.ts";

const BOSS = "girasoles-de-mayo-7";
const ANA = "tren a Veracruz 1950";

/** An office on a ledger, with a clock that the test moves on. */
async function office(db: LedgerDb) {
  const clock = { now: new Date("2026-03-02T18:00:00.000Z") };
  const { context, close } = createContext({ now: () => clock.now });
  onTestFinished(close);
  await context.session.adopt(db);
  const { users, customers, settings, audit } = createRouterClient(createRouter(), { context });
  return { context, users, customers, settings, audit, clock };
}

const refusedWith = (code: string, data: object = {}) =>
  expect.objectContaining({ code, data: expect.objectContaining(data) });

describe("signing in", () => {
  test("from the first person's password on everybody signs in, waits after wrong guesses, and can leave the place to another", async () => {
    const { context, users, customers, audit, clock } = await office(await openLedgerOn("sqlite"));
    expect(await users.session()).toMatchObject({ protected: false, person: null, offer: true, people: [] });
    await customers.find({ text: "" });

    // Easy ones are refused before anything is kept.
    for (const [password, code] of [
      ["corta", "short"],
      ["aaaaaaaaaaaaaa", "common"],
      ["contraseña12", "common"],
      // Leans on no word, and stands among those that are tried first.
      ["1Q2w3e4r5t", "common"],
      ["raquel luna 1", "name"],
    ] as const) {
      await expect(users.makeFirst({ name: "Raquel Luna", password })).rejects.toEqual(
        refusedWith("PASSWORD_WEAK", { code }),
      );
    }
    const first = await users.makeFirst({ name: "Raquel Luna", password: BOSS });
    expect(first.recoveryCode).toMatch(/^([A-Z2-9]{4}-){4}[A-Z2-9]{4}$/);
    expect(first.session).toMatchObject({ protected: true, person: { name: "Raquel Luna", role: "manager" } });
    await expect(users.makeFirst({ name: "Otra", password: BOSS })).rejects.toEqual(
      expect.objectContaining({ code: "ALREADY_PROTECTED" }),
    );
    expect(context.actor).toBe("Raquel Luna");

    // Somebody else gets a password, and has to choose an own one.
    const person = { name: "Ana Solís", role: "collector", email: "", active: true } as const;
    const ana = await users.add({ commandId: randomUUID(), person });
    await users.setPassword({ id: ana.id, password: ANA });
    await users.lock({});
    expect((await users.session()).person).toBeNull();
    await expect(customers.find({ text: "" })).rejects.toEqual(expect.objectContaining({ code: "NOT_SIGNED_IN" }));
    expect(await users.signIn({ id: ana.id, password: ANA })).toMatchObject({ mustChange: true });
    await expect(customers.find({ text: "" })).rejects.toEqual(refusedWith("NOT_ALLOWED", { why: "password" }));
    const own = "barco en el lago 88";
    await expect(users.changePassword({ current: "no es esta", password: own })).rejects.toEqual(
      refusedWith("SIGN_IN_REFUSED"),
    );
    expect(await users.changePassword({ current: ANA, password: own })).toMatchObject({ mustChange: false });
    await customers.find({ text: "" });
    await expect(users.become({ commandId: randomUUID(), id: first.session.person?.id ?? 0 })).rejects.toEqual(
      refusedWith("NOT_ALLOWED"),
    );
    await expect(users.setPassword({ id: ana.id, password: BOSS })).rejects.toEqual(
      refusedWith("NOT_ALLOWED", { why: "role" }),
    );

    // Guesses sent all at once are counted one by one; then nothing is looked at for a while, the right one neither.
    const guesses = await Promise.allSettled(
      Array.from({ length: 7 }, (_, n) => users.signIn({ id: ana.id, password: `adivinanza ${n}` })),
    );
    const codes = guesses.map((guess) => (guess.status === "rejected" ? String(guess.reason.code) : "in"));
    expect(codes).toEqual([...Array(4).fill("SIGN_IN_REFUSED"), ...Array(3).fill("SIGN_IN_LOCKED")]);
    await expect(users.signIn({ id: ana.id, password: own })).rejects.toEqual(
      refusedWith("SIGN_IN_LOCKED", { minutes: 15 }),
    );
    clock.now = new Date(clock.now.getTime() + 15 * 60_000 + 1);
    expect(await users.signIn({ id: ana.id, password: own })).toMatchObject({ person: { name: "Ana Solís" } });

    // All of it is in the audit, and no password anywhere.
    await users.lock({ idle: true });
    await users.signIn({ id: first.session.person?.id ?? 0, password: BOSS });
    const { rows } = await audit.page({ limit: 500 });
    const actions = rows.map((row) => `${row.action} ${row.actor}`);
    for (const event of [
      "users.makeFirst Raquel Luna",
      "users.setPassword Raquel Luna",
      "users.signIn Ana Solís",
      "users.signInFailed Ana Solís",
      "users.lockedOut Ana Solís",
      "users.lock Ana Solís",
    ]) {
      expect(actions).toContain(event);
    }
    const all = JSON.stringify([
      await context.session.current?.read.selectFrom("audit").selectAll().execute(),
      await context.session.current?.read.selectFrom("command").selectAll().execute(),
      await context.session.current?.read.selectFrom("account").selectAll().execute(),
      await context.session.current?.read.selectFrom("recovery_code").selectAll().execute(),
    ]);
    for (const secret of [BOSS, ANA, own, first.recoveryCode]) expect(all).not.toContain(secret);
  });

  test("nobody stays signed in for more than twelve hours, whatever they do meanwhile, and the audit says why", async () => {
    const { users, customers, audit } = await office(await openLedgerOn("sqlite"));
    const first = await users.makeFirst({ name: "Raquel Luna", password: BOSS });
    const hours = vi.spyOn(performance, "now");
    onTestFinished(() => hours.mockRestore());
    const start = performance.now();
    hours.mockReturnValue(start + LONGEST_SESSION_MS - 60_000);
    await customers.find({ text: "" });
    hours.mockReturnValue(start + LONGEST_SESSION_MS + 60_000);
    const refused = await Promise.allSettled([customers.find({ text: "" }), customers.find({ text: "a" })]);
    for (const each of refused) {
      expect(each).toMatchObject({ status: "rejected", reason: { code: "NOT_SIGNED_IN" } });
    }
    expect(await users.session()).toMatchObject({ protected: true, person: null });
    expect(await users.signIn({ id: first.session.person?.id ?? 0, password: BOSS })).toMatchObject({
      person: { name: "Raquel Luna" },
    });
    const { rows } = await audit.page({ limit: 50 });
    const locks = rows.filter(({ action }) => action === "users.lock");
    expect(locks).toHaveLength(1);
    expect(locks[0]).toMatchObject({ actor: "Raquel Luna" });
  });

  test("who loses their password, or leaves, is signed out with it", async () => {
    const { users, customers } = await office(await openLedgerOn("sqlite"));
    const raquel = (await users.makeFirst({ name: "Raquel Luna", password: BOSS })).session.person?.id ?? 0;
    const person = { name: "Ana Solís", role: "manager", email: "", active: true } as const;
    const ana = await users.add({ commandId: randomUUID(), person });
    await users.setPassword({ id: ana.id, password: ANA });
    await users.removePassword({ id: raquel });
    await expect(customers.find({ text: "" })).rejects.toEqual(expect.objectContaining({ code: "NOT_SIGNED_IN" }));
    await expect(users.signIn({ id: raquel, password: BOSS })).rejects.toEqual(refusedWith("SIGN_IN_REFUSED"));

    await users.signIn({ id: ana.id, password: ANA });
    await users.changePassword({ current: ANA, password: "barco en el lago 88" });
    await users.setPassword({ id: raquel, password: BOSS });
    await users.change({ commandId: randomUUID(), id: ana.id, version: 1, person: { ...person, active: false } });
    expect((await users.session()).person).toBeNull();
    await expect(customers.find({ text: "" })).rejects.toEqual(expect.objectContaining({ code: "NOT_SIGNED_IN" }));
  });

  test("the recovery code lets a manager in once, and gives the next one; the last manager stays one", async () => {
    const { users } = await office(await openLedgerOn("sqlite"));
    const first = await users.makeFirst({ name: "Raquel Luna", password: BOSS });
    const id = first.session.person?.id ?? 0;
    await expect(users.removePassword({ id })).rejects.toEqual(expect.objectContaining({ code: "LAST_MANAGER" }));
    const demoted = { name: "Raquel Luna", role: "collector", email: "", active: true } as const;
    await expect(users.change({ commandId: randomUUID(), id, version: 1, person: demoted })).rejects.toEqual(
      expect.objectContaining({ code: "LAST_MANAGER" }),
    );
    await users.lock({});
    const password = "otra noche de lluvia";
    await expect(users.recover({ code: "AAAA-BBBB", id, password })).rejects.toEqual(
      refusedWith("RECOVERY_REFUSED", { left: 4 }),
    );
    // Typed from paper, as people type.
    const typed = first.recoveryCode.toLowerCase().replaceAll("-", " ");
    const again = await users.recover({ code: typed, id, password });
    expect(again.session.person?.name).toBe("Raquel Luna");
    expect(again.recoveryCode).not.toBe(first.recoveryCode);
    await users.lock({});
    await expect(users.recover({ code: first.recoveryCode, id, password })).rejects.toEqual(
      expect.objectContaining({ code: "RECOVERY_REFUSED" }),
    );
    expect(await users.signIn({ id, password })).toMatchObject({ person: { id } });
    const { recoveryCode } = await users.newRecoveryCode({ password });
    expect(recoveryCode).not.toBe(again.recoveryCode);
  });

  test.each(databases)(
    "a ledger without passwords stays open, and offers them until somebody says no, on %s",
    async (database) => {
      const { users, customers, audit } = await office(await openLedgerOn(database));
      expect(await users.skipFirst()).toMatchObject({ protected: false, offer: false });
      await customers.find({ text: "" });
      expect((await users.session()).offer).toBe(false);
      // Nobody said who that was; the account of the system is known.
      expect((await audit.page({})).rows[0]?.actor).toBe(userInfo().username);
      const { session } = await users.makeFirst({ name: "Raquel Luna", password: BOSS });
      expect(session).toMatchObject({ protected: true, offer: false, person: { name: "Raquel Luna" } });
      await users.lock({});
      await expect(users.list()).rejects.toEqual(expect.objectContaining({ code: "NOT_SIGNED_IN" }));
    },
  );
});

describe("the command line on a ledger with passwords", () => {
  afterEach(() => vi.unstubAllEnvs());

  async function protectedLedger(): Promise<string> {
    const path = join(temporaryFolder(), "protegida.alcorriente");
    const { context, users } = await office(await openSqliteLedger(path, { mode: "must-not-exist" }));
    await users.makeFirst({ name: "Raquel Luna", password: BOSS });
    await context.session.close();
    return path;
  }

  async function run(...words: string[]): Promise<{ code: number; text: string }> {
    let text = "";
    const stream = {
      write(piece: string, done?: () => void) {
        text += piece;
        done?.();
        return true;
      },
    } as never;
    return { code: await main(words, { out: stream, err: stream }), text };
  }

  test("answers nobody without a password, and a task with one", async () => {
    const path = await protectedLedger();
    const commands = [
      ["aging"],
      ["documents", "--all"],
      ["verify"],
      ["backup", "--out", join(temporaryFolder(), "copia.alcbak")],
      ["restore", "--from", path, "--force"],
    ];
    for (const words of commands) {
      expect(await run(...words, "--ledger", path)).toEqual({ code: 1, text: expect.stringContaining("--user") });
      vi.stubEnv("AL_CORRIENTE_PASSWORD", "no es esta");
      const wrong = await run(...words, "--ledger", path, "--user", "Raquel Luna");
      expect(wrong.code, words[0]).toBe(1);
      expect(wrong.text).toMatch(/contraseña no es correcta|Demasiados intentos/);
      vi.unstubAllEnvs();
    }
    const later = await protectedLedger();
    vi.stubEnv("AL_CORRIENTE_USER", "raquel luna");
    vi.stubEnv("AL_CORRIENTE_PASSWORD", BOSS);
    for (const words of [["aging"], ["documents", "--all"], ["verify"]]) {
      expect(await run(...words, "--ledger", later), words[0]).toMatchObject({ code: 0 });
    }
    // What was printed left the ledger: the audit says who read it.
    const db = await openSqliteLedger(later, { mode: "must-exist" });
    const { audit, users } = await office(db);
    const [raquel] = (await users.session()).people;
    await users.signIn({ id: raquel?.id ?? 0, password: BOSS });
    const read = (await audit.page({ limit: 500 })).rows.filter(({ action }) =>
      action.startsWith("receivables.export"),
    );
    expect(read.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      "receivables.exportPage Raquel Luna",
      "receivables.exportAging Raquel Luna",
    ]);
  });

  test("makes an auditor the reports asked for, and delivers none of the schedule", async () => {
    const path = await protectedLedger();
    const { context, users } = await office(await openSqliteLedger(path, { mode: "must-exist" }));
    const [raquel] = (await users.session()).people;
    await users.signIn({ id: raquel?.id ?? 0, password: BOSS });
    const person = { name: "Tarea", role: "auditor", email: "", active: true } as const;
    const { id } = await users.add({ commandId: randomUUID(), person });
    await users.setPassword({ id, password: ANA });
    await users.signIn({ id, password: ANA });
    await users.changePassword({ current: ANA, password: "barco en el lago 88" });
    await context.session.close();
    vi.stubEnv("AL_CORRIENTE_USER", "tarea");
    vi.stubEnv("AL_CORRIENTE_PASSWORD", "barco en el lago 88");
    const out = join(temporaryFolder(), "semanal.xlsx");
    const weekly = ["report", "weekly", "--as-of", "2026-03-01", "--format", "xlsx", "--out", out, "--ledger", path];
    expect(await run(...weekly)).toMatchObject({ code: 0 });
    expect(existsSync(out)).toBe(true);
    expect((await run("report", "due", "--ledger", path)).code).toBe(1);
  });

  test("gives a collector no copy of everything, and nobody anything by a password that is still to be changed", async () => {
    const path = await protectedLedger();
    const { context, users } = await office(await openSqliteLedger(path, { mode: "must-exist" }));
    const [raquel] = (await users.session()).people;
    await users.signIn({ id: raquel?.id ?? 0, password: BOSS });
    const person = { name: "Ana Solís", role: "collector", email: "", active: true } as const;
    const { id } = await users.add({ commandId: randomUUID(), person });
    await users.setPassword({ id, password: ANA });
    await context.session.close();
    vi.stubEnv("AL_CORRIENTE_USER", "ana solis");
    vi.stubEnv("AL_CORRIENTE_PASSWORD", ANA);
    const out = join(temporaryFolder(), "copia.alcbak");
    expect((await run("documents", "--all", "--ledger", path)).code).toBe(1);
    const again = await office(await openSqliteLedger(path, { mode: "must-exist" }));
    await again.users.signIn({ id, password: ANA });
    await again.users.changePassword({ current: ANA, password: "barco en el lago 88" });
    await again.context.session.close();
    vi.stubEnv("AL_CORRIENTE_PASSWORD", "barco en el lago 88");
    expect((await run("documents", "--all", "--ledger", path)).code).toBe(0);
    expect((await run("backup", "--out", out, "--ledger", path)).code).toBe(1);
    expect(existsSync(out)).toBe(false);
    // Nor does closing the ledger let anybody put another file in its place.
    vi.stubEnv("AL_CORRIENTE_USER", "Raquel Luna");
    vi.stubEnv("AL_CORRIENTE_PASSWORD", BOSS);
    expect((await run("backup", "--out", out, "--ledger", path)).code).toBe(0);
    const { context: stranger, close } = createContext();
    onTestFinished(close);
    const { backup } = createRouterClient(createRouter(), { context: stranger });
    await expect(backup.restore({ file: out, ledger: path })).rejects.toEqual(refusedWith("NOT_SIGNED_IN"));
    // One that is damaged cannot be asked: its backup is its way out.
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192)]));
    const { kept } = await backup.restore({ file: out, ledger: path });
    expect(kept).not.toBeNull();
  });
});
