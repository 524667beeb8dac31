import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { judgeDeliveries, KnownDeliveries } from "../../../electron/ledger/campaigns/delivery-match.ts";
import { readDelivery } from "../../../shared/domain/campaigns/delivery.ts";
import { owed } from "../agencies/scene.ts";
import { databases } from "../support/ledgers.ts";
import { type CampaignScene, folder, handedOver, SETTINGS, setUp, started } from "./scene.ts";

/** A campaign handed over to one customer, and a way to import rows of results about its message. */
async function handed(l: CampaignScene) {
  await l.client.mail.saveSettings({ ...l.id(), settings: SETTINGS });
  const customerId = await l.customerOf(1);
  await l.person(customerId, [{ kind: "whatsapp", value: "+525512340000" }]);
  const id = await started(l, { controlBp: 0 });
  const path = await folder();
  await handedOver(l, { id, file: join(path, "mensajes.xlsx") });
  const take = async (...rows: readonly string[]) => {
    const file = join(path, "resultados.csv");
    await writeFile(file, ["Número,Estado,Respuesta", ...rows.map((row) => `+525512340000,${row}`)].join("\n"));
    const { result } = await l.client.campaigns.importDelivery({ ...l.id(), id, file });
    return result?.counts;
  };
  /** What was logged of what came back, by its words, and whether the number is closed. */
  const known = async () => {
    const { rows } = await l.client.contacts.timeline({ customerId });
    const people = (await l.client.customers.people({ customerId })).rows;
    return {
      log: rows
        .filter(({ direction }) => direction === "in")
        .map(({ outcome, note }) => `${outcome ?? ""} ${note}`)
        .toSorted(),
      closed: people.some(({ channels }) => channels.some(({ optedOut }) => optedOut)),
    };
  };
  return { take, known };
}

const READ = "Leído,";
const ASKS = "Respondió,¿De qué factura?";
const PAID = "Leído,Ya pagué ayer";
const STOP = "Leído,BAJA";
const ALL = [READ, ASKS, PAID, STOP];

/** Every order of the rows. */
function orders<T>(rows: readonly T[]): T[][] {
  if (rows.length <= 1) return [[...rows]];
  return rows.flatMap((row, at) => orders(rows.toSpliced(at, 1)).map((rest) => [row, ...rest]));
}

describe.each(databases)("a later answer to a message of a campaign on %s", (database) => {
  test("that says something else takes effect, and the same row twice does not", async () => {
    const l = await setUp(database, [owed(1, 10, 20, 0)]);
    const { take, known } = await handed(l);
    expect(await take(READ)).toMatchObject({ taken: 1, known: 0 });
    expect(await take(READ, ASKS)).toMatchObject({ taken: 1, known: 1 });
    expect(await take(ASKS, "Respondió,  ¿DE QUE  FACTURA? ")).toMatchObject({ taken: 0, known: 2 });
    // Without its words an answer that is known says nothing new.
    expect(await take("Respondió,")).toMatchObject({ taken: 0, known: 1 });
    expect(await take(ASKS, PAID)).toMatchObject({ taken: 1, known: 1 });
    expect(await known()).toEqual({ log: ["RESP Ya pagué ayer", "RESP ¿De qué factura?"], closed: false });
    expect(await take(READ, ASKS, PAID, STOP)).toMatchObject({ taken: 1, known: 3 });
    expect(await take(STOP, READ, ASKS, PAID, READ)).toMatchObject({ taken: 0, known: 5 });
    expect(await known()).toEqual({
      log: ["CAN BAJA", "RESP Ya pagué ayer", "RESP ¿De qué factura?"],
      closed: true,
    });
  });

  test("comes to the same in whatever order files and rows come", async () => {
    const found: unknown[] = [];
    // File by file, one row each, forwards and backwards; and all of them in one file.
    for (const files of [ALL.map((row) => [row]), ALL.toReversed().map((row) => [row]), [ALL.toReversed()]]) {
      const l = await setUp(database, [owed(1, 10, 20, 0)]);
      const { take, known } = await handed(l);
      for (const rows of files) await take(...rows);
      for (const rows of files.toReversed()) expect(await take(...rows)).toMatchObject({ taken: 0 });
      found.push(await known());
    }
    expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(found[0]).toMatchObject({ closed: true });
  });
});

const MESSAGE = {
  ...{ memberId: 1, customerId: 1, customerName: "A", keys: ["A"], sentOn: "2026-07-01", sentAt: "", address: "" },
  ...{ reachedName: "", contactId: null, channelId: null, collectorId: null, letterId: null, folio: "" },
};
const MAPPING = {
  sheet: "",
  headerRow: 1,
  columns: { reference: 0, state: 1, reply: 2 },
  decimal: "point",
  dayOrder: "dmy",
} as const;

test("every order of the rows of a file takes the same answers", () => {
  const rows = [...ALL, "Respondió,"].map((row) => ["1", ...row.split(",")]);
  const taken = orders(rows).map((order) => {
    const lines = order.flatMap((cells, at) => readDelivery(MAPPING, { row: at + 2, cells }).line ?? []);
    const asked = { channel: "whatsapp", known: new KnownDeliveries(), today: "2026-07-02" } as const;
    return judgeDeliveries(lines, [MESSAGE], asked)
      .flatMap((each) => (each.outcome === "refused" ? [] : each.fresh.map(({ state, reply }) => `${state} ${reply}`)))
      .toSorted();
  });
  expect(new Set(taken.map((each) => each.join("|"))).size).toBe(1);
  expect(taken[0]).toHaveLength(4);
});
