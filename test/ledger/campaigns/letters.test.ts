import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verifyLedger } from "../../../electron/ledger/ledgers/verify.ts";
import { saveLetterhead } from "../../../electron/ledger/letters/letterhead.ts";
import type { CampaignLetters } from "../../../shared/contract/campaign-ways.ts";
import { owed } from "../agencies/scene.ts";
import { refusal } from "../disputes/scene.ts";
import { LETTERHEAD } from "../letters/letterhead.ts";
import { uuid } from "../support/documents.ts";
import { type DatabaseName, databases } from "../support/ledgers.ts";
import { CAMPAIGN, type CampaignScene, folder, handedOver, setUp, started } from "./scene.ts";

const LETTER = { ...CAMPAIGN, channel: "letter" as const, templateCode: "demand-first", controlBp: 0 };
const ADDRESS = "Av. Juárez 10, Col. Centro\n06050 Ciudad de México";

/** A ledger whose company may write letters, with customers at their addresses; "" for one nobody knows. */
async function setUpLetters(database: DatabaseName, addresses: readonly string[]) {
  const l = await setUp(
    database,
    addresses.map((_, n) => owed(n + 1, 10, 20, n)),
  );
  const at = "2026-07-01T12:00:00.000Z";
  const customers = await Promise.all(addresses.map((_, n) => l.customerOf(n + 1)));
  await l.db.write(async (tx) => {
    await saveLetterhead(tx, LETTERHEAD, { at, actor: "t" });
    for (const [n, customer_id] of customers.entries()) {
      const address = addresses[n] ?? "";
      if (address === "") continue;
      await tx.sql.insertInto("letter_address").values({ customer_id, address, updated_at: at, actor: "t" }).execute();
    }
  });
  return { l, customers };
}

/** Prints until there is no more, or until `until` letters were issued; the last that was told, and every problem. */
async function print(l: CampaignScene, id: number, into: string, until = 99) {
  let last: CampaignLetters | null = null;
  const problems: string[] = [];
  for await (const progress of await l.client.campaigns.printLetters({ id, folder: into, merge: true })) {
    last = progress;
    const told = progress.last;
    if (told !== null && (told.why !== null || told.error !== "")) problems.push(told.why ?? told.error);
    if (progress.issued >= until) break;
  }
  return { issued: last?.issued, total: last?.total, merged: last?.merged ?? null, problems: problems.toSorted() };
}

const letters = async (l: CampaignScene) => (await l.client.letters.page({ limit: 50 })).rows;
const sends = async (l: CampaignScene, id: number) =>
  (await l.client.campaigns.members({ id })).rows.map(({ send, why }) => [send, why]);

describe.each(databases)("campaigns by letter on %s", (database) => {
  test("go to who has an address, judged again, as letters with folio on the customer's timeline, and once", async () => {
    const { l, customers } = await setUpLetters(database, [ADDRESS, "", "Calle sin código", ADDRESS, ADDRESS]);
    const [first = 0, , , disputed = 0] = customers;
    const preview = await l.client.campaigns.preview({ fields: LETTER });
    expect(preview.leftOut).toEqual([
      { why: "no-address", customers: 1 },
      { why: "address-incomplete", customers: 1 },
    ]);
    expect(preview.rows[0]).toMatchObject({ customerId: first, address: ADDRESS, waits: false });
    const sample = await l.client.campaigns.sample({ fields: LETTER, customerId: first });
    expect([sample.subject !== "", sample.body.length > 100, sample.missing]).toEqual([true, true, []]);
    // Of invoices that are not overdue such a letter says nothing.
    const soon = { ...LETTER, templateCode: "reminder-upcoming" };
    expect((await l.client.campaigns.preview({ fields: soon })).leftOut).toContainEqual({
      ...{ why: "nothing-due", customers: 3 },
    });
    const id = await started(l, LETTER);
    const into = await folder();
    expect(await refusal(handedOver(l, { id, file: join(into, "x.xlsx") }))).toMatchObject({
      why: "other-way",
    });
    await l.client.disputes.open({
      ...l.id(),
      draft: { customerId: disputed, invoiceUuid: uuid(4), type: "quality", reason: "Llegó roto", amountMinor: 1000 },
    });
    const run = await print(l, id, into);
    expect(run).toMatchObject({ issued: 2, total: 3, problems: ["dispute"] });
    expect(run.merged).not.toBeNull();
    const issued = await letters(l);
    expect(issued.map(({ kind, state }) => [kind, state])).toEqual([
      ["demand-first", "saved"],
      ["demand-first", "saved"],
    ]);
    expect((await readdir(into)).toSorted()).toEqual(
      [...issued.map(({ fileName }) => fileName), run.merged?.split(/[\\/]/).at(-1)].toSorted(),
    );
    expect((await l.client.contacts.timeline({ customerId: first })).rows).toMatchObject([
      { channel: "letter", direction: "out", campaign: "Vencidas de julio" },
    ]);
    expect(await sends(l, id)).toEqual([
      ["sent", null],
      ["left-out", "dispute"],
      ["sent", null],
    ]);
    expect(await print(l, id, into)).toMatchObject({ issued: 0, total: 0 });
    expect(await letters(l)).toHaveLength(2);
    // A letter is a message: no other one of this channel goes out that day, and it counts towards the week.
    const again = (await l.client.campaigns.preview({ fields: LETTER })).leftOut;
    expect(again).toContainEqual({ why: "cap", customers: 2 });
    const { checks } = await verifyLedger(l.db);
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  });

  test("that were given up go on, and what was issued and not saved goes out under its own folio", async () => {
    const { l } = await setUpLetters(database, [ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS]);
    const id = await started(l, LETTER);
    const into = await folder();
    await print(l, id, into, 1);
    const begun = await letters(l);
    expect(begun.length).toBeLessThan(6);
    // A folder in its place: the file of the next letter cannot be written.
    const folios = [1, 2, 3, 4, 5, 6].map((n) => `CAR-2026-${String(n).padStart(6, "0")}`);
    const free = folios.filter((folio) => begun.every((row) => row.folio !== folio));
    const name = begun[0]?.fileName ?? "";
    const blocked = [0, 1, 2, 3, 4, 5].flatMap((n) =>
      free
        .slice(0, 1)
        .map((folio) => join(into, name.replace(/CAR-2026-\d+/, folio).replace(/CLIENTE \d/, `CLIENTE ${n}`))),
    );
    for (const path of blocked) await mkdir(path, { recursive: true });
    const halted = await print(l, id, into);
    expect(halted.problems).toHaveLength(1);
    expect((await sends(l, id)).map(([state]) => state).toSorted()).toEqual([
      ...["sent", "sent", "sent", "sent", "sent", "unknown"],
    ]);
    for (const path of blocked) await rm(path, { recursive: true });
    expect(await print(l, id, into)).toMatchObject({ issued: 1, total: 1, problems: [] });
    const issued = await letters(l);
    expect(issued.map(({ folio }) => folio).toSorted()).toEqual(folios);
    expect(new Set(issued.map(({ customerId }) => customerId)).size).toBe(6);
    expect((await sends(l, id)).every(([state]) => state === "sent")).toBe(true);
  });

  test("printed by two at once go to each once, under a folio of its own", async () => {
    const { l } = await setUpLetters(database, [ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS]);
    const id = await started(l, LETTER);
    const into = [await folder(), await folder()];
    const runs = await Promise.all(into.map((path) => print(l, id, path)));
    expect(runs.flatMap(({ problems }) => problems)).toEqual([]);
    expect(runs.reduce((sum, { issued = 0 }) => sum + issued, 0)).toBe(6);
    const issued = await letters(l);
    expect(issued).toHaveLength(6);
    expect(new Set(issued.map(({ customerId }) => customerId)).size).toBe(6);
    // A folio that was given and then not needed stays a gap.
    expect(new Set(issued.map(({ folio }) => folio)).size).toBe(6);
    const files = (await Promise.all(into.map((path) => readdir(path)))).flat();
    expect(files.filter((name) => name.includes("CAR-")).toSorted()).toEqual(
      issued.map(({ fileName }) => fileName).toSorted(),
    );
    expect(await sends(l, id)).toEqual(Array.from({ length: 6 }, () => ["sent", null]));
    const { checks } = await verifyLedger(l.db);
    expect(checks.filter(({ name, ok }) => !ok && name !== "files")).toEqual([]);
  });

  test("know what became of them from a table or by hand, and what came back is no address any more", async () => {
    const { l, customers } = await setUpLetters(database, [ADDRESS, ADDRESS, ADDRESS]);
    const id = await started(l, LETTER);
    const into = await folder();
    await print(l, id, into);
    const byCustomer = new Map((await letters(l)).map((row) => [row.customerId, row]));
    const [a, b, c] = customers.map((customer) => byCustomer.get(customer));
    await l.client.letters.record({ ...l.id(), id: a?.id ?? 0, step: "delivered", detail: "Recibió Ana" });
    l.clock.day = "2026-07-03";
    const file = join(into, "mensajeria.csv");
    await writeFile(
      file,
      `Folio,Resultado,Respuesta\n${b?.folio},Devuelto,\n${a?.folio},Entregado,\n${c?.folio},Entregado,BAJA\n`,
    );
    const done = await l.client.campaigns.importDelivery({ ...l.id(), id, file });
    expect(done.result?.counts).toEqual({ rows: 3, taken: 3, known: 0, refused: 0 });
    const again = await l.client.campaigns.importDelivery({ ...l.id(), id, file });
    expect(again.result?.counts).toEqual({ rows: 3, taken: 0, known: 3, refused: 0 });
    const states = new Map((await letters(l)).map((row) => [row.id, row.state]));
    expect([a, b].map((row) => states.get(row?.id ?? 0))).toEqual(["delivered", "returned"]);
    const { steps } = await l.client.letters.get({ id: a?.id ?? 0 });
    expect(steps.filter(({ step }) => step === "delivered")).toHaveLength(1);
    const { result } = await l.client.campaigns.get({ id });
    expect(result?.deliveries).toEqual([
      { state: "sent", customers: 3 },
      { state: "delivered", customers: 2 },
      { state: "bounced", customers: 1 },
      { state: "opted-out", customers: 1 },
    ]);
    const later = { ...LETTER, goOutOn: "2026-07-20" };
    expect((await l.client.campaigns.preview({ fields: later })).leftOut).toEqual([
      { why: "bad-channel", customers: 1 },
      { why: "opted-out", customers: 1 },
    ]);
  });
});
