import type { Lang } from "../../../../shared/contract/common.ts";
import type { LedgerContext } from "../../context.ts";
import { ledgerError, openLedger } from "../../context.ts";
import type { LedgerTx } from "../../db/ledger-db.ts";
import { carryOut } from "../../lib/carry-out.ts";
import type { Stamp } from "../../lib/recording.ts";
import { watchedFolders } from "./reader.ts";
import { addFolder, folderAt, removeFolder, updateFolder } from "./writer.ts";

type Work = (tx: LedgerTx, recording: Stamp) => Promise<{ id: number } | null>;

/** Carries out a change of the list of folders; the watcher takes it over before the screens are told to ask. */
async function change(
  context: LedgerContext,
  call: { commandId: string; procedure: string; what: string },
  work: Work,
): Promise<{ id: number }> {
  const answer = await carryOut(context, call.commandId, call.procedure, [], async (tx, recording) => {
    const done = await work(tx, recording);
    if (done === null) throw ledgerError("NOT_FOUND", { what: "watchFolder", id: call.what });
    return done;
  });
  await context.watching.refresh();
  context.changes.publish("imports");
  return answer;
}

/** Procedures about watched folders. */
export const watchHandlers = {
  async folders(context: LedgerContext, input: { lang: Lang }) {
    const db = openLedger(context).read;
    return { folders: await watchedFolders(db, (id) => context.watching.state(id), input.lang) };
  },

  async add(context: LedgerContext, input: { commandId: string; path: string; subfolders: boolean }) {
    openLedger(context);
    const path = await folderAt(input.path);
    if (path === null) throw ledgerError("PATH_NOT_FOUND", { path: input.path });
    const call = { commandId: input.commandId, procedure: "imports.watchAdd", what: path };
    return change(context, call, (tx, recording) => addFolder(tx, { path, subfolders: input.subfolders }, recording));
  },

  update(
    context: LedgerContext,
    input: { commandId: string; id: number; enabled?: boolean | undefined; subfolders?: boolean | undefined },
  ) {
    const call = { commandId: input.commandId, procedure: "imports.watchUpdate", what: String(input.id) };
    return change(context, call, (tx, recording) => updateFolder(tx, input, recording));
  },

  remove(context: LedgerContext, input: { commandId: string; id: number }) {
    const call = { commandId: input.commandId, procedure: "imports.watchRemove", what: String(input.id) };
    return change(context, call, (tx, recording) => removeFolder(tx, input.id, recording));
  },

  check(context: LedgerContext, input: { id: number; retry: boolean }): { id: number } {
    context.watching.checkNow(input.id, input.retry);
    return { id: input.id };
  },
};
