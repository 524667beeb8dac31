import { sql } from "kysely";
import { type SavedView, zViewState } from "../../../shared/contract/views.ts";
import { searchForm } from "../../../shared/domain/text.ts";
import type { ReadHandle } from "../db/ledger-db.ts";

interface Row {
  id: number;
  screen: string;
  name: string;
  shared: number;
  owner_id: number | null;
  owner: string | null;
  state: string;
  opens_with: number;
}

/** A view of nobody in particular is everybody's. */
export function isMine(view: { readonly owner_id: number | null }, personId: number | null): boolean {
  return view.owner_id === null || view.owner_id === personId;
}

function toView(row: Row, personId: number | null): SavedView {
  return {
    id: row.id,
    screen: row.screen,
    name: row.name,
    shared: row.shared === 1,
    mine: isMine(row, personId),
    owner: row.owner ?? "",
    state: zViewState.parse(JSON.parse(row.state)),
    opensWith: row.opens_with === 1,
  };
}

/** Views of a list that the person sees: their own, those of nobody in particular, and shared ones; by name. */
export async function savedViews(db: ReadHandle, screen: string, personId: number | null): Promise<SavedView[]> {
  const result = await sql<Row>`select v.id, v.screen, v.name, v.shared, v.owner_id, p.name as owner, v.state,
      case when f.view_id = v.id then 1 else 0 end as opens_with
    from saved_view as v left join person as p on p.id = v.owner_id
    left join saved_view_default as f on f.screen = v.screen and f.owner = ${personId ?? 0}
    where v.screen = ${screen} and v.deleted = 0`.execute(db);
  const by = (view: SavedView): string => searchForm(view.name);
  return result.rows
    .filter((row) => row.shared === 1 || isMine(row, personId))
    .map((row) => toView(row, personId))
    .sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : a.id - b.id));
}

/** One view that the person sees; null when there is none, or it was taken away. */
export async function savedView(db: ReadHandle, id: number, personId: number | null): Promise<SavedView | null> {
  const found = await db.selectFrom("saved_view").select("screen").where("id", "=", id).executeTakeFirst();
  if (!found) return null;
  return (await savedViews(db, found.screen, personId)).find((view) => view.id === id) ?? null;
}
