import { randomUUID } from "node:crypto";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeXlsx } from "hucre";
import { describe, expect, test } from "vitest";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { BankChoice, BankLine } from "../../../shared/contract/bank.ts";
import { incoming, makeComplement, makeDocument, makePayment, rules, uuid } from "../support/documents.ts";
import { makeLedger, type TestLedger, temporaryFolder } from "../support/ledgers.ts";

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/bank/${name}`, import.meta.url));
const JANUARY = fixture("banco-del-valle-enero.csv");
const OVERLAP = fixture("banco-del-valle-enero-traslape.csv");

describe.each(["sqlite", "postgres"] as const)("bank statements, on %s", (database) => {
  async function account(
    ledger: TestLedger,
    changes: Partial<{ name: string; currency: string; tail: string }> = {},
  ): Promise<number> {
    const input = { id: null, name: "Principal", bank: "Banco del Valle", tail: "4321", currency: "MXN", ...changes };
    return (await ledger.client.bank.saveAccount({ commandId: randomUUID(), ...input })).id;
  }
  const take = (ledger: TestLedger, accountId: number, file: string) =>
    ledger.client.bank.import({ commandId: randomUUID(), accountId, file });

  async function post(ledger: TestLedger, documents: ReturnType<typeof makeDocument>[]): Promise<void> {
    const context = { runId: 0, recordedAt: "2026-01-01T00:00:00Z", actor: "test" };
    await ledger.db.write(async (tx) => {
      await tx.sql
        .insertInto("import_run")
        .values({ id: 0, command_id: "", started_at: "", finished_at: null, state: "done", sources: "[]" })
        .onConflict((c) => c.doNothing())
        .execute();
      await postDocuments(tx, documents.map(incoming), context, rules);
    });
  }
  const open = async (ledger: TestLedger): Promise<BankLine[]> =>
    (await ledger.client.bank.lines({ state: "open" })).rows;
  async function lineWith(ledger: TestLedger, words: string): Promise<BankLine> {
    const { rows } = await ledger.client.bank.lines({ search: words });
    const [line] = rows;
    if (line === undefined) throw new Error(`no line with ${words}`);
    return line;
  }
  const balance = async (ledger: TestLedger, n: number): Promise<number | undefined> =>
    (await ledger.client.receivables.documents({ asOf: "2026-12-31", all: true })).rows.find(
      (row) => row.uuid === uuid(n),
    )?.openMinor;
  /** Every check of the ledger, but for the files of these documents, which are made up. */
  async function sound(ledger: TestLedger): Promise<void> {
    const { checks } = await ledger.client.ledgers.verify();
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  }
  function choiceOf(line: BankLine): BankChoice {
    const [best] = line.suggestions;
    if (best === undefined) throw new Error("no suggestion");
    const applications = best.applications.map(({ invoiceUuid, amountMinor }) => ({ invoiceUuid, amountMinor }));
    return { kind: "record", lineId: line.id, customerId: best.customerId, applications, suggestion: best.key };
  }

  test("a statement is read by its columns, opening balance passed over, equal fees kept apart", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    expect(await take(ledger, id, JANUARY)).toMatchObject({
      fromDay: "2026-01-05",
      toDay: "2026-01-07",
      newLines: 5,
      knownLines: 0,
      refusedLines: 0,
      newDeposits: 3,
      newDepositsMinor: 677_777,
      lookalikes: 0,
    });
    const { rows } = await ledger.client.bank.lines({ accountId: id, state: "charge" });
    expect(rows.map(({ amountMinor, description }) => [amountMinor, description])).toEqual([
      [-5_800, "COMISIÓN POR SERVICIO"],
      [-5_800, "COMISIÓN POR SERVICIO"],
    ]);
    expect((await ledger.client.bank.totals({})).rows).toEqual([
      { currency: "MXN", state: "charge", lines: 2, amountMinor: -11_600 },
      { currency: "MXN", state: "open", lines: 3, amountMinor: 677_777 },
    ]);
  });

  test("the same file and an overlapping one add only what is new", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    await take(ledger, id, JANUARY);
    expect(await take(ledger, id, JANUARY)).toMatchObject({ newLines: 0, knownLines: 5 });
    expect(await take(ledger, id, OVERLAP)).toMatchObject({ newLines: 2, knownLines: 4, newDeposits: 1 });
    expect(await take(ledger, id, JANUARY)).toMatchObject({ newLines: 0, knownLines: 5 });
    expect((await ledger.client.bank.accounts()).rows).toMatchObject([{ lines: 7, open: 4, lastDay: "2026-01-08" }]);
    expect((await ledger.client.bank.statements({})).total).toBe(4);
    const other = await account(ledger, { name: "Otra" });
    expect(await take(ledger, other, JANUARY)).toMatchObject({ newLines: 5 });
  });

  test("a repeated command answers what it answered and takes nothing in twice", async () => {
    const ledger = await makeLedger(database);
    const command = { commandId: randomUUID(), accountId: await account(ledger), file: JANUARY };
    const first = await ledger.client.bank.import(command);
    expect(await ledger.client.bank.import(command)).toEqual(first);
    expect((await ledger.client.bank.statements({})).total).toBe(1);
  });

  test("one amount with its sign in another column, months in letters, and a row without sign refused by its number", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    const file = fixture("banco-del-norte-signo.csv");
    const looked = await ledger.client.bank.preview({ accountId: id, file });
    if (looked.kind !== "table") throw new Error("no table");
    expect(looked.preview).toMatchObject({
      rows: 3,
      badRows: 1,
      missing: { required: [], oneOf: [] },
      origin: "guessed",
    });
    expect(await take(ledger, id, file)).toMatchObject({
      newLines: 2,
      refused: [{ row: 5, problems: [{ field: "direction", code: "unknown-direction" }] }],
    });
    const { rows } = await ledger.client.bank.lines({});
    expect(rows.map(({ day, amountMinor }) => [day, amountMinor])).toEqual([
      ["2026-01-05", -5_800],
      ["2026-01-05", 100_000],
    ]);
  });

  test("a workbook with merged headers over two rows, text amounts and Excel dates", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    const file = join(temporaryFolder(), "movimientos.xlsx");
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "Movimientos",
          rows: [
            ["Consulta de movimientos", null, null, null, null],
            ["Operación", null, "Movimiento", null, null],
            ["Fecha", "Descripción", "Retiros", "Depósitos", "Saldo"],
            [new Date(Date.UTC(2026, 0, 5)), "SPEI F-1", null, "$1,234.50 MN", 5000],
            ["06/01/2026", "COMISION", 58.5, null, 4941.5],
            ["31/02/2026", "FECHA IMPOSIBLE", null, "10.00", null],
            [new Date(Date.UTC(2026, 0, 7)), "OTRA MONEDA", null, "USD 10.00", null],
            ["Total", null, 58.5, 1254.5, null],
          ],
          merges: [
            { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
            { startRow: 1, startCol: 0, endRow: 1, endCol: 1 },
            { startRow: 1, startCol: 2, endRow: 1, endCol: 4 },
          ],
        },
      ],
    });
    writeFileSync(file, bytes);
    expect(await take(ledger, id, file)).toMatchObject({
      newLines: 2,
      newDepositsMinor: 123_450,
      refused: [
        { row: 6, problems: [{ field: "day", code: "no-such-day" }] },
        { row: 7, problems: [{ field: "deposit", code: "other-currency" }] },
      ],
    });
  });

  test("a mapping is chosen once and remembered for files with these columns", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    const folder = temporaryFolder();
    const file = join(folder, "raro.csv");
    writeFileSync(file, "uno,dos,tres\n2026-01-05,PAGO F-1,1000.00\n");
    await expect(take(ledger, id, file)).rejects.toMatchObject({ code: "MAPPING_INCOMPLETE" });
    const looked = await ledger.client.bank.preview({ accountId: id, file });
    if (looked.kind !== "table") throw new Error("no table");
    const mapping = { ...looked.preview.mapping, columns: { day: 0, description: 1, amount: 2 } };
    await ledger.client.bank.import({ commandId: randomUUID(), accountId: id, file, mapping });
    const next = join(folder, "raro-febrero.csv");
    writeFileSync(next, "uno,dos,tres\n2026-02-05,PAGO F-2,500.00\n");
    expect(await ledger.client.bank.preview({ accountId: id, file: next })).toMatchObject({
      preview: { origin: "remembered" },
    });
    expect(await take(ledger, id, next)).toMatchObject({ newLines: 1, newDepositsMinor: 50_000 });
  });

  test("OFX goes to the account it is of, and is refused for one in another currency", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    expect(await take(ledger, id, fixture("estado-102.ofx"))).toMatchObject({ newLines: 2, refusedLines: 2 });
    expect(await take(ledger, id, fixture("estado-211.ofx"))).toMatchObject({ newLines: 1, lookalikes: 1 });
    const dollars = await account(ledger, { name: "Dólares", currency: "USD", tail: "8888" });
    expect(await take(ledger, dollars, fixture("estado-211.ofx"))).toMatchObject({
      newLines: 1,
      newDepositsMinor: 2_000,
    });
    const wrong = await account(ledger, { name: "Equivocada", currency: "USD", tail: "4321" });
    await expect(take(ledger, wrong, fixture("estado-211.ofx"))).rejects.toMatchObject({ code: "STATEMENT_CURRENCY" });
  });

  test("an account keeps its name to itself, and its currency once it has movements", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    await expect(account(ledger, { name: "PRINCIPAL" })).rejects.toMatchObject({ code: "BANK_ACCOUNT_EXISTS" });
    await take(ledger, id, JANUARY);
    const change = { commandId: randomUUID(), id, name: "Principal", bank: "", tail: "", currency: "USD" };
    await expect(ledger.client.bank.saveAccount(change)).rejects.toMatchObject({ code: "BANK_ACCOUNT_CURRENCY" });
    await expect(take(ledger, 99, JANUARY)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(take(ledger, id, "/nowhere/x.csv")).rejects.toMatchObject({
      code: "FILE_REFUSED",
      data: { code: "not-found" },
    });
  });

  test("a plain deposit is confirmed in bulk: its invoice is paid, and undone it is open again", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    await post(ledger, [makeDocument(1), makeDocument(2, { total: "1500.00" }), makeDocument(3, { total: "1000.00" })]);
    await take(ledger, id, JANUARY);
    const lines = await open(ledger);
    const certain = lines.filter((line) => line.certain !== null);
    expect(certain.map(({ description }) => description)).toEqual([
      "SPEI RECIBIDO BANORTE 0001234 UNIVERSIDAD ROBOTICA ESPAÑOLA FACT F-1",
    ]);
    const choices = certain.map(choiceOf);
    const answer = await ledger.client.bank.confirm({ commandId: randomUUID(), choices, onlyCertain: true });
    expect(answer).toEqual({ confirmed: certain.map((line) => line.id), skipped: [] });
    expect(await balance(ledger, 1)).toBe(0);
    const line = await lineWith(ledger, "universidad");
    expect(line).toMatchObject({
      state: "matched",
      decision: { kind: "recorded", invoices: ["F-1"], reversed: false },
    });
    const payment = await ledger.client.payments.get({ uuid: line.decision?.paymentUuid ?? "", asOf: "2026-12-31" });
    expect(payment).toMatchObject({
      origin: "bank",
      account: "Principal",
      paidOn: "2026-01-05",
      amountMinor: 100_000,
      state: "applied",
    });

    await expect(ledger.client.bank.confirm({ commandId: randomUUID(), choices })).rejects.toMatchObject({
      code: "BANK_LINE_DECIDED",
    });
    expect(await ledger.client.bank.confirm({ commandId: randomUUID(), choices, onlyCertain: true })).toMatchObject({
      confirmed: [],
    });
    await ledger.client.bank.undo({ commandId: randomUUID(), lineIds: [line.id] });
    expect(await balance(ledger, 1)).toBe(100_000);
    expect(await lineWith(ledger, "universidad")).toMatchObject({ state: "open", decision: null });
    await sound(ledger);
  });

  test("the overlapping statement after a confirmation doubles nothing", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    await post(ledger, [makeDocument(1)]);
    await take(ledger, id, JANUARY);
    await ledger.client.bank.confirm({
      commandId: randomUUID(),
      choices: [choiceOf(await lineWith(ledger, "universidad"))],
    });
    await take(ledger, id, OVERLAP);
    expect((await ledger.client.bank.lines({ search: "universidad" })).total).toBe(1);
    expect((await ledger.client.payments.totals({ asOf: "2026-12-31" })).rows).toMatchObject([
      { payments: 1, amountMinor: 100_000 },
    ]);
  });

  test("a payer confirmed once is known the next time", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    await post(ledger, [makeDocument(1, { total: "777.77" }), makeDocument(2, { total: "10.00" })]);
    const folder = temporaryFolder();
    const statement = (name: string, day: string): string => {
      const file = join(folder, name);
      writeFileSync(file, `Fecha,Descripción,Abono,Cuenta ordenante\n${day},DEPOSITO DIA,10.00,012345678901234567\n`);
      return file;
    };
    await take(ledger, id, statement("a.csv", "2026-01-09"));
    const [first] = await open(ledger);
    expect(first?.suggestions[0]?.reasons.map(({ code }) => code)).toEqual(["exact-one", "only-one"]);
    if (first === undefined) throw new Error("no line");
    const choice = {
      kind: "record" as const,
      lineId: first.id,
      customerId: first.suggestions[0]?.customerId ?? 0,
      applications: [],
    };
    await ledger.client.bank.confirm({ commandId: randomUUID(), choices: [choice] });
    await take(ledger, id, statement("b.csv", "2026-01-10"));
    const [second] = await open(ledger);
    expect(second?.suggestions[0]?.reasons).toContainEqual({
      code: "learnt-account",
      values: { label: "012345678901234567", count: 1 },
    });
    expect(second?.certain).toBe(second?.suggestions[0]?.key);
  });

  test("money recorded by hand is linked and not counted twice", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    await post(ledger, [makeDocument(1)]);
    const { rows } = await ledger.client.customers.find({ text: "robotica" });
    const payment = {
      customerId: rows[0]?.id ?? 0,
      currency: "MXN",
      amountMinor: 100_000,
      paidOn: "2026-01-05",
      form: "03",
      operation: "",
    };
    const recorded = await ledger.client.payments.record({ commandId: randomUUID(), payments: [payment] });
    await take(ledger, id, JANUARY);
    const line = await lineWith(ledger, "universidad");
    expect(line.suggestions[0]).toMatchObject({ kind: "payment", known: { uuid: recorded.payments[0]?.uuid } });
    const paymentUuid = recorded.payments[0]?.uuid ?? "";
    const choice = {
      kind: "payment" as const,
      lineId: line.id,
      paymentUuid,
      suggestion: line.suggestions[0]?.key ?? "",
    };
    await ledger.client.bank.confirm({ commandId: randomUUID(), choices: [choice], onlyCertain: true });
    expect((await ledger.client.payments.totals({ asOf: "2026-12-31" })).rows).toMatchObject([{ payments: 1 }]);
    const other = await lineWith(ledger, "practicaja");
    await expect(
      ledger.client.bank.confirm({ commandId: randomUUID(), choices: [{ ...choice, lineId: other.id }] }),
    ).rejects.toMatchObject({ code: "BANK_LINE_OTHER_MONEY" });
    await ledger.client.bank.undo({ commandId: randomUUID(), lineIds: [line.id] });
    expect((await ledger.client.payments.totals({ asOf: "2026-12-31" })).rows).toMatchObject([{ payments: 1 }]);
  });

  test("the money of a complemento is linked to it: the invoice is paid once", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    await post(ledger, [makeDocument(1), makeComplement(50, [makePayment("2026-01-05", "1000.00", [[1, "1000.00"]])])]);
    await take(ledger, id, JANUARY);
    const line = await lineWith(ledger, "universidad");
    const [best] = line.suggestions;
    expect(best).toMatchObject({ kind: "pago", known: { uuid: uuid(50), pago: 0 } });
    if (best === undefined) throw new Error("no suggestion");
    const choice = {
      kind: "pago" as const,
      lineId: line.id,
      customerId: best.customerId,
      repUuid: uuid(50),
      pago: 0,
      suggestion: best.key,
    };
    await ledger.client.bank.confirm({ commandId: randomUUID(), choices: [choice] });
    expect(await balance(ledger, 1)).toBe(0);
    const { rows } = await ledger.client.receivables.aging({ asOf: "2026-12-31" });
    expect(rows.every((row) => row.balanceMinor === 0 && row.unappliedMinor === 0)).toBe(true);
    await sound(ledger);
    await ledger.client.bank.undo({ commandId: randomUUID(), lineIds: [line.id] });
    expect(await balance(ledger, 1)).toBe(0);
  });

  test("what is no customer's payment is set aside with its reason; a wrong suggestion is not made again", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    await post(ledger, [makeDocument(1)]);
    await take(ledger, id, JANUARY);
    const own = await lineWith(ledger, "traspaso");
    await ledger.client.bank.ignore({ commandId: randomUUID(), lineIds: [own.id], reason: "Traspaso propio" });
    expect(await lineWith(ledger, "traspaso")).toMatchObject({
      state: "ignored",
      decision: { reason: "Traspaso propio" },
    });
    await ledger.client.bank.undo({ commandId: randomUUID(), lineIds: [own.id] });
    await expect(ledger.client.bank.undo({ commandId: randomUUID(), lineIds: [own.id] })).rejects.toMatchObject({
      code: "BANK_LINE_NOT_DECIDED",
    });

    const line = await lineWith(ledger, "universidad");
    const key = line.suggestions[0]?.key ?? "";
    await ledger.client.bank.reject({ commandId: randomUUID(), lineId: line.id, suggestion: key });
    const after = await lineWith(ledger, "universidad");
    expect(after.suggestions.map((one) => one.key)).not.toContain(key);
    expect(after.certain).toBeNull();
    await ledger.client.bank.undo({ commandId: randomUUID(), lineIds: [line.id] });
    expect((await lineWith(ledger, "universidad")).suggestions[0]?.key).toBe(key);
  });

  test("an invoice settled by rule takes the money that names it", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    await post(ledger, [makeDocument(1, { paymentMethod: "PUE" })]);
    await take(ledger, id, JANUARY);
    const line = await lineWith(ledger, "universidad");
    expect(line.suggestions[0]).toMatchObject({
      kind: "apply",
      applications: [{ invoiceUuid: uuid(1), amountMinor: 100_000 }],
    });
    await ledger.client.bank.confirm({ commandId: randomUUID(), choices: [choiceOf(line)] });
    const { rows } = await ledger.client.receivables.aging({ asOf: "2026-12-31" });
    expect(rows.every((row) => row.balanceMinor === 0)).toBe(true);
  });

  test("a file of another name with the same bytes is the same statement", async () => {
    const ledger = await makeLedger(database);
    const id = await account(ledger);
    await take(ledger, id, JANUARY);
    const copy = join(temporaryFolder(), "copia.csv");
    copyFileSync(JANUARY, copy);
    expect(await take(ledger, id, copy)).toMatchObject({ newLines: 0, knownLines: 5 });
  });
});
