import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readXlsx } from "hucre";
import { expect, test } from "vitest";
import { fileReadAside } from "../../../electron/ledger/context.ts";
import { promiseLedger } from "../promises/set-up.ts";
import { makeDocument, uuid } from "../support/documents.ts";
import { temporaryFolder } from "../support/ledgers.ts";

const asOf = "2026-04-02";
const OTHER = { rfc: "IIA040805DZ4", name: "INDUSTRIA ILUMINADORA DE ALMACENES", foreignTaxId: "" };
const DOLLARS = { currency: "USD", exchangeRate: "17.5" } as const;

/** A ledger in a file whose context has threads for long readings, as the app's has. */
async function ledgerAside() {
  const l = await promiseLedger("sqlite", [
    makeDocument(1),
    makeDocument(2, { receiver: OTHER }),
    makeDocument(3, DOLLARS),
    makeDocument(4),
  ]);
  await l.make([["2026-03-06", 800]], [1]);
  const draft = {
    customerId: l.customerId,
    invoiceUuid: uuid(4),
    type: "price",
    amountMinor: 30_000,
    reason: "Otro",
  } as const;
  await l.client.disputes.open({ commandId: randomUUID(), draft });
  const aside = (value: boolean): void =>
    void Object.defineProperty(l.context, "readsAside", { value, configurable: true });
  aside(true);
  return { ...l, aside };
}

const sheetOf = async (file: string) => (await readXlsx(readFileSync(file))).sheets[0]?.rows ?? [];

test("read in a thread of its own, the Excel list is the one read here", async () => {
  const { client, context, aside } = await ledgerAside();
  expect(fileReadAside(context)).toBe(context.session.current?.path);
  const folder = temporaryFolder();
  type Asked = Omit<Parameters<typeof client.receivables.exportPage>[0], "file">;
  const plain: Asked = { asOf, lang: "es" };
  const asked: Asked[] = [
    plain,
    {
      ...plain,
      lang: "en",
      sort: [{ by: "customerName", desc: true }],
      columns: ["folio", "interestMinor", "promisedOn"],
    },
    { ...plain, search: "ilumin" },
    { ...plain, asOf: "2020-01-01" },
  ];
  const counts: number[] = [];
  for (const [index, what] of asked.entries()) {
    const [there, here] = [join(folder, `there-${index}.xlsx`), join(folder, `here-${index}.xlsx`)];
    aside(true);
    const { rows } = await client.receivables.exportPage({ ...what, file: there });
    aside(false);
    expect(await client.receivables.exportPage({ ...what, file: here })).toEqual({ file: here, rows });
    const cells = await sheetOf(there);
    expect(cells).toEqual(await sheetOf(here));
    expect(cells).toHaveLength(rows + 1);
    counts.push(rows);
  }
  expect(counts).toEqual([4, 4, 1, 0]);
});

test("an invoice in dollars shows its exchange difference, and a list without that column is written all the same", async () => {
  const { client } = await ledgerAside();
  await client.rates.add({ commandId: randomUUID(), currency: "USD", day: asOf, rate: "18.5", source: "typed" });
  const folder = temporaryFolder();
  const write = async (name: string, columns: string[]) => {
    const file = join(folder, name);
    await client.receivables.exportPage({ asOf, lang: "es", columns, file });
    return (await sheetOf(file)).slice(1);
  };
  const valued = await write("valued.xlsx", ["currency", "openMinor", "differenceMinor"]);
  const dollars = valued.filter(([currency]) => currency === "USD");
  expect(dollars).toHaveLength(1);
  // A peso more for each dollar since it was invoiced; pesos have no difference.
  for (const [, open, difference] of dollars) expect(difference).toBe(open);
  expect(valued.filter(([currency]) => currency !== "USD").map(([, , difference]) => difference ?? null)).toEqual([
    null,
    null,
    null,
  ]);
  const plain = await write("plain.xlsx", ["currency", "openMinor"]);
  expect(plain).toEqual(valued.map(([currency, open]) => [currency, open]));
});

test("a file that cannot be written is told, and the next list is written", async () => {
  const { client } = await ledgerAside();
  const folder = temporaryFolder();
  const file = join(folder, "no está", "cartera.xlsx");
  await expect(client.receivables.exportPage({ asOf, file })).rejects.toMatchObject({
    code: "PATH_NOT_FOUND",
    // What is missing is the folder.
    data: { path: dirname(file) },
  });
  const next = join(folder, "cartera.xlsx");
  expect(await client.receivables.exportPage({ asOf, file: next })).toEqual({ file: next, rows: 4 });
  expect(readdirSync(folder)).toEqual(["cartera.xlsx"]);
});

test("what a list was read from is let go of with the ledger", async () => {
  const { client, context, db } = await ledgerAside();
  const folder = temporaryFolder();
  const writing = client.receivables.exportPage({ asOf, file: join(folder, "cartera.xlsx") }).catch(() => null);
  // Whether the list comes before the ledger's end or not, neither half a file nor a log is left behind.
  await context.session.close();
  await writing;
  expect(readdirSync(folder).filter((name) => name !== "cartera.xlsx")).toEqual([]);
  expect(readdirSync(dirname(db.path)).filter((name) => name.startsWith(basename(db.path)))).toEqual([
    basename(db.path),
  ]);
});

test("a ledger ends what reads it elsewhere before it closes", async () => {
  const { context, db } = await ledgerAside();
  const told: string[] = [];
  const reading = Promise.withResolvers<number>();
  const close = db.close.bind(db);
  Object.assign(db, {
    async close() {
      told.push("closed");
      await close();
    },
  });
  const read = context.session.reading(reading.promise, async () => {
    told.push("ended");
    reading.reject(new Error("ended"));
  });
  await Promise.all([expect(read).rejects.toThrow("ended"), context.session.close()]);
  expect(told).toEqual(["ended", "closed"]);
});

test("who sees a part of the ledger reads here, where it is narrowed", async () => {
  const { context, db } = await ledgerAside();
  const narrowed = await db.narrowed(1);
  Object.defineProperty(context.session, "visible", { value: narrowed, configurable: true });
  expect(fileReadAside(context)).toBeNull();
  await narrowed.close();
});
