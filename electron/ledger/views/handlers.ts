import type { SavedView, ViewState } from "../../../shared/contract/views.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import { runCommand } from "../lib/commands.ts";
import { savedViews } from "./reader.ts";
import { changeView, type Doing, openWith, restoreView, saveView, setDeleted } from "./writer.ts";

async function command<T>(
  context: LedgerContext,
  commandId: string,
  procedure: string,
  work: (tx: LedgerTx, doing: Doing) => Promise<T>,
): Promise<T> {
  const at = context.now().toISOString();
  const call = { id: commandId, procedure: `views.${procedure}`, recordedAt: at };
  const doing = { at, actor: context.actor, personId: context.personId() };
  const { answer } = await runCommand(openLedger(context), call, (tx) => work(tx, doing));
  context.changes.publish("views");
  return answer;
}

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
    return command(context, input.commandId, "save", (tx, doing) => saveView(tx, input, doing));
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
    return command(context, input.commandId, "change", (tx, doing) => changeView(tx, input, doing));
  },

  remove(context: LedgerContext, input: { commandId: string; id: number }): Promise<{ id: number }> {
    return command(context, input.commandId, "remove", async (tx, doing) => {
      await setDeleted(tx, input.id, 1, doing);
      return { id: input.id };
    });
  },

  restore(context: LedgerContext, input: { commandId: string; id: number }): Promise<SavedView> {
    return command(context, input.commandId, "restore", (tx, doing) => restoreView(tx, input.id, doing));
  },

  openWith(context: LedgerContext, input: { commandId: string; screen: string; id: number | null }) {
    return command(context, input.commandId, "openWith", (tx, doing) => openWith(tx, input, doing));
  },
};
