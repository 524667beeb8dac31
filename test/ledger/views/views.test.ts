import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre";
import { describe, expect, test } from "vitest";
import { zInteractionGroupBy } from "../../../shared/contract/contacts.ts";
import { zCustomerGroupBy } from "../../../shared/contract/customer-list.ts";
import { zDisputeGroupBy } from "../../../shared/contract/dispute-list.ts";
import type { ListGroup } from "../../../shared/contract/groups.ts";
import { zPaymentGroupBy } from "../../../shared/contract/payments.ts";
import { zPromiseGroupBy } from "../../../shared/contract/promises.ts";
import { zViewState } from "../../../shared/contract/views.ts";
import { setUp } from "../disputes/scene.ts";
import { makeDocument, uuid } from "../support/documents.ts";
import { type DatabaseName, databases, makeLedger, temporaryFolder } from "../support/ledgers.ts";

const ASUR = { rfc: "KIJ0906199R1", name: "ACEROS DEL SUR", foreignTaxId: "" };
const DAY = "2026-03-10";

/** Two customers, one of them Ana's, with a promise, disputes, payments and contacts in two currencies. */
async function worked(database: DatabaseName) {
  const l = await setUp(database, [
    makeDocument(1, { total: "1000.00", issuedAt: "2025-11-01T10:00:00" }),
    makeDocument(2, { total: "500.00", issuedAt: "2026-01-20T10:00:00" }),
    makeDocument(3, { total: "80.00", currency: "USD", exchangeRate: "17.5", issuedAt: "2026-01-20T10:00:00" }),
    makeDocument(4, { total: "700.00", receiver: ASUR, issuedAt: "2026-03-01T10:00:00" }),
  ]);
  l.clock.day = DAY;
  const south = (await l.client.customers.find({ text: "aceros" })).rows[0]?.id ?? 0;
  const ana = {
    id: 7,
    name: "Ana",
    search: "ana",
    role: "collector",
    email: "",
    active: 1,
    version: 1,
    created_at: "",
  };
  await l.db.write((tx) => tx.bulk.insert("person", [ana]));
  const one = [{ customerId: l.customerId, collectorId: 7, before: null }];
  await l.client.customers.assign({
    ...l.id(),
    assignments: one.map(({ customerId, collectorId }) => ({ customerId, collectorId })),
  });
  for (const [customerId, invoice, pesos] of [
    [l.customerId, 2, 300],
    [south, 4, 700],
  ] as const) {
    const payments = [{ dueOn: "2026-03-20", amountMinor: pesos * 100 }];
    const draft = { customerId, currency: "MXN", payments, invoices: [uuid(invoice)] };
    await l.client.promises.make({ ...l.id(), draft });
  }
  await l.open(1, 400);
  await l.open(3, null, { type: "quality" });
  await l.open(4, 100, { customerId: south, type: "price" });
  const paid = { currency: "MXN", paidOn: DAY, form: "03", applications: [] };
  await l.client.payments.record({
    ...l.id(),
    payments: [
      { ...paid, customerId: l.customerId, amountMinor: 12_300 },
      { ...paid, customerId: l.customerId, amountMinor: 500, currency: "USD", form: "02" },
      { ...paid, customerId: south, amountMinor: 4500, form: "01" },
    ],
  });
  for (const customerId of [l.customerId, l.customerId, south]) {
    await l.client.contacts.log({
      ...l.id(),
      customerId,
      channel: "visit",
      direction: "in",
      outcome: "NA",
      happenedAt: `${DAY}T17:00:00.000Z`,
      next: { kind: "followUp", dueOn: "2026-03-12" },
    });
  }
  return l;
}

const screen = "receivables";
const state = zViewState.parse({
  search: "peña",
  filters: [
    { column: "customerName", op: "in", values: [1, 2] },
    { column: "openMinor", op: "range", from: "1000", to: null },
  ],
  sort: [
    { by: "daysPastDue", desc: true },
    { by: "openMinor", desc: true },
  ],
  columns: [{ id: "folio", width: 80, hidden: false, frozen: true }],
  bar: { aging: "over30" },
});

describe.each(databases)("saved views on %s", (database) => {
  test("a view is kept whole, renamed, overwritten, taken away and put back, and the list opens with it", async () => {
    const { client, db } = await makeLedger(database);
    const { views } = client;
    const list = async () => (await views.list({ screen })).rows;
    expect(await list()).toEqual([]);

    const save = { commandId: randomUUID(), screen, name: "  Vencidas más de 30 ", shared: false, state };
    const saved = await views.save(save);
    expect(saved).toMatchObject({ name: "Vencidas más de 30", shared: false, mine: true, opensWith: false, state });
    // The same command again is the same view.
    expect(await views.save(save)).toEqual(saved);
    expect(await list()).toEqual([saved]);

    // A name that reads the same is taken, on this screen only.
    const again = { commandId: randomUUID(), screen, name: "VENCIDAS MAS DE 30", shared: true, state };
    await expect(views.save(again)).rejects.toMatchObject({ code: "VIEW_EXISTS", data: { name: saved.name } });
    await views.save({ ...again, commandId: randomUUID(), screen: "payments" });
    const other = await views.save({ commandId: randomUUID(), screen, name: "Área norte", shared: true, state });
    expect((await list()).map((view) => view.name)).toEqual(["Área norte", "Vencidas más de 30"]);

    const { id } = saved;
    const renamed = await views.change({ commandId: randomUUID(), id, name: "Mías", shared: true });
    expect(renamed).toMatchObject({ id, name: "Mías", shared: true, state });
    const emptied = zViewState.parse({});
    expect(await views.change({ commandId: randomUUID(), id, state: emptied })).toMatchObject({ state: emptied });
    await expect(views.change({ commandId: randomUUID(), id, name: "area NORTE" })).rejects.toMatchObject({
      code: "VIEW_EXISTS",
    });

    await views.openWith({ commandId: randomUUID(), screen, id });
    await views.openWith({ commandId: randomUUID(), screen, id: other.id });
    expect((await list()).filter((view) => view.opensWith).map((view) => view.id)).toEqual([other.id]);
    await views.openWith({ commandId: randomUUID(), screen, id: null });
    expect((await list()).some((view) => view.opensWith)).toBe(false);

    await views.remove({ commandId: randomUUID(), id });
    expect((await list()).map((view) => view.id)).toEqual([other.id]);
    await expect(views.remove({ commandId: randomUUID(), id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await views.restore({ commandId: randomUUID(), id })).toMatchObject({ id, name: "Mías" });
    await expect(views.openWith({ commandId: randomUUID(), screen, id: 999 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });

    const actions = await db.read.selectFrom("audit").select("action").orderBy("seq").execute();
    expect(actions.map((row) => row.action).filter((action) => action.startsWith("views.")).length).toBe(10);
    expect((await client.ledgers.verify()).ok).toBe(true);
  });

  test("colleagues see what is shared, change only what is theirs, and each list opens with a view of their own", async () => {
    const { client, db } = await makeLedger(database);
    await db.write((tx) =>
      tx.bulk.insert("person", [
        { id: 7, name: "Ana", search: "ana", role: "collector", email: "", active: 1, version: 1, created_at: "" },
      ]),
    );
    const row = {
      screen,
      owner_id: 7,
      state: JSON.stringify(state),
      created_at: "",
      updated_at: "",
      deleted: 0,
    };
    await db.write((tx) =>
      tx.bulk.insert("saved_view", [
        { ...row, id: 101, name: "De Ana", shared: 0 },
        { ...row, id: 102, name: "De todos", shared: 1 },
      ]),
    );
    const { rows } = await client.views.list({ screen });
    expect(rows.map(({ name, mine, owner }) => ({ name, mine, owner }))).toEqual([
      { name: "De todos", mine: false, owner: "Ana" },
    ]);
    await expect(client.views.change({ commandId: randomUUID(), id: 102, name: "Mía" })).rejects.toMatchObject({
      code: "VIEW_OF_OTHERS",
      data: { name: "De todos" },
    });
    await expect(client.views.remove({ commandId: randomUUID(), id: 102 })).rejects.toMatchObject({
      code: "VIEW_OF_OTHERS",
    });
    // A name only its owner sees is free.
    await client.views.save({ commandId: randomUUID(), screen, name: "De Ana", shared: false, state });
    await client.views.openWith({ commandId: randomUUID(), screen, id: 102 });
    expect((await client.views.list({ screen })).rows.find((view) => view.opensWith)?.id).toBe(102);
  });

  test("every list put together adds up to its totals, opens to its rows and is written to Excel", async () => {
    const { client } = await worked(database);
    const asOf = DAY;
    type Written = { file: string; lang: "es"; columns: string[] };
    interface List<By extends string> {
      readonly choices: readonly By[];
      readonly totals: () => Promise<readonly { readonly currency: string }[]>;
      readonly counted: string;
      readonly groups: (by: By) => Promise<{ rows: ListGroup<never>[]; total: number }>;
      readonly rows: (by: By, group: ListGroup<never>) => Promise<number>;
      readonly write: (by: By, asked: Written) => Promise<{ rows: number }>;
    }
    const limit = 100;
    const here = <By extends string>(by: By, { key, currency }: ListGroup<never>) => [
      { column: by, op: "in" as const, values: [key] },
      ...(currency === "" ? [] : [{ column: "currency" as const, op: "in" as const, values: [currency] }]),
    ];
    async function addsUp<By extends string>(list: List<By>): Promise<Map<By, ListGroup<never>[]>> {
      const found = new Map<By, ListGroup<never>[]>();
      const totals = await list.totals();
      for (const by of list.choices) {
        const { rows, total } = await list.groups(by);
        expect(total, by).toBe(rows.length);
        expect(rows.length, by).toBeGreaterThan(0);
        for (const of of totals) {
          const own = rows.filter(({ currency }) => currency === of.currency);
          for (const [name, value] of Object.entries(of)) {
            if (typeof value !== "number") continue;
            const sum = own.reduce(
              (all, row) => all + Number(Reflect.get(row, name === list.counted ? "rows" : name)),
              0,
            );
            expect(sum, `${by} ${of.currency} ${name}`).toBe(value);
          }
        }
        for (const row of rows) expect(await list.rows(by, row), `${by} ${row.key} ${row.currency}`).toBe(row.rows);
        found.set(by, rows);
      }
      const [by] = list.choices;
      if (by === undefined) return found;
      const file = join(temporaryFolder(), "grupos.xlsx");
      const rows = found.get(by) ?? [];
      expect(await list.write(by, { file, lang: "es", columns: ["label", "rows"] })).toMatchObject({
        rows: rows.length,
      });
      const [sheet] = (await readXlsx(readFileSync(file))).sheets;
      expect(sheet?.rows.slice(1)).toEqual(rows.map((row) => [row.label, row.rows]));
      return found;
    }

    const { customers, promises, disputes, payments, contacts } = client;
    const debt = await addsUp({
      choices: zCustomerGroupBy.options,
      counted: "customers",
      totals: async () => (await customers.totals({ asOf })).rows,
      groups: (by) => customers.groups({ asOf, by, limit }),
      rows: async (by, row) => (await customers.page({ asOf, filters: here(by, row) })).total,
      write: (by, asked) => customers.exportGroups({ asOf, by, ...asked }),
    });
    expect(debt.get("collector")?.map(({ label, currency, rows }) => [label, currency, rows])).toEqual([
      ["Ana", "MXN", 1],
      ["Ana", "USD", 1],
      ["", "MXN", 1],
    ]);
    expect(debt.get("bucket")?.map(({ key, currency }) => [key, currency])).toEqual([
      ["current", "MXN"],
      ["1-30", "USD"],
      ["90+", "MXN"],
    ]);
    const promised = await addsUp({
      choices: zPromiseGroupBy.options,
      counted: "promises",
      totals: async () => (await promises.totals({ asOf })).rows,
      groups: (by) => promises.groups({ asOf, by, limit }),
      rows: async (by, row) => (await promises.page({ asOf, filters: here(by, row) })).total,
      write: (by, asked) => promises.exportGroups({ asOf, by, ...asked }),
    });
    expect(promised.get("customerName")?.map((row) => [row.label, Reflect.get(row, "promisedMinor")])).toEqual([
      ["ACEROS DEL SUR", 70_000],
      ["UNIVERSIDAD ROBOTICA ESPAÑOLA", 30_000],
    ]);
    const disputed = await addsUp({
      choices: zDisputeGroupBy.options,
      counted: "disputes",
      totals: async () => (await disputes.totals({ asOf })).rows,
      groups: (by) => disputes.groups({ asOf, by, limit }),
      rows: async (by, row) => (await disputes.page({ asOf, filters: here(by, row) })).total,
      write: (by, asked) => disputes.exportGroups({ asOf, by, ...asked }),
    });
    expect(disputed.get("type")?.map((row) => [row.key, row.currency, row.rows, row.customers])).toEqual([
      ["price", "MXN", 2, 2],
      ["quality", "USD", 1, 1],
    ]);
    await addsUp({
      choices: zPaymentGroupBy.options,
      counted: "payments",
      totals: async () => (await payments.totals({ asOf })).rows,
      groups: (by) => payments.groups({ asOf, by, limit }),
      rows: async (by, row) => (await payments.page({ asOf, filters: here(by, row) })).total,
      write: (by, asked) => payments.exportGroups({ asOf, by, ...asked }),
    });
    const logged = await addsUp({
      choices: zInteractionGroupBy.options,
      counted: "contacts",
      totals: async () => {
        const { byOutcome: _, byPerson: __, ...all } = await contacts.totals({});
        return [{ currency: "", ...all }];
      },
      groups: (by) => contacts.groups({ by, limit }),
      rows: async (by, { key }) => (await contacts.page({ filters: [{ column: by, op: "in", values: [key] }] })).total,
      write: (by, asked) => contacts.exportGroups({ by, ...asked }),
    });
    expect(logged.get("outcome")?.map(({ key, rows, customers }) => [key, rows, customers])).toEqual([["NA", 3, 2]]);

    // The largest sum first, page by page; a code is written in its words.
    const largest = { asOf, by: "type", sort: [{ by: "disputedMinor", desc: true }] } as const;
    const { rows } = await disputes.groups({ ...largest, sort: [...largest.sort], offset: 0, limit: 1 });
    expect(rows.map(({ key }) => key)).toEqual(["price"]);
    const file = join(temporaryFolder(), "aclaraciones.xlsx");
    await disputes.exportGroups({ ...largest, sort: [...largest.sort], file, columns: [] });
    const [sheet] = (await readXlsx(readFileSync(file))).sheets;
    expect(sheet?.rows[0]?.slice(0, 4)).toEqual(["Tipo", "Moneda", "Aclaraciones", "Clientes"]);
    expect(sheet?.rows[1]?.slice(0, 3)).toEqual(["Precio o condiciones distintas", "MXN", 2]);
    expect(sheet?.rows[1]?.at(-1)).toBe(500);

    // Payments themselves are written with what is shown of them.
    const written = await payments.exportPage({ asOf, file, columns: ["customerName", "amountMinor", "form"] });
    expect(written.rows).toBe(3);
    const [list] = (await readXlsx(readFileSync(file))).sheets;
    expect(list?.rows[0]).toEqual(["Cliente", "Importe", "Forma"]);
    expect(list?.rows).toContainEqual(["ACEROS DEL SUR", 45, "01 Efectivo"]);
  });
});
