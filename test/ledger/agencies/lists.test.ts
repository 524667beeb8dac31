import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { uuid } from "../support/documents.ts";
import { databases, temporaryFolder } from "../support/ledgers.ts";
import { K, owed, setUp } from "./scene.ts";

/** Three invoices of three customers, two of them placed, and one of these recalled. */
async function placed(database: (typeof databases)[number]) {
  const l = await setUp(database, [owed(1, 400, 20), owed(2, 300, 45, 1), owed(3, 50, 100, 2)]);
  await l.place([1, 2]);
  await l.allow();
  await l.client.agencies.recall({ ...l.id(), itemIds: [(await l.item(2)).id], reason: "complaint" });
  await l.allow();
  l.clock.day = "2026-07-10";
  await l.pay(1, "2026-07-09", 100);
  return l;
}

describe.each(databases)("lists of agencies on %s", (database) => {
  test("what is placed is searched, narrowed, sorted, counted, put together and written like every list", async () => {
    const l = await placed(database);
    const labels = async (input: Parameters<typeof l.client.placed.page>[0]) =>
      (await l.client.placed.page(input)).rows.map((row) => row.uuid);
    expect(await labels({ sort: [{ by: "placedMinor", desc: false }] })).toEqual([uuid(2), uuid(1)]);
    expect(await labels({ states: ["recalled"] })).toEqual([uuid(2)]);
    expect(await labels({ search: "ure1804" })).toEqual([uuid(1)]);
    expect(await labels({ search: uuid(2).slice(-6) })).toEqual([uuid(2)]);
    expect(await labels({ agencyId: l.agencyId + 1 })).toEqual([]);
    expect(await labels({ filters: [{ column: "placedMinor", op: "range", from: "350000", to: null }] })).toEqual([
      uuid(1),
    ]);
    expect(await labels({ filters: [{ column: "bucket", op: "in", values: ["31-60"] }] })).toEqual([uuid(2)]);
    expect((await l.client.placed.page({ limit: 1 })).total).toBe(2);
    expect((await l.client.placed.totals({})).rows).toEqual([
      {
        ...{ currency: "MXN", items: 2, placedMinor: 700 * K, openMinor: 600 * K, viaMinor: 0, directMinor: 100 * K },
        commissionMinor: 12 * K,
      },
    ]);
    expect((await l.client.placed.values({ column: "state" })).values).toEqual([
      { value: "recalled", label: "", rows: 1 },
      { value: "with", label: "", rows: 1 },
    ]);
    expect((await l.client.placed.groups({ by: "customerName" })).rows).toMatchObject([
      { label: "CLIENTE 0", rows: 1, placedMinor: 400 * K },
      { label: "CLIENTE 1", rows: 1, placedMinor: 300 * K },
    ]);
    const file = join(temporaryFolder(), "placed.xlsx");
    expect(await l.client.placed.exportPage({ file })).toMatchObject({ file, rows: 2 });
  });

  test("agencies stand with whether they can take invoices and with what they have and brought", async () => {
    const l = await placed(database);
    await l.client.agencies.save({ ...l.id(), fields: { ...l.fields, legalName: "Ábaco Legal", rfc: "" } });
    const asOf = "2026-07-10";
    const { rows, total } = await l.client.agencies.page({ asOf });
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      { agencyName: "Ábaco Legal", standing: "papers", alerts: 8, currency: "MXN", items: 0, placedMinor: 0 },
      {
        ...{ agencyName: "Recuperadora del Centro", standing: "ready", alerts: 0, currency: "MXN", items: 1 },
        ...{ placedMinor: 400 * K, openMinor: 300 * K, viaMinor: 0, directMinor: 100 * K, commissionMinor: 12 * K },
      },
    ]);
    const names = async (input: Omit<Parameters<typeof l.client.agencies.page>[0], "asOf">) =>
      (await l.client.agencies.page({ ...input, asOf })).rows.map(({ agencyName }) => agencyName);
    expect(await names({ standings: ["papers"] })).toEqual(["Ábaco Legal"]);
    expect(await names({ search: "abaco" })).toEqual(["Ábaco Legal"]);
    expect(await names({ out: true })).toEqual(["Recuperadora del Centro"]);
    expect(await names({ alerts: true })).toEqual(["Ábaco Legal"]);
    expect(await names({ sort: [{ by: "openMinor", desc: true }] })).toEqual([
      "Recuperadora del Centro",
      "Ábaco Legal",
    ]);
    const file = join(temporaryFolder(), "agencies.xlsx");
    expect(await l.client.agencies.exportPage({ asOf, file })).toMatchObject({ rows: 2 });
  });

  test("a choice is shown before it is asked: what goes by bucket with its commission, and what stays and why", async () => {
    const l = await placed(database);
    const asked = { agencyId: l.agencyId, uuids: [uuid(1), uuid(2), uuid(3)] };
    const preview = await l.client.agencies.preview(asked);
    expect(preview).toMatchObject({ blocked: "", papers: [], customers: 2, uuids: [uuid(3), uuid(2)] });
    expect(preview.goes).toEqual([
      { currency: "MXN", bucket: "31-60", items: 1, minor: 300 * K, rateBp: 1800, commissionMinor: 54 * K },
      { currency: "MXN", bucket: "90+", items: 1, minor: 50 * K, rateBp: 3000, commissionMinor: 15 * K },
    ]);
    expect(preview.totals).toEqual([{ currency: "MXN", items: 2, minor: 350 * K, commissionMinor: 69 * K }]);
    expect(preview.stays).toMatchObject({ total: 1, rows: [{ uuid: uuid(1), why: "placed" }] });
    // What is shown can be asked as it stands.
    expect(await l.client.agencies.place({ ...l.id(), agencyId: l.agencyId, uuids: preview.uuids })).toMatchObject({
      items: 2,
    });
    const other = await l.client.agencies.save({ ...l.id(), fields: { ...l.fields, legalName: "Otro", rfc: "" } });
    const blocked = await l.client.agencies.preview({ ...asked, agencyId: other.id });
    expect(blocked.blocked).toBe("papers");
    expect(blocked.papers).toHaveLength(8);
  });

  test("the control group of a request told again is the one it drew", async () => {
    const l = await setUp(database, [owed(1, 400, 20), owed(2, 300, 45, 1), owed(3, 50, 100, 2), owed(4, 50, 100, 3)]);
    const input = { ...l.id(), agencyId: l.agencyId, uuids: [1, 2, 3, 4].map(uuid), holdoutBp: 5000 };
    const first = await l.client.agencies.place(input);
    expect(first).toMatchObject({ items: 2, control: 2 });
    const again = await setUp(database, [
      ...[owed(1, 400, 20), owed(2, 300, 45, 1)],
      ...[owed(3, 50, 100, 2), owed(4, 50, 100, 3)],
    ]);
    expect((await again.client.agencies.place({ ...input, agencyId: again.agencyId })).seed).toBe(first.seed);
  });
});
