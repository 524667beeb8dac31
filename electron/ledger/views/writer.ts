import type { SavedView, ViewState } from "../../../shared/contract/views.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import { appendAudit } from "../audit/writer.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { SavedViewRow } from "../db/tables/views.ts";
import { ledgerError } from "../ledger-error.ts";
import type { Recording } from "../lib/recording.ts";
import { isMine, savedView, savedViews } from "./reader.ts";

/** Names are told apart as people read them: neither accents nor case make two of one. */
async function refuseTakenName(
  tx: LedgerTx,
  { id, screen, name }: { readonly id: number | null; readonly screen: string; readonly name: string },
  recording: Recording,
): Promise<void> {
  const seen = await savedViews(tx.sql, screen, recording.personId);
  const taken = seen.find((view) => view.id !== id && searchForm(view.name) === searchForm(name));
  if (taken) throw ledgerError("VIEW_EXISTS", { name: taken.name });
}

/** The person's own view, deleted or not as asked. Throws NOT_FOUND and VIEW_OF_OTHERS. */
async function ownView(tx: LedgerTx, id: number, deleted: 0 | 1, recording: Recording): Promise<SavedViewRow> {
  const row = await tx.sql.selectFrom("saved_view").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row || row.deleted !== deleted) throw ledgerError("NOT_FOUND", { what: "view", id: String(id) });
  if (!isMine(row, recording.personId)) throw ledgerError("VIEW_OF_OTHERS", { name: row.name });
  return row;
}

async function seenNow(tx: LedgerTx, id: number, recording: Recording): Promise<SavedView> {
  const view = await savedView(tx.sql, id, recording.personId);
  if (!view) throw ledgerError("NOT_FOUND", { what: "view", id: String(id) });
  return view;
}

function audit(tx: LedgerTx, recording: Recording, action: string, detail: unknown): Promise<void> {
  return appendAudit(tx, { at: recording.at, actor: recording.actor, action: `views.${action}`, detail });
}

/** Saves a new view of the person's. */
export async function saveView(
  tx: LedgerTx,
  view: { readonly screen: string; readonly name: string; readonly shared: boolean; readonly state: ViewState },
  recording: Recording,
): Promise<SavedView> {
  const { screen, name, shared, state } = view;
  await refuseTakenName(tx, { id: null, screen, name }, recording);
  const id = await takeIds(tx, "saved_view", 1);
  const row: SavedViewRow = {
    id,
    screen,
    name,
    shared: shared ? 1 : 0,
    owner_id: recording.personId,
    state: JSON.stringify(state),
    created_at: recording.at,
    updated_at: recording.at,
    deleted: 0,
  };
  await tx.bulk.insert("saved_view", [row]);
  await audit(tx, recording, "save", { id, screen, name, shared });
  return seenNow(tx, id, recording);
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
  recording: Recording,
): Promise<SavedView> {
  const row = await ownView(tx, change.id, 0, recording);
  const name = change.name ?? row.name;
  await refuseTakenName(tx, { id: row.id, screen: row.screen, name }, recording);
  const shared = change.shared ?? row.shared === 1;
  await tx.sql
    .updateTable("saved_view")
    .set({
      name,
      shared: shared ? 1 : 0,
      state: change.state === undefined ? row.state : JSON.stringify(change.state),
      updated_at: recording.at,
    })
    .where("id", "=", row.id)
    .execute();
  await audit(tx, recording, "change", {
    id: row.id,
    screen: row.screen,
    name,
    shared,
    state: change.state !== undefined,
  });
  return seenNow(tx, row.id, recording);
}

/** Takes the person's own view away, or puts it back. */
export async function setDeleted(tx: LedgerTx, id: number, deleted: 0 | 1, recording: Recording): Promise<void> {
  const row = await ownView(tx, id, deleted === 1 ? 0 : 1, recording);
  if (deleted === 0) await refuseTakenName(tx, row, recording);
  await tx.sql.updateTable("saved_view").set({ deleted, updated_at: recording.at }).where("id", "=", id).execute();
  await audit(tx, recording, deleted === 1 ? "remove" : "restore", { id, screen: row.screen, name: row.name });
}

/** Puts a view back that the person took away. */
export async function restoreView(tx: LedgerTx, id: number, recording: Recording): Promise<SavedView> {
  await setDeleted(tx, id, 0, recording);
  return seenNow(tx, id, recording);
}

/** Makes a view the one the list opens with for the person, or with null none. */
export async function openWith(
  tx: LedgerTx,
  { screen, id }: { readonly screen: string; readonly id: number | null },
  recording: Recording,
): Promise<{ screen: string; id: number | null }> {
  const owner = recording.personId ?? 0;
  if (id === null) {
    await tx.sql.deleteFrom("saved_view_default").where("owner", "=", owner).where("screen", "=", screen).execute();
  } else {
    const view = await seenNow(tx, id, recording);
    if (view.screen !== screen) throw ledgerError("NOT_FOUND", { what: "view", id: String(id) });
    await tx.sql
      .insertInto("saved_view_default")
      .values({ owner, screen, view_id: id })
      .onConflict((conflict) => conflict.columns(["owner", "screen"]).doUpdateSet({ view_id: id }))
      .execute();
  }
  await audit(tx, recording, "openWith", { screen, id });
  return { screen, id };
}
