import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { settingsEn } from "../../../shared/i18n/settings.en.ts";
import { settingsEs } from "../../../shared/i18n/settings.es.ts";
import type { TestLedger } from "../support/ledgers.ts";
import { makeLedger } from "../support/ledgers.ts";

const FOLDER = join(import.meta.dirname, "../../fixtures/cfdi/scenarios/01-ppd-parcialidades");

async function filled(): Promise<TestLedger> {
  const ledger = await makeLedger("sqlite");
  await ledger.importPaths([FOLDER], ["EKU9003173C9"]);
  return ledger;
}

/** Changes the file behind the ledger's back, as a disk or a person might. */
function tamper(ledger: TestLedger, statements: string): void {
  const file = new Database(ledger.db.path);
  file.exec(statements);
  file.close();
}

async function failing(ledger: TestLedger): Promise<string[]> {
  const result = await ledger.client.ledgers.verify();
  expect(result.ok).toBe(result.checks.every((check) => check.ok));
  return result.checks.filter((check) => !check.ok).map((check) => check.name);
}

test("a sound ledger passes every check", async () => {
  expect(await failing(await filled())).toEqual([]);
});

test.each([
  [
    "a kept balance",
    "update receivable set open_minor = open_minor + 1 where id = 1",
    ["balances", "customer-balances", "seals"],
  ],
  [
    "a closing day",
    "update receivable set closed_on = '2020-01-01' where open_minor <> 0",
    ["closing-days", "customer-balances", "seals"],
  ],
  [
    "an entry's amount",
    "drop trigger entry_no_update; update entry set amount_minor = amount_minor - 100 where id = 1",
    ["balances", "customer-balances", "invoices", "seals"],
  ],
  ["an expected day", "update receivable set expected_on = '2030-01-01' where id = 1", ["acceptance", "seals"]],
  ["an audit row", "drop trigger audit_no_update; update audit set detail = '{}' where seq = 2", ["audit"]],
  ["an audit row taken out", "drop trigger audit_no_delete; delete from audit where seq = 2", ["audit", "seals"]],
  ["an original file", "update document_file set deflated = x'4b4c05' where document_id = 1", ["files"]],
  ["a file's fingerprint", "update document set sha256 = 'x' where id = 2", ["seals", "files"]],
])("a change to %s behind the ledger's back is found", async (_, statements, checks) => {
  const ledger = await filled();
  tamper(ledger, statements);
  expect(await failing(ledger)).toEqual(checks);
});

test("what does not agree is named, customer by customer, in the language asked for", async () => {
  const ledger = await filled();
  tamper(ledger, "update receivable set open_minor = open_minor + 100 where open_minor = 232000");
  const detail = async (lang: "es" | "en") => {
    const { checks } = await ledger.client.ledgers.verify({ lang });
    return checks.find(({ name }) => name === "customer-balances")?.detail;
  };
  expect(await detail("es")).toContain(
    "UNIVERSIDAD ROBOTICA ESPAÑOLA (URE180429TM6): saldo guardado MXN 2,321.00, suma de sus movimientos MXN 2,320.00",
  );
  expect(await detail("en")).toContain("the balance by age differs from its entries by MXN -1.00");
});

test("every check has a name in both languages, on the screen and for the command line", async () => {
  const { checks } = await (await filled()).client.ledgers.verify();
  const names = checks.map(({ name }) => name).sort();
  expect(Object.keys(settingsEs.checks).sort()).toEqual(names);
  expect(Object.keys(settingsEn.checks).sort()).toEqual(names);
});

test("a sound ledger says what it compared", async () => {
  const { checks } = await (await filled()).client.ledgers.verify();
  expect(checks.find(({ name }) => name === "customer-balances")?.detail).toMatch(
    /^\d+ saldos de cliente y moneda, al \d{4}-\d\d-\d\d, /,
  );
});

test("a receivable that is missing is found", async () => {
  const ledger = await filled();
  tamper(
    ledger,
    `drop trigger entry_no_delete; delete from entry where receivable_id = 1; delete from receivable where id = 1`,
  );
  expect(await failing(ledger)).toContain("invoices");
});

test("an import that was cut off is marked as interrupted when the ledger opens again", async () => {
  const ledger = await filled();
  tamper(ledger, "update import_run set state = 'running', finished_at = null");
  const again = await openSqliteLedger(ledger.db.path, { mode: "must-exist" });
  expect((await verifyLedger(again)).ok).toBe(true);
  await ledger.context.session.adopt(again);
  const { rows } = await ledger.client.imports.runs({});
  expect(rows[0]?.state).toBe("interrupted");
});
