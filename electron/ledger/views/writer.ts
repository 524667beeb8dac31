import type { SavedView, ViewState } from "../../../shared/contract/views.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { SavedViewRow } from "../db/tables/views.ts";
import { ledgerError } from "../ledger-error.ts";
import { isMine, savedView, savedViews } from "./reader.ts";

/** Who does it and when. */
export interface Doing {
  readonly at: string;
  readonly actor: string;
  readonly personId: number | null;
}

/** Names are told apart as people read them: neither accents nor case make two of one. */
async function refuseTakenName(
  tx: LedgerTx,
  { id, screen, name }: { readonly id: number | null; readonly screen: string; readonly name: string },
  doing: Doing,
): Promise<void> {
  const seen = await savedViews(tx.sql, screen, doing.personId);
  const taken = seen.find((view) => view.id !== id && searchForm(view.name) === searchForm(name));
  if (taken) throw ledgerError("VIEW_EXISTS", { name: taken.name });
}

/** The person's own view, deleted or not as asked. Throws NOT_FOUND and VIEW_OF_OTHERS. */
async function ownView(tx: LedgerTx, id: number, deleted: 0 | 1, doing: Doing): Promise<SavedViewRow> {
  const row = await tx.sql.selectFrom("saved_view").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row || row.deleted !== deleted) throw ledgerError("NOT_FOUND", { what: "view", id: String(id) });
  if (!isMine(row, doing.personId)) throw ledgerError("VIEW_OF_OTHERS", { name: row.name });
  return row;
}

async function seenNow(tx: LedgerTx, id: number, doing: Doing): Promise<SavedView> {
  const view = await savedView(tx.sql, id, doing.personId);
  if (!view) throw ledgerError("NOT_FOUND", { what: "view", id: String(id) });
  return view;
}

function audit(tx: LedgerTx, doing: Doing, action: string, detail: unknown): Promise<void> {
  return appendAudit(tx, { at: doing.at, actor: doing.actor, action: `views.${action}`, detail });
}

/** Saves a new view of the person's. */
export async function saveView(
  tx: LedgerTx,
  view: { readonly screen: string; readonly name: string; readonly shared: boolean; readonly state: ViewState },
  doing: Doing,
): Promise<SavedView> {
  const { screen, name, shared, state } = view;
  await refuseTakenName(tx, { id: null, screen, name }, doing);
  const id = await takeIds(tx, "saved_view", 1);
  const row: SavedViewRow = {
    id,
    screen,
    name,
    shared: shared ? 1 : 0,
    owner_id: doing.personId,
    state: JSON.stringify(state),
    created_at: doing.at,
    updated_at: doing.at,
    deleted: 0,
  };
  await tx.bulk.insert("saved_view", [row]);
  await audit(tx, doing, "save", { id, screen, name, shared });
  return seenNow(tx, id, doing);
}

/** Changes what is given of the person's own view. */
export async function changeView(
  tx: LedgerTx,
  change: {
    readonly id: number;
    readonly name?: string | undefined;
    readonly shared?: boolean | undefined;
    readonly state?: ViewState | undefined;
  },
  doing: Doing,
): Promise<SavedView> {
  const row = await ownView(tx, change.id, 0, doing);
  const name = change.name ?? row.name;
  await refuseTakenName(tx, { id: row.id, screen: row.screen, name }, doing);
  const shared = change.shared ?? row.shared === 1;
  await tx.sql
    .updateTable("saved_view")
    .set({
      name,
      shared: shared ? 1 : 0,
      state: change.state === undefined ? row.state : JSON.stringify(change.state),
      updated_at: doing.at,
    })
    .where("id", "=", row.id)
    .execute();
  await audit(tx, doing, "change", { id: row.id, screen: row.screen, name, shared, state: change.state !== undefined });
  return seenNow(tx, row.id, doing);
}

/** Takes the person's own view away, or puts it back. */
export async function setDeleted(tx: LedgerTx, id: number, deleted: 0 | 1, doing: Doing): Promise<void> {
  const row = await ownView(tx, id, deleted === 1 ? 0 : 1, doing);
  if (deleted === 0) await refuseTakenName(tx, row, doing);
  await tx.sql.updateTable("saved_view").set({ deleted, updated_at: doing.at }).where("id", "=", id).execute();
  await audit(tx, doing, deleted === 1 ? "remove" : "restore", { id, screen: row.screen, name: row.name });
}

/** Puts a view back that the person took away. */
export async function restoreView(tx: LedgerTx, id: number, doing: Doing): Promise<SavedView> {
  await setDeleted(tx, id, 0, doing);
  return seenNow(tx, id, doing);
}

/** Makes a view the one the list opens with for the person, or with null none. */
export async function openWith(
  tx: LedgerTx,
  { screen, id }: { readonly screen: string; readonly id: number | null },
  doing: Doing,
): Promise<{ screen: string; id: number | null }> {
  const owner = doing.personId ?? 0;
  if (id === null) {
    await tx.sql.deleteFrom("saved_view_default").where("owner", "=", owner).where("screen", "=", screen).execute();
  } else {
    const view = await seenNow(tx, id, doing);
    if (view.screen !== screen) throw ledgerError("NOT_FOUND", { what: "view", id: String(id) });
    await tx.sql
      .insertInto("saved_view_default")
      .values({ owner, screen, view_id: id })
      .onConflict((conflict) => conflict.columns(["owner", "screen"]).doUpdateSet({ view_id: id }))
      .execute();
  }
  await audit(tx, doing, "openWith", { screen, id });
  return { screen, id };
}
