import type { SavedView, ViewState } from "../../../shared/contract/views.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import { commandsOf } from "../lib/carry-out.ts";
import { savedViews } from "./reader.ts";
import { changeView, openWith, restoreView, saveView, setDeleted } from "./writer.ts";

const command = commandsOf("views", ["views"]);

/** Procedures of the area `views`. */
export const viewsHandlers = {
  async list(context: LedgerContext, input: { screen: string }): Promise<{ rows: SavedView[] }> {
    const db = openLedger(context).read;
    return { rows: await savedViews(db, input.screen, context.personId()) };
  },

  save(
    context: LedgerContext,
    input: { commandId: string; screen: string; name: string; shared: boolean; state: ViewState },
  ): Promise<SavedView> {
    return command(context, input.commandId, "save", (tx, recording) => saveView(tx, input, recording));
  },

  change(
    context: LedgerContext,
    input: {
      commandId: string;
      id: number;
      name?: string | undefined;
      shared?: boolean | undefined;
      state?: ViewState | undefined;
    },
  ): Promise<SavedView> {
    return command(context, input.commandId, "change", (tx, recording) => changeView(tx, input, recording));
  },

  remove(context: LedgerContext, input: { commandId: string; id: number }): Promise<{ id: number }> {
    return command(context, input.commandId, "remove", async (tx, recording) => {
      await setDeleted(tx, input.id, 1, recording);
      return { id: input.id };
    });
  },

  restore(context: LedgerContext, input: { commandId: string; id: number }): Promise<SavedView> {
    return command(context, input.commandId, "restore", (tx, recording) => restoreView(tx, input.id, recording));
  },

  openWith(context: LedgerContext, input: { commandId: string; screen: string; id: number | null }) {
    return command(context, input.commandId, "openWith", (tx, recording) => openWith(tx, input, recording));
  },
};
