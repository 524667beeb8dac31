import { copyFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { main } from "../../../electron/cli/main.ts";
import { TOLD_SETTINGS } from "../../../electron/ledger/ledgers/verify-told.ts";
import { invoice, setUp } from "../interest/scene.ts";
import { uuid } from "../support/documents.ts";
import { temporaryFolder } from "../support/ledgers.ts";

/** A ledger with something of everything that somebody might like to be otherwise, in a file of its own. */
async function history(): Promise<string> {
  const l = await setUp("sqlite", [invoice(1), invoice(2), invoice(3)]);
  await l.pay("2026-10-15", 4_000_000, [{ invoiceUuid: uuid(2), amountMinor: 4_000_000 }]);
  const reason = { reason: "uncollectable", note: "Se agotó la gestión" } as const;
  await l.client.writeOffs.ask({ ...l.id(), uuid: uuid(1), ...reason });
  await l.allow();
  await l.client.writeOffs.ask({ ...l.id(), uuid: uuid(2), ...reason });
  const disputed = { invoiceUuid: uuid(3), type: "price", amountMinor: 50_000, reason: "Precio" } as const;
  await l.client.disputes.open({ ...l.id(), draft: { customerId: l.customerId, ...disputed } });
  await l.become(l.manager);
  await l.client.kpis.closes.close({ ...l.id(), month: "2026-10" });
  const limits = await l.client.approvals.limits();
  await l.client.approvals.saveLimits({ ...l.id(), limits: { ...limits, planMonths: 4 } });
  const path = join(temporaryFolder(), "entera.alcorriente");
  await l.db.copyTo?.(path, {});
  return path;
}

/** What `alcorriente verify --json` finds wrong, by the check that finds it. */
async function verified(path: string): Promise<{ code: number; failing: Map<string, string> }> {
  let out = "";
  const stream = {
    write(text: string, done?: () => void) {
      out += text;
      done?.();
      return true;
    },
  } as never;
  const code = await main(["verify", "--ledger", path, "--json"], { out: stream, err: stream });
  const report = JSON.parse(out) as { checks: { name: string; ok: boolean; detail: string }[] };
  return { code, failing: new Map(report.checks.filter(({ ok }) => !ok).map(({ name, detail }) => [name, detail])) };
}

const swap = (table: string, key: string, a: number, b: number): string =>
  `update ${table} set ${key} = -1 where ${key} = ${a}; update ${table} set ${key} = ${a} where ${key} = ${b};
   update ${table} set ${key} = ${b} where ${key} = -1`;

/** Ways to make a ledger say something else with a tool for SQLite, the check that finds each, and what it names. */
const WAYS: Record<string, [sql: string, check: string, names: string]> = {
  "an entry edited": ["update entry set amount_minor = amount_minor - 100 where id = 1", "balances", uuid(1)],
  "an entry edited, and the balances with it": [
    `update entry set amount_minor = amount_minor - 1000000 where kind = 'charge' and receivable_id = 3;
     update receivable set open_minor = open_minor - 1000000 where id = 3`,
    "invoices",
    uuid(3),
  ],
  "an entry deleted": ["delete from entry where receivable_id = 3", "balances", uuid(3)],
  "an entry put in": [
    `insert into entry select id + 1000, customer_id, receivable_id, 'payment', currency, -1000000, effective_on,
     recorded_at, document_id, anchor_id, null, actor, reason from entry where kind = 'charge' and receivable_id = 3`,
    "balances",
    uuid(3),
  ],
  "an event edited": ["update audit set actor = 'Otra' where seq = 3", "audit", "eslabón 3"],
  "an event deleted": ["delete from audit where seq = 3", "audit", "eslabón 3"],
  "an event put in": [
    `update audit set seq = -seq where seq > 3; update audit set seq = 1 - seq where seq < 0;
     insert into audit select 4, at, person_id, action, subject, actor, pc, detail, text_key, text_hash, prev_hash, hash, seal
     from audit where seq = 3`,
    "audit",
    "eslabón 4",
  ],
  "events in another order": [swap("audit", "seq", 3, 4), "audit", "eslabón 3"],
  "a balance edited": ["update receivable set open_minor = 1 where id = 3", "balances", uuid(3)],
  "a document edited": ["update document set total = '1.00' where id = 3", "files", uuid(3)],
  "a document edited, with all that follows": [
    `update document set total = '90000.00' where id = 3; update receivable set open_minor = 9000000, total_minor = 9000000
     where id = 3; update entry set amount_minor = 9000000 where receivable_id = 3`,
    "files",
    uuid(3),
  ],
  "an original replaced": [
    "update document_file set deflated = (select deflated from document_file where document_id = 1) where document_id = 3",
    "files",
    uuid(3),
  ],
  "an original gone": ["delete from document_file where document_id = 3", "files", uuid(3)],
  "an approval nobody gave": [
    `insert into approval_decision (id, approval_id, decision, decided_by, decided_on, decided_at, reason, actor)
     select 500, max(id), 'approved', 2, '2026-11-15', '2026-11-15T18:00:00.000Z', '', 'Marta' from approval`,
    "told",
    "Autorización 2",
  ],
  "an approval given by somebody else": ["update approval_decision set decided_by = 1", "told", "Autorización 1"],
  "an approval of another amount": ["update approval set amount_minor = 1 where id = 1", "told", "Autorización 1"],
  "a write-off of another amount": ["update write_off set amount_minor = 1 where id = 1", "told", uuid(1)],
  "a role raised": ["update person set role = 'director' where name = 'Laura'", "told", "Laura"],
  "a person put in": [
    "insert into person select 77, 'Intruso', 'intruso', 'director', '', 1, 1, created_at from person where id = 1",
    "told",
    "Intruso",
  ],
  "a closed month edited": ["update month_close set snapshot = replace(snapshot, '0', '1')", "closes", "2026-10"],
  "the report of a closed month edited": [
    "update month_close_report set packed = x'00' where lang = 'en'",
    "closes",
    "2026-10",
  ],
  "the report of a closed month gone": ["delete from month_close_report where lang = 'es'", "closes", "2026-10"],
  "the report of a closed month swapped for another of its own making": [
    "update month_close_report set packed = x'00', sha256 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'",
    "seals",
    "Reporte de un cierre de mes",
  ],
  "a closed month gone": ["delete from month_close", "told", "2026-10"],
  "limits edited": [
    `update setting set value = replace(value, '"planMonths":4', '"planMonths":99') where key = 'approvalLimits'`,
    "told",
    "approvalLimits",
  ],
  "limits put back": ["delete from setting where key = 'approvalLimits'", "told", "approvalLimits"],
  "a payment edited": ["update payment set amount_minor = amount_minor + 5000", "payments", "40,050.00"],
  "a dispute edited": ["update dispute set amount_minor = 1", "disputes", "Aclaración 1"],
  "an entry put in, and the balances with it": [
    `insert into entry select (select max(id) + 1 from entry), customer_id, receivable_id, 'payment', currency, -1000000, effective_on,
     recorded_at, document_id, anchor_id, null, actor, reason from entry where kind = 'charge' and receivable_id = 3;
     update receivable set open_minor = open_minor - 1000000 where id = 3`,
    "seals",
    "lo selló ningún eslabón",
  ],
  "an entry moved to another day, and what follows from it": [
    `update entry set effective_on = '2026-10-14' where kind <> 'charge' and receivable_id = 2;
     update receivable set last_entry_on = '2026-10-14', closed_on = '2026-10-14' where id = 2`,
    "seals",
    "Movimiento",
  ],
  "entries in another order": [swap("entry", "id", 1, 2), "seals", "Movimiento 1:"],
  "a document's amount and days, with all that follows": [
    `update document set issued_on = '2020-01-01', issued_at = '2020-01-01T00:00:00' where id = 3;
     update receivable set issued_on = '2020-01-01', due_on = '2020-01-31' where id = 3;
     update entry set effective_on = '2020-01-01' where receivable_id = 3`,
    "seals",
    "Documento 3",
  ],
  "a recovery code put in": [
    "insert into recovery_code values (77, 'scrypt$32768$8$1$AAAA$AAAA', '', '', 0, '')",
    "seals",
    "Código de recuperación 77",
  ],
  "a setting that no event tells of": ["insert into setting values ('intruso', '1')", "seals", "Ajuste intruso"],
  "a customer's credit days": [
    "insert into customer_terms values (1, 90, '')",
    "seals",
    "Días de crédito del cliente 1",
  ],
  "an approval's decision taken out": [
    "delete from approval_decision where id = (select min(id) from approval_decision)",
    "seals",
    "Decisión de autorización 1: falta",
  ],
  "an approval of another day": ["update approval set asked_on = '2020-01-01' where id = 1", "seals", "Autorización 1"],
  "a seal edited": [
    "update seal set digests = zeroblob(length(digests)) where seq = 3 and part = 1",
    "seals",
    "eslabón 3: el sello",
  ],
  "a seal gone": ["delete from seal where seq = 3", "seals", "eslabón 3: el sello"],
  "a row and its seal edited": [
    `update receivable set due_on = '2030-01-01' where id = 3; update seal set digests = zeroblob(length(digests))
     where table_name = 'receivable'`,
    "seals",
    "el sello",
  ],
};

describe("a ledger changed behind the program's back", () => {
  test("is told by verify, which names what was changed", async () => {
    const whole = await history();
    expect(await verified(whole)).toEqual({ code: 0, failing: new Map() });
    const folder = temporaryFolder();
    const missed: string[] = [];
    for (const [name, [sql, check, names]] of Object.entries(WAYS)) {
      const path = join(folder, `${name}.alcorriente`);
      copyFileSync(whole, path);
      const db = new Database(path);
      db.pragma("foreign_keys = off");
      const guards = db.prepare("select name, sql from sqlite_master where type = 'trigger'").all() as {
        name: string;
        sql: string;
      }[];
      // Whoever knows how takes the guards off and puts them back.
      for (const guard of guards) db.exec(`drop trigger ${guard.name}`);
      db.exec(sql);
      for (const guard of guards) db.exec(guard.sql);
      db.close();
      const { code, failing } = await verified(path);
      if (code !== 1 || failing.get(check)?.includes(names) !== true) {
        missed.push(`${name}: ${code} ${JSON.stringify([...failing])}`);
      }
    }
    expect(missed).toEqual([]);
  }, 120_000);

  test("settings held against the log are told by it whenever they are saved", async () => {
    const l = await setUp("sqlite", [invoice(1)]);
    await l.become(l.manager);
    const { client, id } = l;
    await client.agreements.saveRules({ ...id(), rules: await client.agreements.rules() });
    await client.approvals.saveLimits({ ...id(), limits: await client.approvals.limits() });
    await client.promises.saveRules({ ...id(), rules: await client.promises.rules() });
    await client.kpis.saveRules({ ...id(), rules: await client.kpis.rules() });
    await client.mail.saveSettings({ ...id(), settings: (await client.mail.settings()).settings });
    await client.letters.saveLetterhead({ ...id(), letterhead: (await client.letters.letterhead()).letterhead });
    await client.users.saveRules({ ...id(), rules: (await client.users.session()).rules });
    await client.privacy.saveRules({ ...id(), rules: await client.privacy.rules() });
    await client.settings.changePuePolicy({ ...id(), policy: "settled" });
    const kept = await l.db.read.selectFrom("setting").select("key").execute();
    const held = Object.keys(TOLD_SETTINGS).filter((key) => kept.some((row) => row.key === key));
    expect(held.length).toBeGreaterThanOrEqual(8);
    const { checks } = await client.ledgers.verify();
    expect(checks.find(({ name }) => name === "told")).toMatchObject({ ok: true });
  });
});
