import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { zViewState } from "../../../shared/contract/views.ts";
import { databases, makeLedger } from "../support/ledgers.ts";

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
});
