import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import { openItems } from "../../../electron/ledger/receivables/balance.ts";
import { postDocuments } from "../../../electron/ledger/receivables/writer.ts";
import type { ReceivableFilter } from "../../../shared/contract/receivables.ts";
import { incoming, makeComplement, makeDocument, makePayment, rules } from "../support/documents.ts";
import type { TestLedger } from "../support/ledgers.ts";
import { databases, makeLedger, temporaryFolder } from "../support/ledgers.ts";
import { profile } from "../support/profile.ts";

const AS_OF = "2026-06-30";
const CUSTOMERS = [
  { rfc: "NUÑ850101AB3", name: "ÑUÑEZ Y PEÑA CONSTRUCCIONES" },
  { rfc: "IIA040805DZ4", name: "INDUSTRIA ILUMINADORA DE ALMACENES" },
  { rfc: "URE180429TM6", name: "Universidad Robótica 100%_Española" },
];

/** Thirty invoices, one every five days, over three customers; every sixth in USD, every fifth paid in part. */
async function filled(database: (typeof databases)[number]): Promise<TestLedger> {
  const ledger = await makeLedger(database);
  const documents = Array.from({ length: 30 }, (_, n) => {
    const customer = CUSTOMERS[n % 3] ?? { rfc: "", name: "" };
    const issued = new Date(Date.UTC(2026, 0, 5 + n * 5)).toISOString().slice(0, 10);
    return makeDocument(n + 1, {
      issuedAt: `${issued}T10:00:00`,
      total: `${(n + 1) * 100}.00`,
      currency: n % 6 === 5 ? "USD" : "MXN",
      receiver: { ...customer, foreignTaxId: "" },
    });
  });
  const payments = [5, 10, 15, 20].map((n) =>
    makeComplement(100 + n, [makePayment("2026-06-01", "50.00", [[n, "50.00"]])]),
  );
  await ledger.db.write(async (tx) => {
    await tx.bulk.insert("import_run", [
      { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" },
    ]);
    const context = { runId: 1, recordedAt: "2026-07-01T00:00:00.000Z", actor: "test" };
    await postDocuments(tx, [...documents, ...payments].map(incoming), context, rules);
  });
  return ledger;
}

describe.each(databases)("open receivables on %s", (database) => {
  let ledger: TestLedger;
  const page = async (input: Partial<Parameters<TestLedger["client"]["receivables"]["page"]>[0]>) =>
    ledger.client.receivables.page({ asOf: AS_OF, limit: 100, ...input });
  const folios = async (input: Parameters<typeof page>[0]) => (await page(input)).rows.map((row) => Number(row.folio));

  test("pages, filters, sorts and totals agree with each other", async () => {
    ledger = await filled(database);
    const all = await page({});
    expect(all.total).toBe(30);

    // Paging: the pages put together are the whole, in the same order.
    const pieces = await Promise.all([0, 12, 24].map((offset) => page({ offset, limit: 12 })));
    expect(pieces.flatMap((piece) => piece.rows.map((row) => row.uuid))).toEqual(all.rows.map((row) => row.uuid));

    // Accents, case and order of words do not matter; signs of the pattern language are plain text.
    for (const search of ["nunez", "ÑUÑEZ", "construcciones peña", "nuñ850101"]) {
      expect((await page({ search })).total, search).toBe(10);
    }
    expect((await page({ search: "100%" })).total).toBe(10);
    expect((await page({ search: "%" })).total).toBe(10);
    expect((await page({ search: "x_y" })).total).toBe(0);
    expect(await folios({ search: "f-17" })).toEqual([17]);

    const filtered = async (...filters: ReceivableFilter[]) => folios({ filters });
    expect(await filtered({ column: "currency", op: "equals", value: "USD" })).toEqual([6, 12, 18, 24, 30]);
    expect(await filtered({ column: "folio", op: "contains", value: "29" })).toEqual([29]);
    expect(await filtered({ column: "totalMinor", op: "range", from: 290_000, to: null })).toEqual([29, 30]);
    expect(await filtered({ column: "issuedOn", op: "range", from: "2026-01-06", to: "2026-01-15" })).toEqual([2, 3]);
    expect(await filtered({ column: "folio", op: "in", values: ["1", "3"] })).toEqual([1, 3]);
    expect(await filtered({ column: "openMinor", op: "equals", value: 45_000 })).toEqual([5]);

    // Several texts, any of which will do; a stray separator asks for nothing.
    expect(await filtered({ column: "folio", op: "contains", value: "29; 17;" })).toEqual([17, 29]);
    const someCustomers = { column: "customerName", op: "contains", value: "nunez; robotica" } as const;
    expect((await filtered(someCustomers)).length).toBe(20);
    expect((await filtered({ column: "folio", op: "contains", value: " ; " })).length).toBe(30);

    // Amounts typed in units; what the currency has no decimals for falls on the inner side.
    expect(await filtered({ column: "totalMinor", op: "range", from: "2900", to: null })).toEqual([29, 30]);
    expect(await filtered({ column: "totalMinor", op: "range", from: "2800.001", to: "2900.009" })).toEqual([29]);
    expect(await filtered({ column: "openMinor", op: "equals", value: "450.00" })).toEqual([5]);
    expect(await filtered({ column: "openMinor", op: "equals", value: "450.001" })).toEqual([]);
    expect(await filtered({ column: "openMinor", op: "equals", value: "mucho" })).toEqual([]);

    // A bucket is the same set as its days, and the five make up the whole.
    const buckets = await Promise.all(
      (["current", "1-30", "31-60", "61-90", "90+"] as const).map((bucket) =>
        page({ filters: [{ column: "bucket", op: "equals", value: bucket }] }),
      ),
    );
    for (const [index, { rows }] of buckets.entries()) {
      expect(new Set(rows.map((row) => row.bucket)).size, String(index)).toBeLessThanOrEqual(1);
    }
    expect(buckets.reduce((sum, { total }) => sum + total, 0)).toBe(30);
    const late = await page({ filters: [{ column: "daysPastDue", op: "range", from: 31, to: 60 }] });
    expect(late.rows).toEqual(buckets[2]?.rows);

    const byDays = await page({ sort: [{ by: "daysPastDue", desc: true }] });
    expect(byDays.rows.map((row) => row.daysPastDue)).toEqual(
      [...byDays.rows.map((row) => row.daysPastDue)].sort((a, b) => b - a),
    );
    expect((await folios({ sort: [{ by: "totalMinor", desc: true }] })).slice(0, 3)).toEqual([30, 29, 28]);

    for (const selection of [
      {},
      { search: "nunez" },
      { filters: [{ column: "totalMinor", op: "range", from: 100_000, to: null }] as ReceivableFilter[] },
    ]) {
      const { rows } = await page(selection);
      const { rows: totals } = await ledger.client.receivables.totals({ asOf: AS_OF, ...selection });
      for (const total of totals) {
        const own = rows.filter((row) => row.currency === total.currency);
        const sum = (wanted: (row: (typeof own)[number]) => boolean) =>
          own.filter(wanted).reduce((minor, row) => minor + row.openMinor, 0);
        expect(total.documents).toBe(own.length);
        expect(total.openMinor).toBe(sum(() => true));
        expect(total.overdueMinor).toBe(sum((row) => row.bucket !== "current"));
        expect(total.d31to60Minor).toBe(sum((row) => row.bucket === "31-60"));
      }
    }

    // As of an earlier day: nothing issued later, and the payments of June not yet made.
    const earlier = await page({ asOf: "2026-05-31" });
    const before = earlier.rows.find((row) => row.folio === "5");
    expect(before?.openMinor).toBe(50_000);
    expect(earlier.rows.every((row) => row.issuedOn <= "2026-05-31")).toBe(true);
  });

  test("a column names its values among what the rest selects, and conditions take several of them", async () => {
    ledger = await filled(database);
    const { receivables } = ledger.client;
    const values = async (input: Omit<Parameters<typeof receivables.values>[0], "asOf">) =>
      receivables.values({ asOf: AS_OF, ...input });
    const all = (await page({})).rows;

    const customers = await values({ column: "customerName" });
    expect(customers.total).toBe(3);
    expect(customers.values.map(({ label, rows }) => [label, rows])).toEqual(
      CUSTOMERS.map(({ name }) => [name, 10]).sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
    );
    const found = await values({ column: "customerName", text: "NUNEZ" });
    expect(found.values.map(({ label }) => label)).toEqual([CUSTOMERS[0]?.name]);
    const [two, one] = [customers.values.slice(0, 2), customers.values.slice(0, 1)].map((some) =>
      some.map(({ value }) => value),
    );
    const chosen = async (column: ReceivableFilter["column"], list: (string | number)[]) =>
      (await page({ filters: [{ column, op: "in", values: list }] })).total;
    expect(await chosen("customerName", two ?? [])).toBe(20);
    expect(await chosen("customerName", [...(one ?? []), "NADIE"])).toBe(10);
    expect(await chosen("customerName", [])).toBe(0);
    expect(await chosen("currency", ["USD", "MXN"])).toBe(30);
    expect(await chosen("openMinor", [45_000, "100"])).toBe(2);
    const late = all[0]?.daysPastDue ?? 0;
    expect(await chosen("daysPastDue", [late])).toBe(all.filter((row) => row.daysPastDue === late).length);
    expect(await chosen("bucket", ["current", "90+"])).toBe(
      all.filter((row) => row.bucket === "current" || row.bucket === "90+").length,
    );

    // Counts are of what every other condition leaves, and the list says how many there are beyond it.
    const dollars = { filters: [{ column: "currency", op: "equals", value: "USD" }] satisfies ReceivableFilter[] };
    expect(
      (await values({ column: "customerName", ...dollars })).values.reduce((sum, each) => sum + each.rows, 0),
    ).toBe(5);
    expect(await values({ column: "folio", text: "2", limit: 5 })).toMatchObject({ total: 12, values: { length: 5 } });
    const days = await values({ column: "daysPastDue", limit: 500 });
    expect(new Set(days.values.map(({ value }) => value))).toEqual(new Set(all.map((row) => row.daysPastDue)));
    const buckets = await values({ column: "bucket" });
    expect(buckets.values.map(({ value, rows }) => [value, rows])).toEqual(
      ["current", "1-30", "31-60", "61-90", "90+"]
        .map((bucket) => [bucket, all.filter((row) => row.bucket === bucket).length] as const)
        .filter(([, rows]) => rows > 0),
    );
    for (const column of ["customerKey", "series", "uuid", "issuedOn", "dueOn", "totalMinor", "openMinor"] as const) {
      const { values: each, total } = await values({ column, limit: 500 });
      expect(each.length, column).toBe(total);
      expect(
        each.reduce((sum, { rows }) => sum + rows, 0),
        column,
      ).toBe(30);
      const first = each[0];
      expect(await chosen(column, [first?.value ?? ""]), column).toBe(first?.rows);
    }
  });

  test("groups add up to the whole, whatever they are made by, and a group finds its own rows", async () => {
    ledger = await filled(database);
    const { receivables } = ledger.client;
    await ledger.db.write(async (tx) => {
      const people = ["Ana Ávila", "Beto"].map((name, index) => ({
        id: index + 1,
        name,
        search: name.toLowerCase().replace("á", "a"),
        role: "collector",
        email: "",
        active: 1,
        version: 1,
        created_at: "",
      }));
      await tx.bulk.insert("person", people);
      const customers = await tx.sql.selectFrom("customer").select("id").orderBy("id").execute();
      for (const [index, { id }] of customers.slice(0, 2).entries()) {
        await tx.sql
          .insertInto("customer_profile")
          .values(profile(id, { collector_id: index + 1 }))
          .execute();
      }
    });
    const whole = (await receivables.totals({ asOf: AS_OF })).rows;
    const columns = {
      customer: "customerName",
      collector: "collector",
      bucket: "bucket",
      currency: "currency",
    } as const;
    for (const by of ["customer", "collector", "bucket", "currency"] as const) {
      const { rows, total } = await receivables.groups({ asOf: AS_OF, by });
      expect(rows.length, by).toBe(total);
      for (const { currency, openMinor, documents } of whole) {
        const own = rows.filter((row) => row.currency === currency);
        expect(own.reduce((sum, row) => sum + row.openMinor, 0)).toBe(openMinor);
        expect(own.reduce((sum, row) => sum + row.documents, 0)).toBe(documents);
        const shares = own.reduce((sum, row) => sum + Number(row.sharePercent), 0);
        expect(Math.abs(shares - 100)).toBeLessThan(0.1);
      }
      for (const group of rows) {
        const filters: ReceivableFilter[] = [
          { column: columns[by], op: "in", values: [group.key] },
          { column: "currency", op: "in", values: [group.currency] },
        ];
        const found = await page({ filters });
        expect(found.total, `${by} ${group.key}`).toBe(group.documents);
        expect(found.rows.reduce((sum, row) => sum + row.openMinor, 0)).toBe(group.openMinor);
        expect(new Set(found.rows.map((row) => row.customerId)).size).toBe(group.customers);
      }
    }
    const collectors = await receivables.groups({ asOf: AS_OF, by: "collector" });
    expect(collectors.rows.map((row) => row.label)).toEqual(["Ana Ávila", "Beto", "", ""]);
    expect(await folios({ filters: [{ column: "collector", op: "contains", value: "avila" }] })).toHaveLength(10);
    expect(
      (await page({ filters: [{ column: "collector", op: "in", values: [""] }] })).rows.every(
        (row) => row.collector === "",
      ),
    ).toBe(true);
    const sorted = await page({
      sort: [
        { by: "collector", desc: true },
        { by: "openMinor", desc: true },
      ],
      limit: 30,
    });
    expect(sorted.rows.map((row) => row.collector)).toContain("Beto");

    // The largest first, page by page.
    const largest = { asOf: AS_OF, by: "bucket", sort: [{ by: "openMinor", desc: true }] } as const;
    const { rows } = await receivables.groups({ ...largest, sort: [...largest.sort] });
    expect(rows.map((row) => row.openMinor)).toEqual([...rows.map((row) => row.openMinor)].sort((a, b) => b - a));
    const second = await receivables.groups({ ...largest, sort: [...largest.sort], offset: 1, limit: 1 });
    expect(second).toEqual({ rows: rows.slice(1, 2), total: rows.length });

    // In Excel they are the same rows, with the columns of the screen in their order.
    const file = join(temporaryFolder(), "grupos.xlsx");
    const shownColumns = ["label", "openMinor", "currency", "sharePercent"];
    const written = await receivables.exportGroups({
      ...largest,
      sort: [...largest.sort],
      columns: shownColumns,
      file,
    });
    expect(written.rows).toBe(rows.length);
    const [sheet] = (await readXlsx(readFileSync(file))).sheets;
    expect(sheet?.rows[0]).toEqual(["Antigüedad", "Saldo por cobrar", "Moneda", "% moneda"]);
    expect(sheet?.rows.slice(1).map((cells) => cells[1])).toEqual(rows.map((row) => row.openMinor / 100));
    expect(sheet?.rows.slice(1).map((cells) => cells[2])).toEqual(rows.map((row) => row.currency));
    expect(sheet?.rows[1]?.[3]).toBeCloseTo(Number(rows[0]?.sharePercent) / 100);

    // So are the balances by customer.
    const balances = join(temporaryFolder(), "por cliente.xlsx");
    const order = [{ by: "balanceMinor" as const, desc: true }];
    const listed = await receivables.aging({ asOf: AS_OF, sort: order });
    const wanted = ["customerName", "unappliedMinor", "balanceMinor"];
    const made = await receivables.exportAging({ asOf: AS_OF, sort: order, columns: wanted, file: balances });
    expect(made.rows).toBe(listed.rows.length);
    const [first] = (await readXlsx(readFileSync(balances))).sheets;
    expect(first?.rows[0]).toEqual(["Cliente", "Por aplicar", "Saldo neto"]);
    expect(first?.rows.slice(1).map((cells) => cells[2])).toEqual(listed.rows.map((row) => row.balanceMinor / 100));
  });

  test("a statement runs from nothing to the balance of the aging", async () => {
    ledger = await filled(database);
    const { rows } = await ledger.client.receivables.aging({ asOf: AS_OF });
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      const statement = await ledger.client.customers.statement({ customerId: row.customerId, asOf: AS_OF });
      const block = statement.blocks.find((candidate) => candidate.currency === row.currency);
      expect(block?.movements.at(-1)?.runningMinor).toBe(row.balanceMinor);
      expect(row).toMatchObject(block?.aging ?? {});
    }
  });

  test("an amount typed in units finds pesos and yen alike", async () => {
    ledger = await makeLedger(database);
    await ledger.db.write(async (tx) => {
      await tx.bulk.insert("import_run", [
        { id: 1, command_id: "c", started_at: "", finished_at: null, state: "done", sources: "[]" },
      ]);
      const context = { runId: 1, recordedAt: "2026-07-01T00:00:00.000Z", actor: "test" };
      const documents = [
        makeDocument(1, { total: "1500.00" }),
        makeDocument(2, { total: "1500", currency: "JPY" }),
        makeDocument(3, { total: "150000", currency: "JPY" }),
        makeDocument(4, { total: "1500.000", currency: "KWD" }),
      ];
      await postDocuments(tx, documents.map(incoming), context, rules);
    });
    expect((await folios({ filters: [{ column: "openMinor", op: "equals", value: "1500" }] })).sort()).toEqual([
      1, 2, 4,
    ]);
    expect(await folios({ filters: [{ column: "totalMinor", op: "range", from: "1500.01", to: null }] })).toEqual([3]);
  });

  test("a customer or document that is not there is said so", async () => {
    ledger = await filled(database);
    await expect(ledger.client.customers.statement({ customerId: 999, asOf: AS_OF })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const uuid = "FFFFFFFF-0000-4000-8000-000000000000";
    await expect(ledger.client.receivables.document({ uuid, asOf: AS_OF })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

test("the aging reads what may be open from one covering index, and entries only by their receivable", async () => {
  const db = await openSqliteLedger(`${temporaryFolder()}/plan.alcorriente`, { mode: "must-not-exist" });
  const query = sql<{ detail: string }>`explain query plan select * from (${openItems(AS_OF)}) as i`;
  const plan = (await query.execute(db.read)).rows.map((row) => row.detail).join("\n");
  await db.close();
  expect(plan).toContain("SEARCH r USING COVERING INDEX receivable_aging (closed_on>?)");
  expect(plan).toContain("SEARCH e USING COVERING INDEX entry_receivable");
  expect(plan).not.toMatch(/SCAN (r|e)\b/);
});

test("how many rows are wanted is bound where SQLite does not look for it, so that a list is planned once", async () => {
  const db = await openSqliteLedger(`${temporaryFolder()}/window.alcorriente`, { mode: "must-not-exist" });
  const built = db.read.selectFrom("customer").select("id").orderBy("id").limit(2).offset(1).compile();
  const written = sql<{ n: number }>`select k.n from (select 1 as n union all select 2 union all select 3) as k
    where k.n > ${0} order by k.n limit ${1} offset ${1}`;
  const { rows } = await written.execute(db.read);
  const { sql: text } = written.compile(db.read);
  await db.close();
  expect(built.sql).toMatch(/ limit 0 \+ \? offset 0 \+ \?$/);
  expect(text).toMatch(/> \? order by k\.n limit 0 \+ \? offset 0 \+ \?$/);
  expect(rows).toEqual([{ n: 2 }]);
});
