import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { main } from "../../../electron/cli/main.ts";
import { AUDIT_HEADS } from "../../../electron/ledger/audit/heads.ts";
import { appendAudit } from "../../../electron/ledger/audit/writer.ts";
import { createContext } from "../../../electron/ledger/context.ts";
import { auditHash, auditTextHash, ChainWalk, sealed, seqList } from "../../../electron/ledger/db/audit-chain.ts";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import type { AuditRow } from "../../../electron/ledger/db/tables/system.ts";
import { ledgersHandlers } from "../../../electron/ledger/ledgers/handlers.ts";
import { temporaryFolder } from "../support/ledgers.ts";

/** Events of every kind of subject and detail the ledger writes, in an order that a day may have. */
const EVENTS = [
  { action: "users.signIn", detail: { person: 1 } },
  { action: "imports.start", detail: { run: 1, sources: 3 } },
  { action: "imports.batch", detail: { run: 1, files: 500 } },
  { action: "customers.update", detail: { customerId: 7, before: { note: "" }, after: { note: "paga los viernes" } } },
  { action: "payments.apply", detail: { payment: "AAAAAAAA-0000-4000-8000-000000000001", lines: [] } },
  { action: "receivables.exportPage", detail: { file: "cartera.xlsx", asOf: "2026-01-31" } },
  { action: "settings.update", detail: { before: { rateDaysBack: 0 }, after: { rateDaysBack: 3 } } },
  { action: "users.lock", detail: { person: 1, idle: true } },
] as const;

const UNGUARD = "drop trigger audit_no_update; drop trigger audit_no_delete; drop trigger audit_in_order;";

let template = "";

/** A ledger with those events, at a path of the test's own. */
function ledgerOf(folder: string): string {
  const path = join(folder, "auditada.alcorriente");
  writeFileSync(path, readFileSync(template));
  return path;
}

beforeAll(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  template = join(mkdtempSync(join(tmpdir(), "al-corriente-audit-")), "plantilla.alcorriente");
  const db = await openSqliteLedger(template, { mode: "must-not-exist" });
  for (const [index, event] of EVENTS.entries()) {
    const at = `2026-01-31T10:00:0${index}.000Z`;
    await db.write((tx) => appendAudit(tx, { at, actor: "Laura Méndez", ...event }));
  }
  await db.close();
});

/** The audit check, as a screen and as `alcorriente verify` get it. */
async function checked(path: string, heads?: string): Promise<{ ok: boolean; detail: string }> {
  const { context, close } = createContext(heads === undefined ? {} : { heads: { file: heads, notes: false } });
  try {
    await context.session.open(path, "must-exist");
    const { checks } = await ledgersHandlers.verify(context, { lang: "es" });
    const found = checks.find(({ name }) => name === "audit");
    if (!found) throw new Error("verify has no audit check");
    return found;
  } finally {
    await close();
  }
}

async function byCommandLine(path: string): Promise<{ code: number; detail: string }> {
  let out = "";
  const stream = {
    write(text: string, done?: () => void) {
      out += text;
      done?.();
      return true;
    },
  } as never;
  const code = await main(["verify", "--ledger", path, "--json"], { out: stream, err: stream });
  const report = JSON.parse(out) as { checks: { name: string; detail: string }[] };
  return { code, detail: report.checks.find(({ name }) => name === "audit")?.detail ?? "" };
}

function tampered(path: string, work: (db: Database.Database) => void): string {
  const db = new Database(path);
  work(db);
  db.close();
  return path;
}

const rowsOf = (db: Database.Database): AuditRow[] =>
  db.prepare("select * from audit order by seq").all() as AuditRow[];

/** Puts rows in the place of all, as somebody would who knows how they are sealed. */
function replaceAll(db: Database.Database, rows: readonly AuditRow[]): void {
  db.exec(`${UNGUARD} delete from audit`);
  const columns = Object.keys(rows[0] ?? {});
  const insert = db.prepare(
    `insert into audit (${columns.join(", ")}) values (${columns.map((c) => `@${c}`).join(", ")})`,
  );
  for (const row of rows) insert.run(row);
}

describe("the audit chain", () => {
  test("of an untouched ledger holds, for a screen and for the command line", async () => {
    const path = ledgerOf(temporaryFolder());
    expect(await checked(path)).toMatchObject({ ok: true, detail: `${EVENTS.length} registros encadenados` });
    expect(await byCommandLine(path)).toMatchObject({ code: 0, detail: `${EVENTS.length} registros encadenados` });
  });

  test("every field of every event, flipped by itself, is found and its link named", async () => {
    const folder = temporaryFolder();
    const flips: [field: keyof AuditRow, value: unknown][] = [
      ["at", "2026-01-30T10:00:00.000Z"],
      ["person_id", 99],
      ["action", "users.change"],
      ["subject", "customer:8"],
      ["actor", "Otra persona"],
      ["pc", "OTRO-PC"],
      ["detail", "{}"],
      ["text_key", "00"],
      ["text_hash", "00"],
      ["prev_hash", "00"],
      ["hash", "00"],
    ];
    const whole = readRows(ledgerOf(folder));
    const missed: string[] = [];
    for (const row of whole) {
      for (const [field, value] of flips) {
        const broken = brokenIn(whole.map((each) => (each.seq === row.seq ? { ...each, [field]: value } : each)));
        if (broken?.seq !== row.seq) missed.push(`${field}@${row.seq}`);
      }
    }
    expect(missed).toEqual([]);
    // The same through verify itself, once for each way a link can break.
    for (const [field, words] of [
      ["action", "fue alterado"],
      ["detail", "lo que dice fue alterado"],
      ["prev_hash", "no está en su lugar"],
    ] as const) {
      const path = tampered(ledgerOf(folder), (db) => {
        db.exec(UNGUARD);
        db.prepare(`update audit set ${field} = 'x' where seq = 4`).run();
      });
      const found = await checked(path);
      expect(found).toMatchObject({ ok: false });
      expect(found.detail).toContain("eslabón 4");
      expect(found.detail).toContain(words);
      expect(await byCommandLine(path)).toMatchObject({ code: 1, detail: found.detail });
    }
  });

  test.each<[string, number, (db: Database.Database) => void]>([
    ["a row taken out of the middle", 3, (db) => db.exec(`${UNGUARD} delete from audit where seq = 3`)],
    ["the first row taken out", 1, (db) => db.exec(`${UNGUARD} delete from audit where seq = 1`)],
    [
      "two rows changed places",
      3,
      (db) =>
        db.exec(`${UNGUARD} update audit set seq = 100 where seq = 3; update audit set seq = 3 where seq = 4;
          update audit set seq = 4 where seq = 100`),
    ],
    [
      "a row put in, sealed as its own",
      5,
      (db) => {
        const [, , , fourth] = rowsOf(db);
        const forged = sealed(fourth, {
          at: "",
          person_id: 1,
          action: "x",
          subject: "",
          actor: "",
          pc: "",
          detail: "{}",
        });
        db.exec(
          `${UNGUARD} update audit set seq = seq + 100 where seq >= 5; update audit set seq = seq - 99 where seq > 100`,
        );
        const columns = Object.keys(forged);
        db.prepare(`insert into audit (${columns.join(", ")}) values (${columns.map((c) => `@${c}`).join(", ")})`).run(
          forged,
        );
      },
    ],
    [
      "a row replaced by another",
      4,
      (db) => {
        db.exec(UNGUARD);
        const [, , third, fourth] = rowsOf(db);
        if (!fourth) throw new Error("too few events");
        const forged = sealed(third, { ...fourth, detail: '{"note":""}' });
        const columns = Object.keys(forged);
        db.prepare(
          `insert or replace into audit (${columns.join(", ")}) values (${columns.map((c) => `@${c}`).join(", ")})`,
        ).run(forged);
      },
    ],
    [
      "words emptied without an event that says so",
      2,
      (db) => db.exec("update audit set actor='', pc='', detail='', text_key='' where seq = 2"),
    ],
  ])("%s is found", async (_what, seq, tamper) => {
    const path = tampered(ledgerOf(temporaryFolder()), tamper);
    // Of a replaced row the link itself may hold: the next one does not, and that is where the chain is broken.
    const broken = walked(path)?.seq ?? 0;
    expect([seq, seq + 1]).toContain(broken);
    const found = await checked(path);
    expect(found.ok).toBe(false);
    expect(found.detail).toContain(`eslabón ${broken}`);
    expect((await byCommandLine(path)).code).toBe(1);
  });

  test("triggers refuse to change, take out, put before or replace a row, and let words be emptied only", () => {
    const path = ledgerOf(temporaryFolder());
    tampered(path, (db) => {
      db.pragma("recursive_triggers = ON");
      for (const text of [
        "update audit set action = 'x'",
        "update audit set detail = '{}' where seq = 1",
        "update audit set actor = '', pc = '', detail = '', text_key = '', at = '' where seq = 1",
        "delete from audit where seq = 8",
        "insert into audit select 20, at, person_id, action, subject, actor, pc, detail, text_key, text_hash, prev_hash, hash, seal from audit where seq = 1",
        "insert or replace into audit select * from audit where seq = 2",
      ]) {
        expect(() => db.exec(text), text).toThrow(/append-only/);
      }
    });
  });

  test("what the chain cannot tell of itself, the ends kept outside tell: tail, all, made anew, an older file", async () => {
    const folder = temporaryFolder();
    const path = ledgerOf(folder);
    const heads = join(folder, AUDIT_HEADS);
    const lastWeek = join(folder, "semana-pasada");
    copyFileSync(path, lastWeek);
    const app = createContext({ heads: { file: heads, notes: true } });
    await app.context.session.open(path, "must-exist");
    const db = app.context.session.current;
    const at = "2026-02-07T10:00:00.000Z";
    for (let n = 0; n < 3; n++) {
      await db?.write((tx) => appendAudit(tx, { at, actor: "Laura Méndez", action: "test", detail: { n } }));
    }
    await app.close();
    const today = readFileSync(path);
    expect(await checked(path, heads)).toMatchObject({ ok: true });

    const cases: [string, (db: Database.Database) => void][] = [
      ["tail", (file) => file.exec(`${UNGUARD} delete from audit where seq > 9`)],
      ["all", (file) => file.exec(`${UNGUARD} delete from audit`)],
      [
        "made anew",
        (file) => {
          let last: AuditRow | undefined;
          const anew = rowsOf(file).map((row) => (last = sealed(last, { ...row, actor: "Nadie" })));
          replaceAll(file, anew);
        },
      ],
    ];
    for (const [what, tamper] of cases) {
      writeFileSync(path, today);
      tampered(path, tamper);
      expect(walked(path), what).toBeNull();
      const found = await checked(path, heads);
      expect(found.ok, what).toBe(false);
      expect(found.detail, what).toContain("11");
    }
    // Last week's file in the place of today's: whole in itself.
    writeFileSync(path, readFileSync(lastWeek));
    expect(await checked(path)).toMatchObject({ ok: true });
    expect(await checked(path, heads)).toMatchObject({ ok: false });
    // Working on with it does not wash it clean.
    const again = createContext({ heads: { file: heads, notes: true } });
    onTestFinished(again.close);
    await again.context.session.open(path, "must-exist");
    await again.context.session.current?.write((tx) => appendAudit(tx, { at, actor: "", action: "test", detail: {} }));
    await again.context.heads.note();
    expect((await checked(path, heads)).ok).toBe(false);
  });

  test("words erased on somebody's request leave the chain whole, with an event that says which", () => {
    let last: AuditRow | undefined;
    const rows = EVENTS.map((event, n) => {
      const { action, detail } = event;
      last = sealed(last, {
        at: `${n}`,
        person_id: 1,
        action,
        subject: "",
        actor: "Laura",
        pc: "PC",
        detail: JSON.stringify(detail),
      });
      return last;
    });
    const bare = rows.map((row) =>
      [2, 3, 4, 7].includes(row.seq) ? { ...row, actor: "", pc: "", detail: "", text_key: "" } : row,
    );
    const walkOf = (chain: readonly AuditRow[]): ChainWalk => {
      const walk = new ChainWalk();
      for (const row of chain) walk.take(row);
      return walk;
    };
    expect(walkOf(bare).broken).toEqual({ seq: 2, what: "erased" });
    const subject = seqList([7, 2, 4, 3]);
    expect(subject).toBe("audit:2-4,7");
    const told = sealed(last, {
      at: "9",
      person_id: 1,
      action: "privacy.erase",
      subject,
      actor: "",
      pc: "",
      detail: "{}",
    });
    expect(walkOf([...bare, told]).broken).toBeNull();
    // A hash of words cannot be guessed at without its key, which went with them.
    const [first] = rows;
    if (!first) throw new Error("no events");
    expect(auditTextHash({ ...first, text_key: "" })).not.toBe(first.text_hash);
    expect(auditHash(first)).toBe(first.hash);
  });
});

function readRows(path: string): AuditRow[] {
  const db = new Database(path, { readonly: true });
  const rows = rowsOf(db);
  db.close();
  return rows;
}

function brokenIn(rows: readonly AuditRow[]): { seq: number } | null {
  const walk = new ChainWalk();
  for (const row of rows) if (!walk.take(row)) break;
  return walk.broken;
}

/** The first broken link of a file by itself, without opening it as a ledger. */
const walked = (path: string): { seq: number } | null => brokenIn(readRows(path));
